"""iCalendar, read: the events of all calendars in a file, and what is remarked about them."""

import re
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from crisistl.dates.clock_changes import changed_note
from crisistl.errors import DataError
from crisistl.formats.core.gathering import Gathering, recurring_note
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.ics.calendar import (
    ZONE,
    decoded,
    shown_header,
    told_of,
)
from crisistl.formats.ics.event_dates import changed_moments, further_dates
from crisistl.formats.ics.event_fields import fields_of
from crisistl.formats.ics.library import library
from crisistl.formats.ics.lines import Lines, without_broken_blocks
from crisistl.formats.ics.properties import TYPE, UNTITLED, VeventError
from crisistl.text.wording import counted

# the default type, which the library doesn't know as such, and others
_TYPED = re.compile(
    r"^(CATEGORIES(?:;[^:;\r\n]*)*?);VALUE=TEXT(?=[;:])", re.IGNORECASE | re.MULTILINE
)
_MISTYPED = re.compile(
    r"^(CATEGORIES(?:;[^:;\r\n]*)*?);VALUE=", re.IGNORECASE | re.MULTILINE
)
_MACHINERY = frozenset(("VEVENT", "VTIMEZONE", "VALARM", "STANDARD", "DAYLIGHT"))
_NOT_PARSED = re.compile(
    r"Content line could not be parsed into parts: '(?P<line>.*)': ", re.DOTALL
)
# without these it isn't known when something was
_VITAL = frozenset(("DTSTART", "DTEND", "DURATION"))


