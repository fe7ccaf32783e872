"""A stream: our own JSON and JSON Lines, the registers first, then the events some hundred at a time."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.json.own import read_head, read_parts
from crisistl.formats.json.pieces import event_of, pieces
from crisistl.model.integrity import References, holds_together
from crisistl.model.timeline import Event, Timeline

_PART = re.compile(rb'\s*\{\s*"(?:timeline|source|actor|theme|omitted)"\s*:\s*\{')
_BY_LINE = (".jsonl", ".ndjson")
_LINES = 200  # at a time


class NotStreamed(Exception):  # not an error: the file is to be loaded whole, which says why
    """The file has something that only a whole timeline can tell about, most often a fault."""


@dataclass
class Stream:
    """The registers of a file, as a timeline without events, and a way to read its events.

    `count` is how many of them have been read. For what must hold between events it keeps eight bytes an event,
    and some eighty while they are compared at the end.
    """

    head: Timeline
    _read: Callable[[], Iterator[Sequence[Event]]]
    count: int = 0

    @classmethod
    def of(cls, file: Input) -> "Stream":
        """The stream of a file; NotStreamed where it is not named and laid out as `export` writes it."""
        try:
            if file.ending.endswith(_BY_LINE):
                return _lines(file)
            if file.ending.endswith(".json"):
                return _document(file)
        except (DataError, UnicodeDecodeError):
            raise NotStreamed from None
        raise NotStreamed

    def whole(self) -> Timeline:
        """The timeline with all its events; NotStreamed where one is at fault."""
        return self.head.with_parts(events=tuple(self.events()))

    def events(self) -> Iterator[Event]:
        """The events in the order of the file. NotStreamed, at the latest at the end, where one is at fault."""
        return chain.from_iterable(self.batches())

    def batches(self) -> Iterator[Sequence[Event]]:
        """The same, some hundred at a time, as they are read."""
        used, ids = References(), array("q")
        for events in self._read():
            used.add(events)
            ids.extend([hash(event.id) for event in events])
            self.count = len(ids)
            yield events
        if not holds_together(self.head, used, ids):
            raise NotStreamed


def _document(file: Input) -> Stream:
    data = file.data()
    head = read_head(data, file.name)
    if head is None:
        raise NotStreamed

    def read() -> Iterator[Sequence[Event]]:
        end = head.events
        for piece in pieces(data, head.events):
            end = piece.end
            yield piece.events
        if end < len(data):
            raise NotStreamed

    return Stream(timeline_of(head.readings, file.name), read)


def _lines(file: Input) -> Stream:
    with file.open() as lines:
        if not _PART.match(next(lines, b"")):
            raise NotStreamed

    def read() -> Iterator[Sequence[Event]]:
        with file.open() as lines:
            while some := [*islice(lines, _LINES)]:
                yield [event for line in some if (event := _event(line))]

    return Stream(timeline_of(read_parts(file, _PART), file.name), read)


def _event(line: bytes) -> Event | None:
    """The event that a line is, None where it is another part or empty; NotStreamed where it is at fault."""
    if line.find(b"\r", 0, -2) >= 0:  # which the reader takes for the end of a line
        raise NotStreamed
    event = event_of(line)
    if event is None and not line.isspace() and not _PART.match(line):
        raise NotStreamed
    return event
