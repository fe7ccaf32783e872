"""Families: the actors and themes that are part of another one, always or at times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from crisistl.query.fields import Field

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Timeline


def family(field: Field, identity: str, timeline: Timeline) -> frozenset[str]:
    """The id and, for actors and themes, the ids of all that is part of it, at any depth."""
    if field.ask not in ("actor", "theme"):
        return frozenset((identity,))
    within: dict[str | None, list[str]] = {}
    for part in timeline.actors if field.ask == "actor" else timeline.themes:
        within.setdefault(part.part_of, []).append(part.id)
    found, waiting = {identity}, [identity]
    while waiting:
        more = [inner for inner in within.get(waiting.pop(), ()) if inner not in found]
        found.update(more)
        waiting += more
    return frozenset(found)


def kin(field: Field, identity: str, timeline: Timeline) -> Mapping[str, Actor]:
    """The actors that are part of an actor only at times, or part of one that is, by their ids."""
    if field.ask != "actor" or not any(actor.roles for actor in timeline.actors):
        return {}
    within = _parts_at_any_time(timeline.actors)
    found: dict[str, Actor] = {}
    waiting = [identity]
    while waiting:
        for actor in within.get(waiting.pop(), ()):
            if actor.id not in found and actor.id != identity:
                found[actor.id] = actor
                waiting.append(actor.id)
    for always in family(field, identity, timeline):
        found.pop(always, None)
    return found


def _parts_at_any_time(actors: Iterable[Actor]) -> dict[str, list[Actor]]:
    """For the id of each actor those that are part of it, always or by a role with dates."""
    within: dict[str, list[Actor]] = {}
    for actor in actors:
        for whole in (actor.part_of, *(tenure.actor for tenure in actor.roles)):
            if whole:
                within.setdefault(whole, []).append(actor)
    return within
