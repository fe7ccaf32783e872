"""Counts to a Table: how many events, or how much of a number, under each value of one field or of two."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crisistl.dates import BEGINNING, EventDate
from crisistl.dates.calendar import CYCLES, UNITS
from crisistl.engine.answer import Answer
from crisistl.engine.base import Seen
from crisistl.errors import InvalidSetting, UsageError
from crisistl.output.report import Heading, Report
from crisistl.output.table import Table
from crisistl.query.counted import counted_field
from crisistl.query.fields import Field
from crisistl.query.tree import window_of
from crisistl.views.counts.axis import (
    ALL,
    Axis,
    Counts,
    Key,
    Number,
    cycle_axis,
    group_axis,
    period_axis,
)
from crisistl.views.counts.calendar import BEFORE, Calendar
from crisistl.views.counts.crosstab import along, cross_table, single_table
from crisistl.views.counts.groups import TREES, Dated, needs_date
from crisistl.views.counts.limits import MOST_CELLS, refuse_too_large
from crisistl.views.counts.totals import added_up, refuse_no_numbers, totalled
from crisistl.views.reasons import reasons

_MOST_KEPT = (
    4 * MOST_CELLS
)  # counts that are worth keeping for such a table, with their totals


_UNDER = {
    "actor": "under each actor on either side, initiator or recipient (by and toward count one side)",
    "by": "under each actor that acts in it",
    "toward": "under each actor that it is addressed to",
    "attributed_to": "under each actor that claims it",
    "pair": "under each pair of its actors",
    "responds_to": "under each event that it responds to",
    "contradicts": "under each event that it contradicts",
}
"""Where an event counts, by the fields whose names aren't nouns."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What to count by: one field or two.

    `depth` rolls up actors and themes, `spread` counts an event in every period that it may touch, and
    `total` names a number of `extra` that is added up where events are not to be counted.
    """

    fields: tuple[str, ...]
    depth: int | None = None
    spread: bool = False
    total: str | None = None


def count_report(answer: Answer, counting: Counting) -> Report:
    """The counts with their heading.

    Programs get a line for each empty period, people one line for a long quiet. On a terminal there are bars, and
    the total is apart. UsageError for what can't be counted.
    """
    found = _Found.of(answer, counting)
    vague = _vague(found.groups, found.axes)
    heading = Heading(
        answer.title,
        answer.sentence,
        answer.count + (f", {vague:,} of them vague" if vague else ""),
        tuple(_notes(answer, found, vague)),
    )
    return Report(
        heading,
        rows=lambda: found.table(whole=True),
        reading=found.table,
        drawing=lambda: found.table(drawn=True),
    )


def count_table(
    answer: Answer, counting: Counting, *, whole: bool = False, drawn: bool = False
) -> Table:
    """One field: a row a value. Two: a row for each value of the first, a column for each of the second.

    Values are in the order of their counts, periods in that of time; with `whole`, an empty period has its
    own line however long the quiet. `drawn` is for a terminal: with bars, and the total apart. An event counts
    under each value that it has, and once in a total. UsageError for what can't be counted.
    """
    return _Found.of(answer, counting).table(whole=whole, drawn=drawn)


@dataclass(frozen=True, slots=True)
class _Group:
    """Events that have the same in all fields: how many, and what each adds, None where it has no number."""

    seen: tuple[Seen | Dated, ...]
    events: int
    adds: Number | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What was counted, along one axis or two; `measure` names it."""

    groups: Sequence[_Group]
    axes: Sequence[Axis]
    counts: Counts
    measure: str

    @classmethod
    def of(cls, answer: Answer, counting: Counting) -> "_Found":
        fields = _fields(counting)
        groups = _groups(answer, fields, counting)
        axes = _axes(answer, fields, groups, counting)
        counts = _counted(groups, axes)
        refuse_too_large(axes, counts)
        for place, axis in enumerate(axes):
            if axis.spread and axis.calendar:
                counts = _run_up(counts, place, axis.calendar)
        measure = "events"
        if counting.total:
            measure = counting.total.removeprefix("extra.")
        return cls(groups, axes, counts, measure)

    def table(self, *, whole: bool = False, drawn: bool = False) -> Table:
        refuse_too_large(self.axes, self.counts, whole=whole, drawn=drawn)
        if len(self.axes) > 1:
            return cross_table(
                self.axes[0], self.axes[1], self.counts, whole=whole, drawn=drawn
            )
        return single_table(
            self.axes[0], self.counts, self.measure, whole=whole, drawn=drawn
        )


def _fields(counting: Counting) -> list[Field]:
    fields = [counted_field(name) for name in counting.fields]
    if sum(field.name in UNITS for field in fields) > 1:
        raise UsageError("count by one kind of period at a time, such as `count month`")
    if counting.depth is not None and not any(field.ask in TREES for field in fields):
        raise InvalidSetting(
            "depth",
            "only actors and themes have parts",
            "count by one of them, such as `count actor`",
        )
    if counting.spread and not any(field.name in UNITS for field in fields):
        raise InvalidSetting(
            "spread", "only periods can be spread", f"count by {', '.join(UNITS)}"
        )
    return fields


