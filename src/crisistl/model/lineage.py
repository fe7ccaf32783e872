"""Lineage: what an actor or a theme is part of, what that is part of, and so on up to the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from crisistl.dates import Certainty, EventDate
from crisistl.model.tenure import wholes_on

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Theme

Way = tuple[tuple[str, ...], Certainty]
"""An id, what it is part of, and so on up to the top; and whether it surely was so."""

_MOST_WAYS = 1000


def wholes(parts: Iterable[Actor | Theme]) -> dict[str, str]:
    """For the id of each part of a register that is part of another, the id of that."""
    return {part.id: part.part_of for part in parts if part.part_of}


def upwards(start: str, above: Mapping[str, str]) -> Iterator[str]:
    """The id itself, what it is part of, and so on; `above` is what each is part of, without loops."""
    step: str | None = start
    while step:
        yield step
        step = above.get(step)


def reached(starts: Iterable[str], above: Mapping[str, str]) -> set[str]:
    """The ids themselves and all that they are part of, each looked at once."""
    found: set[str] = set()
    for start in starts:
        for step in upwards(start, above):
            if step in found:
                break
            found.add(step)
    return found


class Lineage(dict[str, tuple[str, ...]]):
    """For each id of a register: the id itself, what it is part of, and so on up to the top.

    Each line is made when it is first asked for: those of a long chain together grow with its square.
    """

    def __init__(self, parts: Iterable[Actor | Theme]) -> None:
        super().__init__()
        self._above = wholes(parts)

    def __missing__(self, identity: str) -> tuple[str, ...]:
        line = self[identity] = tuple(upwards(identity, self._above))
        return line


class DatedLineage:
    """The same for actors that were part of another only at times: each way up from an id on a date."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._known: dict[tuple[str, str], tuple[Way, ...]] = {}

    def ways(self, identity: str, when: EventDate) -> tuple[Way, ...]:
        """The ways up on a date: one, several, or that of the id alone. A vague date may allow several."""
        key = identity, when.text
        if key not in self._known:
            upward = self._upward((identity,), Certainty.YES, when)
            self._known[key] = tuple(islice(upward, _MOST_WAYS))
        return self._known[key]

    def _upward(
        self, way: tuple[str, ...], sure: Certainty, when: EventDate
    ) -> Iterator[Way]:
        wholes = [
            (whole, answered)
            for whole, answered in wholes_on(self._actors[way[-1]], when)
            if whole not in way
        ]
        if not any(answered is Certainty.YES for _, answered in wholes):
            yield way, sure if not wholes else Certainty.MAYBE
        for whole, answered in wholes:
            yield from self._upward((*way, whole), min(sure, answered), when)

    def reached(self, identity: str, when: EventDate) -> dict[str, Certainty]:
        """The id itself and all that it was or may have been part of on a date."""
        found = {identity: Certainty.YES}
        for way, sure in self.ways(identity, when):
            for step in way[1:]:
                found[step] = max(found.get(step, Certainty.NO), sure)
        return found


def belongs_at_times(actors: Iterable[Actor]) -> bool:
    """Whether any of these actors was part of another only at times."""
    return any(tenure.actor for actor in actors for tenure in actor.roles)


def tops_of(parts: Iterable[Actor | Theme]) -> dict[str, str]:
    """For each id of a register the id at the top of what it is part of."""
    known = [*parts]
    above = wholes(known)
    tops: dict[str, str] = {}
    for part in known:
        way = [part.id]
        while way[-1] not in tops and way[-1] in above:
            way.append(above[way[-1]])
        top = tops.get(way[-1], way[-1])
        tops.update(dict.fromkeys(way, top))
    return tops
