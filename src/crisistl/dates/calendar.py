"""The calendar: units of time, each with numbered parts that follow one another, and how to move by them."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from crisistl.dates import axis
from crisistl.dates.axis import Moment, moment
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import MONTHS, WEEKDAYS, month_name, year_in_words
from crisistl.frozen import frozen

CalendarUnit = Literal["week", "month", "quarter", "year"]
UnitName = Literal["minute", "hour", "day"] | CalendarUnit

YEARS = (
    ": years have four digits here",
    "Write 2022, 0079 for AD 79, -0043 for 44 BC, or Y-12000",
)
BEYOND = (": that is farther than dates reach", "Write a date nearer to today")

_MONTHS_IN: dict[UnitName, int] = {"month": 1, "quarter": 3, "year": 12}
_SECONDS_IN: dict[UnitName, int] = {
    "minute": axis.MINUTE,
    "hour": axis.HOUR,
    "day": axis.DAY,
    "week": 7 * axis.DAY,
}


@frozen
class Unit:
    """A unit of the calendar; its parts follow one another by number, below 0 for most of the years BC.

    `number` is that of the part that holds a moment, `first` the first second of a numbered part, `label` how
    the part is written: 2022, 2022-Q1, 2022-01, 2022-W03 (ISO 8601), 2022-01-24, 2022-01-24 05:00.
    """

    name: str
    number: Callable[[Moment], int]
    first: Callable[[int], Moment]
    label: Callable[[int], str]

    def last(self, number: int) -> Moment:
        """The last second of a numbered part."""
        return Moment(self.first(number + 1) - 1)


def _quarter_number(of: Moment) -> int:
    year, month, _ = of.civil
    return year * 4 + (month - 1) // 3


def _month_number(of: Moment) -> int:
    year, month, _ = of.civil
    return year * 12 + month - 1


def _month(number: int) -> Moment:
    return moment(number // 12, number % 12 + 1)


def _week(number: int) -> Moment:
    """The Monday; 1 January of the year 1 was one."""
    return Moment((number * 7 + 1) * axis.DAY)


def _week_label(number: int) -> str:
    year, week = iso_week(_week(number))
    return f"{axis.year_text(year)}-W{week:02}"


def iso_week(of: Moment) -> tuple[int, int]:
    """The ISO year and week of a moment: the year is that of the week's Thursday."""
    monday = of.day_number - of.weekday()
    year = axis.civil(monday + 3).year
    return year, (monday + 3 - axis.day_number(year, 1, 1)) // 7 + 1


