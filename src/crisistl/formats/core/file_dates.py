"""File dates: dates as people's files write them, read as EDTF; never by what day it is today."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from crisistl.dates import DateError, DateOrder, EventDate
from crisistl.dates.calendar import last_day
from crisistl.dates.grammar import is_date
from crisistl.dates.refusal import quoted
from crisistl.dates.written import (
    Settings,
    Unread,
    Written,
    day_in_numbers,
    later_year,
    read_written,
)
from crisistl.errors import Advice, DataError, DateErrorKind

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d./-])")
# 2022-02-24T00:00 is EDTF for midnight, and not what a spreadsheet adds to a day
_MIDNIGHT = re.compile(
    r"(.*\d)(?:[ \u00a0\u202f]+0?0:00(?::00(?:\.0+)?)?|T00:00:00(?:\.0+)?)"
    r"(?:Z| ?(?:GMT|UTC)?(?:[+-]00:?00)?)?"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)")
_HALF_DAY = re.compile(r"(?<![\d:])(?!12\D)\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_COMPACT = re.compile(r"\d{8}")
_PAIR = re.compile(r"(\d{4})-(\d\d)")
_UNKNOWN_START = re.compile(r"[?~%]-\d.*")
_DAY_LENGTH = len("2022-01-10")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK_OF_STAMP = re.compile(
    r"[ T]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(Z?)", re.ASCII
)
_FIRST = {"dmy": "day", "mdy": "month"}
_ADVICE = {
    "order": Advice("date_order", ("dmy", "mdy")),
    "century": Advice("century", ("19",)),
    "pairs": Advice("year_pairs", ("ranges", "edtf")),
    "language": Advice("languages", ("de",)),
}
"""What decides how all dates of a file are read, by the setting of the reader."""
_DECIDED = {
    "order": "the order of day and month",
    "century": "the century",
    "pairs": "what such pairs are",
    "language": "the language",
}


_KINDS: dict[str, DateErrorKind] = {
    "ambiguous": "ambiguous",
    "impossible": "impossible",
    "no year": "no year",
}


@dataclass(frozen=True, slots=True)
class FileDate:
    """A date as EDTF; `words` is the cell's text where it isn't EDTF itself.

    `short_year` says that its year had two digits; `languages` are those in whose words it is written; `zone` is the
    abbreviation of a time zone, which EDTF can't express; `repeats` says that the cell refers to the row above, and
    `filled` that the cell is empty and the date is that of the row above.
    """

    text: str
    words: str | None = None
    short_year: bool = False
    part_of_day: str | None = None
    zone: str | None = None
    languages: tuple[str, ...] = ()
    repeats: bool = False
    filled: bool = False


def file_date(text: str, settings: Settings) -> FileDate:
    """The date that a cell holds, EDTF or as people write it. Raises DateError."""
    found = quick_date(text, settings) or _date_or_refusal(text, settings)
    if isinstance(found, FileDate):
        return found
    raise DateError(found.problem, found.remedy, found.kind, found.advice)


def quick_date(text: str, settings: Settings) -> FileDate | None:
    """The date of '2022-01-10', '2022-01-10 14:30' or '10/1/2022', as nearly all are written; None for any other text.

    It is what the whole grammar reads, which takes a hundred times as long.
    """
    if is_iso_day(text):
        return FileDate(text)
    if stamp := stamp_of(text):
        return _quick_time(text, stamp, settings)
    found = day_in_numbers(text, settings)
    if found is None:
        return None
    return FileDate(found.edtf, text)


class Stamp(NamedTuple):
    """A day with a time, as programs write them: '2022-01-10 14:30:00' or '2022-01-10T14:30Z'."""

    day: str
    clock: str
    is_midnight: bool
    is_spaced: bool


def stamp_of(text: str) -> Stamp | None:
    """The day and the time of a text that has nothing else."""
    time = _clock_of_stamp(text[_DAY_LENGTH:])
    if time is None:
        return None
    day = text[:_DAY_LENGTH]
    if not _is_iso_day(day):
        return None
    return Stamp(day, *time)


@lru_cache(maxsize=1 << 14)
def _clock_of_stamp(text: str) -> tuple[str, bool, bool] | None:
    """The time of a stamp with its zone, whether it is midnight, and whether a space is before it."""
    match = _CLOCK_OF_STAMP.fullmatch(text)
    if match is None:
        return None
    clock, zone = match.groups()
    return f"{clock}{zone}", clock.strip("0:") == "", text[0] == " "


def _quick_time(text: str, stamp: Stamp, settings: Settings) -> FileDate | None:
    if not stamp.is_spaced:
        return None
    if stamp.is_midnight and not settings.midnight:
        return FileDate(stamp.day)
    return FileDate(f"{stamp.day}T{stamp.clock}", text)


@lru_cache(maxsize=1 << 16)
def _date_or_refusal(text: str, settings: Settings) -> FileDate | DateError:
    """The date, or why there is none: what a million rows repeat is read once, right or wrong."""
    midnight = None
    if not settings.midnight:
        midnight = _MIDNIGHT.fullmatch(text)
    if midnight:
        # what spreadsheets add to a day
        day = midnight[1]
        found = quick_date(day, settings) or _date_or_refusal(day, settings)
        if isinstance(found, FileDate):
            return replace(found, words=None)
        return found
    if not _may_be_another(text, settings) and is_date(text):
        return FileDate(text)
    written = read_written(text, settings)
    if isinstance(written, Unread):
        return refused(text, written)
    try:
        return _kept(text, written)
    except DateError as error:
        return error


def times_in(text: str) -> tuple[bool, bool]:
    """Whether a date has midnight in digits, and whether it has another time in digits."""
    times = [(int(hour), int(minute)) for hour, minute in _CLOCK.findall(text)]
    is_other = any(hour or minute for hour, minute in times)
    if times and not is_other:  # '22 Oct 1962, 7 p.m. (00:00 GMT)'
        is_other = _HALF_DAY.search(text) is not None
    return bool(times) and not is_other, is_other


def is_iso_day(text: str) -> bool:
    """Whether a text is a day in ISO order, as most are; the rest takes longer to read."""
    return len(text) == _DAY_LENGTH and _is_iso_day(text)


@lru_cache(maxsize=1 << 14)
def _is_iso_day(text: str) -> bool:
    if not _ISO_DAY.fullmatch(text):
        return False
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _kept(text: str, written: Written) -> FileDate:
    """The date as the model takes it. Raises DateError."""
    words = None if text == written.edtf or _COMPACT.fullmatch(text) else text
    edtf = EventDate.parse(written.edtf).text
    return FileDate(
        edtf, words, written.short, written.part_of_day, written.zone, written.languages
    )


def refused(text: str, unread: Unread) -> DateError:
    """Why a text is refused and what to write, or how to decide it for the whole file."""
    remedy = unread.remedy
    if unread.settings:
        decided = " or ".join(_DECIDED[setting] for setting in unread.settings)
        remedy += f", or give {decided} for the whole file"
    return DateError(
        f"{quoted(text)}{unread.problem}",
        remedy,
        _KINDS.get(unread.kind, "unknown"),
        tuple(_ADVICE[setting] for setting in unread.settings),
    )


def _may_be_another(text: str, settings: Settings) -> bool:
    """Whether EDTF's 1936-39 or 1904-05 may be two years, and ?-1963 a range until 1963."""
    if settings.pairs == "edtf":
        return False
    if _UNKNOWN_START.fullmatch(text):
        return True
    pair = _PAIR.fullmatch(text)
    if not pair:
        return False
    if pair[2] <= pair[1][2:]:
        # 1899-02 is a month where nothing in the file shows that it may be two years
        across = later_year(pair[1], pair[2]) is not None
        return across and settings.pairs in ("ranges", "mixed")
    return settings.pairs != "months" or int(pair[2]) > 12


