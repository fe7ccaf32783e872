"""The fields in which two accounts of an event are compared, each reduced to its meaning."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from crisistl.dates import EventDate
from crisistl.formats.core.account_words import account_words
from crisistl.model.event_fields import EVENT_FIELDS, EventField
from crisistl.model.timeline import Citation, Event, Timeline
from crisistl.query.cells import compact, names_of
from crisistl.text.figures import figures_in
from crisistl.text.names import fold

_SPACES = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Compared:
    """A field in which accounts of an event can differ.

    `shown` gives the values as a reader sees them. Two accounts agree if their `meaning` is equal or, without a
    `meaning`, if they have the same values in any order.
    """

    name: str
    shown: Callable[[Event, Timeline], tuple[str, ...]]
    meaning: Callable[[Event, Timeline], object] | None = None

    def differs(self, one: Event, other: Event, union: Timeline) -> bool:
        """Whether the two differ in meaning."""
        meaning = self.meaning or (
            lambda event, timeline: frozenset(self.shown(event, timeline))
        )
        return meaning(one, union) != meaning(other, union)


def figures(event: Event) -> tuple[str, ...]:
    """The numbers in the title, summary and quotes, each once: "8,500", "$200 million" as "200 million"."""
    text = " ".join(
        (event.title, event.summary, *(quote.text for quote in event.quotes))
    )
    return figures_in(text)


def _one(value: str | None) -> tuple[str, ...]:
    if value:
        return (value,)
    return ()


def _words(*texts: str | None) -> str:
    """Texts in the form that is compared: without case, accents and punctuation."""
    return " ".join(_SPACES.sub(" ", fold(text)).strip() for text in texts if text)


def _bounds(date: EventDate) -> tuple[object, ...]:
    return date.starts, date.ends, date.end, date.uncertain, date.approximate


def _actors(field: str) -> Callable[[Event, Timeline], tuple[str, ...]]:
    return lambda event, union: names_of(getattr(event, field), union.actors_by_id)


def _quotes(event: Event, union: Timeline) -> tuple[str, ...]:
    said = (
        (quote, names_of(_one(quote.speaker), union.actors_by_id))
        for quote in event.quotes
    )
    return tuple(
        f"“{quote.text}”" + "".join(f" – {name}" for name in by) for quote, by in said
    )


def _sources(event: Event, union: Timeline) -> tuple[str, ...]:
    return tuple(_citation(citation, union) for citation in event.sources)


def _citation(citation: Citation, union: Timeline) -> str:
    if citation.source:
        source = union.sources_by_id[citation.source].title
    else:
        source = None
    if citation.published:
        published = str(citation.published)
    else:
        published = None
    return ", ".join(
        filter(
            None, (citation.title, source, published, citation.locator, citation.url)
        )
    )


def _accounts(event: Event, union: Timeline) -> tuple[str, ...]:
    return tuple(account_words(account, union) for account in event.accounts)


def _revisions(event: Event, union: Timeline) -> tuple[str, ...]:
    """What the event said before a day: "until 2022-01-20: claimed, Talks fail"."""
    fields = ("date", "status", "title", "summary")
    said = (
        (r.until, [str(value) for name in fields if (value := getattr(r, name))])
        for r in event.revisions
    )
    return tuple(f"until {until}: {', '.join(parts)}" for until, parts in said)


def _extra(event: Event, union: Timeline) -> tuple[str, ...]:
    return tuple(
        f"{key}: {value if isinstance(value, str) else compact(value)}"
        for key, value in event.extra.items()
    )


def _value(name: str) -> Callable[[Event, Timeline], tuple[str, ...]]:
    """The one value of a field as text; nothing where it has none."""
    value = attrgetter(name)
    return lambda event, union: _one(
        None if value(event) is None else str(value(event))
    )


def _compared(field: EventField) -> Compared:
    """How a field of an event is compared, by what kind it is."""
    name = field.name
    match field.kind:
        case "date":
            return Compared(
                name, lambda e, t: (e.date.text,), lambda e, t: _bounds(e.date)
            )
        case "line" | "text" | "place":
            return Compared(name, _value(name), lambda e, t: _words(getattr(e, name)))
        case "names" if field.register == "actor":
            return Compared(name, _actors(name))
        case "names" if field.register == "theme":
            return Compared(name, lambda e, t: names_of(e.themes, t.themes_by_id))
        case "names":
            return Compared(name, lambda e, t: getattr(e, name))
        case "quotes":
            return Compared(
                name,
                _quotes,
                lambda e, t: frozenset(_words(said) for said in _quotes(e, t)),
            )
    return Compared(name, _SHOWN.get(field.kind) or _value(name))


_SHOWN: dict[str, Callable[[Event, Timeline], tuple[str, ...]]] = {
    "citations": _sources,
    "accounts": _accounts,
    "revisions": _revisions,
    "extra": _extra,
}


_FIGURES_RANK = 4  # after the title in which they occur
_RANKED = [
    (field.rank, _compared(field)) for field in EVENT_FIELDS if field.rank is not None
]
COMPARED: tuple[Compared, ...] = tuple(
    compared
    for _, compared in sorted(
        [*_RANKED, (_FIGURES_RANK, Compared("figures", lambda e, t: figures(e)))],
        key=lambda ranked: ranked[0],
    )
)
"""All fields of an event except its id, the most informative first; `figures` are the numbers in its texts."""


def differing(one: Event, other: Event, union: Timeline) -> Iterable[Compared]:
    """The fields in which two accounts of an event differ in meaning."""
    return (compared for compared in COMPARED if compared.differs(one, other, union))
