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
from datetime import UTC, date, datetime, time
from typing import Any, TextIO
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from crisistl.dates import BEGINNING, END
from crisistl.errors import OutputError
from crisistl.formats.core.kept import (
    Fields,
    NameOf,
    kept,
    kept_header,
    registers_of,
    with_ids,
)
from crisistl.formats.core.register import Registers
from crisistl.formats.core.years import within_years
from crisistl.formats.ics.content_lines import comes_back, text_line
from crisistl.formats.ics.event_writer import vevent_of
from crisistl.formats.ics.library import library
from crisistl.formats.ics.moments import has_days, shows_times
from crisistl.formats.ics.properties import DATE, KEPT, unescaped
from crisistl.formats.json.walk import value_of
from crisistl.model.timeline import Event, Timeline
from crisistl.text.wording import counted

_END = "END:VCALENDAR\r\n"
ZONE = "X-WR-TIMEZONE"
_TITLES = ("X-WR-CALNAME", "NAME")
_DESCRIPTIONS = ("X-WR-CALDESC", "DESCRIPTION")


_BATCH = 500  # events that are written at once


def write_ics(timeline: Timeline, out: TextIO) -> None:
    """A calendar with an event for each event; dated by the timeline's as_of or its last day, not the clock."""
    timeline = within_years(timeline, "ics")
    zone = None
    if timeline.timezone:
        zone = ZoneInfo(timeline.timezone)
    out.write("\r\n".join(_head(timeline, zone)))
    write_event = EventWriter.of(timeline, zone)
    for start in range(0, len(timeline.events), _BATCH):
        events = timeline.events[start : start + _BATCH]
        out.write("".join([write_event(event) for event in events]))
    out.write(_END)


def _head(timeline: Timeline, zone: ZoneInfo | None) -> list[str]:
    """The lines before the events."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//crisistl//crisistl//EN",
        "VERSION:2.0",
    ]
    if timeline.title:
        lines.append(text_line(_TITLES[0], timeline.title))
    if timeline.description:
        lines.append(text_line(_DESCRIPTIONS[0], timeline.description))
    if zone:
        lines.append(text_line(ZONE, zone.key))
    kept = _header_to_keep(timeline, [*lines, _END])
    return [*lines, text_line(KEPT, coded(kept)), ""]


class EventWriter:
    """Writes one event of a calendar after another."""

    def __init__(
        self,
        names: NameOf,
        registers: Registers,
        stamp: datetime,
        zone: ZoneInfo | None,
    ) -> None:
        self._names = names
        self._registers = registers
        self._stamp = stamp
        self._zone = zone

    @classmethod
    def of(cls, timeline: Timeline, zone: ZoneInfo | None) -> "EventWriter":
        """The writer of a timeline's events."""
        return cls(NameOf.of(timeline), registers_of(timeline), _stamp(timeline), zone)

    def __call__(self, event: Event) -> str:
        """The lines of an event."""
        shown = vevent_of(event, self._names, self._zone)
        stated = with_ids(shown.stated(), self._registers)
        more = kept(event, stated)
        return shown.lines(self._stamp, coded(more) if more else "")


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


def _header_to_keep(timeline: Timeline, lines: list[str]) -> Fields:
    """The kept header; with title and description, should what is in these lines not bring them back."""
    found = kept_header(timeline)
    whole = {"title": timeline.title, "description": timeline.description}
    stated = {name: value.strip() for name, value in whole.items() if value}
    if not all(map(comes_back, stated.values())):
        ics = library(OutputError)
        stated = shown_header(ics.Calendar.from_ical("\r\n".join(lines)))
    elif "title" in stated:
        stated["title"] = " ".join(stated["title"].split("\n"))
    return found | {
        name: value
        for name, value in whole.items()
        if value and stated.get(name) != value
    }


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BREAKS = re.compile(r"[\x7f\x85\u2028\u2029]")


def coded(value: Fields) -> str:
    """JSON without a character that iCalendar would escape, or that some program takes for the end of a line."""
    text = _JSON.encode(value)
    for sign in "%\\,;":
        text = text.replace(sign, quote(sign))
    return _BREAKS.sub(lambda match: quote(match[0]), text)


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
    return vevent_of(event, names).stated()
