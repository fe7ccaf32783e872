"""Namesakes: actors with names that look alike, such as "Belmar" and "Republic of Belmar"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crisistl.compare.likeness import Traits
from crisistl.compare.two_names import two_names_of
from crisistl.model.timeline import Actor
from crisistl.text.names import fold

_WORD = re.compile(r"\w+")
# words that the long name of a state has and its short name lacks
_GENERIC = frozenset({
    "the", "of", "and", "s", "republic", "kingdom", "state", "government", "federation", "federal", "democratic",
    "people", "peoples", "islamic", "arab", "socialist", "union", "commonwealth", "principality", "sultanate",
    "emirate", "grand", "duchy", "empire",
})  # fmt: skip
# datasets have more, and one name for each
_MOST_ACTORS = 10_000
# Iran and Iraq differ in one letter as well
_LEAST_LETTERS = 6


def namesakes(actors: Iterable[Actor]) -> Mapping[str, str]:
    """For the id of each actor whose name looks like another's or may be short for it, the id of the first of them."""
    actors = [*actors]
    found = _look_alikes(actors)
    if len(actors) > _MOST_ACTORS:
        return found
    for first, second in sorted(two_names_of(actors)):
        one, other = (actors[place].id for place in (first, second))
        one, other = found.get(one, one), found.get(other, other)
        if one == other:
            continue
        for identity, owner in found.items():
            if owner == other:
                found[identity] = one
        found[other] = one
    return found


def _look_alikes(actors: Iterable[Actor]) -> dict[str, str]:
    found: dict[str, str] = {}
    owners: dict[object, str] = {}
    for actor in actors:
        keys = {key for name in (actor.name, *actor.aliases) for key in _keys(name)}
        known = [owners[key] for key in keys if key in owners]
        first = min(known, default=actor.id)
        for key in keys:
            owners.setdefault(key, first)
        if first != actor.id:
            found[actor.id] = first
    return found


def _keys(name: str) -> Iterator[object]:
    """What two names have in common where they look alike."""
    folded = fold(name)
    words = frozenset(_WORD.findall(folded))
    yield words - _GENERIC or words
    letters = "".join(_WORD.findall(folded))
    has_number = any(map(str.isdigit, letters))  # Group 1 isn't Group 2
    if len(letters) >= _LEAST_LETTERS and not has_number:
        yield letters
        # names that differ in one letter are the same without it
        for place in range(len(letters)):
            yield letters[:place] + letters[place + 1 :]


def with_namesakes(traits: Traits, alike: Mapping[str, str]) -> Traits:
    """The traits with one id for all actors whose names look alike."""

    def one_id(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(alike.get(identity, identity) for identity in ids)

    return replace(
        traits,
        acting=one_id(traits.acting),
        addressed=one_id(traits.addressed),
        acting_for=one_id(traits.acting_for),
        addressed_for=one_id(traits.addressed_for),
    )
