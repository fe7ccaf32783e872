"""Contradictions: pairs of events that contradict each other, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisistl.engine.answer import Answer, surroundings
from crisistl.engine.order import IN_TIME, Order, in_order
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.text.wording import counted
from crisistl.views.reasons import reasons
from crisistl.views.wording import short_date, status_mark

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline


def contradictions_report(
    answer: Answer, order: Order = IN_TIME, limit: int | None = None
) -> Report:
    """A row for each pair of which at least one event matches, at most so many.

    `order` is that of the first event of each pair, which is the earlier one.
    """
    near = surroundings(answer.engine, answer.events)
    found = _pairs(answer, near)
    count = f"{counted(len(found), 'contradiction')} in {answer.count}"
    if order != IN_TIME:
        found = in_order(found, lambda pair: pair[0], order, near)
    pairs = found[:limit]
    if len(pairs) < len(found):
        count += f"; the first {len(pairs):,} shown"
    return Report(
        Heading(answer.title, answer.sentence, count, reasons(answer)),
        rows=lambda: _rows(pairs, near),
        reading=lambda: _reading(pairs, near),
    )


def _pairs(answer: Answer, near: Timeline) -> list[tuple[Event, Event]]:
    order = {event.id: place for place, event in enumerate(near.events)}
    matching = {event.id for event in answer.events}
    found: dict[tuple[str, str], None] = {}
    for event in near.events:
        for other in event.contradicts:
            if other in order and (event.id in matching or other in matching):
                one, two = sorted((event.id, other), key=order.__getitem__)
                found[one, two] = None
    events = near.events_by_id
    return sorted(
        ((events[one], events[two]) for one, two in found),
        key=lambda pair: (pair[0].date.sort_key, pair[1].date.sort_key),
    )


def _rows(pairs: list[tuple[Event, Event]], near: Timeline) -> Table:
    columns = (
        Column("id", "id"), Column("date", "date"), Column("title", "title"), Column("status"),
        Column("other_id", "id"), Column("other_date", "date"), Column("other_title", "title"), Column("other_status"),
    )  # fmt: skip
    rows: list[Row] = [
        (
            one.id, one.date.text, one.title, one.status,
            other.id, other.date.text, other.title, other.status,
        )
        for one, other in pairs
    ]  # fmt: skip
    return Table(columns, (Section("", rows),))


def _reading(pairs: list[tuple[Event, Event]], near: Timeline) -> Table:
    def account(event: Event) -> Cell:
        return tuple(filter(None, (event.title, status_mark(event, near))))

    columns = (
        Column("date", "date"),
        Column("one says", "title"),
        Column("date", "date"),
        Column("the other says", "title"),
    )
    rows: list[Row] = []
    for one, other in pairs:
        rows.append((short_date(one), account(one), short_date(other), account(other)))
    return Table(columns, (Section("", rows),))
