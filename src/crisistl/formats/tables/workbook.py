"""Workbook: Excel files (.xlsx), read and written by the rules of CSV; needs openpyxl, the extra "xlsx".

Cells are read by their value, and dates as precisely as they are shown.
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from io import SEEK_END, BytesIO
from time import process_time
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisistl.errors import CrisisError, DataError, OutputError
from crisistl.formats.core.guarded import Limits, guarded
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.core.zipped import zip_errors
from crisistl.formats.tables.actor_rows import actor_records
from crisistl.formats.tables.actors import SHEET, actor_table
from crisistl.formats.tables.grid import Lines, read_grid
from crisistl.formats.tables.office_days import EPOCH, is_of_office, office_day
from crisistl.formats.tables.replayed import Replayed
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import cell_value
from crisistl.output.table import Table
from crisistl.text.names import did_you_mean, fold
from crisistl.text.wording import counted

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell as Cell
    from openpyxl.workbook import Workbook

_MOST_CHARACTERS = 32_767  # in a cell, by Excel's limits
_MOST_ROWS = 1_048_576  # in a sheet, by the same
_SWOLLEN = 200  # times its size, when unpacked; a sheet of one cell over and over comes to a tenth of this
_FEW_CELLS = (
    1_000_000  # that are read of any workbook, and how many more for each of its bytes
)
_CELLS_A_BYTE = 20
# what reading may take of processor time and memory, for any workbook and for each of its bytes
_SMALL = 10_000_000  # bytes unpacked that need no check
_SHEETS = "xl/workbook.xml"
_SHEET_NAME = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"')
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # in XML, and so in a workbook
_NO_CODES = re.compile(
    r'"[^"]*"|\[[^]]*\]|\\.|_.|\*.'
)  # what says nothing in a number format
_DAYS = ("earliest", "latest", "until")
_FIRST_DAY = (
    "1900-03-01"  # before it, Excel has a 29 February that never was, or no date at all
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T|$)", re.ASCII)
_WRAPPED = {"title": 50, "summary": 80}  # and how wide they may be, in characters
_WIDEST = 30
_FIXED = (1980, 1, 1, 0, 0, 0)


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
    _openpyxl(DataError)  # here, so that each child process has it already
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
    with _opened(file, data_only=True) as book:
        sheet = _sheet(book, file)
        formulas = None
        if _has_formulas(file):
            formulas = _Formulas(file)
        epoch: datetime = book.epoch
        day: Callable[[date], str] = date.isoformat
        if epoch.year == EPOCH.year and is_of_office(file):
            epoch, day = EPOCH, office_day
        rows = _bounded(_quietly(_rows(sheet, epoch)), file, longest)
        for number, cells in rows:
            if number > _MOST_ROWS:
                raise DataError(
                    f"{file.name} has a row below {_MOST_ROWS:,}, the last of a sheet; save it again"
                )
            fault = _fault(number, cells, formulas.of(number) if formulas else ())
            values = [_value(cell, day) for cell in cells]
            shortened = any(
                isinstance(cell.value, date) and len(value) < len("2022-01-10")
                for cell, value in zip(cells, values, strict=True)
            )
            yield _Row(number, fault or values, shortened)


def _rows(sheet: Any, epoch: datetime) -> Iterator[tuple[int, Any]]:
    """The rows that the sheet has, with their numbers, its days counted from `epoch`.

    The library itself fills every gap with empty rows.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=book.data_only,
            epoch=epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, row in parser.parse():
            if row:
                yield number, sheet._get_row(row)


def _bounded(
    rows: Iterable[tuple[int, Any]], file: Input, longest: float
) -> Iterator[tuple[int, Any]]:
    """The rows, as long as they take no more cells and time than a file of its size should; DataError otherwise.

    An empty cell takes no room in a file but some in memory, so that a row with nothing but its last cell is dear.
    Only the time of the library counts, not what is done with the rows.
    """
    most = _FEW_CELLS + _CELLS_A_BYTE * file.size()
    seen, spent, began = 0, 0.0, process_time()
    for number, cells in rows:
        spent += process_time() - began
        if spent > longest:
            raise DataError(
                f"{file.name}: reading it took more than {longest:.0f} seconds by line {number:,}; save it as CSV"
            )
        seen += len(cells)
        if seen > most:
            raise DataError(
                f"{file.name}: more than {most:,} cells by line {number:,}, nearly all empty; "
                "delete the empty columns, or save it as CSV"
            )
        yield number, cells
        began = process_time()


@contextmanager
def _opened(file: Input, *, data_only: bool) -> Iterator["Workbook"]:
    openpyxl = _openpyxl(DataError)
    with file.open() as stream:
        try:
            _refuse_swollen(stream, file.name)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(
                    stream, read_only=True, data_only=data_only
                )
            yield book
        except (CrisisError, MemoryError):
            raise
        except Exception:
            # of a damaged file the library, zipfile, zlib and expat raise what they come across
            raise DataError(
                f"{file.name} is not a workbook that can be read; save it as .xlsx"
            ) from None


