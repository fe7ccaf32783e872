"""Partial dates: a day or month whose year is in a heading above it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from crisistl.dates.words import MONTHS
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.frozen import frozen

_PARTS = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?"
)
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_IS_NUMBER = re.compile(r"\d{1,2}\.?")
TIME = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?", re.IGNORECASE
)
_NUMERIC = re.compile(r"\d{1,2}(?P<mark>[./-])\d{1,2}\1?")
_LIMIT_AND_NUMBER = re.compile(
    r"(?:until|till|by|before|after|since|from|at|about|around) \d{1,2}(?: in)?",
    re.IGNORECASE,
)
_OF_THE_MONTH = re.compile(r"(?P<part>.+ of) (?:the|that|this) month", re.IGNORECASE)
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OR_HOUR = re.compile(r"\d{1,2} (?:in the|at) [a-z]+", re.IGNORECASE)
_HALF = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
_GAP = re.compile(r"[,;]?\s+")
_ANY_DAY = "2000-01-01"
_UNSETTLED = frozenset({"ambiguous", "impossible"})
"""Why a text that is a date isn't read: its order is that of the file, or the day doesn't exist."""

LONGEST_DATE = 60


Day = tuple[int, int, int]
_MOST_YEARS = 3  # of a heading below which a date without a year is completed


class Unclear(NamedTuple):
    """Why a text that looks like a date can't be completed, and what to write."""

    text: str
    problem: str
    remedy: str


