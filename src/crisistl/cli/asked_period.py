"""The period that a question asks for, from its options of time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from crisistl.cli.question import Question
from crisistl.dates import BEGINNING, END, DateError, Moment, Period, Relation
from crisistl.dates.calendar import UnitName, shift
from crisistl.dates.relative_words import span_of
from crisistl.engine.base import Engine
from crisistl.errors import (
    CrisisError,
    NotADate,
    UsageError,
)
from crisistl.query.terms import Terms
from crisistl.query.tree import During, Query, Yearly, any_of

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


def typed_period(question: Question) -> str:
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


def typed_centre(question: Question, terms: Terms, engine: Engine) -> Period | None:
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


def window_around(question: Question, centre: Period, terms: Terms) -> Query:
    """The events within so many days, or hours, of a date."""
    reach = span_of(question.window or "7d")
    if reach is None:
        raise UsageError(
            f"--window {question.window!r}: write a length of time, such as '3 days', 6h, 7d, 2w, 1m (months) or 1y"
        )
    count, unit = reach
    lower, upper = centre.lower, centre.upper
    if lower != BEGINNING:
        lower = _moved(lower, -count, unit, centre, terms)
    if upper != END:
        upper = _moved(upper, count, unit, centre, terms)
    return During(Period(lower, upper, centre.clock), _relation(question))


def _moved(
    bound: Moment, count: int, unit: UnitName, centre: Period, terms: Terms
) -> Moment:
    """A bound so much later; hours are those that passed where the clock of a zone was changed."""
    moved = shift(bound, count, unit)
    if centre.clock == "zone" and terms.zones and unit in ("hour", "minute"):
        return terms.zones.later(bound, moved - bound)
    return moved


def windows_of(question: Question, terms: Terms, engine: Engine) -> list[Query]:
    """The conditions on time: one for the periods of `--on`, or one for that from one date to another."""
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


def _relation(question: Question) -> Literal["overlap", "within", "start"]:
    if question.match in ("overlap", "within", "start"):
        return question.match  # type: ignore[return-value]
    raise UsageError(f"--match {question.match!r}: use overlap, within or start")
