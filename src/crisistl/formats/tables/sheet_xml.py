"""Sheet XML: the cells of a worksheet and the shared strings of a workbook, parsed by expat as the file is unpacked.

openpyxl makes a tree of every cell and several objects of every text, which takes ten times as long.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import IO, NamedTuple
from xml.parsers import expat

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _FORMULA, _TEXT, _PHONETIC, _ITEM = (
    _MAIN + name for name in ("row", "c", "v", "f", "t", "rPh", "si")
)
_HOLD_TEXT = (_VALUE, _TEXT)
_BLOCK = 1 << 16  # bytes that are parsed at once
_COLUMN = re.compile(r"([A-Za-z]{1,3})\d+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALVES = range(0xD800, 0xE000)


class Cell(NamedTuple):
    """A cell as the file has it: its column from 1, its type ("n", "s", ...), the number of its style and its text.

    `text` is None where the cell is empty; `is_formula` says that its text is the result of a formula.
    """

    column: int
    kind: str
    style: int
    text: str | None
    is_formula: bool


class SheetRow(NamedTuple):
    """A row that is in the file, with its number from 1, the column of its last cell and the cells that it has."""

    number: int
    width: int
    cells: list[Cell]


def sheet_rows(stream: IO[bytes]) -> Iterator[list[SheetRow]]:
    """The rows of a worksheet that have cells, in batches. Raises ExpatError, ValueError."""
    found = _Rows()
    parser = _parser(found.starts, found.ends, found.pieces.append)
    for _ in _parsed(parser, stream):
        if found.rows:
            yield found.rows
            found.rows = []


def shared_strings(stream: IO[bytes]) -> list[str]:
    """The texts that cells refer to by their number. Raises ExpatError, ValueError."""
    found = _Strings()
    parser = _parser(found.starts, found.ends, found.pieces.append)
    for _ in _parsed(parser, stream):
        pass
    return found.texts


def _parser(
    starts: Callable[[str, dict[str, str]], None],
    ends: Callable[[str], None],
    text: Callable[[str], object],
) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    """No workbook declares a document type, whose entities could name other files or swell."""
    raise ValueError("a document type in a workbook")


def _parsed(parser: expat.XMLParserType, stream: IO[bytes]) -> Iterator[None]:
    """Parse a stream block by block."""
    while block := stream.read(_BLOCK):
        parser.Parse(block, False)
        yield
    parser.Parse(b"", True)
    yield


class _Rows:
    """Gathers the rows of a worksheet from the events of the parser; `pieces` are those of the text it is in."""

    def __init__(self) -> None:
        self.rows: list[SheetRow] = []
        self.pieces: list[str] = []
        self._number = 0
        self._cells: list[Cell] = []
        self._column = 0
        self._kind = "n"
        self._style = 0
        self._text: str | None = None
        self._is_formula = False
        self._is_phonetic = False

    def starts(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        if name == _CELL:
            place = attributes.get("r")
            self._column = column_of(place) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0))
            self._text = None
            self._is_formula = False
        elif name in _HOLD_TEXT:
            self.pieces.clear()
        elif name == _FORMULA:
            self._is_formula = True
        elif name == _ROW:
            self._starts_row(attributes.get("r"))
        elif name == _PHONETIC:
            self._is_phonetic = True

    def _starts_row(self, number: str | None) -> None:
        self._cells = []
        self._column = 0
        if number is None:
            self._number += 1
        elif number.isdecimal():
            self._number = int(number)
        elif float(number).is_integer():
            self._number = int(float(number))
        else:
            raise ValueError(f"{number} isn't the number of a row")

    def ends(self, name: str) -> None:
        """Take in the end of an element."""
        if name == _VALUE:
            if self._kind != "inlineStr":
                self._text = "".join(self.pieces)
        elif name == _CELL:
            self._cells.append(
                Cell(
                    self._column, self._kind, self._style, self._text, self._is_formula
                )
            )
        elif name == _ROW:
            self._ends_row()
        elif name == _TEXT:
            # a text in several formats has several parts
            if self._kind == "inlineStr" and not self._is_phonetic:
                self._text = (self._text or "") + "".join(self.pieces)
        elif name == _PHONETIC:
            self._is_phonetic = False

    def _ends_row(self) -> None:
        if self._cells:
            width = max([cell.column for cell in self._cells])
            self.rows.append(SheetRow(self._number, width, self._cells))


class _Strings:
    """Gathers the shared strings; how a text is pronounced isn't a part of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self._parts: list[str] = []
        self._is_phonetic = False

    def starts(self, name: str, _: dict[str, str]) -> None:
        """Take in the start of an element."""
        if name == _TEXT:
            self.pieces.clear()
        elif name == _ITEM:
            self._parts = []
        elif name == _PHONETIC:
            self._is_phonetic = True

    def ends(self, name: str) -> None:
        """Take in the end of an element."""
        if name == _TEXT:
            if not self._is_phonetic:
                self._parts.append("".join(self.pieces))
        elif name == _ITEM:
            self.texts.append(unescaped("".join(self._parts)))
        elif name == _PHONETIC:
            self._is_phonetic = False


def column_of(place: str) -> int:
    """The number of the column, from 1, in the place of a cell such as "B12". Raises ValueError."""
    found = _COLUMN.fullmatch(place)
    if found is None:
        raise ValueError(f"{place!r} isn't the place of a cell")
    return _number_of(found[1])


@lru_cache(maxsize=1 << 10)
def _number_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def unescaped(text: str) -> str:
    """A text without the escapes that workbooks have for some characters: "_x000D_" is a carriage return.

    ECMA-376, part 1, 22.9.2.19. Escapes of halves of a character are left as they are.
    """
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    if code in _HALVES:
        return escape[0]
    return chr(code)


def escaped(text: str) -> str:
    """A text that reads as an escape, such as "_x0041_", in a form that stays as it is."""
    return _ESCAPED.sub(r"_x005F_x\1_", text)
