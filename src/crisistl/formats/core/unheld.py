"""Unheld: the events that a format can't hold, for their years or because they have no coordinates."""

from collections.abc import Iterable, Iterator

from crisistl.formats.core.years import (
    FIRST_YEARS,
    far_events,
    far_events_in_words,
    outside,
)
from crisistl.model.timeline import Event, Timeline
from crisistl.text.wording import counted

MAPS = frozenset({"geojson", "kml"})
"""The formats in which an event is a point on a map."""

_MOST_NAMED = 5


def placed(events: Iterable[Event]) -> Iterator[Event]:
    """The events that have coordinates."""
    return (event for event in events if event.lat is not None)


def holds_all(name: str) -> bool:
    """Whether a format can hold every event."""
    return name not in FIRST_YEARS and name not in MAPS


def unheld_events(events: Iterable[Event], name: str) -> Iterator[Event]:
    """The events that are left out of a file of this format."""
    if name in MAPS:
        return (event for event in events if event.lat is None)
    return far_events(events, name)


def unheld_in_words(timeline: Timeline, name: str) -> str:
    """'2 events without coordinates (ides, rubicon)'; empty if there are none."""
    if name not in MAPS:
        return far_events_in_words(timeline, name)
    ids = [event.id for event in unheld_events(timeline.events, name)]
    if not ids:
        return ""
    more = ""
    if len(ids) > _MOST_NAMED:
        more = f" and {len(ids) - _MOST_NAMED:,} more"
    return f"{counted(len(ids), 'event')} without coordinates ({', '.join(ids[:_MOST_NAMED])}{more})"


def unheld_kind(name: str) -> str:
    """Which events a format can't hold, for a list of formats; empty where it holds all."""
    if name in MAPS:
        return "events without coordinates"
    if name in FIRST_YEARS:
        return f"events {outside(name)}"
    return ""
