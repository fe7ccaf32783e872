"""The registers to a Table: each actor, theme or source with its events, the first date and the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, cast

from crisistl.dates import EventDate
from crisistl.engine.answer import Answer
from crisistl.engine.base import Count, Number, Tally
from crisistl.engine.counting import Found
from crisistl.model.lineage import wholes
from crisistl.model.order import order_key
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Section, Table
from crisistl.query.cells import either_side
from crisistl.query.lookup import field_of
from crisistl.views.colours import busy_styles
from crisistl.views.reasons import reasons
from crisistl.views.wording import short_words

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Source, Theme

RegisterName = Literal["actor", "theme", "source"]

_COLUMNS: dict[RegisterName, tuple[Column, ...]] = {
    "actor": (
        Column("id", "id", 72),
        Column("name", "title"),
        Column("kind", "text", 120),
        Column("part_of", "id", 100),
        Column("aliases", "names", 120),
    ),
    "theme": (
        Column("id", "id", 72),
        Column("name", "title"),
        Column("part_of", "id", 100),
        Column("description", "text", 100),
    ),
    "source": (
        Column("id", "id", 72),
        Column("title", "title"),
        Column("publisher", "text", 100),
        Column("published", "date", 100),
        Column("url", "text", 120),
    ),
}
_TALLY = (
    Column("events", "number"),
    Column("alone", "number", 100),
    Column("first", "date"),
    Column("last", "date"),
)


def register_report(answer: Answer, register: RegisterName) -> Report:
    """A row for each part of the register that matching events name, most events first.

    `events` counts those that name the part or what is `part_of` it, as the condition actor:NAME finds them; `alone`
    those that name the part itself, as actor:=NAME does. `first` and `last` are the dates of the former.
    Without a filter, parts without events come at the end.
    """
    parts: tuple[Actor, ...] | tuple[Theme, ...] | tuple[Source, ...] = getattr(
        answer.head, f"{register}s"
    )
    tallies = _tallies(answer, register, parts)
    found = {part.id: tallies.get(part.id, Tally()) for part in parts}
    everything = answer.number.events == answer.engine.size
    named = [part for part in parts if everything or found[part.id].events]
    named.sort(key=lambda part: (-found[part.id].events, -found[part.id].alone))
    count = f"{len(named):,} of {len(parts):,} {register}s in {answer.count}"
    heading = Heading(answer.title, answer.sentence, count, reasons(answer))

    ids = [part.id for part in named]
    styles = busy_styles(
        answer.head,
        actors=ids if register == "actor" else (),
        themes=ids if register == "theme" else (),
    )

    def table(date_text: Callable[[EventDate], str]) -> Table:
        rows = []
        for part in named:
            rows.append(
                (
                    *_described(part, register),
                    *_tally(found[part.id], date_text),
                )
            )
        return Table(
            (*_COLUMNS[register], *_TALLY), (Section("", rows),), styles=styles
        )

    return Report(
        heading, lambda: table(attrgetter("text")), lambda: table(short_words)
    )


def _tallies(
    answer: Answer, register: RegisterName, parts: Sequence[Actor | Theme | Source]
) -> Mapping[str, Tally]:
    """For each id the events that name it or what is part of it, and how many name itself."""
    if register == "actor" and any(actor.roles for actor in answer.head.actors):
        return _tallies_at_times(answer)
    above: dict[str, str] = {}
    if register != "source":
        above = wholes(cast("Actor | Theme", part) for part in parts)
    return answer.tallies(field_of(register), above)


def _tallies_at_times(answer: Answer) -> Mapping[str, Tally]:
    """The same where some speak for another only at times: event by event, with what held on its date."""
    from crisistl.model.tenure import wholes_on

    found: dict[str, Found] = defaultdict(Found)
    register = answer.head.actors_by_id
    for place, hit in enumerate(answer.hits):
        direct = dict.fromkeys(either_side(hit.event))
        acting, waiting = dict.fromkeys(direct), [*direct]
        while waiting:
            for whole, _ in wholes_on(register[waiting.pop()], hit.event.date):
                if whole not in acting:
                    acting[whole] = None
                    waiting.append(whole)
        when = hit.event.date
        order = (order_key(hit.event), place)
        count = Count(Number(1), when, when, order, order)
        for identity in acting:
            found[identity].add(count)
            found[identity].alone += identity in direct
    return {identity: one.tally() for identity, one in found.items()}


def _described(
    part: Actor | Theme | Source, register: RegisterName
) -> tuple[Cell, ...]:
    cells = (getattr(part, column.name) for column in _COLUMNS[register])
    return tuple(
        cell if isinstance(cell, tuple) or cell is None else str(cell) for cell in cells
    )


def _tally(tally: Tally, date_text: Callable[[EventDate], str]) -> tuple[Cell, ...]:
    dates = (date_text(date) if date else None for date in (tally.first, tally.last))
    return tally.events, tally.alone, *dates
