"""Groups: what an event counts under in a field: names, types, places, pairs ..., and how each reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crisistl.dates import EventDate
from crisistl.engine.base import Seen
from crisistl.engine.counting import seen
from crisistl.errors import UsageError
from crisistl.model.lineage import DatedLineage, Lineage, belongs_at_times
from crisistl.output.table import Cell, Column
from crisistl.query.cells import JOINTLY, TOWARD, names_of, pairs
from crisistl.query.fields import Field

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

TREES = ("actor", "theme", "pair")
"""The kinds of field whose values are part of one another."""

_MOST_PAIRS = 100_000  # of one event

MISSING = ""
"""The key of an event that has nothing in the field."""

_NOTHING = {
    "pair": "one side only",
    "toward": "no recipient",
    "source": "none of the register",
}


class Dated(NamedTuple):
    """What an event has in a field, and the date on which actors are looked up that were part of others at times."""

    values: Seen
    when: EventDate


_SPOKEN = {
    "by": "who acts",
    "toward": "towards whom",
    "attributed_to": "who claims it",
    "responds_to": "responds to",
}
"""The headings for people of fields whose names aren't nouns."""


@dataclass(frozen=True)
class Groups:
    """The groups of one field.

    `seen` is what an event has in it, `keys_of` the groups of what was seen, each once; `label` is how a key reads.
    """

    column: Column
    keys_of: Callable[[Seen], Sequence[str]]
    seen: Callable[[Event], Seen]
    label: Callable[[str], Cell]

    @classmethod
    def of(cls, field: Field, timeline: Timeline, depth: int | None = None) -> Groups:
        """The groups of a field that has values.

        With a `depth`, actors and themes count under what they are part of: 1 is the top of each tree, 2 the
        level below, and so on. Fields without such trees stay as they are.
        """
        column = Column(
            field.name,
            "sides" if field.ask in TREES else "text",
            spoken=_SPOKEN.get(field.name, ""),
        )
        of = seen(field)
        if needs_date(field, timeline, depth):
            of = _dated(of)
        return cls(column, _keys(field, timeline, depth), of, _label(field, timeline))

    def keys(self, event: Event) -> Sequence[str]:
        """The groups of an event."""
        return self.keys_of(self.seen(event))


def needs_date(field: Field, timeline: Timeline, depth: int | None) -> bool:
    """Whether the groups of a field depend on the date of the event: `keys_of` then takes `Dated`."""
    rolled_up = depth is not None and field.ask in ("actor", "pair")
    return rolled_up and belongs_at_times(timeline.actors)


def _dated(of: Callable[[Event], Seen]) -> Callable[[Event], Any]:
    return lambda event: Dated(of(event), event.date)


def _keys_on_date(
    field: Field, timeline: Timeline, depth: int
) -> Callable[[Any], Sequence[str]]:
    """The groups by what actors were part of, or may have been part of, on the date of the event."""
    lineage = DatedLineage(timeline.actors)

    def under(values: Iterable[str], when: EventDate) -> Sequence[str]:
        ways = [way for one in values for way, _ in lineage.ways(one, when)]
        return _once(way[-min(depth, len(way))] for way in ways)

    if field.ask == "pair":

        def paired(seen: Any) -> Sequence[str]:
            acting, addressed = seen.values
            return _paired((under(acting, seen.when), under(addressed, seen.when)))

        return paired
    return lambda seen: under(seen.values, seen.when)


def _keys(
    field: Field, timeline: Timeline, depth: int | None
) -> Callable[[Any], Sequence[str]]:
    if depth is None or field.ask not in TREES:
        if field.ask == "pair":
            return _paired
        return _once
    if needs_date(field, timeline, depth):
        return _keys_on_date(field, timeline, depth)
    lines = Lineage(timeline.themes if field.ask == "theme" else timeline.actors)

    @cache
    def under(identity: str) -> str:
        line = lines[identity]
        return line[-min(depth, len(line))]

    if field.ask == "pair":
        return lambda sides: _paired(
            (_once(map(under, sides[0])), _once(map(under, sides[1])))
        )
    return lambda values: _once(map(under, values))


def _paired(sides: tuple[Sequence[str], Sequence[str]]) -> Sequence[str]:
    """The pairs of an event, as long as there are not so many that they take all memory."""
    acting, addressed = sides
    if len(acting) * (len(addressed) or len(acting)) > _MOST_PAIRS:
        raise UsageError(
            f"an event has more than {_MOST_PAIRS:,} pairs of actors; count by actor, or leave it out"
        )
    return _once(pairs(acting, addressed))


def _once(keys: Iterable[str]) -> Sequence[str]:
    return tuple(dict.fromkeys(key for key in keys if key != MISSING))


def _label(field: Field, timeline: Timeline) -> Callable[[str], Cell]:
    nothing = _NOTHING.get(field.name, "not given")
    actors, themes, sources = (
        timeline.actors_by_id,
        timeline.themes_by_id,
        timeline.sources_by_id,
    )

    def label(key: str) -> Cell:
        if key == MISSING:
            return nothing
        if field.ask == "pair":
            between = JOINTLY
            if TOWARD in key:
                between = TOWARD
            one, other = names_of(key.split(between), actors)
            return one, between, other
        if field.ask in TREES:
            return names_of((key,), themes if field.ask == "theme" else actors)
        if field.ask == "source":
            return sources[key].title
        return key

    return label
