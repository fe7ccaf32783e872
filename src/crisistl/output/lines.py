"""Lines for a pipe: a row a line, tabs between the cells, never cut, the same at any width."""

from typing import IO, Any

from crisistl.output.cells import harmless, text_of
from crisistl.output.table import Table


def write_lines(table: Table, out: IO[Any]) -> None:
    """The rows, with the names of the columns only where the table asks for them; its heading goes elsewhere."""
    if table.headed:
        out.write("\t".join(harmless(column.name) for column in table.columns) + "\n")
    for row in table.rows():
        cells = (
            harmless(text_of(cell, column))
            for cell, column in zip(row, table.columns, strict=True)
        )
        out.write("\t".join(cells) + "\n")
