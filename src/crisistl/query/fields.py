"""Fields: the literal registry of what can be asked, shown and counted of an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from crisistl.frozen import frozen
from crisistl.model.choices import DIFFERENCES
from crisistl.model.event_fields import BY_NAME
from crisistl.model.plover import QUAD_OF, QUADS
from crisistl.output.table import Cell, Column, Kind
from crisistl.query.cells import (
    accounts_cell,
    earliest,
    either_side,
    end_time,
    end_year,
    latest,
    names_of,
    pairs,
    quotes,
    revisions_cell,
    roles_cell,
    sides,
    sources_cell,
    start_time,
    text_of,
    until,
    year,
)
from crisistl.query.columns import Attribute, Compact, Names, OfDate, Seldom, Value
from crisistl.query.hit import Hit

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

# How a typed value is understood. "actor", "theme" and "source" are names in a register; "choice" is one of a
# few words; "place" and "extra" are texts compared whole or by their words; "number" is compared by its value;
# "text" is searched for.
Ask = Literal[
    "actor",
    "theme",
    "source",
    "event",
    "file",
    "choice",
    "place",
    "extra",
    "number",
    "text",
    "pair",
    "date",
]


@frozen
class Field:
    """One thing that an event can be asked for, shown by, or both.

    `name` is what a question calls it, `column` what a header does; either is understood everywhere.
    `cell` makes what a table shows; `values` what a question compares (ids of a register, or plain texts);
    `words` is its part of the sentence of a query.
    """

    name: str
    column: str
    kind: Kind
    help: str
    cell: Callable[[Hit, Timeline], Cell] | None = None
    ask: Ask | None = None
    values: Callable[[Event], Sequence[str]] | None = None
    words: str = ""
    choices: tuple[str, ...] = ()

    @property
    def header(self) -> Column:
        """The column that shows this field."""
        return Column(self.column, self.kind)


def one(value: str | None) -> tuple[str, ...]:
    """An optional value as a tuple of none or one."""
    if value:
        return (value,)
    return ()


def files_of(event: Event) -> tuple[str, ...]:
    """The names of the files that have the event, where several were read."""
    # only an event of several files is of this class, which takes the whole model to import
    from crisistl.model.filed import files_of

    return files_of(event)


def _source_ids(event: Event) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(citation.source for citation in event.sources if citation.source)
    )


def _differences(event: Event) -> tuple[str, ...]:
    from crisistl.model.differing import differences

    return differences(event)


def _of(
    name: str,
    kind: Kind,
    cell: Callable[[Hit, Timeline], Cell],
    ask: Ask | None = None,
    values: Callable[[Event], Sequence[str]] | None = None,
) -> Field:
    """The field that shows and compares a field of the event."""
    own = BY_NAME[name]
    return Field(
        own.asked or name,
        name,
        kind,
        own.help,
        cell,
        ask,
        values,
        own.words,
        own.choices,
    )


def _value(name: str) -> Field:
    """A field with one plain value: a text, a choice, a place or a number."""
    ask: Ask | None = {"choice": "choice", "place": "place", "degrees": "number"}.get(
        BY_NAME[name].kind
    )  # type: ignore[assignment]
    value = attrgetter(name)
    if ask == "number":
        return _of(
            name,
            "number",
            Attribute(f"event.{name}"),
            ask,
            lambda e: _number(value(e)),
        )
    return _of(
        name,
        "text",
        Value(name),
        ask,
        (lambda e: one(value(e))) if ask else None,
    )


def _number(value: float | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (repr(value).removesuffix(".0"),)


def _ids(name: str, ask: Ask, register: str = "") -> Field:
    """A field with ids, shown by the names that a register of the timeline has for them."""
    ids = attrgetter(name)
    if not register:
        return _of(name, "names", Attribute(f"event.{name}"), ask, ids)
    return _of(name, "names", Names(name, register), ask, ids)


FIELDS: tuple[Field, ...] = (
    _of("id", "id", Attribute("event.id"), "event", lambda e: (e.id,)),
    _of("date", "date", Attribute("event.date.text"), "date"),
    Field("earliest", "earliest", "date", "the first day it may touch", OfDate(earliest)),
    Field("latest", "latest", "date", "the last day it may touch", OfDate(latest)),
    Field("until", "until", "date", "the day after the last day it may touch", OfDate(until)),
    Field("year", "year", "text", "the year of the earliest day, as a number", OfDate(year)),
    Field("end_year", "end_year", "text", "the year of the latest day, as a number", OfDate(end_year)),
    Field("start_time", "start_time", "text", "the time of day at which it starts", OfDate(start_time)),
    Field("end_time", "end_time", "text", "the time of day at which it ends", OfDate(end_time)),
    Field(
        "precision", "precision", "text", "day, month, year, span ...",
        Attribute("event.date.precision"), None, lambda e: (e.date.precision,),
    ),
    _value("part_of_day"),
    _value("date_text"),
    _of("title", "title", Attribute("event.title")),
    _value("summary"),
    _value("type"),
    Field(
        "quad", "quad", "text", "PLOVER's four: verbal or material, cooperation or conflict",
        None, "choice", lambda e: one(QUAD_OF.get(e.type or "")), "that is {}", tuple(QUADS),
    ),
    Field("who", "who", "sides", "the two sides: acting → addressed", lambda h, t: sides(h.event, t)),
    Field(
        "actor", "actor", "names", "who is on either side",
        lambda h, t: names_of(either_side(h.event), t.actors_by_id), "actor", either_side, "involving {}",
    ),
    Field(
        "role", "role", "text", "the role, on that day, of who is on either side", roles_cell, "text", None,
        "with somebody as {}",
    ),
    _ids("actors", "actor", "actors_by_id"),
    _ids("targets", "actor", "actors_by_id"),
    Field(
        "pair", "pair", "sides", "two actors, either way",
        None, "pair", lambda e: pairs(e.actors, e.targets), "between {}",
    ),
    _ids("themes", "theme", "themes_by_id"),
    _value("place"),
    _value("lat"),
    _value("lon"),
    _value("status"),
    _ids("attributed_to", "actor", "actors_by_id"),
    _of("quotes", "json", Compact(quotes)),
    _ids("responds_to", "event"),
    _ids("contradicts", "event"),
    _of("sources", "json", sources_cell, "source", _source_ids),
    _of("accounts", "json", Seldom("accounts", accounts_cell)),
    Field(
        "differs", "differs", "names", "in what its accounts differ", lambda h, t: _differences(h.event),
        "choice", _differences, "whose accounts differ in {}", DIFFERENCES,
    ),
    _of("recorded", "date", Seldom("recorded", lambda h, t: text_of(h.event.recorded))),
    _of("known", "date", Seldom("known", lambda h, t: text_of(h.event.known))),
    _of("revisions", "json", Seldom("revisions", revisions_cell)),
    _of("extra", "json", Compact(lambda e, t: e.extra)),
    Field(
        "file", "file", "names", "which of several files have it",
        lambda h, t: files_of(h.event), "file", files_of, "in the file {}",
    ),
    Field("match", "match", "text", "yes, maybe or ongoing", Attribute("match")),
    Field("days", "days", "number", "days from the date asked around", Attribute("days")),
    Field(
        "text", "text", "text", "title, summary, quotes, place and the actors' names", None, "text", None,
        "mentioning {}",
    ),
)  # fmt: skip


FULL_COLUMNS = (
    "id", "date", "earliest", "latest", "precision", "part_of_day", "date_text", "title", "summary", "type",
    "actors", "targets", "themes", "place", "status", "attributed_to", "quotes", "responds_to", "contradicts",
    "sources", "extra", "match", "lat", "lon", "accounts", "recorded", "known", "revisions",
)  # fmt: skip
"""The columns of CSV, TSV and the rows of JSON, in their order; new ones come last, as scripts count columns."""
