"""Compare: two chronologies, read as one, event by event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crisistl.compare.difference.fields import differing
from crisistl.compare.difference.pairing import paired
from crisistl.compare.likeness import Observer
from crisistl.compare.union import Clash, united
from crisistl.compare.union.files import LINKS, renamed_ids
from crisistl.model.timeline import Event, Timeline
from crisistl.query.predicate import order_key


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that two accounts tell differently, with the values as a reader knows them."""

    field: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """One event that both chronologies have and tell otherwise."""

    left: Event
    right: Event
    fields: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two chronologies do not have in common, in order of time; `same` counts what they tell alike.

    The events have the ids of their own files; the ids of their actors, themes and sources are those of
    `union`, whose registers are of both.
    """

    left: tuple[Event, ...]
    right: tuple[Event, ...]
    twins: tuple[Twin, ...]
    same: int
    union: Timeline
    clashes: tuple[Clash, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two tell the same."""
        return not (self.left or self.right or self.twins)


def difference(left: Timeline, right: Timeline, names: tuple[str, str] = ("a", "b")) -> Difference:
    """What two chronologies tell otherwise; which event is which is judged by `paired`."""
    union = united([*zip(names, (left, right), strict=True)])
    ours, theirs = (
        [_with_own_ids(event, own) for event, own in zip(events, timeline.events, strict=True)]
        for events, timeline in zip(union.events, (left, right), strict=True)
    )
    observer = Observer(union.timeline.actors)
    pairs = paired([*map(observer.traits, ours)], [*map(observer.traits, theirs)])
    own_names = {theirs[j].id: ours[i].id for i, j in pairs}
    twins = [twin for i, j in pairs if (twin := _twin(ours[i], theirs[j], own_names, union.timeline))]
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
    """An event of the union with the ids that it and those it is linked to have in its file."""
    return event.model_copy(update={name: getattr(own, name) for name in ("id", *LINKS)})


def _twin(left: Event, right: Event, own_names: Mapping[str, str], union: Timeline) -> Twin | None:
    """The pair with what differs in it; None where nothing does. Links are compared by what they lead to."""
    links = {field: renamed_ids(getattr(right, field), own_names) for field in LINKS}
    linked = right.model_copy(update=links)
    fields = tuple(
        Differing(field.name, field.shown(left, union), field.shown(right, union))
        for field in differing(left, linked, union)
    )
    return Twin(left, right, fields) if fields else None


def _rest(events: Sequence[Event], met: set[int]) -> tuple[Event, ...]:
    return tuple(sorted((event for place, event in enumerate(events) if place not in met), key=order_key))
