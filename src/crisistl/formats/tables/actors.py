"""Actors: the register of actors as a table: name; other names; part of; kind; role.

Roles with dates are compact JSON in one cell, as they are in our own files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, ReadOptions, Record
from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.tables.cells import items_of
from crisistl.formats.tables.sheet import numbered_rows, sniffed
from crisistl.model.timeline import Actor, Timeline
from crisistl.output.table import Column, Section, Table
from crisistl.query.cells import compact
from crisistl.text.names import fold

SHEET = "Actors"
"""The name of the sheet of a workbook that has the register."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "actor"),
    "aliases": ("other names", "aliases", "also known as"),
    "part_of": ("part of", "part_of", "speaks for"),
    "kind": ("kind",),
    "role": ("role", "office"),
    "id": ("id",),
    "iso": ("iso",),
    "wikidata": ("wikidata",),
    "begins": ("begins",),
    "ends": ("ends",),
    "roles": ("roles",),
}
_ALWAYS = ("name", "aliases", "part_of", "kind", "role")
_FIELDS = {
    fold(heading): field
    for field, headings in _HEADINGS.items()
    for heading in headings
}
CARRIED = tuple(_HEADINGS)
"""The fields of an actor that the table has."""


def read_actors(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The actors of a CSV file, and no events."""
    separator = sniffed(file.head(), ",;\t|", options)
    yield from actor_records(numbered_rows(file, separator))


def actor_records(rows: Iterable[tuple[int, Any]]) -> Iterator[Record | Fault]:
    """The records of the rows, the first of which has the headings.

    A row without an id gets one made of its name. What an actor is part of is named by its name, another name or
    its id; where it has no row of its own it is an actor too. A column with another heading is left out.
    """
    parts: list[tuple[int, dict[str, Any]]] = []
    fields: list[str | None] = []
    for line, row in rows:
        if isinstance(row, Fault):
            yield row
        elif not fields:
            fields = [_FIELDS.get(fold(str(cell).strip())) for cell in row]
        elif part := _part(fields, row):
            parts.append((line, part))
    yield from _with_ids(parts)


def _part(fields: Sequence[str | None], row: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, cell in zip(fields, row, strict=False):
        text = str(cell if cell is not None else "").strip()
        if field and text:
            if field == "aliases":
                found[field] = items_of(text, None)
            elif field == "roles":
                found |= _roles(text)
            else:
                found[field] = text
    if "kind" in found:
        found["kind"] = found["kind"].lower()
    return found


def _roles(text: str) -> dict[str, Any]:
    """The roles in a cell; nothing where it isn't ours, as a column of this name in another program's table."""
    if not text.startswith("["):
        return {}
    try:
        return {"roles": json.loads(text)}
    except ValueError:
        return {}


def _with_ids(
    parts: Sequence[tuple[int, dict[str, Any]]],
) -> Iterator[Record | Fault]:
    ids = Ids()
    for _, part in parts:
        if "id" in part:
            ids.reserve(fold(part["id"]))
    named = [(line, part) for line, part in parts if "name" in part]
    known: dict[str, str] = {}
    for _, part in named:
        part.setdefault("id", ids.give(slug(part["name"]) or "actor"))
        for text in (part["id"], part["name"], *part.get("aliases", ())):
            known.setdefault(fold(text), part["id"])
    added = _wholes([part for _, part in named], known, ids)
    for number, (line, part) in enumerate((*named, *((None, new) for new in added))):
        yield Record("actor", part, number, line)
    for number, (line, part) in enumerate(parts):
        if "name" not in part:
            place = f"actors[{number}]"
            yield Fault(place, "has no name", "write one in the column name", line=line)


def _wholes(
    parts: Iterable[dict[str, Any]], known: dict[str, str], ids: Ids
) -> list[dict[str, Any]]:
    """Put ids in place of the names of what parts are part of; the actors that have no row of their own."""
    added = []
    for part in parts:
        if whole := part.get("part_of"):
            if fold(whole) not in known:
                known[fold(whole)] = ids.give(slug(whole) or "actor")
                added.append({"id": known[fold(whole)], "name": whole})
            part["part_of"] = known[fold(whole)]
    return added


def actor_table(timeline: Timeline) -> Table:
    """The register as a table; columns after the first five only where an actor has something in them."""
    actors = timeline.actors
    fields = []
    for field in _HEADINGS:
        if field in _ALWAYS or field == "id" or any(getattr(a, field) for a in actors):
            fields.append(field)
    columns = tuple(
        Column(_HEADINGS[field][0], "names" if field == "aliases" else "text")
        for field in fields
    )
    names = {actor.id: actor.name for actor in actors}
    rows = [tuple(_cell(actor, field, names) for field in fields) for actor in actors]
    return Table(columns, (Section("", rows),))


def _cell(actor: Actor, field: str, names: Mapping[str, str]) -> Any:
    value = getattr(actor, field)
    if field == "part_of" and value:
        return names[value]
    if field == "roles":
        return _roles_cell(actor)
    if isinstance(value, tuple):
        return value
    if value:
        return str(value)
    return None


def _roles_cell(actor: Actor) -> str | None:
    if not actor.roles:
        return None
    return compact([r.model_dump(mode="json", exclude_none=True) for r in actor.roles])


def write_actors(timeline: Timeline, out: IO[str]) -> None:
    """The register as CSV."""
    from crisistl.output import delimited

    table = actor_table(timeline)
    write = delimited.headed(table.columns, out, ",")
    for row in table.rows():
        write(row)
