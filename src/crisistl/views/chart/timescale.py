"""The scale of a chart: which stretches of time are drawn, at how many columns a day, week, month or year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY as SECONDS
from crisistl.dates.calendar import (
    CENTURY,
    DAY,
    DECADE,
    HOUR,
    MILLENNIUM,
    MINUTE,
    MONTH,
    QUARTER,
    QUARTER_HOUR,
    WEEK,
    YEAR,
    Unit,
)
from crisistl.views.chart.scale import BREAK, Scale, Stretch, columns_of

_UNITS = (
    MINUTE,
    QUARTER_HOUR,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    DECADE,
    CENTURY,
    MILLENNIUM,
)
_SHORTEST_CUT = 4  # periods; leaving out fewer saves too little for a break
_MOST_BREAKS = 6
_WIDEST = 8  # columns of one period
_PAST_UNITS = (DAY, MONTH, YEAR, DECADE, CENTURY, MILLENNIUM)
_ENOUGH = 0.5  # of what begins, in the finest unit
_QUIETER = 5  # times
_PAST_SHARE = 0.55
_COST_OF_BREAK = 0.05


class _Part(NamedTuple):
    """Runs of periods of one unit, each as first and last number, and the columns that they need."""

    unit: Unit
    runs: tuple[tuple[int, int], ...]
    columns: int

    @property
    def breaks(self) -> int:
        """How many there are between the runs."""
        return len(self.runs) - 1


def finest_unit(dates: Iterable[EventDate]) -> Unit:
    """The finest unit in which the beginnings of at least half of the dates are known, so that few are made up."""
    known = [when for when in dates if when.has_start]
    for unit in _UNITS:
        sharp = sum(
            unit.number(when.earliest_start) == unit.number(when.latest_start)
            for when in known
        )
        if 2 * sharp >= len(known):
            if known:
                return unit
            return DAY
    return _UNITS[-1]


def scale_of(days: Mapping[Moment, int], room: int, finest: Unit = DAY) -> Scale:
    """A scale of at most `room` columns for the days on which something begins, each with how many things do.

    The finest unit is taken that keeps at least half of these in view, with as few breaks as will do. What
    began before is drawn in a coarser unit, left of a seam. No unit is finer than `finest`.
    """
    if not any(days.values()):
        days = dict.fromkeys(days, 1)
    order = sorted(days)
    units = _UNITS[_UNITS.index(finest) :]
    ways = (
        max(_ways(unit, order, days, room), default=None, key=lambda way: way.worth)
        for unit in units
    )
    return _laid_out(
        next(way.parts for way in ways if way and way.worth >= _ENOUGH), room
    )


class _Way(NamedTuple):
    """One or two parts, and how much they are worth: the share in view, less something for each break."""

    worth: float
    parts: tuple[_Part, ...]


def _ways(
    unit: Unit, order: Sequence[Moment], days: Mapping[Moment, int], room: int
) -> Iterator[_Way]:
    """The ways to draw in this unit all that begins, or only what begins late."""
    whole = sum(days.values())
    last = max((day for day, number in days.items() if number), default=order[-1])
    for index, numbers, in_view in _from_the_last(unit, order, days, room):
        if in_view < _ENOUGH * whole:
            continue
        if index == 0:
            yield from _whole(unit, numbers[::-1], room)
            return
        share = in_view / whole
        begins_here = unit.number(order[index - 1]) != numbers[-1]
        if begins_here and _is_quiet(order[0], order[index], last, share):
            yield from _parted(unit, numbers[::-1], order[:index], share, room)


def _from_the_last(
    unit: Unit, order: Sequence[Moment], days: Mapping[Moment, int], room: int
) -> Iterator[tuple[int, list[int], int]]:
    """The place of each day, from the last to the first, while the units from it on find room.

    With these units, the last one first, and how many things begin in them.
    """
    numbers: list[int] = []
    in_view = 0
    for index in range(len(order) - 1, -1, -1):
        in_view += days[order[index]]
        number = unit.number(order[index])
        if not numbers or number != numbers[-1]:
            numbers.append(number)
        if len(numbers) > room:
            return
        yield index, numbers, in_view


def _is_quiet(first: Moment, seam: Moment, last: Moment, share: float) -> bool:
    """Whether far less begins in a year from the first day to the seam than from there to the last day."""
    before, after = seam - first, last - seam + SECONDS
    return share * before >= _QUIETER * (1 - share) * after


def _whole(unit: Unit, numbers: Sequence[int], room: int) -> Iterator[_Way]:
    for part in _broken(unit, numbers, room):
        yield _Way(1 - _COST_OF_BREAK * part.breaks, (part,))


def _parted(
    unit: Unit, numbers: Sequence[int], past: Sequence[Moment], share: float, room: int
) -> Iterator[_Way]:
    """The past in months or years, or else in what is coarser, so far as it leaves room for the rest.

    Its last period may reach into what is drawn finely, and then represents the days before.
    """
    for before in _pasts(unit, past, int(room * _PAST_SHARE)):
        past_end = before.unit.last(before.runs[-1][1])
        gap = numbers[0] - unit.number(past_end) - 1
        shown = numbers
        if 0 < gap < _SHORTEST_CUT:
            shown = [numbers[0] - gap, *numbers]
        seam = 1
        if _is_cut(past_end, unit.first(shown[0])):
            seam += BREAK
        for after in _broken(unit, shown, room - before.columns - seam):
            yield _Way(
                share - _COST_OF_BREAK * (after.breaks + (gap < 0)), (before, after)
            )


def _is_cut(end: Moment, start: Moment) -> bool:
    """Whether time is left out between the last second of a stretch and the first of the next.

    Between a month and a week, this may be less than a period.
    """
    return end + 1 < start


def _pasts(unit: Unit, past: Sequence[Moment], room: int) -> list[_Part]:
    """The past in units coarser than this one, each as short as breaks make it."""
    coarser = []
    for coarse in _PAST_UNITS:
        if _UNITS.index(coarse) > _UNITS.index(unit):
            coarser.append(coarse)
    parts = (
        _shortest(coarse, _distinct(coarse, past, room), room) for coarse in coarser
    )
    found = [part for part in parts if part]
    return [part for part in found if part.unit in (MONTH, YEAR)] or found[:1]


def _shortest(unit: Unit, numbers: Sequence[int], room: int) -> _Part | None:
    parts = (
        part
        for part in _broken(unit, numbers, room)
        if part.breaks <= _MOST_BREAKS // 2
    )
    return min(parts, key=lambda part: part.columns + BREAK * part.breaks, default=None)


def _distinct(unit: Unit, days: Sequence[Moment], most: int) -> list[int]:
    """The numbers of the periods that have one of the days, in order; no more than one above `most`."""
    found: dict[int, None] = {}
    for day in reversed(days):
        found[unit.number(day)] = None
        if len(found) > most:
            break
    return sorted(found)


def _broken(unit: Unit, numbers: Sequence[int], room: int) -> Iterator[_Part]:
    """The periods in runs that find room: without a break, with one in the longest gap, and so on."""
    if len(numbers) > room:
        return
    gaps = sorted(range(1, len(numbers)), key=lambda i: numbers[i - 1] - numbers[i])
    gaps = [i for i in gaps if numbers[i] - numbers[i - 1] > _SHORTEST_CUT]
    for breaks in range(min(_MOST_BREAKS, len(gaps)) + 1):
        edges = [0, *sorted(gaps[:breaks]), len(numbers)]
        runs = tuple((numbers[a], numbers[b - 1]) for a, b in pairwise(edges))
        columns = sum(columns_of(run, 1) for run in runs) + BREAK * breaks
        if columns <= room:
            yield _Part(unit, runs, columns)


def _laid_out(parts: Sequence[_Part], room: int) -> Scale:
    """The parts side by side, the periods of the last as wide as there is room."""
    *before, last = parts
    for each in range(_WIDEST, 0, -1):
        scale = _placed([*((part, 1) for part in before), (last, each)])
        if scale.width <= room:
            break
    return scale


def _placed(parts: Sequence[tuple[_Part, int]]) -> Scale:
    stretches: list[Stretch] = []
    for part, each in parts:
        for first, last in part.runs:
            left = 0
            if stretches:
                previous = stretches[-1]
                left = previous.left + previous.width + (previous.unit != part.unit)
                if _is_cut(previous.upper, part.unit.first(first)):
                    left += BREAK
            stretches.append(Stretch(part.unit, first, last, left, each))
    return Scale(tuple(stretches))
