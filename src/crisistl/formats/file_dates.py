"""File dates: dates as people's files write them, read as EDTF; never by what day it is today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crisistl.dates import DateError, DateOrder, EventDate, Period, parse_period
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
_RANGE = re.compile(r"(?:from )?(?P<first>.+?)(?: +- +| *[–—] *| +(?:to|until|till|through) +)(?P<last>.+)")
_YEARS = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")
_SINCE = re.compile(r"since (?P<first>.+)", re.IGNORECASE)
_STILL = frozenset({"present", "ongoing", "now", "today", ""})
# two days that no relative date means the same on
_TODAYS = (date(2001, 1, 3), date(2010, 8, 20))


@dataclass(frozen=True, slots=True)
class FileDate:
    """A date as EDTF; `words` is the cell's text where it says more, `short_year` that its century was taken
    for granted (00-29 in this century, as spreadsheets do)."""

    text: str
    words: str | None = None
    short_year: bool = False


@lru_cache(maxsize=1 << 14)
def file_date(text: str, order: DateOrder | None) -> FileDate:
    """The date that a cell holds. `order` is that of two numbers before a year. Raises DateError."""
    if edtf := _edtf(text):
        return FileDate(edtf)
    if (timed := _TIME.fullmatch(text)) and not text.startswith("["):
        found = file_date(timed["day"].strip(), order)
        return FileDate(found.text, None if _MIDNIGHT.fullmatch(timed["time"]) else text, found.short_year)
    if sheet := _SHEET_DATE.fullmatch(text):
        return FileDate(_of_short_year(sheet), text, short_year=True)
    return FileDate(_interval(text, order) or _single(text, order))


def _edtf(text: str) -> str | None:
    """The text where it is EDTF as it stands; DateError where it is and has no meaning here."""
    try:
        return EventDate.parse(text).text
    except DateError:
        return None


def _of_short_year(match: re.Match[str]) -> str:
    month = _MONTHS.get(match["month"].lower())
    if month is None:
        raise DateError(f"{match[0]!r}: no month is called {match['month']!r}")
    year = int(match["year"])
    text = f"{1900 + year if year >= 30 else 2000 + year}-{month:02}"
    return EventDate.parse(f"{text}-{int(match['day']):02}" if match["day"] else text).text


def _interval(text: str, order: DateOrder | None) -> str | None:
    """ "10 Jan 2022 – 12 Jan 2022", "10-12 January 2022", "2014 to present", "since 2014" as A/B."""
    if since := _SINCE.fullmatch(text):
        return f"{_single(since['first'], order)}/.."
    match = _YEARS.fullmatch(text) or _RANGE.fullmatch(text)
    if match is None:
        return None
    if match["last"].lower() in _STILL:
        return f"{_single(match['first'], order)}/.."
    last = _single(match["last"], order)
    for first in _completed(match["first"], match["last"]):
        try:
            return EventDate.parse(f"{_single(first, order)}/{last}").text
        except DateError as error:
            refused = error
    raise refused


def _completed(first: str, last: str) -> Iterator[str]:
    """The left end as it stands, then with the year, or month and year, of the right end."""
    words = last.split()
    yield from (
        f"{first} {' '.join(words[-count:])}"
        for count in (2, 1)
        if first[-1:].isalnum() and len(words) > count
    )
    yield first


def _single(text: str, order: DateOrder | None) -> str:
    if edtf := _edtf(text):
        return edtf
    if order is None and (numbers := _NUMBERS.fullmatch(text)) and numbers[1] != numbers[3]:
        raise DateError(
            f"{text!r} has no order of its own; say --file-date-order dmy or --file-date-order mdy"
        )
    first, second = (parse_period(text, today, order, ranges=False) for today in _TODAYS)
    if first != second:
        raise DateError(f"{text!r} depends on the day it is read; write the date itself, such as 2022-01-10")
    return edtf_of(first)


def edtf_of(period: Period) -> str:
    """The EDTF of one date somewhere in these days: in the unit that they are, else as a set."""
    lower, upper = period.lower, period.upper
    match unit_of(lower, upper):
        case "day":
            return str(lower)
        case "month":
            return str(lower)[:7]
        case "year":
            return str(lower)[:4]
    year = f"{lower.year:04}"
    codes = (f"{year}-{code}" for code in range(33, 42))
    for text in (*codes, f"{year[:3]}X", f"{year[:2]}XX"):
        if EventDate.parse(text).starts == period:
            return text
    return f"[{lower}..{upper}]"


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
                f"{self.name}: two date orders: line {known.line} has {known.text!r} ({_words(known.order)}), "
                f"line {found.line} has {found.text!r} ({_words(found.order)}); mend one of them, "
                "or say --file-date-order dmy or mdy to see which dates don't fit"
            )

    @property
    def order(self) -> DateOrder | None:
        """The order found; DataError where dates need one and none gives it away."""
        if self._evidence is None and self._open is not None:
            line, text = self._open
            raise DataError(
                f"{self.name}: line {line}: {text!r} and all other dates can be read two ways; "
                "say --file-date-order dmy or --file-date-order mdy"
            )
        return self._evidence.order if self._evidence else None


def _words(order: DateOrder) -> str:
    return "day first" if order == "dmy" else "month first"
