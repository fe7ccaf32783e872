"""Actor rows: the records of a table of actors, in any container: name; other names; part of; kind; role; from; to."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crisistl.dates import DateError
from crisistl.dates.written import Settings
from crisistl.formats.core.actor_headings import HEADINGS
from crisistl.formats.core.file_dates import file_date
from crisistl.formats.core.record import Fault, Record
from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.tables.cells import items_of
from crisistl.text.names import fold

_FIELDS = {
    fold(heading): field for field, headings in HEADINGS.items() for heading in headings
}


def register_note(name: str) -> str:
    """What to say about a table of actors that is read in the place of events."""
    return (
        f"{name}: read as a register of actors; the events are those of the other files"
    )


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
            elif field in ("begins", "ends"):
                found[field] = _day(text)
            else:
                found[field] = text
    if "kind" in found:
        found["kind"] = found["kind"].lower()
    return found


def _day(text: str) -> str:
    """A date in EDTF; what can't be read is left for the model to refuse."""
    try:
        return file_date(text, Settings()).text
    except DateError:
        return text


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
    actors = [part for _, part in named]
    added = _wholes(actors, _known_names(actors, ids), ids)
    lines = [*(line for line, _ in named), *[None] * len(added)]
    for number, part in enumerate(actors + added):
        yield Record("actor", part, number, lines[number])
    for number, (line, part) in enumerate(parts):
        if "name" not in part:
            place = f"actors[{number}]"
            yield Fault(place, "has no name", "write one in the column name", line=line)


def _known_names(parts: Iterable[dict[str, Any]], ids: Ids) -> dict[str, str]:
    """The ids of actors by their ids and names, folded; those without one get one."""
    known: dict[str, str] = {}
    for part in parts:
        part.setdefault("id", ids.give(slug(part["name"]) or "actor"))
        for text in (part["id"], part["name"], *part.get("aliases", ())):
            known.setdefault(fold(text), part["id"])
    return known


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
