"""Asking: the options of a question, understood by the chronology that is asked."""

import re
from datetime import date
from typing import Literal

from crisistl.cli.question import Question
from crisistl.cli.reading import typed_order
from crisistl.dates import DateError, Period, parse_period
from crisistl.engine.answer import Answer
from crisistl.engine.base import Engine
from crisistl.errors import NotADate, UsageError
from crisistl.query.fields import field_of
from crisistl.query.terms import Terms
from crisistl.query.tree import During, Query, all_of, any_of
from crisistl.text.names import did_you_mean

_REACH = re.compile(r"(\d{1,6}) ?([dwmqy])")
_ASKED = ("actor", "by", "toward", "pair", "theme", "type", "status", "source", "place", "text")


def ask(question: Question) -> Answer:
    """The answer to a question. UsageError or DateError where the question makes no sense.

    That is found out before any event is read where the registers are enough to know it.
    """
    engine = question.engine()
    terms = Terms(engine.spellings, question.day(), typed_order(question.date_order))
    try:
        around = _around(question, terms, engine)
        windows = [_window_around(question, around)] if around else _windows(question, terms)
        query = all_of([*windows, *_conditions(question, terms), *_expressions(question, terms)])
    except NotADate as error:
        raise UsageError(f"{error}; ask for it with --{error.field} {error.text!r}") from None
    return Answer(engine, query, question.certain, around)


def _around(question: Question, terms: Terms, engine: Engine) -> Period | None:
    """The days that `--around` names: an event's, by its id, or a date's."""
    if question.around is None:
        if question.window is not None:
            raise UsageError("--window says how far --around looks; give --around with it")
        return None
    if question.since is not None or question.until is not None or question.during is not None:
        raise UsageError("--around has its own --window; leave out --from, --to and --on")
    if event := engine.events((question.around,)).get(question.around):
        return Period(event.date.s1, event.date.e2)
    try:
        return terms.period(question.around)
    except DateError as error:
        near = did_you_mean(question.around, terms.vocabulary(field_of("id")).titles)
        raise UsageError(
            f"--around {question.around!r}: no event has this id{near or f', and {error}'}"
        ) from None


def _window_around(question: Question, centre: Period) -> Query:
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
    from crisistl.query.where import ExpressionError, parse_where

    try:
        return [any_of(parse_where(text, terms) for text in question.where)]
    except ExpressionError as error:
        raise UsageError(f"--where: {error}") from None


def _relation(question: Question) -> Literal["overlap", "within", "start"]:
    if question.match in ("overlap", "within", "start"):
        return question.match  # type: ignore[return-value]
    raise UsageError(f"--match {question.match!r}: use overlap, within or start")
