"""The units of the calendar, each as its first and last day; everything stays in the years 1 to 9999."""

from datetime import date, timedelta
from typing import Literal

from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import month_name

CalendarUnit = Literal["week", "month", "quarter", "year"]
Unit = Literal["day"] | CalendarUnit

_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}

YEARS = ": years run from 0001 to 9999 here. Write a year with four digits."
BEYOND = ": that is outside the years 0001 to 9999. Write a date within them."


def last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day(year: int, month: int, day: int) -> Period:
    check_month(year, month)
    last = last_day(year, month)
    if not 1 <= day <= last:
        raise Refusal(f": {month_name(month)} {year:04} has {last} days. Write a day from 1 to {last}.")
    only = date(year, month, day)
    return Period(only, only)


def months(year: int, first: int, count: int = 1) -> Period:
    """`count` months from the month `first` of a year, which may run into the next year."""
    check_month(year, first)
    years_on, last = divmod(first + count - 2, 12)
    if year + years_on > date.max.year:
        raise Refusal(BEYOND)
    end = date(year + years_on, last + 1, last_day(year + years_on, last + 1))
    return Period(date(year, first, 1), end)


def years(first: int, last: int) -> Period:
    _check_year(first)
    return Period(date(first, 1, 1), date(last, 12, 31))


def check_month(year: int, month: int) -> None:
    _check_year(year)
    if not 1 <= month <= 12:
        raise Refusal(f": there is no month {month}. Write a month from 01 to 12.")


def _check_year(year: int) -> None:
    if not date.min.year <= year <= date.max.year:
        raise Refusal(YEARS)


def week(year: int, number: int) -> Period:
    """An ISO week, Monday to Sunday; the last of 9999 ends with the calendar, on its Friday."""
    _check_year(year)
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= number <= weeks:
        raise Refusal(f": {year:04} has {weeks} weeks. Write a week from W01 to W{weeks}.")
    monday = date.fromisocalendar(year, number, 1)
    return Period(monday, monday + min(timedelta(6), date.max - monday))


def day_of_week(year: int, number: int, weekday: int) -> Period:
    """A day of an ISO week, from 1 (Monday) to 7."""
    whole = week(year, number)
    if not 1 <= weekday <= 7:
        raise Refusal(f": a week has no day {weekday}. Write a day from 1 (Monday) to 7.")
    only = shift(whole.lower, weekday - 1, "day")
    return Period(only, only)


def containing(day: date, unit: CalendarUnit) -> Period:
    """The calendar week (Monday to Sunday), month, quarter or year that holds a day."""
    if unit == "week":
        iso = day.isocalendar()
        return week(iso.year, iso.week)
    size = _MONTHS_IN[unit]
    return months(day.year, day.month - (day.month - 1) % size, size)


def shift(day: date, count: int, unit: Unit) -> date:
    """`count` units later, earlier when negative; a day that the month lacks becomes its last."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(count if unit == "day" else 7 * count)

        from dateutil.relativedelta import relativedelta

        moved: date = day + relativedelta(months=count * _MONTHS_IN[unit])
    except (ValueError, OverflowError):
        raise Refusal(BEYOND) from None
    return moved
