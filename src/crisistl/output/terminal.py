"""A Table on a terminal, drawn by rich: fixed widths, the first rows at once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import IO, Any, Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from crisistl.output.cells import harmless, text_of
from crisistl.output.palette import terminal_style
from crisistl.output.report import Heading
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.output.wrapping import broken

_FIRST_ROWS, _MORE_ROWS = 50, 250
_GAP = 2
_NAMED = 12
_BAR_WIDTH = 24
_FLOORS = {
    "title": 22,
    "sides": 14,
    "names": 10,
    "text": 8,
    "json": 10,
    "id": 32,
    "bar": 8,
}
_ONE_OF_TITLES = 14  # where several columns have a title
_LONGEST_WORD = 16  # a column is as wide as its longest word, but no wider than this only for a word
_CEILINGS = {
    "bar": 0.25,
    "sides": 0.28,
    "names": 0.22,
    "id": 0.24,
    "text": 0.5,
    "json": 0.3,
}
_DISPENSABLE = ("json", "text", "names", "bar", "sides", "id", "date", "number")
_OF_NAMES = {"sides": "", "names": ", "}  # what is between two pieces of a cell
_NO_ROOM = "No room here for: {}. A wider terminal or CSV shows all."
_MATCHES = {"maybe": "yellow", "ongoing": "dim"}
_USUAL_DATES = 0.8  # so many of the dates fit on one line; a longer one is broken rather than widen the column
_WORDED_PIECE = re.compile(  # a day with its month and year, a month with its year, or a single word
    r"(?:\d{1,2}(?: (?:to|and) \d{1,2})? [^\W\d]{3,9}(?: \d+(?!\w)(?: BC)?)?[,;]?|"
    r"[^\W\d]{3,9} \d{4}(?!\w)(?: BC)?[,;]?)(?: to)?|\S+"
)
_BEHIND_TO = re.compile(r"(?<= to) |(?<= and) ")  # in "10 to 12 January 2022"
_EDTF_PIECE = re.compile(r"[^,]+,?")  # a date or an interval; a set is broken at commas
_EDTF_PART = re.compile(r".+?(?:\.\.|[/,]|$)")  # where even one date has no room
_HEADING_PIECE = re.compile(r"[^-_/]*[-_/]+|[^-_/]+")
_ID_PIECE = re.compile(r"[^-]*-+|[^-]+")


def write_plain_table(table: Table, out: TextIO) -> None:
    """The table as a terminal shows it, for a file or a pipe: without the heading above it."""
    _write_rows(table, _plain_console(out))


def write_text(heading: Heading, table: Table, out: IO[Any]) -> None:
    """The heading, the table and the notes as a terminal shows them, without colours, for a file."""
    write_report(heading, table, _plain_console(out))


def _plain_console(out: IO[Any]) -> Console:
    return Console(file=out, highlight=False, soft_wrap=False, width=_plain_width())


def _plain_width() -> int | None:
    """80 columns without a terminal, unless COLUMNS is set."""
    import os

    if os.environ.get("COLUMNS", "").isdigit():
        return None
    return 80


def write_report(heading: Heading, table: Table, console: Console) -> None:
    """The heading, the table and the notes on a terminal."""
    if heading.title:
        console.print(Text(harmless(heading.title), style="bold"))
    said = Text(harmless(heading.sentence), style="italic")
    if heading.count:
        said.append(" · " if heading.sentence else "", style="dim")
        said.append(heading.count, style="dim not italic")
    if said:
        console.print(said)
    if any(section.rows for section in table.sections):
        _write_rows(table, console)
    for note in heading.notes:
        console.print(Text(harmless(note), style="dim"))


def _write_rows(table: Table, console: Console) -> None:
    styles = {
        name: terminal_style(style, console.color_system)
        for name, style in table.styles.items()
    }
    table = replace(table, styles=styles)
    kept = _kept(table, console.width)
    widths = _widths(table, kept, console.width)
    header = any(table.columns[index].name for index in kept)
    for number, section in enumerate(table.sections):
        if section.heading:
            console.print(Text(f"\n {harmless(section.heading)}", style="bold"))
        elif number:
            line = "─" * (sum(widths) + _GAP * len(widths) - 1)
            console.print(Text(line, style="dim"))
        for drawn in _drawn_rows(section, table, kept, widths, header=header):
            console.print(drawn)
            header = False
    if len(kept) < len(table.columns):
        _write_left_out(table, kept, console)


def _drawn_rows(
    section: Section,
    table: Table,
    kept: Sequence[int],
    widths: Sequence[int],
    *,
    header: bool,
) -> Iterator[RichTable]:
    """The rows of a section, some hundred at a time; with `header`, the names of the columns above the first."""
    columns = [table.columns[index] for index in kept]
    start, size = 0, _FIRST_ROWS
    while start < len(section.rows) or header:
        drawn = _drawn(columns, widths, header)
        for row in section.rows[start : start + size]:
            drawn.add_row(*_cells(row, table, kept, widths))
        yield drawn
        start, size, header = start + size, _MORE_ROWS, False


def _cells(
    row: Row, table: Table, kept: Sequence[int], widths: Sequence[int]
) -> list[Text]:
    cells = []
    for index, width in zip(kept, widths, strict=True):
        cells.append(_cell(row[index], table.columns[index], table, width))
    return cells


def _write_left_out(table: Table, kept: Sequence[int], console: Console) -> None:
    """Name the columns for which there isn't room, if the table has a remark for them or they were asked for."""
    missing = [index for index in range(len(table.columns)) if index not in kept]
    remark = table.left_out
    if not remark:
        missing = [index for index in missing if not table.columns[index].least_width]
        remark = _NO_ROOM
    names = [table.columns[index].heading for index in missing]
    named = _first_names([name for name in names if name])
    if named:
        console.print(Text(harmless(remark.format(named)), style="dim"))


