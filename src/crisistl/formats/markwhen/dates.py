"""Markwhen's dates: one date before an event's colon, as EDTF and as the days that it covers.

The forms are those of https://docs.markwhen.com/syntax/dates-and-ranges.html. What Markwhen would fill in from the
clock (a month without a year, "now" alone, a time of day alone) is refused.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from crisistl.dates import DateError, DateOrder, EventDate
from crisistl.dates.words import MONTHS

MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
CLOCK = r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]m)?|\d{1,2}\s*[ap]m"

_YEAR = re.compile(
    r"(?P<year>\d{3,5})\s*(?P<era>AD|CE|BCE?)?|(?P<early>\d{1,2})\s*(?:AD|CE|BCE?)?",
    re.I,
)
_ISO = re.compile(r"\d{4}-\d\d(-\d\d)?")
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)(?:-?(?P<day>[1-7]))?")
_SLASHED = re.compile(r"(?:(?P<first>\d{1,2})/)?(?P<second>\d{1,2})/(?P<year>\d{1,5})")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"{_DAY}\s+(?P<month>{MONTH})\.?(?:,?\s+(?P<year>\d{{4}}))?,?", re.I
)
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})\.?(?:\s+{_DAY}(?!\d))?(?:,?\s+(?P<year>\d{{4}}))?,?", re.I
)
_TIMED = re.compile(
    rf"(?P<day>.*\S)(?:T|,?\s+)(?P<clock>{CLOCK})\s*(?P<zone>Z|[+-]\d\d:?\d\d)?", re.I
)
_CLOCK_PARTS = re.compile(
    r"(?P<h>\d+)(?::(?P<m>\d\d))?(?::(?P<s>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]m)?", re.I
)
# Markwhen reads the numbers up to 24 as hours and those from 25 as years
_HOUR = re.compile(rf"[01]?\d|2[0-4]|{CLOCK}", re.I)
_FAR = "is outside the years 1 to 9999, which a timeline can't store"


@dataclass(frozen=True, slots=True)
class When:
    """The EDTF of a date, its first day and its last one, None where it goes on.

    `words` is what was written, where EDTF says it otherwise; `rule` how an event recurs.
    """

    text: str
    first: date
    last: date | None
    words: str | None = None
    rule: str | None = None

    @property
    def behind(self) -> date | None:
        """The day behind the last one; None where there is none to count from."""
        if self.last and self.last < date.max:
            return self.last + timedelta(1)
        return None


def when_of(edtf: str, words: str | None = None) -> When:
    """A date from its EDTF. Raises DateError."""
    parsed = EventDate.parse(edtf)
    last = None
    if parsed.end == "closed":
        last = parsed.ends.upper.date()
    return When(edtf, parsed.starts.lower.date(), last, words)


def read_date(text: str, order: DateOrder) -> When | None:
    """One date; None for what has another form. `order` is that of day and month. Raises DateError."""
    _refuse_no_date(text)
    edtf = _year(text) or _week(text) or _slashed(text, order) or _named_month(text)
    if edtf:
        return when_of(edtf, text if "/" in edtf else None)
    if timed := _TIMED.fullmatch(text):
        day = read_date(timed["day"].rstrip(" ,"), order)
        return day and _at(day, timed, text)
    return None


def _refuse_no_date(text: str) -> None:
    """Raise DateError for what Markwhen reads as a time, a length of time or the current moment."""
    if _HOUR.fullmatch(text):
        raise DateError(f"{text!r} is a time of day", "write the day before it")
    if re.fullmatch(r"\d{3,4}s", text, re.I):
        raise DateError(
            f"{text!r} is so many seconds to Markwhen",
            f"write {text[:3]}0/{text[:3]}9 for the decade",
        )
    if text.lower() == "now":
        raise DateError("'now' is whenever somebody looks", "write the date")


def _year(text: str) -> str | None:
    if _ISO.fullmatch(text):
        return text
    match = _YEAR.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"] or match["early"])
    if not 1 <= year <= 9999 or "b" in text.lower():
        raise DateError(f"{text!r} {_FAR}")
    return f"{year:04}"


def _week(text: str) -> str | None:
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    try:
        first = date.fromisocalendar(
            int(match["year"]), int(match["week"]), int(match["day"] or 1)
        )
        if match["day"]:
            return str(first)
        return f"{first}/{first + timedelta(6)}"
    except (ValueError, OverflowError):
        raise DateError(f"{text!r} isn't a week of that year") from None


def _slashed(text: str, order: DateOrder) -> str | None:
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    if len(match["year"]) < 3:
        raise DateError(
            f"{text!r} has a year of two digits", "write the year with four digits"
        )
    if match["first"]:
        numbers = [match["first"], match["second"]]
    else:
        numbers = [match["second"]]
    if order == "dmy" or len(numbers) == 1:
        numbers.reverse()
    month, *day = map(int, numbers)
    if month > 12:
        first = "the month"
        if order == "dmy":
            first = "the day"
        raise DateError(
            f"{text!r} has no month {month}; {first} comes first, unless dateFormat sets another order"
        )
    return f"{int(match['year']):04}" + "".join(f"-{part:02}" for part in (month, *day))


def _named_month(text: str) -> str | None:
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    if match["year"] is None:
        raise DateError(
            f"{text!r} has no year, so Markwhen would use the current year",
            "write the year",
        )
    names = [name[:3].lower() for name in MONTHS]
    month = f"{match['year']}-{names.index(match['month'][:3].lower()) + 1:02}"
    if match["day"]:
        return f"{month}-{int(match['day']):02}"
    return month


def _at(day: When, timed: re.Match[str], text: str) -> When:
    """A day with its time; EDTF has the time where it is one of a whole day."""
    parts = _CLOCK_PARTS.fullmatch(timed["clock"].strip())
    if parts is None or len(day.text) != 10:
        raise DateError(f"{text!r}: a time needs a day", "write 2022-01-10 10:30")
    hour, minute = int(parts["h"]), int(parts["m"] or 0)
    second = ""
    if parts["s"]:
        second = f":{parts['s']}"
    if half := parts["half"]:
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    zone = (timed["zone"] or "").upper()
    offset = zone
    if zone[3:]:
        offset = f"{zone[:3]}:{zone[-2:]}"
    return when_of(f"{day.text}T{hour:02}:{minute:02}{second}{offset}")
