"""Our own JSON documents and JSON Lines: read."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from typing import Any, cast

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import (
    KINDS,
    Fault,
    Item,
    Kind,
    Note,
    Path,
    ReadOptions,
    Record,
)
from crisistl.formats.json.doubles import refuse_doubled_keys
from crisistl.formats.json.pieces import Piece, event_of, head_of, pieces
from crisistl.formats.json.walk import Walk
from crisistl.model.parts import Event

_LINES = 200  # at a time
_REOPENED = '{"events": ['
"""What makes a document of what is left of one behind a bracket or a comma, on its own line."""

_OF_EVENTS = b'{"id"'
"""How the lines of events begin in our layout, which is compared in less time."""
_LINE_KINDS: tuple[Kind, ...] = (
    "timeline",
    "source",
    "actor",
    "theme",
    "omitted",
    "event",
)


def read_json(file: Input, options: ReadOptions) -> Iterator[Item]:
    """A timeline document. Raises RepeatedKey where an object has a key twice."""
    data = file.data()
    # what is not UTF-8 in one place is read as Windows-1252 in all
    if (head := read_head(data, file.name)) and file.encoding == "utf-8":
        yield from head.readings
        yield from _events(file, data, head)
        return
    del data
    if file.remark:
        yield Note(file.remark)
    walk = Walk(file.text(), file.name)
    start = walk.skip(0)
    if walk.text.startswith("{", start):
        yield from _document(walk, start, set())
    else:
        walk.fail(start, "a timeline is an object {...} or an array of events [...]")


@dataclass(frozen=True, slots=True)
class Head:
    """The text before the events of a document in our layout, and the place of the bracket that opens them."""

    readings: tuple[Item, ...]
    keys: frozenset[str]
    events: int


def read_head(data: bytes, name: str) -> Head | None:
    """The head of a document, or None where it is in another layout or no JSON; `name` is for messages."""
    found = head_of(data)
    if found is None:
        return None
    keys: set[str] = set()
    try:
        readings = tuple(_document(Walk(found[0], name), 0, keys))
    except DataError:  # reading the whole document says why
        return None
    return Head(readings, frozenset(keys), found[1])


def _events(file: Input, data: bytes, head: Head) -> Iterator[Item]:
    """The events in pieces; the first that is at fault or in another layout, and all behind it, in the usual way."""
    number = sum(
        isinstance(part, Record) and part.kind == "event" for part in head.readings
    )
    line, end = 1 + data.count(b"\n", 0, head.events), head.events
    for piece in pieces(data, head.events):
        places = _Places(file.name, data, piece, line)
        for index, event in enumerate(piece.events):
            yield Record(
                "event", {}, number + index, None, partial(places.locate, index), event
            )
        number += len(piece.events)
        line += data.count(b"\n", piece.start, piece.end)
        end = piece.end
    if end < len(data):
        refuse_doubled_keys(file, lines=False)  # all of them are listed
        walk = Walk(_REOPENED + file.decoded(data[end + 1 :]), file.name, line)
        yield from _document(walk, 0, set(head.keys - {"events"}), number)


@dataclass(frozen=True)
class _Places:
    """The places of the events of a piece in the file; computed only if one of them is at fault."""

    name: str
    data: bytes
    piece: Piece
    line: int

    @cached_property
    def _walk(self) -> Walk:
        text = self.data[self.piece.start + 1 : self.piece.end].decode()
        return Walk(_REOPENED + text, self.name, self.line)

    @cached_property
    def _places(self) -> list[int]:
        items = self._walk.items(_REOPENED.index("["))
        return [place for _, place in islice(items, len(self.piece.events))]

    def locate(self, index: int, path: Path) -> int:
        """The line of the value at `path` in one of the events, counted from 0."""
        return self._walk.locate(self._places[index], path)


def _document(
    walk: Walk, start: int, seen: set[str], events: int = 0
) -> Iterator[Item]:
    """The parts in the order of the file; the header's fields are gathered up to the next list of parts.

    `seen` are the keys that stood before `start`, and are added to. So many `events` were before the first part.
    """
    header: dict[str, Any] = {}
    members = walk.members(start)
    end: int | None = None
    while True:
        try:
            if end is None:
                key, at = next(members)
            else:
                key, at = members.send(end)
        except StopIteration as stop:
            walk.end(stop.value)
            break
        if key in seen:
            yield Fault(
                "timeline",
                f"the key {key!r} occurs twice",
                "merge the two",
                line=walk.line(at),
            )
        seen.add(key)
        if key in KINDS:
            yield from _header(walk, start, header)
            header = {}
            end = yield from _parts(walk, KINDS[key], key, at, events)
            events = 0
        else:
            header[key], end = walk.value(at)
    yield from _header(walk, start, header)


def _header(walk: Walk, start: int, fields: dict[str, Any]) -> Iterator[Item]:
    if fields:
        yield Record(
            "timeline", fields, 0, walk.line(start), partial(walk.locate, start)
        )


def _parts(
    walk: Walk, kind: Kind, key: str, at: int, number: int
) -> Generator[Item, None, int]:
    if not walk.text.startswith("[", at):
        value, end = walk.value(at)
        yield Fault(
            f"timeline: {key}",
            "a list is needed: [...]",
            line=walk.line(at),
            value=str(value)[:60],
        )
        return end
    known = (at, walk.text.count("\n", 0, at))
    items = walk.items(at)
    while True:
        try:
            value, place = next(items)
        except StopIteration as stop:
            behind: int = stop.value
            return behind
        line = walk.line(place, known)
        known = (place, line - walk.first_line)
        if isinstance(value, dict):
            yield Record(kind, value, number, line, partial(walk.locate, place))
        else:
            yield Fault(
                f"{key}[{number}]",
                "an object is needed: {...}",
                line=line,
                value=str(value)[:60],
            )
        number += 1


def read_lines(file: Input, options: ReadOptions) -> Iterator[Item]:
    """JSON Lines: a part a line, `{"actor": {...}}`; a line that names no part is an event.

    Raises RepeatedKey where an object has a key twice.
    """
    refuse_doubled_keys(file, lines=True)
    if file.remark:
        yield Note(file.remark)
    with file.open_text() as text:
        lines = (
            (number, line) for number, line in enumerate(text, 1) if not line.isspace()
        )
        first = next(lines, None)
        if first is None:
            return
        value = line_value(*first, file.name)
        counts = dict.fromkeys(_LINE_KINDS, 0)
        yield _line_record(first[0], value, counts)
        if not options.plain:
            for number, line in lines:
                yield _record(number, line, counts, file.name)
            return
        while some := [*islice(lines, _LINES)]:
            yield from _plain_records(some, counts, file.name)


def _record(number: int, line: str, counts: dict[Kind, int], name: str) -> Item:
    if event := event_of(line.encode()):
        counts["event"] += 1
        return Record("event", {}, counts["event"] - 1, number, event=event)
    return _line_record(number, line_value(number, line, name), counts)


def _plain_records(
    lines: list[tuple[int, str]], counts: dict[Kind, int], name: str
) -> Iterator[Item]:
    """The records of some lines, which are often all events."""
    from crisistl.model.checked import events_of_lines

    events = events_of_lines(line.encode() for _, line in lines)
    if events is None:
        for number, line in lines:
            yield _record(number, line, counts, name)
        return
    first = counts["event"]
    counts["event"] += len(lines)
    for place, ((number, text), event) in enumerate(zip(lines, events, strict=True)):
        found = cast(Event, event)
        yield Record("event", {}, first + place, number, event=found, text=text)


def read_parts(file: Input, named: re.Pattern[bytes]) -> Iterator[Item]:
    """Of JSON Lines the parts alone whose lines match `named`, and no events."""
    counts = dict.fromkeys(_LINE_KINDS, 0)
    with file.open() as lines:
        for number, line in enumerate(lines, 1):
            if not line.startswith(_OF_EVENTS) and named.match(line):
                yield _line_record(
                    number, line_value(number, line.decode(), file.name), counts
                )


def line_value(number: int, line: str, name: str) -> Any:
    """The value on a line; DataError where it isn't JSON. `name` is for messages."""
    walk = Walk(line, name, number)
    value, end = walk.value(walk.skip(0))
    walk.end(end)
    return value


def named_part(value: dict[str, Any]) -> Kind | None:
    """The kind that a line names, if it names one."""
    if len(value) == 1:
        key = next(iter(value))
        if key in _LINE_KINDS and isinstance(value[key], dict):
            return key
    return None


def _line_record(number: int, value: Any, counts: dict[Kind, int]) -> Item:
    if not isinstance(value, dict):
        return Fault(
            "", "an object is needed: {...}", line=number, value=str(value)[:60]
        )
    named = named_part(value)
    kind = named or "event"
    counts[kind] += 1
    return Record(kind, value[named] if named else value, counts[kind] - 1, number)
