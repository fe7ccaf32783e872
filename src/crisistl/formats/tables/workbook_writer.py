"""Workbook, written: events as an Excel file, each text as text, with a sheet of the actors; needs openpyxl."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisistl.errors import OutputError
from crisistl.formats.tables.actors import SHEET, actor_table
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.formats.tables.sheet_xml import escaped
from crisistl.formats.tables.workbook_file import openpyxl_for
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import cell_value
from crisistl.output.table import Table

_MOST_CHARACTERS = 32_767  # in a cell, by Excel's limits
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # in XML, and so in a workbook
_DAYS = ("earliest", "latest", "until")
_FIRST_DAY = (
    "1900-03-01"  # before it, Excel has a 29 February that never was, or no date at all
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T|$)", re.ASCII)
_WRAPPED = {"title": 50, "summary": 80}  # and how wide they may be, in characters
_WIDEST = 30
_FIXED = (1980, 1, 1, 0, 0, 0)


def write(timeline: Timeline, out: IO[bytes]) -> None:
    """A row an event, with the full columns."""
    write_table(full_table(timeline), timeline, out)


def write_table(table: Table, timeline: Timeline, out: IO[bytes]) -> None:
    """The rows of a table of events of a timeline, and a sheet of its actors.

    Every text stays text, also where it looks like a formula. Only the first and the last day, which are not read
    back, are dates of Excel. The header stays in sight and has a filter, and columns are about as wide as what is in
    them. Raises OutputError where a text is longer than a cell may be.
    """
    openpyxl = openpyxl_for(OutputError)
    header, *rows = _cells(table)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    _lay_out(openpyxl, sheet, header, rows)
    sheet.append([_text_cell(openpyxl, sheet, name) for name in header])
    looks = []
    for name in header:
        looks.append(
            openpyxl.styles.Alignment(vertical="top", wrap_text=name in _WRAPPED)
        )
    for row in rows:
        sheet.append(
            [
                None if value is None else _cell(openpyxl, sheet, name, value, look)
                for name, value, look in zip(header, row, looks, strict=True)
            ]
        )
    if timeline.actors:
        _add_register(openpyxl, book, timeline)
    made = BytesIO()
    book.save(made)
    _write_timeless(made, out)


def _add_register(openpyxl: Any, book: Any, timeline: Timeline) -> None:
    """The sheet of actors, behind that of the events."""
    header, *rows = _cells(actor_table(timeline))
    sheet = book.create_sheet(SHEET)
    _lay_out(openpyxl, sheet, header, rows)
    for row in (header, *rows):
        sheet.append(
            [
                None if value is None else _text_cell(openpyxl, sheet, str(value))
                for value in row
            ]
        )


def _cells(table: Table) -> Iterator[list[Any]]:
    yield [column.name for column in table.columns]
    for row in table.rows():
        values = [
            cell_value(cell, column)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for value, column in zip(values, table.columns, strict=True):
            if isinstance(value, str) and len(value) > _MOST_CHARACTERS:
                raise OutputError(
                    f"event {row[0]!r}: {column.name} has {len(value):,} characters and a cell of Excel "
                    f"holds {_MOST_CHARACTERS:,}; write CSV or JSON"
                )
        yield values


def _lay_out(
    openpyxl: Any, sheet: Any, header: list[Any], rows: list[list[Any]]
) -> None:
    """What a sheet has to know before its rows: what stays in sight, what has a filter, how wide its columns are."""
    letters = []
    for number in range(1, len(header) + 1):
        letters.append(openpyxl.utils.get_column_letter(number))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(rows) + 1}"
    for at, letter in enumerate(letters):
        sheet.column_dimensions[letter].width = _width(
            header[at], (row[at] for row in rows)
        )


def _width(name: str, values: Iterable[Any]) -> int:
    """The width for the longest line in a column and for its filter's arrow, in characters, as far as it may be."""
    longest = max(
        (len(line) for value in values for line in str(value or "").splitlines()),
        default=0,
    )
    return min(max(longest + 2, len(name) + 4), _WRAPPED.get(name, _WIDEST))


def _cell(openpyxl: Any, sheet: Any, name: str, value: Any, look: Any) -> Any:
    """The cell for a value of a column."""
    if name in _DAYS and _DAY.match(value) and value >= _FIRST_DAY:
        cell = openpyxl.cell.WriteOnlyCell(sheet, date.fromisoformat(value[:10]))
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        cell = _text_cell(openpyxl, sheet, value)
    else:
        cell = openpyxl.cell.WriteOnlyCell(sheet, value)
    cell.alignment = look
    return cell


def _text_cell(openpyxl: Any, sheet: Any, value: str) -> Any:
    text = _ILLEGAL.sub(_escape, escaped(value))
    cell = openpyxl.cell.WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _escape(character: re.Match[str]) -> str:
    """A character that XML can't hold as workbooks write it (ECMA-376, ST_Xstring)."""
    return f"_x{ord(character[0]):04X}_"


def _write_timeless(made: BytesIO, out: IO[bytes]) -> None:
    """The workbook without the time at which it was made, so that the same events give the same bytes."""
    with ZipFile(made) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data
                )
            new.writestr(ZipInfo(name, _FIXED), data, ZIP_DEFLATED)
