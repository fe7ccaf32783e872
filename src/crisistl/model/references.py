"""References: the ids that events name, gathered as they come, and whether the registers have them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any

from crisistl.model.loops import loops
from crisistl.model.parts import Account, Event
from crisistl.model.whole import Whole

_SIDES = ("actors", "targets", "attributed_to")


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
            if event.responds_to or event.contradicts:
                self._add_links(event)
        for account in _all_of("accounts", events):
            self._add_account(account)

    def _add_account(self, account: Account) -> None:
        """Take in the actors and the source of an account."""
        self.actors.update(named_by(account))
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


def named_by(account: Account) -> tuple[str, ...]:
    return account.actors + account.targets + account.attributed_to
