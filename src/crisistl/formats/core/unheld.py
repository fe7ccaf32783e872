"""Unheld: the events that a format can't hold, for their years or because they have no coordinates."""

from collections.abc import Iterable, Iterator

from crisistl.formats.core.years import (
    FIRST_YEARS,
    far_events,
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
    """'kml: left out 2 events without coordinates (ides, rubicon)', with what keeps them; empty for none."""
    ids = [event.id for event in unheld_events(timeline.events, name)]
    if not ids:
        return ""
    more = ""
    if len(ids) > _MOST_NAMED:
        more = f" and {len(ids) - _MOST_NAMED:,} more"
    left = f"{counted(len(ids), 'event')} {reason_unheld(name)}"
    shown = ", ".join(ids[:_MOST_NAMED])
    return f"{name}: left out {left}: {shown}{more} (JSON and JSON Lines keep them)"


def reason_unheld(name: str) -> str:
    """Why a format leaves out events: "without coordinates", "dated before the year 1 or after 9999"."""
    if name in MAPS:
        return "without coordinates"
    return f"dated {outside(name)}"


def unheld_kind(name: str) -> str:
    """Which events a format can't hold, for a list of formats; empty where it holds all."""
    if name in MAPS:
        return "events without coordinates"
    if name in FIRST_YEARS:
        return f"events {outside(name)}"
    return ""
