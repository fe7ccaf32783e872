"""Our own JSON, a document or an array of rows, and JSON Lines: read and written."""

import json
import re
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import chain
from typing import Any, TextIO

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from crisistl.formats.input import Input
from crisistl.formats.record import Fault, Kind, Note, Reading, ReadOptions, Record
from crisistl.formats.walk import Walk
from crisistl.model import Event, Timeline

KINDS: dict[str, Kind] = {
    "sources": "source",
    "actors": "actor",
    "themes": "theme",
    "omitted": "omitted",
    "events": "event",
}
_LINE_KINDS: tuple[Kind, ...] = ("timeline", "source", "actor", "theme", "omitted", "event")


def read_json(file: Input, options: ReadOptions) -> Iterator[Reading]:
    """A timeline document, or an array of rows such as `list --format json` prints."""
    if file.remark:
        yield Note(file.remark)
    walk = Walk(file.text(), file.name)
    start = walk.skip(0)
    if walk.text.startswith("[", start):
        yield from _array(walk, start, options)
    elif walk.text.startswith("{", start):
        yield from _document(walk, start)
    else:
        walk.fail(start, "a timeline is an object {...} or an array of events [...]")


def _array(walk: Walk, start: int, options: ReadOptions) -> Iterator[Reading]:
    from crisistl.formats.rows import read_rows

    def rows() -> Generator[tuple[int, Any], None, None]:
        end = yield from _numbered(walk, start)
        walk.end(end)

    yield from read_rows(rows(), options)


def _numbered(walk: Walk, start: int) -> Generator[tuple[int, Any], None, int]:
    """The items of an array, each with its line; returns the place behind the array."""
    items = walk.items(start)
    known = (0, 0)
    while True:
        try:
            value, at = next(items)
        except StopIteration as stop:
            behind: int = stop.value
            return behind
        line = walk.line(at, known)
        known = (at, line - walk.first_line)
        yield line, value


def _document(walk: Walk, start: int) -> Iterator[Reading]:
    """The parts in the order of the file; the header's fields are gathered up to the next list of parts."""
    header: dict[str, Any] = {}
    seen: set[str] = set()
    members = walk.members(start)
    end: int | None = None
    while True:
        try:
            key, at = next(members) if end is None else members.send(end)
        except StopIteration as stop:
            walk.end(stop.value)
            break
        if key in seen:
            yield Fault("timeline", f"the key {key!r} stands twice; unite the two", walk.line(at))
        seen.add(key)
        if key in KINDS:
            yield from _header(walk, start, header)
            header = {}
            end = yield from _parts(walk, KINDS[key], key, at)
        else:
            header[key], end = walk.value(at)
    yield from _header(walk, start, header)


def _header(walk: Walk, start: int, fields: dict[str, Any]) -> Iterator[Reading]:
    if fields:
        yield Record("timeline", fields, 0, walk.line(start), partial(walk.locate, start))


def _parts(walk: Walk, kind: Kind, key: str, at: int) -> Generator[Reading, None, int]:
    if not walk.text.startswith("[", at):
        value, end = walk.value(at)
        yield Fault(f"timeline: {key}", "a list is needed: [...]", walk.line(at), str(value)[:60])
        return end
    known = (at, walk.text.count("\n", 0, at))
    items = walk.items(at, _canonical_event(walk) if kind == "event" else None)
    index = 0
    while True:
        try:
            value, place = next(items)
        except StopIteration as stop:
            behind: int = stop.value
            return behind
        line = walk.line(place, known)
        known = (place, line - walk.first_line)
        if isinstance(value, Event):
            yield Record(kind, {}, index, line, partial(walk.locate, place), value)
        elif isinstance(value, dict):
            yield Record(kind, value, index, line, partial(walk.locate, place))
        else:
            yield Fault(f"{key}[{index}]", "an object is needed: {...}", line, str(value)[:60])
        index += 1


def _canonical_event(walk: Walk) -> Callable[[int], tuple[Event, int] | None]:
    """Reads an event in the layout that we write, in one step from text to model: half the time of two.

    There an event ends at the first line that is "    }". Where what lies up to it is no whole event, in
    another layout or at a fault, the caller reads it in the usual way, and so does it with all that follow.
    """
    usual = False

    def read(at: int) -> tuple[Event, int] | None:
        nonlocal usual
        end = -1 if usual else walk.text.find("\n    }", at)
        event = event_of(walk.text[at : end + 6]) if end >= 0 else None
        if event is None:
            usual = True
            return None
        return event, end + 6

    return read


