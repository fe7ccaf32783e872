"""Weekends and pairs of weekdays: weekend of 27-28 October 1962, Sat/Sun 27/28 October 1962."""

import re
from collections.abc import Iterator

from crisistl.dates.written import singles
from crisistl.dates.written.lists import lists_of_dates
from crisistl.dates.written.ranges import joints, ranges
from crisistl.dates.written.sides import Core, Sides
from crisistl.dates.written.values import Impossible, Unread, Ymd, two_readings

_TWO_DAYS = re.compile(r"-?\d{4}-\d\d-\d\d[~?%]?/-?\d{4}-\d\d-\d\d[~?%]?")
_SATURDAY = 6
_SUNDAY = 7


def weekends(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """The weekend of one of its days, or of both; what isn't one is refused."""
    if not reader.has("weekend"):
        return
    for start in reader.role(reader.skipped(i, "the"), "weekend"):
        start = reader.skipped(start, "of", "the")
        for side, end in reader.side(start):
            day = reader.whole(side.date)
            if day and day.unit == "day" and day.lower == day.upper:
                found = _around(day.lower, side.mark, day.short)
                yield from _noted(reader, found, end)
        for core, end in _ranges_of_days(reader, start):
            yield from _noted(reader, _checked(core), end)


def pairs_of_weekdays(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """Two weekdays before or after the two days that they belong to."""
    days = reader.words.days
    if sum(token.text in days for token in reader.tokens) < 2:
        return
    i = reader.skipped(i, "the")
    for weekdays, start in _weekdays(reader, i):
        for core, end in _ranges_of_days(reader, reader.skipped(start, "of", "the")):
            if _confirmed(reader, core, weekdays):
                yield core, end
    for core, end in _ranges_of_days(reader, i):
        for weekdays, after in _weekdays(reader, reader.skipped(end)):
            if _confirmed(reader, core, weekdays):
                yield core, after


def _noted(reader: Sides, found: Core | Unread, end: int) -> Iterator[tuple[Core, int]]:
    if isinstance(found, Unread):
        reader.refusals.append(found)
    else:
        yield found, end


def _around(day: Ymd, mark: str, short: bool) -> Core | Unread:
    """The weekend with this Saturday or Sunday; Unread with the ones before and after another day."""
    weekday = singles.weekday_of(day)
    if weekday < _SATURDAY:
        earlier = _two_days(singles.moved(day, -weekday - 1))
        later = _two_days(singles.moved(day, _SATURDAY - weekday))
        question = f"{singles.iso(day)} is a weekday: the weekend before or after it?"
        return two_readings(question, earlier, later)
    saturday = singles.moved(day, _SATURDAY - weekday)
    sunday = singles.moved(saturday, 1)
    text = f"{singles.iso(saturday)}{mark}/{singles.iso(sunday)}{mark}"
    return Core(text, saturday, sunday, short=short)


def _checked(core: Core) -> Core | Unread:
    """A range of days where it is a Saturday and a Sunday; Unread with the days and the weekend that they touch."""
    first, last = core.first, core.last
    assert first
    assert last
    weekday = singles.weekday_of(first)
    if weekday == _SATURDAY and last == singles.moved(first, 1):
        return core
    if weekday == _SUNDAY:
        saturday = singles.moved(first, -1)
    else:
        saturday = singles.moved(first, _SATURDAY - weekday)
    weekend = _two_days(saturday)
    return two_readings("all these days, or a weekend?", core.edtf, weekend)


def _two_days(saturday: Ymd) -> str:
    sunday = singles.moved(saturday, 1)
    return f"{singles.iso(saturday)}/{singles.iso(sunday)}"


def _ranges_of_days(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    for core, end in (*ranges(reader, i), *lists_of_dates(reader, i)):
        if _TWO_DAYS.fullmatch(core.edtf):
            yield core, end


def _weekdays(reader: Sides, i: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Sat/Sun, Saturday-Sunday, Saturday and Sunday."""
    for first, end in reader.weekday(i):
        for joint in (*joints(reader, end), *reader.role(end, "and")):
            for last, after in reader.weekday(joint):
                yield (first, last), after


def _confirmed(reader: Sides, core: Core, weekdays: tuple[int, int]) -> bool:
    """Whether both days have these weekdays; a day that hasn't is noted."""
    assert core.first
    assert core.last
    try:
        singles.check_weekday(core.first, weekdays[0])
        singles.check_weekday(core.last, weekdays[1])
    except Impossible as error:
        unread = Unread(
            "impossible",
            error.unread.problem,
            f"Write {core.edtf}, or other days or weekdays",
            (core.edtf,),
            contradicted=core.edtf,
        )
        reader.refusals.append(unread)
        return False
    return True
