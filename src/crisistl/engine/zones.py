"""The zones that the moments of a chronology and of a question are in."""

from typing import TYPE_CHECKING

from crisistl.model.timeline import Timeline

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones


def zones_of(head: Timeline, zone: str | None) -> "Zones | None":
    """The zones of a chronology and of a question; None where there is neither, as in most."""
    if head.timezone is None and zone is None:
        return None
    from crisistl.dates.zones import Zones

    return Zones.of(head.timezone, zone)