@frozen
class Under:
    """The date of the headings above: its text, and its year, month and day as far as they are known.

    `span` has the first and the last day of a heading such as "December 1961 to January 1962".
    """

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: tuple[Day, Day] | None = None

    @classmethod
    def of(cls, date: str | Unclear, settings: Settings) -> Self:
        """What a whole date says for what is under it; nothing for one that isn't clear."""
        if isinstance(date, Unclear):
            return cls()
        found = read_written(date, settings)
        parts = None
        if isinstance(found, Written):
            parts = _PARTS.fullmatch(found.edtf)
        if parts is None:
            return cls(date, span=_span_of(found))
        year, month, day = (int(part) if part else None for part in parts.groups())
        return cls(date, year, month, day)

    @classmethod
    def on_one_day(cls, date: str | Unclear, settings: Settings) -> Self:
        """The day that a date is on, with or without a time; nothing for one that is no day or several."""
        if isinstance(date, Unclear):
            return cls()
        found = read_written(date, settings)
        if not isinstance(found, Written) or found.first is None:
            return cls()
        year, month, day = found.first
        if found.first != found.last or year < 1:
            return cls()
        return cls(date, year, month, day)

    def completed(self, text: str, settings: Settings) -> str | Unclear | None:
        """The text as a whole date; None where it isn't one, Unclear where it has several readings or lacks a part."""
        text = text.strip(" \t*_").rstrip(",")
        if not 0 < len(text) <= LONGEST_DATE:
            return None
        if self.day is not None and _LIMIT_AND_NUMBER.fullmatch(text):
            return None  # until 9: the hour or the day?
        if reading_of(text, settings):
            return text
        if self.span:
            return self._within_span(text, self.span, settings)
        candidates = [*dict.fromkeys(self._candidates(text, settings))]
        found = _readings_of(candidates, settings)
        if len({*found.values()}) == 1:
            return next(iter(found.values()))  # that of a file may settle its order
        if found:
            return self._ambiguous(text, [edtf for edtf, _ in found])
        unsettled = _first_unsettled((text, *candidates), settings)
        return unsettled or self._incomplete(text, settings)

    def _ambiguous(self, text: str, readings: list[str]) -> Unclear:
        choice = " or ".join(dict.fromkeys(readings))
        problem = f"is ambiguous under {self.text!r}: {choice}?"
        return Unclear(text, problem, f"Write {choice}")

    def _within_span(
        self, text: str, span: tuple[Day, Day], settings: Settings
    ) -> str | None:
        """The text with the one year that puts it between the first and the last day above it."""
        found: dict[str, str] = {}
        for year in range(span[0][0], span[1][0] + 1):
            wholes = [f"{text} {year:04}", f"{text}, {year:04}"]
            for before, date, after in _without_clock(text, settings):
                wholes.append(f"{before}{date} {year:04}{after}")
            for whole in wholes:
                written = read_written(whole, settings)
                if isinstance(written, Written) and _is_in(written, span):
                    found.setdefault(written.edtf, whole)
        if len(found) == 1:
            return found.popitem()[1]
        return None

    def _candidates(self, text: str, settings: Settings) -> Iterator[str]:
        """The text with what the headings say, in the forms in which a date may be written."""
        if self.year is None:
            return
        if self.day is None:
            if _is_clock(text, settings):
                return
        elif is_within_a_day(text, settings):
            behind = f"{self._iso()}, {text}"
            yield behind
            # 'after 9 pm' behind a day is in that day, and before it may be in a later one
            if not reading_of(behind, settings):
                yield f"{text} {self._iso()}"
            if not self._is_day_of_the_month(text):
                return
        yield from self._beside_a_clock(text, settings) or self._whole_dates(
            text, settings
        )

    def _beside_a_clock(self, text: str, settings: Settings) -> list[str]:
        """A text with a time or a part of the day, its date completed; none where no reading is a date."""
        for before, date, after in _without_clock(text, settings):
            whole = []
            days = self._whole_dates(date, settings)
            if self.day is not None and not _NUMERIC.fullmatch(date):
                # a number alone is an hour there: until 9 in the evening
                days = self._with_year(date)
            for day in days:
                whole.append(f"{before}{day}{after}")
            if any(reading_of(candidate, settings) for candidate in whole):
                return whole
        return []

    def _whole_dates(self, text: str, settings: Settings) -> Iterator[str]:
        """A text without a clock, completed by the year, or by the month and the year."""
        if numeric := _NUMERIC.fullmatch(text):
            mark = numeric["mark"]
            yield f"{text.rstrip(mark)}{mark}{self._year()}"
            if self.month is not None and mark == "-":  # 24/10 and 24.10. have a month
                yield f"{text} {self._month_and_year()}"
            return
        if self.month is not None:
            if day := _NUMBER.fullmatch(text):
                yield f"{self._iso_month()}-{int(day[1]):02}"
                return
            if in_month := self._parts_of_month(text, settings):
                # "late" is a part of that month, not of its year
                if self.day is None or re.search(r"\d", text):
                    yield from in_month
                return
        if not text.isdecimal():
            yield from self._with_year(text)

    def _with_year(self, text: str) -> Iterator[str]:
        yield f"{text} {self._year()}"
        yield f"{text}, {self._year()}"

    def _parts_of_month(self, text: str, settings: Settings) -> list[str]:
        """A text with the month and the year above it, in each way that is a date."""
        wholes = [f"{text} {self._month_and_year()}"]
        if named := _OF_THE_MONTH.fullmatch(text):  # end of the month
            wholes = [f"{named['part']} {self._month_and_year()}"]
        if self.day is None:
            wholes.append(f"{text} {self.text}")  # in the heading's own words
        return [whole for whole in wholes if reading_of(whole, settings)]

    def _is_day_of_the_month(self, text: str) -> bool:
        """Whether a text such as 8.10, which may be a time, has the number of the month above it."""
        parts = text.split(".")
        return len(parts) == 2 and parts[1].isdecimal() and int(parts[1]) == self.month

    def _incomplete(self, text: str, settings: Settings) -> Unclear | None:
        """What a time of day lacks under a month or a year, and a day under a year."""
        if self.year is None or self.day is not None or not re.search(r"\d", text):
            return None
        if _is_clock(text, settings):
            problem = f"is a time without a day under {self.text!r}"
            return Unclear(text, problem, "write the day beside it")
        if self.month is not None or _IS_NUMBER.fullmatch(text):
            return None
        if reading_of(f"{text} January {self._year()}", settings):
            problem = f"has no month under {self.text!r}"
            return Unclear(text, problem, "write the month beside it")
        return None

    def _iso(self) -> str:
        return f"{self._iso_month()}-{self.day:02}"

    def _iso_month(self) -> str:
        year = self.year or 0
        if year >= 0:
            return f"{year:04}-{self.month:02}"
        return f"-{-year:04}-{self.month:02}"

    def _month_and_year(self) -> str:
        return f"{MONTHS[(self.month or 1) - 1]} {self._year()}"

    def _year(self) -> str:
        year = self.year or 0
        if year > 0:
            return f"{year:04}"
        return f"{1 - year} BC"


