"""The shapes of a count: a row a value with its bar, or a cross-table with totals."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crisistl.output.cells import text_of
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.views.counts.axis import ALL, Axis, CountLine, Counts, Key, Number

_LABEL_ROOM = 20
_GAP = 2


def single_table(
    axis: Axis, counts: Counts, measure: str, *, whole: bool, drawn: bool
) -> Table:
    """A row a value with its count, and a last row that counts each event once; `drawn` with a bar."""
    lines = axis.lines(along(counts, 0), whole)
    numbers = [plain(counts.get((line.key, ALL), 0)) for line in lines]
    rows: list[Row] = []
    for line, number in zip(lines, numbers, strict=True):
        rows.append((line.label, number))
    total: Row = ("total", plain(counts[ALL, ALL]))
    columns = (axis.column, Column(measure, "number"))
    if not drawn:
        return Table(columns, (Section("", [*rows, total]),), totals=1)
    most = max(numbers, default=0)
    bars = []
    for line, number in zip(lines, numbers, strict=True):
        bars.append(_bar(line, number, most, axis.column.name))
    body = [(*row, bar) for row, bar in zip(rows, bars, strict=True)]
    return Table(
        (*columns, Column("", "bar")),
        (Section("", body), Section("", [(*total, None)])),
        totals=1,
    )


def _bar(line: CountLine, number: float, most: float, unit: str) -> Cell:
    if line.quiet:
        return f"none for {line.quiet:,} {unit}s"
    if most > 0:
        return number / most
    return 0


def cross_table(
    first: Axis, second: Axis, counts: Counts, *, whole: bool, drawn: bool
) -> Table:
    """A row for each value of the first axis, a column for each of the second, and totals that count each event
    once. `drawn` leaves cells of nothing empty and says which columns a narrow terminal can do without."""
    lines, across = (
        first.lines(along(counts, 0), whole),
        second.lines(along(counts, 1), whole),
    )
    everything = [*across, CountLine("total", ALL)]
    body = [_row(line, everything, counts, drawn) for line in lines]
    total = _row(CountLine("total", ALL), everything, counts, drawn)
    columns = _columns(first.column, across, drawn)
    if not drawn:
        sections = (Section("", [*body, total]),)
        return Table(columns, sections, totals=1, headed=True)
    roomy = _roomy(columns, [*body, total], in_time=second.calendar is not None)
    return Table(
        roomy,
        (Section("", body), Section("", [total])),
        left_out="No room here for: {}.",
        totals=1,
    )


def along(counts: Counts, place: int) -> dict[Key, Number]:
    """The counts of the keys of one axis; an event counts once under each of its keys."""
    found = {}
    for key, number in counts.items():
        if key[place] is not ALL and key[1 - place] is ALL:
            found[key[place]] = number
    return found


def plain(number: Number) -> int | float:
    """The number as a cell: whole where it is whole."""
    if number == int(number):
        return int(number)
    return float(number)


def _row(
    line: CountLine, across: Sequence[CountLine], counts: Counts, drawn: bool
) -> Row:
    numbers = [plain(counts.get((line.key, other.key), 0)) for other in across]
    return (
        line.label,
        *(None if drawn and not number else number for number in numbers),
    )


def _columns(
    first: Column, across: Sequence[CountLine], drawn: bool
) -> tuple[Column, ...]:
    names = [text_of(line.label, first) for line in across]
    if drawn:  # a long quiet is broken between its ends
        names = [
            name.replace("..", ".. ") if line.quiet else name
            for line, name in zip(across, names, strict=True)
        ]
    return (
        first,
        *(
            Column(name, "number")
            for name in _distinct([first.name, *names, "total"])[1:]
        ),
    )


def _distinct(names: Iterable[str]) -> list[str]:
    """The names, with a number where one has been there before."""
    taken: dict[str, None] = {}
    for name in names:
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name} ({number})"
        taken[free] = None
    return [*taken]


def _roomy(
    columns: Sequence[Column], rows: Sequence[Row], *, in_time: bool
) -> tuple[Column, ...]:
    """The columns with the width that a terminal needs to show them: label and total at any, then one after the
    other, those with the highest totals first; of equal ones the later periods, or the first values."""
    widths = [
        _least_width(column, index, rows) + _GAP for index, column in enumerate(columns)
    ]
    totals = rows[-1]
    inner = range(1, len(columns) - 1)
    by_total = sorted(
        reversed(inner) if in_time else inner,
        key=lambda index: _number_of(totals[index]),
        reverse=True,
    )
    least = [0] * len(columns)
    used = min(_LABEL_ROOM, widths[0]) + widths[-1]
    for index in by_total:
        used += widths[index]
        least[index] = used
    return tuple(
        replace(column, least_width=room)
        for column, room in zip(columns, least, strict=True)
    )


def _number_of(cell: Cell) -> float:
    """The number in a cell of totals, which is empty for nothing."""
    return cell if isinstance(cell, int | float) else 0


def _least_width(column: Column, index: int, rows: Sequence[Row]) -> int:
    """The cells that a column needs whose header may be broken between its words."""
    from rich.cells import cell_len

    texts = [*column.name.split(), *(_read(row[index], column) for row in rows)]
    return max(map(cell_len, texts))


def _read(cell: Cell, column: Column) -> str:
    if isinstance(cell, int):
        return f"{cell:,}"
    return text_of(cell, column)
