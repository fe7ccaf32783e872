"""Periods: the day, month ... in which an event surely began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING, END
from crisistl.dates.calendar import Unit

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


def period_of(event: Event, unit: Unit) -> str | None:
    """The label of the period in which the event surely began; None where it may have begun in several."""
    first, last = event.date.earliest_start, event.date.latest_start
    if first == BEGINNING or last == END or unit.number(first) != unit.number(last):
        return None
    return unit.label(unit.number(first))
