"""Rule about duplicates: events that seem to be recorded twice."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.compare.likeness import Observer
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import fold

_NEAR = 2  # days
_ALIKE = 80  # of 100, once the names are taken out
# compare only with the latest events of the same actors, so that the cost of a busy day is not quadratic
_MOST_COMPARED = 20
_KEPT = 4096  # texts

_Acting = tuple[str, ...] | frozenset[str]


def likely_duplicate(manuscript: Manuscript) -> Iterator[Reported]:
    """Unlinked events with the same title and date, or with the same actors, like words and near dates."""
    events = manuscript.timeline.events
    titles = _Titles(manuscript.timeline)
    latest = _Latest()
    for day, places in _in_order(manuscript):
        latest.begin(day)
        twins: dict[tuple[str, str], int] = {}  # what has one date begins on one day
        for index in places:
            event = events[index]
            twin = twins.setdefault((titles.folded(index), event.date.text), index)
            if twin != index and _may_be_twins(events[twin], event):
                earlier, later = sorted((twin, index))
                yield _found(events[earlier], later)
                continue
            near = latest.before(index, event)
            if near and (other := _alike(index, near, titles)) is not None:
                earlier, later = sorted((other, index))
                yield _found(events[earlier], later)


def _in_order(manuscript: Manuscript) -> Iterator[tuple[int, Iterable[int]]]:
    """The days on which the events to compare begin, in order of time, each with the places of its events."""
    starts = [event.date.earliest_start for event in manuscript.timeline.events]
    days = [start.day_number for start in starts]
    places: Iterable[int] = range(len(days))
    if manuscript.only is not None:
        # what is farther off has no influence on what is found about this event
        day = manuscript.timeline.events_by_id[manuscript.only].date.earliest_start
        near = range(day.day_number - _NEAR, day.day_number + _NEAR + 1)
        places = [place for place in places if days[place] in near]
    return groupby(sorted(places, key=days.__getitem__), key=days.__getitem__)


class _Latest:
    """The latest events of the same actors, as the events come in order of time."""

    def __init__(self) -> None:
        # of each of the last days, the places by actors
        self._days: deque[tuple[int, dict[_Acting, list[int]]]] = deque()

    def begin(self, day: int) -> None:
        """Let a day begin; all that follow are at least as late, so that what is too early for it is forgotten."""
        while self._days and self._days[0][0] < day - _NEAR:
            self._days.popleft()
        self._days.append((day, {}))

    def before(self, place: int, event: Event) -> list[int]:
        """The places of the latest events of the actors of an event, which is added to them."""
        acting: _Acting = event.actors
        if len(acting) > 1:
            acting = frozenset(acting)
            if len(acting) == 1:  # named twice
                acting = tuple(acting)
        found: list[int] = []
        for _, places in self._days:
            found += places.get(acting, ())
        of_the_day = self._days[-1][1].setdefault(acting, [])
        of_the_day.append(place)
        del of_the_day[:-_MOST_COMPARED]
        return found[-_MOST_COMPARED:]


class _Titles:
    """The titles of events by their places, as they are compared. Those of many places are not kept."""

    def __init__(self, timeline: Timeline) -> None:
        self.events = timeline.events
        self._observer = Observer(timeline.actors)
        self._folded: dict[int, str] = {}
        self._words: dict[int, str] = {}

    def folded(self, place: int) -> str:
        """The title without case and accents."""
        title = self._folded.get(place)
        if title is None:
            if len(self._folded) >= _KEPT:
                self._folded.clear()
            title = self._folded[place] = fold(self.events[place].title)
        return title

    def words(self, place: int) -> str:
        """The words of the title without names; found when they are needed: most events have nothing near."""
        words = self._words.get(place)
        if words is None:
            title = self.folded(place)
            words = self._observer.words(title, self.events[place]) or title
            if len(self._words) >= _KEPT:
                self._words.clear()
            self._words[place] = words
        return words


def _alike(index: int, near: Sequence[int], titles: _Titles) -> int | None:
    """The place of the event that describes nearly the same as that at `index`, the most alike of those near."""
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import extract

    events = titles.events
    near = [place for place in near if _may_be_one(events[place], events[index])]
    if not near:
        return None
    found = extract(
        titles.words(index),
        [*map(titles.words, near)],
        scorer=token_sort_ratio,
        score_cutoff=_ALIKE,
        limit=1,
    )
    return near[found[0][2]] if found else None


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
