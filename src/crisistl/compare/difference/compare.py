"""Compare two chronologies event by event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crisistl.compare.difference.fields import differing
from crisistl.compare.difference.pairing import paired
from crisistl.compare.likeness import Observer
from crisistl.compare.union import Clash, united
from crisistl.compare.union.files import LINKS, renamed_ids
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which two accounts differ, with the values as a reader sees them."""

    field: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that both chronologies contain, with the fields in which they differ."""

    left: Event
    right: Event
    fields: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences between two chronologies, in order of time; `same` counts the events without a difference.

    Events have the ids of their own files. The ids of their actors, themes and sources are those of `union`, which
    has the registers of both.
    """

    left: tuple[Event, ...]
    right: tuple[Event, ...]
    twins: tuple[Twin, ...]
    same: int
    union: Timeline
    clashes: tuple[Clash, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no difference."""
        return not (self.left or self.right or self.twins)


def difference(
    left: Timeline, right: Timeline, names: tuple[str, str] = ("a", "b")
) -> Difference:
    """The differences between two chronologies. `paired` decides which events are the same."""
    union = united([*zip(names, (left, right), strict=True)])
    ours, theirs = (
        [
            _with_own_ids(event, own)
            for event, own in zip(events, timeline.events, strict=True)
        ]
        for events, timeline in zip(union.events, (left, right), strict=True)
    )
    observer = Observer(union.timeline.actors)
    pairs = paired([*map(observer.traits, ours)], [*map(observer.traits, theirs)])
    own_names = {theirs[j].id: ours[i].id for i, j in pairs}
    twins = [
        twin
        for i, j in pairs
        if (twin := _twin(ours[i], theirs[j], own_names, union.timeline))
    ]
    met = {i for i, _ in pairs}, {j for _, j in pairs}
    return Difference(
        _rest(ours, met[0]),
        _rest(theirs, met[1]),
        tuple(sorted(twins, key=lambda twin: order_key(twin.left))),
        len(pairs) - len(twins),
        union.timeline,
        union.clashes,
    )


def _with_own_ids(event: Event, own: Event) -> Event:
    """An event of the union, with the ids that it and its links have in its own file."""
    return event.model_copy(
        update={name: getattr(own, name) for name in ("id", *LINKS)}
    )


def _twin(
    left: Event, right: Event, own_names: Mapping[str, str], union: Timeline
) -> Twin | None:
    """A pair with its differing fields, or None if there are none. Links are compared by their targets."""
    links = {field: renamed_ids(getattr(right, field), own_names) for field in LINKS}
    linked = right.model_copy(update=links)
    fields = tuple(
        Differing(field.name, field.shown(left, union), field.shown(right, union))
        for field in differing(left, linked, union)
    )
    return Twin(left, right, fields) if fields else None


def _rest(events: Sequence[Event], met: set[int]) -> tuple[Event, ...]:
    return tuple(
        sorted(
            (event for place, event in enumerate(events) if place not in met),
            key=order_key,
        )
    )
