"""Fields: the literal registry of what can be asked, shown and counted of an event."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, product
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from crisistl.dates import BEGINNING, END, EventDate, Moment
from crisistl.dates.axis import DAY
from crisistl.dates.calendar import MONTH, UNITS, Unit
from crisistl.dates.words import MONTHS, WEEKDAYS
from crisistl.errors import UsageError
from crisistl.frozen import frozen
from crisistl.model.choices import DIFFERENCES
from crisistl.model.event_fields import BY_NAME
from crisistl.model.plover import QUAD_OF, QUADS
from crisistl.output.table import Cell, Column, Kind
from crisistl.text.names import did_you_mean

if TYPE_CHECKING:
    from crisistl.model.timeline import (
        Account,
        Actor,
        Citation,
        Event,
        Revision,
        Source,
        Theme,
        Timeline,
    )

Match = Literal["yes", "maybe", "ongoing"]

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


TOWARD, JOINTLY = " → ", " – "


class Hit(NamedTuple):
    """An event as an answer: how surely it matches and, around a date, how many days from it."""

    event: Event
    match: Match = "yes"
    days: int | None = None


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


def names_of(
    ids: Iterable[str], register: Mapping[str, Actor] | Mapping[str, Theme]
) -> tuple[str, ...]:
    """The names of these ids; an id that isn't in the register is its own name."""
    return tuple(register[i].name if i in register else i for i in ids)


def names_on(ids: Iterable[str], event: Event, timeline: Timeline) -> tuple[str, ...]:
    """The names of actors with the roles that they had, by their dates, on the day of an event."""
    from crisistl.model.tenure import role_words

    register = timeline.actors_by_id
    shown = []
    for identity in ids:
        actor = register.get(identity)
        role = ""
        if actor and actor.roles:
            role = role_words(actor, event.date)
        if actor:
            name = actor.name
        else:
            name = identity
        shown.append(f"{name} ({role})" if role else name)
    return tuple(shown)


def sides(event: Event, timeline: Timeline) -> tuple[str, ...]:
    """The two sides as pieces that read as one text: ("United States", " → ", "Russia")."""
    acting = _listed(names_of(event.actors, timeline.actors_by_id))
    addressed = _listed(names_of(event.targets, timeline.actors_by_id))
    if addressed:
        return (*acting, TOWARD, *addressed)
    return acting


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece for name in names for piece in (", ", name))[1:]


def either_side(event: Event) -> tuple[str, ...]:
    """The ids of all who act or are acted on, each once."""
    return tuple(dict.fromkeys((*event.actors, *event.targets)))


def pairs(acting: Iterable[str], addressed: Iterable[str]) -> tuple[str, ...]:
    """Who acts towards whom, each with each; those who act jointly, in the order of their ids, where nobody is
    addressed: "russia → nato", "blinken – lavrov"."""
    if addressed := tuple(addressed):
        directed = (
            f"{one}{TOWARD}{other}" for one, other in product(acting, addressed)
        )
        return tuple(dict.fromkeys(directed))
    return tuple(
        f"{one}{JOINTLY}{other}" for one, other in combinations(sorted(set(acting)), 2)
    )


