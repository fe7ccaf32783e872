"""Counting hits by what their events have in some fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crisistl.dates import EventDate
from crisistl.dates.calendar import UNITS
from crisistl.engine.base import Count, Number, Seen
from crisistl.model.order import OrderKey, order_key
from crisistl.query.fields import Field, Hit

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


def seen(field: Field) -> Callable[[Event], Seen]:
    """What an event has in a field that events can be counted by."""
    if field.name in UNITS:
        return lambda event: event.date
    if field.ask == "pair":  # actors may be rolled up before they are paired
        return lambda event: (event.actors, event.targets)
    values = field.values
    assert values
    return lambda event: tuple(values(event))


class _Group:
    """The hits that have the same values, counted as they come."""

    __slots__ = (
        "events",
        "first",
        "first_date",
        "first_place",
        "last",
        "last_date",
        "maybe",
    )

    def __init__(self, order: OrderKey, date: EventDate, place: int) -> None:
        self.events = self.maybe = 0
        self.first_place = place
        self.first = self.last = order
        self.first_date = self.last_date = date


def counted(
    hits: Iterable[Hit], by: Sequence[Field]
) -> Mapping[tuple[Seen, ...], Count]:
    """The hits, in any order, counted by these fields (see `Engine.counts`)."""
    groups: dict[tuple[Seen, ...], _Group] = {}
    fields = [seen(field) for field in by]
    for place, hit in enumerate(hits):
        event = hit.event
        key = tuple([of(event) for of in fields])
        order = order_key(event)
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group(order, event.date, place)
        group.events += 1
        if hit.match == "maybe":
            group.maybe += 1
        if order < group.first:
            group.first, group.first_date = order, event.date
            group.first_place = place
        elif order >= group.last:
            group.last, group.last_date = order, event.date
    in_order = sorted(
        groups.items(), key=lambda item: (item[1].first, item[1].first_place)
    )
    return {
        key: Count(Number(group.events, group.maybe), group.first_date, group.last_date)
        for key, group in in_order
    }
