"""From records to a timeline: each record validated, all faults of a file raised at once."""

from collections.abc import Callable, Iterable
from typing import Any

from crisistl.formats.core.fault_report import FaultyData, LeftOut
from crisistl.formats.core.record import Fault, Item
from crisistl.formats.core.validation import (
    REGISTERS,
    Header,
    Placed,
    Remnant,
    column_place,
    parts_or_faults,
)
from crisistl.model.integrity import Breach, breaches
from crisistl.model.timeline import Timeline


def timeline_of(
    readings: Iterable[Item],
    name: str,
    *,
    skip_bad: bool = False,
    note: Callable[[str], object] = lambda text: None,
    plain: bool = False,
) -> Timeline:
    """The timeline that the readings make up.

    Raises FaultyData with a line for each fault; with `skip_bad`, parts at fault are left out and counted in
    a note instead. `name` is the file, for messages; `note` receives each remark. With `plain`,
    events of tables may be those of `crisistl.model.checked`.
    """
    header, placed, faults = _sorted_out(
        readings, skip_bad=skip_bad, note=note, plain=plain
    )
    timeline = _built(header, placed)
    if skip_bad:
        timeline, broken = _without_broken(timeline, header, placed)
        faults += broken
    else:
        faults += _broken(timeline, placed, faults)
    faults.sort(key=lambda fault: fault.line or 0)
    if faults and not skip_bad:
        raise FaultyData(name, faults)
    if faults:
        note(LeftOut(name, faults))
    if timeline.timezone:
        _note_changed_times(timeline, timeline.timezone, note)
    return timeline


def _broken(
    timeline: Timeline, placed: dict[str, list[Placed]], faults: Iterable[Fault]
) -> list[Fault]:
    """What doesn't hold between the parts; what names a part at fault isn't wrong because of that."""
    at_fault = {fault.part for fault in faults if fault.part}
    found = []
    for breach in breaches(timeline):
        if breach.missing not in at_fault:
            found.append(_placed_fault(breach, placed))
    return found


def _without_broken(
    timeline: Timeline, header: dict[str, Any], placed: dict[str, list[Placed]]
) -> tuple[Timeline, list[Fault]]:
    """The timeline without the parts that break its rules, nor those that need one of them, and each as a fault."""
    faults = []
    while broken := [*breaches(timeline)]:
        faults += [_placed_fault(breach, placed) for breach in broken]
        timeline = _built(header, _without(broken, placed))
    return timeline, faults


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
    readings: Iterable[Item],
    *,
    skip_bad: bool,
    note: Callable[[str], object],
    plain: bool,
) -> tuple[dict[str, Any], dict[str, list[Placed]], list[Fault]]:
    """The fields of the header, the parts by register, and the faults; remarks go to `note`."""
    header: dict[str, Any] = {}
    placed: dict[str, list[Placed]] = {register: [] for register in REGISTERS.values()}
    faults: list[Fault] = []
    for item in parts_or_faults(readings, plain=plain):
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
        place = column_place((breach.field,), found.headings)
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
