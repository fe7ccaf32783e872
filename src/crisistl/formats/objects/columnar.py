"""Columnar: JSON tables that are no lists of objects, with the names of their columns once."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from crisistl.formats.objects.shapes import Object
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.headings import distinct_headings

_NAMES = ("columns", "fields", "header", "headers")
_ROWS = ("rows", "data", "values", "records")
_WITH_HEADER = ("values", "rows", "data")


def rows_key(document: Object) -> str | None:
    """The key of the rows of a document that has the names of its columns in another key, or in its first row.

    pandas writes {"columns": [...], "index": [...], "data": [[...]]}, Datasette {"columns": [...], "rows": [[...]]},
    Google Sheets {"values": [[...]]}.
    """
    names = names_of(document)
    for key in _ROWS:
        first = _first_row(document.get(key))
        if first is None:
            continue
        if names and len(first) == len(names):
            return key
        if not names and key in _WITH_HEADER and is_header(first):
            return key
    return None


def names_of(document: Object) -> list[str] | None:
    """The names of the columns; None where they aren't in a key of their own."""
    for key in _NAMES:
        names = document.get(key)
        if isinstance(names, list) and _are_texts(names):
            return names
    return None


def is_header(row: Any) -> bool:
    """Whether a row has the heading of a date and other headings."""
    if not _are_texts(row) or len(row) < 2:
        return False
    return not Columns.of(row, {}).fields.keys().isdisjoint(("date", "year"))


def named_row(names: list[str], row: Any) -> Any:
    """A row of a grid as an object; what is no row of that length as it is."""
    if not isinstance(row, list) or len(row) > len(names):
        return row
    return dict(zip(names, row, strict=False))


def rows_of_columns(document: Object) -> list[Object] | None:
    """The rows of a document with a list, or an object of row numbers, for each column; None for any other.

    pandas writes {"date": {"0": ...}, ...} unless told otherwise, and R {"date": [...], ...} for columns.
    """
    columns = {name: _cells(column) for name, column in document.items()}
    if len(columns) < 2 or not is_header([*columns]):
        return None
    known = {name: cells for name, cells in columns.items() if cells}
    lengths = {*map(len, known.values())}
    if len(known) < len(columns) or len(lengths) > 1:
        return None
    places = dict.fromkeys(chain.from_iterable(known.values()))
    return [
        {name: cells.get(place) for name, cells in known.items()} for place in places
    ]


def is_empty_table(document: Object) -> bool:
    """Whether a document has columns, or names of columns, and no rows at all."""
    if document.get("columns") == [] or names_of(document):
        return any(document.get(key) == [] for key in _ROWS)
    is_empty = all(column in ({}, []) for column in document.values())
    return is_empty and len(document) > 1 and is_header([*document])


def _cells(column: Any) -> Mapping[str, Any] | None:
    """The cells of a column by the name or number of their row; None for what is no column."""
    if isinstance(column, dict):
        return column
    if not isinstance(column, list) or any(isinstance(cell, dict) for cell in column):
        return None
    return {str(place): cell for place, cell in enumerate(column)}


def _first_row(rows: Any) -> list[Any] | None:
    """The first row of a list of lists; None for anything else."""
    if isinstance(rows, list) and rows and isinstance(rows[0], list):
        first: list[Any] = rows[0]
        return first
    return None


def _are_texts(names: Any) -> bool:
    if not isinstance(names, list) or not names:
        return False
    return all(isinstance(name, str) for name in names)


def with_names(
    rows: Iterator[tuple[int, Any]], names: list[str] | None
) -> Iterator[tuple[int, Any]]:
    """The rows of a grid as objects, each with its line; without names the first row has them."""
    if names is None:
        _, names = next(rows, (0, []))
    headings = distinct_headings(names)
    for line, row in rows:
        yield line, named_row(headings, row)
