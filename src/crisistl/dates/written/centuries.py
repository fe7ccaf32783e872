"""Centuries: the 16th century, XVIe siècle, siglo XVI, 5th century BC, XVI-XVII wiek."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates.written import singles
from crisistl.dates.written.cursor import Cursor
from crisistl.dates.written.numerals import ROMAN_ORDINALS, roman
from crisistl.dates.written.singles import Single

Found = Iterator[tuple[Single, int]]


def centuries(reader: Cursor, i: int) -> Found:
    """The centuries that begin at the token `i`, with or without an era, each with its end."""
    found = [
        (count, end)
        for count, start in _ordinal(reader, i)
        for end in reader.role(start, "century")
    ]
    for start in reader.role(i, "century"):
        found += _numeral(reader, start)
    if named := reader.words.centuries.get(reader.token(i).text):
        yield century(named, ""), i + 1
    for count, end in found:
        for era, last in reader.eras(end) or [("", end)]:
            yield century(count, era), last


def century_ranges(reader: Cursor, i: int) -> Iterator[tuple[Single, Single, int]]:
    """The first and the last century of 16th-17th century, 16th and 17th centuries, siglos XVI y XVII."""
    if not reader.has("century"):
        return
    for first, end in _ordinal(reader, i):
        for joint in _joints(reader, end):
            for last, start in _ordinal(reader, reader.skipped(joint, "the")):
                for after in reader.role(start, "century"):
                    yield from _in_order(reader, first, last, after)
    for start in reader.role(i, "century"):
        for first, end in _numeral(reader, start):
            for joint in _joints(reader, end):
                for last, after in _numeral(reader, joint):
                    yield from _in_order(reader, first, last, after)


def _numeral(reader: Cursor, i: int) -> Iterator[tuple[int, int]]:
    if number := roman(reader.token(i).text):
        yield number, i + 1


def _in_order(
    reader: Cursor, first: int, last: int, end: int
) -> Iterator[tuple[Single, Single, int]]:
    for era, after in reader.eras(end) or [("", end)]:
        earlier, later = century(first, era), century(last, era)
        if earlier.lower < later.lower:
            yield earlier, later, after


def _joints(reader: Cursor, i: int) -> Iterator[int]:
    """The places after a dash, 'to' or 'and'."""
    if reader.is_mark(i, "-", "/"):
        yield i + 1
    for role in ("to", "and"):
        yield from reader.role(reader.skipped(i), role)


def _ordinal(reader: Cursor, i: int) -> Iterator[tuple[int, int]]:
    """The number of 16th, 16., XVI or sixteenth."""
    token = reader.token(i)
    numeral = roman(token.text) or ROMAN_ORDINALS.get(token.text)
    if numeral:
        yield numeral, i + 1
    elif token.kind == "number" and 1 <= int(token.text) <= 99:
        after = reader.after_dot(i + 1)
        if token.ordinal or after > i + 1:
            yield int(token.text), after
    elif token.text in reader.words.ordinals:
        yield reader.words.ordinals[token.text], i + 1


def century(count: int, era: str) -> Single:
    """The hundred years of EDTF's 15XX, 1500 to 1599, for the 16th century, and of -04XX for the 5th BC.

    EDTF has no such form for the first centuries, which meet between the years 0 (1 BC) and 1.
    """
    if era == "bc" and count == 1:
        return replace(singles.year_set(-99, 0), unit="century")
    if era == "bc":
        last = 100 - 100 * count
        return singles.years(last - 99, last, f"-{count - 1:02}XX", "century")
    if count == 1:
        return replace(singles.year_set(1, 99), unit="century")
    first = 100 * (count - 1)
    return singles.years(first, first + 99, f"{count - 1:02}XX", "century")


def within_century(whole: Single, low: int, high: int) -> Single:
    """Years of a century, counted from 0 for its year 01: the last third of the 16th is 1567 to 1600."""
    first = whole.lower[0]
    if first % 100 == 0:
        first += 1
    return singles.year_set(first + low, first + high)
