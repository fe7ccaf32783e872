"""Who says so: claims without a claimant, facts with one, statements that exclude each other."""

from collections.abc import Iterator

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.query.fields import names_of


def unattributed_claim(manuscript: Manuscript) -> Iterator[Found]:
    """A claim, and nobody who makes it."""
    return _unattributed(manuscript, "claimed", "is claimed, and nobody is said to claim it")


def unattributed_forecast(manuscript: Manuscript) -> Iterator[Found]:
    """A forecast, and nobody who makes it."""
    return _unattributed(manuscript, "forecast", "is foreseen, and nobody is said to foresee it")


def _unattributed(manuscript: Manuscript, status: str, reason: str) -> Iterator[Found]:
    for index, event in enumerate(manuscript.timeline.events):
        if event.status == status and not event.attributed_to:
            yield Found(reason, "say in 'attributed_to' who does", "events", index)


def attributed_fact(manuscript: Manuscript) -> Iterator[Found]:
    """Something told as a fact that is somebody's statement."""
    names = manuscript.timeline.actors_by_id
    for index, event in enumerate(manuscript.timeline.events):
        if event.status == "reported" and event.attributed_to:
            who = ", ".join(names_of(event.attributed_to, names))
            remedy = "make its status 'claimed', or take out 'attributed_to'"
            yield Found(f"is told as fact and attributed to {who}", remedy, "events", index)


def contradicted_fact(manuscript: Manuscript) -> Iterator[Found]:
    """Two events that contradict each other and are both told as fact."""
    known = manuscript.timeline.events_by_id
    for index, event in enumerate(manuscript.timeline.events):
        for identity in event.contradicts:
            other = known.get(identity)
            if other and event.status == other.status == "reported":
                reason = f"contradicts {identity!r}, and both are told as fact"
                remedy = "make the status of one 'claimed' or 'disputed', unless both are statements"
                yield Found(reason, remedy, "events", index)


def early_answer(manuscript: Manuscript) -> Iterator[Found]:
    """An answer that came before what it answers."""
    known = manuscript.timeline.events_by_id
    for index, event in enumerate(manuscript.timeline.events):
        for identity in event.responds_to:
            answered = known.get(identity)
            if answered and event.date.s2 < answered.date.s1:
                reason = f"answers {identity!r}, which came later ({answered.date} after {event.date})"
                yield Found(reason, "mend a date, or 'responds_to'", "events", index)
