"""Table: the objects of another program as the rows of a table, whose columns are understood like those of a CSV."""

from collections.abc import Callable, Iterator
from typing import Any

from crisistl.formats.core.record import Fault, Item, ReadOptions
from crisistl.formats.tables.grid import Lines, read_grid

Objects = Callable[[], Iterator[tuple[int, "dict[str, Any] | Fault"]]]


def read_objects(name: str, objects: Objects, options: ReadOptions) -> Iterator[Item]:
    """The events of objects, each with its line; the records of a known data set are read as that."""
    keys = (key for _, row in objects() if isinstance(row, dict) for key in row)
    headers = [*dict.fromkeys(keys)]
    yield from read_grid(
        name, lambda: _lines(headers, objects), options, is_sheet=False
    )


def _lines(headers: list[str], objects: Objects) -> Lines:
    started = False
    for line, row in objects():
        if not started:
            yield line - 1, headers
            started = True
        if isinstance(row, Fault):
            yield line, row
        else:
            yield line, [row.get(header) for header in headers]
