"""Decisions: a proposal accepted into a chronology, merged with an event, skipped, and taken back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crisistl.compare.likeness import Observer, days_between, likeness
from crisistl.dates import DateError, EventDate
from crisistl.errors import UsageError
from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.draft.file import (
    Draft,
    DraftActor,
    DraftEvent,
    Evidence,
    Proposal,
)
from crisistl.model.timeline import Actor, Citation, Event, Quote, Source, Timeline
from crisistl.prose.titles import headline
from crisistl.text.names import fold

_WINDOW = 3  # days at which two events count as of different days
_FAR = 40  # days from which two events are not the same
_LIKELY = 0.55  # a likeness from which somebody should look
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """An event of the chronology, or a proposal of the draft, that may be the same as a proposal."""

    id: str
    date: str
    title: str
    likeness: float
    is_event: bool


def accepted(
    timeline: Timeline, draft: Draft, proposal: Proposal
) -> tuple[Timeline, Draft]:
    """The chronology with the event of a proposal, and the draft with the decision.

    The actors that it names and the article as a source are added where the chronology doesn't have them. UsageError
    where the proposal has no date or is no valid event.
    """
    if proposal.state in ("accepted", "merged"):
        raise UsageError(
            f"{proposal.id} is {proposal.state} already, as {proposal.event_id or proposal.into}"
        )
    if not proposal.event.date:
        raise UsageError(f"{proposal.id} has no date; choose one first")
    timeline, source = _with_source(timeline, draft)
    timeline = _with_actors(timeline, draft, proposal.event)
    ids = Ids()
    for taken in (*timeline.events_by_id, *timeline.omitted_by_id):
        ids.reserve(taken)
    event = _event(
        draft,
        proposal,
        ids.give(slug(_title_words(proposal.event.title)) or "event"),
        source,
    )
    merged = [other for other in draft.proposals if other.into == proposal.id]
    cited = (*event.sources, *(_citation(source, other.evidence) for other in merged))
    event = event.model_copy(update={"sources": tuple(dict.fromkeys(cited))})
    added = (*timeline.events, event)
    for there in timeline.events:
        if there.model_copy(update={"id": event.id}) == event:
            # a review that was stopped before it could mark its draft has added it already
            event, added = there, timeline.events
    changed = proposal.model_copy(
        update={"state": "accepted", "event_id": event.id, "before": None}
    )
    draft = draft.with_proposal(changed)
    for other in merged:
        draft = draft.with_proposal(other.model_copy(update={"event_id": event.id}))
    return _sound(timeline.with_parts(events=added)), draft


def merged_into_event(
    timeline: Timeline, draft: Draft, proposal: Proposal, event_id: str
) -> tuple[Timeline, Draft]:
    """The chronology with the article cited for an event it has, and the draft with the decision."""
    event = timeline.events_by_id.get(event_id)
    if event is None:
        raise UsageError(f"the chronology has no event {event_id!r}")
    timeline, source = _with_source(timeline, draft)
    citation = _citation(source, proposal.evidence)
    if citation not in event.sources:
        event = event.model_copy(update={"sources": (*event.sources, citation)})
    events = tuple(
        event if other.id == event.id else other for other in timeline.events
    )
    changed = proposal.model_copy(
        update={"state": "merged", "event_id": event_id, "before": None}
    )
    return _sound(timeline.with_parts(events=events)), draft.with_proposal(changed)


def merged_into_proposal(draft: Draft, proposal: Proposal, other_id: str) -> Draft:
    """The draft with a proposal counted as part of another, which is cited for both when it is accepted."""
    if (
        not any(other.id == other_id for other in draft.proposals)
        or other_id == proposal.id
    ):
        raise UsageError(f"the draft has no other proposal {other_id!r}")
    return draft.with_proposal(
        proposal.model_copy(update={"state": "merged", "into": other_id})
    )


def taken_back(
    timeline: Timeline, before: Proposal, now: Proposal, old: Timeline
) -> Timeline:
    """The chronology without what a decision added: the event, or the citation of a merged one.

    `old` is the chronology before the decision. Names and the source that nothing else uses go too.
    """
    event_id = now.event_id
    if event_id is None or event_id == before.event_id:
        return timeline
    merged = now.state == "merged" and event_id in old.events_by_id
    events = []
    used = {*old.actors_by_id}
    cited = {*old.sources_by_id}
    for event in timeline.events:
        if event.id == event_id:
            if not merged:
                continue
            event = _without_citation(event, now, old.events_by_id[event_id])
        events.append(event)
        used.update(_names_in(event))
        cited.update(citation.source for citation in event.sources if citation.source)
    actors = tuple(actor for actor in timeline.actors if actor.id in used)
    sources = tuple(source for source in timeline.sources if source.id in cited)
    return _sound(
        timeline.with_parts(events=tuple(events), actors=actors, sources=sources)
    )


def _without_citation(event: Event, merged: Proposal, old: Event) -> Event:
    """An event without the citation that a merge added to it; what others have changed since stays."""
    kept = []
    for citation in event.sources:
        added = citation not in old.sources and _is_of(citation, merged)
        if not added:
            kept.append(citation)
    return event.model_copy(update={"sources": tuple(kept)})


def cites(event: Event, proposal: Proposal, source: str | None) -> bool:
    """Whether an event cites the place of the article that a proposal is about; `source` is the article, if known."""
    return any(
        _is_of(citation, proposal) and source in (None, citation.source)
        for citation in event.sources
    )


def _is_of(citation: Citation, proposal: Proposal) -> bool:
    return bool(citation.source) and citation == _citation(
        str(citation.source), proposal.evidence
    )


def _names_in(event: Event) -> tuple[str, ...]:
    speakers = [quote.speaker for quote in event.quotes if quote.speaker]
    return (*event.actors, *event.targets, *event.attributed_to, *speakers)


def edited(proposal: Proposal, field: str, value: Any) -> Proposal:
    """The proposal with a value that a person gave."""
    event = DraftEvent.model_validate(proposal.event.model_dump() | {field: value})
    return proposal.model_copy(
        update={"event": event, "edited": tuple(dict.fromkeys((*proposal.edited, field))),
                "options": () if field == "date" else proposal.options}
    )  # fmt: skip


class Likely:
    """Finds the events of a chronology that a draft's proposals may be, each compared with all of them."""

    def __init__(self, timeline: Timeline | None, draft: Draft) -> None:
        actors = [*(timeline.actors if timeline else ()), *map(_actor, draft.actors)]
        self._observer = Observer(
            {actor.id: actor for actor in reversed(actors)}.values()
        )
        self._events = [
            (event, self._observer.traits(event))
            for event in (timeline.events if timeline else ())
        ]
        self._draft = draft

    def events(self, proposal: Proposal) -> list[Twin]:
        """The events that may be the same as a proposal, the likeliest first."""
        wanted = _bare_event(proposal)
        if wanted is None:
            return []
        this = self._observer.traits(wanted)
        found = [
            Twin(
                event.id,
                str(event.date),
                event.title,
                likeness(this, traits, _WINDOW, _LIKELY),
                True,
            )
            for event, traits in self._events
            if days_between(this, traits) <= _FAR
        ]
        return _likeliest(found)

    def proposals(self, proposal: Proposal) -> list[Twin]:
        """The other open proposals that may be the same, the likeliest first."""
        wanted = _bare_event(proposal)
        if wanted is None:
            return []
        this = self._observer.traits(wanted)
        found = []
        for o in self._draft.proposals:
            if o.id != proposal.id and o.state == "open" and (event := _bare_event(o)):
                found.append(
                    Twin(
                        o.id,
                        o.event.date or "",
                        o.event.title,
                        likeness(this, self._observer.traits(event), _WINDOW, _LIKELY),
                        False,
                    )
                )
        return _likeliest(found)


