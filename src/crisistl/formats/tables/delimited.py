"""Delimited: the rows of a text file with something between the cells, each with its line, read one by one."""

import csv
import re
from collections.abc import Callable, Generator, Iterator
from typing import Literal, TextIO

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault
from crisistl.text.wording import counted

Lines = Generator[tuple[int, list[str] | Fault], None, None]

_GUARDED = re.compile(r"'+[=+\-@\t\r]")
LONGEST_CELL = 10_000_000
"""How many characters a cell may have; after as many, a quotation mark is taken to have been left open."""

_REASONS = {
    "expected after": 'a quotation mark inside a quoted cell is written twice: ""',
    "unexpected end of data": "the cell that opens here with a quotation mark is never closed",
    "field larger": f"a cell of more than {LONGEST_CELL:,} characters; is a quotation mark left open?",
}


def delimited_rows(
    file: Input, separator: str, *, quoted: bool = True, guarded: bool = False
) -> Lines:
    """The rows, each with the line that it starts on, counted from 1; a Fault for a row that can't be read.

    Lines end in LF, CRLF or CR. A last row that is short and has no end of line is taken for cut off.
    With `guarded`, cells lose the apostrophe that keeps a spreadsheet from running them.
    """
    # the limit is one for the whole process: raised and left so, for other readers may be half-way
    csv.field_size_limit(max(LONGEST_CELL, csv.field_size_limit()))
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    with file.open_text(newline="") as text:
        source = _Source(text)
        reader = csv.reader(source, delimiter=separator, strict=True, quoting=quoting)
        line, width = 1, 0
        while True:
            try:
                for row in reader:
                    if len(row) < width and source.is_cut:
                        yield line, _cut(line, len(row), width)
                        return
                    width = width or len(row)
                    if guarded and source.has_apostrophe:
                        row = [*map(_unguarded, row)]
                        source.has_apostrophe = False
                    yield line, row
                    line = reader.line_num + 1
                return
            except csv.Error as error:
                further = reader.line_num - line
                yield line, Fault("", _reason(error, further), line=line)
                line = reader.line_num + 1


def _unguarded(cell: str) -> str:
    if _GUARDED.match(cell):
        return cell[1:]
    return cell


def _cut(line: int, cells: int, width: int) -> Fault:
    return Fault(
        "",
        f"the file ends in the middle of this row, after {cells} of {width} cells",
        line=line,
    )


class _Source:
    """The lines of a text; `is_cut` says whether the last one so far has no end.

    `has_apostrophe` says whether a line has had one since it was last set to False.
    """

    def __init__(self, text: TextIO) -> None:
        self.has_apostrophe = False
        self._text = text
        self._last = "\n"

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self._last = line
            if "'" in line:
                self.has_apostrophe = True
            yield line

    @property
    def is_cut(self) -> bool:
        return not self._last.endswith(("\n", "\r"))


def _reason(error: csv.Error, further: int) -> str:
    """Why a row can't be read; `further` is how many lines were taken for a part of it beside its first."""
    message = str(error)
    reason = next(
        (reason for words, reason in _REASONS.items() if words in message), message
    )
    lost = further and "unexpected end" in message
    if lost:
        return f"{reason} and includes {counted(further, 'line')} more"
    return reason


def best_separator(
    head: str, separators: str, fit: Callable[[list[list[str]]], tuple[int, ...]]
) -> str:
    """The separator whose first rows fit best; of equals the first."""
    if said := re.match(r"sep=(.)[\r\n]", head):
        return said[1]
    return max(separators, key=lambda separator: fit(first_rows(head, separator)))


def first_rows(head: str, separator: str, most: int = 20) -> list[list[str]]:
    """The first rows that aren't empty, with this separator."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(head.splitlines(keepends=True), delimiter=separator):
            if any(row):
                rows.append(row)
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows
