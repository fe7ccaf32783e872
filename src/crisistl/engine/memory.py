"""The engine of a timeline that is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from crisistl.dates import EventDate, Period
from crisistl.engine.base import Count, Number, Seen
from crisistl.engine.from_counts import FromCounts
from crisistl.engine.order import IN_TIME, Order, ordered_hits
from crisistl.engine.zones import zones_of
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.matching import matches, on_one_clock
from crisistl.query.tree import EVERYTHING, Query, has_regex
from crisistl.query.vocabulary import spellings
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.model.as_known import NotYet
    from crisistl.model.timeline import Event, Timeline


class MemoryEngine(FromCounts):
    """A timeline that is held in memory, to query with times as shown in `zone`. The hits of the last query are kept.

    The events with the ids `unsure` match no query for certain. `not_yet` has the events that became known only
    later, where the timeline is as it was known on a day.
    """

    def __init__(
        self,
        timeline: Timeline,
        zone: str | None = None,
        unsure: frozenset[str] = frozenset(),
        not_yet: NotYet | None = None,
    ) -> None:
        self.not_yet = not_yet
        self._timeline = timeline
        self._unsure = unsure
        self.zones = zones_of(timeline, zone)
        self._last: tuple[Query, bool, list[Hit]] | None = None

    @cached_property
    def head(self) -> Timeline:
        """The timeline without its events."""
        return self._timeline.with_parts(events=())

    @property
    def size(self) -> int:
        """The number of all events."""
        return len(self._timeline.events)

    def spellings(self, field: Field) -> Iterable[tuple[str, str]]:
        """Each way to write a value of a field, with its id."""
        return spellings(field, self._timeline)

    def events(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The events with these ids."""
        known = self._timeline.events_by_id
        found = {identity: known[identity] for identity in ids if identity in known}
        if self.zones:
            return dict(
                zip(found, on_one_clock(found.values(), self.zones), strict=True)
            )
        return found

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
        return ordered_hits(
            self._found(query, certain), self.head, around, order, limit
        )

    def number(self, query: Query, *, certain: bool = False) -> Number:
        """How many events match."""
        if query == EVERYTHING and not self._unsure:
            return Number(self.size)
        return Number.of(self._found(query, certain))

    def counts(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Count]:
        """The events that match, counted by these fields."""
        from crisistl.engine.counting import counted

        return counted(self._found(query, certain), by)

    def extent(self) -> tuple[EventDate, EventDate] | None:
        """The date of the event that began first and of the one that began last."""
        dates = [event.date for event in self._timeline.events]
        if not dates:
            return None
        return min(dates, key=lambda when: when.sort_key), max(
            dates, key=lambda when: when.latest_start
        )

    def timeline(self) -> Timeline:
        """The whole chronology."""
        return self._timeline

    def _found(self, query: Query, certain: bool) -> list[Hit]:
        if self._last and self._last[:2] == (query, certain):
            return self._last[2]
        with bounded(has_regex(query)):
            found = [
                *matches(
                    query,
                    self.head,
                    self._timeline.events,
                    certain=certain,
                    zones=self.zones,
                )
            ]
        if self._unsure:
            found = self._marked(found, certain)
        self._last = (query, certain, found)
        return found

    def _marked(self, hits: Iterable[Hit], certain: bool) -> list[Hit]:
        """The hits with "maybe" at the events that are unsure, or without these if `certain`."""
        marked = []
        for hit in hits:
            if hit.event.id not in self._unsure:
                marked.append(hit)
            elif not certain:
                marked.append(hit._replace(match="maybe"))
        return marked
