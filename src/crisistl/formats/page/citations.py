"""Citations: the sources of a page, each once with a number, and the events that cite it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from crisistl.formats.page.words import Languages, escaped
from crisistl.model.resolved import resolved
from crisistl.model.timeline import Citation, Event, Timeline
from crisistl.text.wording import counted

_BATCH = 500
_FEW = 1000
"""How many events a page has at most whose sources list all that cite them."""
_FIRST = 20  # that are listed of a source where there are more
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


def cited_by(
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
            reference = known.get(key)
            if reference is None:
                reference = known[key] = _reference(len(known) + 1, citation, timeline)
            if not (reference.events and reference.events[-1] is event):
                reference.events.append(event)
            found.append(Cited(reference, citation.locator or ""))
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


def listed(
    references: Sequence[Reference], whole: int, languages: Languages
) -> Iterator[Markup]:
    """The references as list items, some hundred at a time, each with the events that cite it; `whole` is the
    number of all events."""
    write = _Items(whole > _FEW, languages)
    for start in range(0, len(references), _BATCH):
        some = references[start : start + _BATCH]
        yield Markup("".join([write(reference) for reference in some]))


class _Items:
    """Writes a reference as a list item; where there are `many` events, only the first that cite it."""

    def __init__(self, many: bool, languages: Languages) -> None:
        self._many = many
        self._languages = languages
        self._cited = languages.own("Cited for")

    def __call__(self, reference: Reference) -> str:
        title = escaped(reference.title)
        if reference.address:
            title = f'<a href="{escaped(reference.address)}">{title}</a>'
        details = "".join([f", {escaped(detail)}" for detail in reference.details])
        head = f'<li id="~s{reference.number}"><cite>{title}</cite>{details}'
        if self._many or len(reference.events) == 1:
            return f"{head}. {self._cited} {self._first(reference.events)}\n"
        return f"{head}\n{self._all(reference.events)}"

    def _first(self, events: Sequence[Event]) -> str:
        links = "; ".join(map(_link, events[:_FIRST]))
        if len(events) <= _FIRST:
            return links
        more = f"and {counted(len(events) - _FIRST, 'more event')}"
        return f"{links} {self._languages.own(more)}"

    def _all(self, events: Sequence[Event]) -> str:
        items = "".join([f"<li>{_link(event)}\n" for event in events])
        number = counted(len(events), "event")
        summary = f"<summary{self._languages.english}>Cited for {number}</summary>"
        return f"<details>{summary}<ul>\n{items}</ul></details>\n"


def _link(event: Event) -> str:
    return f'<a href="#{event.id}">{escaped(event.title)}</a>'
