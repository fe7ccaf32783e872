"""Likely: the events of a chronology and the proposals of a draft that may be the same as a proposal."""

from dataclasses import dataclass

from crisistl.compare.likeness import Observer, days_between, likeness
from crisistl.dates import DateError, EventDate
from crisistl.formats.draft.file import Draft, Proposal
from crisistl.model.timeline import Event, Timeline
from crisistl.prose.naming import actor_of

_WINDOW = 3  # days at which two events count as of different days
_FAR = 40  # days from which two events are not the same
_LIKELY = 0.55  # a likeness from which somebody should look
_NEAR = 0.35  # and one from which an event is offered to somebody who looks for it
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """An event of the chronology, or a proposal of the draft, that may be the same as a proposal."""

    id: str
    date: str
    title: str
    likeness: float
    is_event: bool


class Likely:
    """Finds the events of a chronology that a draft's proposals may be, each compared with all of them."""

    def __init__(
        self, timeline: Timeline | None, draft: Draft, least: float = _LIKELY
    ) -> None:
        self._least = least
        actors = [*(timeline.actors if timeline else ()), *map(actor_of, draft.actors)]
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
                likeness(this, traits, _WINDOW, self._least),
                True,
            )
            for event, traits in self._events
            if days_between(this, traits) <= _FAR
        ]
        return self._likeliest(found)

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
                        likeness(
                            this, self._observer.traits(event), _WINDOW, self._least
                        ),
                        False,
                    )
                )
        return self._likeliest(found)

    def _likeliest(self, found: list[Twin]) -> list[Twin]:
        return sorted(
            (twin for twin in found if twin.likeness >= self._least),
            key=lambda twin: -twin.likeness,
        )[:_MOST_SHOWN]


def twins(timeline: Timeline | None, draft: Draft, proposal: Proposal) -> list[Twin]:
    """The events of the chronology and the other proposals that may be the same, the likeliest first."""
    return _nearest(Likely(timeline, draft), proposal)


def near(timeline: Timeline | None, draft: Draft, proposal: Proposal) -> list[Twin]:
    """The events and proposals that are at all like it, for somebody who looks for one to merge it into."""
    return _nearest(Likely(timeline, draft, _NEAR), proposal)


def _nearest(likely: Likely, proposal: Proposal) -> list[Twin]:
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
