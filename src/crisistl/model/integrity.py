"""Integrity: what must hold between the parts of a timeline, beyond the shape of each part."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol

from crisistl.errors import sentence
from crisistl.model.parts import Account, Actor, Event, Omitted, Source, Theme
from crisistl.text.names import fold, suggestion
from crisistl.text.wording import counted

_MOST_SUGGESTED = 200
_SIDES = ("actors", "targets", "attributed_to")
Part = Source | Actor | Theme | Event | Omitted


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


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is broken: `register[index].field`, of the part with this id, and why.

    `missing` is the kind and the id of a part that is named and is not there.
    """

    register: str
    index: int
    id: str
    field: str
    problem: str
    remedy: str = ""
    missing: tuple[str, str] | None = None

    def sentence(self) -> str:
        """The breach in one line: `events[12] 'geneva-talks': actors: unknown actor 'natoo'; ...`."""
        place = f"{self.register}[{self.index}] {self.id!r}: {self.field}"
        return f"{place}: {sentence(self.problem, self.remedy)}"


def breaches(timeline: Whole) -> Iterator[Breach]:
    """All that is broken between the parts: repeated ids, shared names, unknown references, loops."""
    yield from _repeated_ids("sources", timeline.sources)
    if any(source.aliases for source in timeline.sources):
        yield from _shared_aliases(timeline.sources)
    yield from _register("actors", "actor", timeline.actors)
    yield from _register("themes", "theme", timeline.themes)
    if len(timeline.events_by_id) < len(timeline.events):
        yield from _repeated_ids("events", timeline.events)
    yield from _repeated_ids("omitted", timeline.omitted)
    used = References()
    used.add(timeline.events)
    if used.events:
        events = timeline.events_by_id.keys() | timeline.omitted_by_id.keys()
    else:
        events = set()
    if not used.known_to(timeline) or not used.events <= events:
        yield from _references(timeline)
    yield from _loops("events", "responds_to", timeline.events, used.answers)


def _register(
    register: str, noun: str, parts: Sequence[Actor | Theme]
) -> Iterator[Breach]:
    yield from _repeated_ids(register, parts)
    yield from _shared_names(register, parts)
    known, missing = {part.id for part in parts}, Missing()
    for index, part in enumerate(parts):
        if part.part_of and part.part_of not in known:
            problem, remedy = missing.explained(noun, part.part_of, known)
            yield Breach(
                register,
                index,
                part.id,
                "part_of",
                problem,
                remedy,
                missing=(noun, part.part_of),
            )
        for tenure in part.roles if isinstance(part, Actor) else ():
            if tenure.actor and tenure.actor not in known:
                problem, remedy = missing.explained(noun, tenure.actor, known)
                yield Breach(
                    register,
                    index,
                    part.id,
                    "roles",
                    problem,
                    remedy,
                    missing=(noun, tenure.actor),
                )
    yield from _loops(register, "part_of", parts, _wholes(parts))


def _wholes(parts: Sequence[Actor | Theme]) -> dict[str, tuple[str, ...]]:
    """For each part what it is part of, at whatever time."""
    found = {}
    for part in parts:
        if isinstance(part, Actor):
            roles = part.roles
        else:
            roles = ()
        wholes = (part.part_of, *(tenure.actor for tenure in roles))
        if named := tuple(dict.fromkeys(whole for whole in wholes if whole)):
            found[part.id] = named
    return found


def _repeated_ids(register: str, parts: Sequence[Part]) -> Iterator[Breach]:
    if len({part.id for part in parts}) == len(parts):
        return
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if part.id in seen:
            yield Breach(
                register,
                index,
                part.id,
                "id",
                f"an earlier one has the id {part.id!r} too",
                "give one of them another",
            )
        seen.add(part.id)


def _shared_names(register: str, parts: Sequence[Actor | Theme]) -> Iterator[Breach]:
    owners: dict[str, str] = {}
    for index, part in enumerate(parts):
        for where, names in (
            ("id", (part.id,)),
            ("name", (part.name,)),
            ("aliases", part.aliases),
        ):
            for name in names:
                owner = owners.setdefault(fold(name), part.id)
                if owner != part.id:
                    yield Breach(
                        register,
                        index,
                        part.id,
                        where,
                        f"{name!r} already names {owner!r}",
                        "a name belongs to one of them",
                    )


def _shared_aliases(sources: Sequence[Source]) -> Iterator[Breach]:
    """Aliases of sources that also name another source; several sources may have one title."""
    owners: dict[str, set[str]] = {}
    for source in sources:
        for name in (source.id, source.title, *source.aliases):
            owners.setdefault(fold(name), set()).add(source.id)
    for index, source in enumerate(sources):
        for alias in source.aliases:
            if others := sorted(owners[fold(alias)] - {source.id}):
                reason = f"{alias!r} already names {others[0]!r}; an alias belongs to one of them"
                yield Breach("sources", index, source.id, "aliases", reason)


