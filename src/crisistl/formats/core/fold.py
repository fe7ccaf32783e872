"""From records to a timeline: each record validated, all faults of a file raised at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from pydantic import ValidationError

from crisistl.errors import DataError
from crisistl.formats.core.record import Fault, Item, Kind, Note, Path, Record
from crisistl.model.integrity import Breach, Part, breaches
from crisistl.model.timeline import (
    Actor,
    Event,
    Omitted,
    Source,
    Theme,
    Timeline,
    TimelineHeader,
)
from crisistl.text.wording import counted

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
MOST_FAULTS_SHOWN = 200
_MOST_OF_ONE_CAUSE = (
    3  # faults that are shown each by itself where one setting solves all
)
_MOST_WITHOUT_SETTING = 10  # and where each has to be corrected
_DETAIL = re.compile(r"'[^']*'|\d+|: [^:;]*\?")
"""What differs between problems of one kind: the value, its numbers, its readings."""


class FaultyData(DataError):
    """A file was read, and parts of it are invalid: all faults, and one message about them."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        super().__init__(fault_report(name, faults))
        self.name = name
        self.faults = tuple(faults)


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
    return (item for item in _validated(readings) if not isinstance(item, Remnant))


def _validated(
    readings: Iterable[Item],
) -> Iterator[Header | Placed | Remnant | Fault | Note]:
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
            try:
                part = reading.event or validators[reading.kind](reading.value)
            except ValidationError as error:
                yield from _faults(error, reading)
                yield from _remnant(error, reading)
            else:
                yield _placed(part, reading)


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
            place = _column(wrong.path, record.headings)
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


def _column(path: Path, headings: Mapping[str, str]) -> str:
    """The column of a table in which a field is, under its heading in the file."""
    field = str(path[0])
    return f"column {headings.get(field, field)}"


def _dotted(path: Iterable[str | int]) -> str:
    return "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in path
    ).lstrip(".")


def timeline_of(
    readings: Iterable[Item],
    name: str,
    *,
    skip_bad: bool = False,
    note: Callable[[str], object] = lambda text: None,
) -> Timeline:
    """The timeline that the readings make up.

    Raises FaultyData with a line for each fault; with `skip_bad`, parts at fault are left out and counted in
    a note instead. `name` is the file, for messages; `note` receives each remark.
    """
    header, placed, faults = _sorted_out(readings, skip_bad=skip_bad, note=note)
    timeline = _built(header, placed)
    at_fault = {fault.part for fault in faults if fault.part}
    while broken := [*breaches(timeline)]:
        # what names a part at fault is not wrong for that; without the part it can't stay
        if skip_bad:
            reported = broken
        else:
            reported = [breach for breach in broken if breach.missing not in at_fault]
        faults += [_placed_fault(breach, placed) for breach in reported]
        if not skip_bad:
            break
        timeline = _built(header, _without(broken, placed))
    faults.sort(key=lambda fault: fault.line or 0)
    if faults and not skip_bad:
        raise FaultyData(name, faults)
    if faults:
        note(LeftOut(name, faults))
    if timeline.timezone:
        _note_changed_times(timeline, timeline.timezone, note)
    return timeline


def _note_changed_times(
    timeline: Timeline, name: str, note: Callable[[str], object]
) -> None:
    """Say which times the zone of the timeline doesn't have, or has twice."""
    from crisistl.dates.clock_changes import changed_note, changed_times
    from crisistl.dates.zones import zone_named

    zone = zone_named(name)
    found: list[str] = []
    for event in timeline.events:
        if event.date.clock:
            found += map(str, changed_times(event.date.text, zone))
    if found:
        note(changed_note(found))


