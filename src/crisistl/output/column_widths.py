"""Column widths: how wide each column of a table on a terminal is, and which have no room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.cells import cell_len

from crisistl.output.cells import harmless
from crisistl.output.column_fit import Fit, height
from crisistl.output.table import Column, Table
from crisistl.output.terminal_cells import (
    BEHIND_TO,
    longest,
    pieces_of,
    shown_text,
)

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
_LEAST_TITLE = 17
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
_NARROW = 80  # the width of a terminal by which the length of a table is judged
_USUAL_DATES = 0.8  # so many of the dates fit on one line; a longer one is broken rather than widen the column


def fitted(table: Table, width: int) -> tuple[list[int], list[int]]:
    """The columns that are shown on a terminal of this width, and how wide each is.

    One that is only for wide terminals is left out where it would make the table longer than it is on a narrow one.
    """
    kept = columns_kept(table, width)
    widths = widths_of(table, kept, width)
    added = [index for index in kept if table.columns[index].least_width >= _NARROW]
    if table.left_out or not added:
        return kept, widths
    usual = [index for index in kept if index not in added]
    most = height(table, usual, widths_of(table, usual, _NARROW))
    while added and height(table, kept, widths) > most:
        kept.remove(added.pop())
        widths = widths_of(table, kept, width)
    return kept, widths


def columns_kept(table: Table, width: int) -> list[int]:
    """The columns that are shown: all with room at their least widths, the most dispensable left out first.

    The first column and titles are never left out.
    """
    kept = _that_may_be_shown(table, width)
    floors = {index: _least_floor(table, index) for index in kept}

    def dispensable(index: int) -> tuple[int, int]:
        return _DISPENSABLE.index(table.columns[index].kind), -index

    while sum(floors[index] + GAP for index in kept) > width:
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


def widths_of(table: Table, kept: Sequence[int], width: int) -> list[int]:
    """The widths of the kept columns: what they need, or less, so that a row fits and the title can be read."""
    columns = [table.columns[index] for index in kept]
    room = width - GAP * len(kept)
    needed = []
    for index, column in zip(kept, columns, strict=True):
        needed.append(max(cell_len(column.heading), _needed(table, index)))
    if sum(needed) <= room:
        return needed
    usual = [*needed]
    for place, index in enumerate(kept):
        if columns[place].kind == "date" and not _has_notes(table, index):
            usual[place] = _usual_width(table, index)
    floors = _least_widths(table, kept, usual, room)
    given = []
    for place, column in enumerate(columns):
        ceiling = max(8, int(room * _CEILINGS.get(column.kind, 1)))
        given.append(max(floors[place], min(usual[place], ceiling)))
    _shrink(given, floors, room)
    given = _filled(given, usual, columns, room)
    for place, column in enumerate(columns):
        if column.kind == "title":  # which is narrower where that saves lines
            floors[place] = min(floors[place], _LEAST_TITLE)
    return Fit(table, kept).improved(given, floors, needed)


def _least_widths(
    table: Table, kept: Sequence[int], needed: Sequence[int], room: int
) -> list[int]:
    """How narrow each kept column may become; a title's is less where the others need the room."""
    floors = []
    for need, index in zip(needed, kept, strict=True):
        floors.append(min(need, _floor(table, index)))
    with_ids = [*floors]
    for place, index in enumerate(kept):
        if table.columns[index].kind == "id":
            with_ids[place] = needed[place]
    if (
        sum(with_ids) <= room
    ):  # an id is copied, and is whole where the others can be narrower
        return with_ids
    if sum(floors) > room:  # a title can be broken, a date can't
        for place, index in enumerate(kept):
            if table.columns[index].kind == "title":
                floors[place] = min(floors[place], _ONE_OF_TITLES)
    if sum(floors) > room:
        return _with_broken_days(table, kept, floors)
    return floors


def _with_broken_days(
    table: Table, kept: Sequence[int], floors: Sequence[int]
) -> list[int]:
    """The floors where "10 to 12 January 2022" is broken after its "to"."""
    result = [*floors]
    for place, index in enumerate(kept):
        if table.columns[index].kind == "date":
            parts = _parts_of_days(table, index)
            result[place] = min(floors[place], longest(parts))
    return result


def _parts_of_days(table: Table, index: int) -> Iterator[str]:
    """The words of a heading of dates and the parts of its dates that aren't broken where there is little room."""
    yield from harmless(table.columns[index].heading).split()
    for line in _lines(table, index):
        for piece in pieces_of(line):
            yield from BEHIND_TO.split(piece)


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
    heading = longest(harmless(column.heading).split())
    if column.kind == "number":
        return max(heading, _needed(table, index))
    if column.kind == "date":
        return max(
            heading, longest(chain.from_iterable(map(pieces_of, _lines(table, index))))
        )
    titles = sum(other.kind == "title" for other in table.columns)
    if column.kind == "title" and titles > 1 and not column.name:
        # the labels of rows, whose words are short
        labels = chain.from_iterable(map(str.split, _lines(table, index)))
        return min(_ONE_OF_TITLES, longest(labels))
    if column.kind == "title" and titles > 1:
        least = min(_ONE_OF_TITLES, max(heading, _needed(table, index)))
        return max(least, longest(_days_in_notes(table, index)))
    word = longest(chain.from_iterable(map(str.split, _lines(table, index))))
    least = max(heading, _FLOORS[column.kind], min(word, _LONGEST_WORD))
    return min(least, max(heading, _needed(table, index)))


def _least_floor(table: Table, index: int) -> int:
    """The least width with which a column is shown at all: a title may be broken more than it usually is."""
    if table.columns[index].kind == "title":
        titles = sum(column.kind == "title" for column in table.columns)
        if titles > 1:
            return min(_ONE_OF_TITLES, _floor(table, index))
        return min(_LEAST_TITLE, _floor(table, index))
    if table.columns[index].kind == "date" and index == 0:
        return longest(_parts_of_days(table, index))
    return _floor(table, index)


def _days_in_notes(table: Table, index: int) -> Iterable[str]:
    """The days with month and year in the notes of a column, which aren't broken."""
    for row in table.rows():
        cell = row[index]
        if isinstance(cell, tuple):
            for note in cell[1:]:
                yield from (
                    piece for piece in pieces_of(harmless(note)) if " " in piece
                )


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
    shown = (shown_text(row[index], table.columns[index]) for row in table.rows())
    widths = sorted(max(map(cell_len, text.split("\n"))) for text in shown)
    if not widths:
        return _floor(table, index)
    return max(widths[int((len(widths) - 1) * _USUAL_DATES)], _floor(table, index))


def _lines(table: Table, index: int) -> set[str]:
    """The different lines that a column shows."""
    column = table.columns[index]
    found = set()
    for row in table.rows():
        for line in shown_text(row[index], column).split("\n"):
            found.add(line)
    return found


GAP = 2