def _references(timeline: Whole) -> Iterator[Breach]:
    actors, themes, sources = (
        timeline.actors_by_id,
        timeline.themes_by_id,
        timeline.sources_by_id,
    )
    events, missing = {*timeline.events_by_id, *timeline.omitted_by_id}, Missing()
    for index, event in enumerate(timeline.events):
        for where, noun, names, known in (
            ("actors", "actor", event.actors, actors),
            ("targets", "actor", event.targets, actors),
            ("attributed_to", "actor", event.attributed_to, actors),
            ("quotes", "actor", _speakers(event), actors),
            ("themes", "theme", event.themes, themes),
            ("sources", "source", _cited(event), sources),
            ("responds_to", "event", event.responds_to, events),
            ("contradicts", "event", event.contradicts, events),
            ("accounts", "actor", _of_accounts(event), actors),
            ("accounts", "source", _cited_by_accounts(event), sources),
        ):
            for name in dict.fromkeys(names):
                if name not in known:
                    problem, remedy = missing.explained(noun, name, known)
                    yield Breach(
                        "events",
                        index,
                        event.id,
                        where,
                        problem,
                        remedy,
                        missing=(noun, name),
                    )
        if event.id in event.contradicts:
            yield Breach(
                "events",
                index,
                event.id,
                "contradicts",
                "an event can't contradict itself",
                "take it out",
            )


@dataclass(slots=True)
class References:
    """All ids that events refer to, gathered so that they are looked up at once, not event by event.

    `answers` has the events that answer others, as a Mapping from an id to ids.
    """

    actors: set[str] = field(default_factory=set)
    themes: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    to_themselves: bool = False

    def add(self, events: Sequence[Event]) -> None:
        """Take in what these events refer to."""
        for side in _SIDES:
            self.actors.update(_all_of(side, events))
        self.actors.update(q.speaker for q in _all_of("quotes", events) if q.speaker)
        self.themes.update(_all_of("themes", events))
        self.sources.update(c.source for c in _all_of("sources", events) if c.source)
        for event in events:
            self._add_links(event)
        for account in _all_of("accounts", events):
            self.actors.update(_named_by(account))
            if account.source and account.source.source:
                self.sources.add(account.source.source)

    def _add_links(self, event: Event) -> None:
        """Take in the events that an event answers or contradicts."""
        if event.responds_to:
            self.answers[event.id] = event.responds_to
            self.events.update(event.responds_to)
        if event.contradicts:
            self.events.update(event.contradicts)
            self.to_themselves = self.to_themselves or event.id in event.contradicts

    def known_to(self, timeline: Whole) -> bool:
        """Whether the registers of the timeline have all; of other events nothing is said."""
        return (
            not self.to_themselves
            and self.actors <= timeline.actors_by_id.keys()
            and self.themes <= timeline.themes_by_id.keys()
            and self.sources <= timeline.sources_by_id.keys()
        )


def holds_together(head: Whole, used: References, hashes: Sequence[int]) -> bool:
    """Whether streamed events have different ids, refer to existing parts and don't respond to each other in a circle.

    `head` has the registers, `hashes` are those of the ids. Only `breaches` of the whole timeline says what is wrong.
    """
    ids = {*hashes}
    known = ids | {hash(event_id) for event_id in head.omitted_by_id}
    if len(ids) != len(hashes):
        return False
    if not used.known_to(head):
        return False
    if not known.issuperset(map(hash, used.events)):
        return False
    return not any(loops(used.answers))


def _all_of(field: str, events: Sequence[Event]) -> Iterator[Any]:
    """The items of a field of all these events."""
    return chain.from_iterable(map(attrgetter(field), events))


def _speakers(event: Event) -> tuple[str, ...]:
    return tuple([quote.speaker for quote in event.quotes if quote.speaker])


def _of_accounts(event: Event) -> tuple[str, ...]:
    """The actors of the accounts of an event."""
    return tuple([i for account in event.accounts for i in _named_by(account)])


def _named_by(account: Account) -> tuple[str, ...]:
    return account.actors + account.targets + account.attributed_to


def _cited_by_accounts(event: Event) -> tuple[str, ...]:
    cited = [account.source for account in event.accounts if account.source]
    return tuple([citation.source for citation in cited if citation.source])


def _cited(event: Event) -> tuple[str, ...]:
    return tuple([citation.source for citation in event.sources if citation.source])


@dataclass(slots=True)
class Missing:
    """Explains unknown names; the first few hundred get a suggestion, which takes time."""

    remedies: dict[tuple[str, str], str] = field(default_factory=dict)

    def explained(
        self, noun: str, name: str, known: Collection[str]
    ) -> tuple[str, str]:
        """The problem and the remedy of an unknown actor, theme, source or event."""
        if (noun, name) not in self.remedies:
            self.remedies[noun, name] = self._remedy(noun, name, known)
        return f"unknown {noun} {name!r}", self.remedies[noun, name]

    def _remedy(self, noun: str, name: str, known: Collection[str]) -> str:
        suggests = len(self.remedies) < _MOST_SUGGESTED
        if suggests and (near := suggestion(name, known)):
            return near
        return f"the timeline has {counted(len(known), noun)}"


def _loops(
    register: str, field: str, parts: Sequence[Part], links: dict[str, tuple[str, ...]]
) -> Iterator[Breach]:
    """Each loop once, at the part with which it closes."""
    for loop in loops(links):
        last = loop[-2]
        places = {part.id: index for index, part in enumerate(parts)}
        problem = f"goes round in a circle: {' → '.join(loop)}"
        yield Breach(register, places[last], last, field, problem)


def loops(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each circle of links once, as the ids on it, the first again at the end."""
    done: set[str] = set()
    for start in links:
        path: dict[str, None] = {}
        trail: list[tuple[str, bool]] = [(start, False)]
        while trail:
            identity, leaving = trail.pop()
            if leaving:
                del path[identity]
                done.add(identity)
            elif identity in path:
                steps = [*path]
                yield (*steps[steps.index(identity) :], identity)
            elif identity not in done:
                path[identity] = None
                trail.append((identity, True))
                trail.extend((linked, False) for linked in links.get(identity, ()))
