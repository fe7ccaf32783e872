"""Reopening: proposals of a draft whose events are no longer in the chronology, and drafts changed by two people."""

from collections.abc import Mapping

from crisistl.errors import OutputError
from crisistl.formats.draft.file import Draft, Proposal
from crisistl.model.timeline import Timeline
from crisistl.prose.citing import cites, known_source


def gone(draft: Draft, timeline: Timeline) -> tuple[Proposal, ...]:
    """The proposals that were accepted or merged and of which the chronology has nothing now.

    An event that was renamed or united with another since still cites its place in the article.
    """
    decided = {proposal.event_id for proposal in draft.proposals}
    others = [event for event in timeline.events if event.id not in decided]
    source = known_source(draft, timeline)
    return tuple(
        proposal
        for proposal in draft.proposals
        if proposal.event_id is not None
        and not _has_event(timeline, proposal, source)
        and not any(cites(other, proposal, source) for other in others)
    )


def _has_event(timeline: Timeline, proposal: Proposal, source: str | None) -> bool:
    """Whether the event of a proposal is there; one that it was merged with must still cite the article for it."""
    event = timeline.events_by_id.get(proposal.event_id or "")
    if event is None:
        return False
    return proposal.state == "accepted" or cites(event, proposal, source)


def reopened(draft: Draft, proposals: tuple[Proposal, ...]) -> Draft:
    """The draft with these proposals open again; one that was merged into another proposal waits for that one."""
    for proposal in proposals:
        new: dict[str, object] = {"event_id": None}
        if proposal.into is None:
            new["state"] = "open"
        draft = draft.with_proposal(proposal.model_copy(update=new))
    return draft


def joined(now: Draft, before: Draft, after: Draft) -> Draft:
    """A draft as somebody else has left it meanwhile, with the decisions that lead from `before` to `after`.

    OutputError where a decided proposal isn't in it any more.
    """
    old = {proposal.id: proposal for proposal in before.proposals}
    proposals = _with_changed(now, old, after)
    for behind, proposal in _added(old, after):
        ids = [known.id for known in proposals]
        at = ids.index(behind) + 1 if behind in ids else len(ids)
        proposals.insert(at, proposal)
    known_actors = {actor.id for actor in now.actors}
    actors = [actor for actor in after.actors if actor.id not in known_actors]
    return now.model_copy(
        update={"proposals": tuple(proposals), "actors": (*now.actors, *actors)}
    )


def _with_changed(
    now: Draft, old: Mapping[str, Proposal], after: Draft
) -> list[Proposal]:
    """The proposals as somebody else has left them, those that were decided meanwhile in their place."""
    place = {proposal.id: at for at, proposal in enumerate(now.proposals)}
    proposals = [*now.proposals]
    for proposal in after.proposals:
        if proposal == old.get(proposal.id, proposal):
            continue
        if proposal.id not in place:
            raise OutputError(
                f"the draft was made anew meanwhile and has no {proposal.id}; start the review again"
            )
        proposals[place[proposal.id]] = proposal
    return proposals


def _added(
    old: Mapping[str, Proposal], after: Draft
) -> list[tuple[str | None, Proposal]]:
    """The proposals that a split has added, each with the one before it."""
    found: list[tuple[str | None, Proposal]] = []
    last: str | None = None
    for proposal in after.proposals:
        if proposal.id not in old:
            found.append((last, proposal))
        last = proposal.id
    return found
