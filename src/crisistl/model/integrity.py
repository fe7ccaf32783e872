"""Integrity: what must hold between the parts of a timeline, beyond the shape of each part."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from crisistl.errors import sentence
from crisistl.model.loops import loops
from crisistl.model.parts import Actor, Event, Omitted, Source, Theme
from crisistl.model.references import References, named_by
from crisistl.model.whole import Whole
from crisistl.text.names import fold, suggestion
from crisistl.text.wording import counted

_MOST_SUGGESTED = 200
Part = Source | Actor | Theme | Event | Omitted


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


def _speakers(event: Event) -> tuple[str, ...]:
    return tuple([quote.speaker for quote in event.quotes if quote.speaker])


def _of_accounts(event: Event) -> tuple[str, ...]:
    """The actors of the accounts of an event."""
    return tuple([i for account in event.accounts for i in named_by(account)])


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
