"""Rules about the registers: entries that no event names, and names that are nearly the same."""

from collections.abc import Iterator, Sequence

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import RegisterName, Reported
from crisistl.check.spellings import near_identical
from crisistl.compare.two_names import two_names_of
from crisistl.errors import Advice
from crisistl.model.lineage import reached, wholes
from crisistl.model.timeline import Actor, Theme


def unused_actor(manuscript: Manuscript) -> Iterator[Reported]:
    """Actors that no event names, either themselves or through an actor that is part of them."""
    timeline = manuscript.timeline
    used: set[str] = set()
    for event in timeline.events:
        used.update(event.actors, event.targets, event.attributed_to)
        used.update(quote.speaker for quote in event.quotes if quote.speaker)
        for account in event.accounts:
            used.update(account.actors, account.targets, account.attributed_to)
    for actor in timeline.actors:
        used.update(tenure.actor for tenure in actor.roles if tenure.actor)
    yield from _unused("actors", timeline.actors, used)


def unused_theme(manuscript: Manuscript) -> Iterator[Reported]:
    """Themes that no event names, either themselves or through a theme that is part of them."""
    timeline = manuscript.timeline
    used = {theme for event in timeline.events for theme in event.themes}
    yield from _unused("themes", timeline.themes, used)


def unused_source(manuscript: Manuscript) -> Iterator[Reported]:
    """Sources that no event cites."""
    timeline = manuscript.timeline
    used: set[str | None] = set()
    for event in timeline.events:
        used.update(citation.source for citation in event.sources)
        used.update(told.source.source for told in event.accounts if told.source)
    for index, source in enumerate(timeline.sources):
        if source.id not in used:
            yield Reported(
                f"{source.title!r} is not cited by any event",
                "cite it, or remove it",
                "sources",
                index,
            )


def _unused(
    register: RegisterName, parts: Sequence[Actor | Theme], used: set[str]
) -> Iterator[Reported]:
    named = reached(used, wholes(parts))
    for index, part in enumerate(parts):
        if part.id not in named:
            yield Reported(
                f"{part.name!r} is not in any event",
                "name it in an event, or remove it",
                register,
                index,
            )


def similar_actors(manuscript: Manuscript) -> Iterator[Reported]:
    """Actors whose names differ in one letter or in word order: usually one actor, spelled in two ways."""
    return _similar("actors", manuscript.timeline.actors)


def two_names(manuscript: Manuscript) -> Iterator[Reported]:
    """Actors that may be one under two names: a surname and a whole name, initials, two names of a state."""
    actors = manuscript.timeline.actors
    for (first, second), (one, other) in sorted(two_names_of(actors).items()):
        kept, gone = actors[first], actors[second]
        reason = f"{other!r} may be the same as {one!r} ({kept.id})"
        if len(other) > len(one):  # the longer name stays, with the other as an alias
            kept, gone = gone, kept
        yield Reported(
            reason,
            "if they are the same, unite them",
            "actors",
            second,
            advice=(Advice("unite", (kept.id, gone.id)),),
        )


def similar_themes(manuscript: Manuscript) -> Iterator[Reported]:
    """Themes whose names differ in one letter or in word order."""
    return _similar("themes", manuscript.timeline.themes)


def _similar(
    register: RegisterName, parts: Sequence[Actor | Theme]
) -> Iterator[Reported]:
    remedy = "merge the two themes"
    if register == "actors":
        remedy = "if they are the same, make one name an alias of the other"
    if register == "actors":
        remedy += "; if not, give each its 'wikidata' or 'iso'"
    for this, near in near_identical(parts):
        other = parts[near.place]
        whose = ""
        if near.name != other.name:
            whose = f" of {other.id!r}"
        yield Reported(
            f"{this.name!r} is nearly {near.name!r}{whose}",
            remedy,
            register,
            this.place,
        )
