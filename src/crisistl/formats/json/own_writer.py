"""Our own JSON and JSON Lines: written, the events some hundred at a time."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import IO, Any, TextIO

from pydantic import BaseModel
from pydantic_core import to_json

from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.core.record import KINDS
from crisistl.formats.json.pieces import EVENTS
from crisistl.model.timeline import Event, Timeline

_PARTS = 200  # that are written at once
_REGISTERS = [name for name in KINDS if name != "events"]
_TEXTS = attrgetter(
    *(
        name
        for name, known in Event.model_fields.items()
        if known.annotation == str | None
    )
)
"""The texts of an event that may be missing: an empty one is not written either."""


def json_of(part: Any, indent: int | None = None) -> str:
    """A part as JSON text: in the model's order, without what is empty.

    The part may be one of `crisistl.model.plain` or `crisistl.model.checked`.
    """
    if not isinstance(part, BaseModel):
        return to_json(plain(part), indent=indent).decode()
    empty = {name for name, value in part.__dict__.items() if not value and value != 0}
    text = part.__pydantic_serializer__.to_json(
        part, indent=indent, exclude=empty, exclude_defaults=True
    )
    return text.decode()


def event_lines(events: Sequence[Event]) -> list[bytes]:
    """Events as compact JSON texts; those of `crisistl.model.checked` in one step, which takes much less time."""
    if events and not isinstance(events[0], BaseModel):
        from crisistl.model.as_written import lines_of
        from crisistl.model.checked import Event as Checked

        checked = [event for event in events if isinstance(event, Checked)]
        if len(checked) == len(events) and (lines := lines_of(checked)) is not None:
            return lines
    return [json_of(event).encode() for event in events]


Place = tuple[int, int]
"""Where a text begins and ends in a file."""


@dataclass(frozen=True)
class Texts:
    """The texts of events in a file that is written again with a change.

    The text of the first begins at `start`, each ends at one of `ends`, and the next begins one sign behind that.
    """

    data: bytes = b""
    events: Sequence[Event] = ()
    start: int = 0
    ends: Sequence[int] = ()

    def runs(self, parts: Iterable[Event]) -> Iterator[Event | Place]:
        """The place of the texts of events that follow each other in the file, and each event that isn't in it."""
        first = after = 0  # of the events of the file, those of the run
        for part in parts:
            if after < len(self.events) and part is self.events[after]:
                after += 1
                continue
            if first < after:
                yield self._place(first, after)
            place = self._places.get(id(part))
            if place is None:
                if not isinstance(part, Event):  # such as those of the file lack texts
                    raise TypeError(f"{part!r} is not an event of the model")
                yield part
                first = after
            else:
                first, after = place, place + 1
        if first < after:
            yield self._place(first, after)

    def write(self, place: Place, out: IO[str]) -> None:
        """Write the texts at a place; as they are where `out` encodes what it gets."""
        text = memoryview(self.data)[slice(*place)]
        if isinstance(out, io.TextIOWrapper):
            out.flush()
            out.buffer.write(text)
        else:
            out.write(str(text, "utf-8"))

    def _place(self, first: int, after: int) -> Place:
        start = self.ends[first - 1] + 1 if first else self.start
        return start, self.ends[after - 1]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id(event): place for place, event in enumerate(self.events)}


_NO_TEXTS = Texts()


def write_json(timeline: Timeline, out: TextIO, texts: Texts = _NO_TEXTS) -> None:
    """The whole document: the header, the registers, then the events, one key a line; part by part."""
    parts = timeline.events
    some: Iterator[str | Place]
    if texts.events:
        runs = texts.runs(parts)
        some = (run if isinstance(run, tuple) else indented(run) for run in runs)
    else:
        some = (
            _indented(parts[start : start + _PARTS])
            for start in range(0, len(parts), _PARTS)
        )
    _write_document(timeline, some, out, texts)


def write_json_of_lines(head: Timeline, lines: Sequence[bytes], out: IO[str]) -> None:
    """The same of a timeline without events, and of the texts of its events from `event_lines`."""
    from crisistl.model.as_written import in_document

    some = (
        in_document(lines[start : start + _PARTS]).decode()
        for start in range(0, len(lines), _PARTS)
    )
    _write_document(head, some, out)


def _write_document(
    head: Timeline,
    events: Iterator[str | Place],
    out: IO[str],
    texts: Texts = _NO_TEXTS,
) -> None:
    """A document with the header and the registers of a timeline, and with events some at a time.

    These are their text, or its place among `texts`.
    """
    fields = header(head)
    text = json.dumps(fields, ensure_ascii=False, indent=2)
    out.write(text.removesuffix("}").removesuffix("\n"))
    separator = ""
    if fields:
        separator = ","
    for name in _REGISTERS:
        if parts := getattr(head, name):
            out.write(f'{separator}\n  "{name}": [')
            out.write(",".join([indented(part) for part in parts]))
            out.write("\n  ]")
            separator = ","
    out.write(f'{separator}\n  "events": [')
    behind = "]"
    separator = ""
    for some in events:
        out.write(separator)
        if isinstance(some, tuple):
            texts.write(some, out)
        else:
            out.write(some)
        behind = "\n  ]"
        separator = ","
    out.write(f"{behind}\n}}\n")


def _indented(parts: tuple[Event, ...]) -> str:
    """Events as written in a list of a document. The only line breaks of a JSON text are those of its layout."""
    if all(isinstance(part, Event) and "" not in _TEXTS(part) for part in parts):
        whole = EVENTS.serializer.to_json(
            [*parts], indent=2, exclude_defaults=True
        ).decode()
        return whole[1:-2].replace("\n", "\n  ")
    if isinstance(parts[0], BaseModel):
        return ",".join([indented(part) for part in parts])
    from crisistl.model.as_written import in_document

    return in_document(event_lines(parts)).decode()


def indented(part: object) -> str:
    """A part as it is written in a list of a document, from the line break before it."""
    return "\n    " + json_of(part, indent=2).replace("\n", "\n    ")


def write_lines(timeline: Timeline, out: TextIO, texts: Texts = _NO_TEXTS) -> None:
    """A line a part: the header, the registers, then the events."""
    _write_registers(timeline, out)
    events = timeline.events
    if texts.events:
        _write_again(events, out, texts)
        return
    for start in range(0, len(events), _PARTS):
        written = event_lines(events[start : start + _PARTS])
        out.write("".join([f"{text.decode()}\n" for text in written]))


def _write_again(events: Iterable[Event], out: TextIO, texts: Texts) -> None:
    for item in texts.runs(events):
        if isinstance(item, tuple):
            texts.write(item, out)
        else:
            out.write(json_of(item))
        out.write("\n")


def write_lines_of_lines(head: Timeline, lines: Sequence[bytes], out: IO[str]) -> None:
    """The same of a timeline without events, and of the texts of its events from `event_lines`."""
    _write_registers(head, out)
    for start in range(0, len(lines), _PARTS):
        some = lines[start : start + _PARTS]
        out.write(b"\n".join([*some, b""]).decode())


def _write_registers(head: Timeline, out: IO[str]) -> None:
    out.write(line({"timeline": header(head)}))
    for register in _REGISTERS:
        for part in getattr(head, register):
            out.write(f'{{"{KINDS[register]}":{json_of(part)}}}\n')


def line(value: dict[str, Any]) -> str:
    """One value as a line of JSON Lines."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
