"""Dates of rows: the date of each row of a table, read once for the rows with the same cells, with remarks on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crisistl.dates.written import Unread, read_written
from crisistl.formats.core.file_dates import FileDate, quick_date
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.settled_dates import FileDates
from crisistl.formats.tables.row import Row
from crisistl.formats.tables.row_dates import RowDates
from crisistl.model.extra import DATE_FROM, ROW_ABOVE

_SHORT_YEAR = "a year of two digits, with its century from the other dates"
_READ = "dates read from words or numbers"
_SHORT_YEAR_AS_GIVEN = "a year of two digits, in the century that the options give"
_SHORT_YEAR_BESIDE = "a year of two digits, with its century from the column of years"
_MOST_REMEMBERED = 1 << 16
_YEARS = re.compile(r"(?<![\d-])(-?\d{4})(?=$|[-/T~?%.\]])")


class DatesOfRows:
    """Reads the dates of rows as the file's evidence has settled them."""

    def __init__(self, dates: FileDates, remarks: Remarks) -> None:
        self._dates = dates
        self._remarks = remarks
        self._known: dict[Any, RowDate] = {}
        self._quick_dates: dict[str, FileDate] = {}

    def of(self, row: Row) -> tuple[Any, Any, str | None]:
        """The date in EDTF, the file's own words for it, and the part of the day. Raises DateError."""
        plan = row.plan
        has_words = plan.has_words and row.cell("date_text") is not None
        if plan.has_plain_dates and not has_words:
            quick = self._quick(row)
            if quick:
                return quick
        known = self._known_date(row)
        row.taken = known.read_times
        for kind, example in known.remarks:
            self._remarks.add(kind, row.line, example)
        words = None
        if has_words:
            words = row.line_of_text("date_text")
        if words is None:
            return known.text, known.words, known.part_of_day
        if known.words:
            row.put_aside("date" if "date" in row.cells else "end", known.words)
        return known.text, words, known.part_of_day

    def _quick(self, row: Row) -> tuple[str, str | None, None] | None:
        """The date of a cell that needs neither the grammar nor other rows; None for any other."""
        cell = row.cell("date")
        # other dates are seldom different in every row, and are remembered
        if cell.__class__ is not str or not cell[:4].isdigit():
            return None
        found = self._quick_dates.get(cell)
        if found is None:
            found = quick_date(cell.strip(), self._dates.settings)
            if found is None:
                return None
            _remember(self._quick_dates, cell, found)
        self._dates.above = found
        if found.words:
            kind = _READ
            if "T" not in found.text:
                kind = _kind_of_words(found.words, in_context=False)
            self._remarks.add(kind, row.line, "{} is {}", found.words, found.text)
        return found.text, found.words, None

    def _known_date(self, row: Row) -> "RowDate":
        """The date of a row, read once for the rows that have the same cells. Raises DateError."""
        key = row.plan.date_key(row.values)
        known = None
        if key is not None:
            known = self._known.get(key)
        if known is None:
            known = self._read_date(row)
            if key is not None and not self._dates.in_context:
                _remember(self._known, key, known)
        else:
            self._dates.above = known.above
            if known.spare:
                row.spare.update(known.spare)
        return known

    def _read_date(self, row: Row) -> "RowDate":
        """The date of a row, with what is to be said about it. Raises DateError."""
        self._dates.in_context = False
        reading = RowDates(row, self._dates)
        dates = reading.read()
        # a cell of a column with the name of the mark isn't lost to it
        if any(date.filled for date in dates) and DATE_FROM not in row.rest:
            row.spare[DATE_FROM] = ROW_ABOVE
        text: Any = "/".join(dict.fromkeys(date.text for date in dates))
        return RowDate(
            text or row.one("date"),
            " – ".join(date.words for date in dates if date.words),
            next((date.part_of_day for date in dates if date.part_of_day), None),
            self._dates.above,
            tuple(_remarks_on(reading, dates, self._dates.in_context)),
            dict(row.spare),
            reading.read_times,
        )


@dataclass(frozen=True, slots=True)
class RowDate:
    """The date of a row as EDTF, and what the same cells mean in every row.

    `above` is the date that a row below may repeat; `spare` has the codes that are kept in `extra`, and `read_times`
    are the columns that are not.
    """

    text: Any
    words: str
    part_of_day: str | None
    above: FileDate | None
    remarks: tuple[tuple[str, str], ...]
    spare: dict[str, Any]
    read_times: tuple[str, ...]


def _remarks_on(
    reading: RowDates, dates: list[FileDate], in_context: bool
) -> Iterator[tuple[str, str]]:
    """What of the dates of a row was understood and not written in so many words: the kind, the example.

    `in_context` says that a date depends on those of other rows or on a year in another column.
    """
    year = reading.year()
    for date in dates:
        if remark := _date_remark(reading, date, year, in_context):
            yield remark
    remarks = (
        (_SHORT_YEAR, reading.short_year),
        ("a code for an unknown day or month, kept in extra", ", ".join(reading.codes)),
        ("no end yet, so the end is open", reading.open_end),
        ("a day that its precision makes a longer time", reading.vague),
        ("a year before Christ", reading.before_christ),
        ("an end without a year, kept in extra", reading.lost_end),
    )
    for kind, example in remarks:
        if example:
            yield kind, example
    yield from reading.time_remarks
    if year is not None and "date" in reading.row.columns.fields:
        yield from _outside_year(dates, year)


def _outside_year(dates: list[FileDate], year: int) -> Iterator[tuple[str, str]]:
    years = [int(text) for date in dates for text in _YEARS.findall(date.text)]
    if years and not min(years) <= year <= max(years):
        example = f"{dates[0].words or dates[0].text} and {year}"
        yield "a date outside the year of its column", example


def _short_year(reading: RowDates, year: int | None) -> str:
    """Where the century of a year of two digits comes from."""
    if year is not None:
        return _SHORT_YEAR_BESIDE
    # only evidence says which years are near
    if reading.dates.settings.near is None:
        return _SHORT_YEAR_AS_GIVEN
    return _SHORT_YEAR


def _date_remark(
    reading: RowDates, date: FileDate, year: int | None, in_context: bool
) -> tuple[str, str] | None:
    """What of a date was understood and not written in so many words: the kind, the example."""
    words = date.words
    if date.filled:
        return "no date, so that of the row above", date.text
    if not words and not date.short_year:
        return None
    if date.short_year:
        kind = _short_year(reading, year)
    elif date.zone:
        kind = f"{date.zone}: the time is read without its zone, which is kept in date_text"
    elif date.repeats:
        kind = "repeats the date above"
    else:
        kind = _kind_of_words(words or "", in_context=in_context)
    part = f", {date.part_of_day}" if date.part_of_day else ""
    return kind, f"{words} is {date.text}{part}"


def _kind_of_words(words: str, *, in_context: bool) -> str:
    if in_context and _lacks_year(words):
        return "no year, so that of its column or of the dates around it"
    if _could_be_exchanged(words):
        return "day and month in the order that the other dates or an option show"
    return _READ


def _could_be_exchanged(words: str) -> bool:
    """Whether a date in numbers is another date with its day and month exchanged."""
    found = re.search(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)", words)
    if not found:
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and max(first, second) <= 12


def _lacks_year(words: str) -> bool:
    found = read_written(words)
    return isinstance(found, Unread) and found.kind == "no year"


def _remember(known: dict[Any, Any], key: Any, found: Any) -> None:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[key] = found
