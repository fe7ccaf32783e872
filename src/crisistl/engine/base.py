"""The protocol of an engine: what can be asked of a chronology, wherever its events are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from crisistl.dates import EventDate, Period
from crisistl.engine.order import IN_TIME, Order
from crisistl.frozen import frozen
from crisistl.query.fields import Field
from crisistl.query.hit import Hit
from crisistl.query.tree import Query

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones
    from crisistl.model.as_known import NotYet
    from crisistl.model.timeline import Event, Timeline

Seen = EventDate | tuple[str, ...] | tuple[tuple[str, ...], tuple[str, ...]]
"""What an event has in a field: its date for periods, (actors, targets) for pairs, otherwise its values."""


class Number(NamedTuple):
    """How many events match, and for how many of them the answer is "maybe"."""

    events: int
    maybe: int = 0

    @classmethod
    def of(cls, hits: Iterable[Hit]) -> Number:
        """How many hits there are."""
        events = maybe = 0
        for hit in hits:
            events += 1
            if hit.match == "maybe":
                maybe += 1
        return cls(events, maybe)


@frozen
class Count:
    """How many events have the same values, with the dates of the first and the last of them in order of time.

    `begins` and `ends` are the places of these two in that order, which can be compared within one answer.
    """

    number: Number
    first: EventDate
    last: EventDate
    begins: Any = field(default=None, compare=False, repr=False)
    ends: Any = field(default=None, compare=False, repr=False)


class Tally(NamedTuple):
    """How many events name a part of a register or what is part of it, and how many name itself.

    `first` and `last` are the dates of the first and the last of the former in order of time; None without events.
    """

    events: int = 0
    alone: int = 0
    first: EventDate | None = None
    last: EventDate | None = None


Make = Callable[[Sequence[Hit]], Sequence[Any]]
"""What makes something of each of some hits."""


class Engine(Protocol):
    """A chronology to query. Every method raises DataError if the data is invalid.

    Names in a query are ids of the registers in `head`. `certain` leaves out events that only may match.
    """

    @property
    def head(self) -> Timeline:
        """The title, `as_of`, `omitted` and the registers; a timeline without events."""

    @property
    def zones(self) -> Zones | None:
        """The zone of the chronology's times and that in which they are shown; None where there is neither."""

    @property
    def not_yet(self) -> NotYet | None:
        """The events that weren't known yet, of a chronology as known on a day; None of any other."""

    @property
    def size(self) -> int:
        """The number of all events."""

    def spellings(self, field: Field) -> Iterable[tuple[str, str]]:
        """Each way to write a value of a field, with its id; of `extra`, the names of its entries."""

    def events(self, ids: Iterable[str]) -> Mapping[str, Event]:
        """The events with these ids; an id without an event is left out."""

    def hits(
        self,
        query: Query,
        *,
        certain: bool = False,
        around: Period | None = None,
        order: Order = IN_TIME,
        limit: int | None = None,
    ) -> Iterator[Hit]:
        """The events that match, each with its mark and with its days from `around`, at most `limit` of them."""

    def made(
        self,
        query: Query,
        make: Make,
        *,
        certain: bool = False,
        order: Order = IN_TIME,
    ) -> list[Any] | None:
        """What `make` makes of the events that match, some hundred at a time as they are read, so that none is held.

        None where they are held anyway, or have to be for their order.
        """

    def number(self, query: Query, *, certain: bool = False) -> Number:
        """How many events match."""

    def counts(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Count]:
        """For each different combination of what matching events have in these fields, how many have it.

        Each event counts once, under all its values together. Combinations are in the order of their first
        events. For a period such as `month`, events may be counted under the date of one of them as long as
        their earliest and latest beginnings and their latest ends fall in the same periods.
        """

    def numbers(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Number]:
        """The numbers of `counts`, in the same order, without their dates."""

    def tallies(
        self,
        query: Query,
        field: Field,
        above: Mapping[str, str],
        *,
        certain: bool = False,
    ) -> Mapping[str, Tally]:
        """The events that match, tallied for the ids of a register that they name in a field.

        `above` has for an id what it is part of, where it is; an event that names both counts once.
        """

    def extent(self) -> tuple[EventDate, EventDate] | None:
        """The date of the event that began first and of the one that began last; None without events."""

    def timeline(self) -> Timeline:
        """The whole chronology with all its events. DataError where it is too large to be held in memory."""
