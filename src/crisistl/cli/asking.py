"""Asking: the options of a question, resolved against a chronology."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from crisistl.cli.example_year import example_day, years_in_words, years_with
from crisistl.cli.listing import lister
from crisistl.cli.negated import named_value
from crisistl.cli.question import Question, conditions
from crisistl.cli.reading import typed_order
from crisistl.dates import BEGINNING, END, DateError, Period, Relation
from crisistl.dates.calendar import shift
from crisistl.dates.relative_words import span_of
from crisistl.engine.answer import Answer
from crisistl.engine.base import Engine
from crisistl.errors import (
    CrisisError,
    NotADate,
    UnknownName,
    UsageError,
    sentence,
)
from crisistl.query.fields import Field
from crisistl.query.lookup import field_of
from crisistl.query.terms import Terms, links
from crisistl.query.tree import Compare, During, Query, Yearly, all_of, any_of, negation

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


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
    around = _around(question, terms, engine)
    if around:
        windows = [_window_around(question, around)]
    else:
        windows = _windows(question, terms, engine)
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
        return "no event of this timeline names it"
    return ""


def _worded(query: Query, question: Question, windows: Sequence[Query]) -> str:
    """A condition as its options, for explanations; a period as it was typed."""
    from crisistl.cli.conditions import as_options

    if query in windows:
        return _typed_period(question)
    return as_options(query)


def _typed_period(question: Question) -> str:
    """The options of the period that is asked for, as they were typed."""
    from shlex import quote

    given = [
        ("--around", question.around),
        ("--window", question.window),
        ("--from", question.since),
        ("--to", question.until),
        *((_option_of_period(), text) for text in question.during),
    ]
    said = [f"{option} {quote(text)}" for option, text in given if text is not None]
    if question.any_year:
        said.append("--any-year")
    return " ".join(said)


def _option_of_period() -> str:
    """The one of the two names of the option that was typed."""
    if any(word.partition("=")[0] == "--during" for word in sys.argv):
        return "--during"
    return "--on"


def _links(engine: Engine, by: Field) -> Iterator[tuple[str, str]]:
    """The links of all events in a field, each as the id of an event and of one that it links to."""
    return links(by, (hit.event for hit in engine.hits(Compare(by.column, ">", 0))))


def _around(question: Question, terms: Terms, engine: Engine) -> Period | None:
    """The days that `--around` names: an event's, by its id, or a date's."""
    if question.around is None:
        if question.window is not None:
            raise UsageError("--window needs --around, a date or an event")
        return None
    if question.since is not None or question.until is not None or question.during:
        raise UsageError(
            "--around has its own --window; leave out --from, --to and --on"
        )
    return _period(question.around, "--around", terms, engine)


def _period(text: str, option: str, terms: Terms, engine: Engine) -> Period:
    """The days of a date, or those of an event that an option names.

    A date is tried first, as looking up an event takes reading the whole file.
    """
    try:
        return terms.period(text, ranges=option == "--around")
    except NotADate:
        if event := engine.events((text,)).get(text):
            return _days(event)
        raise
    except DateError as error:
        from crisistl.cli.naming import event_named, near_event

        # what lacks a year, or has several readings, is a date, whatever words titles have
        is_date = error.kind not in ("unknown", "range")
        if event := event_named(text, engine, whole=is_date):
            return _days(event)
        near = near_event(text, engine)
        if better := _better_error(error, text, option, near):
            raise better from None
        raise  # if it lacks a year, `ask` names one of the chronology


def _better_error(
    error: DateError, text: str, option: str, near: str
) -> CrisisError | None:
    """What to say where a text is neither an event nor a date for this option; None if `error` says it."""
    if error.kind == "range":
        return DateError(
            error.problem, f"Write {_option_of_period()} {text!r} instead", "range"
        )
    if near and error.kind == "unknown":
        return UsageError(f"{option} {text!r}: no event has this id{near}")
    if option == "--around" and error.kind == "unknown":
        problem = f"{option} {text!r}: no event has this id or a title with all these words, and it isn't a date"
        return UsageError(f"{problem}; see `crisistl list --columns id,title`")
    return None


def _days(event: Event) -> Period:
    """From the first moment that an event may touch to the last, on the clock on which its times are known."""
    lower, upper = event.date.earliest_start, event.date.latest_end
    clock = event.date.clock
    if clock is None:
        return Period(lower, upper)
    if clock.placed:
        return Period(lower, upper, "zone")
    if clock.start_offset is None or clock.end_offset is None:
        return Period(lower, upper)
    return Period(lower - clock.start_offset, upper - clock.end_offset, "utc")


def _window_around(question: Question, centre: Period) -> Query:
    reach = span_of(question.window or "7d")
    if reach is None:
        raise UsageError(
            f"--window {question.window!r}: write a length of time, such as '3 days', 6h, 7d, 2w, 1m (months) or 1y"
        )
    count, unit = reach
    if centre.lower == BEGINNING:
        lower = centre.lower
    else:
        lower = shift(centre.lower, -count, unit)
    if centre.upper == END:
        upper = centre.upper
    else:
        upper = shift(centre.upper, count, unit)
    return During(Period(lower, upper, centre.clock), _relation(question))


def _windows(question: Question, terms: Terms, engine: Engine) -> list[Query]:
    relation = _relation(question)
    bounded = question.since is not None or question.until is not None
    if question.during:
        if bounded:
            raise UsageError(
                "--on/--during is the whole period; leave out --from and --to, or write A..B"
            )
        return [any_of(_periods(question, relation, terms))]
    if question.any_year:
        raise UsageError("--any-year needs --on, such as --on '27 January'")
    if bounded:
        since = _limit(question.since, "--from", terms, engine)
        until = _limit(question.until, "--to", terms, engine)
        return [During(_joined(question, since, until), relation)]
    if relation != "overlap":
        raise UsageError(
            "--match says how dates compare; give --from, --to or --on with it"
        )
    return []


def _periods(question: Question, relation: Relation, terms: Terms) -> Iterator[Query]:
    for text in question.during:
        if question.any_year:
            yield Yearly(terms.any_year(text), relation)
        else:
            yield During(terms.period(text), relation)


def _limit(
    text: str | None, option: str, terms: Terms, engine: Engine
) -> Period | None:
    if text is None:
        return None
    return _period(text, option, terms, engine)


def _joined(question: Question, since: Period | None, until: Period | None) -> Period:
    """From the one to the other, whose times are on one clock."""
    lower, upper = since.lower if since else BEGINNING, until.upper if until else END
    clocks = set()
    for period in (since, until):
        if period and not period.is_days:
            clocks.add(period.clock)
    if len(clocks) > 1:
        raise UsageError(
            "--from and --to: one has a zone and the other has none; write the zone in both"
        )
    if lower > upper:
        raise UsageError(
            f"--from {question.since!r} ({lower}) is after --to {question.until!r} ({upper})"
        )
    return Period(lower, upper, clocks.pop() if clocks else "wall")


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


def _relation(question: Question) -> Literal["overlap", "within", "start"]:
    if question.match in ("overlap", "within", "start"):
        return question.match  # type: ignore[return-value]
    raise UsageError(f"--match {question.match!r}: use overlap, within or start")