def _first_names(names: list[str]) -> str:
    """The first names, and how many more there are."""
    listed = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        return f"{listed} and {len(names) - _NAMED:,} more"
    return listed


def _drawn(columns: Sequence[Column], widths: Sequence[int], header: bool) -> RichTable:
    drawn = RichTable(
        box=SIMPLE_HEAD, show_header=header, show_edge=False, padding=(0, 0, 0, 1)
    )
    for column, width in zip(columns, widths, strict=True):
        justify: Literal["left", "right"] = "left"
        if column.kind == "number":
            justify = "right"
        # a value of the data, where a table has a column for each
        name = Text(_fitted_words(harmless(column.heading), width))
        drawn.add_column(
            name, width=width, justify=justify, overflow="fold", header_style="bold dim"
        )
    return drawn


def _fitted_words(name: str, width: int) -> str:
    """A heading whose words fit into the column.

    A longer word, such as the name of a file, is broken after a hyphen or the like, and cut where it has none.
    """
    fitted = []
    for word in name.split(" "):
        pieces = [word]
        if cell_len(word) > width:
            pieces = [_cut(piece, width) for piece in _HEADING_PIECE.findall(word)]
        fitted.append(_in_lines(pieces, width))
    return " ".join(fitted)


def _cut(piece: str, width: int) -> str:
    if cell_len(piece) <= width:
        return piece
    return f"{piece[: max(width - 1, 0)]}…"


def _in_lines(pieces: Iterable[str], width: int, between: str = "") -> str:
    """The pieces in lines of at most `width` columns, none of them broken."""
    lines: list[str] = []
    for piece in pieces:
        joined = f"{lines[-1]}{between}{piece}" if lines else piece
        if lines and cell_len(joined) > width:
            lines.append(piece)
        else:
            lines[-1:] = [joined]
    return "\n".join(lines)


def _kept(table: Table, width: int) -> list[int]:
    """The columns that are shown: all with room at their least widths, the most dispensable left out first.

    The first column and titles are never left out.
    """
    kept = _that_may_be_shown(table, width)
    floors = {index: _least_floor(table, index) for index in kept}

    def dispensable(index: int) -> tuple[int, int]:
        return _DISPENSABLE.index(table.columns[index].kind), -index

    while sum(floors[index] + _GAP for index in kept) > width:
        others = [
            index for index in kept[1:] if table.columns[index].kind in _DISPENSABLE
        ]
        if not others:
            break
        kept.remove(min(others, key=dispensable))
    return kept


def _that_may_be_shown(table: Table, width: int) -> list[int]:
    """The columns that are for every width, or for this one and not empty."""
    found = []
    for index, column in enumerate(table.columns):
        if column.least_width == 0 or (
            column.least_width <= width and any(row[index] for row in table.rows())
        ):
            found.append(index)
    return found


