"""JSON: an array of objects, or an object a line, with the columns as keys."""

import json
from typing import Any, TextIO

from crisistl.output.table import Cell, Column, Row, Table


def write_json(table: Table, out: TextIO) -> None:
    """An array with an object a line; lists are arrays, what is empty is null or []."""
    out.write("[")
    for number, row in enumerate(table.rows()):
        out.write("," * bool(number) + "\n  " + _object(row, table.columns))
    out.write("\n]\n")


def write_lines(table: Table, out: TextIO) -> None:
    """An object a line."""
    for row in table.rows():
        out.write(_object(row, table.columns) + "\n")


def record_of(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    """A row as the values of an object: lists are arrays, what is empty is None or []."""
    found = {}
    for cell, column in zip(row, columns, strict=True):
        found[column.name] = _value(cell, column)
    return found


def _object(row: Row, columns: tuple[Column, ...]) -> str:
    return json.dumps(record_of(row, columns), ensure_ascii=False)


def _value(cell: Cell, column: Column) -> Any:
    if isinstance(cell, tuple):
        if column.kind == "sides":
            return "".join(cell)
        return [*cell]
    if column.kind == "json" and isinstance(cell, str):
        return json.loads(cell)
    return cell
