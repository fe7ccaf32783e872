"""Sayings: quotes and the accounts of sources as people type them, in the form in which `show` prints them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from crisistl.dates import DateError
from crisistl.errors import UnknownName, UsageError

Named = Callable[[str, bool], str | dict[str, str]]
"""The id of a name, added if it is unknown and that is wanted; UnknownName otherwise."""

ReadDate = Callable[[str], str]
"""A typed date in EDTF; DateError for what isn't one."""

_SHAPE = "write SOURCE: DATE, “WORDS”, of which the date or the words may be missing"
_OPEN, _CLOSE = '“„«"', '”“»"'
_IN_MARKS = rf"[{_OPEN}](?P<words>.+)[{_CLOSE}]"
_SPEAKER_LAST = re.compile(rf"{_IN_MARKS}\s*[–—-]+\s*(?P<speaker>[^{_OPEN}{_CLOSE}]+)")
_WORDS_ALONE = re.compile(_IN_MARKS)
_WORDS_LAST = re.compile(rf"(?P<before>[^{_OPEN}]*?)[\s,]*{_IN_MARKS}")


def quote_of(text: str, named: Named, *, create: bool) -> dict[str, str]:
    """A quote: `SPEAKER: WORDS`, `“WORDS” – SPEAKER`, or the words alone.

    What is before a colon is the speaker only where an actor has this name. A speaker behind the words is added to
    the actors with `create`; UnknownName otherwise.
    """
    text = text.strip()
    if found := _SPEAKER_LAST.fullmatch(text):
        speaker = _id(named(found["speaker"].strip(), create))
        return {"text": found["words"].strip(), "speaker": speaker}
    for name, words in _split(text):
        if known := _known(name, named):
            return {"text": _without_marks(words), "speaker": _id(known)}
    return {"text": _without_marks(text)}


def account_of(
    text: str, named: Named, date: ReadDate, *, create: bool
) -> dict[str, Any]:
    """The account of a source: `SOURCE: DATE, “WORDS”`; the date or the words may be missing.

    Marks around the words are needed where they could be a date. UnknownName for an unknown source, which is added
    with `create`; UsageError for what has another form.
    """
    text = text.strip()
    pairs = [*_split(text)]
    if not pairs:
        raise UsageError(f"{text!r} has no source", _SHAPE)
    for name, said in pairs:
        if source := _known(name, named):
            return {"source": source, **_said(said, date)}
    name, said = pairs[-1]  # the shortest name
    return {"source": named(name, create), **_said(said, date)}


def _said(text: str, date: ReadDate) -> dict[str, str]:
    """The date and the words of an account."""
    if found := _WORDS_LAST.fullmatch(text):
        words = {"words": found["words"].strip()}
        before = found["before"].strip()
        if not before:
            return words
        if when := _date(before, date):
            return {"date": when, **words}
        raise UsageError(f"{before!r} isn't a date", _SHAPE)
    for before, after in _pieces(text):
        if when := _date(before, date):
            return {"date": when, **({"words": after} if after else {})}
    return {"words": text}


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text before and after each of its commas, the whole text first."""
    yield text, ""
    at = len(text)
    while (at := text.rfind(", ", 0, at)) > 0:
        yield text[:at].strip(), text[at + 1 :].strip()


def _split(text: str) -> Iterator[tuple[str, str]]:
    """What is before and after each colon, the longest name first: a name may contain a colon."""
    at = len(text)
    while (at := text.rfind(": ", 0, at)) > 0:
        name, rest = text[:at].strip(), text[at + 1 :].strip()
        if name and rest:
            yield name, rest


def _known(name: str, named: Named) -> str | dict[str, str] | None:
    try:
        return named(name, False)
    except UnknownName:
        return None


def _id(value: str | dict[str, str]) -> str:
    assert isinstance(value, str)  # only a source may be a web address
    return value


def _date(text: str, date: ReadDate) -> str | None:
    try:
        return date(text)
    except DateError:
        return None


def _without_marks(text: str) -> str:
    if found := _WORDS_ALONE.fullmatch(text):
        return found["words"].strip()
    return text
