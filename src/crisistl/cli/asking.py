"""Asking: the options of a question, resolved against a chronology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from crisistl.cli.asked_period import (
    typed_centre,
    typed_period,
    window_around,
    windows_of,
)
from crisistl.cli.clock import typed_order
from crisistl.cli.example_year import example_day, years_in_words, years_with
from crisistl.cli.listing import lister
from crisistl.cli.negated import named_value
from crisistl.cli.question import Question, conditions
from crisistl.dates import DateError
from crisistl.engine.answer import Answer
from crisistl.engine.base import Engine
from crisistl.errors import (
    NotADate,
    UnknownName,
    UsageError,
    sentence,
)
from crisistl.query.fields import Field
from crisistl.query.lookup import field_of
from crisistl.query.terms import Terms, links
from crisistl.query.tree import Compare, Query, all_of, any_of, negation
from crisistl.text.names import fold

_MOST_BEGUN = 5  # names in a message


def ask(question: Question, engine: Engine | None = None) -> Answer:
    """The answer to a question. UsageError or DateError where the question makes no sense.

    That is found out before any event is read where the registers are enough to know it. With an `engine`, which has
    the data of the question open already, nothing is opened again: standard input can be read only once.
    """
    engine = engine or question.engine()
    order = typed_order(question.date_order)
    now = question.now(engine.zones.clock if engine.zones else None)
    terms = Terms(
        engine.spellings, now, order, lambda by: _links(engine, by), engine.zones
    )
    try:
        return _understood(question, terms, engine)
    except NotADate as error:
        raise _other_option(error, question) from None
    except UnknownName as error:
        raise _with_remedies(error, terms, question) from None
    except DateError as error:
        if error.kind != "no year" or not (extent := engine.extent()):
            raise
        # refuse it again, with a year of the chronology in the example
        example = example_day(error.text, terms, engine, extent)
        try:
            return _understood(question, replace(terms, example=example), engine)
        except DateError as refused:
            raise _with_years(refused, question, terms, engine) from None


def _other_option(error: NotADate, question: Question) -> UsageError:
    """The refusal of a name where a date belongs, with the option that takes it."""
    option = error.field
    if option == "actor" and error.text == question.until:
        option = "toward"
    return UsageError(f"{error}; ask for it with --{option} {error.text!r}")


def _with_remedies(error: UnknownName, terms: Terms, question: Question) -> UnknownName:
    """The refusal of an unknown name, with a name that is known or the command that lists them."""
    if other := _other_name(error, terms):
        remedies = [other]
    else:
        remedies = [error.remedy, lister(error.noun, question.data)]
    remedy = sentence(*filter(None, remedies))
    return UnknownName(error.problem, remedy, error.noun)


def _understood(question: Question, terms: Terms, engine: Engine) -> Answer:
    around = typed_centre(question, terms, engine)
    if around:
        windows = [window_around(question, around, terms)]
    else:
        windows = windows_of(question, terms, engine)
    query = all_of(
        [
            *windows,
            *_conditions(question, terms, engine),
            *_expressions(question, terms),
        ]
    )
    name = question.data_name()
    worded = partial(_worded, question=question, windows=windows)
    return Answer(engine, query, question.certain, around, worded=worded, name=name)


def _with_years(
    error: DateError, question: Question, terms: Terms, engine: Engine
) -> DateError:
    """The refusal of a date without a year, with the years in which the chronology has such a day."""
    if error.kind != "no year":
        return error
    years = years_with(error.text, terms, engine)
    if not years:
        return error
    remedy = f"Events began then in {years_in_words(years)}. {error.remedy}"
    in_any_year = any(error.text in period for period in question.during)
    if len(years) > 1 and in_any_year:
        remedy += ", or add --any-year"
    return DateError(error.problem, remedy, error.kind, text=error.text)


def _other_name(error: UnknownName, terms: Terms) -> str:
    """A remedy for an unknown actor that our tables of states and organisations have; "" for others."""
    if not error.actor:
        return ""
    from crisistl.cli.other_names import is_listed, meant_actor

    if meant := meant_actor(error.actor, terms.vocabulary(field_of("actor"))):
        return f"did you mean {meant.described()}?"
    if is_listed(error.actor):
        begun = _begun(error.actor, terms)
        if begun:
            return f"did you mean {' or '.join(map(repr, begun))}?"
        return "no event of this timeline names it"
    return ""


def _begun(text: str, terms: Terms) -> list[str]:
    """The first titles of actors that begin with a text."""
    titles = terms.vocabulary(field_of("actor")).titles.values()
    begun = [title for title in titles if fold(title).startswith(fold(text))]
    return sorted(begun)[:_MOST_BEGUN]


def _worded(query: Query, question: Question, windows: Sequence[Query]) -> str:
    """A condition as its options, for explanations; a period as it was typed."""
    from crisistl.cli.conditions import as_options

    if query in windows:
        return typed_period(question)
    return as_options(query)


def _links(engine: Engine, by: Field) -> Iterator[tuple[str, str]]:
    """The links of all events in a field, each as the id of an event and of one that it links to."""
    return links(by, (hit.event for hit in engine.hits(Compare(by.column, ">", 0))))


def _conditions(question: Question, terms: Terms, engine: Engine) -> list[Query]:
    found = []
    for name in conditions():
        if texts := getattr(question, name):
            found.append(
                any_of(_condition(name, text, terms, engine) for text in texts)
            )
    if question.unanswered:
        return [*found, negation(terms.linked("answer"))]
    return found


def _condition(name: str, text: str, terms: Terms, engine: Engine) -> Query:
    """What an option asks for; an event can be named by words of its title."""
    if name != "responds_to":
        return named_value(name, text, terms)
    try:
        return terms.has(name, text)
    except UnknownName:
        from crisistl.cli.naming import event_named, near_event

        if event := event_named(text, engine):
            return terms.has(name, event.id)
        near = near_event(text, engine)
        advice = near or "; see `crisistl list --columns id,title`"
        raise UsageError(f"--responds-to: no event {text!r}{advice}") from None


def _expressions(question: Question, terms: Terms) -> list[Query]:
    if not question.where:
        return []
    from crisistl.query.where import ExpressionError, parse_where

    try:
        return [any_of(parse_where(text, terms) for text in question.where)]
    except ExpressionError as error:
        cause = error.__cause__
        if isinstance(cause, UnknownName) and (other := _other_name(cause, terms)):
            problem = sentence(cause.problem, other)
            better = ExpressionError(problem, error.source, error.place)
            raise UsageError(f"--where: {better}") from None
        lacks_year = isinstance(cause, DateError) and cause.kind == "no year"
        if cause and lacks_year and terms.example is None:
            raise cause from None  # `ask` names a year of the chronology
        raise UsageError(f"--where: {error}") from None
