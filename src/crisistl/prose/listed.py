"""Listed: the states and organisations of our tables, each with the ways to write it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from crisistl.formats.core.slug import slug
from crisistl.text.names import fold


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


def listed_actor(text: str) -> Named | None:
    """The state or organisation that a text alone names, such as "Britain", "British" or "NATO"; None for others."""
    wanted = fold(text.strip())
    found = {
        named.id: named
        for named, surfaces in listed_names()
        for word, _ in surfaces
        if fold(word) == wanted
    }
    if len(found) == 1:
        return found.popitem()[1]
    return None


@lru_cache(maxsize=1)
def past_states() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each state of the past that shares its capital: patterns of its names and of its successor's."""
    by_name = {row[0]: row for row in _rows("states.tsv")}
    found = {}
    for row in by_name.values():
        if row[5]:
            found[slug(row[0])] = (_naming(row), _naming(by_name[row[5]]))
    return found


def _naming(row: list[str]) -> re.Pattern[str]:
    words = (row[0], *_split(row[3]), *_split(row[4]))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def listed_for(text: str) -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    """The listed names, a state of the past first where the text names it and not its successor.

    'Moscow' is then the Soviet Union, 'Prague' Czechoslovakia; elsewhere their capitals are those of today.
    """
    past = past_states()
    first, between, last = [], [], []
    for row in listed_names():
        if row[0].id not in past:
            between.append(row)
            continue
        own, later = past[row[0].id]
        if own.search(text) and not later.search(text):
            first.append(row)
        else:
            last.append(row)
    return [*first, *between, *last]


def _rows(name: str) -> list[list[str]]:
    text = (files("crisistl.prose") / "tables" / name).read_text(encoding="utf-8")
    width = text.splitlines()[0].count("\t") + 1
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.strip()]
    return [row + [""] * (width - len(row)) for row in rows]


def _split(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _states() -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    found = []
    for name, iso, capitals, demonyms, aliases, _ in _rows("states.tsv"):
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


# 'Chechen', 'Catalan', 'Bosnian Serb', said of something else
_ADJECTIVE = re.compile(r"(?:[a-z]an|chen|ish|haz|riot|Serb|Tatar)$")


def _known_organisations() -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    found = []
    for identity, name, kind, aliases, part_of in _rows("organisations.tsv"):
        surfaces = []
        for word in (name, *_split(aliases)):
            is_adjective = word != name and _ADJECTIVE.search(word) is not None
            how = "demonym" if is_adjective else "name"
            surfaces.append((word, Surface(identity, f"{word!r}: {name}", how)))
        found.append(
            (
                Named(
                    identity, name, "listed", "an organisation", kind, part_of or None
                ),
                tuple(surfaces),
            )
        )
    return found
