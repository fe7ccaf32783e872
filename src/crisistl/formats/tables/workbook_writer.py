"""Workbook, written: events as an Excel file, each text as text, with a sheet of the actors; needs openpyxl."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import chain
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisistl.errors import OutputError
from crisistl.formats.tables.actors import SHEET, actor_table
from crisistl.formats.tables.sheet_rows import (
    WRAPPED,
    Look,
    looks_in_order,
    plain_text,
    rows_as_xml,
)
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.formats.tables.workbook_file import openpyxl_for
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import cell_value
from crisistl.output.table import Cell, Column, Row, Table

_MOST_CHARACTERS = 32_767  # in a cell, by Excel's limits
_SURELY_SHORT = _MOST_CHARACTERS // 7
_MANY = 300_000  # rows, whose text may have two gigabytes
_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_END_OF_ROWS = b"</sheetData>"
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
    columns, rows = table.columns, [*table.rows()]
    _refuse_long(columns, rows)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    letters = _lay_out(openpyxl, sheet, columns, rows)
    sheet.append([_text_cell(openpyxl, sheet, column.name) for column in columns])
    styles = {}
    for look in looks_in_order(rows, columns):
        styles[look] = _style(openpyxl, sheet, look)
    if timeline.actors:
        _add_register(openpyxl, book, timeline)
    made = BytesIO()
    book.save(made)
    number = openpyxl.compat.safe_string
    xml = rows_as_xml(rows, columns, letters, styles, number)
    _write_timeless(made, out, xml, large=len(rows) > _MANY)


def _add_register(openpyxl: Any, book: Any, timeline: Timeline) -> None:
    """The sheet of actors, behind that of the events."""
    table = actor_table(timeline)
    rows = [*table.rows()]
    _refuse_long(table.columns, rows)
    sheet = book.create_sheet(SHEET)
    _lay_out(openpyxl, sheet, table.columns, rows)
    sheet.append([_text_cell(openpyxl, sheet, column.name) for column in table.columns])
    for row in rows:
        values = [
            cell_value(cell, column)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        sheet.append(
            [
                None if value is None else _text_cell(openpyxl, sheet, str(value))
                for value in values
            ]
        )


def _refuse_long(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Raise OutputError where a text is longer than a cell may be."""
    for row in rows:
        for cell, column in zip(row, columns, strict=True):
            if cell is not None and _may_be_long(cell):
                value = cell_value(cell, column)
                if isinstance(value, str) and len(value) > _MOST_CHARACTERS:
                    raise OutputError(
                        f"event {row[0]!r}: {column.name} has {len(value):,} characters and a cell of Excel "
                        f"holds {_MOST_CHARACTERS:,}; write CSV or JSON"
                    )


def _may_be_long(cell: Cell) -> bool:
    """Whether the text of a cell may be too long; in JSON a character takes up to six."""
    if isinstance(cell, str):
        return len(cell) > _MOST_CHARACTERS
    return isinstance(cell, tuple) and sum(map(len, cell)) + len(cell) > _SURELY_SHORT


def _lay_out(
    openpyxl: Any, sheet: Any, columns: Sequence[Column], rows: Sequence[Row]
) -> list[str]:
    """What a sheet has to know before its rows: what stays in sight, what has a filter, how wide its columns are.

    Returns the letters of the columns.
    """
    letters = []
    for number in range(1, len(columns) + 1):
        letters.append(openpyxl.utils.get_column_letter(number))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(rows) + 1}"
    for at, (letter, column) in enumerate(zip(letters, columns, strict=True)):
        cells = (row[at] for row in rows if row[at] is not None)
        values = (
            cell if cell.__class__ is str else cell_value(cell, column)
            for cell in cells
        )
        sheet.column_dimensions[letter].width = _width(column.name, values)
    return letters


def _width(name: str, values: Iterable[Any]) -> int:
    """The width for the longest line in a column and for its filter's arrow, in characters, as far as it may be."""
    widest = WRAPPED.get(name, _WIDEST)
    longest = 0
    for value in values:
        text = str(value or "")
        if len(text) > longest:
            longest = max(longest, *map(len, text.splitlines()))
            if longest + 2 >= widest:
                break
    return min(max(longest + 2, len(name) + 4), widest)


def _style(openpyxl: Any, sheet: Any, look: Look) -> int:
    """The number of the style of cells that look like this."""
    cell = openpyxl.cell.WriteOnlyCell(sheet, "")
    if look.is_day:
        cell.number_format = "yyyy-mm-dd"
    cell.alignment = openpyxl.styles.Alignment(
        vertical="top", wrap_text=look.is_wrapped
    )
    number: int = cell.style_id
    return number


def _text_cell(openpyxl: Any, sheet: Any, value: str) -> Any:
    cell = openpyxl.cell.WriteOnlyCell(sheet, plain_text(value))
    cell.data_type = "s"
    return cell


def _write_timeless(
    made: BytesIO, out: IO[bytes], rows: Iterable[bytes], *, large: bool
) -> None:
    """The workbook with the rows of its first sheet, without the time at which it was made.

    So the same events give the same bytes.
    """
    with ZipFile(made) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            entry = ZipInfo(name, _FIXED)
            if name == _FIRST_SHEET:
                entry.compress_type = ZIP_DEFLATED
                before, end, behind = data.partition(_END_OF_ROWS)
                with new.open(entry, "w", force_zip64=large) as file:
                    file.writelines(chain((before,), rows, (end, behind)))
                continue
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data
                )
            new.writestr(entry, data, ZIP_DEFLATED)
