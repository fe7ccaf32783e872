"""Pair the events of two chronologies that describe the same event."""

from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    Sequence,
    Set,
)
from typing import NamedTuple

from crisistl.compare.contents import cited
from crisistl.compare.likeness import (
    Observer,
    Traits,
    days_between,
    likeness,
    wording,
)
from crisistl.compare.namesakes import namesakes, with_namesakes
from crisistl.compare.neighbours import Neighbours
from crisistl.dates import EventDate
from crisistl.model.timeline import Event

WINDOW = 7
"""The largest number of days between two accounts of one event."""

_ALIKE = 0.6
_ALIKE_OF_ONE_DAY = 0.5
_ALIKE_OF_ONE_ID = 0.4
# of events of one day, and of others: of one day and the next, or with nobody in common of two sides each
_ALIKE_IN_WORDS = (0.4, 0.6)
# the lowest score of the titles, of 100, at which two events can be the same, whoever takes part
_LEAST_WORDS = 55
_MOST = 20
_MOST_OF_ONE_DAY = 100
_ONLY_ONES_WINDOW = 2
_WORDS_IN_COMMON = 2
_ONE_MINUTE = 60

Pair = tuple[int, int]


class Paired(NamedTuple):
    """The places of two accounts, and whether they are surely of one event rather than perhaps."""

    left: int
    right: int
    is_sure: bool


def paired(left: Sequence[Traits], right: Sequence[Traits]) -> list[Paired]:
    """Pairs of places, one on each side, in the order of the left; each event is in one pair at most.

    First come events that say the same in all that counts, then those with the same id that are at all alike: two
    versions of one file, of which an earlier merge may have changed the ids. Then come events that are
    alike (see `likeness`) and at most WINDOW days apart, the surest first. This is greedy. An optimal assignment would
    have a greater sum over all pairs, but it can give up an evident pair for two doubtful ones, and its time grows
    with the cube of the number of events. Then come events a day apart at most with nearly the same words, whoever
    takes part; where both have two sides and nobody in common, the words must be more alike. Last come, whatever their
    words, events that are the only ones left within two days with the same two sides and no different type, or of one
    minute with an actor in common, and events of one day that are somewhat alike. Ties are
    broken by the order of the files. Those of the first two kinds are sure.
    """
    pairs = _Pairs()
    pairs.take(_the_same(left, right), sure=True)
    pairs.take(_of_one_id(left, right, pairs), sure=True)
    near = Neighbours(right, pairs.left_over(len(right)))
    pairs.take(_alike(left, right, near, pairs), sure=True)
    pairs.take(_by_words(left, right, near, pairs))
    pairs.take(_only_ones(left, right, near, pairs, _ONLY_ONES_WINDOW, _same_kind))
    pairs.take(_only_ones(left, right, near, pairs, 0, _same_minute_and_actor))
    pairs.take(_only_ones(left, right, near, pairs, 0, _same_day_and_actor))
    pairs.take(_of_one_day(left, right, near, pairs))
    return sorted(Paired(i, j, i in pairs.sure) for i, j in pairs.found.items())


class _Pairs:
    """The pairs so far."""

    def __init__(self) -> None:
        self.found: dict[int, int] = {}
        self.sure: set[int] = set()
        self._taken: set[int] = set()

    def take(self, pairs: Iterable[Pair], *, sure: bool = False) -> None:
        """Add these pairs in order, except those with an event that is already in a pair."""
        for i, j in [*pairs]:
            if self.free(i, j):
                self.found[i] = j
                self._taken.add(j)
                if sure:
                    self.sure.add(i)

    def left_over(self, size: int) -> list[int]:
        """The places of the right, which has so many, that are in no pair yet."""
        return [place for place in range(size) if place not in self._taken]

    def free(self, i: int, j: int) -> bool:
        """Whether neither event is in a pair yet."""
        return i not in self.found and j not in self._taken


def _the_same(left: Sequence[Traits], right: Sequence[Traits]) -> Iterator[Pair]:
    """Pairs of events that say the same: those with the same id, then those that are the only ones to say it."""
    here, there = _by_contents(left), _by_contents(right)
    alone = []
    for contents, places in here.items():
        others = there.get(contents, [])
        ids = {right[j].event.id: j for j in others}
        for i in places:
            if left[i].event.id in ids:
                yield i, ids[left[i].event.id]
        if len(places) == len(others) == 1:
            alone.append((places[0], others[0]))
    yield from alone


