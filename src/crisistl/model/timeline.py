"""The model: a Timeline of events with the actors, themes and sources that they name."""

from collections.abc import Mapping
from functools import cached_property
from typing import Self

from pydantic import ConfigDict, model_validator

from crisistl.model.parts import (
    EVENT_TYPES,
    PARTS_OF_DAY,
    STATUSES,
    Actor,
    ActorKind,
    Citation,
    Day,
    Edtf,
    Event,
    EventType,
    Id,
    Line,
    Omitted,
    PartOfDay,
    Quote,
    Source,
    Status,
    Theme,
    TimeZone,
    Value,
)

__all__ = [
    "EVENT_TYPES",
    "PARTS_OF_DAY",
    "STATUSES",
    "Actor",
    "ActorKind",
    "Citation",
    "Day",
    "Edtf",
    "Event",
    "EventType",
    "Id",
    "Line",
    "Omitted",
    "PartOfDay",
    "Quote",
    "Source",
    "Status",
    "Theme",
    "TimeZone",
    "Timeline",
    "TimelineHeader",
    "Value",
]


class TimelineHeader(Value):
    """A timeline's own fields, without its registers and events."""

    title: Line = "Untitled timeline"
    description: str | None = None
    language: str | None = None
    timezone: TimeZone | None = None
    as_of: Day | None = None
    license: str | None = None


class Timeline(TimelineHeader):
    """A chronology: its registers of sources, actors and themes, and its events in the order of the file.

    Building one checks everything that `crisistl.model.integrity` knows; a ValueError lists all that is broken.
    """

    # most commands validate parts alone, and the schema of the whole takes a tenth of their time to build
    model_config = ConfigDict(defer_build=True)

    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    themes: tuple[Theme, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        from crisistl.model.integrity import breaches

        if broken := [breach.sentence() for breach in breaches(self)]:
            raise ValueError("\n".join(broken))
        return self

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
        found: dict[str, tuple[Event, ...]] = {}
        for event in self.events:
            for answered in event.responds_to:
                found[answered] = (*found.get(answered, ()), event)
        return found

    @cached_property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """For an event's id, the ids of the events it contradicts or that contradict it."""
        found: dict[str, dict[str, None]] = {}
        for event in self.events:
            for other in event.contradicts:
                found.setdefault(event.id, {})[other] = None
                found.setdefault(other, {})[event.id] = None
        return {key: tuple(others) for key, others in found.items()}

    def narrowed(self, events: tuple[Event, ...]) -> "Timeline":
        """This timeline with these of its events only; those they link to and leave out go to `omitted`."""
        kept = {event.id for event in events}
        linked = dict.fromkeys(
            i for e in events for i in (*e.responds_to, *e.contradicts) if i not in kept
        )
        known: dict[str, Omitted] = dict(self.omitted_by_id)
        for event_id in linked:
            if event := self.events_by_id.get(event_id):
                known[event_id] = Omitted(
                    id=event.id, date=event.date, title=event.title
                )
        omitted = tuple(known[event_id] for event_id in linked)
        return self.with_parts(events=events, omitted=omitted)

    def with_parts(self, **parts: tuple[Value, ...]) -> "Timeline":
        """This timeline with these in place of its own `events`, `actors` and so on; nothing is checked."""
        # a copy would keep what this timeline has found out about its own parts
        own = {name: getattr(self, name) for name in Timeline.model_fields}
        return Timeline.model_construct(**own | parts)
