"""Silences: the stretches of time between events in which nothing is known to happen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from crisistl.dates import END, Certainty, EventDate, Moment, Period, calendar
from crisistl.dates import answer as certainty
from crisistl.dates.axis import DAY
from crisistl.dates.calendar import Unit
from crisistl.engine.answer import Answer
from crisistl.errors import InvalidSetting
from crisistl.model.lineage import DatedLineage, Lineage, belongs_at_times
from crisistl.query.cells import JOINTLY, TOWARD, either_side
from crisistl.query.lookup import field_of
from crisistl.query.predicate import predicate
from crisistl.query.tree import And, Has, Or, Pair, Query, window_of
from crisistl.text.names import suggestion
from crisistl.views.counts.groups import Groups

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_SCALES = (calendar.DAY, calendar.MONTH, calendar.YEAR, calendar.DECADE)
"""The units to which at least half of the events may be known, the finest first; a century otherwise."""
_Noise = tuple[Moment, Moment, "Event"]
"""From when to when something surely happened, and what."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Time in which no dated event happened, with the event before and the one after; `key` says of whom.

    `vague` are events known less well than to the day that may have happened in it.
    """

    key: str
    period: Period
    before: Event
    after: Event
    vague: tuple[Event, ...] = ()

    @property
    def seconds(self) -> int:
        """How long it is; the days of the two events are not in it."""
        length = self.period.upper - self.period.lower + 1
        before, after = self.before.date.clock, self.after.date.clock
        if before is None or after is None:
            return length
        if before.end_offset is None or after.start_offset is None:
            return length
        # clocks may have been put forward or back between the two
        return length - (after.start_offset - before.end_offset)

    @property
    def days(self) -> int | float:
        """The whole days of it; of less than a day the part."""
        if self.seconds < DAY:
            return round(self.seconds / DAY, 4)
        return self.seconds // DAY

    @property
    def is_of_whole_days(self) -> bool:
        """Whether it is no longer than its whole days."""
        return self.seconds % DAY == 0


def scale_of(events: Iterable[Event]) -> Unit:
    """The finest unit, from days to centuries, to which at least half of the events with a start are known."""
    dates = [event.date for event in events if event.date.has_start]
    for unit in _SCALES:
        known = sum(is_exact(when, unit) for when in dates)
        if 2 * known >= len(dates):
            return unit
    return calendar.CENTURY


def silences(
    answer: Answer,
    per: str | None = None,
    limit: int = 10,
    scale: Unit = calendar.DAY,
) -> tuple[Silence, ...]:
    """The longest silences, the longest first, of all events or of each actor, theme or pair.

    A silence is between two events known to the day (or another unit, the scale) or better. A vaguer event is named
    with every silence that it may lie in; so is one known to a day on which another has a time. What lasted from one
    day to another fills the days from the one to the other, as far as these are sure; what goes on, or has an unknown
    end, only breaks a silence where it begins.

    An actor's or a theme's silence is that of all who are part of it, as a filter for the actor finds them. A pair's is
    between two tops of these trees, either way, or between those of the pair that was asked for. In a window, a
    silence is what of it lies within: of the time outside, the answer does not have all events.
    """
    keys = _keys(per, answer)
    window = window_of(answer.query)
    within = None
    if window:
        within = window.period
    sure: dict[str, list[_Noise]] = defaultdict(list)
    vague: dict[str, list[Event]] = defaultdict(list)
    for hit in answer.hits:
        filled = noise(hit.event.date, scale)
        for key, answered in keys(hit.event):
            if filled and answered is Certainty.YES:
                sure[key].append((*filled, hit.event))
            if not is_exact(hit.event.date, scale) or answered is Certainty.MAYBE:
                vague[key].append(hit.event)
    found: list[Silence] = []
    for key, noises in sure.items():
        breaking, loose = _apart(noises)
        vague[key] += loose
        found += _between(key, breaking, within)
    longest = nsmallest(
        limit, found, key=lambda silence: (-silence.seconds, silence.period.lower)
    )
    return tuple(
        replace(one, vague=_may_be_in(one.period, vague[one.key])) for one in longest
    )


def is_exact(when: EventDate, unit: Unit) -> bool:
    """Whether the start, and the end where there is one, are known to the unit or better."""
    if not when.has_start:
        return False
    if unit.number(when.earliest_start) != unit.number(when.latest_start):
        return False
    if not when.has_end:
        return True
    return unit.number(when.earliest_end) == unit.number(when.latest_end)


def noise(when: EventDate, unit: Unit) -> tuple[Moment, Moment] | None:
    """From when to when something surely happened, the whole day where no time is known; None where none is known."""
    if is_exact(when, unit):
        return (
            when.earliest_start,
            when.latest_end if when.has_end else when.latest_start,
        )
    first, last = (
        when.latest_start // DAY * DAY,
        when.earliest_end // DAY * DAY + DAY - 1,
    )
    if (
        when.precision == "span"
        and when.has_start
        and first < last
        and when.earliest_end < END
    ):
        return Moment(first), Moment(last)
    return None


def _apart(noises: Sequence[_Noise]) -> tuple[list[_Noise], list[Event]]:
    """What breaks silences, and the events that only may lie in one.

    These are known to a day, or a longer time, in which another event is known better: they fill none of it.
    """
    extents = sorted({(begins, ends) for begins, ends, _ in noises})
    whole = {
        (begins, ends)
        for place, (begins, ends) in enumerate(extents)
        if _has_finer(extents, place)
    }
    breaking, loose = [], []
    for begins, ends, event in noises:
        if (begins, ends) in whole and event.date.precision != "span":
            loose.append(event)
        else:
            breaking.append((begins, ends, event))
    return breaking, loose


def _has_finer(extents: Sequence[tuple[Moment, Moment]], place: int) -> bool:
    """Whether another of the sorted extents lies within the one at this place."""
    begins, ends = extents[place]
    if place and extents[place - 1][0] == begins:
        return True  # it begins at the same time and is sorted before because it is shorter
    for other_begins, other_ends in extents[place + 1 :]:
        if other_begins > ends:
            return False
        if other_ends <= ends:
            return True
    return False


def _between(
    key: str, noises: Sequence[_Noise], within: Period | None
) -> Iterator[Silence]:
    """The silences between what happened."""
    last: tuple[Moment, Event] | None = None
    for begins, ends, event in sorted(noises, key=lambda noise: noise[0]):
        if last is not None and begins > last[0] + 1:
            first, until = last[0] + 1, begins - 1
            if within:
                first, until = max(first, within.lower), min(until, within.upper)
            if first <= until:
                yield Silence(key, Period(first, until), last[1], event)
        if last is None or ends > last[0]:
            last = ends, event


def _may_be_in(silence: Period, vague: Sequence[Event]) -> tuple[Event, ...]:
    """The vague events that may have begun in a silence."""
    return tuple(
        event
        for event in vague
        if certainty(event.date, silence, "start") > Certainty.NO
    )


_Keys = Callable[["Event"], Iterable[tuple[str, Certainty]]]
"""Whose silence an event breaks, and whether it surely does."""


def _keys(per: str | None, answer: Answer) -> _Keys:
    timeline = answer.head
    if per is None:
        return _surely(lambda event: ("",))
    if per == "pair" and (pairs := [*_pairs(answer.query)]):
        return _of_pairs(pairs, timeline)
    if per == "pair":
        groups = Groups.of(field_of("pair"), timeline, depth=1)
        return _surely(lambda event: _either_way(groups.keys(event)))
    if per not in PER:
        raise InvalidSetting(
            "per",
            f"not one of {', '.join(PER)}",
            suggestion(per, PER),
            value=per,
        )
    if per == "actor" and belongs_at_times(timeline.actors):
        return _on_date(DatedLineage(timeline.actors))
    if per == "actor":
        return _with_all_above(either_side, Lineage(timeline.actors))
    return _with_all_above(lambda event: event.themes, Lineage(timeline.themes))


def _with_all_above(named: Callable[[Event], Sequence[str]], lines: Lineage) -> _Keys:
    """What events name, and what that is part of."""
    return _surely(
        lambda event: dict.fromkeys(up for name in named(event) for up in lines[name])
    )


def _surely(keys: Callable[[Event], Iterable[str]]) -> _Keys:
    return lambda event: ((key, Certainty.YES) for key in keys(event))


def _on_date(lineage: DatedLineage) -> _Keys:
    """Who is on either side of an event, and all that they were or may have been part of on its date."""

    def keys(event: Event) -> Iterable[tuple[str, Certainty]]:
        found: dict[str, Certainty] = {}
        for name in either_side(event):
            for whole, answered in lineage.reached(name, event.date).items():
                found[whole] = max(found.get(whole, Certainty.NO), answered)
        return found.items()

    return keys


def _pairs(query: Query) -> Iterator[Pair]:
    """The pairs that a query asks for."""
    if isinstance(query, Has) and isinstance(query.value, Pair):
        yield query.value
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _pairs(part)


def _of_pairs(pairs: Sequence[Pair], timeline: Timeline) -> _Keys:
    """Each event under the pairs that were asked for and that it is, or may be, between."""
    tests = []
    for pair in pairs:
        tests.append((_pair_key(pair), predicate(Has("pair", pair), timeline)))
    return lambda event: (
        (key, answered)
        for key, test in tests
        if (answered := test(event)) is not Certainty.NO
    )


def _pair_key(pair: Pair) -> str:
    return JOINTLY.join(sorted((pair.one, pair.other)))


def _either_way(keys: Sequence[str]) -> Sequence[str]:
    pairs = [sorted(key.split(TOWARD if TOWARD in key else JOINTLY)) for key in keys]
    return tuple(
        dict.fromkeys(JOINTLY.join(pair) for pair in pairs if pair[0] != pair[1])
    )


PER = ("actor", "theme", "pair")
"""Whose silence can be asked for."""