def _likeliest(found: list[Twin]) -> list[Twin]:
    return sorted(
        (twin for twin in found if twin.likeness >= _LIKELY),
        key=lambda twin: -twin.likeness,
    )[:_MOST_SHOWN]


def twins(timeline: Timeline | None, draft: Draft, proposal: Proposal) -> list[Twin]:
    """The events of the chronology and the other proposals that may be the same, the likeliest first."""
    likely = Likely(timeline, draft)
    found = [*likely.events(proposal), *likely.proposals(proposal)]
    return sorted(found, key=lambda twin: (-twin.likeness, not twin.is_event))[
        :_MOST_SHOWN
    ]


def _bare_event(proposal: Proposal) -> Event | None:
    """The proposal as an event that can be compared; None without a date."""
    event = proposal.event
    if not event.date:
        return None
    try:
        return Event(
            id="proposal",
            date=EventDate.parse(event.date),
            title=event.title,
            actors=event.actors,
            targets=event.targets,
        )
    except DateError:
        return None


def actor_named(name: str, timeline: Timeline | None, draft: Draft) -> str | None:
    """The id of an actor of the chronology or of the draft with this name; None where nobody has it."""
    wanted = fold(name.strip())
    for actor in timeline.actors if timeline else ():
        if wanted in map(fold, (actor.id, actor.name, *actor.aliases)):
            return actor.id
    for listed in draft.actors:
        if wanted in (fold(listed.id), fold(listed.name)):
            return listed.id
    return None


