"""Naming: the actors of a draft as actors of a chronology, and the one that a name means."""

from crisistl.errors import UsageError
from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.draft.file import Draft, DraftActor, DraftEvent
from crisistl.model.timeline import Actor, Timeline
from crisistl.text.names import fold


def actor_named(name: str, timeline: Timeline | None, draft: Draft) -> str | None:
    """The id of an actor of the chronology or of the draft with this name; None where nobody has it."""
    wanted = fold(name.strip())
    for actor in timeline.actors if timeline else ():
        if wanted in map(fold, (actor.id, actor.name, *actor.aliases)):
            return actor.id
    for listed in draft.actors:
        if wanted in (fold(listed.id), fold(listed.name)):
            return listed.id
    return None


def with_actor(draft: Draft, name: str) -> tuple[Draft, str]:
    """The draft with a new actor of this name, and its id."""
    ids = Ids()
    for actor in draft.actors:
        ids.reserve(actor.id)
    identity = ids.give(slug(name) or "actor")
    new = DraftActor(
        id=identity, name=name.strip(), state="open", why="typed in a review"
    )
    return draft.model_copy(update={"actors": (*draft.actors, new)}), identity


def actor_of(named: DraftActor) -> Actor:
    iso = named.iso if named.state != "known" else None
    return Actor(
        id=named.id, name=named.name, kind=named.kind, part_of=named.part_of, iso=iso
    )


def with_actors(timeline: Timeline, draft: Draft, event: DraftEvent) -> Timeline:
    """The chronology with the actors that an event names, and with those that they speak for."""
    listed = {actor.id: actor for actor in draft.actors}
    speakers = [quote.speaker for quote in event.quotes if quote.speaker]
    waiting = list(
        dict.fromkeys([*event.actors, *event.targets, *event.attributed_to, *speakers])
    )
    new: dict[str, Actor] = {}
    for identity in waiting:
        if identity in timeline.actors_by_id or identity in new:
            continue
        if identity not in listed:
            raise UsageError(f"the draft has no actor {identity!r}; name another")
        new[identity] = actor_of(listed[identity])
        part_of = new[identity].part_of
        if part_of and part_of not in timeline.actors_by_id:
            waiting.append(part_of)
    return timeline.with_parts(actors=(*timeline.actors, *new.values()))
