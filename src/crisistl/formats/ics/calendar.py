"""iCalendar (RFC 5545): each event as the whole days on which a calendar shows it, read and written.

The exact date stands beside these days in X-CRISISTL-DATE, the two sides in X-CRISISTL-ACTORS and
X-CRISISTL-TARGETS, and what else has no property in X-CRISISTL-KEPT (JSON, with "%" codes for what iCalendar
would escape), so that a calendar of ours comes back whole. Where a calendar program has moved or renamed an event
since, what it says counts. An event whose end is open or unknown stands on its first day. Where these days are not
what the date says, the DESCRIPTION begins with the date in words, and the STATUS is TENTATIVE.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from types import ModuleType
from typing import Any, TextIO
from urllib.parse import quote, unquote

from crisistl.errors import CrisisError, DataError, OutputError
from crisistl.formats.core.gathering import Gathering, recurring_note
from crisistl.formats.core.input import Input
from crisistl.formats.core.kept import Fields, Names, kept, kept_header, registers_of, with_ids
from crisistl.formats.core.record import Fault, Note, Reading, ReadOptions, Record
from crisistl.formats.ics.event import KEPT, VeventError, as_read, component_of, fields_of, unescaped
from crisistl.formats.json.walk import value_of
from crisistl.model.timeline import Event, Timeline
from crisistl.text.wording import counted

_TITLES = ("X-WR-CALNAME", "NAME")
_DESCRIPTIONS = ("X-WR-CALDESC", "DESCRIPTION")
_MACHINERY = frozenset(("VEVENT", "VTIMEZONE", "VALARM", "STANDARD", "DAYLIGHT"))
_NOT_PARSED = re.compile(r"Content line could not be parsed into parts: '(?P<line>.*)': ", re.DOTALL)


def _library(error: type[CrisisError]) -> ModuleType:
    try:
        import icalendar
    except ImportError:
        raise error(
            f"calendars need the library icalendar; install it with: {sys.executable} -m pip install icalendar"
        ) from None
    return icalendar


def write_ics(timeline: Timeline, out: TextIO) -> None:
    """A calendar with an event for each event; dated by the timeline's as_of or its last day, not the clock."""
    ics = _library(OutputError)
    names = Names.of(timeline)
    registers = registers_of(timeline)
    calendar = ics.Calendar()
    calendar.add("PRODID", "-//crisistl//crisistl//EN")
    calendar.add("VERSION", "2.0")
    calendar.add(_TITLES[0], ics.vText(timeline.title))
    if timeline.description:
        calendar.add(_DESCRIPTIONS[0], ics.vText(timeline.description))
    calendar.add(KEPT, ics.vText(_coded(_header_to_keep(ics, timeline, calendar))))
    stamp = _stamp(timeline)
    for event in timeline.events:
        shown = component_of(event, names, stamp)
        told = fields_of(as_read(shown))
        if more := kept(event, with_ids(told, registers)):
            shown.add(KEPT, ics.vText(_coded(more)))
        calendar.add_component(shown)
    out.write(calendar.to_ical(sorted=False).decode())


def _stamp(timeline: Timeline) -> datetime:
    days = [day for event in timeline.events for day in (event.date.s1, event.date.e2)]
    known = [day for day in days if date.min < day < date.max]
    return datetime.combine(timeline.as_of or max(known, default=date(1970, 1, 1)), time.min, UTC)


def _header_to_keep(ics: ModuleType, timeline: Timeline, calendar: Any) -> Fields:
    """The kept header; with title and description, should their escaping not bring them back."""
    found = kept_header(timeline)
    told = _shown_header(ics.Calendar.from_ical(calendar.to_ical()))
    whole = {"title": timeline.title, "description": timeline.description}
    return found | {name: value for name, value in whole.items() if value and told.get(name) != value}


