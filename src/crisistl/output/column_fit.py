"""Column fit: the widths with which a table takes the fewest lines, found by moving room between columns."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from crisistl.output.table import Cell, Column, Row, Table
from crisistl.output.terminal_cells import lines_of, shown_text

_MOST_ROWS = 50  # by which the widths are judged: more would delay the first row
_MOST_MEASURED = 300  # rows by which the length of a table is judged
_STEPS = (8, 4, 2, 1)  # how much room is moved at a time
_UNBROKEN = 0.25  # lines that a whole date or id is worth, beside those that it saves


class Fit:
    """Judges widths for the shown columns of a table by the lines that its rows take."""

    def __init__(self, table: Table, shown: Sequence[int]) -> None:
        self._columns = [table.columns[index] for index in shown]
        rows = _sample([*table.rows()], _MOST_ROWS)
        self._cells = [[row[index] for row in rows] for index in shown]
        self._known: dict[tuple[int, int], tuple[list[int], float]] = {}

    def cost(self, widths: Sequence[int]) -> float:
        """The lines that the rows take, and a little for each date or id that is broken."""
        judged = [self._taken(place, width) for place, width in enumerate(widths)]
        taken: int = sum(map(max, zip(*(lines for lines, _ in judged), strict=True)))
        return taken + sum(lost for _, lost in judged)

    def improved(
        self, widths: Sequence[int], floors: Sequence[int], needed: Sequence[int]
    ) -> list[int]:
        """The widths after moving room from columns to others for as long as that saves lines."""
        best = [*widths]
        cost = self.cost(best)
        for step in _STEPS:
            while True:
                moved = min(
                    _moved(best, floors, needed, step), key=self.cost, default=best
                )
                less = self.cost(moved)
                if less >= cost:
                    break
                best, cost = moved, less
        return best

    def _taken(self, place: int, width: int) -> tuple[list[int], float]:
        """The lines of each cell of a column with this width, and the cost of what is broken there."""
        found = self._known.get((place, width))
        if found is None:
            column = self._columns[place]
            lines = [lines_of(cell, column, width) for cell in self._cells[place]]
            lost = 0.0
            if column.kind in ("date", "id"):
                lost = _UNBROKEN * _broken(self._cells[place], column, width)
            found = self._known[place, width] = lines, lost
        return found


def height(table: Table, shown: Sequence[int], widths: Sequence[int]) -> int:
    """The lines that the rows of a table take with these widths, or as many rows as are worth looking at."""
    lines = 0
    for row in _sample([*table.rows()], _MOST_MEASURED):
        taken = (
            lines_of(row[index], table.columns[index], width)
            for index, width in zip(shown, widths, strict=True)
        )
        lines += max(taken)
    return lines


def _sample(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """At most so many rows, from all parts of a table."""
    if len(rows) <= most:
        return rows
    return [rows[number * len(rows) // most] for number in range(most)]


def _broken(cells: Sequence[Cell], column: Column, width: int) -> int:
    """How many cells are too long for the width."""
    texts = (shown_text(cell, column).split("\n")[0] for cell in cells)
    return sum(cell_len(text) > width for text in texts)


def _moved(
    widths: Sequence[int], floors: Sequence[int], needed: Sequence[int], step: int
) -> Iterator[list[int]]:
    """The widths after each move of room between two columns."""
    for giver, width in enumerate(widths):
        for taker, other in enumerate(widths):
            room = min(step, width - floors[giver], needed[taker] - other)
            if giver != taker and room > 0:
                moved = [*widths]
                moved[giver] -= room
                moved[taker] += room
                yield moved
