"""Links: every place in a timeline that refers to an event, an actor, a theme or a source by its id."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from crisistl.errors import UsageError, sentence
from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.model.event_fields import Register as EventRegister
from crisistl.model.integrity import breaches
from crisistl.model.timeline import (
    Account,
    Actor,
    Citation,
    Event,
    Quote,
    Theme,
    Timeline,
)

Part = TypeVar("Part", Actor, Theme, Event)
Value = TypeVar("Value", str, Citation)
Register = Literal["events", "actors", "themes", "sources"]
REGISTERS: tuple[Register, ...] = ("events", "actors", "themes", "sources")
NOUNS: Mapping[Register, str] = {
    "events": "event",
    "actors": "actor",
    "themes": "theme",
    "sources": "source",
}

NewId = Callable[[str], str | None]
"""The id to write in place of another, or None to take the link out."""

_SIDES = ("actors", "targets", "attributed_to")

NewValue = Callable[[Event, NewId], Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A part that refers to another: its register, its id, and the field with the link."""

    register: Register
    id: str
    field: str


def links_to(timeline: Timeline, register: Register, identity: str) -> Iterator[Link]:
    """The links to a part of a register, in the order of the file."""

    def without(other: str) -> str | None:
        if other == identity:
            return None
        return other

    parts: tuple[Actor | Theme, ...] = (*timeline.actors, *timeline.themes)
    for part in parts:
        if changes := _changes(part, register, without):
            where: Register = "themes"
            if isinstance(part, Actor):
                where = "actors"
            for field in changes:
                yield Link(where, part.id, field)
    for event in timeline.events:
        for field in _changes(event, register, without):
            yield Link("events", event.id, field)


def relinked(timeline: Timeline, register: Register, new_id: NewId) -> Timeline:
    """The timeline with other ids in every link to a part of this register; the parts keep their own ids."""
    return timeline.with_parts(
        actors=tuple(_relinked(part, register, new_id) for part in timeline.actors),
        themes=tuple(_relinked(part, register, new_id) for part in timeline.themes),
        events=tuple(_relinked(event, register, new_id) for event in timeline.events),
    )


def renamed(timeline: Timeline, register: Register, old: str, new: str) -> Timeline:
    """The timeline with another id for a part, and with all links to it."""
    linked = relinked(timeline, register, lambda other: new if other == old else other)
    parts = tuple(
        part.model_copy(update={"id": new}) if part.id == old else part
        for part in getattr(linked, register)
    )
    return checked(linked.with_parts(**{register: parts}))


def removed(timeline: Timeline, register: Register, ids: Iterable[str]) -> Timeline:
    """The timeline without these parts and without the links to them."""
    gone = {*ids}
    kept = tuple(part for part in getattr(timeline, register) if part.id not in gone)
    return checked(
        relinked(
            timeline.with_parts(**{register: kept}),
            register,
            lambda other: None if other in gone else other,
        )
    )


def checked(timeline: Timeline) -> Timeline:
    """The timeline itself. UsageError where what holds between its parts would be broken."""
    if broken := [*breaches(timeline)]:
        raise UsageError(
            "\n".join(
                f"{b.id!r}: {b.field}: {sentence(b.problem, b.remedy)}"
                for b in broken[:20]
            )
        )
    return timeline


def _relinked(part: Part, register: Register, new_id: NewId) -> Part:
    changes = _changes(part, register, new_id)
    if changes:
        return part.model_copy(update=changes)
    return part


def _changes(
    part: Actor | Theme | Event, register: Register, new_id: NewId
) -> dict[str, Any]:
    """The fields of a part whose links change, with their new values."""
    if isinstance(part, Event):
        changed = {}
        for field, new_value in _LINKS[register]:
            changed[field] = new_value(part, new_id)
    elif _has_parts(part, register):
        changed = _wholes(part, new_id)
    else:
        changed = {}
    found = {}
    for field, value in changed.items():
        if value != getattr(part, field):
            found[field] = value
    return found


def _wholes(part: Actor | Theme, new_id: NewId) -> dict[str, Any]:
    """What a part is part of; a role that is nothing but belonging to what was taken out goes with it."""
    changed: dict[str, Any] = {
        "part_of": new_id(part.part_of) if part.part_of else None
    }
    if isinstance(part, Actor):
        placed = (
            t.model_copy(update={"actor": new_id(t.actor) if t.actor else None})
            for t in part.roles
        )
        changed["roles"] = tuple(t for t in placed if t.actor or t.role)
    return changed


def _has_parts(part: Actor | Theme, register: Register) -> bool:
    return register == ("actors" if isinstance(part, Actor) else "themes")


def _ids(ids: Iterable[str], new_id: NewId) -> tuple[str, ...]:
    return _distinct([(identity, new_id(identity)) for identity in ids])


def _distinct(pairs: Sequence[tuple[Value, Value | None]]) -> tuple[Value, ...]:
    """The new values of a list, each with the old one, less what is already there; None is left out."""
    found = [new for old, new in pairs if new == old]
    kept = []
    for old, new in pairs:
        if new is None or (new != old and new in found):
            continue
        found.append(new)
        kept.append(new)
    return tuple(kept)


def _list_of(field: str) -> NewValue:
    return lambda event, new_id: _ids(getattr(event, field), new_id)


def _quotes(event: Event, new_id: NewId) -> tuple[Quote, ...]:
    return tuple(
        quote.model_copy(update={"speaker": new_id(quote.speaker)})
        if quote.speaker
        else quote
        for quote in event.quotes
    )


def _citations(event: Event, new_id: NewId) -> tuple[Citation, ...]:
    """The citations; one that is nothing but a source goes with it."""
    return _distinct([(cited, _citation(cited, new_id)) for cited in event.sources])


def _citation(citation: Citation, new_id: NewId) -> Citation | None:
    if citation.source:
        source = new_id(citation.source)
    else:
        source = None
    if not (source or citation.title or citation.url or citation.locator):
        return None
    return citation.model_copy(update={"source": source})


def _lists(register: EventRegister) -> tuple[tuple[str, NewValue], ...]:
    return tuple(
        (field.name, _list_of(field.name))
        for field in EVENT_FIELDS
        if field.register == register and field.kind == "names"
    )


def _accounts_with(sides: bool) -> NewValue:
    """The accounts of an event with other ids of those who act, or else of their sources."""

    def by_actors(event: Event, new_id: NewId) -> tuple[Account, ...]:
        changed = []
        for account in event.accounts:
            new = {side: _ids(getattr(account, side), new_id) for side in _SIDES}
            changed.append(account.model_copy(update=new))
        return tuple(changed)

    def by_sources(event: Event, new_id: NewId) -> tuple[Account, ...]:
        """What a source says goes with the source: it must not become what nobody says."""
        kept = []
        for account in event.accounts:
            source = account.source and _citation(account.source, new_id)
            if source or not account.source:
                kept.append(account.model_copy(update={"source": source}))
        return tuple(kept)

    return by_actors if sides else by_sources


_LINKS: Mapping[Register, tuple[tuple[str, NewValue], ...]] = {
    "events": _lists("id"),
    "actors": (
        *_lists("actor"),
        ("quotes", _quotes),
        ("accounts", _accounts_with(sides=True)),
    ),
    "themes": _lists("theme"),
    "sources": (
        ("sources", _citations),
        ("accounts", _accounts_with(sides=False)),
    ),
}
"""For each register the fields of an event that refer to it, each with what makes its new value."""
