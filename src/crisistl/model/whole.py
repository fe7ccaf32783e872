"""Whole: what a timeline has, for those that look at all its parts and can't import it."""

from collections.abc import Mapping
from typing import Protocol

from crisistl.model.parts import Actor, Event, Omitted, Source, Theme


class Whole(Protocol):
    """What is checked: a timeline, or the registers of one."""

    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    themes: tuple[Theme, ...]
    omitted: tuple[Omitted, ...]
    events: tuple[Event, ...]

    @property
    def actors_by_id(self) -> Mapping[str, Actor]: ...

    @property
    def themes_by_id(self) -> Mapping[str, Theme]: ...

    @property
    def sources_by_id(self) -> Mapping[str, Source]: ...

    @property
    def events_by_id(self) -> Mapping[str, Event]: ...

    @property
    def omitted_by_id(self) -> Mapping[str, Omitted]: ...