def _coded(value: Fields) -> str:
    """JSON without a character that iCalendar would escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"[%\\,;\x00-\x1f\x7f\x85\u2028\u2029]", lambda match: quote(match[0]), text)


def _decoded(component: Any) -> Any:
    """What we kept in a component; None where there is nothing that can be read."""
    text = component.get(KEPT)
    try:
        return value_of(unquote(str(text))) if text else None
    except ValueError:
        return None


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """What a calendar shows otherwise than the timeline has it."""
    count = sum(event.date.end != "closed" for event in timeline.events)
    verb = "is" if count == 1 else "are"
    return (f"{counted(count, 'event')} without a known end {verb} placed on the first day",) if count else ()


def read_ics(file: Input, options: ReadOptions) -> Iterator[Reading]:
    """The VEVENTs of all calendars in a file; one that recurs is read once, as it is first held."""
    ics = _library(DataError)
    if file.remark:
        yield Note(file.remark)
    text = file.text()
    lines = _Lines(text)
    try:
        calendars = ics.Calendar.from_ical(text.encode(), multiple=True)
    except Exception as error:  # whatever the library's parts let out
        reason = str(error) if isinstance(error, ValueError) else "one of its properties is broken"
        raise DataError(_not_a_calendar(file.name, lines, reason)) from None
    if not any(calendar.name == "VCALENDAR" for calendar in calendars):
        cut = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
        why = "it ends before END:VCALENDAR" if cut else "it should begin with BEGIN:VCALENDAR"
        raise DataError(f"{file.name}: not an iCalendar file; {why}")
    yield from _readings(calendars, lines)


def _not_a_calendar(name: str, lines: "_Lines", reason: str) -> str:
    if found := _NOT_PARSED.match(reason):
        return f"{name}: line {lines.find(found['line'])}: {found['line'][:60]!r} isn't an iCalendar property"
    return f"{name}: not an iCalendar file: {reason[:1].lower()}{reason[1:].splitlines()[0][:100]}"


def _readings(calendars: list[Any], lines: "_Lines") -> Iterator[Reading]:
    events = Gathering(_told_of, "UID")
    for calendar in calendars:
        if fields := _shown_header(calendar):
            yield Record("timeline", fields, 0, 1)
        if isinstance(own := _decoded(calendar), dict):
            yield from events.header(own, None)
    recurring: list[str] = []
    for shown in (shown for calendar in calendars for shown in calendar.walk("VEVENT")):
        for reading in _read_event(shown, events, lines):
            if isinstance(reading, Record) and reading.kind == "event" and "RRULE" in shown:
                recurring.append(reading.value["title"])
            yield reading
    yield from recurring_note(recurring, "read once, as first held; the rule is in extra.RRULE")
    yield from _left_out(calendars)


def _left_out(calendars: list[Any]) -> Iterator[Note]:
    counts = Counter(part.name for calendar in calendars for part in calendar.walk() if part is not calendar)
    left = [f"{count:,} {name}" for name, count in counts.items() if name not in _MACHINERY]
    if left:
        yield Note(f"left out, because they aren't events: {', '.join(left)}")


def _shown_header(calendar: Any) -> Fields:
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

    return str(value) if isinstance(value, vText) else unescaped(str(value))


def _told_of(event: Event, names: Names) -> Fields:
    return fields_of(as_read(component_of(event, names, datetime.min)))


def _read_event(shown: Any, events: Gathering, lines: "_Lines") -> Iterator[Reading]:
    events.index += 1
    line = lines.event(events.index)
    name = f"events[{events.index}]"
    for prop, reason in shown.errors:
        yield _broken(name, prop, reason, lines, line)
    if shown.errors:
        return
    try:
        told = fields_of(shown)
    except OverflowError:
        yield Fault(name, "leads out of the years 1 to 9999", line)
    except VeventError as error:
        title = str(shown.get("SUMMARY", ""))
        place = ": ".join(filter(None, (f"{name} {title[:60]!r}" if title else name, error.name)))
        yield Fault(place.removesuffix(": BEGIN"), str(error), lines.find(error.name, line), error.value)
    else:
        yield from events.event(told, _decoded(shown), line, lambda path: line)


def _broken(name: str, prop: str | None, reason: str, lines: "_Lines", line: int) -> Fault:
    if prop:
        at = lines.find(prop, line)
        return Fault(f"{name}: {prop}", "is not written as iCalendar has it", at, lines.value(at))
    found = _NOT_PARSED.match(reason)
    text = found["line"] if found else reason
    return Fault(name, "isn't an iCalendar property", lines.find(text, line), text[:60])


class _Lines:
    """The lines of a file, for saying where something stands; counted from 1."""

    def __init__(self, text: str) -> None:
        self._lines = re.split(r"\r\n|\r|\n", text)
        begins = (
            number for number, line in enumerate(self._lines, 1) if line.strip().upper() == "BEGIN:VEVENT"
        )
        self._events = [*begins]

    def event(self, index: int) -> int:
        """Where the event of this number begins."""
        return self._events[index] if index < len(self._events) else 1

    def find(self, start: str, after: int = 1) -> int:
        """The first line from `after` on that begins so; `after` where none does."""
        wanted = start.upper()[:60]
        for number in range(after, len(self._lines) + 1):
            if self._lines[number - 1].upper().startswith(wanted):
                return number
        return after

    def value(self, number: int) -> str:
        """What stands behind the name on a line."""
        return self._lines[number - 1].partition(":")[2][:60]