def _of_years(name: str, size: int, label: Callable[[int], str]) -> Unit:
    """Spans of years that begin with a multiple of `size`; the first has the years from 1.

    Before the year 1 they are those of people who count BC: 10-1 BC, 100-1 BC. Those before 1000 are written alike.
    """

    def number(of: Moment) -> int:
        year = of.year
        if year > 0:
            return year // size
        return -(-year // size) - 1

    def first(number: int) -> Moment:
        return moment(max(number * size, 1) if number >= 0 else number * size + 1)

    def written(number: int) -> str:
        if number * size >= 1000:
            return label(number)
        if number >= 0:
            return f"AD {max(number * size, 1)}–{(number + 1) * size - 1}"
        earliest, latest = -number * size, (-number - 1) * size + 1
        return f"{earliest:,}–{latest:,} BC"

    return Unit(name, number, first, written)


MILLENNIUM = _of_years("millennium", 1000, lambda n: f"{n}xxx")
CENTURY = _of_years("century", 100, lambda n: f"{n:02}xx")
DECADE = _of_years("decade", 10, lambda n: f"{n:03}0s")
YEAR = Unit(
    "year",
    lambda of: of.year,
    lambda n: moment(n),
    lambda n: str(n) if n > 9999 else year_in_words(n),
)
QUARTER = Unit(
    "quarter",
    _quarter_number,
    lambda n: moment(n // 4, n % 4 * 3 + 1),
    lambda n: f"{axis.year_text(n // 4)}-Q{n % 4 + 1}",
)
MONTH = Unit("month", _month_number, _month, lambda n: _month(n).iso_day[:-3])
WEEK = Unit("week", lambda of: (of.day_number - 1) // 7, _week, _week_label)
DAY = Unit(
    "day",
    lambda of: of.day_number,
    lambda n: Moment(n * axis.DAY),
    lambda n: Moment(n * axis.DAY).iso_day,
)


def _clock_label(seconds: int) -> Callable[[int], str]:
    def label(number: int) -> str:
        at = Moment(number * seconds)
        return f"{at.iso_day} {at.iso_clock}"

    return label


def _of_seconds(name: str, seconds: int) -> Unit:
    return Unit(
        name,
        lambda of: of // seconds,
        lambda n: Moment(n * seconds),
        _clock_label(seconds),
    )


HOUR = _of_seconds("hour", axis.HOUR)
QUARTER_HOUR = _of_seconds("quarter-hour", 15 * axis.MINUTE)
MINUTE = _of_seconds("minute", axis.MINUTE)

UNITS: dict[str, Unit] = {
    unit.name: unit for unit in (CENTURY, DECADE, YEAR, QUARTER, MONTH, WEEK, DAY, HOUR)
}
"""What can be counted by; a chart has other ones as well."""

CYCLES: dict[str, tuple[str, ...]] = {"weekday": WEEKDAYS, "month-of-year": MONTHS}
"""What comes round again, with its names in order."""


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month in (4, 6, 9, 11):
        return 30
    return 31


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this month and this day."""
    return 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def day(year: int, month: int, day: int) -> Period:
    """A day of the calendar. This and the functions below raise Refusal for a date that doesn't exist."""
    check_month(year, month)
    last = last_day(year, month)
    if not 1 <= day <= last:
        raise Refusal(
            f": {month_name(month)} {axis.year_text(year)} has {last} days",
            f"Write a day from 1 to {last}",
        )
    return whole_day(moment(year, month, day))


def whole_day(of: Moment) -> Period:
    """The day of a moment."""
    start = of - of % axis.DAY
    return Period(start, start + axis.DAY - 1)


def months(year: int, first: int, count: int = 1) -> Period:
    """`count` months from the month `first` of a year, which may run into the next year."""
    check_month(year, first)
    number = year * 12 + first - 1
    return Period(_month(number), _month(number + count) - 1)


def years(first: int, last: int) -> Period:
    """The years from one to another."""
    _check_year(first)
    _check_year(last)
    return Period(moment(first), moment(last + 1) - 1)


def check_month(year: int, month: int) -> None:
    """Refuse a number that isn't a month."""
    _check_year(year)
    if not 1 <= month <= 12:
        raise Refusal(f": there is no month {month}", "Write a month from 01 to 12")


def _check_year(year: int) -> None:
    if abs(year) >= axis.FARTHEST_YEAR:
        raise Refusal(*BEYOND)


def week(year: int, number: int) -> Period:
    """An ISO week, Monday to Sunday."""
    _check_year(year)
    first = _first_week(year)
    weeks = (_first_week(year + 1) - first) // 7
    if not 1 <= number <= weeks:
        raise Refusal(
            f": {axis.year_text(year)} has {weeks} weeks",
            f"Write a week from W01 to W{weeks}",
        )
    monday = (first + 7 * (number - 1)) * axis.DAY
    return Period(monday, monday + 7 * axis.DAY - 1)


def _first_week(year: int) -> int:
    """The day number of the Monday of week 1, which has the 4th of January."""
    fourth = axis.day_number(year, 1, 4)
    return fourth - (fourth - 1) % 7


def day_of_week(year: int, number: int, weekday: int) -> Period:
    """A day of an ISO week, from 1 (Monday) to 7."""
    whole = week(year, number)
    if not 1 <= weekday <= 7:
        raise Refusal(
            f": a week has no day {weekday}", "Write a day from 1 (Monday) to 7"
        )
    return whole_day(Moment(whole.lower + (weekday - 1) * axis.DAY))


def containing(of: Moment, unit: CalendarUnit) -> Period:
    """The calendar week (Monday to Sunday), month, quarter or year that holds a moment."""
    if unit == "week":
        return week(*iso_week(of))
    size = _MONTHS_IN[unit]
    year, month, _ = of.civil
    return months(year, month - (month - 1) % size, size)


def shift(of: Moment, count: int, unit: UnitName) -> Moment:
    """`count` units later, earlier when negative; a day that the month lacks becomes its last."""
    if unit in _SECONDS_IN:
        moved = Moment(of + count * _SECONDS_IN[unit])
    else:
        year, month, day = of.civil
        number = year * 12 + month - 1 + count * _MONTHS_IN[unit]
        _check_year(number // 12)
        start = _month(number)
        day = min(day, last_day(number // 12, number % 12 + 1))
        moved = Moment(start + (day - 1) * axis.DAY + of % axis.DAY)
    if not axis.BEGINNING < moved < axis.END:
        raise Refusal(*BEYOND)
    return moved


def from_date(day: date) -> Moment:
    """The first second of a day of Python's."""
    return axis.first_second(day)
