"""Second runs: what was decided about an earlier draft of an article is kept where its sentence is still there."""

import re
from collections.abc import Sequence

from crisistl.formats.draft.file import Draft, DraftActor, Gone, Proposal

_NUMBER = re.compile(r"p(\d+)")
_ALIKE = 70  # of 100: two wordings of one sentence


def continued(new: Draft, old: Draft) -> Draft:
    """The new draft with the old one's decisions.

    A sentence that is unchanged keeps its proposal as it was decided. One that has changed is open again, and
    `before` has its old words. Proposals whose sentence is gone are listed in `gone`.
    """
    waiting = {_key(old, proposal): proposal for proposal in old.proposals}
    kept = [_same(new, old, proposal, waiting) for proposal in new.proposals]
    changed = [
        found or _changed(new, old, proposal, waiting)
        for found, proposal in zip(kept, new.proposals, strict=True)
    ]
    proposals = _numbered(new, old, changed)
    taken = {proposal.id for proposal in changed if proposal}
    left = [proposal for proposal in waiting.values() if proposal.id not in taken]
    gone = tuple(_gone(old, proposal) for proposal in left)
    return new.model_copy(
        update={
            "proposals": tuple(proposals),
            "gone": (*gone, *old.gone),
            "actors": _actors(new, old, proposals),
        }
    )


def _numbered(
    new: Draft, old: Draft, continuing: Sequence[Proposal | None]
) -> list[Proposal]:
    """The proposals of a draft; those that continue none get the numbers behind the old draft's."""
    numbers = (_NUMBER.match(proposal.id) for proposal in old.proposals)
    following = max((int(number[1]) for number in numbers if number), default=0)
    proposals = []
    for kept, proposal in zip(continuing, new.proposals, strict=True):
        if kept is None:
            following += 1
            kept = proposal.model_copy(update={"id": f"p{following}"})
        proposals.append(kept)
    return proposals


def _gone(old: Draft, proposal: Proposal) -> Gone:
    return Gone(
        id=proposal.id,
        state=proposal.state,
        title=proposal.event.title,
        text=old.words(proposal),
        event_id=proposal.event_id,
    )


def _key(draft: Draft, proposal: Proposal) -> tuple[str, str, str]:
    """The words of a proposal; two proposals of one sentence differ by the place of the date and by the part."""
    date_reason = proposal.reasons.get("date")
    words = ""
    if date_reason and date_reason.start is not None:
        words = draft.article.text[date_reason.start : date_reason.end]
    return draft.words(proposal), words, proposal.id.partition(".")[2]


def _same(
    new: Draft,
    old: Draft,
    proposal: Proposal,
    waiting: dict[tuple[str, str, str], Proposal],
) -> Proposal | None:
    found = waiting.pop(_key(new, proposal), None)
    if found is None:
        return None
    shift = proposal.evidence.start - found.evidence.start
    if found.state == "open" and not found.edited:
        return proposal.model_copy(update={"id": found.id})
    event = found.event.model_copy(
        update={
            "quotes": tuple(
                q.model_copy(update={"start": q.start + shift, "end": q.end + shift})
                for q in found.event.quotes
            )
        }
    )
    return found.model_copy(
        update={
            "evidence": proposal.evidence,
            "reasons": proposal.reasons,
            "event": event,
        }
    )


def _changed(
    new: Draft,
    old: Draft,
    proposal: Proposal,
    waiting: dict[tuple[str, str, str], Proposal],
) -> Proposal | None:
    """A proposal whose sentence was worded otherwise: open again, with the old words beside it."""
    from rapidfuzz.fuzz import ratio

    words = new.words(proposal)
    likely = [(ratio(words, key[0]), key) for key in waiting]
    best, key = max(likely, default=(0, None))
    if key is None or best < _ALIKE:
        return None
    found = waiting.pop(key)
    update: dict[str, object] = {"id": found.id}
    if found.state != "open" or found.edited:
        update |= {"before": old.words(found), "event_id": found.event_id}
    return proposal.model_copy(update=update)


def _actors(
    new: Draft, old: Draft, proposals: list[Proposal]
) -> tuple[DraftActor, ...]:
    """The actors of both drafts that the proposals use."""
    known = {actor.id: actor for actor in (*old.actors, *new.actors)}
    used = {actor.id for actor in new.actors}
    for proposal in proposals:
        event = proposal.event
        used.update((*event.actors, *event.targets, *event.attributed_to))
    return tuple(actor for identity, actor in known.items() if identity in used)
