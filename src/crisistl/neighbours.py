"""Neighbours: the events near another in time that share someone with it, found without comparing all with all."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence

from crisistl.likeness import Traits, days_between

# a start known no nearer than this would be looked for among far too many days; there are few of them
_LONGEST_START = 62
_NOBODY = "nobody"


class Neighbours:
    """Finds events by days and by who is in them: the same, or others who speak for the same."""

    def __init__(self, events: Sequence[Traits]) -> None:
        self._events = events
        self._dated: dict[Hashable, list[tuple[int, int]]] = {}
        self._vague: dict[Hashable, list[int]] = {}
        for place in sorted(range(len(events)), key=lambda place: events[place].first):
            traits = events[place]
            for key in (*_keys(traits), None):
                if traits.last - traits.first > _LONGEST_START:
                    self._vague.setdefault(key, []).append(place)
                else:
                    self._dated.setdefault(key, []).append((traits.first, place))

    def of(self, traits: Traits, window: int) -> list[int]:
        """The places of those at most `window` days away, in their order."""
        keys = (*_keys(traits), _NOBODY) if traits.acting or traits.addressed else (None,)
        found = {place for key in keys for place in self._with(key, traits, window)}
        return sorted(place for place in found if days_between(traits, self._events[place]) <= window)

    def _with(self, key: Hashable, traits: Traits, window: int) -> Iterator[int]:
        dated = self._dated.get(key, [])
        start = bisect_left(dated, (traits.first - window - _LONGEST_START, -1))
        end = bisect_right(dated, (traits.last + window, len(self._events)))
        yield from (place for _, place in dated[start:end])
        yield from self._vague.get(key, ())


def _keys(traits: Traits) -> Iterator[Hashable]:
    """What an event is found by: those in it and their wholes as one, and its title word for word."""
    actors = traits.acting | traits.addressed
    yield from {traits.above.get(actor, actor) for actor in actors} or {_NOBODY}
    yield ("words", traits.words)
