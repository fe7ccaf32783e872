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
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import IO, Any, TextIO
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from crisistl.dates import BEGINNING, END, Moment
from crisistl.errors import OutputError
from crisistl.formats.core.kept import (
    Fields,
    NameOf,
    kept,
    kept_header,
    registers_of,
    with_ids,
)
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
    events = timeline.events
    write_event = EventWriter(timeline, stamp_of(timeline, last_moment(events)))
    batches = (
        "".join([write_event(event) for event in events[start : start + _BATCH]])
        for start in range(0, len(events), _BATCH)
    )
    write_calendar(timeline, batches, out)


def write_calendar(head: Timeline, texts: Iterable[str], out: IO[str]) -> None:
    """A calendar with the title and the registers of a timeline, and with the texts of its events."""
    out.write("\r\n".join(_head(head)))
    for text in texts:
        out.write(text)
    out.write(_END)


def zone_of(timeline: Timeline) -> ZoneInfo | None:
    """The zone of a timeline's times."""
    if timeline.timezone:
        return ZoneInfo(timeline.timezone)
    return None


def _head(timeline: Timeline) -> list[str]:
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
    if zone := zone_of(timeline):
        lines.append(text_line(ZONE, zone.key))
    kept = _header_to_keep(timeline, [*lines, _END])
    return [*lines, text_line(KEPT, coded(kept)), ""]


class EventWriter:
    """Writes one event of a calendar after another; `head` has the registers, `stamp` is the DTSTAMP of all."""

    def __init__(self, head: Timeline, stamp: datetime) -> None:
        self._names = NameOf.of(head)
        self._registers = registers_of(head)
        self._zone = zone_of(head)
        self._stamp = stamp

    def __call__(self, event: Event) -> str:
        """The lines of an event."""
        shown = vevent_of(event, self._names, self._zone)
        stated = with_ids(shown.stated(), self._registers)
        more = kept(event, stated)
        return shown.lines(self._stamp, coded(more) if more else "")


def last_moment(events: Iterable[Event]) -> Moment | None:
    """The last moment that is known of some events."""
    known = (
        moment
        for event in events
        for moment in (event.date.earliest_start, event.date.latest_end)
        if BEGINNING < moment < END
    )
    return max(known, default=None)


def stamp_of(head: Timeline, last: Moment | None) -> datetime:
    """The DTSTAMP of all events: the day of a timeline's as_of, or else of the last moment that is known."""
    day = head.as_of or (date(1970, 1, 1) if last is None else last.date())
    return datetime.combine(day, time.min, UTC)


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
    shown = ShownOtherwise()
    shown.add(timeline.events)
    return shown.remarks()


@dataclass
class ShownOtherwise:
    """How many events a calendar shows in another way: of those that have gone by."""

    ends: int = 0
    times: int = 0

    def add(self, events: Iterable[Event]) -> None:
        """Take in some events."""
        for event in events:
            when = event.date
            if not (when.has_start and when.has_end):
                self.ends += 1
            if when.clock and has_days(when) and not shows_times(when):
                self.times += 1

    def remarks(self) -> tuple[str, ...]:
        """What there is to say of them."""
        verb = "are"
        if self.ends == 1:
            verb = "is"
        said = []
        if self.ends:
            said.append(
                f"{counted(self.ends, 'event')} without a known start or end {verb} placed on the one day that is known"
            )
        if self.times:
            said.append(
                f"{counted(self.times, 'event')} with a time of day shown on whole days; the time is in {DATE}"
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
