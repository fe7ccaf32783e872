"""Free words: searching for the words of a sentence, without those such as "what" and "the"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from shlex import quote

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.query.lookup import field_of
from crisistl.query.terms import split_phrases
from crisistl.query.vocabulary import Vocabulary
from crisistl.text.names import fold

_WORDS = """
a about an and any are as at be been between by can could did do does for from had has have how i in into is it its me
of on said say says show tell that the their there these they this to was were what when where which who whom whose
why will with would
"""
_EMPTY = frozenset(_WORDS.split())
"""Common English words, which say nothing about the subject of a question."""


_FEWEST, _MOST = 2, 8  # words of which some may find nothing

_NAMED = ("actor", "by", "toward", "theme", "source", "place")


def refuse_unquoted(question: Question, words: Sequence[str], engine: Engine) -> None:
    """Raise UsageError if the words complete a name that was typed without quotation marks: --actor United States."""
    for name in _NAMED:
        for value in getattr(question, name):
            field = field_of(name)
            known = Vocabulary.of(field, engine.spellings(field))
            for end in range(1, len(words) + 1):
                whole = " ".join([value, *words[:end]])
                if known.get(whole) and not known.get(value):
                    raise UsageError(
                        f"a name of several words needs quotation marks: --{name} {quote(whole)}"
                    )


def without_empty_words(
    question: Question, words: Sequence[str], engine: Engine
) -> tuple[Question, str]:
    """The question for these words, and a note if common words such as "the" were left out of it.

    They are left out only if all words together find nothing and the others find something.
    """
    whole = " ".join(words)
    asked = replace(question, text=[*question.text, whole])
    phrases = [*split_phrases(whole)]
    kept = _with_meaning(phrases)
    if not kept or len(kept) == len(phrases):
        return asked, ""
    if ask(asked, engine).number.events:
        return asked, ""
    shorter = replace(question, text=[*question.text, " ".join(map(_quoted, kept))])
    if not ask(shorter, engine).number.events:
        return asked, ""
    shown = " ".join(map(_quoted, kept))
    return shorter, f"nothing has all of these words; searched for: {shown}"


def words_found(
    question: Question, words: Sequence[str], engine: Engine
) -> Iterator[str]:
    """A note on the words that find something without the others, for words that together find nothing."""
    phrases = _with_meaning(split_phrases(" ".join(words)))
    if not _FEWEST <= len(phrases) <= _MOST:
        return
    found: list[str] = []
    missing: list[str] = []
    number = 0
    for phrase in phrases:
        text = " ".join(map(_quoted, [*found, phrase]))
        asked = replace(question, text=[*question.text, text])
        events = ask(asked, engine).number.events
        if events:
            found.append(phrase)
            number = events
        else:
            missing.append(phrase)
    if found and missing:
        shown = " ".join(map(_quoted, found))
        left_out = " and ".join(map(repr, missing))
        yield f"without {left_out}, the other words find {number:,}: {shown}"


def _with_meaning(phrases: Iterable[str]) -> list[str]:
    """The phrases without common words such as "the"."""
    return [phrase for phrase in phrases if fold(phrase) not in _EMPTY]


def _quoted(phrase: str) -> str:
    if " " in phrase:
        return f'"{phrase}"'
    return phrase
