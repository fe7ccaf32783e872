"""Choosing: which of events that were read in part may meet a query, so that the others needn't be read whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crisistl.dates import Certainty
from crisistl.query.matching import on_one_clock
from crisistl.query.needed import needed_to_match
from crisistl.query.predicate import predicate
from crisistl.query.tree import And, Query, all_of

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones
    from crisistl.model.timeline import Event, Timeline


def chooser(
    query: Query, timeline: Timeline, zones: Zones | None
) -> Callable[[Sequence[Event]], Sequence[int]]:
    """What gives the places of the events that `matches` may find, of events whose dates are still texts.

    Dates are made only where all that doesn't concern them is met, since that takes longer than all else.
    """
    from crisistl.model.checked import finish_dates

    test, dateless = (
        predicate(part, timeline) for part in (query, _without_dates(query, timeline))
    )
    no = Certainty.NO

    def choose(events: Sequence[Event]) -> Sequence[int]:
        places = [at for at, event in enumerate(events) if dateless(event) is not no]
        if test_is_dateless:
            return places
        chosen: Sequence[Event] = [events[at] for at in places]
        finish_dates(chosen)
        if zones:
            chosen = [*on_one_clock(chosen, zones)]
        found = zip(places, map(test, chosen), strict=True)
        return [at for at, answered in found if answered is not no]

    needed = needed_to_match(query, timeline)
    test_is_dateless = needed is not None and "date" not in needed
    return choose


def _without_dates(query: Query, timeline: Timeline) -> Query:
    """The conditions of a query that every event must meet and that need no date."""
    parts = query.parts if isinstance(query, And) else (query,)
    needed = [(part, needed_to_match(part, timeline)) for part in parts]
    return all_of(part for part, names in needed if names and "date" not in names)
