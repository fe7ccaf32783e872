"""Tables in other containers: .ods, .xls, Word, web pages, Parquet and SQLite, read by the rules of CSV."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile, SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits, guarded
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions
from crisistl.formats.core.zipped import zip_errors
from crisistl.formats.tables.grid import Lines, read_grid
from crisistl.formats.tables.ods_midnights import shown_midnights
from crisistl.formats.tables.old_days import (
    as_shown,
    faults_of_xls,
    is_ods_of_office,
    is_xls,
)
from crisistl.text.names import did_you_mean, fold
from crisistl.text.wording import counted

Rows = Sequence[Sequence[Any]]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_UNPACKED = 200_000_000
_NO_FAULTS: Mapping[int, Fault] = {}


def read_spreadsheet(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The first sheet of an .ods or .xls file, or the one named behind a "#"; needs python-calamine."""
    calamine = _library("python_calamine", "python-calamine", file.name)
    show: Callable[[Any], Any] | None = None
    if is_ods_of_office(file):
        show = as_shown

    def rows() -> Iterator[Sequence[Any]]:
        with file.open() as stream:
            try:
                book = calamine.CalamineWorkbook.from_filelike(stream)
                name = _sheet_name(book.sheet_names, file)
                sheet = book.get_sheet_by_name(name)
                found = sheet.to_python(skip_empty_area=False)
                yield from _with_midnights(file, name, found, show)
            except calamine.CalamineError:
                raise DataError(
                    f"{file.name} can't be read as a spreadsheet",
                    "save it as .xlsx or CSV",
                ) from None

    bounded = _bounded(file, rows)
    faults: Mapping[int, Fault] = {}
    if is_xls(file):
        faults = faults_of_xls(bounded)
    yield from _read(file, bounded, options, faults=faults)


def _with_midnights(
    file: Input, sheet: str, rows: Rows, show: Callable[[Any], Any] | None
) -> Iterator[Sequence[Any]]:
    """The rows with a time in the cells that show 00:00, where their columns have other times.

    `show` gives the value of a cell as its program shows it, where that differs.
    """
    timed = _timed_columns(rows)
    places: frozenset[tuple[int, int]] = frozenset()
    if timed:
        places = shown_midnights(file, sheet)
    for number, row in enumerate(rows):
        cells = [*row]
        for column in timed:
            if (number, column) in places and _is_day(cells[column]):
                cells[column] = datetime.combine(cells[column], time.min)
        if show is not None:
            cells = [*map(show, cells)]
        yield cells


def _timed_columns(rows: Rows) -> set[int]:
    return {
        column for row in rows for column, cell in enumerate(row) if _has_time(cell)
    }


def _sheet_name(names: Sequence[str], file: Input) -> str:
    """The sheet that the file's part names, or the first. Raises DataError."""
    if not names:
        raise DataError(f"{file.name} has no sheet")
    if file.part is None:
        return names[0]
    found = {fold(name): name for name in reversed(names)}.get(fold(file.part))
    if found is None:
        near = (
            did_you_mean(file.part, names) or f"; it has {', '.join(map(repr, names))}"
        )
        raise DataError(f"{file.name}: no sheet {file.part!r}{near}")
    return found


_NOT_SHOWN = (
    './/sup[contains(@class, "reference")] | .//a[@role="doc-noteref"] | .//style | .//script'
    ' | .//*[contains(translate(@style, " ", ""), "display:none")]'
)
"""The marks of footnotes of Wikipedia and of pandoc, and what isn't on the screen, such as keys for sorting."""


