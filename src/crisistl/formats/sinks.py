"""Sinks: writing JSON Lines, CSV and TSV event by event."""

from collections.abc import Callable
from typing import IO, Any, Protocol

from pydantic_core import to_json

from crisistl.formats.core.plain_parts import plain
from crisistl.formats.core.record import Kind, Record
from crisistl.formats.core.validation import REGISTERS
from crisistl.formats.json.own_writer import json_of, line
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.model.integrity import Part
from crisistl.model.timeline import Event, Timeline
from crisistl.output.delimited import headed

_BATCH = 1000  # events


class Sink(Protocol):
    """Where the parts go as they come; an event beside the reading that it is of."""

    def header(self, fields: dict[str, Any]) -> None: ...

    def part(self, kind: Kind, part: Part) -> None: ...

    def event(self, event: Event, reading: Any) -> None: ...

    def close(self) -> None: ...


class _Lines:
    """JSON Lines. A header always comes first; it shows a reader that actors are given by id."""

    def __init__(self, out: IO[Any]) -> None:
        self._write = out.write
        self._headed = False

    def header(self, fields: dict[str, Any]) -> None:
        self._headed = True
        self._write(
            line(
                {
                    "timeline": {
                        name: str(value) for name, value in fields.items() if value
                    }
                }
            )
        )

    def part(self, kind: Kind, part: Part) -> None:
        if not self._headed:
            self.header({})
        self._write(line({kind: plain(part)}))

    def event(self, event: Event, reading: Record) -> None:
        """The event as the reading has it, which was found to be valid: half the time of writing the model.

        Its keys are then in the order of the reader, not in ours.
        """
        if not self._headed:
            self.header({})
        if reading.event:
            self._write(json_of(event) + "\n")
        else:
            fields = reading.value
            if not all(fields.values()):
                fields = {
                    name: value for name, value in fields.items() if value or value == 0
                }
            self._write(to_json(fields).decode() + "\n")

    def close(self) -> None:
        if not self._headed:
            self.header({})


class _Rows:
    """CSV or TSV with the full columns; events wait until there are enough to look up their names together."""

    def __init__(self, out: IO[Any], separator: str) -> None:
        self._write = headed(full_table(Timeline()).columns, out, separator)
        self._parts: dict[str, list[Part]] = {name: [] for name in REGISTERS.values()}

    def header(self, fields: dict[str, Any]) -> None:
        """Left out: a table has none."""

    def part(self, kind: Kind, part: Part) -> None:
        self._parts[REGISTERS[kind]].append(part)

    def event(self, event: Event, reading: Record) -> None:
        events = self._parts["events"]
        events.append(event)
        if len(events) == _BATCH:
            self.close()

    def close(self) -> None:
        self._write([*full_table(timeline_with(self._parts)).rows()])
        self._parts["events"].clear()


SINKS: dict[str, Callable[[IO[Any]], Sink]] = {
    "jsonl": _Lines,
    "csv": lambda out: _Rows(out, ","),
    "tsv": lambda out: _Rows(out, "\t"),
}


def timeline_with(
    parts: dict[str, list[Part]], header: dict[str, Any] | None = None
) -> Timeline:
    fields: dict[str, Any] = {name: tuple(of) for name, of in parts.items()}
    return Timeline.model_construct(**(header or {}), **fields)
