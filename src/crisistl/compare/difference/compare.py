"""Compare two chronologies event by event."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from crisistl.compare.difference.fields import differing
from crisistl.compare.difference.pairing import paired_events
from crisistl.compare.likeness import Observer
from crisistl.compare.union import Clash, united
from crisistl.compare.union.files import LINKS, renamed_ids
from crisistl.dates import BEGINNING, END, Period
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline

_links: Callable[[Event], tuple[str, tuple[str, ...], tuple[str, ...]]] = attrgetter(
    "id", *LINKS
)


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which two accounts differ, with the values as a reader sees them."""

    field: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that both chronologies contain, with the fields in which they differ.

    `is_sure` is False where the two accounts are perhaps of different events.
    """

    left: Event
    right: Event
    fields: tuple[Differing, ...]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences between two chronologies, in order of time; `same` counts the events without a difference.

    Events have the ids of their own files. The ids of their actors, themes and sources are those of `union`, which
    has the registers of both. `outside` counts the events of each that are left out because the other doesn't cover
    their time; `common` is then the period that both cover.
    """

    left: tuple[Event, ...]
    right: tuple[Event, ...]
    twins: tuple[Twin, ...]
    same: int
    union: Timeline
    clashes: tuple[Clash, ...]
    outside: tuple[int, int] = (0, 0)
    common: Period | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no difference."""
        return not (self.left or self.right or self.twins or any(self.outside))


def difference(
    left: Timeline,
    right: Timeline,
    names: tuple[str, str] = ("a", "b"),
    *,
    whole: bool = False,
) -> Difference:
    """The differences between two chronologies. `paired` decides which events are the same.

    Events that only one has are left out where the other doesn't cover their time, unless `whole` or the two are
    versions of one file: most events of the smaller have the same id in the other.
    """
    union = united([*zip(names, (left, right), strict=True)])
    ours = [*map(with_own_ids, union.events[0], left.events)]
    theirs = [*map(with_own_ids, union.events[1], right.events)]
    pairs = paired_events(Observer(union.timeline.actors), ours, theirs)
    own_names = {theirs[pair.right].id: ours[pair.left].id for pair in pairs}
    twins = []
    for pair in pairs:
        one, other = ours[pair.left], theirs[pair.right]
        if twin := _twin(one, other, own_names, union.timeline):
            twins.append(replace(twin, is_sure=pair.is_sure))
    only_left = _rest(ours, {pair.left for pair in pairs})
    only_right = _rest(theirs, {pair.right for pair in pairs})
    if whole or _are_versions(ours, theirs):
        common = None
    else:
        common = _common(ours, theirs)
    return Difference(
        _within(only_left, common),
        _within(only_right, common),
        tuple(sorted(twins, key=lambda twin: order_key(twin.left))),
        len(pairs) - len(twins),
        union.timeline,
        union.clashes,
        (
            len(only_left) - len(_within(only_left, common)),
            len(only_right) - len(_within(only_right, common)),
        ),
        common,
    )


def _are_versions(left: Sequence[Event], right: Sequence[Event]) -> bool:
    """Whether two lists of events are versions of one: most of the smaller have the same id in the other."""
    both = {event.id for event in left} & {event.id for event in right}
    return 2 * len(both) > min(len(left), len(right))


def _common(left: Sequence[Event], right: Sequence[Event]) -> Period | None:
    """The period that both cover, from the later of their first days to the earlier of their last."""
    extents = [_extent(events) for events in (left, right)]
    if None in extents:
        return None
    lower = max(extent.lower for extent in extents if extent)
    upper = min(extent.upper for extent in extents if extent)
    if lower <= upper:
        return Period(lower, upper)
    return None


def _extent(events: Sequence[Event]) -> Period | None:
    """From the first day on which an event may begin to the last; None where no day is known."""
    begun = [event.date for event in events if event.date.has_start]
    firsts = [when.earliest_start for when in begun if when.earliest_start > BEGINNING]
    lasts = [when.latest_start for when in begun if when.latest_start < END]
    if not firsts or not lasts or min(firsts) > max(lasts):
        return None
    return Period(min(firsts), max(lasts))


def _within(events: Sequence[Event], common: Period | None) -> tuple[Event, ...]:
    """The events that may begin, or end, within a period; all of them without one."""
    if common is None:
        return tuple(events)
    return tuple(
        event
        for event in events
        if event.date.latest_start >= common.lower
        and event.date.earliest_start <= common.upper
    )


def with_own_ids(event: Event, own: Event) -> Event:
    """An event of the union, with the ids that it and its links have in its own file."""
    if _links(event) == _links(own):
        return event
    return event.model_copy(
        update={name: getattr(own, name) for name in ("id", *LINKS)}
    )


def _twin(
    left: Event, right: Event, own_names: Mapping[str, str], union: Timeline
) -> Twin | None:
    """A pair with its differing fields, or None if there are none. Links are compared by their targets."""
    links = {field: renamed_ids(getattr(right, field), own_names) for field in LINKS}
    linked = right
    if any(getattr(right, field) != links[field] for field in LINKS):
        linked = right.model_copy(update=links)
    if linked is left:  # one event of both files
        return None
    fields = tuple(
        Differing(field.name, field.shown(left, union), field.shown(right, union))
        for field in differing(left, linked, union)
    )
    if fields:
        return Twin(left, right, fields)
    return None


def _rest(events: Sequence[Event], met: set[int]) -> tuple[Event, ...]:
    return tuple(
        sorted(
            (event for place, event in enumerate(events) if place not in met),
            key=order_key,
        )
    )
