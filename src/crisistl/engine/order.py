"""The order of hits: by time, or by any columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from crisistl.dates import Period, ongoing
from crisistl.errors import InvalidSetting
from crisistl.frozen import frozen
from crisistl.model.order import order_key
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.lookup import field_of
from crisistl.query.matching import measured
from crisistl.text.names import fold

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_NUMBER, _TEXT, _MISSING = 0, 1, 2


_DIRECTIONS = {
    **dict.fromkeys(("newest", "recent", "desc", "descending", "reverse"), "-date"),
    **dict.fromkeys(("oldest", "asc", "ascending", "chronological"), "date"),
}
"""What people write for an order by time, with the column of ours."""


@frozen
class Order:
    """An order of hits; without `columns`, by time.

    `columns` are names of columns, each with whether it descends; hits that are equal in them are in order of
    time, and a missing value is last either way. `reverse` turns the whole around. With `ongoing_in`, what
    surely began before this window comes after all else.
    """

    columns: tuple[tuple[str, bool], ...] = ()
    reverse: bool = False
    ongoing_in: Period | None = None

    @classmethod
    def parse(cls, text: str | None, *, reverse: bool = False) -> Order:
        """The order that a text such as "date,-actor" names; by time for None. UsageError for an unknown column."""
        names = [*filter(None, map(str.strip, (text or "").split(",")))]
        if text is not None and not names:
            raise InvalidSetting("sort", "name a column, such as date or -title")
        for name in names:
            if meant := _DIRECTIONS.get(name.lower()):
                raise InvalidSetting(
                    "sort", f"isn't a column; write {meant}", value=name
                )
        columns = []
        for name in names:
            field = field_of(name.removeprefix("-"), shown=True)
            columns.append((field.name, name.startswith("-")))
        return cls(tuple(columns), reverse)


IN_TIME = Order()


def arranged(hits: Iterable[Hit], order: Order, head: Timeline) -> list[Hit]:
    """The hits in this order; `head` has the registers that their names are in."""
    found = sorted(hits, key=lambda hit: order_key(hit.event))
    for name, descending in reversed(order.columns):
        key = _key(field_of(name, shown=True), head)
        found.sort(key=key, reverse=descending)
        found.sort(key=lambda hit, key=key: key(hit)[0] == _MISSING)  # type: ignore[misc]
    if order.reverse:
        found.reverse()
    if window := order.ongoing_in:
        found.sort(key=lambda hit: ongoing(hit.event.date, window))
    return found


_T = TypeVar("_T")


def in_order(
    items: Iterable[_T], event_of: Callable[[_T], Event], order: Order, head: Timeline
) -> list[_T]:
    """Items in the order of the event of each; those with the same event stay in the order that they had."""
    found = [*items]
    events = {event_of(item).id: event_of(item) for item in found}
    hits = arranged(map(Hit, events.values()), order, head)
    places = {hit.event.id: place for place, hit in enumerate(hits)}
    return sorted(found, key=lambda item: places[event_of(item).id])


def _key(field: Field, head: Timeline) -> Callable[[Hit], tuple[int, Any]]:
    """Numbers before texts; dates by their order, texts without case and accents."""
    if field.name == "date":
        return lambda hit: (_NUMBER, order_key(hit.event))
    cell = field.cell
    assert cell

    def key(hit: Hit) -> tuple[int, Any]:
        value = cell(hit, head)
        if value is None or value in ((), ""):
            return _MISSING, 0
        if isinstance(value, int | float):
            return _NUMBER, value
        return _TEXT, fold("".join(value) if isinstance(value, tuple) else value)

    return key


def ordered_hits(
    hits: Iterable[Hit],
    head: Timeline,
    around: Period | None,
    order: Order,
    limit: int | None,
) -> Iterator[Hit]:
    """Hits with their days from a period, in order, at most so many."""
    days = hits
    if around:
        days = measured(hits, around)
    most = None if limit is None else min(limit, sys.maxsize)  # all that islice takes
    return islice(arranged(days, order, head), most)
