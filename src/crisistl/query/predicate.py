"""The meaning of a query: compiled once for a timeline to a predicate, then asked of each event."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crisistl.dates import Certainty, EventDate, answer
from crisistl.query.families import family, kin
from crisistl.query.fields import Field
from crisistl.query.hit import Predicate
from crisistl.query.lookup import field_of
from crisistl.query.numbers import COUNTED, number_of
from crisistl.query.texts import has_phrase, searched, yes_if_any
from crisistl.query.tree import (
    Among,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    Yearly,
)
from crisistl.query.who import in_role, meets_at_times

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

_SINGLE = ("type", "status")  # fields with one value, the cheapest to ask
_NEGATED = (Certainty.YES, Certainty.MAYBE, Certainty.NO)


def predicate(query: Query, timeline: Timeline) -> Predicate:
    """The query as a function of an event: no, maybe or yes. Names bring what is `part_of` them."""
    if isinstance(query, During):
        period, relation, as_of = query.period, query.relation, timeline.as_of
        return _dated(lambda when: answer(when, period, relation, as_of))
    if isinstance(query, Yearly):
        yearly, way = query.when, query.relation
        return _dated(lambda when: yearly.answer(when, way, timeline.as_of))
    if isinstance(query, Has):
        return _has(query, timeline)
    if isinstance(query, Compare):
        return _compare(query)
    if isinstance(query, Among):
        ids = query.ids
        return lambda event: Certainty.YES if event.id in ids else Certainty.NO
    if isinstance(query, Not):
        inner = predicate(query.part, timeline)
        return lambda event: _NEGATED[inner(event)]
    # sorted() keeps the order of conditions that cost the same
    cheapest_first = sorted(query.parts, key=predicate_cost)
    parts = [predicate(part, timeline) for part in cheapest_first]
    if isinstance(query, And):
        return _all(parts)
    return _any(parts)


def predicate_cost(query: Query) -> int:
    """The cost of a condition compared with others, so that cheap ones are tested first."""
    if isinstance(query, And | Or):
        return sum(map(predicate_cost, query.parts))
    if isinstance(query, Not):
        return predicate_cost(query.part)
    if isinstance(query, Has):
        return {"text": 20, **dict.fromkeys(_SINGLE, 1)}.get(query.field, 2)
    return 2


def _all(parts: Sequence[Predicate]) -> Predicate:
    no = Certainty.NO
    if not parts:
        return lambda event: Certainty.YES
    first, *others = parts  # most events fail the first, so it is tested without a loop

    def holds(event: Event) -> Certainty:
        least = first(event)
        if least is no:
            return no
        for part in others:
            found = part(event)
            if found is no:
                return no
            least = min(least, found)
        return least

    return holds


def _any(parts: Sequence[Predicate]) -> Predicate:
    def holds(event: Event) -> Certainty:
        most = Certainty.NO
        for part in parts:
            found = part(event)
            if found > most:
                if found is Certainty.YES:
                    return found
                most = found
        return most

    return holds


def _dated(test: Callable[[EventDate], Certainty]) -> Predicate:
    """A condition on the date of an event; of a date that only an account of it has, at most maybe.

    Events share their dates, so each date is answered once.
    """
    known: dict[str, Certainty] = {}

    def answered(when: EventDate) -> Certainty:
        found = known.get(when.text)
        if found is None:
            found = known[when.text] = test(when)
        return found

    def holds(event: Event) -> Certainty:
        found = answered(event.date)
        if found is Certainty.NO and event.accounts:
            dates = (account.date for account in event.accounts if account.date)
            if any(answered(when) is not Certainty.NO for when in dates):
                return Certainty.MAYBE
        return found

    return holds


def _has(query: Has, timeline: Timeline) -> Predicate:
    field = field_of(query.field, asked=True)
    value = query.value
    if isinstance(value, Pair):
        return _pair(value, timeline)
    if field.name == "role":
        return in_role(query, timeline)
    if field.ask == "text":
        return searched(query, timeline)
    if isinstance(value, Regex):
        return yes_if_any(field, value.compiled().search)
    if field.ask in ("place", "extra"):
        return has_phrase(field, value, exact=query.exact)
    if query.exact:
        return _meets(field, frozenset((value,)))
    always = _meets(field, family(field, value, timeline))
    at_times = kin(field, value, timeline)
    if at_times:
        return meets_at_times(field, always, at_times)
    return always


def _meets(field: Field, wanted: frozenset[str]) -> Predicate:
    apart, values = wanted.isdisjoint, field.values
    assert values
    no, yes = Certainty.NO, Certainty.YES
    if field.name == "actor":
        return lambda event: no if apart(event.actors) and apart(event.targets) else yes
    if field.name in _SINGLE:
        value = operator.attrgetter(field.name)
        return lambda event: yes if value(event) in wanted else no
    return lambda event: no if apart(values(event)) else yes


def _pair(pair: Pair, timeline: Timeline) -> Predicate:
    """Between two: one acting and the other addressed, or both acting with no recipient."""
    actor = field_of("actor")
    one, other = (
        frozenset((side,)) if pair.exact else family(actor, side, timeline)
        for side in (pair.one, pair.other)
    )

    if any(kin(actor, side, timeline) for side in (pair.one, pair.other)):
        return _pair_at_times(pair, timeline)

    def holds(event: Event) -> Certainty:
        acting, addressed = event.actors, event.targets
        if addressed:
            there = not one.isdisjoint(acting) and not other.isdisjoint(addressed)
            back = not other.isdisjoint(acting) and not one.isdisjoint(addressed)
            if there or back:
                return Certainty.YES
            return Certainty.NO
        if one.isdisjoint(acting) or other.isdisjoint(acting):
            return Certainty.NO
        return Certainty.YES

    return holds


def _pair_at_times(pair: Pair, timeline: Timeline) -> Predicate:
    """Between two of whom one was another's only at times."""
    one_acts, one_is_addressed, other_acts, other_is_addressed = (
        predicate(Has(field, side, pair.exact), timeline)
        for side in (pair.one, pair.other)
        for field in ("by", "toward")
    )

    def holds(event: Event) -> Certainty:
        if event.targets:
            there = min(one_acts(event), other_is_addressed(event))
            return max(there, min(other_acts(event), one_is_addressed(event)))
        return min(one_acts(event), other_acts(event))

    return holds


def needs_dates(query: Has, timeline: Timeline) -> bool:
    """Whether a condition on names depends on the dates of events, through roles with dates."""
    if query.field == "role":
        return any(actor.roles for actor in timeline.actors)
    value = query.value
    if query.exact or isinstance(value, Regex):
        return False
    if isinstance(value, Pair):
        actor, exact = field_of("actor"), value.exact
        sides = () if exact else (value.one, value.other)
        return any(kin(actor, side, timeline) for side in sides)
    return bool(kin(field_of(query.field, asked=True), value, timeline))


def _compare(query: Compare) -> Predicate:
    test = _TESTS[query.relation]
    if count := COUNTED.get(query.field):
        return lambda event: (
            Certainty.YES if test(count(event), query.number) else Certainty.NO
        )
    values = field_of(query.field).values
    assert values

    def holds(event: Event) -> Certainty:
        numbers = (number_of(value) for value in values(event))
        if any(n is not None and test(n, query.number) for n in numbers):
            return Certainty.YES
        return Certainty.NO

    return holds


_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
