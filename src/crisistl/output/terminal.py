"""A Table on a terminal, drawn by rich: fixed widths, the first rows at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, Any, Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from crisistl.output.cells import harmless
from crisistl.output.column_widths import GAP, fitted
from crisistl.output.palette import terminal_style
from crisistl.output.report import Heading
from crisistl.output.table import Column, Row, Section, Table
from crisistl.output.terminal_cells import cut, drawn_cell, in_lines

_FIRST_ROWS, _MORE_ROWS = 50, 250
_NAMED = 12
_NO_ROOM = "No room here for: {}. A wider terminal or CSV shows all."
_HEADING_PIECE = re.compile(r"[^-_/]*[-_/]+|[^-_/]+")


def write_plain_table(table: Table, out: TextIO) -> None:
    """The table as a terminal shows it, for a file or a pipe: without the heading above it."""
    _write_rows(table, _plain_console(out))


def write_text(heading: Heading, table: Table, out: IO[Any]) -> None:
    """The heading, the table and the notes as a terminal shows them, without colours, for a file."""
    write_report(heading, table, _plain_console(out))


def _plain_console(out: IO[Any]) -> Console:
    return Console(file=out, highlight=False, soft_wrap=False, width=_plain_width())


def _plain_width() -> int | None:
    """80 columns without a terminal, unless COLUMNS is set."""
    import os

    if os.environ.get("COLUMNS", "").isdigit():
        return None
    return 80


def write_report(heading: Heading, table: Table, console: Console) -> None:
    """The heading, the table and the notes on a terminal."""
    if heading.title:
        console.print(Text(harmless(heading.title), style="bold"))
    said = Text(harmless(heading.sentence), style="italic")
    if heading.count:
        said.append(" · " if heading.sentence else "", style="dim")
        said.append(heading.count, style="dim not italic")
    if said:
        console.print(said)
    if any(section.rows for section in table.sections):
        _write_rows(table, console)
    for note in heading.notes:
        console.print(Text(harmless(note), style="dim"))


def _write_rows(table: Table, console: Console) -> None:
    styles = {
        name: terminal_style(style, console.color_system)
        for name, style in table.styles.items()
    }
    table = replace(table, styles=styles)
    kept, widths = fitted(table, console.width)
    header = any(table.columns[index].name for index in kept)
    for number, section in enumerate(table.sections):
        if section.heading:
            console.print(Text(f"\n {harmless(section.heading)}", style="bold"))
        elif number:
            line = "─" * (sum(widths) + GAP * len(widths) - 1)
            console.print(Text(line, style="dim"))
        for drawn in _drawn_rows(section, table, kept, widths, header=header):
            console.print(drawn)
            header = False
    if len(kept) < len(table.columns):
        _write_left_out(table, kept, console)


def _drawn_rows(
    section: Section,
    table: Table,
    kept: Sequence[int],
    widths: Sequence[int],
    *,
    header: bool,
) -> Iterator[RichTable]:
    """The rows of a section, some hundred at a time; with `header`, the names of the columns above the first."""
    columns = [table.columns[index] for index in kept]
    start, size = 0, _FIRST_ROWS
    while start < len(section.rows) or header:
        drawn = _drawn(columns, widths, header)
        for row in section.rows[start : start + size]:
            drawn.add_row(*_cells(row, table, kept, widths))
        yield drawn
        start, size, header = start + size, _MORE_ROWS, False


def _cells(
    row: Row, table: Table, kept: Sequence[int], widths: Sequence[int]
) -> list[Text]:
    cells = []
    for index, width in zip(kept, widths, strict=True):
        cells.append(drawn_cell(row[index], table.columns[index], table, width))
    return cells


def _write_left_out(table: Table, kept: Sequence[int], console: Console) -> None:
    """Name the columns for which there isn't room, if the table has a remark for them or they were asked for."""
    missing = [index for index in range(len(table.columns)) if index not in kept]
    remark = table.left_out
    if not remark:
        missing = [index for index in missing if not table.columns[index].least_width]
        remark = _NO_ROOM
    # first those that would be next to have room
    missing.sort(key=lambda index: table.columns[index].least_width)
    names = [table.columns[index].heading for index in missing]
    named = _first_names([name for name in names if name])
    if named:
        console.print(Text(harmless(remark.format(named)), style="dim"))


def _first_names(names: list[str]) -> str:
    """The first names, and how many more there are."""
    listed = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        return f"{listed} and {len(names) - _NAMED:,} more"
    return listed


def _drawn(columns: Sequence[Column], widths: Sequence[int], header: bool) -> RichTable:
    drawn = RichTable(
        box=SIMPLE_HEAD, show_header=header, show_edge=False, padding=(0, 0, 0, 1)
    )
    for column, width in zip(columns, widths, strict=True):
        justify: Literal["left", "right"] = "left"
        if column.kind == "number":
            justify = "right"
        # a value of the data, where a table has a column for each
        name = Text(_fitted_words(harmless(column.heading), width))
        drawn.add_column(
            name, width=width, justify=justify, overflow="fold", header_style="bold dim"
        )
    return drawn


def _fitted_words(name: str, width: int) -> str:
    """A heading whose words fit into the column.

    A longer word, such as the name of a file, is broken after a hyphen or the like, and cut where it has none.
    """
    fitted = []
    for word in name.split(" "):
        pieces = [word]
        if cell_len(word) > width:
            pieces = [cut(piece, width) for piece in _HEADING_PIECE.findall(word)]
        fitted.append(in_lines(pieces, width))
    return " ".join(fitted)
