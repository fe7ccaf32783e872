"""HTML: a page with one table, for a browser or for pasting into a document. Nothing in the data is markup."""

from collections.abc import Iterator
from html import escape
from typing import IO, Any

from crisistl.output.cells import harmless, text_of
from crisistl.output.report import Heading
from crisistl.output.table import Cell, Column, Row, Table

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem}"
    "h1{font-size:1.4rem;margin:0}p{margin:.3rem 0}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #8884}"
    ".number{text-align:right;font-variant-numeric:tabular-nums}"
    ".date{white-space:nowrap}"
    "small{display:block;opacity:.75}"
)
_NOT_WRAPPED = 24  # characters of a date that stays on one line


def write_html(table: Table, out: IO[Any], heading: Heading | None = None) -> None:
    """The table as a page of its own, below its heading and above its notes."""
    heading = heading or Heading()
    title = _text(heading.title or heading.sentence or "Table")
    out.write('<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n')
    out.write('<meta name="viewport" content="width=device-width, initial-scale=1">\n')
    out.write('<meta name="generator" content="crisistl">\n')
    out.write(f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n")
    for line in _opening(heading):
        out.write(f"{line}\n")
    for line in _table_lines(table):
        out.write(f"{line}\n")
    for note in heading.notes:
        out.write(f"<p>{_text(note)}</p>\n")
    out.write("</body>\n</html>\n")


def _table_lines(table: Table) -> Iterator[str]:
    yield "<table>"
    if any(column.name for column in table.columns):
        headings = "".join(_heading(column) for column in table.columns)
        yield f"<thead><tr>{headings}</tr></thead>"
    for section in table.sections:
        if section.heading:
            span = len(table.columns)
            name = _text(section.heading)
            yield f'<tbody><tr><th colspan="{span}">{name}</th></tr></tbody>'
        yield "<tbody>"
        for row in section.rows:
            yield f"<tr>{''.join(_cells(row, table.columns))}</tr>"
        yield "</tbody>"
    yield "</table>"


def _opening(heading: Heading) -> Iterator[str]:
    if heading.title:
        yield f"<h1>{_text(heading.title)}</h1>"
    said = " · ".join(filter(None, (heading.sentence, heading.count)))
    if said:
        yield f"<p>{_text(said)}</p>"


def _heading(column: Column) -> str:
    if column.kind == "number":
        kind = ' class="number"'
    else:
        kind = ""
    return f"<th{kind}>{_text(column.name)}</th>"


def _cells(row: Row, columns: tuple[Column, ...]) -> Iterator[str]:
    for cell, column in zip(row, columns, strict=True):
        yield f"<td{_class(cell, column)}>{_content(cell, column)}</td>"


def _class(cell: Cell, column: Column) -> str:
    if column.kind == "number":
        return ' class="number"'
    if column.kind == "date" and len(text_of(cell, column)) <= _NOT_WRAPPED:
        return ' class="date"'
    return ""


def _content(cell: Cell, column: Column) -> str:
    """The text of a cell; what belongs below a title is smaller."""
    if column.kind == "title" and isinstance(cell, tuple):
        first, *below = cell
        return _text(first) + "".join(f"<small>{_text(line)}</small>" for line in below)
    if column.kind == "number" and isinstance(cell, int):
        return f"{cell:,}"
    return _text(text_of(cell, column))


def _text(text: str) -> str:
    return escape(harmless(text), quote=False)