def _widths(table: Table, kept: Sequence[int], width: int) -> list[int]:
    """The widths of the kept columns: what they need, or less, so that a row fits and the title can be read."""
    columns = [table.columns[index] for index in kept]
    room = width - _GAP * len(kept)
    needed = []
    for index, column in zip(kept, columns, strict=True):
        needed.append(max(cell_len(column.heading), _needed(table, index)))
    if sum(needed) <= room:
        return needed
    for place, index in enumerate(kept):
        if columns[place].kind == "date" and not _has_notes(table, index):
            needed[place] = _usual_width(table, index)
    floors = _least_widths(table, kept, needed, room)
    given = []
    for place, column in enumerate(columns):
        ceiling = max(8, int(room * _CEILINGS.get(column.kind, 1)))
        given.append(max(floors[place], min(needed[place], ceiling)))
    _shrink(given, floors, room)
    return _filled(given, needed, columns, room)


def _least_widths(
    table: Table, kept: Sequence[int], needed: Sequence[int], room: int
) -> list[int]:
    """How narrow each kept column may become; a title's is less where the others need the room."""
    floors = []
    for need, index in zip(needed, kept, strict=True):
        floors.append(min(need, _floor(table, index)))
    if sum(floors) > room:  # a title can be broken, a date can't
        for place, index in enumerate(kept):
            if table.columns[index].kind == "title":
                floors[place] = min(floors[place], _ONE_OF_TITLES)
    if sum(floors) > room:  # but "10 to 12 January 2022" can, after its "to"
        for place, index in enumerate(kept):
            if table.columns[index].kind == "date":
                parts = _parts_of_days(table, index)
                floors[place] = min(floors[place], _longest(parts))
    return floors


def _parts_of_days(table: Table, index: int) -> Iterator[str]:
    """The words of a heading of dates and the parts of its dates that aren't broken where there is little room."""
    yield from harmless(table.columns[index].heading).split()
    for line in _lines(table, index):
        for piece in _pieces(line):
            yield from _BEHIND_TO.split(piece)


def _shrink(given: list[int], floors: Sequence[int], room: int) -> None:
    """Take from the widths until they fit: first from the one that is most above its floor."""
    while sum(given) > room:
        spare = [share - floor for share, floor in zip(given, floors, strict=True)]
        index = max(
            range(len(given)), key=lambda i: (spare[i] > 0, spare[i], given[i], i)
        )
        if given[index] <= 1:
            break
        given[index] -= 1


def _filled(
    given: list[int], needed: list[int], columns: Sequence[Column], room: int
) -> list[int]:
    """The widths with what room is left over, given to the title, then to what wants it most, to bars last."""
    for _ in range(room - sum(given)):
        *_, index = max(
            (
                need > share,
                column.kind != "bar",
                column.kind == "title",
                need - share,
                -i,
                i,
            )
            for i, (need, share, column) in enumerate(
                zip(needed, given, columns, strict=True)
            )
        )
        given[index] += needed[index] > given[index]
    return given


def _floor(table: Table, index: int) -> int:
    """The least width of a column: that of its kind, and of the longest word of its heading.

    A number isn't broken, nor is a day of a date.
    """
    column = table.columns[index]
    heading = _longest(harmless(column.heading).split())
    if column.kind == "number":
        return max(heading, _needed(table, index))
    if column.kind == "date":
        return max(
            heading, _longest(chain.from_iterable(map(_pieces, _lines(table, index))))
        )
    titles = sum(other.kind == "title" for other in table.columns)
    if column.kind == "title" and titles > 1 and not column.name:
        # the labels of rows, whose words are short
        labels = chain.from_iterable(map(str.split, _lines(table, index)))
        return min(_ONE_OF_TITLES, _longest(labels))
    if column.kind == "title" and titles > 1:
        least = min(_ONE_OF_TITLES, max(heading, _needed(table, index)))
        return max(least, _longest(_days_in_notes(table, index)))
    word = _longest(chain.from_iterable(map(str.split, _lines(table, index))))
    least = max(heading, _FLOORS[column.kind], min(word, _LONGEST_WORD))
    return min(least, max(heading, _needed(table, index)))


def _least_floor(table: Table, index: int) -> int:
    """The least width with which a column is shown at all: a title may be broken more than it usually is."""
    if table.columns[index].kind == "title":
        titles = sum(column.kind == "title" for column in table.columns)
        if titles > 1:
            return min(_ONE_OF_TITLES, _floor(table, index))
    if table.columns[index].kind == "date":
        return _longest(_parts_of_days(table, index))
    return _floor(table, index)


