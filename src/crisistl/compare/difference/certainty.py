"""Certainty: which accounts are surely of one event, so that they can be united without asking."""

import re
from collections.abc import Sequence

from crisistl.compare.difference.pairing import WINDOW, Paired
from crisistl.compare.likeness import Observer, Traits, days_between, wording
from crisistl.compare.neighbours import Neighbours
from crisistl.model.timeline import Event
from crisistl.text.names import fold

_NEXT_DAY = 1
"""The most days by which two accounts of one event differ without a doubt."""

_ONE_HOUR = 3600
_SAME_WORDS = 0.85


class Certain:
    """Decides whether the events of a pair are surely one.

    Sure pairs of one day are, unless times of day or places differ, or those who act. Where the time or the place
    differs, by a day at most, the words, the numbers, the sides and the type must be the same, and no other event
    within a week be like them.
    """

    def __init__(
        self, observer: Observer, left: Sequence[Event], right: Sequence[Event]
    ) -> None:
        self._left = [*map(observer.traits, left)]
        self._right = [*map(observer.traits, right)]
        self._near_left = Neighbours(self._left)
        self._near_right = Neighbours(self._right)

    def unites(self, pair: Paired) -> bool:
        """Whether a pair is surely one event."""
        one, other = self._left[pair.left], self._right[pair.right]
        if not pair.is_sure or _others_act(one, other):
            return False
        if _same_time(one.event, other.event) and _same_place(one.event, other.event):
            return True
        return (
            days_between(one, other) <= _NEXT_DAY
            and _same_statement(one, other)
            and not self._recurs(pair)
        )

    def _recurs(self, pair: Paired) -> bool:
        """Whether either file has another event like these two within a week."""
        one, other = self._left[pair.left], self._right[pair.right]
        return any(
            place != pair.left and _same_statement(self._left[place], other)
            for place in self._near_left.of(other, WINDOW)
        ) or any(
            place != pair.right and _same_statement(one, self._right[place])
            for place in self._near_right.of(one, WINDOW)
        )


def _others_act(one: Traits, other: Traits) -> bool:
    """Whether nobody acts in both events, nor speaks in one for somebody in the other."""
    here, there = one.acting_for, other.acting_for
    return bool(here and there and here.isdisjoint(there))


def _same_time(one: Event, other: Event) -> bool:
    """Whether two events have the same date, or one day and no times more than an hour apart."""
    here, there = one.date, other.date
    if here.text == there.text:
        return True
    days = {
        when.day_number
        for date in (here, there)
        for when in (date.earliest_start, date.latest_start)
    }
    if len(days) > 1:
        return False
    if here.clock is None or there.clock is None:
        return True
    return abs(here.earliest_start - there.earliest_start) <= _ONE_HOUR


def _same_place(one: Event, other: Event) -> bool:
    """Whether two events have the same place as far as is known; "Lund, Sweden" is in "Sweden"."""
    here, there = (
        set(re.findall(r"\w+", fold(event.place or ""))) for event in (one, other)
    )
    return here <= there or there <= here


def _same_statement(one: Traits, other: Traits) -> bool:
    """Whether two events have the same words and numbers, both sides and, where it is known, the type in common."""
    types = {one.event.type, other.event.type} - {None}
    return (
        len(types) < 2
        and _numbers(one) == _numbers(other)
        and _same_or_unknown(one.acting, other.acting)
        and _same_or_unknown(one.addressed, other.addressed)
        and wording(one, other) >= _SAME_WORDS
    )


def _numbers(traits: Traits) -> set[str]:
    return {word for word in traits.words.split() if word.isdecimal()}


def _same_or_unknown(here: frozenset[str], there: frozenset[str]) -> bool:
    return not here or not there or here == there
