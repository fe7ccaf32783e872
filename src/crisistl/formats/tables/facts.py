"""Facts: what the first cells of a column have in common, for columns whose headings aren't known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from crisistl.dates import DateError, EventDate
from crisistl.dates.written import Settings, Unread, read_written
from crisistl.formats.tables.cells import is_missing, text_of
from crisistl.formats.tables.coordinates import coordinates_in
from crisistl.text.names import fold

_LONGEST_HEADING = 1_000  # characters that are compared
MOST_ROWS = 300
"""Rows that are looked at."""

_NUMBER = re.compile(r"[-+]?[\d.,]+(?:e[-+]?\d+)?%?", re.IGNORECASE)
_INTEGER = re.compile(r"-?\d{1,9}(?:\.0+)?")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MAY_BE_DATE = re.compile(
    r"(?=.*\d)(?=.*[-/.,:\s年]|\d{8}$|\d{4}(?:[QqHh]\d|[Mm]\d\d?)$).{4,60}", re.DOTALL
)
_SIX_DIGITS = re.compile(r"(\d\d)(\d\d)(\d\d)")
_UNKNOWN = re.compile(r"-\d{1,4}|0|\.")  # codes for what isn't known
_MOST_DATES = 60  # cells of a column that are tried as dates, which takes time
YEAR_PAIR = re.compile(r"\d\s*[-–/]\s*\d")
_SHORT_CODE = re.compile(r"[A-Za-z]{1,3}|[\d.]+")
_CODE = re.compile(r"[A-Z]{2,3}")
_CODED = re.compile(r"iso|country|place|location|basin|code|nation|region|where|land\b")
_YEARS = range(1000, 2200)
_UNSETTLED = frozenset(("ambiguous", "impossible"))


# the words that headings are compared with are always the same
@lru_cache(maxsize=4096)
def key_of(header: str) -> str:
    """A heading as it is compared: without case, accents, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", fold(header[:_LONGEST_HEADING]))


@dataclass(frozen=True)
class Facts:
    """The first cells of a column that aren't empty, as text, and how many rows there were."""

    cells: tuple[str, ...]
    rows: int

    @classmethod
    def of(cls, values: Sequence[Any]) -> "Facts":
        """The facts about a column's cells; what isn't text or a number isn't looked at."""
        texts = (text_of(value) for value in values)
        cells = tuple(
            text.strip()
            for text in texts
            if isinstance(text, str) and not is_missing(text)
        )
        return cls(cells, len(values))

    @cached_property
    def filled(self) -> float:
        """The share of rows with something in this column."""
        if self.rows:
            return len(self.cells) / self.rows
        return 0.0

    def _share(self, matching: int) -> float:
        if self.cells:
            return matching / len(self.cells)
        return 0.0

    @cached_property
    def numbers(self) -> float:
        """The share of cells that are numbers."""
        return self._share(sum(map(bool, map(_NUMBER.fullmatch, self.cells))))

    @cached_property
    def has_year_pairs(self) -> bool:
        """Whether a cell has two numbers with a sign between them, such as 1914-18."""
        return any(map(YEAR_PAIR.search, self.cells))

    @cached_property
    def addresses(self) -> float:
        """The share of cells that are web addresses."""
        return self._share(sum(map(bool, map(_ADDRESS.fullmatch, self.cells))))

    @cached_property
    def coordinates(self) -> float:
        """The share of cells with a latitude and a longitude."""
        found = sum(coordinates_in(cell) is not None for cell in self.cells)
        return self._share(found)

    @cached_property
    def distinct(self) -> float:
        """The share of different cells."""
        return self._share(len({*self.cells}))

    @cached_property
    def words(self) -> float:
        """How many words a cell has, on average."""
        return self._share(sum(len(cell.split()) for cell in self.cells))

    @cached_property
    def are_codes(self) -> bool:
        """Whether all cells are numbers or up to three letters."""
        return bool(self.cells) and all(map(_SHORT_CODE.fullmatch, self.cells))

    @cached_property
    def lines(self) -> float:
        """The share of cells with more than one line."""
        return self._share(sum("\n" in cell for cell in self.cells))

    @cached_property
    def integers(self) -> tuple[int, ...]:
        """The cells that are whole numbers."""
        return tuple(
            int(float(cell)) for cell in self.cells if _INTEGER.fullmatch(cell)
        )

    @cached_property
    def years(self) -> float:
        """The share of cells that can be years of four digits."""
        return self._share(sum(number in _YEARS for number in self.integers))

    def within(self, first: int, last: int) -> float:
        """The share of whole numbers from `first` to `last`."""
        return self._share(sum(first <= number <= last for number in self.integers))

    @cached_property
    def dates(self) -> float:
        """The share of cells that are dates, plain years left out."""
        tried = self.cells[:_MOST_DATES]
        if tried:
            return sum(map(is_like_date, tried)) / len(tried)
        return 0.0

    @cached_property
    def plain_dates(self) -> float:
        """The share of cells with a date of one meaning, whatever the rest of the file says."""
        tried = self.cells[:_MOST_DATES]
        found = sum(not isinstance(read_written(c, Settings()), Unread) for c in tried)
        if tried:
            return found / len(tried)
        return 0.0

    @cached_property
    def six_digits(self) -> str | None:
        """What a column of six digits can only be: "ym" for 191207, "ymd" for 121107; None otherwise."""
        if len(self.six_digit_forms) == 1:
            return self.six_digit_forms[0]
        return None

    @cached_property
    def six_digit_forms(self) -> tuple[str, ...]:
        """What a column of six digits can be: both forms for 190310."""
        known = [cell for cell in self.cells if not _UNKNOWN.fullmatch(cell)]
        found = [*filter(None, map(_SIX_DIGITS.fullmatch, known))]
        if len(found) < 0.9 * len(known) or not found:
            return ()
        fitting = {
            "ym": sum(map(_begins_with_year, found)),
            "ymd": sum(map(_ends_with_day, found)),
        }
        return tuple(form for form in fitting if fitting[form] >= 0.95 * len(found))


