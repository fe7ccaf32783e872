"""Rule about duplicates: events that seem to be recorded twice."""

from collections import deque
from collections.abc import Iterator

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
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    events = manuscript.timeline.events
    observer = Observer(manuscript.timeline.actors)
    traits = [observer.traits(event) for event in events]
    latest: dict[frozenset[str], deque[int]] = {}
    twins: dict[tuple[str, str], int] = {}
    for index in sorted(range(len(events)), key=lambda place: traits[place].first):
        this = traits[index]
        twin = twins.setdefault((fold(this.event.title), this.event.date.text), index)
        if twin != index and _may_be_twins(traits[twin], this):
            first, second = sorted((twin, index))
            yield _found(traits[first], second)
            continue
        before = latest.setdefault(this.acting, deque(maxlen=_MOST_COMPARED))
        near = {
            place: traits[place].words
            for place in before
            if traits[place].first >= this.first - _NEAR
        }
        for _, _, place in extract(
            this.words, near, scorer=token_sort_ratio, score_cutoff=_ALIKE, limit=3
        ):
            if _may_be_one(traits[place], this):
                first, second = sorted((place, index))
                yield _found(traits[first], second)
                break
        before.append(index)


def _found(first: Traits, second: int) -> Reported:
    event = first.event
    reason = (
        f"describes nearly the same as {event.id!r} of {event.date}: {event.title!r}"
    )
    return Reported(
        reason,
        "if they are one event, keep one of them; if not, make their titles different",
        "events",
        second,
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
