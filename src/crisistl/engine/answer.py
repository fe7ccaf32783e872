"""An answer: an engine and a question as understood; what every view starts from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crisistl.dates import Period
from crisistl.engine.base import (
    Count,
    Engine,
    Make,
    Number,
    Seen,
    Tally,
)
from crisistl.engine.order import IN_TIME, Order
from crisistl.frozen import frozen
from crisistl.output.table import Finder
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.search import finder
from crisistl.query.sentence import sentence
from crisistl.query.tree import (
    EVERYTHING,
    Compare,
    Has,
    Query,
    any_of,
    has_times,
    phrases,
    window_of,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_LINKS = ("responds_to", "contradicts")
_FEW = 20  # events whose links are looked up one by one


@frozen(slots=False)
class Answer:
    """The events of an engine that match a query; nothing is read before it is needed.

    `around` is the period that days are counted from, `order` the order of the hits. `worded`
    gives a condition as a user typed it, for explanations. `name` is what a chronology without a title is called.
    """

    engine: Engine
    query: Query = EVERYTHING
    certain: bool = False
    around: Period | None = None
    order: Order = IN_TIME
    worded: Callable[[Query], str] | None = None
    name: str = ""

    @classmethod
    def of(
        cls, timeline: Timeline, query: Query = EVERYTHING, *, certain: bool = False
    ) -> Answer:
        """The answer of a timeline that is held in memory."""
        from crisistl.engine.memory import MemoryEngine

        return cls(MemoryEngine(timeline), query, certain)

    @property
    def head(self) -> Timeline:
        """The title and the registers of the chronology; a timeline without events."""
        return self.engine.head

    @property
    def title(self) -> str:
        """The title of the chronology, or the name of its file."""
        return self.head.title or self.name

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All events that match, with their marks."""
        return self._first(None, self.order)

    def first(
        self, limit: int | None, *, ongoing_last: bool = False
    ) -> tuple[Hit, ...]:
        """The first hits; with `ongoing_last`, after what began before the window comes all else."""
        window = None
        if ongoing_last:
            window = window_of(self.query)
        order = self.order
        if window and window.relation == "overlap":
            order = replace(order, ongoing_in=window.period)
        return self._first(limit, order)

    def _first(self, limit: int | None, order: Order) -> tuple[Hit, ...]:
        found = self._known.get((limit, order))
        if found is None:
            hits = self.engine.hits(
                self.query,
                certain=self.certain,
                around=self.around,
                order=order,
                limit=limit,
            )
            found = self._known[limit, order] = tuple(hits)
        return found

    @cached_property
    def _known(self) -> dict[tuple[int | None, Order], tuple[Hit, ...]]:
        return {}

    def made(self, make: Make) -> list[Any] | None:
        """What `make` makes of the hits, in their order, none of which is held for it; None where they are anyway."""
        if self.around:
            return None
        return self.engine.made(
            self.query, make, certain=self.certain, order=self.order
        )

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that match, without their marks."""
        return tuple(hit.event for hit in self.hits)

    @property
    def number(self) -> Number:
        """How many events match."""
        return self.engine.number(self.query, certain=self.certain)

    def counts(self, by: Sequence[Field]) -> Mapping[tuple[Seen, ...], Count]:
        """The events that match, counted by fields (see `Engine.counts`)."""
        return self.engine.counts(self.query, by, certain=self.certain)

    def numbers(self, by: Sequence[Field]) -> Mapping[tuple[Seen, ...], Number]:
        """The numbers of `counts`, without dates."""
        return self.engine.numbers(self.query, by, certain=self.certain)

    def tallies(self, field: Field, above: Mapping[str, str]) -> Mapping[str, Tally]:
        """The events that match, tallied for the ids of a register (see `Engine.tallies`)."""
        return self.engine.tallies(self.query, field, above, certain=self.certain)

    @property
    def find(self) -> Finder | None:
        """Where a text has what was searched for; None where nothing was."""
        return finder([*phrases(self.query)])

    @property
    def sentence(self) -> str:
        """The question as understood."""
        said = sentence(self.query, self.head, certain=self.certain)
        zones = self.engine.zones
        if zones and (zones.shown or has_times(self.query)):
            return ", ".join(filter(None, (said, f"times in {zones.clock.key}")))
        return said

    @property
    def count(self) -> str:
        """How many events match: "12 of 42 events, 3 of them maybe"."""
        number, size = self.number, self.engine.size
        noun = "events"
        if size == 1:
            noun = "event"
        if number.events == size:
            said = f"{size:,} {noun}"
        else:
            said = f"{number.events:,} of {size:,} {noun}"
        if number.maybe:
            return f"{said}, {number.maybe} of them maybe"
        return said

    def narrowed(self, limit: int | None = None) -> Timeline:
        """A timeline of the first hits alone; events that they link to and that are left out go to `omitted`."""
        events = tuple(hit.event for hit in self.first(limit))
        return narrowed(self.engine, events)


def head_without(engine: Engine, ids: Sequence[str]) -> Timeline:
    """The head of an engine whose `omitted` are the events with these ids, which others link to."""
    near = engine.head.with_parts(events=tuple(engine.events(ids).values()))
    return near.leaving_out(ids)


def narrowed(engine: Engine, events: tuple[Event, ...]) -> Timeline:
    """A timeline of these events of an engine, with what they link to and leave out in `omitted`."""
    kept = {event.id for event in events}
    linked = dict.fromkeys(
        identity
        for event in events
        for identity in _linked(event)
        if identity not in kept
    )
    near = engine.head.with_parts(events=tuple(engine.events(linked).values()))
    return near.narrowed(events)


def surroundings(engine: Engine, events: Iterable[Event]) -> Timeline:
    """A timeline of some events, of those that they are linked with, and of those that link to them.

    These come after the events, in order of time.
    """
    known = {event.id: event for event in events}
    if not known:
        return engine.head
    answering = {}
    for hit in engine.hits(_links_to(known)):
        if not known.keys().isdisjoint(_linked(hit.event)):
            answering[hit.event.id] = hit.event
    linked = set[str]()
    for event in known.values():
        linked.update(_linked(event))
    linked_to = engine.events(linked - known.keys())
    return engine.head.with_parts(
        events=tuple({**known, **linked_to, **answering}.values())
    )


def _linked(event: Event) -> tuple[str, ...]:
    """The ids of the events that an event links to."""
    return (*event.responds_to, *event.contradicts)


def _links_to(ids: Collection[str]) -> Query:
    """The condition that an event links to one of these; where they are many, to any."""
    if len(ids) > _FEW:
        # a condition on each of so many events costs as much as their square
        return any_of(Compare(field, ">", 0) for field in _LINKS)
    return any_of(Has(field, name) for field in _LINKS for name in ids)
