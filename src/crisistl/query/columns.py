"""Columns: what a table shows of many events, made column by column in a fraction of the time.

A cell from here is called for one event like any other; `column` makes those of many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from crisistl.dates import EventDate
from crisistl.output.table import Cell, Row
from crisistl.query.cells import compact, names_of

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline
    from crisistl.query.hit import Hit

OneCell = Callable[["Hit", "Timeline"], Cell]
_ROWS = 500  # that are made at once
_MOST_DATES = 1 << 14  # that are remembered
_PLAIN = frozenset((str, int))


class InColumns:
    """A cell that is made faster for many events at once."""

    def __call__(self, hit: Hit, timeline: Timeline) -> Cell:
        """The cell of one hit."""
        raise NotImplementedError

    def column(self, hits: Sequence[Hit], timeline: Timeline) -> Sequence[Cell]:
        """The cells of these hits."""
        raise NotImplementedError


def rows_of(
    cells: Iterable[OneCell | None], hits: Sequence[Hit], timeline: Timeline
) -> list[Row]:
    """A row for each hit, with these cells."""
    shown = [*filter(None, cells)]
    rows: list[Row] = []
    for start in range(0, len(hits), _ROWS):
        some = hits[start : start + _ROWS]
        columns = [_column(cell, some, timeline) for cell in shown]
        rows += zip(*columns, strict=True)
    return rows


def _column(cell: OneCell, hits: Sequence[Hit], timeline: Timeline) -> Sequence[Cell]:
    if isinstance(cell, InColumns):
        return cell.column(hits, timeline)
    return [cell(hit, timeline) for hit in hits]


class Attribute(InColumns):
    """The attribute of a hit at a path such as "event.date.text", as it is."""

    def __init__(self, path: str) -> None:
        self._get = attrgetter(path)

    def __call__(self, hit: Hit, _: Timeline) -> Cell:
        found: Cell = self._get(hit)
        return found

    def column(self, hits: Sequence[Hit], _: Timeline) -> Sequence[Cell]:
        """The attribute of each hit."""
        return [*map(self._get, hits)]


class Value(InColumns):
    """A field of an event with one value; None where it is empty."""

    def __init__(self, name: str) -> None:
        self._get = attrgetter(f"event.{name}")

    def __call__(self, hit: Hit, _: Timeline) -> Cell:
        return self._get(hit) or None

    def column(self, hits: Sequence[Hit], _: Timeline) -> Sequence[Cell]:
        """The value of each hit."""
        return [value or None for value in map(self._get, hits)]


class Names(InColumns):
    """The names that a register of the timeline has for the ids in a field."""

    def __init__(self, name: str, register: str) -> None:
        self._get = attrgetter(f"event.{name}")
        self._register = attrgetter(register)

    def __call__(self, hit: Hit, timeline: Timeline) -> Cell:
        return names_of(self._get(hit), self._register(timeline))

    def column(self, hits: Sequence[Hit], timeline: Timeline) -> Sequence[Cell]:
        """The names of each hit."""
        register = self._register(timeline)
        return [ids and names_of(ids, register) for ids in map(self._get, hits)]


class OfDate(InColumns):
    """What depends on the date of an event alone, found once for all events that share it."""

    def __init__(self, cell: Callable[[EventDate], Cell]) -> None:
        self._cell = cell
        self._known: dict[str, Cell] = {}

    def __call__(self, hit: Hit, _: Timeline) -> Cell:
        return self._cell(hit.event.date)

    def column(self, hits: Sequence[Hit], _: Timeline) -> Sequence[Cell]:
        """The cell of each hit."""
        if len(self._known) > _MOST_DATES:
            self._known.clear()
        known = self._known
        dates = [hit.event.date for hit in hits]
        for when in dates:
            if when.text not in known:
                known[when.text] = self._cell(when)
        return [known[when.text] for when in dates]


class Seldom(InColumns):
    """What most events have nothing of; `cell` is called for the others."""

    def __init__(self, name: str, cell: OneCell) -> None:
        self._get = attrgetter(f"event.{name}")
        self._cell = cell

    def __call__(self, hit: Hit, timeline: Timeline) -> Cell:
        return self._cell(hit, timeline)

    def column(self, hits: Sequence[Hit], timeline: Timeline) -> Sequence[Cell]:
        """The cell of each hit."""
        cell = self._cell
        return [
            cell(hit, timeline) if value else None
            for hit, value in zip(hits, map(self._get, hits), strict=True)
        ]


class Compact(InColumns):
    """What a field of an event contains, as compact JSON; None where that is nothing.

    `value` makes of the event what the cell shows.
    """

    def __init__(self, value: Callable[[Event, Timeline], Any]) -> None:
        self._value = value

    def __call__(self, hit: Hit, timeline: Timeline) -> Cell:
        value = self._value(hit.event, timeline)
        return compact(value) if value else None

    def column(self, hits: Sequence[Hit], timeline: Timeline) -> Sequence[Cell]:
        """The cell of each hit."""
        if len(hits) < _ROWS:  # which is sooner done than msgspec is imported
            return [self(hit, timeline) for hit in hits]
        value = self._value
        return _compact_each([value(hit.event, timeline) for hit in hits])


def _compact_each(values: Sequence[Any]) -> Sequence[Cell]:
    """Each value as `compact` writes it, by msgspec where that surely writes the same: texts and whole numbers."""
    from msgspec.json import Encoder

    encode = Encoder().encode
    found: list[Cell] = []
    for value in values:
        if not value:
            found.append(None)
        elif _is_plain(value):
            try:
                found.append(encode(value).decode())
            except ValueError:  # half a character
                found.append(compact(value))
        else:
            found.append(compact(value))
    return found


def _is_plain(value: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> bool:
    if isinstance(value, Mapping):
        return _PLAIN.issuperset(map(type, value.values()))
    return all(map(_is_plain, value))
