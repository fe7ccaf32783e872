"""Counting hits by what their events have in some fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from crisistl.dates import EventDate
from crisistl.dates.calendar import UNITS
from crisistl.engine.base import Count, Number, Seen, Tally
from crisistl.model.lineage import reached
from crisistl.model.order import OrderKey, order_key
from crisistl.query.fields import Field
from crisistl.query.hit import Hit

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
        "last_place",
        "maybe",
    )

    def __init__(self, order: OrderKey, date: EventDate, place: int) -> None:
        self.events = self.maybe = 0
        self.first_place = self.last_place = place
        self.first = self.last = order
        self.first_date = self.last_date = date

    def count(self) -> Count:
        return Count(
            Number(self.events, self.maybe),
            self.first_date,
            self.last_date,
            (self.first, self.first_place),
            (self.last, self.last_place),
        )


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
            group.last_place = place
    return _in_order(groups)


class Dated:
    """Events with one date and part of the day: how many, one of them, and the places of the first and the last."""

    __slots__ = ("event", "events", "first", "last")

    def __init__(self, event: Event, place: int) -> None:
        self.event = event
        self.events = 0
        self.first = self.last = place


def dated(batches: Iterable[Sequence[Event]]) -> list[Dated]:
    """The events counted by their dates and parts of the day; a date may be the text that it is in JSON."""
    found: dict[tuple[str, str | None], Dated] = {}
    for place, event in enumerate(chain.from_iterable(batches)):
        key = (str(event.date), event.part_of_day)
        same = found.get(key)
        if same is None:
            same = found[key] = Dated(event, place)
        same.events += 1
        same.last = place
    return [*found.values()]


def counted_by_date(found: Sequence[Dated]) -> Mapping[tuple[Seen, ...], Count]:
    """What `counted` gives for all these events and one period, such as `month`."""
    from crisistl.model.checked import finish_dates

    finish_dates([one.event for one in found if isinstance(one.event.date, str)])
    groups: dict[tuple[Seen, ...], _Group] = {}
    for same in found:
        date, order = same.event.date, order_key(same.event)
        group = groups.get((date,))
        if group is None:
            group = groups[date,] = _Group(order, date, same.first)
            group.last_place = same.last
        group.events += same.events
        if (order, same.first) < (group.first, group.first_place):
            group.first, group.first_place = order, same.first
        if (order, same.last) > (group.last, group.last_place):
            group.last, group.last_place = order, same.last
    return _in_order(groups)


def _in_order(
    groups: Mapping[tuple[Seen, ...], _Group],
) -> Mapping[tuple[Seen, ...], Count]:
    in_order = sorted(
        groups.items(), key=lambda item: (item[1].first, item[1].first_place)
    )
    return {key: group.count() for key, group in in_order}


@dataclass(slots=True)
class Found:
    """The events that name a part of a register, as they are added up."""

    events: int = 0
    alone: int = 0
    first: Count | None = None
    last: Count | None = None

    def add(self, count: Count) -> None:
        """Include events that were counted together."""
        self.events += count.number.events
        if self.first is None or count.begins < self.first.begins:
            self.first = count
        if self.last is None or count.ends > self.last.ends:
            self.last = count

    def tally(self) -> Tally:
        """What was added up."""
        first = self.first and self.first.first
        last = self.last and self.last.last
        return Tally(self.events, self.alone, first or None, last or None)


def tallied(
    counts: Mapping[tuple[Seen, ...], Count], above: Mapping[str, str]
) -> Mapping[str, Tally]:
    """Counts by one field, tallied for each id (see `Engine.tallies`)."""
    found: dict[str, Found] = defaultdict(Found)
    for (named,), count in counts.items():
        assert isinstance(named, tuple)
        direct = {str(identity) for identity in named}
        for identity in direct:
            found[identity].alone += count.number.events
        for identity in reached(direct, above):
            found[identity].add(count)
    return {identity: one.tally() for identity, one in found.items()}


def numbers_of(
    counts: Mapping[tuple[Seen, ...], Count],
) -> Mapping[tuple[Seen, ...], Number]:
    """Counts without their dates."""
    return {key: count.number for key, count in counts.items()}
