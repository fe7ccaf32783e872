"""Differences: every field in which two timelines differ, as `kind.field`, with nothing left out of the comparison."""

from collections.abc import Iterator
from typing import Any

from crisistl.model.timeline import Timeline

_REGISTERS = {
    "sources": "source",
    "actors": "actor",
    "themes": "theme",
    "omitted": "omitted",
    "events": "event",
}


def differences(before: Timeline, after: Timeline) -> Iterator[tuple[str, Any, Any]]:
    """Each difference as `kind.field`, with what was and what is; `kind` alone where a part is missing or new."""
    for name in set(Timeline.model_fields) - {*_REGISTERS}:
        yield from _unlike(
            f"timeline.{name}", getattr(before, name), getattr(after, name)
        )
    for register, kind in _REGISTERS.items():
        was, now = getattr(before, register), getattr(after, register)
        if kind == "event":
            yield from _events(was, now)
            continue
        old, new = {part.id: part for part in was}, {part.id: part for part in now}
        for identity in dict.fromkeys((*old, *new)):
            one, other = old.get(identity), new.get(identity)
            if one is None or other is None:
                yield kind, one, other
            else:
                yield from _fields(kind, one, other)
    if [event.id for event in before.events] != [event.id for event in after.events]:
        yield (
            "event.order",
            [event.id for event in before.events],
            [event.id for event in after.events],
        )


def _events(was: Any, now: Any) -> Iterator[tuple[str, Any, Any]]:
    """The events in pairs, by their order, which every format keeps."""
    if len(was) != len(now):
        yield "event", len(was), len(now)
    for one, other in zip(was, now, strict=False):
        yield from _fields("event", one, other)


def _fields(kind: str, one: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    for name in type(one).model_fields:
        yield from _unlike(f"{kind}.{name}", getattr(one, name), getattr(other, name))


def _unlike(place: str, one: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    if one != other or type(one) is not type(other):
        yield place, one, other
