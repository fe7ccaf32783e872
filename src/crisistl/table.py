"""Table: named columns and rows of plain values, which is all that a writer of output knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | None | tuple[str, ...]
Row = tuple[Cell, ...]
Kind = Literal[
    "text",  # running text
    "title",  # the text that a row is about: the last to be cut
    "id",
    "date",
    "number",
    "names",  # a tuple of names
    "sides",  # a tuple of pieces that read as one text: names, and " → " or ", " between them
    "json",  # a tuple of strings or one string that is compact JSON
    "bar",  # a number from 0 to 1, drawn as a bar
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, as it stands in a header, and the kind of its cells."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading of their own; the first section of a table has none."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows in sections, and the words that stand above and below.

    `title` names the timeline, `sentence` says what was asked, `count` says how much is here,
    `notes` are remarks for a reader (never part of the data).
    """

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    title: str = ""
    sentence: str = ""
    count: str = ""
    notes: tuple[str, ...] = ()
    hits: object = field(default=None, compare=False)

    def rows(self) -> Iterator[Row]:
        """All rows, section after section."""
        for section in self.sections:
            yield from section.rows
