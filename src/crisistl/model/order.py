"""The order of events in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.dates.axis import HOUR
from crisistl.dates.edtf import order_of

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

OrderKey = int


def order_key(event: Event) -> OrderKey:
    """The order of events: by the day of the earliest start, or of the known end where no start is known.

    On a day, a vague date comes before a finer one, and what lasts after what began that day; then by the clock,
    what has no time first. Of what lasts, the longer comes first.
    """
    if event.part_of_day is None:
        return event.date.order
    return order_of(event.date, _START_OF_PART[event.part_of_day])


_START_OF_PART = {
    "morning": 6 * HOUR,
    "afternoon": 12 * HOUR,
    "evening": 18 * HOUR,
    "night": 22 * HOUR,
}
