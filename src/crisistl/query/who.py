"""Conditions on who acts: those who belong to an actor at the time of an event, and those with a role then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crisistl.dates import Certainty
from crisistl.query.fields import Field
from crisistl.query.hit import Predicate
from crisistl.query.texts import text_test
from crisistl.query.tree import (
    Has,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Event, Timeline

_SIDES = ("actors", "targets", "attributed_to")


def meets_at_times(
    field: Field, always: Predicate, at_times: Mapping[str, Actor]
) -> Predicate:
    """The events of those who are always part of an actor, and of those who were on the event's date."""
    values = field.values
    assert values

    def holds(event: Event) -> Certainty:
        found = always(event)
        if found is Certainty.YES:
            return found
        for identity in values(event):
            if identity in at_times:
                found = max(found, _belongs(identity, event, at_times, always))
        return found

    return holds


def _belongs(
    identity: str, event: Event, at_times: Mapping[str, Actor], always: Predicate
) -> Certainty:
    """Whether an actor was part of the one asked for on an event's date, directly or through another."""
    from crisistl.model.tenure import wholes_on

    most = Certainty.NO
    for whole, answered in wholes_on(at_times[identity], event.date):
        if whole in at_times:
            answered = min(answered, _belongs(whole, event, at_times, always))
        else:
            named = event.model_copy(update=dict.fromkeys(_SIDES, (whole,)))
            answered = min(answered, always(named))
        most = max(most, answered)
    return most


def in_role(query: Has, timeline: Timeline) -> Predicate:
    """The events of somebody who had a role on their date; of a role without dates, at any time."""
    from crisistl.model.tenure import roles_on

    test = text_test(query.value)
    known = {
        actor.id: actor
        for actor in timeline.actors
        if (actor.role and test(actor.role))
        or any(tenure.role and test(tenure.role) for tenure in actor.roles)
    }
    apart = known.keys().isdisjoint

    def holds(event: Event) -> Certainty:
        if apart(event.actors) and apart(event.targets):
            return Certainty.NO
        most = Certainty.NO
        for identity in (*event.actors, *event.targets):
            actor = known.get(identity)
            if actor and actor.role and test(actor.role):
                return Certainty.YES
            for role, answered in roles_on(actor, event.date) if actor else ():
                most = max(most, answered if test(role) else Certainty.NO)
        return most

    return holds
