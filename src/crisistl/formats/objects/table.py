"""Table: the objects of another program as the rows of a table, whose columns are understood like those of a CSV."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Note, Reading, ReadOptions, Record
from crisistl.formats.core.registry import FORMATS, Format
from crisistl.formats.tables.grid import Lines, read_grid

Objects = Callable[[], Iterator[tuple[int, "dict[str, Any] | Fault"]]]
_DATASETS = ("acled", "ucdp", "gdelt")


def read_objects(
    name: str, objects: Objects, options: ReadOptions
) -> Iterator[Reading]:
    """The events of objects, each with its line; the records of a known data set are read as that."""
    headers = [
        *dict.fromkeys(
            key for _, row in objects() if isinstance(row, dict) for key in row
        )
    ]
    known = _dataset(headers)
    if known is not None:
        yield Note(f"{name}: read as {known.title}")
        yield from _read_dataset(name, known, headers, objects, options)
    else:
        yield from read_grid(name, lambda: _lines(headers, objects), options)


def _dataset(headers: list[str]) -> Format | None:
    """The data set that these are the columns of."""
    line = ",".join(headers) + "\n"
    return next(
        (
            form
            for form in FORMATS
            if form.name in _DATASETS and form.looks and form.looks(line)
        ),
        None,
    )


def _lines(headers: list[str], objects: Objects) -> Lines:
    started = False
    for line, row in objects():
        if not started:
            yield line - 1, headers
            started = True
        yield (
            line,
            row if isinstance(row, Fault) else [row.get(header) for header in headers],
        )


def _read_dataset(
    name: str, known: Format, headers: list[str], objects: Objects, options: ReadOptions
) -> Iterator[Reading]:
    """The records of a data set, through its reader of tables; lines are those of the objects."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headers)
    lines: dict[int, int] = {}
    at = 2
    for line, row in objects():
        if isinstance(row, Fault):
            yield row
            continue
        cells = [
            "" if row.get(header) is None else str(row[header]) for header in headers
        ]
        writer.writerow(cells)
        lines[at] = line
        at += 1 + sum(cell.count("\n") for cell in cells)
    table = Input(None, name, spooled=io.BytesIO(text.getvalue().encode()))
    for reading in known.reader()(table, options):
        if isinstance(reading, Fault):
            yield replace(reading, line=lines.get(reading.line or 0, reading.line))
        elif isinstance(reading, Record):
            yield reading._replace(line=lines.get(reading.line or 0, reading.line))
        else:
            yield reading
