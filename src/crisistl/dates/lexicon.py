"""The words and pieces of pattern that typed dates are made of."""

from crisistl.dates.calendar import CalendarUnit, UnitName
from crisistl.dates.words import MONTHS, WEEKDAYS

MONTH_NUMBERS = {
    **{month.lower(): number for number, month in enumerate(MONTHS, start=1)},
    **{month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)},
    "sept": 9,
}
WEEKDAY_NUMBERS = {
    **{weekday.lower(): number for number, weekday in enumerate(WEEKDAYS)},
    **{weekday[:3].lower(): number for number, weekday in enumerate(WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_TO_SIX = ("one", "two", "three", "four", "five", "six")
_TO_TWELVE = (*_TO_SIX, "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {
    "a": 1,
    "an": 1,
    **{word: number for number, word in enumerate(_TO_TWELVE, start=1)},
}
UNITS: dict[str, UnitName] = {
    **{
        word: word
        for word in ("minute", "hour", "day", "week", "month", "quarter", "year")
    },
    **{word[0]: word for word in ("hour", "day", "week", "month", "quarter", "year")},
    "min": "minute",
}
CALENDAR_UNITS: dict[str, CalendarUnit] = {
    word: word for word in ("week", "month", "quarter", "year")
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Which third of a month or a year, from 0.
THIRDS = {
    "early": 0,
    "start": 0,
    "beginning": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "end": 2,
}

MONTH = rf"(?:{'|'.join(MONTH_NUMBERS)})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NUMBERS)})"
SEASON = rf"(?:{'|'.join(SEASONS)})"
THIRD = r"(?:early|mid|late|(?:start|beginning|middle|end)(?: of)?)"
NUMBERED_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
NAMED_MONTH = rf"(?P<mon>{MONTH})\.?"
NAMED_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?"
COUNT = rf"(?:\d+|{'|'.join(COUNTS)})"
UNIT = r"(?:minute|hour|day|week|month|quarter|year)"
SHORT_UNIT = r"(?:min|[hdwmqy])"
CALENDAR_UNIT = r"(?:week|month|quarter|year)"
CLOCK = (
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight)"
)
ZONE = r"(?:Z|UTC|GMT|(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?)"
ERA = r"(?:b\.? ?c\.? ?e\.?|b\.? ?c\.?|a\.? ?d\.?|c\.? ?e\.?)"
# Years BC are written with this sign inside this package, so that no hyphen is taken for it.
BEFORE_YEAR_0 = "\N{MINUS SIGN}"
YEAR = rf"(?P<y>{BEFORE_YEAR_0}?\d{{4}})"
# Between the day, the month's name and the year: '10 Jan 2022', '10-Jan-2022', '10th of January, 2022'.
GAP = r" ?[,/-]? ?(?:of )?"

# Words worth suggesting for a slip of the finger: shorter ones are too like one another.
_LONG_WORDS = {
    *("today", "yesterday", "tomorrow", "last", "past", "next", "this"),
    *("early", "late", "start", "beginning", "middle"),
    *("since", "from", "until", "till", "through", "after", "before", "between"),
    *(f"{unit}s" for unit in UNITS if len(unit) > 1),
}
_WORDS = {*MONTH_NUMBERS, *WEEKDAY_NUMBERS, *COUNTS, *UNITS, *_LONG_WORDS}
SUGGESTED = sorted(word for word in _WORDS if len(word) > 3)
KNOWN = _WORDS | {"now", "ago", "mid", "end", "the", "and"}
