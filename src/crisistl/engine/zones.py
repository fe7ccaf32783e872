"""The zones that the moments of a chronology and of a question are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones
    from crisistl.model.timeline import Timeline


def zones_of(head: Timeline, zone: str | None) -> Zones | None:
    """The zones of a chronology and of a question; None where there is neither, as in most."""
    if head.timezone is None and zone is None:
        return None
    from crisistl.dates.zones import Zones

    return Zones.of(head.timezone, zone)
