"""One event in full to a Table: what, who, who says so, what it answers and what answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from crisistl.formats.core.account_words import account_words
from crisistl.model.event_fields import BY_NAME
from crisistl.model.resolved import resolved
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.cells import names_of, names_on
from crisistl.views.wording import short_words, titled

if TYPE_CHECKING:
    from crisistl.model.timeline import Citation, Event, Revision, Timeline


def event_report(event: Event, timeline: Timeline) -> Report:
    """A row for each thing that is known of the event: a label, empty where the one above goes on, and a text."""
    rows = tuple(_known(event, timeline))
    columns = (Column("", "id"), Column("", "title"))
    return Report(
        Heading(event.title, event.id), lambda: Table(columns, (Section("", rows),))
    )


def _known(event: Event, timeline: Timeline) -> Iterator[Row]:
    """A row for each field that has a value, in the order in which a reader asks for them."""
    yield "when", _when(event)
    yield from _field("date_text", event.date_text)
    yield from _field("actors", ", ".join(names_on(event.actors, event, timeline)))
    yield from _field("targets", ", ".join(names_on(event.targets, event, timeline)))
    yield from _field("type", event.type)
    themes = names_of(event.themes, timeline.themes_by_id)
    yield from _field("themes", ", ".join(themes))
    yield from _field("place", event.place)
    yield from _field("lat", event.lat)
    yield from _field("lon", event.lon)
    yield "status", _status(event, timeline)
    yield from _field("summary", event.summary)
    yield from _labelled("quoted, as published", _quoted(event, timeline))
    answers = [e.id for e in timeline.answers.get(event.id, ())]
    contradictions = timeline.contradictions.get(event.id, ())
    yield from _labelled("answers", (linked(i, timeline) for i in event.responds_to))
    yield from _labelled("answered by", (linked(i, timeline) for i in answers))
    yield from _labelled("contradicts", (linked(i, timeline) for i in contradictions))
    yield from _labelled("source", (cited(c, timeline) for c in event.sources))
    yield from _labelled(
        "accounts", (account_words(a, timeline) for a in event.accounts)
    )
    if event.known:
        yield from _field("known", event.known.describe())
    if event.recorded:
        yield from _field("recorded", str(event.recorded))
    yield from _labelled("before", map(_revised, event.revisions))
    yield from _labelled(
        "also", (f"{key}: {_shown(value)}" for key, value in event.extra.items())
    )


def _shown(value: Any) -> Any:
    """A value of `extra` in one line; the texts of a list with semicolons between them."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return value


def _when(event: Event) -> str:
    """The date in words, and in EDTF where that is another text."""
    described = event.date.describe()
    words = described
    if event.part_of_day:
        words = f"{words}, {event.part_of_day}"
    if event.date.text != described:
        words = f"{words} ({event.date.text})"
    return words


def _status(event: Event, timeline: Timeline) -> str:
    if not event.attributed_to:
        return event.status
    claimants = names_of(event.attributed_to, timeline.actors_by_id)
    return f"{event.status}, says {', '.join(claimants)}"


def _quoted(event: Event, timeline: Timeline) -> Iterator[str]:
    for quote in event.quotes:
        if quote.speaker:
            yield f"“{quote.text}” – {timeline.actors_by_id[quote.speaker].name}"
        else:
            yield f"“{quote.text}”"


def _field(name: str, value: str | float | None) -> Iterator[Row]:
    """The row of a field with one value, under the field's label; none where it has no value."""
    if value not in (None, ""):
        yield (
            BY_NAME[name].label,
            str(value).removesuffix(".0") if isinstance(value, float) else value,
        )


def _revised(revision: Revision) -> str:
    """What an event said before a day: "until 2022-01-20: claimed, ‘title’"."""
    parts = (
        revision.date.describe() if revision.date else None,
        revision.status,
        f"“{revision.title}”" if revision.title else None,
        revision.summary,
    )
    return f"until {revision.until}: {', '.join(part for part in parts if part)}"


def _labelled(label: str, texts: Iterable[str]) -> Iterator[Row]:
    for number, text in enumerate(texts):
        yield ("" if number else label, text)


def linked(identity: str, timeline: Timeline) -> str:
    """Another event in one line: its date, its title with the mark of a claim, and its id."""
    if event := timeline.events_by_id.get(identity):
        words = short_words(event.date)
        return f"{words}: {titled(event, timeline)} ({identity})"
    other = timeline.omitted_by_id.get(identity)
    if other is None:
        return identity
    words = short_words(other.date)
    return f"{words}: {other.title} ({identity}, not in this file)"


def cited(citation: Citation, timeline: Timeline) -> str:
    """A citation in one line: article, outlet, day, place in it, address."""
    found = resolved(citation, timeline)
    parts = (
        f"“{citation.title}”" if citation.title else None,
        found.source and found.source.title,
        found.source and found.source.publisher,
        found.day,
        citation.locator,
        found.url,
    )
    return ", ".join(part for part in parts if part)