def _refuse_swollen(stream: IO[bytes], name: str) -> None:
    with ZipFile(stream) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    if unpacked > max(_SMALL, _SWOLLEN * size):
        raise DataError(
            f"{name} would swell from {size:,} to {unpacked:,} bytes, as no workbook does; save it again in Excel"
        )


def _openpyxl(error: type[CrisisError]) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise error(
            f"Excel files need the library openpyxl; install it with: {sys.executable} -m pip install openpyxl"
        ) from None
    return openpyxl


def _sheet(book: "Workbook", file: Input) -> Any:
    """The sheet that the file's part names, or the first. Raises DataError."""
    sheets = {fold(sheet.title): sheet for sheet in reversed(book.worksheets)}
    if not sheets:
        raise DataError(f"{file.name} has no sheet with cells")
    if file.part:
        sheet = sheets.get(fold(file.part))
    else:
        sheet = book.worksheets[0]
    if sheet is None:
        names = [sheet.title for sheet in book.worksheets]
        near = (
            did_you_mean(file.part or "", names)
            or f"; it has {', '.join(map(repr, names))}"
        )
        raise DataError(f"{file.name}: no sheet {file.part!r}{near}")
    sheet.reset_dimensions()  # some programs write them wrong, and rows would be left out
    return sheet


def _quietly(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows without the warnings of the library, which mean nothing to a user."""
    rows = iter(rows)
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            row = next(rows, None)
        if row is None:
            return
        yield row


def _has_formulas(file: Input) -> bool:
    with file.open() as stream, ZipFile(stream) as archive:
        sheets = []
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                sheets.append(name)
        return any(_holds_formula(archive, name) for name in sheets)


def _holds_formula(archive: ZipFile, name: str) -> bool:
    """Whether the XML of a sheet has an element <f>, looked for block by block."""
    with archive.open(name) as sheet:
        end = b""
        while block := sheet.read(1 << 20):
            if b"<f>" in end + block or b"<f " in end + block:
                return True
            end = block[-2:]
    return False


class _Formulas:
    """The rows of the sheet with formulas as they are written, asked for in their order."""

    def __init__(self, file: Input) -> None:
        self._rows = self._read(file)
        self._next: tuple[int, Any] = (0, ())

    @staticmethod
    def _read(file: Input) -> Iterator[tuple[int, Any]]:
        with _opened(file, data_only=False) as book:
            yield from _quietly(_rows(_sheet(book, file), book.epoch))

    def of(self, number: int) -> Any:
        """The cells of the row of this number."""
        while self._next[0] < number:
            self._next = next(self._rows, (_MOST_ROWS + 1, ()))
        if self._next[0] == number:
            return self._next[1]
        return ()


def _fault(
    line: int, cells: Iterable["Cell"], written: Iterable["Cell"]
) -> Fault | None:
    """What keeps a row from being read: a cell with an error, or with a formula and no value."""
    for cell in cells:
        if cell.data_type == "e" and cell.value != "#N/A":
            problem = f"the cell {cell.coordinate} contains the error {cell.value}"
            return Fault("", problem, line=line)
    for cell, formula in zip(cells, written, strict=False):
        if cell.value is None and formula.data_type == "f":
            return Fault(
                "",
                f"the formula in the cell {formula.coordinate} has no value",
                "open the file in Excel and save it",
                line=line,
            )
    return None


def _value(cell: "Cell", day: Callable[[date], str]) -> Any:
    """A cell's value as JSON has it; a date in EDTF, with its time behind it where it has one.

    Excel has no other value for a day than its midnight, so 00:00 is a time where the cell shows it. `day` writes a
    day as YYYY-MM-DD.
    """
    value = cell.value
    if isinstance(value, datetime) and (
        value.time() != time.min or _shows_hours(cell.number_format)
    ):
        return f"{day(value.date())} {value.time().isoformat('seconds')}"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _shown(day(value), cell.number_format)
    if isinstance(value, time | timedelta):
        return str(value)
    return value


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


def write(timeline: Timeline, out: IO[bytes]) -> None:
    """A row an event, with the full columns."""
    write_table(full_table(timeline), timeline, out)


def write_table(table: Table, timeline: Timeline, out: IO[bytes]) -> None:
    """The rows of a table of events of a timeline, and a sheet of its actors.

    Every text stays text, also where it looks like a formula. Only the first and the last day, which are not read
    back, are dates of Excel. The header stays in sight and has a filter, and columns are about as wide as what is in
    them. Raises OutputError where a text is longer than a cell may be.
    """
    openpyxl = _openpyxl(OutputError)
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
    cell = openpyxl.cell.WriteOnlyCell(sheet, _ILLEGAL.sub("\ufffd", value))
    cell.data_type = "s"
    return cell


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
