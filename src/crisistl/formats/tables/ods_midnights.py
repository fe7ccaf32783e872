"""ODS midnights: the cells of an .ods sheet that show 00:00, which their value doesn't tell from a day."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from zipfile import ZipFile

from crisistl.formats.core.input import Input
from crisistl.formats.core.zipped import zip_errors

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\d(?:T00:00:00(?:\.0+)?)?")
_CLOCK = re.compile(r"(?<!\d)(?:0?0:00|12:00(?::00)? ?[AaPp]\.?[Mm])")
_MOST_UNPACKED = 20_000_000


def shown_midnights(file: Input, sheet: str) -> frozenset[tuple[int, int]]:
    """The row and column, from 0, of each cell of a sheet that shows a midnight; none where it can't be read."""
    try:
        trees = import_module("defusedxml.ElementTree")
    except ImportError:
        return frozenset()
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            if archive.getinfo("content.xml").file_size > _MOST_UNPACKED:
                return frozenset()
            root = trees.fromstring(archive.read("content.xml"))
    except (*zip_errors(), trees.ParseError):
        return frozenset()
    for table in root.iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}name") == sheet:
            return frozenset(_midnights(table))
    return frozenset()


def _midnights(table: Any) -> Iterator[tuple[int, int]]:
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = _count(row, "rows")
        columns = [*_columns(row)]
        for number in range(at, at + repeated) if columns else ():
            for column in columns:
                yield number, column
        at += repeated


def _columns(row: Any) -> Iterator[int]:
    at = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeated = _count(cell, "columns")
        if _shows_midnight(cell):
            yield from range(at, at + repeated)
        at += repeated


def _count(part: Any, what: str) -> int:
    text = part.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() else 1


def _shows_midnight(cell: Any) -> bool:
    value = cell.get(f"{_OFFICE}date-value", "")
    if not _MIDNIGHT.fullmatch(value):
        return False
    shown = [text for part in cell.iter(f"{_TEXT}p") for text in part.itertext()]
    return _CLOCK.search("".join(shown)) is not None
