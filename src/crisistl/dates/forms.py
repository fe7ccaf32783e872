"""The forms in which people type one day, unit or stretch of days, each with the function that reads it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from crisistl.dates import units
from crisistl.dates.lexicon import (
    CALENDAR_UNIT,
    CALENDAR_UNITS,
    COUNT,
    COUNTS,
    GAP,
    MONTH_NUMBERS,
    NAMED_DAY,
    NAMED_MONTH,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
)
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import day_words

DateOrder = Literal["dmy", "mdy"]


class Asked(NamedTuple):
    """What a typed date may depend on beside its text."""

    today: date
    date_order: DateOrder | None


Form = tuple[str, Callable[[re.Match[str], Asked], Period | None]]


def first_fitting(forms: tuple[Form, ...], text: str, asked: Asked) -> Period | None:
    """The period that the first fitting form gives; a form may still decline with None."""
    for pattern, read in forms:
        match = _compiled(pattern).fullmatch(text)
        period = read(match, asked) if match else None
        if period is not None:
            return period
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when it is first tried: most commands read few dates."""
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


def _year_month_day(match: re.Match[str], asked: Asked) -> Period:
    return units.day(*(int(match[part]) for part in ("y", "m", "d")))


def _decade(match: re.Match[str], asked: Asked) -> Period:
    first = int(match["y"])
    if first % 100 == 0:
        decade, century = match["y"][:3], match["y"][:2]
        raise Refusal(f" is ambiguous: ten years or a hundred? Write {decade}X or {century}XX.")
    if first % 10:
        raise Refusal(f": a decade begins with a year that ends in 0. Write {match['y'][:3]}0s.")
    return units.years(first, first + 9)


def _quarter(match: re.Match[str], asked: Asked) -> Period:
    number = int(match["n"])
    if not 1 <= number <= 4:
        raise Refusal(": a year has quarters Q1 to Q4. Write one of these.")
    return units.months(int(match["y"]), 3 * number - 2, 3)


def _half(match: re.Match[str], asked: Asked) -> Period:
    number = int(match["n"])
    if not 1 <= number <= 2:
        raise Refusal(": a year has halves H1 and H2. Write one of these.")
    return units.months(int(match["y"]), 6 * number - 5, 6)


def _iso_week(match: re.Match[str], asked: Asked) -> Period:
    year, week = int(match["y"]), int(match["w"])
    return units.day_of_week(year, week, int(match["d"])) if match["d"] else units.week(year, week)


def _named_month(match: re.Match[str], asked: Asked) -> Period:
    return units.months(int(match["y"]), MONTH_NUMBERS[match["mon"].lower()])


def _named_day(match: re.Match[str], asked: Asked) -> Period:
    return units.day(int(match["y"]), MONTH_NUMBERS[match["mon"].lower()], int(match["d"]))


