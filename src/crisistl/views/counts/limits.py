"""Limits: the largest table that is counted, and what to count by instead."""

import math
from collections.abc import Sequence

from crisistl.dates.calendar import UNITS
from crisistl.errors import UsageError
from crisistl.text.wording import counted
from crisistl.views.counts.axis import (
    Axis,
    Counts,
)
from crisistl.views.counts.crosstab import along

_MOST_DRAWN = 10_000  # periods, in some seconds; nobody reads as many on a screen


def refuse_too_large(
    axes: Sequence[Axis], counts: Counts, *, whole: bool = False, drawn: bool = False
) -> None:
    """UsageError for a table of too many cells, with what to count by instead."""
    sizes = []
    for place, axis in enumerate(axes):
        if axis.calendar and (whole or axis.spread):
            sizes.append(axis.calendar.last - axis.calendar.first + 1)
        else:
            sizes.append(len(along(counts, place)))
    if _fits(axes, sizes, drawn=drawn):
        return
    shape = counted(sizes[0], "row")
    if len(sizes) > 1:
        shape = f"{shape} and {counted(sizes[1], 'column')}"
    advice = _shorter(axes, sizes, _MOST_DRAWN if drawn else MOST_CELLS)
    raise UsageError(
        f"that would be a table of {shape}; {advice}, or ask for fewer events"
    )


def _fits(axes: Sequence[Axis], sizes: Sequence[int], *, drawn: bool) -> bool:
    """Whether a table has few enough cells and, where its periods are drawn, few enough of these."""
    if drawn and axes[0].calendar and sizes[0] > _MOST_DRAWN:
        return False
    # an axis without values still has its total
    return math.prod(max(size, 1) for size in sizes) <= MOST_CELLS


def _shorter(axes: Sequence[Axis], sizes: Sequence[int], most: int) -> str:
    """What to count by instead: the shortest period of which the table holds them all."""
    for place, axis in enumerate(axes):
        if axis.calendar is None:
            continue
        room = most // max(math.prod(sizes) // max(sizes[place], 1), 1)
        lower, upper = axis.calendar.lower, axis.calendar.upper
        for name, unit in reversed(UNITS.items()):
            if unit.number(upper) - unit.number(lower) < room:
                return f"count by {name}"
    return "count by one field"


MOST_CELLS = 100_000