def _groups(
    answer: Answer, fields: Sequence[Field], counting: Counting
) -> list[_Group]:
    """The events with the same in all fields; with the same date, too, where actors belong to others at times."""
    dated = [needs_date(field, answer.head, counting.depth) for field in fields]
    asked = [*fields]
    if counting.total is not None:
        asked.append(totalled(answer, counting.total))
    if any(dated):
        asked.append(counted_field("day"))
    result = []
    for seen, number in answer.numbers(asked).items():
        adds: Number | None = 1
        if counting.total is not None:
            adds = added_up(seen[len(fields)])
        result.append(_Group(_with_dates(seen, dated), number.events, adds))
    if counting.total is not None:
        added = [group.adds for group in result]
        refuse_no_numbers(answer, counting.total, added)
    return result


def _with_dates(
    seen: Sequence[Seen], dated: Sequence[bool]
) -> tuple[Seen | Dated, ...]:
    """The values of the fields, those that depend on the date with that date, which comes last in `seen`."""
    when = seen[-1]
    values: list[Seen | Dated] = []
    for value, by_date in zip(seen, dated, strict=False):
        if by_date and isinstance(when, EventDate):
            values.append(Dated(value, when))
        else:
            values.append(value)
    return tuple(values)


def _axes(
    answer: Answer,
    fields: Sequence[Field],
    groups: Sequence[_Group],
    counting: Counting,
) -> list[Axis]:
    axes = []
    for place, field in enumerate(fields):
        if field.name in CYCLES:
            axes.append(cycle_axis(field))
            continue
        if field.name not in UNITS:
            axes.append(group_axis(field, answer.head, counting.depth))
            continue
        unit, window = UNITS[field.name], window_of(answer.query)
        dates = []
        for group in groups:
            if isinstance(when := group.seen[place], EventDate):
                dates.append(when)
        calendar = Calendar.of(
            unit, window, dates, answer.head.as_of, spread=counting.spread
        )
        axes.append(
            period_axis(
                unit,
                calendar,
                window.period.lower if window else BEGINNING,
                spread=counting.spread,
            )
        )
    return axes


def _counted(groups: Sequence[_Group], axes: Sequence[Axis]) -> Counts:
    counts: dict[tuple[Key, Key], Number] = defaultdict(int)
    counts[ALL, ALL] = 0
    for group in groups:
        number = (group.adds or 0) * group.events
        down = axes[0].marks(group.seen[0])
        if len(axes) > 1:
            across = axes[1].marks(group.seen[1])
        else:
            across = ((ALL, 1),)
        if len(counts) > _MOST_KEPT or len(down) * len(across) > _MOST_KEPT:
            raise UsageError(
                f"that would be a table of more than {MOST_CELLS:,} cells; count by one field, or ask for fewer events"
            )
        for row, sign in down:
            for column, other in across:
                counts[row, column] += sign * other * number
    return counts


def _run_up(counts: Counts, place: int, calendar: Calendar) -> Counts:
    """Counts of each period, made from the changes at the beginning of each."""
    changes: dict[Key, dict[Key, Number]] = defaultdict(dict)
    for pair, number in counts.items():
        changes[pair[1 - place]][pair[place]] = number
    run_up: dict[tuple[Key, Key], Number] = {}
    for other, line in changes.items():
        settled = {key: number for key, number in line.items() if key in (ALL, BEFORE)}
        running: Number = 0
        for period in range(calendar.first, calendar.last + 1):
            running += line.get(period, 0)
            if running:
                settled[period] = running
        for key, number in settled.items():
            run_up[(key, other) if place == 0 else (other, key)] = number
    return run_up


def _vague(groups: Sequence[_Group], axes: Sequence[Axis]) -> int:
    """How many events may have begun in another period than the one that they count in."""
    return sum(
        group.events
        for place, axis in enumerate(axes)
        for group in groups
        if axis.calendar
        and isinstance(when := group.seen[place], EventDate)
        and axis.calendar.is_vague(when)
    )


def _notes(answer: Answer, found: _Found, vague: int) -> Iterator[str]:
    yield from reasons(answer)
    for place, axis in enumerate(found.axes):
        counts = along(found.counts, place)
        if sum(counts.values()) != found.counts[ALL, ALL]:
            yield f"An event counts {_under(axis)}; the total counts it once."
        if axis.calendar:
            yield from _notes_on_dates(axis, axis.calendar, counts, vague)
    if any(isinstance(seen, Dated) for group in found.groups for seen in group.seen):
        yield "Who is part of whom is that of the date of each event."
    if lacking := sum(group.events for group in found.groups if group.adds is None):
        yield f"{lacking:,} of the events have no number to add."


def _notes_on_dates(
    axis: Axis, calendar: Calendar, counts: dict[Key, Number], vague: int
) -> Iterator[str]:
    if BEFORE in counts:
        yield f"before: began before {calendar.lower}, or at an unknown time."
    if vague:
        yield f"vague: may have begun in another {axis.column.name} than the one that it counts in."


def _under(axis: Axis) -> str:
    if axis.calendar:
        return f"in each {axis.column.name} that it may touch"
    name = axis.column.name
    return _UNDER.get(name, f"under each {name} that it has")
