"""CSV and TSV: a header and a row a line, safe to open in a spreadsheet."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import IO, Any, TextIO

from crisistl.output.cells import text_of
from crisistl.output.table import Cell, Column, Row, Table

_SUSPECT = frozenset("=+-@\t\r'")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$")


def write_csv(table: Table, out: TextIO) -> None:
    """Commas between cells."""
    _write(table, out, delimiter=",")


def write_tsv(table: Table, out: TextIO) -> None:
    """Tabs between cells; a cell with a tab or a line break in it is quoted."""
    _write(table, out, delimiter="\t")


def _write(table: Table, out: TextIO, delimiter: str) -> None:
    write = headed(table.columns, out, delimiter)
    for row in table.rows():
        write(row)


def headed(
    columns: Sequence[Column], out: IO[str], delimiter: str
) -> Callable[[Row], object]:
    """Writes the header, and gives what writes a row below it."""
    write = csv.writer(
        whole_lines(out), delimiter=delimiter, lineterminator="\r\n"
    ).writerow
    write([column.name for column in columns])
    return lambda row: write(
        [cell_text(cell, column) for cell, column in zip(row, columns, strict=True)]
    )


def whole_lines(out: IO[str]) -> SimpleNamespace:
    """What a csv writer whose lines end with CR LF writes to, so that they end with LF.

    csv quotes a line break in a cell only where its own line ends have that character: a CR as well as an LF.
    """
    return SimpleNamespace(
        write=lambda line: out.write(line.removesuffix("\r\n") + "\n")
    )


def cell_text(cell: Cell, column: Column) -> Any:
    """A cell as written in CSV: its value, formulas made text, numbers left alone."""
    if cell.__class__ is str or cell is None:  # as nearly all are
        return cell and guarded(cell)
    value = cell_value(cell, column)
    if isinstance(value, str):
        return guarded(value)
    return value


def cell_value(cell: Cell, column: Column) -> str | int | float | None:
    """A cell as one value: lists joined with "; ", numbers as they are.

    A list one of whose items has a ";" in it is written as a JSON array, so that it can be read back.
    """
    if isinstance(cell, tuple) and column.kind != "sides":
        plain = not any(
            ";" in item or item.startswith(("[", '"')) or item != item.strip()
            for item in cell
        )
        if plain:
            cell = "; ".join(cell)
        else:
            cell = json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, int | float) or cell is None:
        return cell
    return text_of(cell, column)


def guarded(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, which readers take off."""
    if text[:1] in _SUSPECT and (
        (_FORMULA.match(text) and not _NUMBER.match(text)) or _GUARDED.match(text)
    ):
        return f"'{text}"
    return text
