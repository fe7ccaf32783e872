"""Turns of centuries and years: turn of the 19th and 20th centuries, Jahreswende 1962/63."""

from collections.abc import Iterator

from crisistl.dates.written import singles
from crisistl.dates.written.centuries import centuries, century_ranges
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Part, Single
from crisistl.dates.written.values import two_readings

Found = Iterator[tuple[Single, int]]

_ROLES = ("turn of", "turn of century", "turn of year")


def turns(reader: Parts, i: int) -> Found:
    """The turns that begin at the token `i`, each with its end; what is refused is noted in the reader."""
    if not reader.has(*_ROLES):
        return
    for end in reader.role(i, "turn of"):
        start = reader.skipped(end, "the", "of")
        yield from _of_centuries(reader, start)
        yield from _of_years(reader, start)
        yield from _of_months(reader, start)
    for end in reader.role(i, "turn of century"):
        if end == len(reader.tokens):
            _refuse(reader, 20)
    for end in reader.role(i, "turn of year"):
        yield from _of_years(reader, reader.skipped(end, "the", "of"))


def _of_centuries(reader: Parts, i: int) -> Found:
    """Around 1900 for two centuries; one century has a turn at each end."""
    for first, last, end in century_ranges(reader, i):
        year = last.lower[0]
        if first.upper[0] + 1 == year and year > 1:
            yield _about(year), end
    for one, _ in centuries(reader, i):
        if one.lower[0] > 1:
            _refuse(reader, one.lower[0] // 100 + 1)


def _of_years(reader: Parts, i: int) -> Found:
    """The last month of 1962 and the first one of 1963 for 1962/63."""
    for year, end in reader.year(i):
        first = year.number
        if year.era:
            continue
        pairs = [*_next_year(reader, first, end)]
        for after in pairs:
            ends = (
                f"{singles.edtf_year(first)}-12",
                f"{singles.edtf_year(first + 1)}-01",
            )
            yield singles.set_of((first, 12, 1), (first + 1, 1, 31), ends), after
        if not pairs and end == len(reader.tokens):
            question = f"the beginning or the end of {first}?"
            texts = [f"[{year - 1:04}-12..{year:04}-01]" for year in (first, first + 1)]
            reader.refusals.append(two_readings(question, *texts))


def _next_year(reader: Parts, first: int, i: int) -> Iterator[int]:
    """The end of the year after a year, joined to it: 63 of 1962/63, 1963 of 1962 and 1963."""
    following = {f"{(first + 1) % 100:02}", f"{first + 1:04}"}
    for joint in reader.joints(i, "and", "to"):
        if reader.token(joint).text in following:
            after = joint + 1
            yield max(reader.role(reader.skipped(after), "year mark"), default=after)


def _of_months(reader: Parts, i: int) -> Found:
    """The end of October and the beginning of November 1962."""
    for left, end in reader.part(i):
        if left.unit != "month" or left.year:
            continue
        for joint in reader.joints(end, "and", "to"):
            for right, after in reader.part(joint):
                if turn := _turn_of_month(left, right):
                    yield turn, after


def _turn_of_month(left: Part, right: Part) -> Single | None:
    """The last days of a month and the first ones of the next, which has a year of four digits."""
    month, year = right.month, right.year
    if right.unit != "month" or not (month and left.month == month - 1):
        return None
    if not year or year.era or year.short:
        return None
    late = singles.third_of_month(year.number, month - 1, 2)
    early = singles.third_of_month(year.number, month, 0)
    return singles.set_of(late.lower, early.upper)


def _about(year: int) -> Single:
    return singles.years(year, year, f"{year:04}~", "year")


def _refuse(reader: Parts, century: int) -> None:
    """Note that a century turns where it begins and where it ends."""
    begins, ends = (f"{100 * number:04}~" for number in (century - 1, century))
    question = f"around {begins[:-1]}, or around {ends[:-1]}?"
    reader.refusals.append(two_readings(question, begins, ends))