def _sorted_out(
    readings: Iterable[Item], *, skip_bad: bool, note: Callable[[str], object]
) -> tuple[dict[str, Any], dict[str, list[Placed]], list[Fault]]:
    """The fields of the header, the parts by register, and the faults; remarks go to `note`."""
    header: dict[str, Any] = {}
    placed: dict[str, list[Placed]] = {register: [] for register in REGISTERS.values()}
    faults: list[Fault] = []
    for item in _validated(readings):
        if isinstance(item, Placed):
            placed[REGISTERS[item.kind]].append(item)
        elif isinstance(item, Remnant):
            if not skip_bad:
                placed[REGISTERS[item.placed.kind]].append(item.placed)
        elif isinstance(item, Fault):
            faults.append(item)
        elif isinstance(item, Header):
            header |= item.fields
        else:
            note(item)
    return header, placed, faults


def _built(header: dict[str, Any], placed: dict[str, list[Placed]]) -> Timeline:
    parts: dict[str, Any] = {}
    for register, items in placed.items():
        parts[register] = tuple(item.part for item in items)
    return Timeline.model_construct(**header, **parts)


def _placed_fault(breach: Breach, placed: dict[str, list[Placed]]) -> Fault:
    found = placed[breach.register][breach.index]
    line = None
    if found.locate:
        line = found.locate((breach.field,))
    if found.headings is None:
        place = f"{breach.register}[{found.number}] {breach.id!r}: {breach.field}"
    else:
        place = _column((breach.field,), found.headings)
    return Fault(place, breach.problem, breach.remedy, line=line or found.line)


def _without(
    broken: list[Breach], placed: dict[str, list[Placed]]
) -> dict[str, list[Placed]]:
    """The parts less those that are broken, taken out of `placed` itself so that indices stay true to it."""
    bad = {(breach.register, breach.index) for breach in broken}
    for register, items in placed.items():
        items[:] = [
            item for index, item in enumerate(items) if (register, index) not in bad
        ]
    return placed


def fault_report(name: str, faults: list[Fault]) -> str:
    """All the faults of a file as one message."""
    return (
        f"{name}: {counted(len(faults), 'fault')}; nothing was read\n{_listed(faults)}"
    )


class LeftOut(str):
    """The remark on what was left out of a file because it was at fault."""

    __slots__ = ("faults", "name")
    name: str
    faults: tuple[Fault, ...]

    def __new__(cls, name: str, faults: list[Fault]) -> Self:
        count = counted(len(faults), "fault")
        listed = _listed(faults)
        remark = super().__new__(
            cls, f"{name}: left out invalid parts, {count}:\n{listed}"
        )
        remark.name = name
        remark.faults = tuple(faults)
        return remark


def _listed(faults: list[Fault]) -> str:
    groups: dict[object, list[Fault]] = {}
    for number, fault in enumerate(faults):
        groups.setdefault(_cause(fault) or number, []).append(fault)
    lines: list[str] = []
    for group in groups.values():
        most = _MOST_WITHOUT_SETTING
        if group[0].advice:
            most = _MOST_OF_ONE_CAUSE
        if len(group) <= most:
            lines += [f"  {fault.sentence()}" for fault in group]
        else:
            lines.append(f"  {_together(group)}")
    shown = lines[:MOST_FAULTS_SHOWN]
    if len(lines) > MOST_FAULTS_SHOWN:
        shown.append(f"  … and {len(lines) - MOST_FAULTS_SHOWN} more")
    return "\n".join(shown)


def _cause(fault: Fault) -> tuple[object, ...] | None:
    """What faults of different lines have in common; None for a fault without a line."""
    if not fault.line:
        return None
    return (fault.advice, _DETAIL.sub("", fault.problem))


def _together(group: list[Fault]) -> str:
    """Faults of one cause as one sentence: how many, the first lines, the first of them in full."""
    first, *others = group
    lines = ", ".join(str(fault.line) for fault in others[: _MOST_OF_ONE_CAUSE - 1])
    more = f" and {len(others) - _MOST_OF_ONE_CAUSE + 1:,} more"
    return f"{first.sentence()} The same: lines {lines}{more}."
