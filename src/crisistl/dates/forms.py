"""The forms in which people type one day, unit or stretch of days, each with the function that reads it."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from crisistl.dates import axis, calendar
from crisistl.dates.axis import Moment
from crisistl.dates.lexicon import (
    BEFORE_YEAR_0,
    CALENDAR_UNIT,
    CALENDAR_UNITS,
    COUNT,
    COUNTS,
    ERA,
    GAP,
    MONTH_NUMBERS,
    NAMED_DAY,
    NAMED_MONTH,
    SHORT_UNIT,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEAR,
)
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import day_words

DateOrder = Literal["dmy", "mdy"]


class Asked(NamedTuple):
    """What a typed date may depend on beside its text: the first second of today, and the time now if known."""

    today: Moment
    date_order: DateOrder | None
    now: Moment | None = None


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
    return calendar.day(year_of(match), int(match["m"]), int(match["d"]))


def _decade(match: re.Match[str], asked: Asked) -> Period:
    first = year_of(match)
    if first % 100 == 0:
        decade, century = match["y"][:3], match["y"][:2]
        raise Refusal(
            " is ambiguous: ten years or a hundred?",
            f"Write {decade}X or {century}XX",
            "ambiguous",
        )
    if first % 10:
        raise Refusal(
            ": a decade begins with a year that ends in 0", f"Write {match['y'][:3]}0s"
        )
    return calendar.years(first, first + 9)


def _quarter(match: re.Match[str], asked: Asked) -> Period:
    number = int(match["n"])
    if not 1 <= number <= 4:
        raise Refusal(": a year has quarters Q1 to Q4", "Write one of these")
    return calendar.months(year_of(match), 3 * number - 2, 3)


def _half(match: re.Match[str], asked: Asked) -> Period:
    number = int(match["n"])
    if not 1 <= number <= 2:
        raise Refusal(": a year has halves H1 and H2", "Write one of these")
    return calendar.months(year_of(match), 6 * number - 5, 6)


def _iso_week(match: re.Match[str], asked: Asked) -> Period:
    year, week = year_of(match), int(match["w"])
    return (
        calendar.day_of_week(year, week, int(match["d"]))
        if match["d"]
        else calendar.week(year, week)
    )


def _named_month(match: re.Match[str], asked: Asked) -> Period:
    return calendar.months(year_of(match), MONTH_NUMBERS[match["mon"].lower()])


def _named_day(match: re.Match[str], asked: Asked) -> Period:
    return calendar.day(
        year_of(match), MONTH_NUMBERS[match["mon"].lower()], int(match["d"])
    )


def _numbered(match: re.Match[str], asked: Asked) -> Period:
    """Two numbers and a year: the day where only one reading exists, or in the order that was set."""
    a, b, year = int(match["a"]), int(match["b"]), year_of(match)
    if asked.date_order is not None:
        day, month = (a, b) if asked.date_order == "dmy" else (b, a)
        if not 1 <= month <= 12:
            raise Refusal(
                f": with the date order {asked.date_order} there is no month {month}",
                "Write the day as YYYY-MM-DD",
            )
        return calendar.day(year, month, day)
    readings = [
        (month, day)
        for day, month in ((a, b), (b, a))
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    if not readings:
        raise Refusal(
            " isn't a date in day/month or month/day order",
            "Write the day as YYYY-MM-DD",
        )
    if len(readings) == 2 and a != b:
        first, second = (
            calendar.day(year, month, day).lower for month, day in readings
        )
        short = " ".join(day_words(first).split()[:2])
        raise Refusal(
            f" is ambiguous: {short} or {day_words(second)}?",
            f"Write {first} or {second}",
            "ambiguous",
        )
    return calendar.day(year, *readings[0])


def _near_today(match: re.Match[str], asked: Asked) -> Period:
    days = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}[match[0].lower()]
    return _only(calendar.shift(asked.today, days, "day"))


def _calendar_unit(match: re.Match[str], asked: Asked) -> Period:
    unit = CALENDAR_UNITS[match["unit"].lower()]
    start = calendar.containing(asked.today, unit).lower
    steps = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return calendar.containing(calendar.shift(start, steps, unit), unit)


def _rolling(match: re.Match[str], asked: Asked) -> Period:
    """N units that end with today, or begin with it."""
    count, unit = count_of(match["n"]), UNITS[match["unit"].lower()]
    if count == 0:
        raise Refusal(": there are no days in that", "Write a number from 1")
    if unit in ("hour", "minute"):
        now = _now(asked)
        if match["which"].lower() == "next":
            return Period(now, calendar.shift(now, count, unit))
        return Period(calendar.shift(now, -count, unit), now)
    if match["which"].lower() == "next":
        return Period(asked.today, calendar.shift(asked.today, count, unit) - 1)
    first = calendar.shift(asked.today, -count, unit) + axis.DAY
    return Period(first, asked.today + axis.DAY - 1)


def _now(asked: Asked) -> Moment:
    if asked.now is None:
        raise Refusal(
            ": the time now isn't known",
            "Write the times, for example 2022-02-24T05:00..07:30",
        )
    return asked.now


def _before_today(match: re.Match[str], asked: Asked) -> Period:
    return _shifted(-count_of(match["n"]), match["unit"], asked)


def _after_today(match: re.Match[str], asked: Asked) -> Period:
    return _shifted(count_of(match["n"]), match["unit"], asked)


def _shifted(count: int, name: str, asked: Asked) -> Period:
    """The day so many units from today, or the minute so many hours or minutes from now."""
    unit = UNITS[name.lower()]
    if unit in ("hour", "minute"):
        at = calendar.shift(_now(asked), count, unit)
        start = at - at % axis.MINUTE
        return Period(start, start + axis.MINUTE - 1)
    return _only(calendar.shift(asked.today, count, unit))


def _century(match: re.Match[str], asked: Asked) -> Period:
    """'5th century BC' is 500 to 401 BC; '5th century' is 401 to 500."""
    number = int(match["n"])
    if number == 0:
        raise Refusal(
            ": centuries are numbered from 1", "Write '1st century' or '1st century BC'"
        )
    if match["era"] and match["era"].lower().startswith("b"):
        return calendar.years(1 - number * 100, -(number - 1) * 100)
    return calendar.years((number - 1) * 100 + 1, number * 100)


def _weekday(match: re.Match[str], asked: Asked) -> Period:
    """'last' is strictly before today, 'next' strictly after, 'this' in the same ISO week."""
    ahead = WEEKDAY_NUMBERS[match["weekday"].lower()] - asked.today.weekday()
    match match["which"].lower():
        case "last":
            ahead = ahead - 7 if ahead >= 0 else ahead
        case "next":
            ahead = ahead + 7 if ahead <= 0 else ahead
    return _only(calendar.shift(asked.today, ahead, "day"))


def year_of(match: re.Match[str]) -> int:
    """The astronomical year of a match."""
    return int(match["y"].replace(BEFORE_YEAR_0, "-"))


def count_of(text: str) -> int:
    return COUNTS.get(text.lower()) or int(text)


def _only(of: Moment) -> Period:
    return calendar.whole_day(of)


_AMOUNT = rf"(?P<n>{COUNT}) (?P<unit>{UNIT})s?"

FORMS: tuple[Form, ...] = (
    (
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})",
        _year_month_day,
    ),
    (r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)", _year_month_day),
    (rf"(?:the )?{NAMED_DAY}{GAP}{NAMED_MONTH}{GAP}{YEAR}", _named_day),
    (rf"{NAMED_MONTH}{GAP}{NAMED_DAY}(?: ?[,/-] ?| ){YEAR}", _named_day),
    (rf"{YEAR}{GAP}{NAMED_MONTH}{GAP}{NAMED_DAY}", _named_day),
    (rf"{NAMED_MONTH}{GAP}{YEAR}", _named_month),
    (rf"{YEAR}{GAP}{NAMED_MONTH}", _named_month),
    (r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})", _numbered),
    (r"(?:today|now|yesterday|tomorrow)", _near_today),
    (rf"(?P<which>this|last|next) (?P<unit>{CALENDAR_UNIT})", _calendar_unit),
    (rf"(?:the )?(?P<which>last|past|next) {_AMOUNT}", _rolling),
    (rf"{_AMOUNT} ago", _before_today),
    (rf"in {_AMOUNT}", _after_today),
    (rf"-(?P<n>\d+) ?(?P<unit>{SHORT_UNIT})", _before_today),
    (rf"\+(?P<n>\d+) ?(?P<unit>{SHORT_UNIT})", _after_today),
    (rf"(?P<which>last|this|next) (?P<weekday>{WEEKDAY})", _weekday),
    (r"(?P<y>\d{4})[ -]?Q(?P<n>\d)", _quarter),
    (r"Q(?P<n>\d)[ -]?(?P<y>\d{4})", _quarter),
    (r"(?P<y>\d{4})[ -]?H(?P<n>\d)", _half),
    (r"H(?P<n>\d)[ -]?(?P<y>\d{4})", _half),
    (r"(?P<y>\d{4})[ -]?W(?P<w>\d\d)(?:-?(?P<d>\d))?", _iso_week),
    (r"(?:the )?(?P<y>\d{4})s", _decade),
    (
        rf"(?:the )?(?P<n>\d{{1,3}})(?:st|nd|rd|th)?[ -]centur(?:y|ies),?(?: (?P<era>{ERA}))?",
        _century,
    ),
)
