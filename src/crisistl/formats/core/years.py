"""Years that a format can't hold: the events that are outside them, and a timeline without these."""

from collections.abc import Iterable, Iterator, Mapping

from crisistl.dates import BEGINNING, END
from crisistl.dates.axis import moment
from crisistl.dates.words import year_in_words
from crisistl.model.timeline import Event, Timeline

FIRST_YEARS: Mapping[str, int] = {
    "ics": 1,
    "markwhen": 1,
    "timelinejs": -9999,
    "timelinejs-sheet": -9999,
}
"""The first year that a format can hold, by its name; the last is 9999."""

_LAST = moment(10_000) - 1


def within_years(timeline: Timeline, name: str) -> Timeline:
    """The timeline with the events that a format can hold; those left out that others link to are in `omitted`."""
    far = {event.id for event in far_events(timeline.events, name)}
    if not far:
        return timeline
    near = timeline.narrowed(
        tuple(event for event in timeline.events if event.id not in far)
    )
    omitted = {part.id: part for part in (*timeline.omitted, *near.omitted)}
    return near.with_parts(omitted=tuple(omitted.values()))


def far_events(events: Iterable[Event], name: str) -> Iterator[Event]:
    """The events of which a known bound is outside the years of a format."""
    if name not in FIRST_YEARS:
        return
    first = moment(FIRST_YEARS[name])
    for event in events:
        bounds = (event.date.earliest_start, event.date.latest_end)
        if any(
            not first <= bound <= _LAST for bound in bounds if BEGINNING < bound < END
        ):
            yield event


def outside(name: str) -> str:
    """'before the year 1 or after 9999', what a format can't store."""
    first = FIRST_YEARS[name]
    if first > 0:
        start = f"the year {first}"
    else:
        start = year_in_words(first)
    return f"before {start} or after 9999"
