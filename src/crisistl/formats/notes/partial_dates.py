"""Partial dates: a day or month whose year is in a heading above it."""

import re
from collections.abc import Iterator
from typing import Self

from crisistl.dates.written import Settings, Written, read_written
from crisistl.frozen import frozen

_PARTS = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?"
)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?", re.IGNORECASE
)
_NUMERIC = re.compile(r"\d{1,2}(?P<mark>[./-])\d{1,2}\1?")
_UNSETTLED = frozenset({"ambiguous", "impossible"})
"""Why a text that is a date isn't read: its order is that of the file, or the day doesn't exist."""

_BREAK = re.compile(r"\s*[:–—]\s+|\s+-\s+|\s*[:–—]$")
_LONGEST = 60


@frozen
class Under:
    """The date of the headings above: its text, and its year, month and day as far as they are known."""

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, text: str, settings: Settings) -> Self:
        """What a whole date says for what is under it."""
        found = read_written(text, settings)
        parts = None
        if isinstance(found, Written):
            parts = _PARTS.fullmatch(found.edtf)
        if parts is None:
            return cls(text)
        year, month, day = (int(part) if part else None for part in parts.groups())
        return cls(text, year, month, day)

    def completed(self, text: str, settings: Settings) -> str | None:
        """The text as a whole date; None where it isn't a date."""
        text = text.strip(" \t*_").rstrip(",")
        if not text or len(text) > _LONGEST:
            return None
        for candidate in (text, *self._candidates(text)):
            found = read_written(candidate, settings)
            if isinstance(found, Written) or found.kind in _UNSETTLED:
                return candidate
        return None

    def _candidates(self, text: str) -> Iterator[str]:
        """The text with what the headings say, in the forms in which a date may be written."""
        if self.year is None:
            return
        if self.day is not None and self.month is not None:
            if _TIME.fullmatch(text):
                yield f"{self._iso()} {text}"
            return
        if self.month is not None and (day := _DAY.fullmatch(text)):
            yield f"{self._iso()}-{int(day[1]):02}"
        if numeric := _NUMERIC.fullmatch(text):
            mark = numeric["mark"]
            yield f"{text.rstrip(mark)}{mark}{self._year()}"
        elif not text.isdecimal():
            yield f"{text} {self._year()}"
            yield f"{text}, {self._year()}"

    def _iso(self) -> str:
        parts = (self._iso_year(), *(f"{n:02}" for n in (self.month, self.day) if n))
        return "-".join(parts)

    def _iso_year(self) -> str:
        year = self.year or 0
        if year >= 0:
            return f"{year:04}"
        return f"-{-year:04}"

    def _year(self) -> str:
        year = self.year or 0
        if year > 0:
            return f"{year:04}"
        return f"{1 - year} BC"


def parted(text: str, under: Under, settings: Settings) -> tuple[str, str] | None:
    """The date at the beginning of a text, as a whole one, and the words behind it; None where there is no date."""
    first_line = text.split("\n", 1)[0]
    for mark in _BREAK.finditer(first_line):
        if mark.start() > _LONGEST:
            return None
        date = under.completed(text[: mark.start()], settings)
        if date is not None:
            return date, text[mark.end() :].strip()
    return None
