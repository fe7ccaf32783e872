"""Kept: what another tool's format has no place for, put where that tool passes over it, and taken back.

A file of another tool contains some fields of an event. We store the other fields beside them, under a key or
a property of our own. If the file was edited since, its own fields count, not the stored ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.core.record import KINDS, Kind
from crisistl.formats.core.register import Registers
from crisistl.model.timeline import Event, Timeline

Fields = dict[str, Any]

KEY = "crisistl"
"""The key, or the beginning of the property's name, under which we keep what is ours."""

_SHOWN = ("title", "description")


@dataclass(frozen=True, slots=True)
class NameOf:
    """What actors, themes and sources are called, by kind and id."""

    by_id: dict[tuple[Kind, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, timeline: Timeline) -> "NameOf":
        """The names in a timeline's registers."""
        names = cls()
        names.by_id.update(
            {("source", part.id): part.title for part in timeline.sources}
        )
        names.by_id.update({("actor", part.id): part.name for part in timeline.actors})
        names.by_id.update({("theme", part.id): part.name for part in timeline.themes})
        return names

    def take(self, kind: Kind, part: Mapping[str, Any]) -> None:
        """Remember a part that a reader has come upon."""
        part_id, name = (
            part.get("id"),
            part.get("title" if kind == "source" else "name"),
        )
        if isinstance(part_id, str) and isinstance(name, str):
            self.by_id[kind, part_id] = name

    def __call__(self, kind: Kind, part_id: str) -> str:
        """The name of a part; its id, where the timeline doesn't say."""
        return self.by_id.get((kind, part_id), part_id)


def registers_of(timeline: Timeline) -> Registers:
    """Registers that know the names in a timeline, as a reader of its file will."""
    registers = Registers()
    for register, kind in KINDS.items():
        for part in getattr(timeline, register) if register != "events" else ():
            registers.know(kind, plain(part))
    return registers


def with_ids(stated: Fields, registers: Registers) -> Fields:
    """The fields with the ids of what they name; files use the names of actors, themes and sources."""
    found = dict(stated)
    for name, register in (
        ("actors", registers.actors),
        ("targets", registers.actors),
        ("themes", registers.themes),
    ):
        if name in stated:
            found[name] = register.ids_of(stated[name])
    if "sources" in stated:
        found["sources"] = [
            citation | {"source": registers.sources.id_of(citation["source"])}
            if "source" in citation
            else citation
            for citation in stated["sources"]
        ]
    return found


def kept(event: Event, stated: Fields) -> Fields:
    """The fields to store beside those of a file: those that differ or are missing there; None for a field
    that the file has and the event hasn't."""
    whole = plain(event)
    return {
        name: value for name, value in whole.items() if stated.get(name) != value
    } | {name: None for name in stated if name not in whole}


def restored(
    stated: Fields, own: Fields, registers: Registers, state: Callable[[Event], Fields]
) -> Fields:
    """The event that was written, from the fields of the file and the stored ones.

    `state` gives what the file said of an event when it was written. A field that is something else now
    has been edited; then that counts.
    """
    others = {name: value for name, value in stated.items() if name not in own}
    whole = with_ids(others, registers)
    for name, value in own.items():
        if value is not None:
            whole[name] = value
    try:
        before = state(Event.model_validate(whole))
    except ValidationError:
        return whole
    edited = {}
    for name in own:
        if stated.get(name) != before.get(name):
            whole.pop(name, None)
            if name in stated:
                edited[name] = stated[name]
    return whole | with_ids(edited, registers)


def kept_header(timeline: Timeline) -> Fields:
    """The header and the registers, but for the title and the description, which every tool shows."""
    fields: Fields = {
        name: value for name, value in header(timeline).items() if name not in _SHOWN
    }
    for name in KINDS:
        if name != "events" and (parts := getattr(timeline, name)):
            fields[name] = [plain(part) for part in parts]
    return fields
