"""iCalendar (RFC 5545): each event at the times or on the whole days that its date says, read and written.

The exact date is beside them in X-CRISISTL-DATE, the two sides in X-CRISISTL-ACTORS and X-CRISISTL-TARGETS, and
what else has no property in X-CRISISTL-KEPT (JSON, with "%" codes for what iCalendar would escape), so that a
calendar of ours comes back whole. Where a calendar program has moved or renamed an event since, what it says
counts. An event whose end is open or unknown is on its first day. Times are in UTC where their zone is known, and
the timeline's zone is in X-WR-TIMEZONE; other times have no zone, as on a clock on the wall. Where what a calendar
shows is not what the date says, the DESCRIPTION begins with the date in words, and the STATUS is TENTATIVE.
"""

import json
import re
import sys
from datetime import UTC, date, datetime, time
from types import ModuleType
from typing import Any, TextIO
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from crisistl.dates import BEGINNING, END
from crisistl.errors import CrisisError, OutputError
from crisistl.formats.core.kept import (
    Fields,
    NameOf,
    kept,
    kept_header,
    registers_of,
    with_ids,
)
from crisistl.formats.core.years import within_years
from crisistl.formats.ics.event_fields import fields_of
from crisistl.formats.ics.event_writer import as_read, component_of
from crisistl.formats.ics.lines import written_lines
from crisistl.formats.ics.moments import has_days, shows_times
from crisistl.formats.ics.properties import DATE, KEPT, unescaped
from crisistl.formats.json.walk import value_of
from crisistl.model.timeline import Event, Timeline
from crisistl.text.wording import counted

_END = "END:VCALENDAR\r\n"
ZONE = "X-WR-TIMEZONE"
_TITLES = ("X-WR-CALNAME", "NAME")
_DESCRIPTIONS = ("X-WR-CALDESC", "DESCRIPTION")


def library(error: type[CrisisError]) -> ModuleType:
    """The library icalendar; `error` is raised where it is missing."""
    try:
        import icalendar
    except ImportError:
        raise error(
            f"calendars need the library icalendar; install it with: {sys.executable} -m pip install icalendar"
        ) from None
    return icalendar


def write_ics(timeline: Timeline, out: TextIO) -> None:
    """A calendar with an event for each event; dated by the timeline's as_of or its last day, not the clock."""
    timeline = within_years(timeline, "ics")
    ics = library(OutputError)
    names = NameOf.of(timeline)
    registers = registers_of(timeline)
    calendar = ics.Calendar()
    calendar.add("PRODID", "-//crisistl//crisistl//EN")
    calendar.add("VERSION", "2.0")
    if timeline.title:
        calendar.add(_TITLES[0], ics.vText(timeline.title))
    if timeline.description:
        calendar.add(_DESCRIPTIONS[0], ics.vText(timeline.description))
    zone = None
    if timeline.timezone:
        zone = ZoneInfo(timeline.timezone)
    if zone:
        calendar.add(ZONE, ics.vText(zone.key))
    calendar.add(KEPT, ics.vText(_coded(_header_to_keep(ics, timeline, calendar))))
    stamp = _stamp(timeline)
    out.write(written_lines(calendar).removesuffix(_END))
    for event in timeline.events:
        shown = component_of(event, names, stamp, zone)
        stated = fields_of(as_read(shown), zone)
        if more := kept(event, with_ids(stated, registers)):
            shown.add(KEPT, ics.vText(_coded(more)))
        out.write(written_lines(shown))
    out.write(_END)


def _stamp(timeline: Timeline) -> datetime:
    days = [
        day
        for event in timeline.events
        for day in (event.date.earliest_start, event.date.latest_end)
    ]
    known = [day.date() for day in days if BEGINNING < day < END]
    return datetime.combine(
        timeline.as_of or max(known, default=date(1970, 1, 1)), time.min, UTC
    )


def _header_to_keep(ics: ModuleType, timeline: Timeline, calendar: Any) -> Fields:
    """The kept header; with title and description, should their escaping not bring them back."""
    found = kept_header(timeline)
    stated = shown_header(ics.Calendar.from_ical(calendar.to_ical()))
    whole = {"title": timeline.title, "description": timeline.description}
    return found | {
        name: value
        for name, value in whole.items()
        if value and stated.get(name) != value
    }


def _coded(value: Fields) -> str:
    """JSON without a character that iCalendar would escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub(
        r"[%\\,;\x00-\x1f\x7f\x85\u2028\u2029]", lambda match: quote(match[0]), text
    )


def decoded(component: Any) -> Any:
    """What we kept in a component; None where there is nothing that can be read."""
    text = component.get(KEPT)
    try:
        if text:
            return value_of(unquote(str(text)))
        return None
    except ValueError:
        return None


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """What a calendar shows in another way than the timeline has it."""
    ends = sum(
        not (event.date.has_start and event.date.has_end) for event in timeline.events
    )
    dates = [event.date for event in timeline.events]
    times = sum(
        bool(date.clock) and has_days(date) and not shows_times(date) for date in dates
    )
    verb = "are"
    if ends == 1:
        verb = "is"
    said = []
    if ends:
        said.append(
            f"{counted(ends, 'event')} without a known start or end {verb} placed on the one day that is known"
        )
    if times:
        said.append(
            f"{counted(times, 'event')} with a time of day shown on whole days; the time is in {DATE}"
        )
    return tuple(said)


def shown_header(calendar: Any) -> Fields:
    """The title and the description that a calendar program shows."""
    found: Fields = {}
    for field, properties in (("title", _TITLES), ("description", _DESCRIPTIONS)):
        for name in properties:
            value = calendar.get(name)
            if value is not None and not isinstance(value, list) and str(value).strip():
                found.setdefault(field, _unknown_text(value).strip())
    if "title" in found:
        found["title"] = " ".join(found["title"].split("\n"))
    return found


def _unknown_text(value: Any) -> str:
    """The text of a property that icalendar doesn't know, which its later versions leave escaped."""
    from icalendar import vText

    if isinstance(value, vText):
        return str(value)
    return unescaped(str(value))


def told_of(event: Event, names: NameOf) -> Fields:
    """What the VEVENT that we write for an event says of it."""
    return fields_of(as_read(component_of(event, names, datetime.min)))
