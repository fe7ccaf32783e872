"""Rules about claims: missing claimants, attributed facts, contradictions."""

from collections.abc import Iterator

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.model.differing import differences
from crisistl.query.cells import names_of


def unattributed_claim(manuscript: Manuscript) -> Iterator[Reported]:
    """Claims without a claimant."""
    return _unattributed(manuscript, "claimed", "is a claim without a claimant")


def unattributed_forecast(manuscript: Manuscript) -> Iterator[Reported]:
    """Forecasts without a forecaster."""
    return _unattributed(manuscript, "forecast", "is a forecast without a forecaster")


def _unattributed(
    manuscript: Manuscript, status: str, reason: str
) -> Iterator[Reported]:
    for index, event in manuscript.asked():
        if event.status == status and not event.attributed_to:
            yield Reported(reason, "name them in 'attributed_to'", "events", index)


def attributed_fact(manuscript: Manuscript) -> Iterator[Reported]:
    """Events with the status 'reported' that are attributed to somebody."""
    names = manuscript.timeline.actors_by_id
    for index, event in manuscript.asked():
        if event.status == "reported" and event.attributed_to:
            who = ", ".join(names_of(event.attributed_to, names))
            remedy = "change its status to 'claimed', or remove 'attributed_to'"
            yield Reported(
                f"has the status 'reported' but is attributed to {who}",
                remedy,
                "events",
                index,
            )


def differing_accounts(manuscript: Manuscript) -> Iterator[Reported]:
    """Events whose sources differ in date, figure or who acts."""
    for index, event in manuscript.asked():
        if found := differences(event):
            yield Reported(
                f"its accounts differ in {' and '.join(found)}",
                "compare them with `crisistl show`, and say in the title what is sure",
                "events",
                index,
            )


def contradicted_fact(manuscript: Manuscript) -> Iterator[Reported]:
    """Pairs of events that contradict each other and both have the status 'reported'."""
    known = manuscript.timeline.events_by_id
    for index, event in manuscript.asked():
        for identity in event.contradicts:
            other = known.get(identity)
            if other and event.status == other.status == "reported":
                reason = (
                    f"contradicts {identity!r}, and both have the status 'reported'"
                )
                remedy = "change the status of one to 'claimed' or 'disputed', unless both are statements"
                yield Reported(reason, remedy, "events", index, other=identity)


def early_answer(manuscript: Manuscript) -> Iterator[Reported]:
    """Events dated before the event that they respond to."""
    known = manuscript.timeline.events_by_id
    for index, event in manuscript.asked():
        for identity in event.responds_to:
            answered = known.get(identity)
            if answered and event.date.latest_start < answered.date.earliest_start:
                reason = f"answers {identity!r}, which is later ({answered.date} after {event.date})"
                yield Reported(
                    reason,
                    "correct one of the dates, or 'responds_to'",
                    "events",
                    index,
                    other=identity,
                )