def order_shown(first: int, second: int, year: str) -> DateOrder | None:
    """The order of day and month that two numbers before a year show; None for 2/30/1962, which doesn't exist."""
    order: DateOrder = "dmy" if first > 12 else "mdy"
    day, month = max(first, second), min(first, second)
    if day <= 12 or not 1 <= month <= 12:
        return None
    # the century of '62 isn't known here, and in it 29 February may exist
    whole = int(year) if len(year) == 4 else 2000
    return order if day <= last_day(whole, month) else None


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """A date with a number above 12 before its year, which decides the order of the two."""

    order: DateOrder
    line: int
    text: str


class OrderFinder:
    """Finds the order of day and month from all the dates of a file; DataError where they contradict."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._evidence: OrderEvidence | None = None
        self._open: tuple[int, str] | None = None

    def look(self, line: int, text: str) -> None:
        """Take in the date of a line."""
        for match in _NUMBERS.finditer(text):
            first, second, year = int(match[1]), int(match[3]), match[4]
            if order := order_shown(first, second, year):
                self._weigh(OrderEvidence(order, line, match[0]))
            elif max(first, second) <= 12 and first != second and not self._open:
                self._open = (line, match[0])

    def _weigh(self, found: OrderEvidence) -> None:
        known = self._evidence
        if known is None:
            self._evidence = found
        elif known.order != found.order:
            raise DataError(
                f"{self.name}: two date orders in one file: the {_FIRST[known.order]} comes first in "
                f"{known.text!r} on line {known.line}, the {_FIRST[found.order]} in {found.text!r} on line "
                f"{found.line}",
                "correct one, or give the order to see which dates don't fit",
                (_ADVICE["order"],),
            )

    @property
    def order(self) -> DateOrder | None:
        """The order found; DataError where dates need one and none gives it away."""
        if self._evidence is None and self._open is not None:
            line, text = self._open
            raise DataError(
                f"{self.name}: line {line}: {text!r} can be read in two ways, and no other date decides which",
                "give the order of day and month",
                (_ADVICE["order"],),
            )
        if self._evidence:
            return self._evidence.order
        return None
