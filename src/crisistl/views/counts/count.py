"""Counts to a Table: how many events, or how much of a number, under each value of one field or of two."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import isfinite

from crisistl.dates.periods import UNITS
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.output.report import Heading, Report
from crisistl.output.table import Table
from crisistl.query.fields import Field, counted_field, field_of
from crisistl.query.predicate import number_of
from crisistl.text.names import did_you_mean
from crisistl.views.counts.axis import ALL, Axis, Counts, Key, Number, axis_of
from crisistl.views.counts.calendar import BEFORE, Calendar
from crisistl.views.counts.crosstab import along, cross_table, single_table
from crisistl.views.counts.groups import TREES

_MOST_CELLS = 100_000
_MOST_DRAWN = 10_000  # periods, in some seconds; nobody reads as many on a screen


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


def alike(counting: Counting) -> Callable[[Event], Hashable]:
    """What a count sees of an event: two of which it is the same can stand for one another."""
    seen = [_seen(counted_field(name)) for name in counting.fields]
    return lambda event: tuple([of(event) for of in seen])


def _seen(field: Field) -> Callable[[Event], Hashable]:
    if field.name in UNITS:
        return lambda event: event.date.text
    if field.ask == "pair":  # which may be rolled up before they are paired
        return lambda event: (event.actors, event.targets)
    values = field.values
    assert values
    return lambda event: tuple(values(event))


def count_report(answer: Answer, counting: Counting) -> Report:
    """The counts with their heading.

    Programs get a line for each empty period, people one line for a long quiet. On a terminal there are bars, and
    the total is apart. UsageError for what can't be counted.
    """
    found = _Found.of(answer, counting)
    vague = _vague(answer, found.axes)
    heading = Heading(
        answer.timeline.title,
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


def count_table(answer: Answer, counting: Counting, *, whole: bool = False, drawn: bool = False) -> Table:
    """One field: a row a value. Two: a row for each value of the first, a column for each of the second.

    Values are in the order of their counts, periods in that of time; with `whole`, an empty period has its
    own line however long the quiet. `drawn` is for a terminal: with bars, and the total apart. An event counts
    under each value that it has, and once in a total. UsageError for what can't be counted.
    """
    return _Found.of(answer, counting).table(whole=whole, drawn=drawn)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was counted, along one axis or two; `measure` names it, `numbers` gives what an event adds."""

    axes: Sequence[Axis]
    counts: Counts
    measure: str
    numbers: Callable[[Event], Number | None]

    @classmethod
    def of(cls, answer: Answer, counting: Counting) -> "_Found":
        axes = _axes(answer, counting)
        numbers = _numbers(counting.total, answer.timeline)
        counts = _counted(answer, axes, numbers)
        _refuse_too_large(axes, counts)
        for place, axis in enumerate(axes):
            if axis.spread and axis.calendar:
                counts = _run_up(counts, place, axis.calendar)
        measure = counting.total.removeprefix("extra.") if counting.total else "events"
        return cls(axes, counts, measure, numbers)

    def table(self, *, whole: bool = False, drawn: bool = False) -> Table:
        _refuse_too_large(self.axes, self.counts, whole=whole, drawn=drawn)
        if len(self.axes) > 1:
            return cross_table(self.axes[0], self.axes[1], self.counts, whole=whole, drawn=drawn)
        return single_table(self.axes[0], self.counts, self.measure, whole=whole, drawn=drawn)


def _axes(answer: Answer, counting: Counting) -> list[Axis]:
    fields = [counted_field(name) for name in counting.fields]
    if sum(field.name in UNITS for field in fields) > 1:
        raise UsageError("count by one kind of period at a time, such as `count month`")
    if counting.depth is not None and not any(field.ask in TREES for field in fields):
        raise UsageError("--depth rolls up actors and themes; count by one of these with it")
    if counting.spread and not any(field.name in UNITS for field in fields):
        raise UsageError(f"--spread is about periods; count by one with it: {', '.join(UNITS)}")
    return [axis_of(field, answer, counting.depth, spread=counting.spread) for field in fields]


def _numbers(total: str | None, timeline: Timeline) -> Callable[[Event], Number | None]:
    """What an event adds: 1, or the number that `extra` has under a name, or None where it has none."""
    if total is None:
        return lambda event: 1
    known = dict.fromkeys(f"extra.{name}" for event in timeline.events for name in event.extra)
    if total not in known:
        near = did_you_mean(total, known) or f"; there are {', '.join(known) or 'no fields of extra'}"
        raise UsageError(f"--sum {total!r}: no event has such a number{near}")
    values = field_of(total).values
    assert values

    def added(event: Event) -> Number | None:
        found = [number for value in values(event) if (number := number_of(value)) is not None]
        finite = [Decimal(repr(number)) for number in found if isfinite(number)]
        return sum(finite, Decimal()) if finite else None

    return added


def _counted(answer: Answer, axes: Sequence[Axis], numbers: Callable[[Event], Number | None]) -> Counts:
    counts: dict[tuple[Key, Key], Number] = defaultdict(int)
    counts[ALL, ALL] = 0
    rows = axes[0].marks
    columns = axes[1].marks if len(axes) > 1 else lambda event: ((ALL, 1),)
    for event, times in _each(answer):
        number = (numbers(event) or 0) * times
        across = columns(event)
        for row, sign in rows(event):
            for column, other in across:
                counts[row, column] += sign * other * number
    return counts


def _each(answer: Answer) -> Iterator[tuple[Event, int]]:
    """The events that match, and how often each comes: more than once where it stands for others."""
    for _, same in groupby(answer.hits, key=id):
        hit, *others = same
        yield hit.event, 1 + len(others)


def _refuse_too_large(
    axes: Sequence[Axis], counts: Counts, *, whole: bool = False, drawn: bool = False
) -> None:
    sizes = [
        axis.calendar.last - axis.calendar.first + 1
        if axis.calendar and (whole or axis.spread)
        else len(along(counts, place))
        for place, axis in enumerate(axes)
    ]
    too_long = drawn and axes[0].calendar is not None and sizes[0] > _MOST_DRAWN
    if too_long or sizes[0] * (sizes[1] if len(sizes) > 1 else 1) > _MOST_CELLS:
        shape = f"{sizes[0]:,} rows" + (f" and {sizes[1]:,} columns" if len(sizes) > 1 else "")
        raise UsageError(
            f"that would be a table of {shape}; count by longer periods, or ask for fewer events"
        )


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


def _vague(answer: Answer, axes: Sequence[Axis]) -> int:
    calendars = [axis.calendar for axis in axes if axis.calendar]
    if not calendars:
        return 0
    return sum(
        times * calendar.is_vague(event.date) for event, times in _each(answer) for calendar in calendars
    )


def _notes(answer: Answer, found: _Found, vague: int) -> Iterator[str]:
    yield from answer.reasons
    for place, axis in enumerate(found.axes):
        counts = along(found.counts, place)
        if sum(counts.values()) != found.counts[ALL, ALL]:
            yield f"An event counts {_under(axis)}; the total counts it once."
        if axis.calendar and BEFORE in counts:
            yield f"before: began before {axis.calendar.lower}, or at an unknown time."
        if axis.calendar and vague:
            yield f"vague: may have begun in another {axis.column.name} than the one that it counts in."
    if lacking := sum(found.numbers(hit.event) is None for hit in answer.hits):
        yield f"{lacking:,} of the events have no number to add."


def _under(axis: Axis) -> str:
    if axis.calendar:
        return f"in each {axis.column.name} that it may touch"
    return f"under each {axis.column.name} that it has"
