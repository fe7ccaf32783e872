"""The scale of a chart: stretches of time, each with columns of one unit."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from crisistl.dates import Moment, Period
from crisistl.dates.calendar import Unit

BREAK = 2
"""The columns of the sign that time is left out between two stretches."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Periods of one unit that follow one another from column `left` on, each in `each` columns."""

    unit: Unit
    first: int
    last: int
    left: int
    each: int

    @property
    def width(self) -> int:
        """The columns of all periods, and more where they are so few that no label would find room."""
        return columns_of((self.first, self.last), self.each)

    @property
    def lower(self) -> Moment:
        """The first day."""
        return self.unit.first(self.first)

    @property
    def upper(self) -> Moment:
        """The last day."""
        return self.unit.last(self.last)

    def column(self, number: int) -> int:
        """The first column of a numbered period, which may be the one after the last."""
        return self.left + (number - self.first) * self.each


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches from left to right. Between two there is either a break, where time is left out, or, where the
    unit changes, a column for a line."""

    stretches: tuple[Stretch, ...]

    @property
    def width(self) -> int:
        """All columns."""
        return self.stretches[-1].left + self.stretches[-1].width

    @property
    def left_out(self) -> tuple[Period, ...]:
        """The days that are not drawn, between the first and the last."""
        return tuple(
            Period(one.upper + 1, other.lower - 1)
            for one, other in pairwise(self.stretches)
            if other.lower - one.upper > 1
        )

    @property
    def seam(self) -> int | None:
        """The column where a coarser unit meets a finer one; None where all are of one unit."""
        for one, other in pairwise(self.stretches):
            if one.unit != other.unit:
                return other.left - 1
        return None

    def stretch(self, day: Moment) -> Stretch:
        """The stretch that has the day, or else the last before it, or the first of all."""
        return self.stretches[
            max(0, bisect_right(self.stretches, day, key=lambda s: s.lower) - 1)
        ]

    def first_column(self, day: Moment) -> int:
        """The first column of the day's period; of a day left out that of the break, outside the edge."""
        stretch = self.stretch(day)
        if day > stretch.upper:
            return min(stretch.left + stretch.width, self.width - 1)
        return stretch.column(max(stretch.unit.number(day), stretch.first))

    def last_column(self, day: Moment) -> int:
        """The last column of the day's period; the same as the first where the day is left out."""
        stretch = self.stretch(day)
        if day > stretch.upper:
            return min(stretch.left + stretch.width, self.width - 1)
        return stretch.column(max(stretch.unit.number(day), stretch.first) + 1) - 1


_LEAST = (
    4  # columns of a stretch between breaks, so that a year can be written below it
)


def columns_of(run: tuple[int, int], each: int) -> int:
    return max(_LEAST, (run[1] - run[0] + 1) * each)
