"""Rule about duplicates: events that seem to be recorded twice."""

from collections import deque
from collections.abc import Iterator

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.compare.likeness import Observer, Traits

_NEAR = 2  # days
_ALIKE = 80  # of 100, once the names are taken out
# compare only with the latest events of the same actors, so that the cost of a busy day is not quadratic
_MOST_COMPARED = 20


def likely_duplicate(manuscript: Manuscript) -> Iterator[Found]:
    """Events with the same actors and nearly the same words, within two days of each other and not linked."""
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    events = manuscript.timeline.events
    observer = Observer(manuscript.timeline.actors)
    traits = [observer.traits(event) for event in events]
    latest: dict[frozenset[str], deque[int]] = {}
    for index in sorted(range(len(events)), key=lambda place: traits[place].first):
        this = traits[index]
        before = latest.setdefault(this.acting, deque(maxlen=_MOST_COMPARED))
        near = {place: traits[place].words for place in before if traits[place].first >= this.first - _NEAR}
        for _, _, place in extract(this.words, near, scorer=token_sort_ratio, score_cutoff=_ALIKE, limit=3):
            if _may_be_one(traits[place], this):
                first, second = sorted((place, index))
                yield _found(traits[first], second)
                break
        before.append(index)


def _found(first: Traits, second: int) -> Found:
    event = first.event
    reason = f"describes nearly the same as {event.id!r} of {event.date}: {event.title!r}"
    return Found(
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
    linked = right.id in (*left.responds_to, *left.contradicts) or left.id in (
        *right.responds_to,
        *right.contradicts,
    )
    return len(types) < 2 and not linked and left.status == right.status