def _begins_with_year(match: re.Match[str]) -> bool:
    return int(match[1] + match[2]) in _YEARS and int(match[3]) <= 12


def _ends_with_day(match: re.Match[str]) -> bool:
    return 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31


def is_like_date(text: str) -> bool:
    """Whether a text is a date that can be read, or could be with an option for the whole file."""
    if not _MAY_BE_DATE.fullmatch(text):
        return False
    found = read_written(text, Settings())
    if not isinstance(found, Unread) or found.kind in _UNSETTLED:
        return True
    return _is_edtf(text)


def _is_edtf(text: str) -> bool:
    """Whether a text is a date in EDTF, which may begin with a sign or a bracket."""
    try:
        EventDate.parse(text)
    except DateError:
        return False
    return True


@dataclass(frozen=True)
class Sample:
    """The facts about the columns of a table, by header.

    `keeps_na` are the columns of codes and places in which "NA" is a value, such as that of Namibia.
    """

    facts: Mapping[str, Facts]
    rows: tuple[Mapping[str, str], ...] = ()
    keeps_na: frozenset[str] = frozenset()

    @classmethod
    def of(cls, headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> "Sample":
        """The facts about the first rows; cells that a row lacks at its end are empty."""
        seen = [row for row in rows[:MOST_ROWS] if any(map(_text, row))]
        columns = {}
        for place, header in enumerate(headers):
            columns[header] = [
                _text(row[place]) if place < len(row) else "" for row in seen
            ]
        named = (
            {header: cells[number] for header, cells in columns.items()}
            for number in range(len(seen))
        )
        facts = {header: Facts.of(cells) for header, cells in columns.items()}
        return cls(facts, tuple(named), _keeping_na(columns, facts))

    def __getitem__(self, header: str) -> Facts:
        return self.facts.get(header, _NOTHING)


def _keeping_na(
    columns: Mapping[str, list[str]], facts: Mapping[str, Facts]
) -> frozenset[str]:
    """The columns of codes and places with "NA"; none where NA is between numbers, and so means "not known"."""
    with_na = [header for header, cells in columns.items() if "NA" in cells]
    if any(facts[h].numbers > 0.8 or facts[h].dates > 0.8 for h in with_na):
        return frozenset()
    return frozenset(h for h in with_na if _holds_codes(h, facts[h]))


def _holds_codes(header: str, facts: Facts) -> bool:
    if _CODED.search(header.lower()):
        return True
    codes = sum(bool(_CODE.fullmatch(cell)) for cell in facts.cells)
    return codes > 0.8 * len(facts.cells) > 0


_NOTHING = Facts((), 0)
NO_SAMPLE = Sample({})
"""Of a table without rows, or of headings that are looked at alone."""


def _text(value: Any) -> str:
    text = text_of(value)
    if isinstance(text, str):
        return text.strip()
    return ""
