"""Table: named columns and rows of plain values, which is all that a writer of output knows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from crisistl.frozen import frozen

Cell = str | int | float | None | tuple[str, ...]
Row = tuple[Cell, ...]
Kind = Literal[
    "text",  # running text
    "title",  # the text that a row is about: a tuple has more texts, shown below it
    "id",
    "date",
    "number",
    "names",  # a tuple of names
    "sides",  # a tuple of pieces that read as one text: names, and " → " or ", " between them
    "json",  # a tuple of names, or one string of compact JSON
    "bar",  # a number from 0 to 1, drawn as a bar
]


Finder = Callable[[str], Sequence[tuple[int, int]]]
"""The places in a text, start and end, of what was searched for."""


@frozen
class Column:
    """A column's name, as in a header, and the kind of its cells.

    A terminal narrower than `least_width` characters leaves the column out. `spoken` is the name in tables for
    people, where it isn't the same.
    """

    name: str
    kind: Kind = "text"
    least_width: int = 0
    spoken: str = ""

    @property
    def heading(self) -> str:
        """The name in tables for people."""
        return self.spoken or self.name


@frozen
class Section:
    """Rows under a heading of their own; the first section of a table has none."""

    heading: str
    rows: Sequence[Row]


@frozen
class Table:
    """Columns and rows in sections.

    `find` gives the places in a text of what was searched for. `left_out` is a remark with {} for the names of
    the columns for which a terminal has no room. `styles` gives the colours of names, `totals` how many of
    the last rows are totals. With `headed`, the lines of a pipe begin with the names of the columns, which are values
    of the data.
    """

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    find: Finder | None = None
    left_out: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)
    totals: int = 0
    headed: bool = False

    def rows(self) -> Iterator[Row]:
        """All rows, section after section."""
        for section in self.sections:
            yield from section.rows
