"""Period: the time from one moment to another, both included; what a filter means."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crisistl.dates.axis import (
    BEGINNING,
    DAY,
    END,
    MINUTE,
    Moment,
    first_second,
    last_second,
)
from crisistl.dates.words import ANY_TIME, moment_words, span_words, unit_of
from crisistl.errors import DateError

Reckoning = Literal["wall", "zone", "utc"]


@dataclass(frozen=True, slots=True, init=False)
class Period:
    """The seconds from `lower` to `upper`, both included; BEGINNING and END are open ends.

    A `date` as lower bound is its first second, as upper bound its last. `clock` says what the bounds are
    where they are not whole days: a wall clock of no known zone, the clock of the zone in which a question is
    asked, or UTC. Raises DateError when the period would end before it starts.
    """

    lower: Moment
    upper: Moment
    clock: Reckoning

    def __init__(
        self, lower: int | date, upper: int | date, clock: Reckoning = "wall"
    ) -> None:
        put = object.__setattr__
        if lower.__class__ is not Moment:  # which nearly all bounds are
            if isinstance(lower, date):
                lower = first_second(lower)
            else:
                lower = Moment(lower)
        if upper.__class__ is not Moment:
            if isinstance(upper, date):
                upper = last_second(upper)
            else:
                upper = Moment(upper)
        put(self, "lower", lower)
        put(self, "upper", upper)
        put(self, "clock", clock)
        if self.lower > self.upper:
            raise DateError(
                f"a period ends ({self.upper}) before it starts ({self.lower})",
                "give the earlier day first",
            )

    def touches(self, other: "Period") -> bool:
        """Whether the two have a second in common."""
        return self.lower <= other.upper and other.lower <= self.upper

    @property
    def is_days(self) -> bool:
        """Whether both bounds are those of whole days, or open."""
        starts = self.lower == BEGINNING or self.lower % DAY == 0
        return starts and (self.upper == END or self.upper % DAY == DAY - 1)

    def __str__(self) -> str:
        """The shortest text that `parse_period` reads as this period."""
        lower, upper = self.lower, self.upper
        match unit_of(lower, upper):
            case "day":
                return lower.iso_day
            case "month":
                return lower.iso_day[:-3]
            case "year" if -9999 <= lower.year <= 9999:
                return lower.iso_day[:-6]
        first, last = self._bounds()
        if lower == BEGINNING:
            if upper == END:
                return ANY_TIME
            return f"..{last}"
        if upper == END:
            return f"{first}.."
        if first == last:
            return first
        return f"{first}..{last}"

    def _bounds(self) -> tuple[str, str]:
        """Both bounds as days, as minutes or as seconds, whichever gives the period back."""
        zone = ""
        if self.clock == "utc":
            zone = "Z"
        if self.is_days and not zone:
            return self.lower.iso_day, self.upper.iso_day
        minutes = self.lower % MINUTE == 0 and (
            self.upper % MINUTE == MINUTE - 1 or self.upper == END
        )
        if minutes:
            length = len("05:00")
        else:
            length = len("05:00:30")
        first, last = (
            f"{m.iso_day}T{_full_clock(m)[:length]}{zone}"
            for m in (self.lower, self.upper)
        )
        return first, last

    def describe(self) -> str:
        """Plain words: 'January 2022', '10 to 20 January 2022', 'from 10 January 2022', 'any time'."""
        zone = ""
        if self.clock == "utc":
            zone = " UTC"
        if self.lower == BEGINNING:
            if self.upper == END:
                return ANY_TIME
            return f"until {moment_words(self.upper)}{zone}"
        if self.upper == END:
            return f"from {moment_words(self.lower)}{zone}"
        return span_words(self.lower, self.upper) + zone


def _full_clock(moment: Moment) -> str:
    minutes, second = divmod(moment % DAY, MINUTE)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
