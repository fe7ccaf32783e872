"""Tenure: whom an actor spoke for and which role it had, on the date of an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING, END, Certainty, EventDate, Period, answer
from crisistl.dates.axis import DAY

if TYPE_CHECKING:
    from crisistl.model.parts import Actor, Tenure


def held(tenure: Tenure, when: EventDate) -> Certainty:
    """Whether a tenure was held on a date: yes for every day that the date and the tenure's ends allow, or maybe.

    The first and the last day count as held. An end that is missing is open.
    """
    surely, perhaps = sure_period(tenure), possible_period(tenure)
    if surely and answer(when, surely, "within") is Certainty.YES:
        return Certainty.YES
    if answer(when, perhaps) is not Certainty.NO:
        return Certainty.MAYBE
    return Certainty.NO


def possible_period(tenure: Tenure) -> Period:
    """From the first day to the last on which the tenure may have been held."""
    begins, ends = tenure.begins, tenure.ends
    lower = begins.earliest_start // DAY * DAY if begins else BEGINNING
    upper = ends.latest_end // DAY * DAY + DAY - 1 if ends else END
    return Period(min(lower, upper), max(lower, upper))


def sure_period(tenure: Tenure) -> Period | None:
    """From the first day to the last on which the tenure was certainly held; None if there is none."""
    begins, ends = tenure.begins, tenure.ends
    lower = begins.latest_end // DAY * DAY if begins else BEGINNING
    upper = ends.earliest_start // DAY * DAY + DAY - 1 if ends else END
    return Period(lower, upper) if lower <= upper else None


def roles_on(actor: Actor, when: EventDate) -> tuple[tuple[str, Certainty], ...]:
    """The roles with dates that an actor had, or may have had, on a date."""
    found = ((tenure, held(tenure, when)) for tenure in actor.roles if tenure.role)
    return tuple(
        (tenure.role, answered)
        for tenure, answered in found
        if tenure.role and answered is not Certainty.NO
    )


def role_words(actor: Actor, when: EventDate) -> str:
    """The roles of an actor on a date, as in brackets behind its name: "Chancellor", "perhaps Chancellor"."""
    return ", ".join(
        role if answered is Certainty.YES else f"perhaps {role}"
        for role, answered in roles_on(actor, when)
    )


def wholes_on(actor: Actor, when: EventDate) -> Iterator[tuple[str, Certainty]]:
    """The ids of the actors that an actor spoke for, or may have spoken for, on a date."""
    if actor.part_of:
        yield actor.part_of, Certainty.YES
    for tenure in actor.roles:
        if tenure.actor and (answered := held(tenure, when)) is not Certainty.NO:
            yield tenure.actor, answered
