"""Actors: the register of actors as a table: name; other names; part of; kind; role.

Roles with dates are compact JSON in one cell, as they are in our own files.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from crisistl.formats.core.actor_headings import HEADINGS
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, Note, ReadOptions
from crisistl.formats.tables.actor_rows import actor_records, register_note
from crisistl.formats.tables.sheet import numbered_rows, sniffed
from crisistl.model.timeline import Actor, Timeline
from crisistl.output.table import Column, Section, Table
from crisistl.query.cells import compact, texts_of

SHEET = "Actors"
"""The name of the sheet of a workbook that has the register."""

_ALWAYS = ("id", "name", "aliases", "part_of", "kind", "role")
CARRIED = tuple(HEADINGS)
"""The fields of an actor that the table has."""


def read_actors(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The actors of a CSV file, and no events."""
    yield Note(register_note(file.name))
    separator = sniffed(file.head(), ",;\t|", options)
    yield from actor_records(numbered_rows(file, separator))


def actor_table(timeline: Timeline) -> Table:
    """The register as a table; columns after the first five only where an actor has something in them."""
    actors = timeline.actors
    fields = [field for field in HEADINGS if _is_shown(field, actors)]
    columns = tuple(
        Column(HEADINGS[field][0], "names" if field == "aliases" else "text")
        for field in fields
    )
    names = {actor.id: actor.name for actor in actors}
    rows = [tuple(_cell(actor, field, names) for field in fields) for actor in actors]
    return Table(columns, (Section("", rows),))


def _is_shown(field: str, actors: Iterable[Actor]) -> bool:
    return field in _ALWAYS or any(getattr(actor, field) for actor in actors)


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
    return compact([texts_of(tenure) for tenure in actor.roles])


def write_actors(timeline: Timeline, out: IO[str]) -> None:
    """The register as CSV."""
    from crisistl.output import delimited

    delimited.write_csv(actor_table(timeline), out)
