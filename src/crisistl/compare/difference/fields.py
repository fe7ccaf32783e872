"""The fields in which two accounts of an event are compared, each reduced to its meaning."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crisistl.dates import EventDate
from crisistl.model.timeline import Citation, Event, Timeline
from crisistl.query.fields import compact, names_of
from crisistl.text.names import fold

_FIGURE = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*(?:\s*(?:%|(?:percent|thousand|million|billion|trillion)\b))?", re.IGNORECASE
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}\b)")
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
        meaning = self.meaning or (lambda event, timeline: frozenset(self.shown(event, timeline)))
        return meaning(one, union) != meaning(other, union)


def figures(event: Event) -> tuple[str, ...]:
    """The numbers in the title, summary and quotes, each once: "8,500", "$200 million" as "200 million"."""
    text = " ".join((event.title, event.summary, *(quote.text for quote in event.quotes)))
    found = (_BETWEEN_DIGITS.sub("", figure.group()) for figure in _FIGURE.finditer(text))
    return tuple(dict.fromkeys(" ".join(figure.split()).lower() for figure in found))


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _words(*texts: str | None) -> str:
    """Texts in the form that is compared: without case, accents and punctuation."""
    return " ".join(_SPACES.sub(" ", fold(text)).strip() for text in texts if text)


def _bounds(date: EventDate) -> tuple[object, ...]:
    return date.starts, date.ends, date.end, date.uncertain, date.approximate


def _actors(field: str) -> Callable[[Event, Timeline], tuple[str, ...]]:
    return lambda event, union: names_of(getattr(event, field), union.actors_by_id)


def _quotes(event: Event, union: Timeline) -> tuple[str, ...]:
    said = ((quote, names_of(_one(quote.speaker), union.actors_by_id)) for quote in event.quotes)
    return tuple(f"“{quote.text}”" + "".join(f" – {name}" for name in by) for quote, by in said)


def _sources(event: Event, union: Timeline) -> tuple[str, ...]:
    return tuple(_citation(citation, union) for citation in event.sources)


def _citation(citation: Citation, union: Timeline) -> str:
    source = union.sources_by_id[citation.source].title if citation.source else None
    published = str(citation.published) if citation.published else None
    return ", ".join(filter(None, (citation.title, source, published, citation.locator, citation.url)))


def _extra(event: Event, union: Timeline) -> tuple[str, ...]:
    return tuple(
        f"{key}: {value if isinstance(value, str) else compact(value)}" for key, value in event.extra.items()
    )


COMPARED: tuple[Compared, ...] = (
    Compared("date", lambda e, t: (e.date.text,), lambda e, t: _bounds(e.date)),
    Compared("part_of_day", lambda e, t: _one(e.part_of_day)),
    Compared("title", lambda e, t: (e.title,), lambda e, t: _words(e.title)),
    Compared("figures", lambda e, t: figures(e)),
    Compared("actors", _actors("actors")),
    Compared("targets", _actors("targets")),
    Compared("type", lambda e, t: _one(e.type)),
    Compared("status", lambda e, t: (e.status,)),
    Compared("attributed_to", _actors("attributed_to")),
    Compared("place", lambda e, t: _one(e.place), lambda e, t: _words(e.place)),
    Compared("themes", lambda e, t: names_of(e.themes, t.themes_by_id)),
    Compared("quotes", _quotes, lambda e, t: frozenset(_words(said) for said in _quotes(e, t))),
    Compared("summary", lambda e, t: _one(e.summary), lambda e, t: _words(e.summary)),
    Compared("responds_to", lambda e, t: e.responds_to),
    Compared("contradicts", lambda e, t: e.contradicts),
    Compared("sources", _sources),
    Compared("date_text", lambda e, t: _one(e.date_text), lambda e, t: _words(e.date_text)),
    Compared("extra", _extra),
)
"""All fields of an event except its id, the most informative first; `figures` are the numbers in its texts."""


def differing(one: Event, other: Event, union: Timeline) -> Iterable[Compared]:
    """The fields in which two accounts of an event differ in meaning."""
    return (compared for compared in COMPARED if compared.differs(one, other, union))
