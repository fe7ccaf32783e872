"""Sheet: CSV and TSV, ours or anybody's: read whatever stands between the cells, and written."""

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import TextIO

from crisistl.fields import FULL_COLUMNS, Hit, field_of
from crisistl.formats.grid import Lines, read_grid
from crisistl.formats.headers import Columns
from crisistl.formats.input import Input
from crisistl.formats.record import Fault, Note, Reading, ReadOptions
from crisistl.model import Timeline
from crisistl.table import Section, Table

_ROWS_SNIFFED = 20
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_REASONS = {
    "expected after": 'a quotation mark inside a quoted cell is written twice: ""',
    "unexpected end of data": "the cell that opens here with a quotation mark is never closed",
    "field larger": "a cell of more than 131,072 characters; is a quotation mark left open?",
}


def read_csv(file: Input, options: ReadOptions) -> Iterator[Reading]:
    """Comma-separated values, or with semicolons, tabs or bars between the cells."""
    yield from _read(file, options, ",;\t|")


def read_tsv(file: Input, options: ReadOptions) -> Iterator[Reading]:
    """Tab-separated values, or with something else between the cells."""
    yield from _read(file, options, "\t,;|")


def _read(file: Input, options: ReadOptions, separators: str) -> Iterator[Reading]:
    if file.remark:
        yield Note(file.remark)
    separator = sniffed(file.head(), separators, options)
    yield from read_grid(file.name, partial(_lines, file, separator), options)


def sniffed(head: str, separators: str, options: ReadOptions) -> str:
    """The separator with the most known headers, then the most regular rows; of equals the first."""
    if said := re.match(r"\ufeff?sep=(.)[\r\n]", head):
        return said[1]
    return max(separators, key=lambda separator: _fit(head, separator, options))


def _fit(head: str, separator: str, options: ReadOptions) -> tuple[int, int, int]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    try:
        rows = [row for row, _ in zip(reader, range(_ROWS_SNIFFED), strict=False) if any(row)]
    except csv.Error:
        return 0, 0, 0
    if not rows:
        return 0, 0, 0
    headers = [header.strip() for header in rows[0]]
    known = len(Columns.of(headers, {}).fields) + len(set(options.columns.values()) & set(headers))
    width = len(headers)
    return known, sum(len(row) == width for row in rows) if width > 1 else 0, width


def _lines(file: Input, separator: str) -> Lines:
    """The rows, each with the line that it starts on, counted from 1."""
    with file.open_text(newline="") as text:
        source = _Remembered(text)
        reader = csv.reader(source, delimiter=separator, strict=True)
        width = 0
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield line, Fault("", _reason(error), line)
                continue
            if row is None:
                return
            if line == 1 and row[:1] == ["sep="]:
                continue
            width = width or len(row)
            if len(row) < width and source.is_cut:
                reason = f"the file ends in the middle of this row, after {len(row)} of {width} cells"
                yield line, Fault("", reason, line)
                return
            yield line, [cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in row]


class _Remembered:
    """The lines of a text; `is_cut` says whether the last one so far has no end."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._last = "\n"

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self._last = line
            yield line

    @property
    def is_cut(self) -> bool:
        return not self._last.endswith(("\n", "\r"))


def _reason(error: csv.Error) -> str:
    message = str(error)
    return next((reason for words, reason in _REASONS.items() if words in message), message)


def write_csv(timeline: Timeline, out: TextIO) -> None:
    """A row an event, with the full columns."""
    from crisistl.output import delimited

    delimited.write_csv(full_table(timeline), out)


def write_tsv(timeline: Timeline, out: TextIO) -> None:
    """The same with tabs between the cells."""
    from crisistl.output import delimited

    delimited.write_tsv(full_table(timeline), out)


def full_table(timeline: Timeline) -> Table:
    """All events in the order of the file, with the full columns."""
    fields = [field_of(name, shown=True) for name in FULL_COLUMNS]
    cells = [field.cell for field in fields if field.cell]
    rows = [tuple(cell(Hit(event), timeline) for cell in cells) for event in timeline.events]
    return Table(tuple(field.header for field in fields), (Section("", rows),))
