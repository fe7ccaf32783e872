"""The engine of an archive: asks a store by SQL, and reads of each event only what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from crisistl.dates import EventDate, Period
from crisistl.engine.archive.conditions import Condition, Conditions
from crisistl.engine.archive.groups import (
    Group,
    counts,
    grouped,
    groups_of,
    tallies,
    tallies_of_sets,
)
from crisistl.engine.archive.sql import TRUE, Sql, both
from crisistl.engine.archive.store import Store
from crisistl.engine.base import Count, Make, Number, Seen, Tally
from crisistl.engine.counting import counted, numbers_of, tallied
from crisistl.engine.order import IN_TIME, Order, ordered_hits
from crisistl.engine.zones import zones_of
from crisistl.formats.archive.layout import refuse_large
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.matching import marked, measured, on_one_clock
from crisistl.query.predicate import predicate
from crisistl.query.tree import EVERYTHING, Query, window_of
from crisistl.query.vocabulary import spellings

if TYPE_CHECKING:
    from crisistl.model.as_known import NotYet
    from crisistl.model.timeline import Event, Timeline

_FETCHED = 20_000  # events that are read at once
_MOST_KEPT = 50_000  # events that a search found


class ArchiveEngine:
    """Asks an archive in a store, with times as shown in `zone`."""

    not_yet: NotYet | None = None

    def __init__(self, store: Store, zone: str | None = None) -> None:
        self._store = store
        self.head = store.head
        self.zones = zones_of(store.head, zone)
        self._shown = zone is not None and store.manifest.times > 0
        self._conditions: dict[Query, Condition] = {}
        self._numbers: dict[tuple[Query, bool], Number] = {}

    @property
    def size(self) -> int:
        """The number of all events."""
        return self._store.manifest.events

    def spellings(self, field: Field) -> Iterable[tuple[str, str]]:
        """Each way to write a value of a field, with its id."""
        if field.name == "extra":
            return ((name, name) for name in self._store.manifest.extra)
        if field.ask == "place":
            return self._stored("place", "place <> ''")
        if field.ask == "event":
            omitted = ((identity, identity) for identity in self.head.omitted_by_id)
            return (*self._stored("id", TRUE.text), *omitted)
        return spellings(field, self.head)

    def _stored(self, column: str, where: str) -> Iterator[tuple[str, str]]:
        found = self._store.rows(
            Sql(
                f"SELECT {column}, min(seq) AS place_of FROM events WHERE {where} GROUP BY {column} ORDER BY place_of"
            )
        )
        return ((value, value) for value, _ in found)

    def events(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The events with these ids."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        where = self._store.isin("value", wanted).wrapped(
            "SELECT pos FROM tags WHERE kind = 'id' AND "
        )
        places = [pos for (pos,) in self._store.rows(where)]
        bodies = self._bodies(places)
        found = {event.id: event for event in map(self._store.event, bodies.values())}
        placed = self._on_clock(found[i] for i in wanted if i in found)
        return {event.id: event for event in placed}

    def _bodies(self, places: Sequence[int]) -> dict[int, str]:
        if not places:
            return {}
        lower, upper = min(places), max(places)
        among = self._store.isin("pos", places)
        sql = among.wrapped(
            f"SELECT pos, body FROM events WHERE pos >= {lower} AND pos <= {upper} AND "
        )
        return dict(self._store.rows(sql))

    def _on_clock(self, events: Iterable[Event]) -> Iterable[Event]:
        if self.zones:
            return on_one_clock(events, self.zones)
        return events

    def made(
        self,
        query: Query,
        make: Make,
        *,
        certain: bool = False,
        order: Order = IN_TIME,
    ) -> None:
        """Nothing: the events are held."""

    def hits(
        self,
        query: Query,
        *,
        certain: bool = False,
        around: Period | None = None,
        order: Order = IN_TIME,
        limit: int | None = None,
    ) -> Iterator[Hit]:
        """The events that match, in order. DataError where they are too many to be held."""
        if order.columns or self._shown:
            refuse_large(self.number(query, certain=certain).events, self._store.name)
            found = self._in_time(query, certain, Order(), None)
            return ordered_hits(found, self.head, around, order, limit)
        if limit is None:
            refuse_large(self.number(query, certain=certain).events, self._store.name)
        found = self._in_time(query, certain, order, limit)
        if around:
            return iter(measured(found, around))
        return found

    def _in_time(
        self, query: Query, certain: bool, order: Order, limit: int | None
    ) -> Iterator[Hit]:
        """The first hits of an order in time."""
        condition = self._condition(query)
        if certain:
            where = condition.yes
        else:
            where = condition.may
        first = f" ORDER BY {self._ordering(order)}"
        if limit is not None:
            first += f" LIMIT {limit}"
        sql = where.wrapped("SELECT pos FROM events WHERE ", first)
        # sorting whole events would take longer than finding them a second time
        places = [pos for (pos,) in self._store.rows(sql)]
        yield from self._marked(query, self._on_clock(self._events_at(places)))

    def _events_at(self, places: Sequence[int]) -> Iterator[Event]:
        """The events at these places in the order of time, in the order given."""
        for start in range(0, len(places), _FETCHED):
            some = places[start : start + _FETCHED]
            bodies = self._bodies(some)
            for place in some:
                yield self._store.event(bodies[place])

    @staticmethod
    def _ordering(order: Order) -> str:
        pos = "pos"
        if order.reverse:
            pos = "pos DESC"
        if window := order.ongoing_in:
            lower = int(window.lower)
            return f"CASE WHEN s2 < {lower} AND e2 >= {lower} THEN 1 ELSE 0 END, {pos}"
        return pos

    def _marked(self, query: Query, events: Iterable[Event]) -> Iterator[Hit]:
        """The hits for events that are known to match."""
        test = predicate(query, self.head)
        window = window_of(query)
        for event in events:
            yield marked(event, test(event), window)

    def _condition(self, query: Query) -> Condition:
        known = self._conditions.get(query)
        if known is None:
            made = Conditions(self._store, self.zones)
            known = self._conditions[query] = self._found_once(made.of(query))
        return known

    def _found_once(self, condition: Condition) -> Condition:
        """The condition; where it searches texts and few events match, that they are these."""
        if "folded" not in condition.may.text:
            return condition
        sql = condition.may.wrapped(
            "SELECT pos FROM events WHERE ", f" LIMIT {_MOST_KEPT + 1}"
        )
        places = [pos for (pos,) in self._store.rows(sql)]
        if len(places) > _MOST_KEPT:
            return condition
        among = self._store.isin("pos", sorted(places))
        if condition.yes == condition.may:
            return Condition(among, among)
        return Condition(among, both((among, condition.yes)))

    def number(self, query: Query, *, certain: bool = False) -> Number:
        """How many events match."""
        known = self._numbers.get((query, certain))
        if known is None:
            known = self._numbers[query, certain] = self._counted(query, certain)
        return known

    def _counted(self, query: Query, certain: bool) -> Number:
        condition = self._condition(query)
        if condition.yes == TRUE:
            return Number(self.size)
        start = "SELECT count(*) FROM events WHERE "
        ((may,),) = self._store.rows(condition.may.wrapped(start))
        if condition.yes == condition.may:
            return Number(may)
        ((yes,),) = self._store.rows(condition.yes.wrapped(start))
        if certain:
            return Number(yes)
        return Number(may, may - yes)

    def counts(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Count]:
        """The events that match, counted by these fields."""
        groups = self._groups(query, by, certain)
        if groups is None:
            return counted(self._in_time(query, certain, Order(), None), by)
        return counts(self._store, groups, self._date)

    def numbers(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Number]:
        """The numbers of `counts`."""
        groups = self._groups(query, by, certain)
        if groups is None:
            return numbers_of(self.counts(query, by, certain=certain))
        return {key: group.number for key, group in groups.items()}

    def tallies(
        self,
        query: Query,
        field: Field,
        above: Mapping[str, str],
        *,
        certain: bool = False,
    ) -> Mapping[str, Tally]:
        """The events that match, tallied for the ids of a register."""
        way = grouped(field, self._date)
        name = None
        if way:
            name = self._store.sets.get(way.expressions)
        if name and query == EVERYTHING and not self._shown:
            return tallies_of_sets(self._store, name, above, self._date)
        groups = self._groups(query, [field], certain)
        if groups is None:
            return tallied(self.counts(query, [field], certain=certain), above)
        return tallies(self._store, groups, above, self._date)

    def _groups(
        self, query: Query, by: Sequence[Field], certain: bool
    ) -> Mapping[tuple[Seen, ...], Group] | None:
        """The events that match, in groups; None where the store can't group them."""
        ways = [grouped(field, self._date) for field in by]
        known = [way for way in ways if way]
        if self._shown or len(known) < len(ways):
            return None
        condition = self._condition(query)
        where = condition.may
        if certain:
            where = condition.yes
        return groups_of(self._store, where, condition.yes, known)

    def _date(self, text: str) -> EventDate:
        when = EventDate.parse(text)
        if self.zones:
            return self.zones.place(when)
        return when

    def extent(self) -> tuple[EventDate, EventDate] | None:
        """The date of the event that began first and of the one that began last."""
        manifest = self._store.manifest
        if not manifest.events:
            return None
        return EventDate.parse(manifest.first), EventDate.parse(manifest.last)

    def timeline(self) -> Timeline:
        """The whole chronology. DataError where it is too large."""
        return self._whole

    @cached_property
    def _whole(self) -> Timeline:
        refuse_large(self.size, self._store.name)
        found = self._store.rows(Sql("SELECT body FROM events ORDER BY seq"))
        return self.head.with_parts(
            events=tuple(self._store.event(body) for (body,) in found)
        )
