"""Rule about duplicates: events that seem to be recorded twice."""

from collections import deque
from collections.abc import Iterator, Sequence

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.compare.likeness import Observer
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import fold

_NEAR = 2  # days
_ALIKE = 80  # of 100, once the names are taken out
# compare only with the latest events of the same actors, so that the cost of a busy day is not quadratic
_MOST_COMPARED = 20


def likely_duplicate(manuscript: Manuscript) -> Iterator[Reported]:
    """Unlinked events with the same title and date, or with the same actors, like words and near dates."""
    events = manuscript.timeline.events
    titles = _Titles(manuscript.timeline)
    latest: dict[frozenset[str], deque[tuple[int, int]]] = {}
    twins: dict[tuple[str, str], int] = {}
    for first, index in _in_order(manuscript):
        event = events[index]
        twin = twins.setdefault((titles.folded(index), event.date.text), index)
        if twin != index and _may_be_twins(events[twin], event):
            earlier, later = sorted((twin, index))
            yield _found(events[earlier], later)
            continue
        acting = frozenset(event.actors)
        before = latest.setdefault(acting, deque(maxlen=_MOST_COMPARED))
        # all that follow are at least as late, too
        while before and before[0][0] < first - _NEAR:
            before.popleft()
        near = [place for _, place in before]
        if near and (other := _alike(index, near, titles)) is not None:
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


class _Titles:
    """The titles of events by their places, as they are compared."""

    def __init__(self, timeline: Timeline) -> None:
        self.events = timeline.events
        self._observer = Observer(timeline.actors)
        self._folded: dict[int, str] = {}
        self._words: dict[int, str] = {}

    def folded(self, place: int) -> str:
        """The title without case and accents."""
        title = self._folded.get(place)
        if title is None:
            title = self._folded[place] = fold(self.events[place].title)
        return title

    def words(self, place: int) -> str:
        """The words of the title without names; found when they are needed: most events have nothing near."""
        words = self._words.get(place)
        if words is None:
            title = self.folded(place)
            words = self._observer.words(title, self.events[place]) or title
            self._words[place] = words
        return words


def _alike(index: int, near: Sequence[int], titles: _Titles) -> int | None:
    """The place of the event that describes nearly the same as that at `index`, the most alike of those near."""
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    event = titles.events[index]
    found = extract(
        titles.words(index),
        [*map(titles.words, near)],
        scorer=token_sort_ratio,
        score_cutoff=_ALIKE,
        limit=None,
    )
    for _, _, at in found:
        if _may_be_one(titles.events[near[at]], event):
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


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether nothing distinguishes the two events: recipients, type, a link or status."""
    if one.status != other.status:
        return False
    if one.type and other.type and one.type != other.type:
        return False
    return not _differ(one.targets, other.targets) and not _linked(one, other)


def _may_be_twins(one: Event, other: Event) -> bool:
    """Whether nothing distinguishes two events of one title and date; one of them may lack its actors."""
    return not _differ(one.actors, other.actors) and _may_be_one(one, other)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sides are both known and have no actor in common."""
    return bool(one and other) and set(one).isdisjoint(other)


def _linked(left: Event, right: Event) -> bool:
    """Whether one of the two events answers or contradicts the other."""
    if right.id in left.responds_to or right.id in left.contradicts:
        return True
    return left.id in right.responds_to or left.id in right.contradicts
