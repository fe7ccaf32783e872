"""Calendar arithmetic for mentions: units of time as first and last day, in EDTF and in TIMEX3."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEAR_THIRDS = {"early": (1, 4, "37"), "mid": (5, 8, "38"), "late": (9, 12, "39")}


class OutOfCalendar(ValueError):
    """A day before the year 1 or after the year 9999, which Python's dates don't have."""


class Span(NamedTuple):
    """Days from first to last, the EDTF text for them and the TIMEX3 value."""

    first: date
    last: date
    edtf: str
    value: str


def day_span(day: date) -> Span:
    return Span(day, day, day.isoformat(), day.isoformat())


def days_span(first: date, last: date) -> Span:
    """Something that lasted from one day to another."""
    if first == last:
        return day_span(first)
    text = f"{first.isoformat()}/{last.isoformat()}"
    return Span(first, last, text, text)


def from_to(first: Span, last: Span) -> Span:
    """Something that lasted from one time to another; of a set of days, EDTF's range has the first or the last."""
    begin = first.edtf.split("/")[0]
    end = last.edtf.split("/")[-1]
    if begin.startswith("["):
        begin = f"{first.first}~"
    if end.startswith("["):
        end = f"{last.last}~"
    text = f"{begin}/{end}"
    return Span(first.first, last.last, text, text)


def one_of(first: date, last: date, value: str = "") -> Span:
    """One day or some days between two, which the words don't say more closely."""
    if first == last:
        return day_span(first)
    return Span(
        first,
        last,
        f"[{first.isoformat()}..{last.isoformat()}]",
        value or first.isoformat(),
    )


def day_of(year: int, month: int, day: int) -> date:
    """A day that the calendar has; OutOfCalendar where the year is out of range."""
    if not 1 <= year <= 9999:
        raise OutOfCalendar(f"no year {year}")
    return date(year, month, day)


def days_from(day: date, number: int) -> date:
    """The day so many days after another, or before it where the number is negative."""
    try:
        return day + timedelta(number)
    except OverflowError:
        raise OutOfCalendar(f"{number} days from {day}") from None


def month_span(year: int, month: int, part: str = "") -> Span:
    """A month, or its first, middle or last third."""
    first = day_of(year, month, 1)
    last = monthrange(year, month)[1]
    text = f"{year:04}-{month:02}"
    if part not in _THIRDS:
        return Span(first, date(year, month, last), text, text)
    low, high = _THIRDS[part]
    return one_of(date(year, month, low), date(year, month, min(high, last)), text)


def year_span(year: int, part: str = "") -> Span:
    """A year, or its first, middle or last third (EDTF 37 to 39)."""
    text = f"{year:04}"
    if part not in _YEAR_THIRDS:
        return Span(day_of(year, 1, 1), date(year, 12, 31), text, text)
    low, high, code = _YEAR_THIRDS[part]
    return Span(
        day_of(year, low, 1), month_span(year, high).last, f"{text}-{code}", text
    )


def decade_span(year: int) -> Span:
    tens = f"{year // 10:03}"
    start = year // 10 * 10
    first = day_of(max(1, start), 1, 1)
    return Span(first, day_of(start + 9, 12, 31), f"{tens}X", tens)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that has the day."""
    monday = days_from(day, -day.weekday())
    return monday, days_from(monday, 6)


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shifted(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months or years away; the last day of the month if it is too short."""
    if unit in ("day", "week", "fortnight"):
        return days_from(day, number * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + number * _MONTHS[unit]
    year, month = divmod(months, 12)
    first = day_of(year, month + 1, 1)
    return first.replace(day=min(day.day, monthrange(year, month + 1)[1]))


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date:
    """The latest such weekday up to a day; without `same`, strictly before it."""
    back = (day.weekday() - weekday) % 7
    if back == 0 and not same:
        back = 7
    return days_from(day, -back)


def weekday_after(day: date, weekday: int, *, same: bool = False) -> date:
    """The next such weekday from a day on; without `same`, strictly after it."""
    ahead = (weekday - day.weekday()) % 7
    if ahead == 0 and not same:
        ahead = 7
    return days_from(day, ahead)


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
