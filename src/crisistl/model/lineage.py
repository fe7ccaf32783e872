"""Lineage: what an actor or a theme is part of, what that is part of, and so on up to the top."""

from collections.abc import Iterable, Iterator, Mapping

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


def lineage(parts: Iterable[Actor | Theme]) -> dict[str, tuple[str, ...]]:
    """For each id of a register: the id itself, what it is part of, and so on up to the top."""
    known = [*parts]
    above = wholes(known)
    return {part.id: tuple(upwards(part.id, above)) for part in known}
