"""Conditions on texts: a phrase or a pattern in the fields of an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crisistl.dates import Certainty
from crisistl.query.fields import Field
from crisistl.query.hit import Predicate
from crisistl.query.numbers import number_of
from crisistl.query.search import own_text, phrase_test
from crisistl.query.tree import (
    Has,
    Pair,
    Regex,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline


def has_phrase(field: Field, value: str, *, exact: bool) -> Predicate:
    """Whether a text of the field has this phrase; numbers of `extra` are compared: 8500 is 8,500, and not 85001."""
    said = phrase_test(value, exact=exact)
    if field.ask != "extra" or exact:
        return yes_if_any(field, said)
    number = number_of(value)
    if number is None:
        return yes_if_any(field, said)

    def test(text: str) -> object:
        found = number_of(text)
        if found is None:
            return said(text)
        return found == number

    return yes_if_any(field, test)


def yes_if_any(field: Field, test: Callable[[str], object]) -> Predicate:
    """Events share their values, so each value is tested once."""
    values = field.values
    assert values
    known: dict[str, bool] = {}

    def holds(event: Event) -> Certainty:
        for value in values(event):
            found = known.get(value)
            if found is None:
                found = known[value] = bool(test(value))
            if found:
                return Certainty.YES
        return Certainty.NO

    return holds


def searched(query: Has, timeline: Timeline) -> Predicate:
    """The names of actors are searched once, not for each of their events."""
    test = text_test(query.value)
    named = frozenset(actor.id for actor in timeline.actors if test(actor.name))
    apart = named.isdisjoint

    def holds(event: Event) -> Certainty:
        if named and not (apart(event.actors) and apart(event.targets)):
            return Certainty.YES
        if test(own_text(event)):
            return Certainty.YES
        return Certainty.NO

    return holds


def text_test(value: str | Regex | Pair) -> Callable[[str], object]:
    if isinstance(value, Regex):
        search = value.compiled().search
        return lambda text: any(map(search, text.split("\n")))
    assert isinstance(value, str)
    return phrase_test(value, exact=False)
