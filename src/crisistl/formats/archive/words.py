"""Words: texts stored so that a plain substring search finds a phrase where a word begins.

A mark follows each character that isn't part of a word, and begins the text. A phrase that begins with a letter is then
found with a mark before it; `crisistl.query.search.phrase_pattern` finds the same in unmarked text.
"""

import re
from typing import TYPE_CHECKING

from crisistl.query.search import own_text
from crisistl.text.names import fold

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

MARK = "\x01"
_IN_PLACE_OF = {MARK: "\x02", "\n": "\x03", "\r": "\x04", "\x1f": "\x05"}
"""What is stored for characters that a line of the tables can't have."""

_has_control = re.compile("[\x01-\x05\r\x1f]").search
_others = re.compile(r"[^\w \x01]").findall
_is_word = re.compile(r"\w").match


def stored_text(event: "Event") -> str:
    """The folded text of an event with its words marked."""
    return marked(fold(own_text(event)))


def marked(folded: str) -> str:
    """A folded text with its marks."""
    if "\n" in folded or _has_control(folded):
        for character, other in _IN_PLACE_OF.items():
            folded = folded.replace(character, other)
    found = folded.replace(" ", f" {MARK}")
    # replacing each of the few other characters is five times as fast as a regular expression
    for character in {*_others(found)}:
        found = found.replace(character, character + MARK)
    return MARK + found


def marked_phrase(phrase: str) -> str | None:
    """What to look for in stored texts to find a phrase; None where a substring can't decide it."""
    folded = fold(phrase)
    if not folded or _has_control(folded):
        return None
    first = folded[0]
    found = marked(folded)
    if first.isdigit() or first != first.upper():
        if _is_word(first):
            return found
        return None
    # a script without spaces between words is found inside of them as well
    return found.removeprefix(MARK)
