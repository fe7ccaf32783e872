"""Standing: in words, how an event is known: as fact, as a claim and whose, or as what may come."""

from crisistl.formats.core.kept import NameOf
from crisistl.model.timeline import Event

_WORDS = {
    "claimed": ("claimed", "Claimed by"),
    "disputed": ("disputed", "Disputed; according to"),
    "planned": ("planned", "Planned, according to"),
    "forecast": ("forecast", "Forecast by"),
    "reported": ("", "According to"),
}


def standing(event: Event, names: NameOf) -> str | None:
    """ "Claimed by Ukraine", "Planned", "According to NATO and Poland"; None for what is plain fact."""
    alone, before = _WORDS[event.status]
    if event.attributed_to:
        return f"{before} {listed([names('actor', actor) for actor in event.attributed_to])}"
    return alone.capitalize() or None


def listed(words: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
