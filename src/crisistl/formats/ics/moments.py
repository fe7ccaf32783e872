"""iCalendar's DTSTART and DTEND: the days, or the times, at which a calendar shows a date."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crisistl.dates import EventDate

_MARK = re.compile(r"[?~%]")
_HOURS_ALONE = re.compile(r"(?<=[+-]\d\d)$")


class Shown(NamedTuple):
    """What a calendar shows of a date: its start, and the end that it lies before, None where that adds nothing.

    Both are days, or both are times: in UTC where the difference from UTC is known, else without a zone.
    """

    start: date | datetime
    end: date | datetime | None


def shown_of(when: EventDate, zone: ZoneInfo | None) -> Shown:
    """What a calendar shows of a date. `zone` is that of times without a difference from UTC."""
    return _times(when, zone) or _whole_days(when)


def shows_times(when: EventDate) -> bool:
    """Whether a calendar shows the times that a date has."""
    return _times(when, None) is not None


def has_days(when: EventDate) -> bool:
    """Whether a date lies in the years that a calendar has; what doesn't is left out."""
    try:
        days_of(when)
    except ValueError:
        return False
    return True


def days_of(when: EventDate) -> tuple[date, date]:
    """The first and last day on which a calendar shows a date; the same where one end is not known."""
    if not when.has_start:
        return when.latest_end.date(), when.latest_end.date()
    if not when.has_end:
        return when.earliest_start.date(), when.earliest_start.date()
    return when.earliest_start.date(), when.latest_end.date()


def _whole_days(when: EventDate) -> Shown:
    first, last = days_of(when)
    return Shown(first, last + timedelta(1) if first < last < date.max else None)


def _times(when: EventDate, zone: ZoneInfo | None) -> Shown | None:
    """The times of a date that has one where it starts; None for any other date, and where they can't be compared."""
    if when.clock is None or not when.clock.start or when.precision == "set":
        return None
    first, _, last = when.text.partition("/")
    try:
        start = _moment(first)
        if not (last and when.has_end):
            return Shown(_in_utc(start, zone), None)
        end = _moment(last) if when.clock.end else _midnight_after(when, start)
        return _from_to(start, end, zone)
    except (OverflowError, ValueError):  # outside the years that Python has
        return None


def _from_to(start: datetime, end: datetime, zone: ZoneInfo | None) -> Shown | None:
    """One time to another; None where only one of them is in a known zone, or the zones put the end first."""
    if (start.tzinfo is None) != (end.tzinfo is None) and zone is None:
        return None
    first, last = _in_utc(start, zone), _in_utc(end, zone)
    if last < first:
        return None
    return Shown(first, last if first != last else None)


def _moment(text: str) -> datetime:
    plain = _MARK.sub("", text).replace("Z", "+00:00")
    return datetime.fromisoformat(_HOURS_ALONE.sub(":00", plain))


def _midnight_after(when: EventDate, start: datetime) -> datetime:
    """The end of the last day, on the clock of the start."""
    last = when.latest_end.date()
    return datetime.combine(last + timedelta(1), time.min, start.tzinfo)


def _in_utc(moment: datetime, zone: ZoneInfo | None) -> datetime:
    if moment.tzinfo is None and zone is None:
        return moment
    if moment.tzinfo:
        known = moment
    else:
        known = moment.replace(tzinfo=zone)
    return known.astimezone(UTC)
