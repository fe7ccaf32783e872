"""Unite several timelines; each event keeps the names of its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeVar

from crisistl.compare.contents import is_same
from crisistl.compare.union.clash import Clash
from crisistl.compare.union.register import Renamed, UnitedRegister
from crisistl.compare.union.sources import Sources
from crisistl.formats.core.slug import Ids, slug
from crisistl.model.filed import FiledEvent, filed
from crisistl.model.timeline import Account, Event, Omitted, Timeline

_AnEvent = TypeVar("_AnEvent", bound=Event)
LINKS = ("responds_to", "contradicts")


@dataclass(frozen=True, slots=True)
class Union:
    """The united timeline and the conflicts between its files.

    `events` has the events of each file as they are in the union, in the order of that file.
    """

    timeline: Timeline
    clashes: tuple[Clash, ...]
    events: tuple[tuple[Event, ...], ...]


def file_names(paths: Sequence[str]) -> tuple[str, ...]:
    """A short name for each file, usable as a prefix of an id: its stem, numbered if several have the same."""
    ids = Ids()
    stems = (
        "stdin" if path == "-" else PurePath(path.partition("#")[0]).stem
        for path in paths
    )
    return tuple(ids.give(slug(stem) or "file") for stem in stems)


def united(files: Sequence[tuple[str, Timeline]]) -> Union:
    """Unite several timelines, each given with its name (see `file_names`).

    Actors and themes that are the same by name or alias become one, and so do sources of one title; ids of the
    first file stay, and an id that means two things gets the later file's name before it. An event that two
    files have word for word is one event of both files; whether events in other words are the same is for
    `crisistl diff` to ask.
    """
    actors, themes, sources = (
        UnitedRegister("actors"),
        UnitedRegister("themes"),
        Sources(),
    )
    events = _Events()
    taken = []
    for name, timeline in files:
        registers = _Registers(
            actors.take(name, timeline.actors),
            themes.take(name, timeline.themes),
            sources.take(name, timeline.sources),
        )
        taken.append(events.take(name, timeline, registers))
        events.rename(actors.replaced, themes.replaced)
    sources.settle(files[-1][0] if files else "")
    timeline = Timeline.model_construct(
        **_header([timeline for _, timeline in files]),
        sources=tuple(sources.parts.values()),
        actors=tuple(actors.parts.values()),
        themes=tuple(themes.parts.values()),
        omitted=tuple(events.omitted.values()),
        events=tuple(events.known.values()),
    )
    clashes = (*sources.clashes, *actors.clashes, *themes.clashes, *events.clashes)
    return Union(
        timeline, clashes, tuple(tuple(events.known[i] for i in ids) for ids in taken)
    )


def _title(timelines: Sequence[Timeline]) -> str:
    """All titles, each once; empty where no file has one."""
    return " + ".join(dict.fromkeys(t.title for t in timelines if t.title))


def _header(timelines: Sequence[Timeline]) -> dict[str, Any]:
    """All titles and licences, the latest `as_of`, and the language and time zone if all have the same."""
    descriptions = dict.fromkeys(timeline.description for timeline in timelines)
    licences = dict.fromkeys(timeline.license for timeline in timelines)
    days = filter(None, (timeline.as_of for timeline in timelines))
    return {
        "title": _title(timelines),
        "description": "\n\n".join(filter(None, descriptions)) or None,
        "language": _common_value(timeline.language for timeline in timelines),
        "timezone": _common_value(timeline.timezone for timeline in timelines),
        "as_of": max(days, default=None),
        "license": "; ".join(filter(None, licences)) or None,
    }


def _common_value(values: Iterable[str | None]) -> str | None:
    """The value that all have; None where they differ."""
    different = set(values)
    if len(different) == 1:
        return different.pop()
    return None


class _Others(dict[str, str]):
    """Ids that were replaced, and all others as they are."""

    def __missing__(self, identity: str) -> str:
        return identity


@dataclass(frozen=True, slots=True)
class _Registers:
    """The ids in the union for the ids of a file's registers."""

    actors: Renamed
    themes: Renamed
    sources: Renamed

    def event(self, event: _AnEvent) -> _AnEvent:
        """The event with the ids of the union instead of those of its file."""
        new: dict[str, object] = {"themes": renamed_ids(event.themes, self.themes)}
        for field in ("actors", "targets", "attributed_to"):
            new[field] = renamed_ids(getattr(event, field), self.actors)
        new["quotes"] = tuple(
            quote.model_copy(update={"speaker": self.actors[quote.speaker]})
            if quote.speaker
            else quote
            for quote in event.quotes
        )
        new["sources"] = tuple(
            cited.model_copy(update={"source": self.sources[cited.source]})
            if cited.source
            else cited
            for cited in event.sources
        )
        if event.accounts:
            new["accounts"] = tuple(map(self._account, event.accounts))
        return event.model_copy(update=new)

    def _account(self, account: Account) -> Account:
        cited = account.source
        if cited and cited.source:
            cited = cited.model_copy(update={"source": self.sources[cited.source]})
        sides = {}
        for side in ("actors", "targets", "attributed_to"):
            sides[side] = renamed_ids(getattr(account, side), self.actors)
        return account.model_copy(update={"source": cited, **sides})

    @property
    def change(self) -> bool:
        """Whether any id differs from the file's."""
        return any(
            old != new
            for ids in (self.actors, self.themes, self.sources)
            for old, new in ids.items()
        )


