"""Tables: what a table with our columns tells of a timeline, to compare what was written with what is read."""

from typing import Any

from crisistl.formats.core.slug import slug
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import fold


def told(timeline: Timeline) -> list[dict[str, Any]]:
    """The events with names in place of ids; the titles of sources without case and accents."""
    return [_named(event, timeline) for event in timeline.events]


def _named(event: Event, timeline: Timeline) -> dict[str, Any]:
    actors = {actor.id: actor.name for actor in timeline.actors}
    themes = {theme.id: theme.name for theme in timeline.themes}
    record = event.model_dump(mode="json")
    for field, names in (
        ("actors", actors),
        ("targets", actors),
        ("attributed_to", actors),
        ("themes", themes),
    ):
        record[field] = [names[identity] for identity in record[field]]
    record["quotes"] = [
        quote | {"speaker": actors.get(quote["speaker"])} for quote in record["quotes"]
    ]
    record["sources"] = [_cited(cited, timeline) for cited in event.sources]
    record["accounts"] = [
        account
        | {
            "source": _cited(told.source, timeline),
            "actors": [actors[identity] for identity in told.actors],
            "targets": [actors[identity] for identity in told.targets],
            "attributed_to": [actors[identity] for identity in told.attributed_to],
        }
        for account, told in zip(record["accounts"], event.accounts, strict=True)
    ]
    return record


def _cited(cited: Any, timeline: Timeline) -> dict[str, Any]:
    titles = {source.id: fold(source.title) for source in timeline.sources}
    fields = {name: getattr(cited, name) for name in type(cited).model_fields}
    return fields | {
        "source": titles.get(cited.source),
        "published": str(cited.published),
    }


def tells_all(timeline: Timeline) -> bool:
    """Whether names tell the actors and themes apart, also as ids, and all events that are linked to are there."""
    return not timeline.omitted and all(
        map(_distinct, (timeline.actors, timeline.themes))
    )


def _distinct(parts: Any) -> bool:
    slugs = [slug(part.name) for part in parts]
    names = [fold(part.name) for part in parts]
    lossy = {s for s, name in zip(slugs, names, strict=True) if s != name}
    return len({*slugs}) == len(slugs) and lossy.isdisjoint(names)
