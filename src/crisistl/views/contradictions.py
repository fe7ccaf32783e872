"""Contradictions: events, or accounts of one event, that contradict each other, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from crisistl.dates import EventDate
from crisistl.engine.answer import Answer, surroundings
from crisistl.engine.order import IN_TIME, Order, in_order
from crisistl.formats.core.account_words import side_words, source_words
from crisistl.model.differing import differences_of, own_account
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.query.cells import names_of
from crisistl.text.wording import counted
from crisistl.views.reasons import reasons
from crisistl.views.wording import short_date, short_words, status_words

if TYPE_CHECKING:
    from crisistl.model.timeline import Account, Event, Timeline


class _Statement(NamedTuple):
    """One side of a contradiction: an event, or what one source says of it."""

    event: Event
    account: Account | None = None

    @property
    def date(self) -> EventDate:
        if self.account and self.account.date:
            return self.account.date
        return self.event.date

    @property
    def title(self) -> str:
        if self.account and self.account.words:
            return self.account.words
        return self.event.title

    @property
    def status(self) -> str:
        if self.account and self.account.status:
            return self.account.status
        return self.event.status

    @property
    def claimants(self) -> tuple[str, ...]:
        if self.account and self.account.status:
            return self.account.attributed_to
        return self.event.attributed_to


_Pair = tuple[_Statement, _Statement]


def contradictions_report(
    answer: Answer, order: Order = IN_TIME, limit: int | None = None
) -> Report:
    """A row for each pair of events of which at least one matches, and of accounts of an event that matches.

    At most `limit` are shown. `order` is that of the first event of each pair; in order of time, accounts are by
    their own dates.
    """
    near = surroundings(answer.engine, answer.events)
    pairs = [*_of_events(answer, near), *_of_accounts(answer.events)]
    pairs.sort(key=lambda pair: (pair[0].date.sort_key, pair[1].date.sort_key))
    count = f"{counted(len(pairs), 'contradiction')} in {answer.count}"
    if order != IN_TIME:
        pairs = in_order(pairs, lambda pair: pair[0].event, order, near)
    if limit is not None and limit < len(pairs):
        pairs = pairs[:limit]
        count += f"; the first {limit:,} shown"
    return Report(
        Heading(answer.title, answer.sentence, count, reasons(answer)),
        rows=lambda: _rows(pairs, near),
        reading=lambda: _reading(pairs, near),
    )


def _of_events(answer: Answer, near: Timeline) -> Iterator[_Pair]:
    order = {event.id: place for place, event in enumerate(near.events)}
    matching = {event.id for event in answer.events}
    found: dict[tuple[str, str], None] = {}
    for event in near.events:
        for other in event.contradicts:
            if other in order and (event.id in matching or other in matching):
                one, two = sorted((event.id, other), key=order.__getitem__)
                found[one, two] = None
    events = near.events_by_id
    return ((_Statement(events[one]), _Statement(events[two])) for one, two in found)


def _of_accounts(events: Sequence[Event]) -> Iterator[_Pair]:
    """Each account with the later ones that differ from it in date, status, figures or who acts.

    An account that differs only from the event itself is beside the event.
    """
    for event in events:
        seen: list[Account] = []
        for pair in combinations(event.accounts, 2):
            if differences_of(pair):
                seen += pair
                yield _Statement(event, pair[0]), _Statement(event, pair[1])
        for account in event.accounts:
            if account not in seen and differences_of((own_account(event), account)):
                yield _Statement(event), _Statement(event, account)


def _rows(pairs: Sequence[_Pair], near: Timeline) -> Table:
    columns = (
        Column("id", "id"), Column("date", "date"), Column("title", "title"), Column("status"),
        Column("other_id", "id"), Column("other_date", "date"), Column("other_title", "title"), Column("other_status"),
        Column("source", "names"), Column("other_source", "names"),
    )  # fmt: skip
    rows: list[Row] = [
        (
            one.event.id, one.date.text, one.title, one.status,
            other.event.id, other.date.text, other.title, other.status,
            _sources(one, near), _sources(other, near),
        )
        for one, other in pairs
    ]  # fmt: skip
    return Table(columns, (Section("", rows),))


def _sources(statement: _Statement, timeline: Timeline) -> tuple[str, ...]:
    """The sources of an event; of an account, the one whose it is."""
    if statement.account is None:
        cited = statement.event.sources
    else:
        cited = tuple(filter(None, (statement.account.source,)))
    return tuple(source_words(citation, timeline) for citation in cited)


def _reading(pairs: Sequence[_Pair], near: Timeline) -> Table:
    def date(statement: _Statement) -> Cell:
        if statement.account is None:
            return short_date(statement.event)
        return short_words(statement.date)

    def said(statement: _Statement) -> Cell:
        names = names_of(statement.claimants, near.actors_by_id)
        below = [status_words(statement.status, names)]
        if statement.account is not None:
            below.insert(0, side_words(statement.account, near))
            below.append(", ".join(_sources(statement, near)))
        return tuple(filter(None, (statement.title, *below)))

    columns = (
        Column("date", "date"),
        Column("one says", "title"),
        Column("date", "date"),
        Column("the other says", "title"),
    )
    rows: list[Row] = [
        (date(one), said(one), date(other), said(other)) for one, other in pairs
    ]
    return Table(columns, (Section("", rows),))