def read_ics(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The VEVENTs of all calendars in a file; one that recurs is read once, as it is first held."""
    ics = library(DataError)
    if file.remark:
        yield Note(file.remark)
    text = file.text()
    lines = Lines(text)
    calendars, notes = _parsed(file.name, text, ics, lines)
    yield from notes
    if not any(calendar.name == "VCALENDAR" for calendar in calendars):
        cut = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
        why = "it should begin with BEGIN:VCALENDAR"
        if cut:
            why = "it ends before END:VCALENDAR"
        raise DataError(f"{file.name}: not an iCalendar file; {why}")
    yield from _Reader(lines).read(calendars)


def _parsed(
    name: str, text: str, ics: ModuleType, lines: Lines
) -> tuple[list[Any], list[Note]]:
    """The calendars of a text; alarms and time zones that can't be parsed are left out."""
    text = _with_default_types(text)
    try:
        return ics.Calendar.from_ical(text.encode(), multiple=True), []
    except Exception:  # whatever the library's parts let out
        whole, notes = without_broken_blocks(text, ics)
    try:
        return ics.Calendar.from_ical(whole.encode(), multiple=True), notes
    except Exception as error:
        reason = "one of its properties is broken"
        if isinstance(error, ValueError):
            reason = str(error)
        raise DataError(_not_a_calendar(name, lines, reason)) from None


def _with_default_types(text: str) -> str:
    """The text as the library can read it: it takes the type of CATEGORIES for a part of the names."""
    return _MISTYPED.sub(rf"\1;{TYPE}=", _TYPED.sub(r"\1", text))


def _not_a_calendar(name: str, lines: Lines, reason: str) -> str:
    if found := _NOT_PARSED.match(reason):
        return f"{name}: line {lines.find(found['line'])}: {found['line'][:60]!r} isn't an iCalendar property"
    return f"{name}: not an iCalendar file: {reason[:1].lower()}{reason[1:].splitlines()[0][:100]}"


@dataclass
class _Reader:
    """Reads event after event, and remembers what there is to remark at the end."""

    lines: Lines
    events: Gathering = field(default_factory=lambda: Gathering(told_of, "UID"))
    recurring: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    untitled: int = 0

    def read(self, calendars: list[Any]) -> Iterator[Item]:
        """The headers of all calendars, their events, and the remarks."""
        for calendar in calendars:
            if fields := shown_header(calendar):
                yield Record("timeline", fields, 0, 1)
            if isinstance(own := decoded(calendar), dict):
                yield from self.events.header(own, None)
        for calendar in calendars:
            zone = yield from _zone_of(calendar)
            is_cancelled = str(calendar.get("METHOD", "")).strip().upper() == "CANCEL"
            for shown in calendar.walk("VEVENT"):
                yield from self._event(shown, zone, is_cancelled)
        yield from self._notes()
        yield from _left_out(calendars)

    def _event(
        self, shown: Any, zone: ZoneInfo | None, is_cancelled: bool
    ) -> Iterator[Item]:
        self.events.index += 1
        line = self.lines.event(self.events.index)
        name = f"events[{self.events.index}]"
        if is_cancelled or str(shown.get("STATUS", "")).strip().upper() == "CANCELLED":
            self.cancelled.append(
                " ".join(str(shown.get("SUMMARY", "")).split()) or UNTITLED
            )
            return
        faults, unread, notes = self._broken(shown, name, line)
        yield from notes
        yield from faults
        if faults:
            return
        try:
            fields = fields_of(shown, zone)
        except OverflowError:
            yield Fault(name, "leads out of the years 1 to 9999", line=line)
        except VeventError as error:
            title = str(shown.get("SUMMARY", ""))
            place = ": ".join(
                filter(None, (f"{name} {title[:60]!r}" if title else name, error.name))
            )
            at = self.lines.find(error.name, line)
            yield Fault.of(error, place.removesuffix(": BEGIN"), at, error.value)
        else:
            if unread:
                fields["extra"] = fields.get("extra", {}) | unread
            yield from self._remarked(shown, fields, unread)
            yield from self.events.event(
                fields, decoded(shown), line, lambda path: line
            )

    def _remarked(
        self, shown: Any, fields: dict[str, Any], unread: dict[str, str]
    ) -> Iterator[Note]:
        """What there is to remark about one event."""
        self.untitled += fields["title"] == UNTITLED
        self.changed += map(str, changed_moments(shown))
        if "RRULE" in shown or "RRULE" in unread:
            self.recurring.append(fields["title"])
        if dates := further_dates(shown):
            more = ""
            if len(dates) > 5:
                more = f" and {len(dates) - 5:,} more"
            yield Note(
                f"{fields['title']!r} also takes place on {', '.join(dates[:5])}{more}; "
                "it is read once, and these dates are in extra.RDATE"
            )

    def _broken(
        self, shown: Any, name: str, line: int
    ) -> tuple[list[Fault], dict[str, str], list[Note]]:
        """The properties that can't be parsed: faults where they say when, else their texts and a remark."""
        faults: list[Fault] = []
        unread: dict[str, str] = {}
        notes: list[Note] = []
        for prop, reason in shown.errors:
            found = _NOT_PARSED.match(reason)
            text = prop or (found["line"] if found else reason)
            at = self.lines.find(text, line)
            if not prop:
                notes.append(
                    Note(
                        f"line {at}: {text[:60]!r} isn't an iCalendar property and is left out"
                    )
                )
            elif prop in _VITAL:
                value = self.lines.value(at)
                faults.append(
                    Fault(
                        f"{name}: {prop}",
                        "is not written as iCalendar has it",
                        line=at,
                        value=value,
                    )
                )
            else:
                unread[prop] = self.lines.value(at)
                notes.append(
                    Note(
                        f"line {at}: {prop} isn't written as iCalendar has it; its text is in extra.{prop}"
                    )
                )
        return faults, unread, notes

    def _notes(self) -> Iterator[Note]:
        yield from recurring_note(
            self.recurring, "read once, as first held; the rule is in extra.RRULE"
        )
        if self.untitled:
            yield Note(
                f"{counted(self.untitled, 'event')} without a title, called {UNTITLED!r}"
            )
        if self.changed:
            yield Note(changed_note(self.changed))
        if self.cancelled:
            more = ""
            if len(self.cancelled) > 1:
                more = f" and {len(self.cancelled) - 1:,} more"
            yield Note(
                f"left out, because they were cancelled: {self.cancelled[0]!r}{more}"
            )


def _zone_of(calendar: Any) -> Generator[Note, None, ZoneInfo | None]:
    """The zone of a calendar's UTC times, as Google's calendars name it; a remark if the zone is unknown."""
    name = str(calendar.get(ZONE, "")).strip()
    try:
        if name:
            return ZoneInfo(name)
        return None
    except (KeyError, ValueError, OSError):
        yield Note(
            f"{ZONE} names no known time zone ({name[:60]!r}); times in UTC stay as they are"
        )
        return None


def _left_out(calendars: list[Any]) -> Iterator[Note]:
    counts = Counter(
        part.name
        for calendar in calendars
        for part in calendar.walk()
        if part is not calendar
    )
    left = [
        f"{count:,} {name}" for name, count in counts.items() if name not in _MACHINERY
    ]
    if left:
        yield Note(f"left out, because they aren't events: {', '.join(left)}")
