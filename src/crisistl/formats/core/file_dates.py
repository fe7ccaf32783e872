"""File dates: dates as people's files write them, read as EDTF; never by what day it is today."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crisistl.dates import DateError, DateOrder, EventDate, Period, parse_period
from crisistl.dates.axis import MINUTE, year_text
from crisistl.dates.grammar import is_date, outer_bounds
from crisistl.dates.refusal import Refusal
from crisistl.dates.words import MONTHS, unit_of
from crisistl.errors import DataError

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_TIME = re.compile(
    r"(?P<day>.*\d)(?:[ \u00a0\u202f]*T|,?[ \u00a0\u202f]+)(?P<time>\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r"[ \u00a0\u202f]*(?:[AaPp]\.?[Mm]\.?)?[ ]*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_MIDNIGHT = re.compile(r"0?0:00(:00(\.0+)?)?")
# what spreadsheets make of 2022-01 (Jan-22) and, by default, of a day (10-Jan-22)
_SHEET_DATE = re.compile(r"(?:(?P<day>\d{1,2})-)?(?P<month>[A-Za-z]{3})-(?P<year>\d\d)")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_ABOUT = re.compile(r"(?:(?:about|around|approximately|circa|ca?)\s|ca?\.)\s*(?P<near>\S.*)", re.IGNORECASE)
RANGES = (
    "2022-01-10/2022-01-12 for what lasted, [2022-01-10..2022-01-12] for one day of these, "
    "[..2022-01] for one up to then, [2022-01..] for one from then on"
)
"""What to write for a range in words, which may be meant in each of these ways."""

_RANGES = (
    r"(?P<first>\d{4})-(?P<last>\d{4})",
    r"(?P<first>\d{1,2})-(?P<last>\d{1,2} [^\W\d].*)",
    r"(?:from )?(?P<first>.+?)(?: +- +| *[–—] *| +(?:to|until|till|through) +)(?P<last>.+)",
    r"(?P<first>.+?)(?: +- *| *[–—])(?P<last>)",
    r"since (?P<first>.+)(?P<last>)",
)
_STILL = frozenset({"present", "ongoing", "now", "today", ""})
_FIRST = {"dmy": "day", "mdy": "month"}
# two days that no relative date means the same on
_TODAYS = (date(2001, 1, 3), date(2010, 8, 20))


@dataclass(frozen=True, slots=True)
class FileDate:
    """A date as EDTF; `words` is the cell's text where it says more, `short_year` that its century was taken
    for granted (00-29 in this century, as spreadsheets do)."""

    text: str
    words: str | None = None
    short_year: bool = False


def file_date(text: str, order: DateOrder | None) -> FileDate:
    """The date that a cell holds. `order` is that of two numbers before a year. Raises DateError."""
    found = _date_or_refusal(text, order)
    if isinstance(found, FileDate):
        return found
    raise DateError(found.problem, found.remedy, found.kind)


@lru_cache(maxsize=1 << 14)
def _date_or_refusal(text: str, order: DateOrder | None) -> FileDate | DateError:
    """The date, or why there is none: what a million rows repeat is read once, right or wrong."""
    try:
        return _file_date(text, order)
    except DateError as error:
        return error


def _file_date(text: str, order: DateOrder | None) -> FileDate:
    if edtf := _edtf(text):
        return FileDate(edtf)
    if (timed := _TIME.fullmatch(text)) and not text.startswith("["):
        found = file_date(timed["day"].strip(), order)
        return FileDate(found.text, None if _MIDNIGHT.fullmatch(timed["time"]) else text, found.short_year)
    if sheet := _SHEET_DATE.fullmatch(text):
        return FileDate(_of_short_year(sheet), text, short_year=True)
    try:
        return FileDate(_single(text, order))
    except DateError as refused:
        if (ends := _ends(text)) is None:
            raise refused from None
        return FileDate(_interval(*ends, order))


def _edtf(text: str) -> str | None:
    """The text where it is EDTF as it stands, and has a meaning here."""
    try:
        return text if outer_bounds(text) else None
    except Refusal:
        return None


def _of_short_year(match: re.Match[str]) -> str:
    month = _MONTHS.get(match["month"].lower())
    if month is None:
        raise DateError(f"{match[0]!r}: no month is called {match['month']!r}")
    year = int(match["year"])
    text = f"{1900 + year if year >= 30 else 2000 + year}-{month:02}"
    return EventDate.parse(f"{text}-{int(match['day']):02}" if match["day"] else text).text


def _ends(text: str) -> tuple[str, str] | None:
    """The two ends of "10 Jan 2022 – 12 Jan 2022", "10-12 January 2022", "2014 to present", "since 2014"."""
    for pattern in _RANGES:
        if match := re.fullmatch(pattern, text, re.IGNORECASE):
            return match["first"], match["last"]
    return None


def _interval(first: str, last: str, order: DateOrder | None) -> str:
    if last.lower() in _STILL:
        return EventDate.parse(f"{_single(first, order)}/..").text
    end = _single(last, order)
    *completed, plain = _completed(first, last)
    for text in completed:
        with suppress(DateError):
            return EventDate.parse(f"{_single(text, order)}/{end}").text
    return EventDate.parse(f"{_single(plain, order)}/{end}").text


def _completed(first: str, last: str) -> list[str]:
    """The left end with the month and year, or the year, of the right end; then as it stands."""
    words = last.split()
    return [*(f"{first} {' '.join(words[-count:])}" for count in (2, 1) if len(words) > count), first]


def _single(text: str, order: DateOrder | None) -> str:
    return _edtf(text) or edtf_of_words(text, lambda words: _days(words, order))


def _days(text: str, order: DateOrder | None) -> Period:
    if order is None and (numbers := _NUMBERS.fullmatch(text)) and numbers[1] != numbers[3]:
        raise DateError(f"{text!r}: which number is the day? say --file-date-order dmy or mdy, for all dates")
    found = {_read(text, today, order) for today in _TODAYS}
    if len(found) > 1:
        raise DateError(f"{text!r} depends on the day it is read; write the date itself, such as 2022-01-10")
    return found.pop()


def _read(text: str, today: date, order: DateOrder | None) -> Period:
    try:
        return parse_period(text, today, order, ranges=False)
    except DateError as error:
        raise _in_a_file(text, error) from None


def _in_a_file(text: str, error: DateError) -> DateError:
    """A refusal of what somebody typed, in words that are true of a file."""
    if error.kind == "range":
        return DateError(f"{text!r} is a range", f"write {RANGES}", "range")
    if not re.search(r"\d{4}", text):
        remedy = "write the date with four digits for its year, such as 2022-01-10"
        return DateError(f"{text!r} has no year", remedy, "no year")
    if error.kind == "unknown":
        remedy = "write 2022-01-10, 2022-01, 10 January 2022 or EDTF"
        return DateError(f"{text!r} isn't a known form of date", remedy, "unknown")
    return error


def edtf_of_words(text: str, days: Callable[[str], Period]) -> str:
    """The EDTF of one date as people write it, of which `days` tells the days; "about" or "c." before it is ~."""
    about = _ABOUT.fullmatch(text)
    if not about:
        return edtf_of(days(text))
    if not _edtf(about["near"]):
        return edtf_of(days(about["near"]), "~")
    first, slash, last = about["near"].partition("/")
    return EventDate.parse(f"{first}~{slash}{last}").text


def edtf_of(period: Period, mark: str = "") -> str:
    """The EDTF of one date somewhere in these days: in the unit that they are, else as a set."""
    lower, upper = period.lower, period.upper
    match unit_of(lower, upper):
        case "day":
            return f"{lower.iso_day}{mark}"
        case "month":
            return f"{lower.iso_day[:-3]}{mark}"
        case "year":
            return f"{edtf_year(lower.year)}{mark}"
    if not period.is_days:
        return _edtf_of_clock(period, mark)
    year = year_text(lower.year)
    codes = (f"{year}-{code}" for code in range(33, 42))
    vague = (f"{year[:-1]}X", f"{year[:-2]}XX", f"{year_text(upper.year)[:-2]}XX")
    for text in (*codes, *vague):
        if is_date(text) and EventDate.parse(text).starts == period:
            return f"{text}{mark}"
    if (lower.month, lower.day, upper.month, upper.day) == (1, 1, 12, 31):
        return f"[{edtf_year(lower.year)}{mark}..{edtf_year(upper.year)}{mark}]"
    return f"[{lower.iso_day}{mark}..{upper.iso_day}{mark}]"


def edtf_year(year: int) -> str:
    """A year in EDTF: 2022, -0043, Y-12000."""
    return year_text(year) if -9999 <= year <= 9999 else f"Y{year}"


def _edtf_of_clock(period: Period, mark: str) -> str:
    """A minute or a second in EDTF; else one of several."""
    zone = "Z" if period.clock == "utc" else ""
    whole = period.lower % MINUTE == 0 and period.upper % MINUTE == MINUTE - 1
    length = len("05:00") if whole else len("05:00:30")
    first, last = (
        f"{at.datetime().isoformat()[: 11 + length]}{zone}{mark}" for at in (period.lower, period.upper)
    )
    return first if first == last else f"[{first}..{last}]"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date with a number above 12 before its year, which tells the order of the two."""

    order: DateOrder
    line: int
    text: str


