"""Layout of our SQLite databases: the tables, their columns, and which of these hold JSON."""

from collections.abc import Mapping

from pydantic import BaseModel

from crisistl.formats.exports.rows import DAYS, TIMES, YEARS
from crisistl.model.timeline import (
    Actor,
    Citation,
    Event,
    Omitted,
    Source,
    Theme,
    TimelineHeader,
)

DERIVED = (*DAYS, *YEARS, *TIMES)
"""The columns of `events` that are made of its date and not read again."""

REGISTERS: Mapping[str, type[BaseModel]] = {
    "sources": Source,
    "actors": Actor,
    "themes": Theme,
    "omitted": Omitted,
}
ROLES: Mapping[str, str] = {
    "actors": "initiator",
    "targets": "recipient",
    "attributed_to": "claimant",
}
"""The fields of an event that name actors, with the role in `event_actors`."""

LINKS = ("responds_to", "contradicts")
JOINED = (*ROLES, "themes", "sources", *LINKS)
"""The fields of an event that have tables of their own."""

RENAMED: Mapping[str, str] = {"lat": "latitude", "lon": "longitude"}
"""Columns of `events` by our field; under these names Datasette's map finds them."""

TITLE_FIRST = ("id", "title", "date", *DERIVED)
OWN_TABLES = frozenset({"timeline", "events", *REGISTERS, "event_actors", "links"})
"""The tables by which a database of ours is recognised."""

_REFERENCES = {
    ("actors", "part_of"): "actors",
    ("themes", "part_of"): "themes",
}
_TYPES = {**dict.fromkeys(YEARS, "integer"), "lat": "real", "lon": "real"}


def nested(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a part that are lists or objects, which are stored as JSON."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if isinstance(
            field.get_default(call_default_factory=True, validated_data={}),
            tuple | dict,
        )
    )


def event_columns() -> tuple[str, ...]:
    """The columns of `events`, under the names of our fields."""
    rest = (
        name
        for name in Event.model_fields
        if name not in TITLE_FIRST and name not in JOINED
    )
    return (*TITLE_FIRST, *rest)


def schema() -> str:
    """The SQL that makes the empty tables."""
    header = ", ".join(f"{name} text" for name in TimelineHeader.model_fields)
    citation = ", ".join(
        f"{name} text" for name in Citation.model_fields if name != "source"
    )
    return "\n".join(
        (
            f"create table timeline ({header});",
            *(_register(name, model) for name, model in REGISTERS.items()),
            f"create table events ({_columns('events', event_columns())});",
            "create table event_actors (event text references events(id), "
            "actor text references actors(id), role text, position integer);",
            "create table event_themes (event text references events(id), "
            "theme text references themes(id), position integer);",
            "create table event_sources (event text references events(id), "
            f"source text references sources(id), {citation}, position integer);",
            # what is linked may be an omitted event, so `linked` refers to no table
            "create table links (event text references events(id), kind text, linked text, position integer);",
            *(
                f"create index {table}_by_{column} on {table}({column});"
                for table, column in (
                    ("event_actors", "event"),
                    ("event_actors", "actor"),
                    ("event_themes", "event"),
                    ("event_themes", "theme"),
                    ("event_sources", "event"),
                    ("event_sources", "source"),
                    ("links", "event"),
                    ("events", "earliest"),
                )
            ),
            _VIEW,
        )
    )


def _register(table: str, model: type[BaseModel]) -> str:
    return f"create table {table} ({_columns(table, tuple(model.model_fields))});"


def _columns(table: str, names: tuple[str, ...]) -> str:
    return ", ".join(_column(table, name) for name in names)


def _column(table: str, name: str) -> str:
    kind = _TYPES.get(name, "text")
    key = ""
    if name == "id":
        key = " primary key"
    to = _REFERENCES.get((table, name))
    reference = ""
    if to:
        reference = f" references {to}(id)"
    shown = name
    if table == "events":
        shown = RENAMED.get(name, name)
    return f"{shown} {kind}{key}{reference}"


def _names(table: str, joining: str, column: str, label: str, where: str = "") -> str:
    """A query for the names that an event has in a joining table, in their order."""
    return (
        f"(select group_concat({label}, '; ') from (select {table}.{label} from {joining} "
        f"join {table} on {table}.id = {joining}.{column} "
        f"where {joining}.event = events.id{where} order by {joining}.position))"
    )


_VIEW = (
    "create view chronology as select id, date, earliest, latest, until, title, "
    + _names(
        "actors",
        "event_actors",
        "actor",
        "name",
        " and event_actors.role = 'initiator'",
    )
    + " as initiators, "
    + _names(
        "actors",
        "event_actors",
        "actor",
        "name",
        " and event_actors.role = 'recipient'",
    )
    + " as recipients, "
    + _names("themes", "event_themes", "theme", "name")
    + " as themes, type, status, place, "
    + _names("sources", "event_sources", "source", "title")
    + " as sources, summary from events order by year, earliest, rowid;"
)
"""A row an event with its names, in order, for reading and for pandas."""
