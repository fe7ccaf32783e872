"""Ranges from one date to another: 27 October - 2 November 1962, 1961-62."""

import re
from collections.abc import Iterator

from crisistl.dates.axis import day_number
from crisistl.dates.written import singles
from crisistl.dates.written.completing import completed
from crisistl.dates.written.new_year import over_new_year
from crisistl.dates.written.number_dates import later_year
from crisistl.dates.written.sides import Core, Side, Sides
from crisistl.dates.written.singles import Part, Single, Year
from crisistl.dates.written.values import Unread, two_readings


def ranges(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    i = reader.skipped(i, "the")
    for start in {i, *reader.role(i, "from")}:
        for left, end in reader.side(start):
            for joint in joints(reader, end):
                for right, last in rights(reader, left, joint):
                    if core := _lasting(reader, left, right):
                        if reader.is_mark(end, "/") and _is_old_and_new(core):
                            reader.refusals.append(_two_calendars(core))
                        else:
                            yield core, last


def joints(reader: Sides, i: int) -> Iterator[int]:
    if reader.is_mark(i, "-", "/"):
        yield i + 1
        for end in reader.role(i + 1, "to"):  # mid-to-late 1962
            if reader.is_mark(end, "-"):
                yield end + 1
    yield from reader.role(reader.skipped(i), "to")


def rights(reader: Sides, left: Side, i: int) -> tuple[tuple[Side, int], ...]:
    """The second dates at `i` of a range or a choice that `left` begins, each with its end."""
    return *reader.side(i, right=True), *_short_year(reader, left, i)


def _short_year(reader: Sides, left: Side, i: int) -> Iterator[tuple[Side, int]]:
    """The second year of 1961-62, which is later than the first."""
    part = left.date
    if not isinstance(part, Part) or part.unit != "year" or not part.year:
        return
    first = part.year.number
    number = reader.token(i).number(2)
    if number is None or part.year.short or part.year.era or first <= 999:
        return
    last = later_year(str(first), reader.token(i).text)
    if last and _means_years(reader, first, last, number, i):
        yield Side(Part(year=Year(last))), i + 1


def _means_years(reader: Sides, first: int, last: int, number: int, i: int) -> bool:
    """Whether the number after a year can be a later year, and not a month."""
    pairs = reader.settings.pairs
    if not reader.is_mark(i - 1, "-", "/"):
        return last // 100 == first // 100
    if pairs == "ranges":
        return True
    if last // 100 > first // 100:
        return False
    return number > 12 or number == 0 or pairs not in ("months", "edtf")


def _lasting(reader: Sides, left: Side, right: Side) -> Core | None:
    pairs = ends_of(reader, left, right)
    if len(pairs) == 1:
        return from_to(reader, *pairs[0], (left.mark, right.mark))
    texts = []
    for first, last in pairs:
        low, high = f"{first.first}{left.mark}", f"{last.last}{right.mark}"
        texts.append(f"{low}/{high}")
        if first.ends or last.ends:
            texts.append(f"[{low}..{high}]")
    if texts:
        reader.refusals.append(which_year(texts))
    return None


def ends_of(reader: Sides, left: Side, right: Side) -> list[tuple[Single, Single]]:
    """Both ends of a range, each with what only the other says.

    None, with the reason noted, where they don't go together, and two pairs where the year of
    '27 December to 3 January 1962' may be that of either end.
    """
    ends = completed(reader, left.date, right.date)
    if ends is None:
        return []
    if not is_backwards(*ends):
        return [ends]
    pairs = over_new_year(reader, left.date, right.date)
    if not pairs:
        reader.refusals.append(backwards(*ends))
    return pairs


def which_year(texts: list[str]) -> Unread:
    """Why 'December to January 1962' is refused, with each reading."""
    problem = " has one year for two: that of the beginning, or of the end?"
    return Unread("ambiguous", problem, f"Write {' or '.join(texts)}", tuple(texts))


def from_to(
    reader: Sides, first: Single, last: Single, marks: tuple[str, str] = ("", "")
) -> Core | None:
    """What lasts from one date to another; None where EDTF has no range of them, which is noted."""
    if (first.ends or last.ends) and not reader.settings.bounds:
        _vague_range(reader, first, last)
        return None
    text = f"{first.first}{marks[0]}/{last.last}{marks[1]}"
    short = first.short or last.short
    return Core(text, first.lower, last.upper, short=short)


def _vague_range(reader: Sides, first: Single, last: Single) -> None:
    """'Early to mid-October' and 'mid to late 1960s': one day in there, or all of it."""
    low, high = first.first, last.last
    question = "one day in there, or all the days?"
    unread = two_readings(question, f"[{low}..{high}]", f"{low}/{high}")
    reader.refusals.append(unread)


def is_backwards(first: Single, last: Single) -> bool:
    """Whether a range ends before it starts, where that is known without comparing zones."""
    if first.lower != last.upper or not (first.clock and last.clock):
        return first.lower > last.upper
    times = [re.fullmatch(r"T([\d:]+)~?", side.clock) for side in (first, last)]
    return all(times) and times[0][1] > times[1][1]  # type: ignore[index]


def backwards(first: Single, last: Single) -> Unread:
    """Why a range that ends before it starts is refused; times of one day may end on the next."""
    if first.lower == last.upper and first.clock and last.clock:
        ends = f"{singles.iso(singles.moved(last.upper, 1))}{last.clock}"
        reading = f"{first.text}/{ends}"
        return Unread(
            "impossible",
            f" ends ({last.clock[1:]}) before it starts ({first.clock[1:]}) on that day",
            f"Write {reading} if it ends on the next day",
            (reading,),
        )
    return Unread(
        "impossible",
        f" ends ({singles.iso(last.upper)}) before it starts ({singles.iso(first.lower)})",
        "Write the earlier date first, with its own year",
    )


def _is_old_and_new(core: Core) -> bool:
    """Whether 10/23 December 1916 may be one day in the Julian and the Gregorian calendar."""
    if core.first is None or core.last is None or "T" in core.edtf:
        return False
    year, month, _ = core.last
    if not 1582 <= year <= _LAST_JULIAN_YEAR:
        return False
    if month > 2:
        counted = year
    else:
        counted = year - 1
    difference = counted // 100 - counted // 400 - 2
    return day_number(*core.last) - day_number(*core.first) == difference


_LAST_JULIAN_YEAR = 1923
"""Greece was the last state to change the calendar."""


def _two_calendars(core: Core) -> Unread:
    assert core.last
    new = singles.iso(core.last)
    return Unread(
        "ambiguous",
        " has two readings: all the days, or one day in the old and in the new calendar?",
        f"Write {core.edtf} or {new}",
        (core.edtf, new),
    )