def renamed_ids(ids: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    """These ids, replaced where they have a new name, each once."""
    return tuple(dict.fromkeys(renamed.get(i, i) for i in ids))


class _Events:
    """The events of the union so far, and those that a file omits."""

    def __init__(self) -> None:
        self.known: dict[str, FiledEvent] = {}
        self.omitted: dict[str, Omitted] = {}
        self.clashes: list[Clash] = []
        self._ids = Ids()

    def take(self, file: str, timeline: Timeline, registers: _Registers) -> list[str]:
        """Add the events of another file and return their ids in the union, in order."""
        events = (
            [*map(registers.event, timeline.events)]
            if registers.change
            else timeline.events
        )
        omitted = [o for o in timeline.omitted if o.id not in timeline.events_by_id]
        renamed = {event.id: self._id(file, event) for event in events}
        renamed |= {o.id: self._id_of_omitted(file, o) for o in omitted}
        for event in events:
            self._add(file, renamed[event.id], event, renamed)
        for o in omitted:
            self._omit(o.model_copy(update={"id": renamed[o.id]}))
        return [renamed[event.id] for event in events]

    def rename(self, actors: Renamed, themes: Renamed) -> None:
        """Put the ids of other actors and themes in place of those that were replaced."""
        if not actors and not themes:
            return
        registers = _Registers(_Others(actors), _Others(themes), _Others())
        for identity, event in self.known.items():
            self.known[identity] = registers.event(event)

    def _id(self, file: str, event: Event) -> str:
        known, omitted = self.known.get(event.id), self.omitted.get(event.id)
        if (known and is_same(known, event)) or (omitted and _is_meant(omitted, event)):
            return event.id
        return self._new_id(file, event.id, event.title)

    def _id_of_omitted(self, file: str, omitted: Omitted) -> str:
        known = self.known.get(omitted.id) or self.omitted.get(omitted.id)
        if known and _is_meant(omitted, known):
            return omitted.id
        return self._new_id(file, omitted.id, omitted.title)

    def _new_id(self, file: str, wanted: str, title: str) -> str:
        given = self._ids.give(f"{file}:{wanted}" if wanted in self._ids else wanted)
        if given != wanted:
            reason = f"{wanted!r} is already used by another event; {title!r} was renamed to {given!r}"
            self.clashes.append(Clash(file, "events", given, reason))
        return given

    def _add(self, file: str, given: str, event: Event, renamed: Renamed) -> None:
        if known := self.known.get(given):
            self.known[given] = filed(known, (*known.files, file))
            return
        self.omitted.pop(given, None)
        links = {field: renamed_ids(getattr(event, field), renamed) for field in LINKS}
        self.known[given] = filed(event, (file,), id=given, **links)

    def _omit(self, omitted: Omitted) -> None:
        if omitted.id not in self.known:
            self.omitted.setdefault(omitted.id, omitted)


def _is_meant(omitted: Omitted, other: Event | Omitted) -> bool:
    return (omitted.date, omitted.title) == (other.date, other.title)
