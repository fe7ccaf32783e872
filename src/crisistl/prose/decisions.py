"""Decisions: a proposal accepted into a chronology, merged with an event, skipped, and taken back."""

from collections.abc import Iterable, Sequence
from typing import Any

from crisistl.dates import DateError, EventDate
from crisistl.errors import UsageError
from crisistl.formats.core.slug import Ids, slug
from crisistl.formats.draft.file import Draft, DraftEvent, Proposal
from crisistl.model.timeline import Event, Quote, Timeline
from crisistl.prose.citing import citation_of, with_source, without_citation
from crisistl.prose.naming import with_actors


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
    timeline, source = with_source(timeline, draft)
    timeline = with_actors(timeline, draft, proposal.event)
    merged = [other for other in draft.proposals if other.into == proposal.id]
    event = _event(proposal, _new_id(timeline, proposal), source, merged)
    timeline, event_id = _with_event(timeline, event)
    changed = proposal.model_copy(
        update={"state": "accepted", "event_id": event_id, "before": None}
    )
    draft = draft.with_proposal(changed)
    for other in merged:
        draft = draft.with_proposal(other.model_copy(update={"event_id": event_id}))
    return _sound(timeline), draft


def _with_event(timeline: Timeline, event: Event) -> tuple[Timeline, str]:
    """The chronology with an event, and its id.

    A review that was stopped before it could mark its draft has added it already; then it is the one that is there.
    """
    is_new = True
    for there in timeline.events:
        if there.model_copy(update={"id": event.id}) == event:
            event, is_new = there, False
    if is_new:
        timeline = timeline.with_parts(events=(*timeline.events, event))
    return timeline, event.id


def _new_id(timeline: Timeline, proposal: Proposal) -> str:
    """A new id from the title, which no other event has."""
    ids = Ids()
    for taken in (*timeline.events_by_id, *timeline.omitted_by_id):
        ids.reserve(taken)
    return ids.give(slug(_title_words(proposal.event.title)) or "event")


def merged_into_event(
    timeline: Timeline, draft: Draft, proposal: Proposal, event_id: str
) -> tuple[Timeline, Draft]:
    """The chronology with the article cited for an event it has, and the draft with the decision."""
    event = timeline.events_by_id.get(event_id)
    if event is None:
        raise UsageError(f"the chronology has no event {event_id!r}")
    timeline, source = with_source(timeline, draft)
    citation = citation_of(source, proposal.evidence)
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
    if now.state == "merged" and event_id in old.events_by_id:
        events = _without_merge(timeline, now, old.events_by_id[event_id])
    else:
        events = tuple(event for event in timeline.events if event.id != event_id)
    return _sound(_with_used_names(timeline.with_parts(events=events), old))


def _with_used_names(timeline: Timeline, old: Timeline) -> Timeline:
    """The chronology with the actors and sources that were there before or that an event uses."""
    used, cited = {*old.actors_by_id}, {*old.sources_by_id}
    for event in timeline.events:
        used.update(_names_in(event))
        cited.update(citation.source for citation in event.sources if citation.source)
    actors = tuple(actor for actor in timeline.actors if actor.id in used)
    sources = tuple(source for source in timeline.sources if source.id in cited)
    return timeline.with_parts(actors=actors, sources=sources)


def _without_merge(timeline: Timeline, now: Proposal, old: Event) -> tuple[Event, ...]:
    """The events, that with which a proposal was merged without the citation of it."""
    return tuple(
        without_citation(event, now, old) if event.id == old.id else event
        for event in timeline.events
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


def _event(
    proposal: Proposal, identity: str, source: str, merged: Iterable[Proposal]
) -> Event:
    """A proposal as an event that cites its place in the article, and those of the proposals merged into it."""
    event = proposal.event
    cited = [citation_of(source, one.evidence) for one in (proposal, *merged)]
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
        sources=tuple(dict.fromkeys(cited)),
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
