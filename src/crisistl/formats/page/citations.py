"""Citations: the sources of a page, each once with a number, and the events that cite it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crisistl.model.resolved import resolved
from crisistl.model.timeline import Citation, Event, Timeline

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}\x00-\x1f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A source or an article as the page lists it. `short` names it beside an event; `address` is safe to link."""

    number: int
    short: str
    title: str
    details: tuple[str, ...]
    address: str | None
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference as one event cites it."""

    reference: Reference
    locator: str


def safe_address(text: str | None) -> str | None:
    """The address if it is one that a page may link: http, https or mailto; else None."""
    if text and _ADDRESS.fullmatch(text):
        return text
    return None


def references(
    events: Iterable[Event], timeline: Timeline
) -> tuple[tuple[Reference, ...], Mapping[str, tuple[Cited, ...]]]:
    """All that the events cite, in the order in which they first do, and by an event's id what it cites."""
    known: dict[tuple[str | None, ...], Reference] = {}
    cited: dict[str, tuple[Cited, ...]] = {}
    for event in events:
        found: list[Cited] = []
        for citation in event.sources:
            key = (
                citation.source,
                citation.title,
                citation.url,
                str(citation.published or ""),
            )
            if key not in known:
                known[key] = _reference(len(known) + 1, citation, timeline)
            if not any(event is other for other in known[key].events[-1:]):
                known[key].events.append(event)
            found.append(Cited(known[key], citation.locator or ""))
        cited[event.id] = tuple(found)
    return tuple(known.values()), cited


def _reference(number: int, citation: Citation, timeline: Timeline) -> Reference:
    found = resolved(citation, timeline)
    address = safe_address(found.url)
    name = publisher = author = None
    if found.source:
        name, publisher = found.source.title, found.source.publisher
        author = found.source.author
    title = citation.title or name or found.url or "Source"
    unlinked = None
    if found.url != title and not address:
        unlinked = found.url
    parts = (publisher, author, found.day, unlinked)
    if citation.title:
        parts = (name, publisher, found.day, unlinked)
    return Reference(
        number,
        publisher or name or title,
        title,
        tuple(dict.fromkeys(filter(None, parts))),
        address,
    )
