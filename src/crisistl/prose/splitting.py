"""Splitting: a proposal as two, each with the words, the sides and the type of its part of the sentence."""

import re
from collections.abc import Iterable

from crisistl.errors import UsageError
from crisistl.formats.draft.file import Draft, DraftActor, DraftEvent, Proposal, Reason
from crisistl.model.timeline import Actor
from crisistl.prose.acts import find_act
from crisistl.prose.kinds import kind_of
from crisistl.prose.names import Names
from crisistl.prose.sides import Sides

_TRAILING = re.compile(
    r"[\s,;:–—-]+(?:and|but|while|whereas|as|when|before|after|because)$", re.IGNORECASE
)


def split(
    draft: Draft, proposal: Proposal, words: str, register: Iterable[Actor] = ()
) -> Draft:
    """The draft with a proposal as two: the second begins with these words of the sentence.

    UsageError where the sentence doesn't have them. `register` are the actors of the chronology.
    """
    evidence = proposal.evidence
    text = draft.article.text
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = None
    if words.strip():
        found = re.compile(pattern, re.IGNORECASE).search(
            text, evidence.start + 1, evidence.end
        )
    if found is None:
        raise UsageError(
            f"{words!r} are not words of the sentence, behind its beginning"
        )
    first_end = len(text[: found.start()].rstrip(" ,;:–—-"))
    if trailing := _TRAILING.search(text[evidence.start : first_end]):
        first_end = evidence.start + trailing.start()
    number = 2
    taken = {other.id for other in draft.proposals}
    while f"{proposal.id}.{number}" in taken:
        number += 1
    names = _names(draft, register)
    first = _part(draft, proposal, proposal.id, (evidence.start, first_end), names)
    second = _part(
        draft,
        proposal,
        f"{proposal.id}.{number}",
        (found.start(), evidence.end),
        names,
    )
    place = draft.proposals.index(proposal)
    proposals = (*draft.proposals[:place], first, second, *draft.proposals[place + 1 :])
    actors = (*draft.actors, *_new_actors(draft, (first, second), names))
    return draft.model_copy(update={"proposals": proposals, "actors": actors})


def _names(draft: Draft, register: Iterable[Actor]) -> Names:
    """The names of the article, with the ids that the chronology and the draft have for them."""
    known = [*register]
    ids = {actor.id for actor in known}
    for actor in draft.actors:
        if actor.id not in ids:
            known.append(Actor(id=actor.id, name=actor.name, kind=actor.kind))
    return Names.of(draft.article.text, known)


def _new_actors(
    draft: Draft, parts: Iterable[Proposal], names: Names
) -> list[DraftActor]:
    """The actors that the parts name and the draft doesn't list yet."""
    listed = {actor.id for actor in draft.actors}
    found = []
    for part in parts:
        for identity in (*part.event.actors, *part.event.targets):
            if identity in listed:
                continue
            listed.add(identity)
            named = names.actors[identity]
            found.append(
                DraftActor(
                    id=named.id, name=named.name, state=named.state, why=named.why, kind=named.kind,  # type: ignore[arg-type]
                    part_of=named.part_of if named.part_of in listed else None, iso=named.iso,
                )
            )  # fmt: skip
    return found


def _part(
    draft: Draft,
    proposal: Proposal,
    identity: str,
    span: tuple[int, int],
    names: Names,
) -> Proposal:
    """A part of a proposal as one of its own; it keeps the date, and the sides where its words name nobody."""
    start, end = span
    text = draft.article.text
    reason = proposal.reasons.get("date")
    begin = _behind_date(reason, start, end)
    words = " ".join(text[begin:end].split()).strip(" .,;:–—|-")
    title = words or proposal.event.title
    quotes = [quote for quote in proposal.event.quotes if start <= quote.start < end]
    changes: dict[str, object] = {
        "title": title[:1].upper() + title[1:],
        "quotes": tuple(quotes),
    }
    reasons = dict(proposal.reasons)
    if (proposal.event.place or "") not in text[start:end]:
        changes["place"] = None
        reasons.pop("place", None)
    _read(text, (begin, end), proposal, names, changes, reasons)
    if identity != proposal.id:
        _note_split(proposal, reasons)
    own = tuple(field for field in proposal.edited if field not in ("title", "type"))
    event = DraftEvent.model_validate(proposal.event.model_dump() | changes)
    return proposal.model_copy(
        update={
            "id": identity,
            "edited": own,
            "event": event,
            "reasons": reasons,
            "evidence": proposal.evidence.model_copy(
                update={"start": start, "end": end}
            ),
        }
    )


def _note_split(proposal: Proposal, reasons: dict[str, Reason]) -> None:
    """Say of the date of a second part that it is that of the whole sentence, unless a person gave it."""
    reason = proposal.reasons.get("date")
    if reason and "date" not in proposal.edited:
        why = f"as the sentence it was split from: {reason.why}"
        reasons["date"] = reason.model_copy(update={"why": why})


def _read(
    text: str,
    span: tuple[int, int],
    proposal: Proposal,
    names: Names,
    changes: dict[str, object],
    reasons: dict[str, Reason],
) -> None:
    """Fill in the type and the sides of a part, with their reasons."""
    start, end = span
    spots = names.spots(text, start, end)
    act = find_act(text, start, end, spots)
    kind = kind_of(text, act, start, end)
    changes["type"] = kind.type if kind else None
    reasons.pop("type", None)
    if kind:
        reasons["type"] = Reason(why=kind.words, sure="medium")
    actors, targets, how = Sides(text, names).of(start, end, act, spots)
    if {"actors", "targets"} & {*proposal.edited} or not (actors or targets):
        return
    changes["actors"], changes["targets"] = actors, targets
    reasons["actors"] = Reason(why=how or "named in the sentence", sure="medium")
    reasons.pop("targets", None)
    if targets:
        reasons["targets"] = Reason(why="named behind the verb", sure="medium")


def _behind_date(reason: Reason | None, start: int, end: int) -> int:
    """The place behind a date with which a sentence begins; its start where it begins otherwise."""
    if reason is None or reason.start is None or reason.end is None:
        return start
    within = start <= reason.start < reason.end <= end
    if within and reason.start - start < 4:
        return reason.end
    return start
