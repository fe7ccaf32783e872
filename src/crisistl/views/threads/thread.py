"""Threads: what an event answers, back to the root, and what answers it; or the longest chains of answers."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crisistl.engine.answer import Answer
from crisistl.model.order import order_key

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

DEEPEST = 20
"""The levels of a tree that a step remembers."""


@dataclass(frozen=True, slots=True)
class Step:
    """An event in the tree of a thread, below the one that it answers there.

    `levels` say for each level of the tree, its own the last, whether more follows on it; only the last
    DEEPEST are kept of `depth`. `again` refers to an event shown above with all its responses. `also`
    are the ids of what it answers beside what is in the tree.
    """

    event: Event
    answered: Event | None
    depth: int
    levels: tuple[bool, ...]
    again: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Events each of which answers the one before, and how many events are linked with them in any way."""

    events: tuple[Event, ...]
    linked: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """The chain as a tree without branches."""
        above = (None, *self.events[:-1])
        return tuple(
            Step(event, answered, depth, (False,) * min(depth, DEEPEST))
            for depth, (event, answered) in enumerate(
                zip(self.events, above, strict=True)
            )
        )


def tree(answer: Answer, event: Event) -> tuple[Step, ...]:
    """The thread of an event among those of the answer: each event once in full, under one that it answers.

    Roots and responses are in order of time, but those that lead to the event come first.
    """
    among = {hit.event.id: hit.event for hit in answer.hits} | {event.id: event}
    answers = _answers(among)
    past = _reached(event, lambda e: [among[i] for i in e.responds_to if i in among])
    members = past | _reached(event, lambda e: answers.get(e.id, []))
    roots = [e for e in past.values() if members.keys().isdisjoint(e.responds_to)]
    return _branches(_in_order(roots, past), past, members, answers)


def _branches(
    roots: Sequence[Event],
    past: Mapping[str, Event],
    members: Mapping[str, Event],
    answers: Mapping[str, list[Event]],
) -> tuple[Step, ...]:
    """The steps from the roots down, each event once in full."""
    seen: set[str] = set()
    steps: list[Step] = []
    waiting = [Step(root, None, 0, ()) for root in roots]
    while waiting:
        step = waiting.pop()
        found = step.event
        if found.id in seen:
            steps.append(replace(step, again=True))
            continue
        seen.add(found.id)
        outside = tuple(i for i in found.responds_to if i not in members)
        steps.append(replace(step, also=outside))
        below = [e for e in answers.get(found.id, []) if e.id in members]
        for place, lower in enumerate(_in_order(below, past)):
            # the last is pushed first
            levels = (*step.levels, place > 0)[-DEEPEST:]
            waiting.append(Step(lower, found, step.depth + 1, levels))
    return tuple(steps)


def _answers(among: Mapping[str, Event]) -> Mapping[str, list[Event]]:
    answers: dict[str, list[Event]] = defaultdict(list)
    for event in among.values():
        for answered in dict.fromkeys(event.responds_to):
            answers[answered].append(event)
    return answers


def _reached(
    event: Event, linked: Callable[[Event], Sequence[Event]]
) -> dict[str, Event]:
    """The event and all that can be reached from it, by id."""
    reached = {event.id: event}
    waiting = [event]
    while waiting:
        for found in linked(waiting.pop()):
            if found.id not in reached:
                reached[found.id] = found
                waiting.append(found)
    return reached


def _in_order(events: Iterable[Event], past: Mapping[str, Event]) -> list[Event]:
    """The last first, as a stack wants them."""
    return sorted(events, key=lambda e: (e.id not in past, order_key(e)))[::-1]


def chains(answer: Answer) -> tuple[Chain, ...]:
    """The longest chain of answers in each group of linked events, the longest of all first."""
    among = {hit.event.id: hit.event for hit in answer.hits}
    answers = _answers(among)
    before: dict[str, Event | None] = {}
    length: dict[str, int] = {}
    for event in _answered_first(among, answers):
        answered = [among[i] for i in event.responds_to if i in among]
        best = max(answered, key=lambda e: length[e.id], default=None)
        before[event.id], length[event.id] = best, 1 + (length[best.id] if best else 0)
    found = []
    for group in _groups(among, answers):
        end: Event | None = max(group, key=lambda e: length[e.id])
        events: list[Event] = []
        while end:
            events.append(end)
            end = before[end.id]
        if len(events) > 1:
            found.append(Chain(tuple(reversed(events)), len(group)))
    return tuple(sorted(found, key=lambda chain: (-len(chain.events), -chain.linked)))


def _answered_first(
    among: Mapping[str, Event], answers: Mapping[str, Sequence[Event]]
) -> Iterator[Event]:
    """The events, each after all that it answers; links never go round in a circle."""
    open_links = {}
    for e in among.values():
        open_links[e.id] = len({i for i in e.responds_to if i in among})
    ready = deque(e for e in among.values() if not open_links[e.id])
    while ready:
        event = ready.popleft()
        yield event
        for later in answers.get(event.id, []):
            open_links[later.id] -= 1
            if not open_links[later.id]:
                ready.append(later)


def _groups(
    among: Mapping[str, Event], answers: Mapping[str, Sequence[Event]]
) -> Iterator[list[Event]]:
    """The events in groups that no link leaves, each in the order of time."""

    def linked(event: Event) -> list[Event]:
        return [
            *(among[i] for i in event.responds_to if i in among),
            *answers.get(event.id, []),
        ]

    seen: set[str] = set()
    for event in among.values():
        if event.id not in seen:
            group = _reached(
                event,
                lambda e: [
                    *(among[i] for i in e.responds_to if i in among),
                    *answers.get(e.id, []),
                ],
            )
            seen.update(group)
            yield sorted(group.values(), key=order_key)
