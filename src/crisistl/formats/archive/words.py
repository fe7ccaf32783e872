"""Words: texts stored so that a plain substring search finds a phrase where a word begins.

A mark is put before each character with which a word begins. A phrase that begins with a letter is then found with
its own mark before it, and only there; `crisistl.query.search.phrase_pattern` finds the same in unmarked text.
"""

import re

from crisistl.model.timeline import Event
from crisistl.query.search import own_text
from crisistl.text.names import fold

MARK = "\x01"
_STANDS_FOR_MARK = "\x02"
_MARKED = rf"{MARK}\g<0>"
_mark_words = re.compile(r"\w+").sub
_IS_WORD = re.compile(r"\w")


def stored_text(event: Event) -> str:
    """The folded text of an event with its words marked."""
    return marked(fold(own_text(event)))


def marked(folded: str) -> str:
    """A folded text with a mark before each word."""
    if MARK in folded:
        folded = folded.replace(MARK, _STANDS_FOR_MARK)
    return _mark_words(_MARKED, folded)


def marked_phrase(phrase: str) -> str | None:
    """What to look for in stored texts to find a phrase; None where a substring can't decide it."""
    folded = fold(phrase)
    if not folded or MARK in folded or _STANDS_FOR_MARK in folded:
        return None
    first = folded[0]
    found = marked(folded)
    if first.isdigit() or first != first.upper():
        return found if _IS_WORD.match(first) else None
    # a script without spaces between words is found inside of them as well
    return found.removeprefix(MARK)
