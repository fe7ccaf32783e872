"""Dataset: what the readers of event data sets share: columns by name, numbers, ids, the rest in `extra`."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from math import isfinite
from operator import itemgetter
from typing import Any

from crisistl.dates import DateError, DateOrder
from crisistl.errors import DataError
from crisistl.formats.core.file_dates import OrderFinder
from crisistl.formats.core.record import Fault, Item, Record
from crisistl.formats.core.register import Registers
from crisistl.formats.core.remarks import Remarks
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.tables.cells import MADE_MISSING

_NO_ALIASES: Mapping[str, str] = {}
Rows = Iterator[tuple[int, list[str] | Fault]]


class Numbers(dict[str, Any]):
    """Cells as numbers, 1.0 as 1: `numbers[text]`. None for nothing; a text that isn't a number is itself.

    Short ones come again and again and are remembered.
    """

    def __missing__(self, text: str) -> int | float | str | None:
        if text in MADE_MISSING:
            found = None
        else:
            found = _number(text)
        if len(text) < 8 and len(self) < 1 << 12:
            self[text] = found
        return found


def _number(text: str) -> int | float | str:
    try:
        number = float(text)
    except ValueError:
        return text
    # "nan" and "inf" aren't JSON numbers, and only Python reads "1_0" as one
    if not isfinite(number) or "_" in text:
        return text
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    return number


def place_in(place: str, country: str) -> str:
    """The place and the country with a comma between them, or the one that is known."""
    return ", ".join(filter(None, (place, country)))


def coordinates(
    columns: tuple[str, str], lat: str, lon: str, extra: dict[str, Any]
) -> dict[str, float]:
    """The fields of a latitude and a longitude; what isn't both, or out of range, goes to `extra` instead."""
    try:
        found = {"lat": float(lat), "lon": float(lon)}
    except ValueError:
        found = {}
    if found and abs(found["lat"]) <= 90 and abs(found["lon"]) <= 180:
        return found
    extra |= {
        column: text for column, text in zip(columns, (lat, lon), strict=True) if text
    }
    return {}


class Layout:
    """The places of the columns of a data set in its rows, and the width of the rows.

    `pick` takes the cells of the columns `used` and `seen`, in this order, "" for one that the file has not.
    `extra` takes all columns but the used ones: those in `texts` as text, others as numbers where they are.
    """

    def __init__(
        self,
        headers: Sequence[str],
        used: Sequence[str],
        seen: Sequence[str],
        texts: Collection[str],
    ) -> None:
        self.width = len(headers)
        places = {name: place for place, name in reversed([*enumerate(headers)])}
        rest = {}
        for name, place in reversed(places.items()):
            if name not in used:
                rest[name] = place
        self._picked = itemgetter(
            *(places.get(name, self.width) for name in (*used, *seen))
        )
        self._texts = [(name, place) for name, place in rest.items() if name in texts]
        self._numbers = [
            (name, place) for name, place in rest.items() if name not in texts
        ]
        self._known = Numbers()

    def pick(self, row: list[str]) -> list[str]:
        """The cells that fields are made of; "" for NA and the like."""
        row.append("")  # the cell of the columns that the file has not
        return ["" if cell in MADE_MISSING else cell for cell in self._picked(row)]

    def extra(self, row: list[str]) -> dict[str, Any]:
        """The other cells that are not empty, under the names of their columns."""
        known = self._known
        found: dict[str, Any] = {
            name: cell
            for name, place in self._texts
            if (cell := row[place]) not in MADE_MISSING
        }
        for name, place in self._numbers:
            if (value := known[row[place]]) is not None:
                found[name] = value
        return found


def first_width(rows: list[list[str]]) -> tuple[int, ...]:
    """How many cells the first row has: of several separators, the one that makes most of them is right."""
    if rows:
        return (len(rows[0]),)
    return (0,)


def header_of(
    lines: Rows,
    name: str,
    title: str,
    columns: Collection[str],
    needed: Collection[str],
    aliases: Mapping[str, str] = _NO_ALIASES,
) -> list[str]:
    """The columns in the first row, as the data set spells them; DataError where some that are needed are missing.

    Older releases have other letters, upper case for one, and `aliases`.
    """
    _, row = next(lines, (0, []))
    known = {column.lower(): column for column in columns} | dict(aliases)
    if isinstance(row, Fault):
        headers = []
    else:
        headers = [known.get(text.strip().lower(), text.strip()) for text in row]
    missing = [column for column in needed if column not in headers]
    if missing:
        shown = ", ".join(missing)
        raise DataError(
            f"{name}: the first line must name the columns of {title}; it has no {shown}"
        )
    return headers


def order_of_dates(name: str, lines: Rows, places: Collection[int]) -> DateOrder | None:
    """The order of day and month that the dates of the whole file show. Raises DataError."""
    finder = OrderFinder(name)
    with closing(lines):  # type: ignore[type-var]
        for line, row in lines:
            if isinstance(row, Fault):
                continue
            for place in places:
                if place < len(row):
                    finder.look(line, row[place])
    return finder.order


class Events:
    """Makes records of the rows of a data set, and remembers their ids and the names that they use."""

    def __init__(self, layout: Layout) -> None:
        self.registers = Registers()
        self.remarks = Remarks()
        self._layout = layout
        self._ids = Ids()

    def read(self, lines: Rows, event_of: "EventMaker") -> Iterator[Item]:
        """The records of all rows, and at the end what there is to say about them.

        `event_of` makes the fields of an event from the picked cells, of which the first is the id, and the
        other ones, or raises DateError.
        """
        layout, registers = self._layout, self.registers
        for index, (line, row) in enumerate(lines):
            if isinstance(row, Fault):
                yield row
            elif len(row) != layout.width:
                yield Fault(
                    "",
                    f"{len(row)} cells, but there are {layout.width} columns",
                    line=line,
                )
            else:
                cells = layout.pick(row)
                try:
                    event = event_of(self, cells, layout.extra(row), line)
                except DateError as error:
                    place = f"events[{index}] {cells[0]!r}: date"
                    yield Fault.of(error, place, line)
                    continue
                if registers.waiting:
                    yield from registers.fresh()
                yield Record("event", event, index, line)
        yield from self.remarks.notes()

    def id_of(self, written: str, column: str, extra: dict[str, Any], line: int) -> str:
        """The id of an event: as it is written, or, where that can't serve, something near it."""
        given = self._ids.give(written if is_id(written) else slug(written) or "event")
        if given != written:
            extra[column] = written
            kind = f"an id that is a duplicate or invalid, kept in extra.{column}"
            self.remarks.add(kind, line, f"{written!r} is now {given!r}")
        return given


EventMaker = Callable[[Events, Sequence[str], dict[str, Any], int], dict[str, Any]]
