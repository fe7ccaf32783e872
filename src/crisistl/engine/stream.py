"""The engine of a file that is read once for one question, and held from the second question on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from crisistl.dates import EventDate, Period
from crisistl.dates.calendar import UNITS
from crisistl.engine.base import Count, Make, Number, Seen
from crisistl.engine.from_counts import FromCounts
from crisistl.engine.order import IN_TIME, Order, ordered_hits
from crisistl.engine.zones import zones_of
from crisistl.model.order import order_key
from crisistl.query.choosing import chooser
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.matching import matches
from crisistl.query.needed import DATED, both, needed_to_count, needed_to_match
from crisistl.query.sifting import Sifter, sifter
from crisistl.query.tree import EVERYTHING, Query, has_regex
from crisistl.query.vocabulary import IN_EVENTS, spellings
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.engine.memory import MemoryEngine
    from crisistl.formats.json.known import Choose, Known
    from crisistl.formats.json.stream import Stream
    from crisistl.model.timeline import Event, Timeline

Names = frozenset[str]
Found = TypeVar("Found")
_AT_ONCE = 500  # hits


class StreamEngine(FromCounts):
    """Asks our own JSON as it streams, so that events that do not match are never held.

    Reading a file twice takes longer than holding it: a second question, and a file that turns out to be at
    fault, are answered by a MemoryEngine of what `load` returns. `again` is the stream that checks every event, where
    `stream` is of a file that was valid before and may have changed.
    """

    def __init__(
        self,
        stream: Stream | Known,
        load: Callable[[], Timeline],
        zone: str | None = None,
        again: Callable[[], Stream | None] | None = None,
    ) -> None:
        self.zones = zones_of(stream.head, zone)
        self._zone = zone
        self._stream = stream
        self._again = again
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

    def made(
        self,
        query: Query,
        make: Make,
        *,
        certain: bool = False,
        order: Order = IN_TIME,
    ) -> list[Any] | None:
        """What `make` makes of the events that match, as they are read."""
        if order != IN_TIME or self._was_read or self._memory:
            return None
        self._was_read = True
        items, number = _made(make, self._matches(query, certain, None))
        if not self._stream.is_sound:
            return None
        self._numbers[query, certain] = number
        return items

    def number(self, query: Query, *, certain: bool = False) -> Number:
        """How many events match."""
        if known := self._numbers.get((query, certain)):
            return known
        found = self._once(lambda: self._number(query, certain))
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
        found = self._once(lambda: self._counted(query, by, certain))
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
        whole = self._stream.whole()
        if whole is None and (other := self._checking()):
            whole = other.whole()
        return whole or self._load()

    def _hits(self, query: Query, certain: bool) -> list[Hit] | None:
        if self._kept and self._kept[:2] == (query, certain):
            return self._kept[2]
        hits = self._once(lambda: self._found(query, certain))
        if hits is not None:
            self._kept = (query, certain, hits)
            self._numbers[query, certain] = Number.of(hits)
        return hits

    def _once(self, take: Callable[[], Found]) -> Found | None:
        """What is taken of the file as it is read; None where it was read before or is not sound."""
        if self._was_read or self._memory:
            return None
        self._was_read = True
        found = take()
        if not self._stream.is_sound and (other := self._checking()):
            self._stream = other
            found = take()
        if self._stream.is_sound:
            return found
        return None

    def _checking(self) -> Stream | None:
        """The stream that checks every event, once, where that isn't the one that was read."""
        again, self._again = self._again, None
        return again() if again else None

    def _number(self, query: Query, certain: bool) -> Number:
        if query == EVERYTHING:
            for _ in self._batches(frozenset()):
                pass
            return Number(self._stream.count)
        names = needed_to_match(query, self.head)
        return Number.of(self._matches(query, certain, names))

    def _counted(
        self, query: Query, by: Sequence[Field], certain: bool
    ) -> Mapping[tuple[Seen, ...], Count]:
        from crisistl.engine.counting import counted, counted_by_date, dated

        if query == EVERYTHING and not self.zones and _is_period(by):
            found = dated(self._stream.batches(DATED, as_read=True))
            return counted_by_date(found) if self._stream.is_sound else {}
        names = both(needed_to_match(query, self.head), needed_to_count(by))
        return counted(self._matches(query, certain, names), by)

    def _found(self, query: Query, certain: bool) -> list[Hit]:
        """All that matches, of which each event has all its fields."""
        names = needed_to_match(query, self.head)
        if query == EVERYTHING or names is None:
            choose = names = None
        else:
            choose = chooser(query, self.head, self.zones)
        return [*self._matches(query, certain, names, choose)]

    def _matches(
        self,
        query: Query,
        certain: bool,
        names: Names | None,
        choose: Choose | None = None,
    ) -> Iterator[Hit]:
        """The hits as the file is read, with these fields or, of those that are chosen, with all."""
        with bounded(has_regex(query)) as sparing:
            batches = self._batches(names, choose, sifter(query, self.head))
            events = chain.from_iterable(sparing(batches))
            yield from matches(
                query, self.head, events, certain=certain, zones=self.zones
            )

    def _batches(
        self,
        names: Names | None,
        choose: Choose | None = None,
        sifting: Sifter | None = None,
    ) -> Iterator[Sequence[Event]]:
        sift = sifting.places if sifting else None
        if names and self.zones:
            names |= {"date"}
        return self._stream.batches(names, choose, sift=sift)


def _is_period(by: Sequence[Field]) -> bool:
    """Whether events are counted by one period, such as `month`, and nothing else."""
    return len(by) == 1 and by[0].name in UNITS


def _made(make: Make, hits: Iterator[Hit]) -> tuple[list[Any], Number]:
    """What is made of each hit, in order of time, and how many there are."""
    keys: list[int] = []
    items: list[Any] = []
    maybe = 0
    while some := [*islice(hits, _AT_ONCE)]:
        keys += [order_key(hit.event) for hit in some]
        items += make(some)
        maybe += Number.of(some).maybe
    places = sorted(range(len(keys)), key=keys.__getitem__)
    return [items[place] for place in places], Number(len(items), maybe)
