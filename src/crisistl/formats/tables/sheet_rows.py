"""Sheet rows: the rows of a worksheet as XML, byte for byte what openpyxl writes, in a fraction of its time."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from crisistl.formats.tables.sheet_xml import escaped
from crisistl.output.delimited import cell_value
from crisistl.output.table import Cell, Column, Row

WRAPPED = {"title": 50, "summary": 80}
"""The columns whose texts have several lines, and how wide they may be, in characters."""
_MOST_CHARACTERS = 32_767  # in a cell, by Excel's limits
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # in XML, and so in a workbook
_DAYS = ("earliest", "latest", "until")
_FIRST_DAY = (
    "1900-03-01"  # before it, Excel has a 29 February that never was, or no date at all
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T|$)", re.ASCII)
_DAY_0 = date(1899, 12, 30).toordinal()
_ROWS = 500  # that are made at once
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_MARKUP = re.compile("[&<>\r]|_x")

Value = str | int | float | None


class Look(NamedTuple):
    """How a cell looks: a day as a date, or a text that is wrapped where it is long."""

    is_day: bool
    is_wrapped: bool


def look_of(value: Value, name: str) -> Look:
    """The look of a value in a column of this name."""
    is_day = (
        name in _DAYS
        and isinstance(value, str)
        and _DAY.match(value) is not None
        and value >= _FIRST_DAY
    )
    return Look(is_day, name in WRAPPED)


def plain_text(text: str) -> str:
    """The text as workbooks have it: what XML can't hold as its number (ECMA-376, ST_Xstring)."""
    return _ILLEGAL.sub(_numbered, escaped(text))[:_MOST_CHARACTERS]


def looks_in_order(rows: Sequence[Row], columns: Sequence[Column]) -> list[Look]:
    """The looks of the cells of a table in the order in which they first occur, row by row."""
    found: dict[Look, tuple[int, int]] = {}
    for place, column in enumerate(columns):
        wanted = 1 + (column.name in _DAYS)
        looks: set[Look] = set()
        for number, row in enumerate(rows):
            if row[place] is not None:
                look = look_of(cell_value(row[place], column), column.name)
                looks.add(look)
                found[look] = min(found.get(look, (number, place)), (number, place))
                if len(looks) == wanted:
                    break
    return sorted(found, key=found.__getitem__)


def rows_as_xml(
    rows: Sequence[Row],
    columns: Sequence[Column],
    letters: Sequence[str],
    styles: dict[Look, int],
    number: Callable[[int | float], str],
) -> Iterator[bytes]:
    """The rows below the header, some hundred at a time; `number` writes a number."""
    places = [*zip(columns, letters, strict=True)]
    for start in range(0, len(rows), _ROWS):
        some = rows[start : start + _ROWS]
        cells = []
        for (column, letter), values in zip(
            places, zip(*some, strict=True), strict=True
        ):
            made = _Column(column, letter, styles, number)
            cells.append(made.cells(values, start + 2))
        lines = [
            f'<row r="{place}">{"".join(row)}</row>'
            for place, row in enumerate(zip(*cells, strict=True), start + 2)
        ]
        yield "".join(lines).encode("ascii", "xmlcharrefreplace")


class _Column:
    """A column of some rows."""

    def __init__(
        self,
        column: Column,
        letter: str,
        styles: dict[Look, int],
        number: Callable[[int | float], str],
    ) -> None:
        self._column = column
        self._letter = letter
        self._number = number
        self._is_day = column.name in _DAYS
        is_wrapped = column.name in WRAPPED
        self._style = styles.get(Look(False, is_wrapped))
        self._day_style = styles.get(Look(True, is_wrapped))

    def cells(self, values: tuple[Cell, ...], row: int) -> list[str]:
        """The cells from this row on; an empty text for what has none."""
        if values.count(None) == len(values):
            return [""] * len(values)
        cell = self._cell
        return [
            "" if value is None else cell(value, place)
            for place, value in enumerate(values, row)
        ]

    def _cell(self, cell: Cell, row: int) -> str:
        value = cell if cell.__class__ is str else cell_value(cell, self._column)
        start = f'<c r="{self._letter}{row}" s="'
        if not isinstance(value, str):
            if value is None:
                return ""
            return f'{start}{self._style}" t="n"><v>{self._number(value)}</v></c>'
        if self._is_day and look_of(value, self._column.name).is_day:
            day = date.fromisoformat(value[:10]).toordinal() - _DAY_0
            return f'{start}{self._day_style}" t="n"><v>{day}</v></c>'
        if not value:
            return f'{start}{self._style}" t="inlineStr"></c>'
        text = value[:_MOST_CHARACTERS]
        if not text.isprintable() or _MARKUP.search(text):
            text = plain_text(value)
            space = text != text.strip()
            text = text.translate(_ENTITIES)
        else:
            space = text != text.strip()
        mark = ' xml:space="preserve"' if space else ""
        return f'{start}{self._style}" t="inlineStr"><is><t{mark}>{text}</t></is></c>'


def _numbered(character: re.Match[str]) -> str:
    return f"_x{ord(character[0]):04X}_"