def event_of(text: str) -> Event | None:
    """The event that a JSON text is, or None where it is anything else; the usual way then says what."""
    if "NaN" in text or "Infinity" in text:
        return None
    try:
        return Event.__pydantic_validator__.validate_json(text.encode())  # type: ignore[no-any-return]
    except (ValidationError, UnicodeEncodeError):
        return None


def read_lines(file: Input, options: ReadOptions) -> Iterator[Reading]:
    """JSON Lines: a part a line, `{"actor": {...}}`; a line that names no part is an event.

    A file whose first line names no part has rows such as `list --format jsonl` prints.
    """
    if file.remark:
        yield Note(file.remark)
    with file.open_text() as text:
        lines = ((number, line) for number, line in enumerate(text, 1) if not line.isspace())
        first = next(lines, None)
        if first is None:
            return
        value = _line_value(*first, file.name)
        if isinstance(value, dict) and _named_part(value) is None:
            from crisistl.formats.rows import read_rows

            values = ((number, _line_value(number, line, file.name)) for number, line in lines)
            yield from read_rows(chain([(first[0], value)], values), options)
            return
        counts = dict.fromkeys(_LINE_KINDS, 0)
        yield _line_record(first[0], value, counts)
        for number, line in lines:
            if event := event_of(line):
                yield Record("event", {}, counts["event"], number, event=event)
                counts["event"] += 1
            else:
                yield _line_record(number, _line_value(number, line, file.name), counts)


def read_parts(file: Input, named: re.Pattern[str]) -> Iterator[Reading]:
    """Of JSON Lines the parts alone whose lines match `named`, and no events."""
    counts = dict.fromkeys(_LINE_KINDS, 0)
    with file.open_text() as text:
        for number, line in enumerate(text, 1):
            if named.match(line):
                yield _line_record(number, _line_value(number, line, file.name), counts)


def _line_value(number: int, line: str, name: str) -> Any:
    walk = Walk(line, name, number)
    value, end = walk.value(walk.skip(0))
    walk.end(end)
    return value


def _named_part(value: dict[str, Any]) -> Kind | None:
    """The kind that a line names, if it names one."""
    if len(value) == 1:
        key = next(iter(value))
        if key in _LINE_KINDS and isinstance(value[key], dict):
            return key
    return None


def _line_record(number: int, value: Any, counts: dict[Kind, int]) -> Reading:
    if not isinstance(value, dict):
        return Fault("", "an object is needed: {...}", number, str(value)[:60])
    named = _named_part(value)
    kind = named or "event"
    counts[kind] += 1
    return Record(kind, value[named] if named else value, counts[kind] - 1, number)


def plain(part: BaseModel) -> dict[str, Any]:
    """A part as JSON has it: plain values, in the model's order, without what is empty."""
    record = part.model_dump(mode="json", exclude_defaults=True)
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def header(timeline: Timeline) -> dict[str, Any]:
    """The timeline's own fields, as JSON has them."""
    fields = ("title", "description", "language", "as_of", "license")
    return {name: str(value) for name in fields if (value := getattr(timeline, name)) is not None}


def write_json(timeline: Timeline, out: TextIO) -> None:
    """The whole document: the header, the registers, then the events, one key a line."""
    parts = {name: [plain(part) for part in getattr(timeline, name)] for name in KINDS}
    document = header(timeline) | {name: items for name, items in parts.items() if items or name == "events"}
    out.write(to_json(document, indent=2).decode() + "\n")  # Python's own json takes five times as long


def write_lines(timeline: Timeline, out: TextIO) -> None:
    """A line a part: the header, the registers, then the events."""
    out.write(line({"timeline": header(timeline)}))
    for register, kind in KINDS.items():
        for part in getattr(timeline, register):
            out.write(line(plain(part) if kind == "event" else {kind: plain(part)}))


def line(value: dict[str, Any]) -> str:
    """One value as a line of JSON Lines."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
