"""The engine of a file that is read once for one question, and held from the second question on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from crisistl.dates import EventDate, Period
from crisistl.engine.base import Count, Number, Seen
from crisistl.engine.from_counts import FromCounts
from crisistl.engine.order import IN_TIME, Order, ordered_hits
from crisistl.engine.zones import zones_of
from crisistl.formats.json.stream import Stream
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.matching import matches
from crisistl.query.tree import Query, has_regex
from crisistl.query.vocabulary import IN_EVENTS, spellings
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.engine.memory import MemoryEngine
    from crisistl.model.timeline import Event, Timeline

Found = TypeVar("Found")


class StreamEngine(FromCounts):
    """Asks our own JSON as it streams, so that events that do not match are never held.

    Reading a file twice takes longer than holding it: a second question, and a file that turns out to be at
    fault, are answered by a MemoryEngine of what `load` returns.
    """

    def __init__(
        self, stream: Stream, load: Callable[[], Timeline], zone: str | None = None
    ) -> None:
        self.zones = zones_of(stream.head, zone)
        self._zone = zone
        self._stream = stream
        self._load = load
        self._was_read = False
        self._memory: MemoryEngine | None = None
        self._kept: tuple[Query, bool, list[Hit]] | None = None
        self._numbers: dict[tuple[Query, bool], Number] = {}

    @property
    def head(self) -> Timeline:
        """The title and the registers; those of the events that are held, where the file turned out to be at fault."""
        if self._memory:
            return self._memory.head
        return self._stream.head

    @property
    def size(self) -> int:
        """The number of all events."""
        if self._stream.is_sound:
            return self._stream.count
        return self._held.size

    def spellings(self, field: Field) -> Iterable[tuple[str, str]]:
        """Each way to write a value of a field, with its id."""
        if field.ask in IN_EVENTS or field.name == "extra":
            return self._held.spellings(field)
        return spellings(field, self.head)

    def events(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The events with these ids."""
        wanted = [*ids]
        if wanted:
            return self._held.events(wanted)
        return {}

    def hits(
        self,
        query: Query,
        *,
        certain: bool = False,
        around: Period | None = None,
        order: Order = IN_TIME,
        limit: int | None = None,
    ) -> Iterator[Hit]:
        """The events that match, in order."""
        found = self._hits(query, certain)
        if found is None:
            return self._held.hits(
                query, certain=certain, around=around, order=order, limit=limit
            )
        return ordered_hits(found, self.head, around, order, limit)

    def number(self, query: Query, *, certain: bool = False) -> Number:
        """How many events match."""
        if known := self._numbers.get((query, certain)):
            return known
        found = self._once(query, certain, Number.of)
        if found is None:
            return self._held.number(query, certain=certain)
        self._numbers[query, certain] = found
        return found

    def counts(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Count]:
        """The events that match, counted by these fields."""
        from crisistl.engine.counting import counted

        if self._kept and self._kept[:2] == (query, certain):
            return counted(self._kept[2], by)
        found = self._once(query, certain, lambda hits: counted(hits, by))
        if found is None:
            return self._held.counts(query, by, certain=certain)
        numbers = [count.number for count in found.values()]
        self._numbers[query, certain] = Number(
            sum(number.events for number in numbers),
            sum(number.maybe for number in numbers),
        )
        return found

    def extent(self) -> tuple[EventDate, EventDate] | None:
        """The date of the event that began first and of the one that began last."""
        return self._held.extent()

    def timeline(self) -> Timeline:
        """The whole chronology."""
        return self._held.timeline()

    @property
    def _held(self) -> MemoryEngine:
        from crisistl.engine.memory import MemoryEngine

        if self._memory is None:
            self._memory = MemoryEngine(self._whole(), self._zone)
            self._kept = None
        return self._memory

    def _whole(self) -> Timeline:
        return self._stream.whole() or self._load()

    def _hits(self, query: Query, certain: bool) -> list[Hit] | None:
        if self._kept and self._kept[:2] == (query, certain):
            return self._kept[2]
        hits: list[Hit] | None = self._once(query, certain, list)
        if hits is not None:
            self._kept = (query, certain, hits)
            self._numbers[query, certain] = Number.of(hits)
        return hits

    def _once(
        self, query: Query, certain: bool, take: Callable[[Iterator[Hit]], Found]
    ) -> Found | None:
        """What is made of the hits as the file is read; None where it was read before or is not sound."""
        if self._was_read or self._memory:
            return None
        self._was_read = True
        with bounded(has_regex(query)) as sparing:
            events = chain.from_iterable(sparing(self._stream.batches()))
            found = take(
                matches(query, self.head, events, certain=certain, zones=self.zones)
            )
        if self._stream.is_sound:
            return found
        return None
