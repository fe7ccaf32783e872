"""Read an SQLite database: one of ours table by table, any other as the table with the most rows."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import KINDS, Fault, Item, ReadOptions, Record
from crisistl.formats.sqlite.layout import (
    DERIVED,
    JOINED,
    OWN_TABLES,
    REGISTERS,
    RENAMED,
    ROLES,
    nested,
)
from crisistl.formats.tables.containers import on_disk, read_tables
from crisistl.model.timeline import Citation, Event, TimelineHeader

_FIELDS = {column: field for field, column in RENAMED.items()}
_CITED = tuple(Citation.model_fields)
Row = dict[str, Any]


def read_sqlite(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The chronology of a database of ours; of another, its longest table, or the one named behind a "#"."""
    try:
        with (
            on_disk(file, ".sqlite") as path,
            closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base,
        ):
            names = {
                name
                for (name,) in base.execute(
                    "select name from sqlite_master where type = 'table'"
                )
            }
            if file.part is None and names >= OWN_TABLES:
                yield from _chronology(base)
            else:
                yield from read_tables(file, base, options)
    except sqlite3.Error:
        raise DataError(
            f"{file.name} can't be read as an SQLite database; save the table as CSV"
        ) from None


def _chronology(base: sqlite3.Connection) -> Iterator[Item]:
    for row in _rows(base, "select * from timeline limit 1"):
        known = {}
        for name, value in row.items():
            if name in TimelineHeader.model_fields and value is not None:
                known[name] = value
        yield Record("timeline", known, 0)
    for register, model in REGISTERS.items():
        if register != "omitted":
            yield from _parts(base, register, nested(model))
    joined = _joined(base)
    json_columns = nested(Event)
    for number, row in enumerate(_rows(base, "select * from events order by rowid")):
        yield from _event(number, row, joined, json_columns)
    yield from _parts(base, "omitted", frozenset())


def _parts(
    base: sqlite3.Connection, register: str, json_columns: frozenset[str]
) -> Iterator[Item]:
    kind = KINDS[register]
    for number, row in enumerate(
        _rows(base, f"select * from {register} order by rowid")
    ):
        try:
            yield Record(kind, _decoded(row, json_columns), number)
        except ValueError as error:
            yield _no_json(f"{register}[{number}]", error)


def _event(
    number: int,
    row: Row,
    joined: Mapping[str, Mapping[str, list[Any]]],
    json_columns: frozenset[str],
) -> Iterator[Item]:
    identity = row.get("id")
    fields = {
        _FIELDS.get(name, name): value
        for name, value in row.items()
        if name not in DERIVED
    }
    try:
        value = _decoded(fields, json_columns)
    except ValueError as error:
        yield _no_json(f"events[{number}] {identity!r}", error)
        return
    added = {
        name: value.pop(name) for name in [*value] if name not in Event.model_fields
    }
    if added:  # columns that somebody has added to the table
        value["extra"] = value.get("extra", {}) | added
    for name in JOINED:
        if found := joined[name].get(str(identity)):
            value[name] = found
    yield Record("event", value, number)


def _decoded(row: Row, json_columns: frozenset[str]) -> Row:
    """The values of a row that are there, those of some columns decoded. ValueError where one isn't JSON."""
    found = {}
    for name, value in row.items():
        if value not in (None, ""):
            if name in json_columns and isinstance(value, str):
                found[name] = json.loads(value)
            else:
                found[name] = value
    return found


def _no_json(place: str, error: ValueError) -> Fault:
    return Fault(
        place,
        f"a column that holds JSON can't be read: {error}",
        "correct it in the database",
    )


def _joined(base: sqlite3.Connection) -> Mapping[str, Mapping[str, list[Any]]]:
    """What the joining tables have, by field and event."""
    found = {name: defaultdict[str, list[Any]](list) for name in JOINED}
    fields = {role: field for field, role in ROLES.items()}
    for row in _ordered(base, "event_actors"):
        if row["role"] in fields:
            found[fields[row["role"]]][row["event"]].append(row["actor"])
    for row in _ordered(base, "event_themes"):
        found["themes"][row["event"]].append(row["theme"])
    for row in _ordered(base, "event_sources"):
        found["sources"][row["event"]].append(_citation(row))
    for row in _ordered(base, "links"):
        if row["kind"] in found:
            found[row["kind"]][row["event"]].append(row["linked"])
    return found


def _citation(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _CITED if row.get(name) is not None}


def _ordered(base: sqlite3.Connection, table: str) -> Iterator[Row]:
    return _rows(base, f"select * from {table} order by position, rowid")


def _rows(base: sqlite3.Connection, query: str) -> Iterator[Row]:
    found = base.execute(query)
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)
