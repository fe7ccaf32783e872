"""Rules about roles with dates: terms that overlap, gaps between holders, events outside a life."""

from collections.abc import Callable, Iterator, Sequence

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.dates import BEGINNING, END
from crisistl.dates.axis import DAY
from crisistl.model.parts import is_reversed
from crisistl.model.tenure import possible_period, sure_period
from crisistl.model.timeline import Actor, Event, Tenure
from crisistl.text.names import fold

_Held = tuple[int, Actor, Tenure]


def double_term(manuscript: Manuscript) -> Iterator[Reported]:
    """Two terms of one actor in one role that overlap, by longer than a day."""
    for held in _by_role(manuscript):
        for own in _by_actor(held):
            for (_, _, earlier), (index, actor, later) in _overlapping(own):
                yield Reported(
                    f"two terms of {actor.name!r} as {_role(later)} overlap, one "
                    f"{_until(earlier)} and one {_since(later)}",
                    "correct the dates, or make one term of the two",
                    "actors",
                    index,
                )


def overlapping_roles(manuscript: Manuscript) -> Iterator[Reported]:
    """A role held by two actors at once, for longer than the day on which it passes from one to the other."""
    for held in _by_role(manuscript):
        for (_, before, earlier), (index, after, later) in _overlapping(held):
            if before.id != after.id:
                yield Reported(
                    f"{_role(later)} is held by two actors at once, as {before.name!r} "
                    f"{_until(earlier)} and {after.name!r} {_since(later)}",
                    "correct the dates if only one can hold it; otherwise this is right",
                    "actors",
                    index,
                )


def _by_actor(held: Sequence[_Held]) -> list[list[_Held]]:
    """The terms of each actor in a role."""
    groups: dict[str, list[_Held]] = {}
    for term in held:
        groups.setdefault(term[1].id, []).append(term)
    return [*groups.values()]


def _overlapping(held: Sequence[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Each holder whose term surely overlaps with that of the longest of the earlier holders."""
    for before, after in _after_the_longest(held, _sure_end):
        first, second = sure_period(before[2]), sure_period(after[2])
        if first and second:
            shared = min(first.upper, second.upper) - max(first.lower, second.lower)
            if shared > DAY:
                yield before, after


def gap_in_roles(manuscript: Manuscript) -> Iterator[Reported]:
    """A role that nobody holds for some time between two holders."""
    for held in _by_role(manuscript):
        for (_, before, earlier), (index, after, later) in _after_the_longest(
            held, _possible_end
        ):
            ends, begins = possible_period(earlier).upper, possible_period(later).lower
            if ends != END and begins != BEGINNING and begins - ends > 1:
                yield Reported(
                    f"{_role(later)} is held by nobody between {before.name!r} ({_until(earlier)}) and "
                    f"{after.name!r} ({_since(later)})",
                    "correct the dates, or add who held it",
                    "actors",
                    index,
                )


def reversed_life(manuscript: Manuscript) -> Iterator[Reported]:
    """An actor that ends before it begins."""
    for index, actor in enumerate(manuscript.timeline.actors):
        if is_reversed(actor.begins, actor.ends):
            yield Reported(
                f"{actor.name!r} ends ({actor.ends}) before it begins ({actor.begins})",
                "correct 'begins' or 'ends'",
                "actors",
                index,
            )


def outside_life(manuscript: Manuscript) -> Iterator[Reported]:
    """An event of somebody who was not born yet, or was dead; of a state that did not exist."""
    lives = {}
    for actor in manuscript.timeline.actors:
        if actor.begins or actor.ends:
            lives[actor.id] = actor
    if not lives:
        return
    for index, event in manuscript.asked():
        for identity in dict.fromkeys(_named(event)):
            known = lives.get(identity)
            if known and (reason := _outside(known, event)):
                yield Reported(
                    f"{known.name!r} {reason}",
                    "correct the date, or the actor's 'begins' and 'ends'",
                    "events",
                    index,
                )


def _by_role(manuscript: Manuscript) -> Iterator[list[_Held]]:
    """The holders of each role with dates, in the order of time. A role is one with the actor that it belongs to."""
    groups: dict[tuple[str, str | None], list[_Held]] = {}
    for index, actor in enumerate(manuscript.timeline.actors):
        for tenure in actor.roles:
            if tenure.role and (tenure.begins or tenure.ends):
                key = (fold(tenure.role), tenure.actor or actor.part_of)
                groups.setdefault(key, []).append((index, actor, tenure))
    for held in groups.values():
        held.sort(key=lambda item: possible_period(item[2]).lower)
        yield held


def _after_the_longest(
    held: Sequence[_Held], end: Callable[[_Held], int]
) -> Iterator[tuple[_Held, _Held]]:
    """Each holder but the first, with the one of the earlier holders who held the role until the latest day."""
    longest = held[0]
    for after in held[1:]:
        yield longest, after
        longest = max(longest, after, key=end)


def _sure_end(held: _Held) -> int:
    period = sure_period(held[2])
    if period is None:
        return BEGINNING
    return period.upper


def _possible_end(held: _Held) -> int:
    return possible_period(held[2]).upper


def _role(tenure: Tenure) -> str:
    return repr(tenure.role)


def _until(tenure: Tenure) -> str:
    if tenure.ends:
        return f"to {tenure.ends}"
    return "without an end"


def _since(tenure: Tenure) -> str:
    if tenure.begins:
        return f"from {tenure.begins}"
    return "without a beginning"


def _named(event: Event) -> tuple[str, ...]:
    speakers = tuple(quote.speaker for quote in event.quotes if quote.speaker)
    return (*event.actors, *event.targets, *event.attributed_to, *speakers)


def _outside(actor: Actor, event: Event) -> str:
    if actor.begins and event.date.latest_end < actor.begins.earliest_start:
        return f"begins {actor.begins}, after this event of {event.date}"
    if actor.ends and event.date.earliest_start > actor.ends.latest_end:
        return f"ends {actor.ends}, before this event of {event.date}"
    return ""