def _days_in_notes(table: Table, index: int) -> Iterable[str]:
    """The days with month and year in the notes of a column, which aren't broken."""
    for row in table.rows():
        cell = row[index]
        if isinstance(cell, tuple):
            for note in cell[1:]:
                yield from (piece for piece in _pieces(harmless(note)) if " " in piece)


def _longest(texts: Iterable[str]) -> int:
    """The greatest width of any of these texts; 0 for none."""
    return max(map(cell_len, texts), default=0)


def _needed(table: Table, index: int) -> int:
    column = table.columns[index]
    if column.kind == "bar":
        return _BAR_WIDTH
    return max(map(cell_len, _lines(table, index)), default=0)


def _has_notes(table: Table, index: int) -> bool:
    """Whether a cell of a column has notes below it."""
    return any(isinstance(row[index], tuple) for row in table.rows())


def _usual_width(table: Table, index: int) -> int:
    """The width that most dates of a column need."""
    shown = (_shown(row[index], table.columns[index]) for row in table.rows())
    widths = sorted(max(map(cell_len, text.split("\n"))) for text in shown)
    if not widths:
        return _floor(table, index)
    return max(widths[int((len(widths) - 1) * _USUAL_DATES)], _floor(table, index))


def _lines(table: Table, index: int) -> set[str]:
    """The different lines that a column shows."""
    column = table.columns[index]
    found = set()
    for row in table.rows():
        for line in _shown(row[index], column).split("\n"):
            found.add(line)
    return found


def _shown(cell: Cell, column: Column) -> str:
    """A cell's text, with the line breaks that the screen wants."""
    if column.kind in _WITH_NOTES and isinstance(cell, tuple):
        return "\n".join(map(harmless, cell))
    text = harmless(text_of(cell, column))
    if column.kind == "number" and isinstance(cell, int):
        return f"{cell:,}"
    return text


def _pieces(date: str) -> list[str]:
    """The parts of a date that are not broken: in words, a day with its month and year; in EDTF, all but a set."""
    return (_WORDED_PIECE if " " in date else _EDTF_PIECE).findall(date)


def _date(text: str, width: int) -> str:
    """The date in lines of at most `width` columns, broken between its pieces."""
    if "\n" in text:
        return "\n".join(_date(line, width) for line in text.split("\n"))
    if cell_len(text) <= width:
        return text
    pieces = _pieces(text)
    if " " not in text and _longest(pieces) > width:
        pieces = _EDTF_PART.findall(text)
    elif _longest(pieces) > width:
        pieces = [part for piece in pieces for part in _BEHIND_TO.split(piece)]
    between = ""
    if " " in text:
        between = " "
    return _in_lines(pieces, width, between)


def _id(text: str, width: int) -> str:
    """The id in lines of at most `width` columns, broken after its hyphens."""
    return _in_lines(_ID_PIECE.findall(text), width)


_WITH_NOTES = ("title", "date")  # kinds whose cells may have notes below
_SHORTENED = {"date": _date, "id": _id}  # kinds whose cells depend on the width


def _cell(cell: Cell, column: Column, table: Table, width: int) -> Text:
    if column.kind == "bar":
        return _bar(cell, column, width)
    if column.kind in _OF_NAMES and isinstance(cell, tuple):
        return _names(cell, _OF_NAMES[column.kind], table.styles)
    if column.kind in _WITH_NOTES and isinstance(cell, tuple) and cell:
        return _with_notes(cell, column, table, width)
    shown = _shown(cell, column)
    if column.kind in _SHORTENED:
        shown = _SHORTENED[column.kind](shown, width)
    elif _longest(shown.split()) > width:
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
    elif _longest(first.split()) > width:
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
    return Text(_shown(cell, column), style="dim")


def _style(cell: Cell, column: Column) -> str:
    if column.name == "match":
        return _MATCHES.get(str(cell), "")
    return {"date": "cyan", "id": "dim"}.get(column.kind, "")


def _names(names: tuple[str, ...], separator: str, styles: Mapping[str, str]) -> Text:
    text = Text()
    for name in names:
        if separator and text:
            text.append(separator)
        text.append(harmless(name), style=styles.get(name, ""))
    return text


def bar(share: float, width: int) -> str:
    """A bar of block characters, to an eighth of a character; `share` is from 0 to 1."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]
