"""The order of events in time."""

from functools import lru_cache

from crisistl.dates import EventDate
from crisistl.dates.axis import DAY, HOUR
from crisistl.model.timeline import Event

OrderKey = tuple[int, int, bool, int, int]


def order_key(event: Event) -> OrderKey:
    """The order of events: by the day of the earliest start, or of the known end where no start is known.

    On a day, a vague date comes before a finer one, and what lasts after what began that day; then by the clock,
    what has no time first. Of what lasts, the longer comes first.
    """
    return _order_of(event.date, event.part_of_day)


@lru_cache(maxsize=1 << 16)
def _order_of(when: EventDate, part_of_day: str | None) -> OrderKey:
    if not when.has_start:
        day = when.latest_end // DAY
        return day, -day, True, 0, -when.latest_end
    second = _START_OF_PART.get(part_of_day or "", 0)
    has_time = second > 0
    if when.clock and when.clock.start:
        has_time, second = True, when.earliest_start % DAY + 1
    first, last = when.earliest_start // DAY, when.latest_start // DAY
    return first, -last, when.precision == "span" and not has_time, second, -when.latest_end


_START_OF_PART = {"morning": 6 * HOUR, "afternoon": 12 * HOUR, "evening": 18 * HOUR, "night": 22 * HOUR}