def _by_contents(events: Sequence[Traits]) -> dict[Hashable, list[int]]:
    """The places of the events, by what they say."""
    found: dict[Hashable, list[int]] = {}
    for place, traits in enumerate(events):
        event = traits.event
        contents = (
            event.date.text,
            event.title,
            event.actors,
            event.targets,
            event.place,
            event.status,
            cited(event),
        )
        found.setdefault(contents, []).append(place)
    return found


def _of_one_id(
    left: Sequence[Traits], right: Sequence[Traits], pairs: _Pairs
) -> Iterator[Pair]:
    places = {traits.event.id: place for place, traits in enumerate(right)}
    for i, traits in enumerate(left):
        j = places.get(traits.event.id)
        if j is None or not pairs.free(i, j):
            continue
        if likeness(traits, right[j], WINDOW) >= _ALIKE_OF_ONE_ID:
            yield i, j


def _alike(
    left: Sequence[Traits], right: Sequence[Traits], near: Neighbours, pairs: _Pairs
) -> list[Pair]:
    """Pairs of similar events, the surest first; of many nearby events, only those with the most similar titles."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import extract

    scored: list[tuple[float, int, int]] = []
    for i, traits in enumerate(left):
        if i in pairs.found:
            continue
        words = {j: right[j].words for j in near.of(traits, WINDOW) if pairs.free(i, j)}
        worded = extract(
            traits.words,
            words,
            scorer=token_set_ratio,
            score_cutoff=_LEAST_WORDS,
            limit=_MOST,
        )
        scores = ((likeness(traits, right[j], WINDOW), j) for _, _, j in worded)
        scored += [(-score, i, j) for score, j in scores if score >= _ALIKE]
    return [(i, j) for _, i, j in sorted(scored)]


def _only_ones(
    left: Sequence[Traits],
    right: Sequence[Traits],
    near: Neighbours,
    pairs: _Pairs,
    window: int,
    may_be_one: Callable[[Traits, Traits], bool],
) -> Iterator[Pair]:
    """Pairs of remaining events within `window` days that have no other possible partner."""
    partners: dict[int, list[int]] = {}
    suitors: dict[int, list[int]] = {}
    for i, traits in enumerate(left):
        if i in pairs.found or not traits.acting:
            continue
        for j in near.of(traits, window):
            if pairs.free(i, j) and may_be_one(traits, right[j]):
                partners.setdefault(i, []).append(j)
                suitors.setdefault(j, []).append(i)
    for i, found in partners.items():
        if len(found) == 1 and len(suitors[found[0]]) == 1:
            yield i, found[0]


def _of_one_day(
    left: Sequence[Traits], right: Sequence[Traits], near: Neighbours, pairs: _Pairs
) -> Iterator[Pair]:
    """Pairs of remaining events known to one day that are somewhat alike, the most alike first."""
    scored: list[tuple[float, int, int]] = []
    for i, traits in enumerate(left):
        if i in pairs.found or traits.first != traits.last:
            continue
        others = [j for j in near.of(traits, 0) if pairs.free(i, j)]
        for j in others[:_MOST_OF_ONE_DAY]:
            score = likeness(traits, right[j], WINDOW)
            if score >= _ALIKE_OF_ONE_DAY and _may_be_one(traits, right[j]):
                scored.append((-score, i, j))
    yield from ((i, j) for _, i, j in sorted(scored))


def _may_be_one(one: Traits, other: Traits) -> bool:
    """Whether two events, the first known to a day, are so too, and have words or two sides in common."""
    types = {one.event.type, other.event.type} - {None}
    if other.first != other.last or len(types) > 1:
        return False
    return wording(one, other) > 0 or _same_kind(one, other)


def _same_kind(one: Traits, other: Traits) -> bool:
    types = {one.event.type, other.event.type} - {None}
    same_sides = (one.acting, one.addressed) == (other.acting, other.addressed)
    return same_sides and len(one.acting) + len(one.addressed) > 1 and len(types) < 2


def _same_minute_and_actor(one: Traits, other: Traits) -> bool:
    """Whether both events are known to the same minute and have an actor in common, and no other type."""
    minutes = [_minute(traits.event.date) for traits in (one, other)]
    if None in minutes or minutes[0] != minutes[1]:
        return False
    everybody = (one.acting | one.addressed) & (other.acting | other.addressed)
    return bool(everybody) and len({one.event.type, other.event.type} - {None}) < 2


def _minute(when: EventDate) -> int | None:
    """The minute at which an event began, in UTC where its date says how far it is from it; None where unknown."""
    if when.precision not in ("minute", "second") or when.clock is None:
        return None
    return (when.earliest_start - (when.clock.start_offset or 0)) // _ONE_MINUTE


def _same_day_and_actor(one: Traits, other: Traits) -> bool:
    """Whether both events are known to the same day and have an actor and two words in common, and no other type."""
    if not one.first == one.last == other.first == other.last or one.acting.isdisjoint(
        other.acting
    ):
        return False
    types = {one.event.type, other.event.type} - {None}
    shared = set(one.words.split()) & set(other.words.split())
    return len(types) < 2 and len(shared) >= _WORDS_IN_COMMON


def paired_events(
    observer: Observer, left: Sequence[Event], right: Sequence[Event]
) -> list[Paired]:
    """The pairs of `paired`, and doubtful ones of events whose actors only have names that look alike."""
    here = [*map(observer.traits, left)]
    seen = {id(traits.event): traits for traits in here}  # many events are in both
    there = [seen.get(id(event)) or observer.traits(event) for event in right]
    pairs = paired(here, there)
    return sorted([*pairs, *_by_namesakes(observer, (here, there), pairs)])


def _by_namesakes(
    observer: Observer, traits: tuple[Sequence[Traits], ...], pairs: Sequence[Paired]
) -> list[Paired]:
    """Pairs of events whose actors only have names that look alike."""
    alike = namesakes(observer.actors)
    if not alike:
        return []
    actors = alike.keys() | alike.values()
    free = (
        _free(traits[0], {pair.left for pair in pairs}, actors),
        _free(traits[1], {pair.right for pair in pairs}, actors),
    )
    looks = [
        [with_namesakes(traits[side][i], alike) for i in free[side]] for side in (0, 1)
    ]
    return [
        Paired(free[0][pair.left], free[1][pair.right], is_sure=False)
        for pair in paired(*looks)
    ]


def _by_words(
    left: Sequence[Traits], right: Sequence[Traits], near: Neighbours, pairs: _Pairs
) -> list[Pair]:
    """Pairs of remaining events a day apart at most with nearly the same words, whoever takes part."""
    scored: list[tuple[float, int, int]] = []
    for i, one in enumerate(left):
        if i in pairs.found or one.first != one.last:
            continue
        words = {j: right[j].words for j in near.of_days(one, 1) if pairs.free(i, j)}
        for j in _worded_like(one, words):
            apart = _apart_by_words(one, right[j])
            if apart is not None:
                scored.append((apart, i, j))
    return [(i, j) for _, i, j in sorted(scored)]


def _worded_like(one: Traits, words: dict[int, str]) -> list[int]:
    """The places of the words that are most like those of an event."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import extract

    found = extract(
        one.words,
        words,
        scorer=token_set_ratio,
        score_cutoff=_LEAST_WORDS,
        limit=_MOST,
    )
    return [place for _, _, place in found]


def _apart_by_words(one: Traits, other: Traits) -> float | None:
    """How far two events are from being one, by their days and words; None where they can't be."""
    gap = days_between(one, other)
    score = wording(one, other)
    least = _ALIKE_IN_WORDS[1 if _of_others(one, other) else gap]
    if score < least or not _may_be_one(one, other):
        return None
    return gap - score


def _of_others(one: Traits, other: Traits) -> bool:
    """Whether both events have initiators and recipients, and nobody in common."""
    if not (one.acting and one.addressed and other.acting and other.addressed):
        return False
    return (one.acting_for | one.addressed_for).isdisjoint(
        other.acting_for | other.addressed_for
    )


def _free(traits: Sequence[Traits], taken: set[int], actors: Set[str]) -> list[int]:
    """The places that aren't taken, of events that one of these actors, or one of its parts, takes part in."""
    found = []
    for place, one in enumerate(traits):
        everybody = (one.acting, one.addressed, one.acting_for, one.addressed_for)
        if place not in taken and any(not actors.isdisjoint(ids) for ids in everybody):
            found.append(place)
    return found
