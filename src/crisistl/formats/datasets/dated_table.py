"""Dated table: a data set of one event a row, under headings, whose days may have a month or a day first."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from crisistl.dates import DateOrder
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, Note, ReadOptions
from crisistl.formats.datasets.dataset import (
    Events,
    Layout,
    Rows,
    first_width,
    header_of,
    order_of_dates,
)
from crisistl.formats.tables.delimited import best_separator, delimited_rows

EventOf = Callable[
    [DateOrder | None, Events, Sequence[str], dict[str, Any], int], dict[str, Any]
]
"""Makes the fields of an event from the order of day and month, what all rows share, the picked cells, the others
by column, and the line."""


@dataclass(frozen=True)
class DatedTable:
    """The columns of a data set.

    `used`, `seen` and `texts` are those of `Layout`; without those in `needed` a file is refused; `dates` are those
    of days; `aliases` are older names.
    """

    title: str
    used: Sequence[str]
    seen: Sequence[str]
    texts: Collection[str]
    needed: Collection[str]
    dates: Sequence[str]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def read(
        self, file: Input, options: ReadOptions, event_of: EventOf
    ) -> Iterator[Item]:
        """The events of a text with separated cells."""
        if file.remark:
            yield Note(file.remark)
        separator = best_separator(file.head(), ",;\t", first_width)
        yield from self.events_of(
            file.name, lambda: delimited_rows(file, separator), options, event_of
        )

    def events_of(
        self,
        name: str,
        lines: Callable[[], Rows],
        options: ReadOptions,
        event_of: EventOf,
    ) -> Iterator[Item]:
        """The events of rows, from any container, of which the first has the names of the columns.

        The order of day and month, where dates need one, is that of the whole file.
        """
        columns = (*self.used, *self.seen, *self.texts)
        headers = header_of(
            lines(), name, self.title, columns, self.needed, self.aliases
        )
        dates = [headers.index(column) for column in self.dates]
        order = options.date_order or order_of_dates(name, lines(), dates)

        def dated(
            events: Events, cells: Sequence[str], extra: dict[str, Any], line: int
        ) -> dict[str, Any]:
            return event_of(order, events, cells, extra, line)

        layout = Layout(headers, self.used, self.seen, self.texts)
        yield from Events(layout).read(islice(lines(), 1, None), dated)
