"""Workbook cells: the value of a cell as CSV would have it, dates as precisely as they are shown."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from crisistl.formats.core.record import Fault
from crisistl.formats.tables.office_days import EPOCH, office_day
from crisistl.formats.tables.sheet_xml import Cell, SheetRow, unescaped

_NO_CODES = re.compile(
    r'"[^"]*"|\[[^]]*\]|\\.|_.|\*.'
)  # what says nothing in a number format
_DAY_LENGTH = len("2022-01-10")
_MOST_REMEMBERED = 1 << 16


class CellValues:
    """Reads the cells of a workbook: numbers, texts, and dates by the number format of their cell.

    `book` is that of openpyxl, with the styles. `of_office` says that LibreOffice wrote it, which counts the days
    before March 1900 in its own way.
    """

    def __init__(self, book: Any, strings: Sequence[str], *, of_office: bool) -> None:
        from openpyxl.utils.datetime import from_excel, from_ISO8601

        self._strings = strings
        self._date_styles = book._date_formats
        self._duration_styles = book._timedelta_formats
        self._formats = _formats(book)
        self._epoch: datetime = book.epoch
        self._day: Callable[[date], str] = date.isoformat
        if of_office and self._epoch.year == EPOCH.year:
            self._epoch, self._day = EPOCH, office_day
        self._from_number: Callable[..., Any] = from_excel
        self._from_text: Callable[[str], Any] = from_ISO8601
        self._known: dict[tuple[str, int], tuple[Any, bool]] = {}

    def row(self, row: SheetRow) -> tuple[list[Any] | Fault, bool]:
        """The values of a row, None for an empty cell, and whether a date is shown without its day.

        It is a Fault where a cell has an error, or a formula without a value.
        """
        values: list[Any] = [None] * row.width
        is_short = False
        unsolved: Cell | None = None
        for cell in row.cells:
            if not cell.text:
                # the result of a formula can be the empty text, but then it is there
                has_result = cell.kind == "str" and cell.text is not None
                if cell.is_formula and not has_result and unsolved is None:
                    unsolved = cell
                continue
            try:
                value, is_cut = self._value(cell, cell.text)
            except _CellError as error:
                return _fault(row, cell, error), False
            values[cell.column - 1] = value
            is_short = is_short or is_cut
        if unsolved is not None:
            return _unsolved(row, unsolved), False
        return values, is_short

    def _value(self, cell: Cell, text: str) -> tuple[Any, bool]:
        """The value of a cell that has a text, and whether it is a date shown without its day. Raises _CellError."""
        kind = cell.kind
        if kind == "s":
            return self._strings[int(text)], False
        if kind == "n":
            if cell.style in self._date_styles:
                return self._date(text, cell.style)
            return number(text), False
        if kind == "str" or kind == "inlineStr":
            return unescaped(text), False
        if kind == "b":
            return bool(int(text)), False
        if kind == "d":
            found = self._from_text(text)
            return _written(found, self._formats[cell.style], date.isoformat)
        if kind == "e" and text != "#N/A":
            raise _CellError(text)
        return text, False

    def _date(self, text: str, style: int) -> tuple[Any, bool]:
        """The same for a number in a cell whose style shows a date or a time."""
        known = self._known.get((text, style))
        if known is not None:
            return known
        try:
            found = self._from_number(
                number(text), self._epoch, timedelta=style in self._duration_styles
            )
        except (OverflowError, ValueError):
            raise _CellError("#VALUE!") from None
        written = _written(found, self._formats[style], self._day)
        if len(self._known) < _MOST_REMEMBERED:
            self._known[text, style] = written
        return written


class _CellError(Exception):
    """A cell has this error in place of a value; never leaves this module."""


def number(text: str) -> int | float:
    """A number as a cell has it."""
    if "." in text or "E" in text or "e" in text:
        return float(text)
    return int(text)


def _formats(book: Any) -> list[str]:
    """The number format of each style."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = book._number_formats
    found = []
    for style in book._cell_styles:
        code = style.numFmtId
        if code < BUILTIN_FORMATS_MAX_SIZE:
            found.append(BUILTIN_FORMATS.get(code, "General"))
        else:
            found.append(own[code - BUILTIN_FORMATS_MAX_SIZE])
    return found


def _fault(row: SheetRow, cell: Cell, error: _CellError) -> Fault:
    problem = f"the cell {_place(row, cell)} contains the error {error}"
    return Fault("", problem, line=row.number)


def _unsolved(row: SheetRow, cell: Cell) -> Fault:
    return Fault(
        "",
        f"the formula in the cell {_place(row, cell)} has no value",
        "open the file in Excel and save it",
        line=row.number,
    )


def _place(row: SheetRow, cell: Cell) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(cell.column)}{row.number}"


def _written(
    value: Any, number_format: str, day: Callable[[date], str]
) -> tuple[Any, bool]:
    """A date in EDTF, with its time behind it where it has one, and whether it is shown without its day.

    Excel has no other value for a day than its midnight, so 00:00 is a time where the cell shows it. `day` writes a
    day as YYYY-MM-DD. A time or a duration is a text.
    """
    if isinstance(value, datetime):
        if value.time() != time.min or _shows_hours(number_format):
            clock = value.time().isoformat("seconds")
            return f"{day(value.date())} {clock}", False
        value = value.date()
    if isinstance(value, date):
        shown = _shown(day(value), number_format)
        return shown, len(shown) < _DAY_LENGTH
    if isinstance(value, time | timedelta):
        return str(value), False
    return value, False


def _shows_hours(number_format: str) -> bool:
    return "h" in _NO_CODES.sub("", number_format).lower()


def _shown(day: str, number_format: str) -> str:
    """The day, or only the month or year where its first day is shown as no more, as what Excel makes of 2022-01."""
    codes = _NO_CODES.sub("", number_format).lower()
    if "d" in codes or "y" not in codes or not day.endswith("-01"):
        return day
    if "m" in codes:
        return day[:7]
    if day.endswith("-01-01"):
        return day[:4]
    return day