def reading_of(text: str, settings: Settings) -> tuple[str, str | None] | None:
    """The date that a text means and its part of the day; None where it isn't one."""
    found = read_written(text, settings)
    if not isinstance(found, Written):
        return None
    return found.edtf, found.part_of_day


def _all_readings(text: str, settings: Settings) -> list[tuple[str, str | None]]:
    """The date that a text means, or each one that it may mean."""
    found = read_written(text, settings)
    if isinstance(found, Written):
        return [(found.edtf, found.part_of_day)]
    return [(edtf, None) for edtf in found.readings if found.kind == "ambiguous"]


def _readings_of(
    candidates: Iterable[str], settings: Settings
) -> dict[tuple[str, str | None], str]:
    """All the dates that several texts can mean, each with the first text that means it."""
    found: dict[tuple[str, str | None], str] = {}
    for candidate in candidates:
        for reading in _all_readings(candidate, settings):
            found.setdefault(reading, candidate)
    return found


def _first_unsettled(candidates: Iterable[str], settings: Settings) -> str | None:
    """The first text that is a date, though which one only the file can say, or none that exists."""
    for candidate in candidates:
        unread = read_written(candidate, settings)
        if not isinstance(unread, Written) and unread.kind in _UNSETTLED:
            return candidate
    return None


def is_within_a_day(text: str, settings: Settings) -> bool:
    """Whether a text is a time or a part of a day."""
    if TIME.fullmatch(text):
        return True
    if _NUMBER.fullmatch(text) or _NUMERIC.fullmatch(text):
        return False
    for whole in (f"{_ANY_DAY}, {text}", f"{text} {_ANY_DAY}"):
        found = reading_of(whole, settings)
        if found is not None and found != (_ANY_DAY, None):
            return {*_DAYS.findall(found[0])} == {_ANY_DAY}
    return False


def _is_clock(text: str, settings: Settings) -> bool:
    """Whether a text is a time, which isn't a date without a day: 7 pm, but not 24.10."""
    if _NUMERIC.fullmatch(text) or not re.search(r"\d", text):
        return False
    if _DAY_OR_HOUR.fullmatch(text):  # '5 in the evening' of a month is its fifth day
        return False
    return is_within_a_day(text, settings)


def _without_clock(text: str, settings: Settings) -> Iterator[tuple[str, str, str]]:
    """What comes before a date, the date, and what comes after it, where a time or part of the day is beside it."""
    for gap in _GAP.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        if left[-1:].isdigit() and _HALF.match(right):
            continue  # one time: 9 pm
        if is_within_a_day(right, settings):
            yield "", left, text[gap.start() :]
        elif is_within_a_day(left, settings):
            yield text[: gap.end()], right, ""


def _span_of(found: Written | Unread) -> tuple[Day, Day] | None:
    """The first and the last day of a date of a few years; None for any other."""
    if not isinstance(found, Written) or found.first is None or found.last is None:
        return None
    years = found.last[0] - found.first[0] + 1
    if found.first[0] < 1 or years > _MOST_YEARS or found.first == found.last:
        return None
    return found.first, found.last


def _is_in(written: Written, span: tuple[Day, Day]) -> bool:
    """Whether a date is known to begin and end between two days."""
    first, last = written.first, written.last
    return (
        first is not None and last is not None and span[0] <= first <= last <= span[1]
    )
