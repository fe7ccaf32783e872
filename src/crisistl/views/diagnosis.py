"""Diagnosis: how a query was understood, how much each condition lets pass, and which one left nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING, END, EventDate, Moment, Period
from crisistl.dates.calendar import YEAR
from crisistl.engine.answer import Answer
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.cells import names_of
from crisistl.query.families import family
from crisistl.query.lookup import field_of
from crisistl.query.sentence import sentence
from crisistl.query.spelling import field_name, spell
from crisistl.query.tree import (
    EVERYTHING,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Query,
    all_of,
    conditions,
)
from crisistl.text.names import nearest

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline


def explanation(answer: Answer) -> Report:
    """The tree of the query, a condition a row, with its meaning and how many events it alone lets pass."""
    if answer.query == EVERYTHING:
        rows = []
    else:
        rows = [*_nodes(answer, answer.query, 0)]
    rows.append(("together", answer.sentence or "everything", answer.number.events))
    columns = (
        Column("condition", "title"),
        Column("understood as", "text"),
        Column("events", "number"),
    )
    heading = Heading(answer.title, answer.sentence, answer.count)
    return Report(heading, lambda: Table(columns, (Section("", rows),)))


def _nodes(answer: Answer, query: Query, depth: int) -> Iterator[Row]:
    indent = "  " * depth
    inner: tuple[Query, ...] = ()
    if isinstance(query, And | Or):
        inner, label = query.parts, "all of" if isinstance(query, And) else "any of"
    elif isinstance(query, Not) and not isinstance(query.part, Has | During):
        inner, label = (query.part,), "not"
    else:
        label = spell(query)
    yield (
        indent + label,
        "" if inner else _meaning(query, answer.head),
        passing(answer, query),
    )
    for part in inner:
        yield from _nodes(answer, part, depth + 1)


def _meaning(query: Query, timeline: Timeline) -> str:
    said = sentence(query, timeline)
    if isinstance(query, Has) and isinstance(query.value, str) and not query.exact:
        field = field_of(query.field)
        brought = sorted(family(field, query.value, timeline) - {query.value})
        register = (
            timeline.actors_by_id if field.ask == "actor" else timeline.themes_by_id
        )
        if brought:
            return f"{said}, with {', '.join(names_of(brought, register))}"
    if isinstance(query, During):
        return f"{said} ({_days(query.period)})"
    return said


def _days(period: Period) -> str:
    if period.upper == END:
        return f"{period.lower} and later"
    if period.lower == BEGINNING:
        return f"{period.upper} and earlier"
    return f"{period.lower} to {period.upper}"


def passing(answer: Answer, query: Query) -> int:
    """How many events of the whole timeline this condition alone lets pass."""
    return answer.engine.number(query, certain=answer.certain).events


def emptied(answer: Answer) -> tuple[str, ...]:
    """For an answer without events: which condition left nothing, and what the timeline has."""
    extent = answer.engine.extent()
    if extent is None:
        not_yet = answer.engine.not_yet
        return ((not_yet and not_yet.reason()) or "the timeline has no events",)
    alone = {part: passing(answer, part) for part in conditions(answer.query)}
    none = [part for part, number in alone.items() if not number]
    if none:
        surely = ""
        if answer.certain:
            surely = " for certain"
        reason = "; ".join(
            f"{_worded(answer, part)} alone matches no event{surely}" for part in none
        )
    else:
        reason = _narrowing(answer, alone)
    return f"{reason}.", *_unheard(answer), f"The timeline runs from {_range(*extent)}."


def _unheard(answer: Answer) -> Iterator[str]:
    """The names of `extra` that were asked for and that no event has."""
    asked = dict.fromkeys(_of_extra(answer.query))
    if asked:
        known = {name for name, _ in answer.engine.spellings(field_of("extra"))}
    else:
        known = set()
    for name in asked:
        if name not in known:
            near = " or ".join(
                field_name(f"extra.{other}") for other in nearest(name, sorted(known))
            )
            yield f"No event has {field_name(f'extra.{name}')}{f'; did you mean {near}?' if near else '.'}"


def _of_extra(query: Query) -> Iterator[str]:
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _of_extra(part)
    elif isinstance(query, Not):
        yield from _of_extra(query.part)
    elif isinstance(query, Has | Compare) and query.field.startswith("extra."):
        yield query.field.removeprefix("extra.")


def _narrowing(answer: Answer, alone: dict[Query, int]) -> str:
    """The conditions one after the other, the widest first, until nothing is left; words as they were typed."""
    words = max((alone[part] for part in alone if _is_words(part)), default=0)
    ordered = sorted(
        alone, key=lambda part: -words if _is_words(part) else -alone[part]
    )
    kept = next(
        n
        for n in range(1, len(ordered))
        if not passing(answer, all_of(ordered[: n + 1]))
    )
    left = passing(answer, all_of(ordered[:kept]))
    if left == 1:
        events = "1 event"
    else:
        events = f"{left:,} events"
    first = " ".join(_worded(answer, part) for part in _words_joined(ordered[:kept]))
    with_next = _worded(answer, ordered[kept])
    return f"{first} leaves {events}; with {with_next} none is left"


def _is_words(query: Query) -> bool:
    return isinstance(query, Has) and query.field == "text"


def _words_joined(parts: Sequence[Query]) -> list[Query]:
    """The conditions, all searched words as one: they are one option."""
    words = [part for part in parts if _is_words(part)]
    others = [part for part in parts if not _is_words(part)]
    if words:
        return [all_of(words), *others]
    return others


def _worded(answer: Answer, query: Query) -> str:
    if answer.worded:
        return answer.worded(query)
    return quote(spell(query))


def _range(first: EventDate, last: EventDate) -> str:
    began, ended = first.starts.describe(), last.starts.describe()
    if " to " in began or " to " in ended:
        # two readings of "to" in one sentence can't be told apart
        return f"{_year(first.earliest_start)} to {_year(last.latest_start)}"
    return f"{began} to {ended}"


def _year(moment: Moment) -> str:
    """The year of a moment, in words."""
    number = YEAR.number(moment)
    return Period(YEAR.first(number), YEAR.last(number)).describe()
