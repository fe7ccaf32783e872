"""Listed: the states and organisations of our tables, each with the ways to write it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from crisistl.formats.core.slug import slug


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that an article names. `state`: known (in the register), listed (in our tables) or open (new)."""

    id: str
    name: str
    state: str
    why: str
    kind: str | None = None
    part_of: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Surface:
    """A way to write an actor's name."""

    id: str
    how: str
    kind: str  # name, capital, demonym, people


@lru_cache(maxsize=1)
def listed_names() -> tuple[tuple[Named, tuple[tuple[str, Surface], ...]], ...]:
    """The states and organisations of our tables, each with the ways to write it."""
    return (*_states(), *_known_organisations())


def _rows(name: str) -> list[list[str]]:
    text = (files("crisistl.prose") / "tables" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line.strip()]


def _split(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _states() -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    found = []
    for name, iso, capitals, demonyms, aliases in _rows("states.tsv"):
        identity = slug(name)
        surfaces = []
        for word in (name, *_split(aliases)):
            surfaces.append((word, Surface(identity, f"{word!r}: {name}", "name")))
        surfaces += [
            (word, Surface(identity, f"{word!r} is the capital of {name}", "capital"))
            for word in _split(capitals)
        ]
        surfaces += [
            (word, Surface(identity, f"{word!r}: {name}", "people" if re.search(r"[^s]s$", word) else "demonym"))
            for word in _split(demonyms)
        ]  # fmt: skip
        found.append(
            (
                Named(identity, name, "listed", "a state", "state", None, iso),
                tuple(surfaces),
            )
        )
    return found


def _known_organisations() -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    found = []
    for identity, name, kind, aliases, part_of in _rows("organisations.tsv"):
        surfaces = []
        for word in (name, *_split(aliases)):
            surfaces.append((word, Surface(identity, f"{word!r}: {name}", "name")))
        found.append(
            (
                Named(
                    identity, name, "listed", "an organisation", kind, part_of or None
                ),
                tuple(surfaces),
            )
        )
    return found
