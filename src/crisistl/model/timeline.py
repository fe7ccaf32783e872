"""The model: a Timeline of events with the actors, themes and sources that they name."""

from typing import Any, Self

from pydantic import ConfigDict, model_validator

from crisistl.model.choices import (
    EVENT_TYPES,
    PARTS_OF_DAY,
    STATUSES,
    ActorKind,
    EventType,
    PartOfDay,
    Status,
)
from crisistl.model.lookups import Lookups
from crisistl.model.parts import (
    Account,
    Actor,
    Citation,
    Day,
    Edtf,
    Event,
    Id,
    Omitted,
    OneLine,
    Quote,
    Revision,
    Source,
    Tenure,
    Theme,
    TimeZone,
    Value,
)

__all__ = [
    "EVENT_TYPES",
    "PARTS_OF_DAY",
    "STATUSES",
    "Account",
    "Actor",
    "ActorKind",
    "Citation",
    "Day",
    "Edtf",
    "Event",
    "EventType",
    "Id",
    "Omitted",
    "OneLine",
    "PartOfDay",
    "Quote",
    "Revision",
    "Source",
    "Status",
    "Tenure",
    "Theme",
    "TimeZone",
    "Timeline",
    "TimelineHeader",
    "Value",
]


class TimelineHeader(Value):
    """A timeline's own fields, without its registers and events."""

    title: OneLine = ""
    """Empty where the chronology has no title; a file never gives an empty one."""
    description: str | None = None
    language: str | None = None
    timezone: TimeZone | None = None
    as_of: Day | None = None
    license: str | None = None


class Timeline(Lookups, TimelineHeader):
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

    def with_parts(self, **parts: Any) -> Self:
        """This timeline with these in place of its own `events`, `actors` and so on; nothing is checked."""
        # a copy would keep what this timeline has found out about its own parts
        own = {name: getattr(self, name) for name in Timeline.model_fields}
        return self.model_construct(**own | parts)
