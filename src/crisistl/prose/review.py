"""Review: one decision after another about a draft's proposals, each saved at once and each undone in turn."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from crisistl.errors import UsageError
from crisistl.formats.draft.file import Draft, Proposal
from crisistl.model.timeline import Timeline
from crisistl.prose.decisions import (
    accepted,
    edited,
    merged_into_event,
    merged_into_proposal,
    taken_back,
)
from crisistl.prose.likely import Twin, near, twins
from crisistl.prose.listed import listed_actor
from crisistl.prose.naming import actor_named, with_actor
from crisistl.prose.splitting import split


class Chronology(Protocol):
    """The chronology of a review, as it is when somebody changes it."""

    def now(self) -> Timeline:
        """The chronology as it is."""
        ...

    def changing(
        self,
    ) -> AbstractContextManager[tuple[Timeline, Callable[[Timeline], None]]]:
        """The chronology, which nobody else changes meanwhile, and what writes it."""
        ...


@dataclass(frozen=True, slots=True)
class _Step:
    """What was before a decision."""

    draft: Draft
    proposal: Proposal
    timeline: Timeline | None


@dataclass(slots=True)
class Review:
    """A draft as it is reviewed. `save` is called with the draft after each decision.

    `held` has the draft as it is now, which nobody else changes meanwhile; without it, nobody else reviews the draft.
    """

    draft: Draft
    chronology: Chronology
    save: Callable[[Draft], None]
    held: Callable[[], AbstractContextManager[Draft]] | None = None
    at: int = 0
    _steps: list[_Step] = field(default_factory=list)

    @property
    def proposal(self) -> Proposal:
        """The proposal that is looked at."""
        return self.draft.proposals[self.at]

    def next_open(self, start: int) -> bool:
        """Look at the next open proposal from a place on, then at earlier ones; False where none is open."""
        places = [
            *range(start, len(self.draft.proposals)),
            *range(min(start, len(self.draft.proposals))),
        ]
        for place in places:
            if self.draft.proposals[place].state == "open":
                self.at = place
                return True
        return False

    def accept(self) -> str:
        """Put the event into the chronology; its id."""
        with self._deciding():
            with self.chronology.changing() as (timeline, write):
                changed, draft = accepted(timeline, self.draft, self.proposal)
                write(changed)
            self._decided(draft, timeline)
        return self.proposal.event_id or ""

    def merge(self, twin: Twin) -> None:
        """Count the proposal as the same as an event or as another proposal."""
        with self._deciding():
            if not twin.is_event:
                draft = merged_into_proposal(self.draft, self.proposal, twin.id)
                self._decided(draft, None)
                return
            with self.chronology.changing() as (timeline, write):
                changed, draft = merged_into_event(
                    timeline, self.draft, self.proposal, twin.id
                )
                write(changed)
            self._decided(draft, timeline)

    def skip(self) -> None:
        """Leave the proposal out."""
        skipped = self.proposal.model_copy(update={"state": "skipped"})
        with self._deciding():
            self._decided(self.draft.with_proposal(skipped), None)

    def edit(self, field_name: str, value: Any) -> None:
        """Change a value."""
        changed = edited(self.proposal, field_name, value)
        with self._deciding():
            self._decided(self.draft.with_proposal(changed), None)

    def split(self, words: str) -> None:
        """Make two proposals of one; the second begins with these words."""
        register = self.chronology.now().actors
        with self._deciding():
            self._decided(split(self.draft, self.proposal, words, register), None)

    def name(self, text: str, *, create: bool = False) -> str | None:
        """The id of an actor with this name; None where nobody has it, unless it is to be created."""
        identity = actor_named(text, self.chronology.now(), self.draft)
        if identity is None and not create:
            return self._listed(text)
        if identity is None:
            self.draft, identity = with_actor(self.draft, text)
        elif not any(actor.id == identity for actor in self.draft.actors):
            self._list(identity)
        return identity

    def _listed(self, text: str) -> str | None:
        """The id of the state or organisation of our tables that a draft takes this name for; None for others."""
        from crisistl.formats.draft.file import DraftActor

        listed = listed_actor(text)
        if listed is None:
            return None
        for name in (listed.name, listed.iso or listed.id):
            if identity := actor_named(name, self.chronology.now(), self.draft):
                return self.name(identity)
        new = DraftActor(
            id=listed.id,
            name=listed.name,
            state="listed",
            why=f"{text.strip()!r}: {listed.name}",
            kind=listed.kind,  # type: ignore[arg-type]
            iso=listed.iso,
        )
        self.draft = self.draft.model_copy(update={"actors": (*self.draft.actors, new)})
        return listed.id

    def _list(self, identity: str) -> None:
        """Add an actor of the chronology to the draft's list, so that its name can be shown."""
        from crisistl.formats.draft.file import DraftActor

        actor = self.chronology.now().actors_by_id[identity]
        known = DraftActor(
            id=actor.id,
            name=actor.name,
            state="known",
            kind=actor.kind,
            part_of=actor.part_of,
        )
        self.draft = self.draft.model_copy(
            update={"actors": (*self.draft.actors, known)}
        )

    def twins(self) -> list[Twin]:
        """What may be the same as the proposal."""
        return twins(self.chronology.now(), self.draft, self.proposal)

    def near(self) -> list[Twin]:
        """What is at all like the proposal."""
        return near(self.chronology.now(), self.draft, self.proposal)

    def undo(self) -> bool:
        """Take the last decision back and look at its proposal; False where there is none."""
        if not self._steps:
            return False
        step = self._steps.pop()
        now = next(
            (p for p in self.draft.proposals if p.id == step.proposal.id), step.proposal
        )
        if step.timeline is not None:
            with self.chronology.changing() as (timeline, write):
                write(taken_back(timeline, step.proposal, now, step.timeline))
        self.draft = step.draft
        self.at = step.draft.proposals.index(step.proposal)
        self.save(self.draft)
        return True

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        """Nobody else changes the draft; UsageError where somebody has decided on the proposal meanwhile."""
        if self.held is None:
            yield
            return
        with self.held() as now:
            there = proposal_of(now, self.proposal.id)
            if there.state != "open" and there.state != self.proposal.state:
                self.draft = self.draft.with_proposal(there)
                as_what = there.event_id or there.into
                raise UsageError(
                    f"another review has {there.state} {there.id} meanwhile"
                    + (f", as {as_what}" if as_what else ""),
                    "press n for the next",
                )
            yield

    def _decided(self, draft: Draft, timeline: Timeline | None) -> None:
        self._steps.append(_Step(self.draft, self.proposal, timeline))
        self.draft = draft
        self.save(draft)

    def summary(self) -> str:
        """How many proposals are in which state: '3 accepted, 1 skipped, 11 open'."""
        return states(self.draft)


def states(draft: Draft) -> str:
    """How many proposals of a draft are in which state."""
    counts = Counter[str](proposal.state for proposal in draft.proposals)
    order = ("accepted", "merged", "skipped", "open")
    return (
        ", ".join(f"{counts[state]} {state}" for state in order if counts[state])
        or "no proposals"
    )


def proposal_of(draft: Draft, identity: str) -> Proposal:
    """The proposal with an id; UsageError where the draft has none."""
    for proposal in draft.proposals:
        if proposal.id == identity:
            return proposal
    raise UsageError(f"the draft has no proposal {identity!r}")
