"""Report: what a command found, as rows for programs and as a reading for people, each made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crisistl.frozen import frozen
from crisistl.output.table import Table

if TYPE_CHECKING:
    from crisistl.output.picture import Picture

_READ = ("markdown", "html")
"""The output forms for people, besides the table of a terminal."""


@frozen
class Heading:
    """The words above and below a table.

    `title` names the timeline, `sentence` says what was asked, `count` says how much was found, and `notes` are
    remarks for a reader, never part of the data.
    """

    title: str = ""
    sentence: str = ""
    count: str = ""
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Title, sentence and count in one line, for stderr."""
        said = ": ".join(filter(None, (self.title, self.sentence)))
        return " · ".join(filter(None, (said, self.count)))


@frozen
class Report:
    """The heading of an answer and the tables that show it.

    `rows` makes the table for programs (CSV, TSV, JSON), `reading` the one for people (a terminal, Markdown, HTML).
    `lines` makes the rows of a plain pipe and `drawing` the table of a terminal where these differ from the two.
    Without a format, a report of several `parts` is read part by part, and one with a `picture`, which is made for
    a width in columns or for any, is drawn.
    """

    heading: Heading
    rows: Callable[[], Table]
    reading: Callable[[], Table] | None = None
    lines: Callable[[], Table] | None = None
    drawing: Callable[[], Table] | None = None
    parts: Sequence[Report] = ()
    picture: Callable[[int | None], Picture] | None = None

    def changed(self, change: Callable[[Table], Table]) -> Report:
        """The report with each of its tables changed in the same way."""

        def then(make: Callable[[], Table]) -> Callable[[], Table]:
            return lambda: change(make())

        return replace(
            self,
            rows=then(self.rows),
            reading=then(self.reading) if self.reading else None,
            lines=then(self.lines) if self.lines else None,
            drawing=then(self.drawing) if self.drawing else None,
        )

    def table(self, format: str | None, *, on_screen: bool) -> Table:
        """The table for an output format; `on_screen` where no format was named and a terminal shows it."""
        if format == "table" or (format is None and on_screen):
            make = self.drawing or self.reading or self.rows
        elif format in _READ:
            make = self.reading or self.rows
        elif format is None:
            make = self.lines or self.rows
        else:
            make = self.rows
        return make()
