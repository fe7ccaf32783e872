"""Periods: the units of the calendar that events are counted by, each period with a number and a label."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the calendar; its periods follow one another by number, which is never negative.

    `number` is that of the period that holds a day, `first` the first day of a numbered period, `label` how
    the period is written: 2022, 2022-Q1, 2022-01, 2022-W03 (ISO 8601), 2022-01-24.
    """

    name: str
    number: Callable[[date], int]
    first: Callable[[int], date]
    label: Callable[[int], str]

    def last(self, number: int) -> date:
        """The last day of a numbered period; the calendar ends with the year 9999."""
        if number >= self.number(date.max):
            return date.max
        return self.first(number + 1) - timedelta(1)


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _quarter(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def _week(number: int) -> date:
    """The Monday; 1 January of the year 1 was one."""
    return date.fromordinal(number * 7 + 1)


def _week_label(number: int) -> str:
    year, week, _ = _week(number).isocalendar()
    return f"{year:04}-W{week:02}"


def _years(name: str, size: int, label: Callable[[int], str]) -> Unit:
    """Spans of years that begin with a multiple of `size`, the first with the year 1."""
    return Unit(name, lambda d: d.year // size, lambda n: date(max(n * size, 1), 1, 1), label)


MILLENNIUM = _years("millennium", 1000, lambda n: f"{n}xxx")
CENTURY = _years("century", 100, lambda n: f"{n:02}xx")
DECADE = _years("decade", 10, lambda n: f"{n:03}0s")
YEAR = _years("year", 1, lambda n: f"{n:04}")
QUARTER = Unit(
    "quarter",
    lambda d: d.year * 4 + (d.month - 1) // 3,
    _quarter,
    lambda n: f"{n // 4:04}-Q{n % 4 + 1}",
)
MONTH = Unit("month", lambda d: d.year * 12 + d.month - 1, _month, lambda n: str(_month(n))[:7])
WEEK = Unit("week", lambda d: (d.toordinal() - 1) // 7, _week, _week_label)
DAY = Unit("day", date.toordinal, date.fromordinal, lambda n: str(date.fromordinal(n)))

UNITS: dict[str, Unit] = {unit.name: unit for unit in (YEAR, QUARTER, MONTH, WEEK, DAY)}
"""What can be counted by; a chart has longer ones as well."""
