"""Short names: actors that may be the one that was asked for under another name, such as JFK for Kennedy."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote
from typing import Any

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.engine.base import Engine
from crisistl.formats.tables.likeness import other_names
from crisistl.model.timeline import Actor
from crisistl.text.names import fold
from crisistl.text.persons import one_person

_OPTIONS = ("actor", "by", "toward")
_MOST_ACTORS = (
    5000  # that are looked through: datasets have many more, and codes for them
)


def namesakes_of_asked(question: Question, engine: Engine) -> Iterator[str]:
    """Notes on names that were asked for and are whole names of actors, where others may be the same actor."""
    actors = engine.head.actors
    if len(actors) > _MOST_ACTORS:
        return
    for option in _OPTIONS:
        texts: Sequence[str] = getattr(question, option)
        asked = _asked(texts, actors)
        known: dict[str, Actor] = {}
        others: dict[str, Actor] = {}
        for actor in asked:
            for other in _others(actor, asked, actors):
                known[actor.id] = actor
                others[other.id] = other
        if others:
            both = [*known.values()], [*others.values()]
            yield _note(*both, option, question, engine)


def _note(
    known: list[Actor],
    others: list[Actor],
    option: str,
    question: Question,
    engine: Engine,
) -> str:
    """The other actors, and what finds their events too."""
    texts = getattr(question, option)
    more = [_in_list(other) for other in others]
    given: dict[str, Any] = {option: [*texts, *(other.id for other in others)]}
    wider = replace(question, **given)
    number = ask(wider, engine).number.events
    typed = quote(",".join((*texts, *more)))
    names = ", ".join(other.name for other in others)
    same = " or ".join(actor.name for actor in known)
    return f"{names} may be the same as {same}: --{option} {typed} finds {number:,} with them"


def _asked(texts: Sequence[str], actors: Sequence[Actor]) -> list[Actor]:
    """The actors whose whole names were typed."""
    called: dict[str, Actor] = {}
    for actor in actors:
        for name in (actor.id, *_names(actor)):
            called.setdefault(fold(name), actor)
    found = []
    for text in texts:
        parts = [text]
        if fold(text.strip()) not in called:
            parts = text.split(",")
        for part in parts:
            name = fold(part.strip().removeprefix("="))
            if name in called:
                found.append(called[name])
    return found


def _others(
    known: Actor, asked: Sequence[Actor], actors: Sequence[Actor]
) -> list[Actor]:
    """The actors that may be a known one, and aren't asked for themselves."""
    left = [a for a in actors if a not in asked and known.id not in (a.id, a.part_of)]
    alike = _ids_alike(known, left)
    return [a for a in left if a.id in alike or _may_be_person(known, a)]


def _ids_alike(known: Actor, others: Sequence[Actor]) -> set[str]:
    """The ids of the actors that have a name which may be another one for the same as a known actor's."""
    owners = {name: actor.id for actor in (*others, known) for name in _names(actor)}
    alike = set()
    for one, other in other_names(owners):
        pair = {owners[one], owners[other]}
        if known.id in pair:
            alike |= pair
    return alike


def _may_be_person(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one person under two names."""
    if not {one.kind, other.kind} <= {None, "person"}:
        return False
    return one_person(_names(one), _names(other)) is not None


def _in_list(actor: Actor) -> str:
    """The name of an actor as a list with commas takes it; its id where the name has a comma."""
    if "," in actor.name:
        return actor.id
    return actor.name


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)
