"""Two names: actors of one register that may be one, by a surname, initials or another name of a state."""

from collections.abc import Sequence
from itertools import combinations

from crisistl.formats.tables.likeness import other_names
from crisistl.model.timeline import Actor, Theme
from crisistl.text.persons import one_person, surname

_MOST_OF_ONE_SURNAME = 100  # actors, of which every pair is compared
Names = dict[tuple[int, int], tuple[str, str]]
"""The names of pairs of actors that may be the same, by the places of the two."""


def two_names_of(actors: Sequence[Actor]) -> Names:
    """The pairs of actors that may be one, each with a name of either."""
    return {**_pairs_of_persons(actors), **_pairs_of_other_names(actors)}


def are_coded_apart(one: Actor | Theme, other: Actor | Theme) -> bool:
    """Whether both have a code of the same kind with different values."""
    pairs = (
        (getattr(one, code, None), getattr(other, code, None))
        for code in ("iso", "wikidata")
    )
    return any(None not in codes and codes[0] != codes[1] for codes in pairs)


def _pairs_of_persons(actors: Sequence[Actor]) -> Names:
    by_surname: dict[str, dict[int, None]] = {}
    for place, actor in enumerate(actors):
        if actor.kind in (None, "person"):
            for name in (actor.name, *actor.aliases):
                by_surname.setdefault(surname(name), {})[place] = None
    by_surname.pop("", None)
    found: Names = {}
    for places in by_surname.values():
        if len(places) > _MOST_OF_ONE_SURNAME:
            continue
        for first, second in combinations(places, 2):
            names = one_person(_names(actors[first]), _names(actors[second]))
            if names and _may_be_one(actors[first], actors[second]):
                found[first, second] = names
    return found


def _pairs_of_other_names(actors: Sequence[Actor]) -> Names:
    owners = {name: at for at, actor in enumerate(actors) for name in _names(actor)}
    found: Names = {}
    for one, other in other_names(owners):
        if owners[one] > owners[other]:
            one, other = other, one
        first, second = owners[one], owners[other]
        if first != second and _may_be_one(actors[first], actors[second]):
            found[first, second] = (one, other)
    return found


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _may_be_one(one: Actor, other: Actor) -> bool:
    """Whether neither is part of the other, nor their codes or kinds say that they are two."""
    if one.part_of == other.id or other.part_of == one.id:
        return False
    kinds = {one.kind, other.kind} - {None}
    return len(kinds) < 2 and not are_coded_apart(one, other)
