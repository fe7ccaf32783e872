"""The axis of a count: the keys that an event counts under, and the lines that a table has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crisistl.dates import EventDate, Moment, Period
from crisistl.dates.calendar import CYCLES, Unit
from crisistl.engine.base import Seen
from crisistl.output.table import Cell, Column
from crisistl.query.fields import Field
from crisistl.views.counts.calendar import BEFORE, Calendar, is_vaguer
from crisistl.views.counts.groups import MISSING, Groups

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

Key = str | int | None
Number = int | Decimal
Marks = Sequence[tuple[Key, int]]
Counts = Mapping[tuple[Key, Key], Number]
"""What is counted under a key of the first axis and one of the second."""

ALL: Key = None
"""The key under which every event counts once."""


@dataclass(frozen=True, slots=True)
class CountLine:
    """A row or a column of a count: its label, its key, and the number of empty periods that it represents."""

    label: Cell
    key: Key
    quiet: int = 0


@dataclass(frozen=True)
class Axis:
    """One field of a count.

    `marks` are the keys of what events have in the field, each with 1, or with -1 for the first period that they
    no longer count in. `lines` are the lines for the keys that have a count, in their order; with True, an empty
    period has its own.
    """

    column: Column
    marks: Callable[[Any], Marks]
    lines: Callable[[Mapping[Key, Number], bool], Sequence[CountLine]]
    calendar: Calendar | None = None
    spread: bool = False


def group_axis(field: Field, head: Timeline, depth: int | None) -> Axis:
    """The values of a field, those with the highest counts first; what has none is last."""
    groups = Groups.of(field, head, depth)

    def marks(values: Seen) -> Marks:
        return ((ALL, 1), *((key, 1) for key in groups.keys_of(values) or (MISSING,)))

    def lines(counts: Mapping[Key, Number], whole: bool) -> Sequence[CountLine]:
        order = sorted(counts, key=lambda key: (key == MISSING, -counts[key]))
        return [CountLine(groups.label(str(key)), key) for key in order]

    return Axis(groups.column, marks, lines)


def period_axis(
    unit: Unit, calendar: Calendar | None, since: Moment, *, spread: bool
) -> Axis:
    """The periods of a unit in their order, after what began before `since`; a long quiet is one line."""
    known: dict[str, Marks] = {}
    unknown: dict[str, EventDate] = {}

    def marks(when: EventDate) -> Marks:
        found = known.get(when.text)
        if found is None:
            if spread:
                label = None
            else:
                label = _unknown(when, unit, since)
            if label:
                unknown.setdefault(label, when)
            if label:
                found = ((ALL, 1), (label, 1))
            else:
                found = _marks(when, calendar, spread)
            known[when.text] = found
        return found

    def lines(counts: Mapping[Key, Number], whole: bool) -> Sequence[CountLine]:
        before = [CountLine("before", BEFORE)] if BEFORE in counts else []
        held = sorted(key for key in counts if isinstance(key, int) and key != BEFORE)
        spans = calendar.spans(held, whole=whole) if calendar else ()
        dated = [(unit.first(first), _line(unit, first, last)) for first, last in spans]
        dated += [
            (unknown[key].earliest_start, CountLine(key, key))
            for key in counts
            if key in unknown
        ]
        dated.sort(key=lambda pair: (pair[0], isinstance(pair[1].key, int)))
        return [*before, *(line for _, line in dated)]

    return Axis(Column(unit.name), marks, lines, calendar, spread)


def _unknown(when: EventDate, unit: Unit, since: Moment) -> str | None:
    """'2014, day unknown' for a date that is vaguer than the unit that is counted."""
    if not is_vaguer(when, unit) or when.latest_start < since:
        return None
    return f"{Period(when.earliest_start, when.latest_start).describe()}, {unit.name} unknown"


def cycle_axis(field: Field) -> Axis:
    """What comes round again, such as the days of the week, in its order; what isn't known is last."""
    names = CYCLES[field.name]

    def marks(values: tuple[str, ...]) -> Marks:
        return ((ALL, 1), *((key, 1) for key in values or (MISSING,)))

    def lines(counts: Mapping[Key, Number], whole: bool) -> Sequence[CountLine]:
        if MISSING in counts:
            unknown = [CountLine(f"{field.name} unknown", MISSING)]
        else:
            unknown = []
        return [*(CountLine(name, name) for name in names), *unknown]

    return Axis(Column(field.name), marks, lines)


def _marks(when: EventDate, calendar: Calendar | None, spread: bool) -> Marks:
    if calendar is None:
        return ((ALL, 1), (BEFORE, 1))
    if not spread:
        return ((ALL, 1), (calendar.period(when), 1))
    touched = calendar.touched(when)
    if touched.start == BEFORE:
        return ((ALL, 1), (BEFORE, 1))
    return ((ALL, 1), (touched.start, 1), (touched.stop, -1))


def _line(unit: Unit, first: int, last: int) -> CountLine:
    if first == last:
        return CountLine(unit.label(first), first)
    return CountLine(
        f"{unit.label(first)}..{unit.label(last)}", first, last - first + 1
    )