def _numbered(match: re.Match[str], asked: Asked) -> Period:
    """Two numbers and a year: the day where only one reading exists, or in the order that was set."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if asked.date_order is not None:
        day, month = (a, b) if asked.date_order == "dmy" else (b, a)
        if not 1 <= month <= 12:
            raise Refusal(
                f": with the date order {asked.date_order} there is no month {month}."
                " Write the day as YYYY-MM-DD."
            )
        return units.day(year, month, day)
    readings = [(month, day) for day, month in ((a, b), (b, a)) if 1 <= month <= 12 and 1 <= day <= 31]
    if not readings:
        raise Refusal(" isn't a date in day/month or month/day order. Write the day as YYYY-MM-DD.")
    if len(readings) == 2 and a != b:
        first, second = (units.day(year, month, day).lower for month, day in readings)
        raise Refusal(
            f" is ambiguous: {day_words(first).removesuffix(f' {year:04}')} or {day_words(second)}?"
            f" Write {first} or {second}."
        )
    return units.day(year, *readings[0])


def _near_today(match: re.Match[str], asked: Asked) -> Period:
    days = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}[match[0].lower()]
    return _only(units.shift(asked.today, days, "day"))


def _calendar_unit(match: re.Match[str], asked: Asked) -> Period:
    unit = CALENDAR_UNITS[match["unit"].lower()]
    start = units.containing(asked.today, unit).lower
    steps = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return units.containing(units.shift(start, steps, unit), unit)


def _rolling(match: re.Match[str], asked: Asked) -> Period:
    """N units that end with today, or begin with it."""
    count, unit = count_of(match["n"]), UNITS[match["unit"].lower()]
    if count == 0:
        raise Refusal(": a day of the month is a number from 1.")
    if match["which"].lower() == "next":
        return Period(asked.today, units.shift(asked.today, count, unit) - timedelta(1))
    return Period(units.shift(asked.today, -count, unit) + timedelta(1), asked.today)


def _before_today(match: re.Match[str], asked: Asked) -> Period:
    return _only(units.shift(asked.today, -count_of(match["n"]), UNITS[match["unit"].lower()]))


def _after_today(match: re.Match[str], asked: Asked) -> Period:
    return _only(units.shift(asked.today, count_of(match["n"]), UNITS[match["unit"].lower()]))


def _weekday(match: re.Match[str], asked: Asked) -> Period:
    """'last' is strictly before today, 'next' strictly after, 'this' in the same ISO week."""
    ahead = WEEKDAY_NUMBERS[match["weekday"].lower()] - asked.today.weekday()
    match match["which"].lower():
        case "last":
            ahead = ahead - 7 if ahead >= 0 else ahead
        case "next":
            ahead = ahead + 7 if ahead <= 0 else ahead
    return _only(units.shift(asked.today, ahead, "day"))


def count_of(text: str) -> int:
    return COUNTS.get(text.lower()) or int(text)


def _only(day: date) -> Period:
    return Period(day, day)


_YEAR = r"(?P<y>\d{4})"
_AMOUNT = rf"(?P<n>{COUNT}) (?P<unit>{UNIT})s?"

FORMS: tuple[Form, ...] = (
    (r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})", _year_month_day),
    (r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", _year_month_day),
    (rf"(?:the )?{NAMED_DAY}{GAP}{NAMED_MONTH}{GAP}{_YEAR}", _named_day),
    (rf"{NAMED_MONTH}{GAP}{NAMED_DAY}(?: ?[,/-] ?| ){_YEAR}", _named_day),
    (rf"{_YEAR}{GAP}{NAMED_MONTH}{GAP}{NAMED_DAY}", _named_day),
    (rf"{NAMED_MONTH}{GAP}{_YEAR}", _named_month),
    (rf"{_YEAR}{GAP}{NAMED_MONTH}", _named_month),
    (r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})", _numbered),
    (r"(?:today|now|yesterday|tomorrow)", _near_today),
    (rf"(?P<which>this|last|next) (?P<unit>{CALENDAR_UNIT})", _calendar_unit),
    (rf"(?:the )?(?P<which>last|past|next) {_AMOUNT}", _rolling),
    (rf"{_AMOUNT} ago", _before_today),
    (rf"in {_AMOUNT}", _after_today),
    (r"-(?P<n>\d+) ?(?P<unit>[dwmqy])", _before_today),
    (r"\+(?P<n>\d+) ?(?P<unit>[dwmqy])", _after_today),
    (rf"(?P<which>last|this|next) (?P<weekday>{WEEKDAY})", _weekday),
    (r"(?P<y>\d{4})[ -]?Q(?P<n>\d)", _quarter),
    (r"Q(?P<n>\d)[ -]?(?P<y>\d{4})", _quarter),
    (r"(?P<y>\d{4})[ -]?H(?P<n>\d)", _half),
    (r"H(?P<n>\d)[ -]?(?P<y>\d{4})", _half),
    (r"(?P<y>\d{4})[ -]?W(?P<w>\d\d)(?:-?(?P<d>\d))?", _iso_week),
    (r"(?:the )?(?P<y>\d{4})s", _decade),
)
