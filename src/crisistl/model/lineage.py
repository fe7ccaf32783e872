"""Lineage: what an actor or a theme is part of, what that is part of, and so on up to the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Theme


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