class OrderFinder:
    """Finds the order of day and month from all the dates of a file; DataError where they contradict."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._evidence: Evidence | None = None
        self._open: tuple[int, str] | None = None

    def look(self, line: int, text: str) -> None:
        """Take in the date of a line."""
        for match in _NUMBERS.finditer(text):
            first, second = int(match[1]), int(match[3])
            if first > 12 or second > 12:
                self._weigh(Evidence("dmy" if first > 12 else "mdy", line, match[0]))
            elif first != second and self._open is None:
                self._open = (line, match[0])

    def _weigh(self, found: Evidence) -> None:
        known = self._evidence
        if known is None:
            self._evidence = found
        elif known.order != found.order:
            raise DataError(
                f"{self.name}: two date orders in one file: the {_FIRST[known.order]} comes first in "
                f"{known.text!r} on line {known.line}, the {_FIRST[found.order]} in {found.text!r} on line "
                f"{found.line}; correct one, or give --file-date-order dmy or mdy to see which dates don't fit"
            )

    @property
    def order(self) -> DateOrder | None:
        """The order found; DataError where dates need one and none gives it away."""
        if self._evidence is None and self._open is not None:
            line, text = self._open
            raise DataError(
                f"{self.name}: line {line}: {text!r} can be read in two ways, and no other date decides which; "
                "say --file-date-order dmy or mdy"
            )
        return self._evidence.order if self._evidence else None
