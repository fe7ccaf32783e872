"""The canonical order of a timeline, so that version control shows what changed and nothing else."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from crisistl.model.order import order_key
from crisistl.model.timeline import Actor, Theme, Timeline

Part = TypeVar("Part", Actor, Theme)


def canonical(timeline: Timeline) -> Timeline:
    """The timeline with its events in order of time, and its registers by id.

    In a register each part is followed by what is part of it. Events that begin alike keep their order, and
    so does every list inside a part.
    """
    own = {name: getattr(timeline, name) for name in Timeline.model_fields}
    return Timeline.model_construct(
        **own
        | {
            "sources": tuple(sorted(timeline.sources, key=lambda source: source.id)),
            "actors": tuple(_by_whole(timeline.actors)),
            "themes": tuple(_by_whole(timeline.themes)),
            "omitted": tuple(sorted(timeline.omitted, key=lambda omitted: omitted.id)),
            "events": tuple(sorted(timeline.events, key=order_key)),
        }
    )


def _by_whole(parts: Sequence[Part]) -> Iterator[Part]:
    inner: dict[str | None, list[Part]] = {}
    for part in sorted(parts, key=lambda part: part.id, reverse=True):
        inner.setdefault(part.part_of, []).append(part)
    waiting = inner.get(None, [])
    while waiting:
        part = waiting.pop()
        yield part
        waiting += inner.get(part.id, [])
