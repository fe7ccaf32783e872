"""Pairing: which event of one chronology is which of another."""

from collections.abc import Iterable, Iterator, Sequence

from crisistl.compare.likeness import Traits, likeness
from crisistl.compare.neighbours import Neighbours

WINDOW = 7
"""How many days apart two accounts may date one event."""

_ALIKE = 0.6
_ALIKE_OF_ONE_ID = 0.4
# with fewer words in common, of 100, no two events are alike, whoever is in them
_LEAST_WORDS = 55
_MOST = 20
_ONLY_ONES_WINDOW = 2

Pair = tuple[int, int]


def paired(left: Sequence[Traits], right: Sequence[Traits]) -> list[Pair]:
    """Pairs of places, one on each side, in the order of the left; each event is in one pair at most.

    First those of one id that are at all alike: two versions of one file. Then those that are alike (see
    `likeness`) and at most WINDOW days apart, the surest first. This is greedy: it does not make the sum over
    all pairs the greatest, as an optimal assignment would, but it never gives up an evident pair so that two
    doubtful ones can be, and it needs no cube of the number of events. Last, whatever their words, those who
    within two days are the only ones left with just these two sides and no other type: one deployment, told
    in other words. Equals are taken in the order of the files.
    """
    pairs = _Pairs()
    pairs.take(_of_one_id(left, right))
    near = Neighbours(right)
    pairs.take(_alike(left, right, near, pairs))
    pairs.take(_only_ones(left, right, near, pairs))
    return sorted(pairs.found.items())


class _Pairs:
    """The pairs so far."""

    def __init__(self) -> None:
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()

    def take(self, pairs: Iterable[Pair]) -> None:
        """Take those of the pairs, in their order, of whom neither is in one already."""
        for i, j in [*pairs]:
            if self.free(i, j):
                self.found[i] = j
                self._taken.add(j)

    def free(self, i: int, j: int) -> bool:
        """Whether neither is in a pair."""
        return i not in self.found and j not in self._taken


def _of_one_id(left: Sequence[Traits], right: Sequence[Traits]) -> Iterator[Pair]:
    places = {traits.event.id: place for place, traits in enumerate(right)}
    for i, traits in enumerate(left):
        j = places.get(traits.event.id)
        if j is not None and likeness(traits, right[j], WINDOW) >= _ALIKE_OF_ONE_ID:
            yield i, j


def _alike(left: Sequence[Traits], right: Sequence[Traits], near: Neighbours, pairs: _Pairs) -> list[Pair]:
    """Those that are alike, the surest first; of many that are near, those with the most words in common."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import extract

    scored: list[tuple[float, int, int]] = []
    for i, traits in enumerate(left):
        if i in pairs.found:
            continue
        words = {j: right[j].words for j in near.of(traits, WINDOW) if pairs.free(i, j)}
        worded = extract(traits.words, words, scorer=token_set_ratio, score_cutoff=_LEAST_WORDS, limit=_MOST)
        scores = ((likeness(traits, right[j], WINDOW), j) for _, _, j in worded)
        scored += [(-score, i, j) for score, j in scores if score >= _ALIKE]
    return [(i, j) for _, i, j in sorted(scored)]


def _only_ones(
    left: Sequence[Traits], right: Sequence[Traits], near: Neighbours, pairs: _Pairs
) -> Iterator[Pair]:
    """Those left over who have nobody but each other for a partner of the same kind."""
    partners: dict[int, list[int]] = {}
    suitors: dict[int, list[int]] = {}
    for i, traits in enumerate(left):
        if i in pairs.found or not traits.acting:
            continue
        for j in near.of(traits, _ONLY_ONES_WINDOW):
            if pairs.free(i, j) and _same_kind(traits, right[j]):
                partners.setdefault(i, []).append(j)
                suitors.setdefault(j, []).append(i)
    for i, found in partners.items():
        if len(found) == 1 and len(suitors[found[0]]) == 1:
            yield i, found[0]


def _same_kind(one: Traits, other: Traits) -> bool:
    types = {one.event.type, other.event.type} - {None}
    same_sides = (one.acting, one.addressed) == (other.acting, other.addressed)
    return same_sides and len(one.acting) + len(one.addressed) > 1 and len(types) < 2
