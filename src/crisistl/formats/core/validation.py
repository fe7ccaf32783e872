"""Validation: each record as a part of the model, or the faults that keep it from being one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from crisistl.formats.core.record import Fault, Item, Kind, Note, Path, Record
from crisistl.model.integrity import Part
from crisistl.model.timeline import (
    Actor,
    Event,
    Omitted,
    Source,
    Theme,
    Timeline,
    TimelineHeader,
)

REGISTERS = {
    "source": "sources",
    "actor": "actors",
    "theme": "themes",
    "event": "events",
    "omitted": "omitted",
}
SHAPES: dict[str, type[Source | Actor | Theme | Event | Omitted]] = {
    "source": Source,
    "actor": Actor,
    "theme": Theme,
    "event": Event,
    "omitted": Omitted,
}


@dataclass(frozen=True, slots=True)
class Header:
    """The timeline's own fields, validated: title, description, language, timezone, as_of, license."""

    fields: dict[str, Any]


class Placed(NamedTuple):
    """A validated part and where it was read; the record's own values are let go."""

    part: Part
    kind: Kind
    number: int
    line: int | None
    locate: Callable[[Path], int | None] | None
    headings: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Remnant:
    """The valid fields of a faulty part, so that all its other faults can be reported at once."""

    placed: Placed


def validated(readings: Iterable[Item]) -> Iterator[Header | Placed | Fault | Note]:
    """Each record as a part of the model, or as the faults that keep it from being one."""
    return (item for item in parts_or_faults(readings) if not isinstance(item, Remnant))


def parts_or_faults(
    readings: Iterable[Item], *, plain: bool = False
) -> Iterator[Header | Placed | Remnant | Fault | Note]:
    """The same, with what is left of each part at fault.

    With `plain`, events of tables may be those of `crisistl.model.checked`, which are made in less time.
    """
    validators: dict[str, Callable[[Any], Part]] = {
        kind: shape.__pydantic_validator__.validate_python
        for kind, shape in SHAPES.items()
    }
    for reading in readings:
        if not isinstance(reading, Record):
            yield reading
        elif reading.kind == "timeline":
            yield from _header(reading)
        else:
            part: Part | None = reading.event
            if plain and part is None:
                part = _read_quickly(reading)
            try:
                if part is None:
                    part = validators[reading.kind](reading.value)
            except ValidationError as error:
                yield from _faults(error, reading)
                yield from _remnant(error, reading)
            else:
                yield _placed(part, reading)


def _read_quickly(record: Record) -> Part | None:
    """The event of a row of a table, where it is surely valid."""
    if record.headings is None or record.kind != "event":
        return None
    event: Part | None = _quick_reader()(record.value)
    return event


@cache
def _quick_reader() -> Callable[[Mapping[str, Any]], Any]:
    """The function that makes an event of plain values, or None where it isn't surely valid."""
    from crisistl.model.checked import event_of_values

    return event_of_values


def _remnant(error: ValidationError, record: Record) -> Iterator[Remnant]:
    """The record without its fields at fault, where it has an id and something is left of it."""
    wrong = set()
    for detail in error.errors(include_url=False):
        if detail["loc"]:
            wrong.add(detail["loc"][0])
    needed = {"date": "0001", "title": "?", "name": str(record.value.get("id"))}
    shape = SHAPES[record.kind]
    value = {name: text for name, text in needed.items() if name in shape.model_fields}
    value |= {name: given for name, given in record.value.items() if name not in wrong}
    try:
        part = shape.model_validate(value)
    except ValidationError:
        return
    yield Remnant(_placed(part, record))


def _placed(part: Part, record: Record) -> Placed:
    return Placed(
        part, record.kind, record.number, record.line, record.locate, record.headings
    )


def _header(record: Record) -> Iterator[Header | Fault]:
    try:
        checked = TimelineHeader.model_validate(record.value)
    except ValidationError as error:
        yield from _faults(error, record)
    else:
        yield Header({name: getattr(checked, name) for name in record.value})


def _faults(error: ValidationError, record: Record) -> Iterator[Fault]:
    from crisistl.formats.core.explain import explained

    identity = record.value.get("id")
    part = None
    if isinstance(identity, str):
        part = (record.kind, identity)
    for wrong in explained(error, SHAPES.get(record.kind, Timeline)):
        field = _dotted(wrong.path)
        line = None
        if record.locate:
            line = record.locate(wrong.path)
        place, problem, remedy = _name(record), wrong.problem, wrong.remedy
        if record.headings is not None and field:
            place = column_place(wrong.path, record.headings)
            if wrong.is_missing:
                problem = "is empty"
                remedy = "every event needs a date and a title"
        elif field:
            place = f"{place}: {field}"
        yield Fault(
            place,
            problem,
            remedy,
            line=line or record.line,
            field=field,
            part=part,
            advice=wrong.advice,
        )


def _name(record: Record) -> str:
    if record.kind == "timeline":
        return "timeline"
    identity = record.value.get("id")
    shown = ""
    if isinstance(identity, str):
        shown = f" {identity!r}"
    return f"{REGISTERS[record.kind]}[{record.number}]{shown}"


def column_place(path: Path, headings: Mapping[str, str]) -> str:
    """The column of a table in which a field is, under its heading in the file."""
    field = str(path[0])
    return f"column {headings.get(field, field)}"


def _dotted(path: Iterable[str | int]) -> str:
    return "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
    ).lstrip(".")
