"""A stream: our own JSON and JSON Lines, the registers first, then the events some hundred at a time."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import cast

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.json.known import DOCUMENT, LINES, Choose, Layout, Sift, Trace
from crisistl.formats.json.own import read_head, read_parts
from crisistl.formats.json.pieces import (
    event_of,
    events_to_read,
    events_to_write,
    pieces,
)
from crisistl.model.references import References, holds_together
from crisistl.model.timeline import Event, Timeline
from crisistl.text.json_keys import repeats_a_key

PART = re.compile(rb'\s*\{\s*"(?:timeline|source|actor|theme|omitted)"\s*:\s*\{')
_BY_LINE = (".jsonl", ".ndjson")
_LINES = 200  # at a time


Read = tuple[Sequence[Event], bytes]
"""Some events and their text, without what is behind the last of them."""


class _Unreadable(Exception):
    """What follows isn't an event in the layout of `export`; never leaves this module."""


@dataclass
class Stream:
    """The registers of a file, as a timeline without events, and a way to read its events once.

    After the last batch, `is_sound` says whether all events were read and are valid together; if not, only
    loading the file can say why. `count` is the number of events read. To check what must hold between events,
    it keeps eight bytes an event, and some eighty while they are compared at the end.
    """

    head: Timeline
    _read: Callable[[Trace], Iterator[Read]]
    _layout: Layout
    count: int = 0
    is_sound: bool = False
    _remembers: bool = False

    @classmethod
    def of(
        cls, file: Input, *, to_write: bool = True, remembers: bool = False
    ) -> "Stream | None":
        """The stream of a file; None unless it is named and laid out as `export` writes it.

        Without `to_write`, its events may be those of `crisistl.model.checked`, which are read in less time; if it
        `remembers` as well, a large file that is sound is noted (see `crisistl.formats.json.known`).
        """
        try:
            if file.ending.endswith(_BY_LINE):
                return _lines(file, to_write, remembers)
            if file.ending.endswith(".json"):
                return _document(file, to_write, remembers)
        except (DataError, UnicodeDecodeError):
            return None
        return None

    def whole(
        self, each: Callable[[Sequence[Event]], object] = lambda events: None
    ) -> Timeline | None:
        """The timeline with all its events; None where one is at fault. `each` gets some hundred at a time."""
        found: list[Event] = []
        for events in self.batches():
            each(events)
            found += events
        if self.is_sound:
            return self.head.with_parts(events=tuple(found))
        return None

    def batches(
        self,
        names: frozenset[str] | None = None,
        choose: Choose | None = None,
        *,
        sift: Sift | None = None,
        as_read: bool = False,
    ) -> Iterator[Sequence[Event]]:
        """The events in the order of the file, some hundred at a time, up to the first that is at fault.

        Since each is checked, all have all fields; with `sift`, what it leaves out is only checked. The other
        parameters are for `Known`.
        """
        used, ids, trace = References(), array("q"), Trace(self._layout)
        try:
            for events, text in self._read(trace):
                used.add(events)
                ids.extend([hash(event.id) for event in events])
                self.count = len(ids)
                if sift and text.count(self._layout.between) + 1 == len(events):
                    places = sift(text, self._layout.between)
                    yield [events[place] for place in places]
                else:
                    yield events
        except _Unreadable:
            return
        self.is_sound = holds_together(self.head, used, ids)
        if self._remembers and self.is_sound:
            trace.remember(self.head)


def _document(file: Input, to_write: bool, remembers: bool) -> Stream | None:
    data = file.data()
    head = read_head(data, file.name)
    if head is None:
        return None

    def read(trace: Trace) -> Iterator[Read]:
        def quick(text: bytes) -> list[Event] | None:
            events = events_to_read(text, trace.spoil)
            trace.check(text, events or ())
            return events

        end = head.events
        for piece in pieces(data, end, events_to_write if to_write else quick):
            end = piece.end
            yield piece.events, data[piece.start + 1 : end].removesuffix(DOCUMENT.end)
        if end < len(data):
            raise _Unreadable
        if remembers:
            trace.add_document(data, head.events)

    timeline = timeline_of(head.readings, file.name)
    return Stream(timeline, read, DOCUMENT, _remembers=remembers)


def _lines(file: Input, to_write: bool, remembers: bool) -> Stream | None:
    with file.open() as lines:
        if not PART.match(next(lines, b"")):
            return None

    def read(trace: Trace) -> Iterator[Read]:
        with file.open() as lines:
            first = _leading(lines, trace)
            rest = chain(first, lines)
            while some := [*islice(rest, _LINES)]:
                text = b"".join(some)
                if remembers:
                    trace.add(text)
                yield _events(some, to_write, trace), text.removesuffix(b"\n")

    timeline = timeline_of(read_parts(file, PART), file.name)
    return Stream(timeline, read, LINES, _remembers=remembers)


def _leading(lines: Iterator[bytes], trace: Trace) -> list[bytes]:
    """Skip the lines of other parts than events at the beginning; the line behind them, if there is one."""
    parts = []
    behind = []
    for line in lines:
        if not PART.match(line):
            behind.append(line)
            break
        parts.append(line)
    trace.head = b"".join(parts)
    trace.add(trace.head)
    return behind


def _events(lines: list[bytes], to_write: bool, trace: Trace) -> Sequence[Event]:
    """The events of these lines; _Unreadable where one is at fault."""
    if not to_write and b"\r" not in b"".join(lines):
        from crisistl.model.checked import events_of_lines

        if (found := events_of_lines(lines)) is not None:
            return cast(list[Event], found)
    trace.spoil()
    filled = [line for line in lines if not line.isspace()]
    if repeats_a_key(b"[%b]" % b",".join(filled)):
        raise _Unreadable
    return [event for line in lines if (event := _event(line))]


def _event(line: bytes) -> Event | None:
    """The event that a line is, None where it is another part or empty; _Unreadable where it is at fault."""
    if line.find(b"\r", 0, -2) >= 0:  # which the reader takes for the end of a line
        raise _Unreadable
    event = event_of(line)
    if event is None and not line.isspace() and not PART.match(line):
        raise _Unreadable
    return event
