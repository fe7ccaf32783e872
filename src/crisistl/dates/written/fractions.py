"""Parts of months, years, decades and centuries: early 1962, the first quarter of the 16th century."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from crisistl.dates.written import singles
from crisistl.dates.written.centuries import within_century
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.relative import relative_dates
from crisistl.dates.written.singles import Part, Single
from crisistl.dates.written.values import Unread
from crisistl.dates.written.wholes import full

Found = Iterator[tuple[Part | Single, int]]

_THIRDS_BY_NAME = ("early", "mid", "late")
_UNITS = ("month", "year", "decade", "century")
_SHARES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "half of a month": 2,
    "third of a month": 3,
}
"""The names of equal parts, with how many there are."""
_OF_MONTHS = ("half of a month", "third of a month")
_FIRST_CODES = {2: 40, 4: 33}
"""EDTF's codes for the first half and quarter of a year."""


def fractions(reader: Parts, i: int) -> Found:
    """The parts of a longer time that begin at the token `i`, each with its end."""
    if reader.has(*_THIRDS_BY_NAME):
        yield from _thirds(reader, i)
        yield from _thirds_after(reader, i)
    if reader.has(*_SHARES):
        yield from _counted(reader, i)
        yield from _counted_after(reader, i)


def _thirds(reader: Parts, i: int) -> Found:
    """Early, mid and late: of a month, year, decade or century."""
    for which, name in enumerate(_THIRDS_BY_NAME):
        for end in reader.role(i, name):
            yield Part(third=which), end
            if reader.is_mark(end, "-"):
                end += 1
                yield Part(third=which), end
            start = reader.skipped(end, "the", "of")
            for part, after in reader.part(start):
                if part.unit == "month":
                    yield replace(part, third=which), after
            wholes = full(reader, start, *_UNITS[1:])
            for whole, after in (*wholes, *_relative(reader, start)):
                yield third_of(whole, which), after


def _thirds_after(reader: Parts, i: int) -> Found:
    """October 1962 (early), 1962 (late): a part after its month or year, at the end of a text."""
    for part, end in reader.part(i):
        for which, name in enumerate(_THIRDS_BY_NAME):
            for last in reader.role(reader.skipped(end), name):
                if reader.skipped(last) < len(reader.tokens) or not part.year:
                    continue
                if part.unit == "month":
                    yield replace(part, third=which), last
                elif part.unit == "year" and (whole := reader.whole(part)):
                    yield third_of(whole, which), last


def _relative(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """'Last year', 'this month', where the day is known."""
    if reader.settings.today is None or reader.words.language != "en":
        return
    for found, end in relative_dates(reader, i):
        if found.unit in _UNITS and not found.ends:
            yield found, end


def _counted(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """First half, last third, second quarter: of a month, decade or century."""
    for which, name, end in _share(reader, i):
        start = reader.skipped(end, "of", "the")
        units: tuple[str, ...] = ("month", "decade", "century")
        if name in _OF_MONTHS:
            units = ("month",)
        for whole, last in full(reader, start, *units):
            if found := _fraction(reader, whole, which, _SHARES[name]):
                yield found, last


def _counted_after(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """1962 (second half), at the end of a text."""
    for whole, end in full(reader, i, *_UNITS):
        for which, name, last in _share(reader, reader.skipped(end, "the")):
            is_last = reader.skipped(last) == len(reader.tokens)
            if not is_last or (name in _OF_MONTHS and whole.unit != "month"):
                continue
            if found := _fraction(reader, whole, which, _SHARES[name]):
                yield found, last


def _share(reader: Parts, i: int) -> Iterator[tuple[int, str, int]]:
    """The number of a part, its name and its end."""
    lasts = [(0, end) for end in reader.role(i, "last")]
    for number, end in (*reader.numeral(i), *lasts):
        for name, count in _SHARES.items():
            for after in reader.role(end, name):
                if number <= count:
                    yield number or count, name, after


def _fraction(reader: Parts, whole: Single, which: int, count: int) -> Single | None:
    """One of `count` equal parts, the first with 1; None where these have no whole days or years."""
    if count == 3:
        return third_of(whole, which - 1)
    if whole.unit == "year":
        first_code = _FIRST_CODES[count]
        return singles.part_of_year(whole.lower[0], first_code + which - 1)
    if whole.unit == "century":
        years = 100 // count
        return within_century(whole, years * (which - 1), years * which - 1)
    if count == 4:
        reader.refusals.append(_no_quarters(whole, which))
        return None
    return _half(whole, which)


def third_of(whole: Single, which: int) -> Single:
    """Early (0), mid (1) or late (2); of a first century, which has no year 0, and of those BC, too."""
    return replace(_THIRDS[whole.unit](whole, which), third_of=whole)


def _third_of_year(year: Single, which: int) -> Single:
    return singles.part_of_year(year.lower[0], 37 + which)


def _third_of_decade(decade: Single, which: int) -> Single:
    first = decade.lower[0]
    low, high = ((0, 3), (4, 6), (7, 9))[which]
    return singles.year_set(first + low, first + high)


def _third_of_century(century: Single, which: int) -> Single:
    low, high = ((0, 32), (33, 65), (66, 99))[which]
    return within_century(century, low, high)


def _third_of_month(month: Single, which: int) -> Single:
    return singles.third_of_month(*month.lower[:2], which)


_THIRDS: dict[str, Callable[[Single, int], Single]] = {
    "month": _third_of_month,
    "year": _third_of_year,
    "decade": _third_of_decade,
    "century": _third_of_century,
}


def _half(whole: Single, number: int) -> Single:
    """Half of a month, whose second begins on the 16th, or of a decade."""
    year, month, _ = whole.lower
    if whole.unit == "decade":
        first = year + 5 * (number - 1)
        return singles.year_set(first, first + 4)
    if number == 1:
        return singles.set_of((year, month, 1), (year, month, 15))
    return singles.set_of((year, month, 16), (year, month, whole.upper[2]))


def _no_quarters(whole: Single, which: int) -> Unread:
    """Why a quarter of a month or decade is refused, with the time that it is about."""
    year, month, _ = whole.lower
    if whole.unit == "decade":
        low, high = ((0, 2), (2, 4), (5, 7), (7, 9))[which - 1]
        near = f"[{year + low}..{year + high}]"
        problem = ": a quarter of a decade isn't a number of years"
    else:
        low, high = ((1, 8), (8, 15), (16, 23), (23, whole.upper[2]))[which - 1]
        first, last = (singles.iso((year, month, day)) for day in (low, high))
        near = f"[{first}..{last}]"
        problem = ": a quarter of a month isn't a number of days"
    remedy = f"Write {near}, for example"
    return Unread("impossible", problem, remedy, (near,))
