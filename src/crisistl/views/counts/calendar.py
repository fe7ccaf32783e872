"""The calendar of a count: the periods from the first to the last, and in which of them an event falls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crisistl.dates import BEGINNING, END, EventDate, Moment
from crisistl.dates.axis import last_second
from crisistl.dates.calendar import Unit
from crisistl.query.tree import During

BEFORE = -(1 << 64)
"""The number of the row before all periods: for what began before the window, or at an unknown time."""

LONGEST_QUIET = 12
"""Of more empty periods than these, one after the other, a reader sees one line."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods of `unit` that hold the days from `lower` to `upper`; none were asked for after `limit`."""

    unit: Unit
    lower: Moment
    upper: Moment
    limit: Moment

    @classmethod
    def of(
        cls,
        unit: Unit,
        window: During | None,
        dates: Sequence[EventDate],
        as_of: date | None = None,
        *,
        spread: bool = False,
    ) -> "Calendar | None":
        """From the window's first day to its last; where it is open, as far as the events reach.

        Events reach from their first known day to the last on which one may have begun; with `spread` to the
        last that one may touch, or to `as_of` where one goes on. None where that leaves no period at all.
        """
        lower, upper = BEGINNING, END
        if window:
            lower, upper = window.period.lower, window.period.upper
        limit = upper
        if not spread:
            dates = [when for when in dates if not is_vaguer(when, unit)]
        if lower == BEGINNING:
            starts = [when.earliest_start for when in dates]
            lower = min(filter(BEGINNING.__lt__, starts), default=END)
        if upper == END:
            upper = max(_reached(dates, lower, spread, as_of), default=BEGINNING)
        if lower <= upper:
            return cls(unit, lower, upper, limit)
        return None

    @property
    def first(self) -> int:
        """The number of the first period."""
        return self.unit.number(self.lower)

    @property
    def last(self) -> int:
        """The number of the last period."""
        return self.unit.number(self.upper)

    def period(self, when: EventDate) -> int:
        """The period in which the event may first have begun, or BEFORE."""
        if when.earliest_start < self.lower or not when.has_start:
            return BEFORE
        return self.unit.number(when.earliest_start)

    def touched(self, when: EventDate) -> range:
        """All periods that the event may touch; BEFORE alone where there is none."""
        first, last = (
            max(when.earliest_start, self.lower),
            min(when.latest_end, self.upper),
        )
        if first > last:
            return range(BEFORE, BEFORE + 1)
        return range(self.unit.number(first), self.unit.number(last) + 1)

    def is_vague(self, when: EventDate) -> bool:
        """Whether the event may have begun in another period than the one it counts in, and within the limit."""
        if is_vaguer(when, self.unit):
            return False
        last = min(when.latest_start, self.limit)
        return self.period(when) != (
            self.unit.number(last) if last >= self.lower else BEFORE
        )

    def spans(self, held: Sequence[int], *, whole: bool) -> Iterator[tuple[int, int]]:
        """The periods from first to last as (number, number of the last); equal but for a long quiet.

        `held` are the sorted numbers of the periods that have something. With `whole`, every period is one.
        """
        expected = self.first
        for number in (*held, self.last + 1):
            quiet = number - expected
            if quiet > LONGEST_QUIET and not whole:
                yield expected, number - 1
            else:
                yield from ((n, n) for n in range(expected, number))
            if number <= self.last:
                yield number, number
            expected = number + 1


def is_vaguer(when: EventDate, unit: Unit) -> bool:
    """Whether the hour, day, year or century in which a date begins isn't known: two of them are possible."""
    if not when.has_start:
        return False
    return unit.number(when.earliest_start) != unit.number(when.latest_start)


def _reached(
    dates: Sequence[EventDate], lower: Moment, spread: bool, as_of: date | None
) -> Iterator[Moment]:
    for when in dates:
        if lower <= when.earliest_start:
            yield when.earliest_start
        if spread:
            if when.latest_end < END:
                yield when.latest_end
            elif as_of is not None:
                yield last_second(as_of)