def with_actor(draft: Draft, name: str) -> tuple[Draft, str]:
    """The draft with a new actor of this name, and its id."""
    ids = Ids()
    for actor in draft.actors:
        ids.reserve(actor.id)
    identity = ids.give(slug(name) or "actor")
    new = DraftActor(
        id=identity, name=name.strip(), state="open", why="typed in a review"
    )
    return draft.model_copy(update={"actors": (*draft.actors, new)}), identity


def _actor(named: DraftActor) -> Actor:
    if named.state != "known":
        iso = named.iso
    else:
        iso = None
    return Actor(
        id=named.id, name=named.name, kind=named.kind, part_of=named.part_of, iso=iso
    )


def _with_actors(timeline: Timeline, draft: Draft, event: DraftEvent) -> Timeline:
    listed = {actor.id: actor for actor in draft.actors}
    speakers = [quote.speaker for quote in event.quotes if quote.speaker]
    waiting = list(
        dict.fromkeys([*event.actors, *event.targets, *event.attributed_to, *speakers])
    )
    new: dict[str, Actor] = {}
    for identity in waiting:
        if identity in timeline.actors_by_id or identity in new:
            continue
        if identity not in listed:
            raise UsageError(f"the draft has no actor {identity!r}; name another")
        new[identity] = _actor(listed[identity])
        part_of = new[identity].part_of
        if part_of and part_of not in timeline.actors_by_id:
            waiting.append(part_of)
    return timeline.with_parts(actors=(*timeline.actors, *new.values()))


def source_of(draft: Draft) -> Source:
    """The article as a source of a chronology."""
    article = draft.article
    name = (
        article.source
        or slug(re.sub(r"\.\w+$", "", article.file.rpartition("/")[2]))
        or "article"
    )
    first = article.text.strip().split("\n", 1)[0]
    title = article.title or headline(first[:2_000])
    return Source.model_validate(
        {
            "id": name,
            "title": title or name,
            "published": str(article.published) if article.published else None,
        }
    )


def known_source(draft: Draft, timeline: Timeline) -> str | None:
    """The id of the source of a chronology that is the article; None where it has none.

    Another article may come from a file of the same name. The article's own source has its title and day, or is cited
    by an event that one of the proposals became.
    """
    own = source_of(draft)
    known = timeline.sources_by_id.get(own.id)
    if draft.article.source and known:  # as the user named it
        return own.id
    for source in timeline.sources:
        if _is_numbered(source.id, own.id) and (source.title, source.published) == (
            own.title,
            own.published,
        ):
            return source.id
    for proposal in draft.proposals:
        event = timeline.events_by_id.get(proposal.event_id or "")
        for citation in event.sources if event else ():
            if _is_of(citation, proposal):
                return citation.source
    return None


def _is_numbered(identity: str, base: str) -> bool:
    """Whether an id is another, with or without a number behind it: news, news-2."""
    return re.fullmatch(rf"{re.escape(base)}(-\d+)?", identity) is not None


def _with_source(timeline: Timeline, draft: Draft) -> tuple[Timeline, str]:
    if known := known_source(draft, timeline):
        return timeline, known
    source = source_of(draft)
    ids = Ids()
    for taken in timeline.sources_by_id:
        ids.reserve(taken)
    source = source.model_copy(update={"id": ids.give(source.id)})
    return timeline.with_parts(sources=(*timeline.sources, source)), source.id


def _citation(source: str, evidence: Evidence) -> Citation:
    return Citation(source=source, locator=evidence.locator)


def _event(draft: Draft, proposal: Proposal, identity: str, source: str) -> Event:
    event = proposal.event
    quotes = tuple(
        Quote(text=" ".join(quote.text.split()), speaker=quote.speaker)
        for quote in event.quotes
    )
    try:
        day = EventDate.parse(event.date or "")
    except DateError as error:
        raise UsageError(f"{proposal.id}: {error}") from None
    return Event(
        id=identity, date=day, title=" ".join(event.title.split()), summary=event.summary, type=event.type,
        actors=event.actors, targets=event.targets, place=event.place, part_of_day=event.part_of_day,
        date_text=event.date_text or None, status=event.status, attributed_to=event.attributed_to, quotes=quotes,
        sources=(_citation(source, proposal.evidence),),
    )  # fmt: skip


def _title_words(title: str) -> str:
    """The first words of a title: enough for an id that can be typed."""
    return " ".join(title.split()[:6])


def _sound(timeline: Timeline) -> Timeline:
    """The timeline, checked as one that is loaded; UsageError with what is broken."""
    from crisistl.model.integrity import breaches

    broken: Sequence[str] = [breach.sentence() for breach in breaches(timeline)]
    if broken:
        raise UsageError("; ".join(broken))
    return timeline
