"""Rule about duplicates: events that seem to be recorded twice."""

from collections import deque
from collections.abc import Iterator, Sequence

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.compare.likeness import Observer, Traits
from crisistl.model.timeline import Event
from crisistl.text.names import fold

_NEAR = 2  # days
_ALIKE = 80  # of 100, once the names are taken out
# compare only with the latest events of the same actors, so that the cost of a busy day is not quadratic
_MOST_COMPARED = 20


def likely_duplicate(manuscript: Manuscript) -> Iterator[Reported]:
    """Unlinked events with the same title and date, or with the same actors, like words and near dates."""
    events = manuscript.timeline.events
    observer = Observer(manuscript.timeline.actors)
    traits = _Traits(observer, events)
    latest: dict[frozenset[str], deque[tuple[int, int]]] = {}
    twins: dict[tuple[str, str], int] = {}
    for first, index in _in_order(manuscript):
        event = events[index]
        twin = twins.setdefault((fold(event.title), event.date.text), index)
        if twin != index and _may_be_twins(traits[twin], traits[index]):
            earlier, later = sorted((twin, index))
            yield _found(events[earlier], later)
            continue
        acting = frozenset(event.actors)
        before = latest.setdefault(acting, deque(maxlen=_MOST_COMPARED))
        near = [place for day, place in before if day >= first - _NEAR]
        if near and (other := _alike(index, near, traits)) is not None:
            earlier, later = sorted((other, index))
            yield _found(events[earlier], later)
        before.append((first, index))


def _in_order(manuscript: Manuscript) -> Sequence[tuple[int, int]]:
    """The first day and the place of each event to compare, in order of time."""
    days = [
        (event.date.earliest_start.day_number, index)
        for index, event in enumerate(manuscript.timeline.events)
    ]
    if manuscript.only is not None:
        # what is farther off has no influence on what is found about this event
        day = manuscript.timeline.events_by_id[manuscript.only].date.earliest_start
        days = [item for item in days if abs(item[0] - day.day_number) <= _NEAR]
    return sorted(days)


class _Traits(dict[int, Traits]):
    """The traits of events by their places, found when they are first needed: most events have nothing near."""

    def __init__(self, observer: Observer, events: Sequence[Event]) -> None:
        super().__init__()
        self._observer, self._events = observer, events

    def __missing__(self, place: int) -> Traits:
        self[place] = found = self._observer.traits(self._events[place])
        return found


def _alike(index: int, near: Sequence[int], traits: _Traits) -> int | None:
    """The place of the event that describes nearly the same as that at `index`, the most alike of those near."""
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    this = traits[index]
    words = [traits[place].words for place in near]
    for _, _, at in extract(
        this.words, words, scorer=token_sort_ratio, score_cutoff=_ALIKE, limit=3
    ):
        if _may_be_one(traits[near[at]], this):
            return near[at]
    return None


def _found(event: Event, second: int) -> Reported:
    reason = (
        f"describes nearly the same as {event.id!r} of {event.date}: {event.title!r}"
    )
    return Reported(
        reason,
        "if they are one event, keep one of them; if not, make their titles different",
        "events",
        second,
        other=event.id,
    )


def _may_be_one(one: Traits, other: Traits) -> bool:
    """Whether nothing distinguishes the two events: recipients, type, a link or status."""
    left, right = one.event, other.event
    if one.addressed and other.addressed and one.addressed.isdisjoint(other.addressed):
        return False
    types = {left.type, right.type} - {None}
    return len(types) < 2 and not _linked(left, right) and left.status == right.status


def _may_be_twins(one: Traits, other: Traits) -> bool:
    """Whether nothing distinguishes two events of one title and date; one of them may lack its actors."""
    others = one.acting and other.acting and one.acting.isdisjoint(other.acting)
    return not others and _may_be_one(one, other)


def _linked(left: Event, right: Event) -> bool:
    """Whether one of the two events answers or contradicts the other."""
    of_left, of_right = (
        (*event.responds_to, *event.contradicts) for event in (left, right)
    )
    return right.id in of_left or left.id in of_right
