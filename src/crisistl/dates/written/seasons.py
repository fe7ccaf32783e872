"""Seasons, quarters and halves of a year: summer 1962, winter 1962-63, Q3 1962, first half of 1962."""

from collections.abc import Iterator

from crisistl.dates.written import singles
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Part, Single
from crisistl.dates.written.values import Unread
from crisistl.dates.written.wholes import full
from crisistl.dates.written.words import SEASONS

Found = Iterator[tuple[Part | Single, int]]

_LETTERS = (("q", 33, 4), ("h", 40, 2))
"""The letter of quarters and halves, EDTF's code of the first, and how many a year has."""
_WORDS = (("half", 40, 2), ("third", 37, 3), ("quarter", 33, 4))


def parts_of_years(reader: Parts, i: int) -> Found:
    """The seasons, quarters, thirds and halves that begin at the token `i`, each with its end."""
    if reader.has(*SEASONS):
        yield from _seasons(reader, i)
        yield from _seasons_after(reader, i)
    if reader.has_text("q", "h"):
        yield from _with_letter(reader, i)
    if reader.has("half", "third", "quarter"):
        yield from _in_words(reader, i)


def _seasons(reader: Parts, i: int) -> Found:
    for name, code in SEASONS.items():
        for end in reader.role(i, name):
            start = reader.skipped(end, "of", "the")
            if name == "winter":
                yield from _winter(reader, start)
            else:
                yield from _coded(reader, code, end, start)
                _refuse_two_years(reader, name, start)


def _seasons_after(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """1962 (summer), at the end of a text."""
    for year, end in full(reader, i, "year"):
        for name, code in SEASONS.items():
            for last in reader.role(reader.skipped(end), name):
                if reader.skipped(last) < len(reader.tokens):
                    continue
                if name == "winter":
                    reader.refusals.append(_which_winter(year.lower[0]))
                else:
                    yield singles.part_of_year(year.lower[0], code), last


def _coded(reader: Parts, code: int, end: int, start: int) -> Found:
    """A part of a year by its code, without a year or with the one at `start`."""
    yield Part(code=code), end
    for year, after in reader.year(start, short=True):
        yield Part(code=code, year=year), after


def _winter(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """Winter 1962-63; a single year is ambiguous."""
    for year, end in full(reader, i, "year"):
        first = year.lower[0]
        if _is_following(reader, first, end):
            found = singles.months(first, 12, 3, f"{year.text}-24", "season")
            after = end + 2
            yield found, max(reader.role(after, "year mark"), default=after)
        elif not reader.is_mark(end, "-", "/"):
            reader.refusals.append(_which_winter(first))


def _refuse_two_years(reader: Parts, name: str, i: int) -> None:
    """Note that only a winter has two years in the north, and a summer in the south."""
    for year, end in full(reader, i, "year"):
        first = year.lower[0]
        if _is_following(reader, first, end):
            reader.refusals.append(_which_season(name, first))


def _is_following(reader: Parts, year: int, i: int) -> bool:
    """Whether '-63' or '/1963' at the token `i` is the year after a year."""
    following = {f"{(year + 1) % 100:02}", f"{year + 1:04}"}
    return reader.is_mark(i, "-", "/") and reader.token(i + 1).text in following


def _with_letter(reader: Parts, i: int) -> Found:
    """Q3 1962, Q3/1962, 1962 Q3, 3Q 1962, H1 1962."""
    for letter, first, most in _LETTERS:
        for number, end in _lettered(reader, i, letter, most):
            yield from _coded(reader, first + number - 1, end, reader.glue(end))
        for year, end in full(reader, i, "year"):
            for number, after in _lettered(reader, reader.glue(end), letter, most):
                code = first + number - 1
                yield singles.part_of_year(year.lower[0], code), after


def _in_words(reader: Parts, i: int) -> Found:
    """Third quarter of 1962, first half of 1962, I połowa 1962."""
    for name, first, count in _WORDS:
        lasts = [(count, end) for end in reader.role(i, "last")]
        for number, end in (*reader.numeral(i), *lasts):
            if number > count:
                continue
            for after in reader.role(end, name):
                start = reader.skipped(after, "of", "the")
                yield from _coded(reader, first + number - 1, after, start)


def _lettered(
    reader: Parts, i: int, letter: str, most: int
) -> Iterator[tuple[int, int]]:
    first, second = reader.token(i), reader.token(i + 1)
    if first.text == letter and second.kind == "number":
        number = second.text
    elif first.kind == "number" and second.text == letter and not second.spaced:
        number = first.text
    else:
        return
    if number in tuple("1234"[:most]):
        yield int(number), i + 2
    else:
        problem = f": there is no {letter.upper()}{number}"
        unread = Unread("impossible", problem, f"Write 1 to {most}")
        reader.refusals.append(unread)


def _which_winter(year: int) -> Unread:
    early, late = (
        f"winter {first}-{(first + 1) % 100:02}" for first in (year - 1, year)
    )
    return Unread(
        "ambiguous",
        f" has two readings: December {year - 1} to February {year}, or December {year} to February {year + 1}?",
        f"Write '{early}' or '{late}'",
        (early, late),
    )


def _which_season(name: str, year: int) -> Unread:
    """Why summer 2021/22 and spring 2021/22 are refused."""
    either = (f"{name} {year}", f"{name} {year + 1}")
    shown = " or ".join(f"'{reading}'" for reading in either)
    if name == "summer":
        southern = f"[{year}-12..{year + 1}-02]"
        problem = (
            f" has two readings: the summer of {year} or of {year + 1}, or that of the"
            f" south from December {year} to February {year + 1}?"
        )
        readings = (*either, southern)
        return Unread("ambiguous", problem, f"Write {shown}, or {southern}", readings)
    problem = f" has two readings: the {name} of {year}, or of {year + 1}?"
    return Unread("ambiguous", problem, f"Write {shown}", either)
