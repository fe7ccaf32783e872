"""Sayings: quotes and the accounts of sources as people type them, in the form in which `show` prints them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crisistl.dates import DateError
from crisistl.errors import UnknownName, UsageError
from crisistl.model.choices import STATUSES

Named = Callable[[str, bool], str | dict[str, str]]
"""The id of a name, added if it is unknown and that is wanted; UnknownName otherwise."""

ReadDate = Callable[[str], str]
"""A typed date in EDTF; DateError for what isn't one."""

_SHAPE = "write SOURCE: DATE, WHO → WHOM, STATUS, says NAME, “WORDS”; after the source, one of these is enough"
_OPEN, _CLOSE = '“„«"', '”“»"'
_IN_MARKS = rf"[{_OPEN}](?P<words>.+)[{_CLOSE}]"
_SPEAKER_LAST = re.compile(rf"{_IN_MARKS}\s*[–—-]+\s*(?P<speaker>[^{_OPEN}{_CLOSE}]+)")
_WORDS_ALONE = re.compile(_IN_MARKS)
_CLAIMANTS_LAST = re.compile(r"(?:(?P<before>.*), )?says (?P<names>.+)")
_STATUS_LAST = re.compile(rf"(?:(?P<before>.*), )?(?P<status>{'|'.join(STATUSES)})")
_ARROW = re.compile(r"\s*(?:→|->)\s*")
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


@dataclass(frozen=True, slots=True)
class Registers:
    """Finds the ids of sources and actors by their names, and reads dates."""

    source: Named
    actor: Named
    date: ReadDate


def account_of(text: str, registers: Registers, *, create: bool) -> dict[str, Any]:
    """The account of a source: `SOURCE: DATE, WHO → WHOM, STATUS, says NAME, “WORDS”`, as `show` prints it.

    One of the parts after the source is enough. Marks around the words are needed where they could be a date or a
    status.
    UnknownName for an unknown name, which is added with `create`; UsageError for what has another form.
    """
    named = registers.source
    text = text.strip()
    pairs = [*_split(text)]
    if not pairs:
        raise UsageError(f"{text!r} has no source", _SHAPE)
    for name, said in pairs:
        if source := _known(name, named):
            return {"source": source, **_said(said, registers, create)}
    name, said = pairs[-1]  # the shortest name
    return {"source": named(name, create), **_said(said, registers, create)}


def _said(text: str, registers: Registers, create: bool) -> dict[str, Any]:
    """What an account says besides its source."""
    if found := _WORDS_LAST.fullmatch(text):
        words = {"words": found["words"].strip()}
        before = found["before"].strip()
        if not before:
            return words
        facts = _facts(before, registers, create=create, create_claimants=create)
        if facts:
            return facts | words
        raise UsageError(f"{before!r} isn't a date, a status or WHO → WHOM", _SHAPE)
    facts = _facts(text, registers, create=False, create_claimants=create)
    if facts:
        return facts
    for before, after in _pieces(text):
        if when := _date(before, registers.date):
            return {"date": when, **({"words": after} if after else {})}
    return {"words": text}


def _facts(
    text: str, registers: Registers, *, create: bool, create_claimants: bool
) -> dict[str, Any] | None:
    """The date, both sides, the status and the claimants in a text; None where it has anything else."""
    facts: dict[str, Any] = {}
    rest, claimants = text, ""
    if found := _CLAIMANTS_LAST.fullmatch(rest):
        claimants, rest = found["names"], found["before"] or ""
    if found := _STATUS_LAST.fullmatch(rest):
        facts["status"] = found["status"]
        rest = found["before"] or ""
    if rest:
        first = _date_and_sides(rest, registers, create)
        if first is None:
            return None  # words, in which 'says an eyewitness' names no actor
        facts |= first
    if claimants:
        facts["attributed_to"] = _names(claimants, registers.actor, create_claimants)
    return facts


def _date_and_sides(
    text: str, registers: Registers, create: bool
) -> dict[str, Any] | None:
    """A date, both sides, or the one before the other; None where a text has anything else."""
    for before, after in _pieces(text):
        when = _date(before, registers.date)
        if when is None:
            continue
        sides = _sides(after, registers.actor, create)
        if sides is not None:
            return {"date": when, **sides}
    return _sides(text, registers.actor, create)


def _sides(text: str, actor: Named, create: bool) -> dict[str, list[str]] | None:
    """Who acts and towards whom; None where a text is neither."""
    if not text:
        return {}
    sides = _ARROW.split(text)
    if len(sides) > 2:
        return None
    try:
        ids = [_names(side, actor, create and len(sides) > 1) for side in sides]
    except UnknownName:
        if len(sides) > 1:
            raise
        return None
    return {name: side for name, side in zip(_SIDES, ids, strict=False) if side}


_SIDES = ("actors", "targets")


def _names(text: str, actor: Named, create: bool) -> list[str]:
    """The ids of names with commas or semicolons between them; a name may itself contain commas."""
    pieces = [piece for piece in re.split(r"(?<=[,;])\s+", text.strip()) if piece]
    found = []
    while pieces:
        for end in range(len(pieces), 0, -1):
            name = " ".join(pieces[:end]).rstrip(",; ")
            if end == 1:
                found.append(_id(actor(name, create)))
            elif known := _known(name, actor):
                found.append(_id(known))
            else:
                continue
            pieces = pieces[end:]
            break
    return found


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