def compact(value: Any) -> str:
    """Compact JSON, as in a cell."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _quotes(hit: Hit, timeline: Timeline) -> Cell:
    names = timeline.actors_by_id
    spoken = []
    for quote in hit.event.quotes:
        spoken.append(
            {"text": quote.text}
            | ({"speaker": names[quote.speaker].name} if quote.speaker else {})
        )
    if spoken:
        return compact(spoken)
    return None


def _roles(hit: Hit, timeline: Timeline) -> Cell:
    """The roles of both sides on the day of the event: those with dates, and those that need none."""
    from crisistl.model.tenure import role_words

    register = timeline.actors_by_id
    named = (register[i] for i in either_side(hit.event) if i in register)
    roles = (role_words(a, hit.event.date) or a.role for a in named)
    return ", ".join(dict.fromkeys(role for role in roles if role)) or None


def _sources(hit: Hit, timeline: Timeline) -> Cell:
    """Titles of the register where they say all; else a JSON array of titles and citations."""
    cited = []
    for citation in hit.event.sources:
        cited.append(_citation(citation, timeline.sources_by_id))
    plain = tuple(item for item in cited if isinstance(item, str))
    if len(plain) == len(cited):
        return plain
    return compact(cited)


def _citation(
    citation: Citation, register: Mapping[str, Source]
) -> str | dict[str, str]:
    full = {}
    for name in type(citation).model_fields:
        if value := getattr(citation, name):
            full[name] = str(value)
    if citation.source:
        full["source"] = register[citation.source].title
    if [*full] == ["source"]:
        return full["source"]
    return full


def _source_ids(event: Event) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(citation.source for citation in event.sources if citation.source)
    )


def _earliest(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.earliest_start > BEGINNING:
        return _bound(when.earliest_start, when)
    return None


def _latest(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.latest_end < END:
        return _bound(when.latest_end, when)
    return None


def _until(hit: Hit, _: Timeline) -> Cell:
    """The day after the last one, where a bar that ends before its end must end."""
    when = hit.event.date
    if when.latest_end < END:
        return Moment(when.latest_end + DAY).iso_day
    return None


def _year(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.earliest_start > BEGINNING:
        return when.earliest_start.year
    return None


def _end_year(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.latest_end < END:
        return when.latest_end.year
    return None


def _start_time(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.clock and when.clock.start:
        return when.earliest_start.iso_clock
    return None


def _end_time(hit: Hit, _: Timeline) -> Cell:
    when = hit.event.date
    if when.clock and when.clock.end:
        return when.latest_end.iso_clock
    return None


def _accounts(hit: Hit, timeline: Timeline) -> Cell:
    """A JSON array of accounts, their sources and actors by their names."""
    names = timeline.actors_by_id
    found = []
    for account in hit.event.accounts:
        plain = _plain(account)
        if account.source:
            plain["source"] = _citation(account.source, timeline.sources_by_id)
        for side in ("actors", "targets"):
            if side in plain:
                plain[side] = [*names_of(getattr(account, side), names)]
        found.append(plain)
    if found:
        return compact(found)
    return None


def _revisions(hit: Hit, _: Timeline) -> Cell:
    plain = [_plain(revision) for revision in hit.event.revisions]
    if plain:
        return compact(plain)
    return None


def _plain(part: Account | Revision) -> dict[str, Any]:
    """The fields of a part that have a value, as texts."""
    fields = type(part).model_fields
    values = {name: getattr(part, name) for name in fields}
    return {name: str(value) for name, value in values.items() if value}


def _differences(event: Event) -> tuple[str, ...]:
    from crisistl.model.differing import differences

    return differences(event)


def _text_of(value: object) -> str | None:
    if value:
        return str(value)
    return None


def _bound(moment: Moment, when: EventDate) -> str:
    """ISO 8601, with a sign before the years that have not four digits; with the time where the date has one."""
    if when.clock:
        return f"{moment.iso_day}T{moment.iso_clock}"
    return moment.iso_day


def _extra_cell(hit: Hit, _: Timeline) -> Cell:
    if hit.event.extra:
        return compact(hit.event.extra)
    return None


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
            lambda h, t: value(h.event),
            ask,
            lambda e: _number(value(e)),
        )
    return _of(
        name,
        "text",
        lambda h, t: value(h.event) or None,
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
        return _of(name, "names", lambda h, t: ids(h.event), ask, ids)
    return _of(
        name,
        "names",
        lambda h, t: names_of(ids(h.event), getattr(t, register)),
        ask,
        ids,
    )


FIELDS: tuple[Field, ...] = (
    _of("id", "id", lambda h, t: h.event.id, "event", lambda e: (e.id,)),
    _of("date", "date", lambda h, t: h.event.date.text, "date"),
    Field("earliest", "earliest", "date", "the first day it may touch", _earliest),
    Field("latest", "latest", "date", "the last day it may touch", _latest),
    Field("until", "until", "date", "the day after the last day it may touch", _until),
    Field("year", "year", "text", "the year of the earliest day, as a number", _year),
    Field("end_year", "end_year", "text", "the year of the latest day, as a number", _end_year),
    Field("start_time", "start_time", "text", "the time of day at which it starts", _start_time),
    Field("end_time", "end_time", "text", "the time of day at which it ends", _end_time),
    Field(
        "precision", "precision", "text", "day, month, year, span ...",
        lambda h, t: h.event.date.precision, None, lambda e: (e.date.precision,),
    ),
    _value("part_of_day"),
    _value("date_text"),
    _of("title", "title", lambda h, t: h.event.title),
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
        "role", "role", "text", "the role, on that day, of who is on either side", _roles, "text", None,
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
    _of("quotes", "json", _quotes),
    _ids("responds_to", "event"),
    _ids("contradicts", "event"),
    _of("sources", "json", _sources, "source", _source_ids),
    _of("accounts", "json", _accounts),
    Field(
        "differs", "differs", "names", "in what its accounts differ", lambda h, t: _differences(h.event),
        "choice", _differences, "whose accounts differ in {}", DIFFERENCES,
    ),
    _of("recorded", "date", lambda h, t: _text_of(h.event.recorded)),
    _of("known", "date", lambda h, t: _text_of(h.event.known)),
    _of("revisions", "json", _revisions),
    _of("extra", "json", _extra_cell),
    Field(
        "file", "file", "names", "which of several files have it",
        lambda h, t: files_of(h.event), "file", files_of, "in the file {}",
    ),
    Field("match", "match", "text", "yes, maybe or ongoing", lambda h, t: h.match),
    Field("days", "days", "number", "days from the date asked around", lambda h, t: h.days),
    Field(
        "text", "text", "text", "title, summary, quotes, place and the actors' names", None, "text", None,
        "mentioning {}",
    ),
)  # fmt: skip

_BY_NAME = {name: field for field in FIELDS for name in (field.column, field.name)}


def _period(unit: Unit) -> Field:
    def values(event: Event) -> tuple[str, ...]:
        start = event.date.earliest_start
        if start == BEGINNING:
            return ()
        return (unit.label(unit.number(start)),)

    return Field(
        unit.name,
        unit.name,
        "text",
        f"the {unit.name} in which it may first have begun",
        None,
        None,
        values,
    )


def _weekday(event: Event) -> tuple[str, ...]:
    when = event.date
    known = when.has_start and when.earliest_start // DAY == when.latest_start // DAY
    if known:
        return (WEEKDAYS[when.earliest_start.weekday()],)
    return ()


def _lag(event: Event) -> tuple[str, ...]:
    from crisistl.model.known import lag

    return one(lag(event))


def _month_of_year(event: Event) -> tuple[str, ...]:
    when = event.date
    known = when.has_start and MONTH.number(when.earliest_start) == MONTH.number(
        when.latest_start
    )
    if known:
        return (MONTHS[when.earliest_start.month - 1],)
    return ()


PERIODS: tuple[Field, ...] = (
    *(_period(unit) for unit in UNITS.values()),
    Field("weekday", "weekday", "text", "the day of the week on which it began", None, None, _weekday),
    Field("lag", "lag", "text", "how late it became known", None, None, _lag),
    Field(
        "month-of-year", "month-of-year", "text", "the month, of any year, in which it began", None, None,
        _month_of_year,
    ),
)  # fmt: skip
"""What events are counted by beside the fields that have values."""

FULL_COLUMNS = (
    "id", "date", "earliest", "latest", "precision", "part_of_day", "date_text", "title", "summary", "type",
    "actors", "targets", "themes", "place", "lat", "lon", "status", "attributed_to", "quotes", "responds_to",
    "contradicts", "sources", "accounts", "recorded", "known", "revisions", "extra", "match",
)  # fmt: skip
"""The columns of CSV, TSV and the rows of JSON, in their order."""


def field_of(name: str, *, asked: bool = False, shown: bool = False) -> Field:
    """The field of this name; `extra.NAME` is one. UsageError with the nearest names where there is none.

    `asked` and `shown` narrow to what a question can compare and what a table can show.
    """
    if name.startswith("extra.") and len(name) > len("extra."):
        return _extra(name)

    def fits(field: Field) -> bool:
        if asked and field.ask is None:
            return False
        return not shown or field.cell is not None

    field = _BY_NAME.get(name)
    if field and fits(field):
        return field
    what = "field"
    if shown:
        what = "column"
    known = [field.name for field in FIELDS if fits(field)]
    advice = did_you_mean(name, known)
    if not advice:
        advice = f"; there are {', '.join(known)}, extra.NAME"
    raise UsageError(f"unknown {what} {name!r}{advice}")


def counted_field(name: str) -> Field:
    """The field or period of this name that events can be counted by; UsageError with the nearest names."""
    if name.startswith("extra."):
        return field_of(name)
    known = {field.name: field for field in (*FIELDS, *PERIODS) if field.values}
    if field := known.get(name) or _BY_NAME.get(name):
        if field.values:
            return field
        raise UsageError(
            f"{name!r} can't be counted; there are {', '.join(known)}, extra.NAME"
        )
    near = did_you_mean(name, known)
    raise UsageError(
        f"unknown field {name!r}{near or '; there are ' + ', '.join(known) + ', extra.NAME'}"
    )


def _extra(name: str) -> Field:
    key = name.removeprefix("extra.")

    def cell(hit: Hit, _: Timeline) -> Cell:
        value = hit.event.extra.get(key)
        if isinstance(value, bool | dict | list):
            return compact(value)
        if isinstance(value, str | int | float):
            return value
        return None

    def values(event: Event) -> tuple[str, ...]:
        value = event.extra.get(key)
        if isinstance(value, list):
            items = value
        else:
            items = [value]
        return tuple(
            item if isinstance(item, str) else compact(item)
            for item in items
            if item is not None
        )

    return Field(
        name, name, "text", f"{key} of extra", cell, "extra", values, f"with {key} {{}}"
    )
