"""The English words of dates that are counted from today: today, last, three, weeks, ago."""

import re

from crisistl.dates.calendar import CalendarUnit, UnitName

DAYS = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
STEPS = {"last": -1, "this": 0, "next": 1}
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
COUNTS = {"a": 1, "an": 1, **{word: n for n, word in enumerate(_NUMBERS, start=1)}}
_UNITS: tuple[UnitName, ...] = (
    *("minute", "hour", "day"),
    *("week", "month", "quarter", "year"),
)
UNITS: dict[str, UnitName] = {
    **{name: name for name in _UNITS},
    **{f"{name}s": name for name in _UNITS},
}
SHORT_UNITS: dict[str, UnitName] = {
    "min": "minute",
    **{name[0]: name for name in _UNITS if name != "minute"},
}
CALENDAR_UNITS: dict[str, CalendarUnit] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
WORDS = frozenset(
    (*DAYS, *STEPS, *COUNTS, *UNITS, *SHORT_UNITS, "past", "ago", "in", "the")
)
"""All the words that relative dates are made of."""

_SPAN = re.compile(r"(\d{1,6}|[a-z]+) ?([a-z]+)")


def span_of(text: str) -> tuple[int, UnitName] | None:
    """The number and the unit of a length of time, such as 7d, "3 days" or "two weeks"; None for other texts."""
    found = _SPAN.fullmatch(" ".join(text.lower().split()))
    if not found:
        return None
    number, word = found.groups()
    unit = SHORT_UNITS.get(word) or UNITS.get(word)
    if number.isdecimal():
        count: int | None = int(number)
    else:
        count = COUNTS.get(number)
    if unit is None or count is None:
        return None
    return count, unit
