"""The English words of dates that are counted from today: today, last, three, weeks, ago."""

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
