"""Terminal cells: a value as styled text in a column of some width."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.text import Text

from crisistl.output.cells import harmless, text_of
from crisistl.output.palette import DATE
from crisistl.output.table import Cell, Column, Table
from crisistl.output.wrapping import broken

_OF_NAMES = {"sides": "", "names": ", "}  # what is between two pieces of a cell
_MATCHES = {"maybe": "yellow", "ongoing": "dim"}
_WORDED_PIECE = re.compile(  # a day with its month and year, a month with its year, or a single word
    r"(?:\d{1,2}(?: (?:to|and) \d{1,2})? [^\W\d]{3,9}(?: \d+(?!\w)(?: BC)?)?[,;]?|"
    r"[^\W\d]{3,9} \d{4}(?!\w)(?: BC)?[,;]?)(?: to)?|\S+"
)
BEHIND_TO = re.compile(r"(?<= to) |(?<= and) ")  # in "10 to 12 January 2022"
_EDTF_PIECE = re.compile(r"[^,]+,?")  # a date or an interval; a set is broken at commas
_EDTF_PART = re.compile(r".+?(?:\.\.|[/,]|$)")  # where even one date has no room
_ID_PIECE = re.compile(r"[^-]*-+|[^-]+")


def longest(texts: Iterable[str]) -> int:
    """The greatest width of any of these texts; 0 for none."""
    return max(map(cell_len, texts), default=0)


def shown_text(cell: Cell, column: Column) -> str:
    """A cell's text, with the line breaks that the screen wants."""
    if column.kind in _WITH_NOTES and isinstance(cell, tuple):
        return "\n".join(map(harmless, cell))
    text = harmless(text_of(cell, column))
    if column.kind == "number" and isinstance(cell, int):
        return f"{cell:,}"
    return text


def pieces_of(date: str) -> list[str]:
    """The parts of a date that are not broken: in words, a day with its month and year; in EDTF, all but a set."""
    return (_WORDED_PIECE if " " in date else _EDTF_PIECE).findall(date)


def _date(text: str, width: int) -> str:
    """The date in lines of at most `width` columns, broken between its pieces."""
    if "\n" in text:
        return "\n".join(_date(line, width) for line in text.split("\n"))
    if cell_len(text) <= width:
        return text
    pieces = pieces_of(text)
    if " " not in text and longest(pieces) > width:
        pieces = _EDTF_PART.findall(text)
    elif longest(pieces) > width:
        pieces = [part for piece in pieces for part in BEHIND_TO.split(piece)]
    between = ""
    if " " in text:
        between = " "
    return in_lines(pieces, width, between)


def _id(text: str, width: int) -> str:
    """The id in lines of at most `width` columns, broken after its hyphens."""
    return in_lines(_ID_PIECE.findall(text), width)


def lines_of(cell: Cell, column: Column, width: int) -> int:
    """How many lines a value takes in a column of this width."""
    if column.kind == "bar":
        return 1
    shown = shown_text(cell, column)
    if column.kind in _SHORTENED:
        return _SHORTENED[column.kind](shown, width).count("\n") + 1
    return sum(_lines_taken(line, width) for line in shown.split("\n"))


_LONG_LINE = 2_000  # characters; to break a longer one for each width takes too long


def _lines_taken(line: str, width: int) -> int:
    """How many lines a line is broken into; a good guess for one that fills a screen."""
    if len(line) > _LONG_LINE:
        return -(-cell_len(line) // width)
    return len(broken(line, width)) or 1


_WITH_NOTES = ("title", "date")  # kinds whose cells may have notes below
_SHORTENED = {"date": _date, "id": _id}  # kinds whose cells depend on the width


def drawn_cell(cell: Cell, column: Column, table: Table, width: int) -> Text:
    """A value with the style of its kind, broken into lines where it is wider than its column."""
    if column.kind == "bar":
        return _bar(cell, column, width)
    if column.kind in _OF_NAMES and isinstance(cell, tuple):
        return _names(cell, _OF_NAMES[column.kind], table.styles)
    if column.kind in _WITH_NOTES and isinstance(cell, tuple) and cell:
        return _with_notes(cell, column, table, width)
    shown = shown_text(cell, column)
    if column.kind in _SHORTENED:
        shown = _SHORTENED[column.kind](shown, width)
    elif longest(shown.split()) > width:
        shown = "\n".join(_whole_words(shown, width))
    text = Text(shown, style=_style(cell, column))
    return _with_found(text, column, table)


def _whole_words(text: str, width: int) -> Iterator[str]:
    """The lines of a text with a word that is longer than a line, such as an id, which is broken after a hyphen."""
    for line in text.split("\n"):
        yield from broken(line, width) or [""]


def _with_notes(
    cell: tuple[str, ...], column: Column, table: Table, width: int
) -> Text:
    """A title or a date, and below it notes in italics, in which no date is broken."""
    first, *notes = map(harmless, cell)
    if column.kind == "date":
        first = _date(first, width)
    elif longest(first.split()) > width:
        first = "\n".join(broken(first, width))
    text = Text(first, style=_style(first, column))
    lines = [_date(note, width) if " " in note else note for note in notes]
    text = Text("\n").join([text, *(Text(line, style="italic") for line in lines)])
    return _with_found(text, column, table)


def _with_found(text: Text, column: Column, table: Table) -> Text:
    """The text with the words that were searched for marked."""
    if table.find and column.kind in ("title", "text"):
        for start, end in table.find(text.plain):
            text.stylize("black on yellow", start, end)
    return text


def _bar(cell: Cell, column: Column, width: int) -> Text:
    if isinstance(cell, int | float):
        return Text(bar(cell, width), style="blue")
    return Text(shown_text(cell, column), style="dim")


def _style(cell: Cell, column: Column) -> str:
    if column.name == "match":
        return _MATCHES.get(str(cell), "")
    return {"date": DATE, "id": "dim"}.get(column.kind, "")


def _names(names: tuple[str, ...], separator: str, styles: Mapping[str, str]) -> Text:
    text = Text()
    for name in names:
        if separator and text:
            text.append(separator)
        text.append(harmless(name), style=styles.get(name, ""))
    return text


def cut(piece: str, width: int) -> str:
    """A word that has room in `width` columns; one without is cut, with an ellipsis."""
    if cell_len(piece) <= width:
        return piece
    return f"{piece[: max(width - 1, 0)]}…"


def in_lines(pieces: Iterable[str], width: int, between: str = "") -> str:
    """The pieces in lines of at most `width` columns, none of them broken."""
    lines: list[str] = []
    for piece in pieces:
        joined = f"{lines[-1]}{between}{piece}" if lines else piece
        if lines and cell_len(joined) > width:
            lines.append(piece)
        else:
            lines[-1:] = [joined]
    return "\n".join(lines)


def bar(share: float, width: int) -> str:
    """A bar of block characters, to an eighth of a character; `share` is from 0 to 1."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]
