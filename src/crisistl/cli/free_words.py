"""Free words: what people search for in a sentence, with words such as "what" and "the" that say nothing."""

from collections.abc import Sequence
from dataclasses import replace

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.query.terms import split_phrases
from crisistl.text.names import fold

_WORDS = """
a about an and any are as at be been between by can could did do does for from had has have how i in into is it its me
of on said say says show tell that the their there these they this to was were what when where which who whom whose
why will with would
"""
_EMPTY = frozenset(_WORDS.split())
"""English words that are in a question whatever it is about."""


def without_empty_words(
    question: Question, words: Sequence[str]
) -> tuple[Question, str]:
    """The question for these words, and a note where words that say nothing were left out of it.

    They are left out only where the words as they are find nothing, and the others find something.
    """
    whole = " ".join(words)
    asked = replace(question, text=[*question.text, whole])
    phrases = [*split_phrases(whole)]
    kept = [phrase for phrase in phrases if fold(phrase) not in _EMPTY]
    if not kept or len(kept) == len(phrases) or "-" in question.paths():
        return asked, ""
    if ask(asked).number.events:
        return asked, ""
    shorter = replace(question, text=[*question.text, " ".join(map(_quoted, kept))])
    if not ask(shorter).number.events:
        return asked, ""
    shown = " ".join(map(_quoted, kept))
    return shorter, f"nothing has all of these words; searched for: {shown}"


def _quoted(phrase: str) -> str:
    if " " in phrase:
        return f'"{phrase}"'
    return phrase
