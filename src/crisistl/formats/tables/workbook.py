"""Workbook: Excel files (.xlsx), read by the rules of CSV; needs openpyxl, the extra "xlsx".

Cells are read by their value, and dates as precisely as they are shown.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from time import process_time
from typing import Any, NamedTuple
from zipfile import ZipFile

from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits, guarded
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.core.zipped import zip_errors
from crisistl.formats.tables.actor_rows import actor_records
from crisistl.formats.tables.actors import SHEET
from crisistl.formats.tables.grid import Lines, read_grid
from crisistl.formats.tables.office_days import is_of_office
from crisistl.formats.tables.replayed import Replayed
from crisistl.formats.tables.sheet_xml import SheetRow, sheet_rows
from crisistl.formats.tables.workbook_cells import CellValues
from crisistl.formats.tables.workbook_file import WorkbookFile, opened, openpyxl_for
from crisistl.text.wording import counted

_MOST_ROWS = 1_048_576  # in a sheet, by Excel's limits
_FEW_CELLS = (
    1_000_000  # that are read of any workbook, and how many more for each of its bytes
)
_CELLS_A_BYTE = 20
_SHEETS = "xl/workbook.xml"
_SHEET_NAME = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"')
_SMALL = 10_000_000  # bytes unpacked of the list of sheets


def read(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The events of the first sheet, or of the one that is named behind a "#"."""
    shortened: set[int] = set()
    actors = []
    for found in actor_records(_register_rows(file)):
        if isinstance(found, Record):
            actors.append(found)
        else:
            yield found
    with closing(Replayed(partial(_lines, file, shortened))) as lines:
        yield from read_grid(file.name, lines, options, actors)
    if shortened:
        yield Note(
            f"{counted(len(shortened), 'date')} shown without a day and read as a month or year, "
            f"first on line {min(shortened)}"
        )


def _lines(file: Input, shortened: set[int]) -> Lines:
    """The rows of the sheet, each with its number, from 1; those with a date cut short go to `shortened`."""
    openpyxl_for(DataError)  # here, so that each child process has it already
    limits = Limits.of_table(file.size())
    for row in guarded(file.name, limits, partial(_sheet_rows, file, limits.seconds)):
        if row.shortened:
            shortened.add(row.number)
        yield row.number, row.cells


def _register_rows(file: Input) -> Iterator[tuple[int, Any]]:
    """The rows of the sheet with the register of actors; none where the workbook has no such sheet."""
    if file.part is None and _has_register(file):
        register = replace(file, part=SHEET)
        yield from _lines(register, set())


def _has_register(file: Input) -> bool:
    """Whether a sheet behind the first has the name of the register."""
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            if archive.getinfo(_SHEETS).file_size > _SMALL:
                return False
            names = _SHEET_NAME.findall(archive.read(_SHEETS))
    except zip_errors():
        return False  # the reader of the events says what is wrong
    return SHEET.lower().encode() in [name.lower() for name in names[1:]]


class _Row(NamedTuple):
    """A row as it is sent by the child process that reads the sheet."""

    number: int
    cells: list[Any] | Fault
    shortened: bool


def _sheet_rows(file: Input, longest: float) -> Iterator[_Row]:
    """The rows of the sheet, which may take so many seconds."""
    with opened(file) as book:
        part = book.sheet_part(file.part)
        values = CellValues(book.book, book.strings(), of_office=is_of_office(file))
        for row in _bounded(file, book, part, longest):
            if row.number > _MOST_ROWS:
                raise DataError(
                    f"{file.name} has a row below {_MOST_ROWS:,}, the last of a sheet; save it again"
                )
            cells, is_short = values.row(row)
            yield _Row(row.number, cells, is_short)


def _bounded(
    file: Input, book: WorkbookFile, part: str, longest: float
) -> Iterator[SheetRow]:
    """The rows, as long as they take no more cells and time than a file of its size should; DataError otherwise.

    An empty cell takes no room in a file but some in memory, so that a row with nothing but its last cell is dear.
    Only the time of the parser counts, not what is done with the rows.
    """
    most = _FEW_CELLS + _CELLS_A_BYTE * file.size()
    seen, spent, began = 0, 0.0, process_time()
    with book.archive.open(part) as stream:
        for batch in sheet_rows(stream):
            spent += process_time() - began
            if spent > longest:
                raise DataError(
                    f"{file.name}: reading it took more than {longest:.0f} seconds by line {batch[-1].number:,}; "
                    "save it as CSV"
                )
            for row in batch:
                seen += row.width
                if seen > most:
                    raise DataError(
                        f"{file.name}: more than {most:,} cells by line {row.number:,}, nearly all empty; "
                        "delete the empty columns, or save it as CSV"
                    )
                yield row
            began = process_time()