def read_html(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The longest table of a web page; cells that span several rows or columns are repeated. Needs lxml."""
    html = _library("lxml.html", "lxml", file.name)
    etree = _library("lxml.etree", "lxml", file.name)

    def rows() -> Iterator[Sequence[Any]]:
        try:
            page = html.document_fromstring(file.text())
        except etree.ParserError:  # a page without any element
            page = html.document_fromstring("<p></p>")
        tables = [_spanned(_html_rows(table)) for table in page.iter("table")]
        yield from _longest(tables, file)

    yield from _read(file, _bounded(file, rows), options)


def _html_rows(table: Any) -> Iterator[list[tuple[str, int, int]]]:
    """The rows of a table with the text of each cell, and how many rows and columns it spans."""
    for row in table.iter("tr"):
        yield [
            (
                _shown_text(cell),
                _span(cell, "rowspan"),
                _span(cell, "colspan"),
            )
            for cell in row
            if cell.tag in ("td", "th")
        ]


def _shown_text(cell: Any) -> str:
    """The words of a cell without marks of footnotes and what a browser doesn't show."""
    for part in cell.xpath(_NOT_SHOWN):
        part.drop_tree()
    return " ".join(cell.text_content().split())


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    if text.isdecimal() and int(text):
        return min(int(text), 1000)
    return 1


def _spanned(rows: Iterator[list[tuple[str, int, int]]]) -> list[list[str]]:
    """The rows with each cell in every place that it spans."""
    found: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        waiting = [*row]
        while waiting or len(cells) in above:
            place = len(cells)
            if place in above:
                left, text = above.pop(place)
                spans = [(left - 1, text)]
            else:
                text, down, across = waiting.pop(0)
                spans = [(down - 1, text)] * across
            for left, text in spans:
                if left:
                    above[len(cells)] = (left, text)
                cells.append(text)
        found.append(cells)
    return found


def read_zip(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The one file in an archive, by its own format."""
    # the registry names this function, so it is imported when it is called
    from crisistl.formats.core.choosing import detected

    with SpooledTemporaryFile(max_size=1 << 24) as spool:
        inner = _unpacked(file, spool)
        found = Input(Path(inner), file.name, spooled=spool)
        known, remark = detected(found)
        if remark:
            yield remark
        yield from known.reader()(found, options)


def _unpacked(file: Input, into: IO[bytes]) -> str:
    """Unpack the one file of an archive and return its name. Raises DataError."""
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            inner = _only_file(archive, file.name)
            with archive.open(inner) as packed:
                copyfileobj(packed, into)
    except zip_errors():
        raise DataError(
            f"{file.name} can't be read as a zip archive",
            "unpack it, then name the file inside",
        ) from None
    return inner.filename


def _only_file(archive: ZipFile, name: str) -> ZipInfo:
    files = []
    for info in archive.infolist():
        if not info.is_dir() and not info.filename.startswith(("__MACOSX", ".")):
            files.append(info)
    if len(files) != 1 or files[0].filename.lower().endswith(".zip"):
        raise DataError(
            f"{name} has {counted(len(files), 'file')} inside",
            "unpack it, then name the one with the events",
        )
    if files[0].file_size > _MOST_UNPACKED:
        raise DataError(f"{name} is too large to be read packed", "unpack it first")
    return files[0]


def read_word(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The longest table of a .docx file; cells that are merged downwards are repeated. Needs defusedxml."""
    trees = _library("defusedxml.ElementTree", "defusedxml", file.name)

    def rows() -> Iterator[Sequence[Any]]:
        try:
            with file.open() as stream, ZipFile(stream) as archive:
                if archive.getinfo("word/document.xml").file_size > _MOST_UNPACKED:
                    raise DataError(
                        f"{file.name} is too large when unpacked",
                        "save the table as CSV",
                    )
                root = trees.fromstring(archive.read("word/document.xml"))
        except (*zip_errors(), trees.ParseError):
            raise DataError(
                f"{file.name} can't be read as a Word file", "save the table as CSV"
            ) from None
        tables = [_word_rows(table) for table in root.iter(f"{_WORD}tbl")]
        yield from _longest(tables, file)

    yield from _read(file, _bounded(file, rows), options)


def _bounded(file: Input, rows: Callable[[], Iterator[Sequence[Any]]]) -> Rows:
    """The rows that another library finds in a file, under limits of time and memory."""
    return [*guarded(file.name, Limits.of_table(file.size()), rows)]


def _word_rows(table: Any) -> list[list[str]]:
    found: list[list[str]] = []
    for row in table.iter(f"{_WORD}tr"):
        cells: list[str] = []
        for cell in row.iter(f"{_WORD}tc"):
            merged = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
            goes_on = (
                merged is not None
                and merged.get(f"{_WORD}val", "continue") == "continue"
            )
            above = ""
            if goes_on and found and len(cells) < len(found[-1]):
                above = found[-1][len(cells)]
            span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
            across = 1
            if span is not None:
                across = int(span.get(f"{_WORD}val", "1"))
            cells += [above or _word_text(cell)] + [""] * (min(across, 1000) - 1)
        found.append(cells)
    return found


def _word_text(cell: Any) -> str:
    paragraphs = (
        "".join(text.text or "" for text in p.iter(f"{_WORD}t"))
        for p in cell.iter(f"{_WORD}p")
    )
    return "\n".join(filter(None, paragraphs))


def read_parquet(file: Input, options: ReadOptions) -> Iterator[Item]:
    """A Parquet file; needs duckdb."""
    duckdb = _library("duckdb", "duckdb", file.name)
    try:
        with on_disk(file, ".parquet") as path, closing(duckdb.connect()) as database:
            table = database.from_parquet(path)
            rows = [table.columns, *table.fetchall()]
    except duckdb.Error:
        raise DataError(
            f"{file.name} can't be read as Parquet; save it as CSV"
        ) from None
    yield from _read(file, rows, options, is_sheet=False)


def read_tables(file: Input, base: Any, options: ReadOptions) -> Iterator[Item]:
    """The table of an SQLite database with the most rows, or the one named behind a "#".

    `base` is an open connection to it.
    """
    query = "select name from sqlite_master where type = 'table'"
    names = [name for (name,) in base.execute(query)]
    counts = {
        name: _first(base, f"select count(*) from {_quoted(name)}") for name in names
    }
    longest = sorted(names, key=lambda name: -counts[name])
    found = base.execute(f"select * from {_quoted(_sheet_name(longest, file))}")
    rows = [[column[0] for column in found.description], *found.fetchall()]
    yield from _read(file, rows, options, is_sheet=False)


def _first(base: Any, query: str) -> int:
    return int(base.execute(query).fetchone()[0])


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


class on_disk:
    """The path of a file without characters that a database would take for a pattern; a copy where it has some."""

    def __init__(self, file: Input, ending: str) -> None:
        self._file, self._ending = file, ending
        self._copy: Path | None = None

    def __enter__(self) -> str:
        path = self._file.path
        if (
            path is not None
            and path.is_file()
            and re.fullmatch(r"[\w./ -]+", str(path))
        ):
            return str(path)
        with NamedTemporaryFile(suffix=self._ending, delete=False) as copy:
            copy.write(self._file.data())
        self._copy = Path(copy.name)
        return copy.name

    def __exit__(self, *_: object) -> None:
        if self._copy:
            self._copy.unlink()


def _longest(tables: Sequence[Rows], file: Input) -> Rows:
    longest = max(tables, key=len, default=[])
    if len(longest) < 2:
        raise DataError(
            f"{file.name} has no table with a row of headings and events below it; "
            "save the events as a table, or as CSV"
        )
    return longest


def _read(
    file: Input,
    rows: Rows,
    options: ReadOptions,
    *,
    is_sheet: bool = True,
    faults: Mapping[int, Fault] = _NO_FAULTS,
) -> Iterator[Item]:
    """The events of rows; `faults` are those of rows that can't be read, by their numbers from 1."""

    def lines() -> Lines:
        for number, row in enumerate(rows, 1):
            cells = [_plain(value) for value in row]
            yield number, faults.get(number, cells)

    if is_sheet:
        yield from _notes_on_midnight(file.name, rows)
    yield from read_grid(file.name, lines, options, is_sheet=is_sheet)


def _notes_on_midnight(name: str, rows: Rows) -> Iterator[Note]:
    """Say which days may be midnights: calamine gives the same value for both, and in .xls not what is shown."""
    timed = _timed_columns(rows)
    days = []
    for number, row in enumerate(rows, 1):
        for column in timed:
            if column < len(row) and _is_day(row[column]):
                days.append(number)
                break
    if days:
        more = ""
        if len(days) > 1:
            more = f" and {len(days) - 1:,} more"
        yield Note(
            f"{name}: line {days[0]}{more}: a day, or 00:00 of that day, beside cells that have times: "
            "read as the whole day; save the file as .xlsx to keep 00:00"
        )


def _has_time(value: Any) -> bool:
    return isinstance(value, datetime) and value.time() != time.min


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _plain(value: Any) -> Any:
    """A cell's value as CSV would have it; midnight is a day where every time of its column is midnight."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, time | timedelta | bool | bytes):
        return str(value)
    if value is None:
        return ""
    return value


def _library(module: str, package: str, name: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise DataError(
            f"{name} needs the library {package}; install it with: {sys.executable} -m pip install {package}"
        ) from None
