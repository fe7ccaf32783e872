"""Neighbours: find events near another in time that share an actor with it, without comparing every pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence

from crisistl.compare.likeness import Traits, days_between, numbered
from crisistl.dates import END

# starts known to the day are looked for among far fewer days than the few that may be any of a month or more
_LONGEST_STARTS = (0, 62, END)
_NOBODY = "nobody"


class Neighbours:
    """Finds events by day and by actor; actors that speak for the same one count as the same.

    Only those at these `places` are found; without, all of them.
    """

    def __init__(
        self, events: Sequence[Traits], places: Iterable[int] | None = None
    ) -> None:
        self._events = events
        self._dated: dict[int, dict[Hashable, list[tuple[int, int]]]] = {
            days: {} for days in _LONGEST_STARTS
        }
        if places is None:
            places = range(len(events))
        for place in sorted(places, key=lambda place: events[place].first):
            traits = events[place]
            longest = next(
                days for days in _LONGEST_STARTS if traits.last - traits.first <= days
            )
            for key in (*_keys(traits), None):
                self._dated[longest].setdefault(key, []).append((traits.first, place))

    def of(self, traits: Traits, window: int) -> list[int]:
        """The places of the events at most `window` days away, in their order."""
        if traits.acting or traits.addressed:
            keys = (*_keys(traits), _NOBODY)
        else:
            keys = (None,)
        found = {place for key in keys for place in self._with(key, traits, window)}
        return sorted(
            place
            for place in found
            if days_between(traits, self._events[place]) <= window
        )

    def of_days(self, traits: Traits, window: int) -> list[int]:
        """The places of all events at most `window` days away, whoever takes part in them."""
        return sorted(
            place
            for place in self._with(None, traits, window)
            if days_between(traits, self._events[place]) <= window
        )

    def _with(self, key: Hashable, traits: Traits, window: int) -> Iterator[int]:
        for longest, keyed in self._dated.items():
            dated = keyed.get(key, [])
            start = bisect_left(dated, (traits.first - window - longest, -1))
            end = bisect_right(dated, (traits.last + window, len(self._events)))
            yield from (place for _, place in dated[start:end])


def _keys(traits: Traits) -> Iterator[Hashable]:
    """The keys of an event: its actors and those they speak for, its title word for word, and its numbers."""
    yield from traits.acting_for | traits.addressed_for or {_NOBODY}
    yield ("words", traits.words)
    yield from (("number", *pair) for pair in numbered(traits))
