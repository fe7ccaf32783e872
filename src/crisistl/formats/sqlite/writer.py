"""Write a chronology as an SQLite database that Datasette and SQL show well."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import IO, Any

from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.exports.rows import days_of
from crisistl.formats.sqlite.layout import (
    LINKS,
    REGISTERS,
    ROLES,
    event_columns,
    schema,
)
from crisistl.model.timeline import Citation, Event, Timeline, TimelineHeader

_CITED = tuple(name for name in Citation.model_fields if name != "source")


def write_sqlite(timeline: Timeline, out: IO[bytes]) -> None:
    """The whole chronology, built in memory: tables of events and registers, and what joins them."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(schema())
        fields = tuple(TimelineHeader.model_fields)
        _insert(base, "timeline", [_values(header(timeline), fields)])
        for register, model in REGISTERS.items():
            columns = tuple(model.model_fields)
            parts = getattr(timeline, register)
            _insert(base, register, (_values(plain(part), columns) for part in parts))
        columns = event_columns()
        _insert(
            base,
            "events",
            (
                _values({**plain(event), **days_of(event)}, columns)
                for event in timeline.events
            ),
        )
        for table, rows in _JOINING.items():
            _insert(
                base, table, (row for event in timeline.events for row in rows(event))
            )
        base.commit()
        out.write(base.serialize())


def _insert(
    base: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]
) -> None:
    for row in rows:
        base.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)


def _values(fields: Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    return [_stored(fields.get(name)) for name in columns]


def _stored(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _actors(event: Event) -> Iterator[tuple[Any, ...]]:
    for field, role in ROLES.items():
        for position, actor in enumerate(getattr(event, field)):
            yield event.id, actor, role, position


def _themes(event: Event) -> Iterator[tuple[Any, ...]]:
    for position, theme in enumerate(event.themes):
        yield event.id, theme, position


def _sources(event: Event) -> Iterator[tuple[Any, ...]]:
    for position, cited in enumerate(event.sources):
        rest = (getattr(cited, name) for name in _CITED)
        texts = (None if value is None else str(value) for value in rest)
        yield event.id, cited.source, *texts, position


def _links(event: Event) -> Iterator[tuple[Any, ...]]:
    for kind in LINKS:
        for position, linked in enumerate(getattr(event, kind)):
            yield event.id, kind, linked, position


_JOINING = {
    "event_actors": _actors,
    "event_themes": _themes,
    "event_sources": _sources,
    "links": _links,
}
