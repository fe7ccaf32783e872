"""Lookups: what a timeline computes from its parts, the same for every kind of timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from crisistl.model.parts import Actor, Event, Omitted, Source, Theme


class Lookups:
    """The parts of a timeline by id, and the links between its events. Each is computed once."""

    if TYPE_CHECKING:
        sources: tuple[Source, ...]
        actors: tuple[Actor, ...]
        themes: tuple[Theme, ...]
        omitted: tuple[Omitted, ...]
        events: tuple[Event, ...]

        def with_parts(self, **parts: Any) -> Self:
            """This timeline with these in place of its own parts."""

    @cached_property
    def actors_by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def themes_by_id(self) -> Mapping[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def omitted_by_id(self) -> Mapping[str, Omitted]:
        return {event.id: event for event in self.omitted}

    @cached_property
    def answers(self) -> Mapping[str, tuple[Event, ...]]:
        """For an event's id, the events that respond to it, in the order of the file."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            for answered in event.responds_to:
                found.setdefault(answered, []).append(event)
        return {key: tuple(events) for key, events in found.items()}

    @cached_property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """For an event's id, the ids of the events it contradicts or that contradict it."""
        found: dict[str, dict[str, None]] = {}
        for event in self.events:
            for other in event.contradicts:
                found.setdefault(event.id, {})[other] = None
                found.setdefault(other, {})[event.id] = None
        return {key: tuple(others) for key, others in found.items()}

    def narrowed(self, events: tuple[Event, ...]) -> Self:
        """This timeline with these of its events only; those they link to and leave out go to `omitted`."""
        kept = {event.id for event in events}
        linked = dict.fromkeys(
            i for e in events for i in (*e.responds_to, *e.contradicts) if i not in kept
        )
        return self.leaving_out(linked).with_parts(events=events)

    def leaving_out(self, ids: Iterable[str]) -> Self:
        """This timeline without its events; `omitted` has those with these ids."""
        from crisistl.model.parts import Omitted

        known: dict[str, Omitted] = dict(self.omitted_by_id)
        linked = [*ids]
        for event_id in linked:
            if event := self.events_by_id.get(event_id):
                known[event_id] = Omitted(
                    id=event.id, date=event.date, title=event.title
                )
        omitted = tuple(known[event_id] for event_id in linked)
        return self.with_parts(events=(), omitted=omitted)
