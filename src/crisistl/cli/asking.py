"""Asking: a question as typed, understood by the timeline that it is asked of, and answered."""

import os
import re
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Literal

from crisistl.cli.question import Question
from crisistl.cli.reading import typed_order
from crisistl.dates import DateError, Period, parse_period
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.formats.core.input import Input
from crisistl.formats.json.stream import NotStreamed, Stream
from crisistl.model.timeline import Event, Timeline
from crisistl.query.predicate import matches, measured, select
from crisistl.query.terms import NeedsEvents, Terms
from crisistl.query.tree import During, Query, all_of, any_of
from crisistl.text.names import did_you_mean
from crisistl.text.regex_limit import bounded

Alike = Callable[[Event], Hashable]
Batches = Iterable[Iterable[Event]]

_REACH = re.compile(r"(\d{1,6}) ?([dwmqy])")
_ASKED = ("actor", "by", "toward", "pair", "theme", "type", "status", "source", "place", "text")
_MAY_HAVE_REGEX = ("actor", "by", "toward", "theme", "source", "place", "text", "where")


def answer(question: Question) -> Answer:
    """The events that match, with the timeline and the question as understood."""
    timeline = question.timeline()
    return _answer(question, timeline, (timeline.events,), has_events=True)


def answer_alone(question: Question, alike: Alike | None = None) -> Answer:
    """The same, but the answer's timeline may have no other events than those that match.

    Our own JSON and JSON Lines are filtered as they stream, so that what does not match is never held. With
    `alike`, the first of the events for which it gives the same stands for all of them. A question that makes no
    sense is refused before any event is read, and so before a fault of the file is come upon.
    """
    with suppress(NotStreamed, NeedsEvents):
        stream = _stream(question)
        found = _answer(question, stream.head, stream.batches(), alike)
        if found.hits:  # only a whole timeline can tell why there are none
            timeline = stream.head.with_parts(events=found.events)
            return replace(found, timeline=timeline, streamed=stream.count)
    return answer(question)


def number(question: Question) -> int:
    """How many events match; none of them is held where they can be streamed."""
    with suppress(NotStreamed, NeedsEvents):
        stream = _stream(question)
        return _number(question, stream.head, stream.batches(), has_events=False)
    timeline = question.timeline()
    return _number(question, timeline, (timeline.events,), has_events=True)


def _stream(question: Question) -> Stream:
    """The one file of the question as a stream; NotStreamed where it is none, or can be read only once."""
    paths = question.paths()
    if len(paths) > 1 or question.from_format or not os.path.isfile(paths[0]):
        raise NotStreamed
    question.read_options()  # none of them is about our own formats, but what is no option is refused
    return Stream.of(Input.of(paths[0]))


def _number(question: Question, timeline: Timeline, batches: Batches, *, has_events: bool) -> int:
    query, _ = _understood(question, timeline, has_events=has_events)
    with bounded(_may_have_regex(question)) as sparing:
        events = chain.from_iterable(sparing(batches))
        return sum(1 for _ in matches(query, timeline, events, certain=question.certain))


def _answer(
    question: Question,
    timeline: Timeline,
    batches: Batches,
    alike: Alike | None = None,
    *,
    has_events: bool = False,
) -> Answer:
    query, centre = _understood(question, timeline, has_events=has_events)
    with bounded(_may_have_regex(question)) as sparing:
        events = chain.from_iterable(sparing(batches))
        hits = select(timeline, query, events, certain=question.certain, alike=alike)
    return Answer(timeline, measured(hits, centre) if centre else hits, query, question.certain)


def _understood(question: Question, timeline: Timeline, *, has_events: bool) -> tuple[Query, Period | None]:
    """The question as a query, and the days that `--around` names. UsageError or DateError names what is not."""
    terms = Terms(timeline, question.day(), typed_order(question.date_order), has_events)
    centre = _centre(question, terms)
    with bounded(_may_have_regex(question)):
        windows = [_around(question, centre)] if centre else _windows(question, terms)
        return all_of([*windows, *_conditions(question, terms), *_expressions(question, terms)]), centre


def _may_have_regex(question: Question) -> bool:
    return any("/" in text for name in _MAY_HAVE_REGEX for text in getattr(question, name))


def _centre(question: Question, terms: Terms) -> Period | None:
    """The days that `--around` names: an event's, by its id, or a date's."""
    if question.around is None:
        if question.window is not None:
            raise UsageError("--window says how far --around looks; give --around with it")
        return None
    if question.since is not None or question.until is not None or question.during is not None:
        raise UsageError("--around has its own --window; leave out --from, --to and --on")
    if event := terms.event(question.around):
        return Period(event.date.s1, event.date.e2)
    try:
        return terms.period(question.around)
    except DateError as error:
        near = did_you_mean(question.around, terms.timeline.events_by_id)
        raise UsageError(
            f"--around {question.around!r}: no event has this id{near or f', and {error}'}"
        ) from None


def _around(question: Question, centre: Period) -> Query:
    reach = _REACH.fullmatch((question.window or "7d").strip())
    if not reach:
        raise UsageError(f"--window {question.window!r}: write a number and d, w, m or y, such as 7d or 2w")
    text = "".join(reach.groups())
    lower = centre.lower if centre.lower == date.min else parse_period(f"-{text}", centre.lower).lower
    upper = centre.upper if centre.upper == date.max else parse_period(f"+{text}", centre.upper).upper
    return During(Period(lower, upper), _relation(question))


def _windows(question: Question, terms: Terms) -> list[Query]:
    relation = _relation(question)
    if question.during is not None:
        if question.since is not None or question.until is not None:
            raise UsageError("--on/--during is the whole period; leave out --from and --to, or write A..B")
        return [During(terms.period(question.during), relation)]
    if question.since is None and question.until is None:
        if relation != "overlap":
            raise UsageError("--match says how dates compare; give --from, --to or --on with it")
        return []
    lower = date.min if question.since is None else terms.since(question.since).lower
    upper = date.max if question.until is None else terms.until(question.until).upper
    if lower > upper:
        raise UsageError(f"--from {question.since!r} ({lower}) is after --to {question.until!r} ({upper})")
    return [During(Period(lower, upper), relation)]


def _conditions(question: Question, terms: Terms) -> list[Query]:
    return [
        any_of(terms.has(name, text) for text in texts)
        for name in _ASKED
        if (texts := getattr(question, name))
    ]


def _expressions(question: Question, terms: Terms) -> list[Query]:
    if not question.where:
        return []
    from crisistl.query.where import parse_where

    return [any_of(parse_where(text, terms) for text in question.where)]


def _relation(question: Question) -> Literal["overlap", "within", "start"]:
    if question.match in ("overlap", "within", "start"):
        return question.match  # type: ignore[return-value]
    raise UsageError(f"--match {question.match!r}: use overlap, within or start")
