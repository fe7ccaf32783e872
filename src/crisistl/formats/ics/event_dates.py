"""Event dates: the date of an event from the properties of a VEVENT."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crisistl.dates import DateError, EventDate
from crisistl.dates.clock_changes import ChangedTime, changed_time
from crisistl.formats.core.kept import Fields
from crisistl.formats.ics.moments import Shown, days_of, shown_of
from crisistl.formats.ics.properties import DATE, Vevent, VeventError, all_of, texts_of


def own_date(shown: Vevent) -> EventDate | None:
    """The date in our own property."""
    for text in texts_of(shown, DATE)[:1]:
        try:
            return EventDate.parse(text)
        except DateError as error:
            raise VeventError(error.problem, DATE, remedy=error.remedy) from None
    return None


def read_date(
    shown: Vevent, own: EventDate | None, extra: Fields, zone: ZoneInfo | None
) -> str:
    """The date of a VEVENT in EDTF: `own`, our property, if the days and times are still those that it shows.

    `zone` is the calendar's own, in which its times in UTC are meant. What a date has no place for goes to `extra`.
    Raises VeventError.
    """
    start, end = _moment(shown, "DTSTART"), _end(shown)
    if start is None:
        raise VeventError(
            "has no DTSTART", "BEGIN", remedy="write the day it starts on"
        )
    if end is not None and _before(end, start):
        raise VeventError("is before DTSTART", "DTEND", str(end))
    if own and (start, end) in _shown_by(own, zone):
        return own.text
    if not isinstance(start, datetime):
        last = _last_day(start, end)
        if start == last:
            return f"{start}"
        return f"{start}/{last}"
    if named := shown["DTSTART"].params.get("TZID"):
        extra["TZID"] = str(named)
    start, end = _in_one_zone(start, end, zone)
    return _timed(start, end, extra)


def _in_one_zone(
    start: datetime, end: date | None, zone: ZoneInfo | None
) -> tuple[datetime, date | None]:
    """A start in UTC in the calendar's zone, and an end in the zone of its start."""
    if zone and start.tzinfo and start.tzinfo.tzname(None) == "UTC":
        start = start.astimezone(zone)
    if isinstance(end, datetime) and end.tzinfo and start.tzinfo:
        end = end.astimezone(start.tzinfo)
    return start, end


def _timed(start: datetime, end: date | None, extra: Fields) -> str:
    """A time, or from one to another; an end that can't be compared with the start is in `extra`."""
    moment = _edtf_moment(start)
    last = _last_day(start.date(), end)
    if isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        if end.time() != time.min:
            if end == start:
                return moment
            return f"{moment}/{_edtf_moment(end)}"
        if end != start:  # midnight belongs to the day before
            extra["DTEND"] = end.isoformat()
        if last == start.date():
            return moment
        return f"{moment}/{last}"
    if end is not None and end != start:
        extra["DTEND"] = end.isoformat()
    if last == start.date():
        return moment
    extra["DTSTART"] = start.isoformat()
    return f"{start.date()}/{last}"


def _shown_by(own: EventDate, zone: ZoneInfo | None) -> list[Shown]:
    """What shows a date of ours in a calendar: its times, or, as former versions wrote them, its whole days."""
    first, last = days_of(own)
    if first == last:
        one_day = [Shown(first, None)]
    else:
        one_day = []
    if last < date.max:
        days = [Shown(first, last + timedelta(1))]
    else:
        days = []
    return [shown_of(own, zone), *one_day, *days]


def _moment(shown: Vevent, name: str) -> date | datetime | None:
    found = _single(shown, name)
    if found is not None and not isinstance(found, date):
        raise VeventError("isn't a date", name, str(found), remedy="write YYYYMMDD")
    return found


def _single(shown: Vevent, name: str) -> Any:
    """The day, the moment or the length of time that a property is; None where there is none."""
    value = shown.get(name)
    if isinstance(value, list):
        raise VeventError("occurs more than once", name, remedy="remove one")
    if value is None:
        return None
    if not hasattr(value, "dt"):  # of another type, as VALUE=TEXT or VALUE=UID makes it
        raise VeventError(
            "has a VALUE that isn't a date or time",
            name,
            str(value),
            remedy="write YYYYMMDD",
        )
    return value.dt


def _end(shown: Vevent) -> date | datetime | None:
    end = _moment(shown, "DTEND")
    if end is not None:
        return end
    start, length = _moment(shown, "DTSTART"), _single(shown, "DURATION")
    if start and isinstance(length, timedelta):
        return start + length
    return None


def _before(end: date, start: date) -> bool:
    if (
        isinstance(end, datetime)
        and isinstance(start, datetime)
        and (end.tzinfo is None) == (start.tzinfo is None)
    ):
        return end < start
    return _day(end) < _day(start)


def _day(moment: date) -> date:
    if isinstance(moment, datetime):
        return moment.date()
    return moment


def _last_day(first: date, end: date | datetime | None) -> date:
    """The day before an exclusive end, which is a day or midnight; never before the first."""
    if end is None:
        return first
    if isinstance(end, datetime) and end.time() != time.min:
        return max(first, end.date())
    return max(first, _day(end) - timedelta(1))


def _edtf_moment(moment: datetime) -> str:
    """The day and time as they are written, with what they differ from UTC; without it where that has seconds."""
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return moment.replace(microsecond=0, tzinfo=None).isoformat()
    return re.sub(r"\+00:00$", "Z", moment.replace(microsecond=0).isoformat())


def changed_moments(shown: Vevent) -> Iterator[ChangedTime]:
    """The first and last moments that their zone doesn't have, or has twice."""
    for name in ("DTSTART", "DTEND"):
        moment = _moment(shown, name)
        if isinstance(moment, datetime) and moment.tzinfo:
            found = changed_time(moment, moment.tzinfo)
            if found:
                yield found


def further_dates(shown: Vevent) -> list[str]:
    """The days of RDATE, on which the event takes place as well."""
    from icalendar import vDDDLists

    days = []
    for line in all_of(shown, "RDATE"):
        if not isinstance(line, vDDDLists):
            continue  # it isn't valid, which is remarked
        for moment in line.dts:
            start: Any = moment.dt
            if isinstance(start, tuple):  # from one time to another
                start = start[0]
            if isinstance(start, date):
                days.append(str(_day(start)))
    return days
