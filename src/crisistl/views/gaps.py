"""Gaps: the longest silences of an answer, between any two events or between two of one actor, theme or pair."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from crisistl.dates import Certainty
from crisistl.dates import answer as certainty
from crisistl.dates.calendar import Unit
from crisistl.dates.duration import duration_words
from crisistl.engine.answer import Answer
from crisistl.errors import InvalidSetting
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.query.lookup import field_of
from crisistl.query.tree import window_of
from crisistl.text.names import suggestion
from crisistl.text.wording import counted
from crisistl.views.counts.groups import Groups
from crisistl.views.reasons import reasons
from crisistl.views.silences import Silence, scale_of, silences
from crisistl.views.wording import short_period, short_words

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

_NOTE = "Silence between events known to the {}. An event that continues breaks a silence only where it begins."
_EDGES = (
    "The time before the first event of the period, and after the last, isn't counted."
)
_ABOUT = "A {} with “about” or “perhaps” counts as that {}."


ORDERS = ("length", "date")
"""The orders in which silences can be shown; the first is the usual one."""


def _doubts(found: Sequence[Silence], scale: Unit) -> tuple[str, ...]:
    """A remark on events beside a silence whose day is not sure, where there are any."""
    dates = [event.date for one in found for event in (one.before, one.after)]
    is_doubtful = any(when.approximate or when.uncertain for when in dates)
    if is_doubtful:
        return (_ABOUT.format(scale.name, scale.name),)
    return ()


def gaps_report(
    answer: Answer, per: str | None, limit: int, order: str = ORDERS[0]
) -> Report:
    """The longest silences; UsageError for an unknown `per` or order."""
    if order not in ORDERS:
        raise InvalidSetting(
            "sort",
            f"not one of {', '.join(ORDERS)}",
            suggestion(order, ORDERS),
            value=order,
        )
    scale = scale_of(answer.events)
    found = silences(answer, per, limit, scale)
    if order == "date":
        found = tuple(sorted(found, key=lambda silence: silence.period.lower))
    if found:
        notes = (_NOTE.format(scale.name), *_doubts(found, scale))
        if window_of(answer.query):
            notes += (_EDGES,)
    else:
        notes = reasons(answer)
    if found:
        count = f"the longest silences in {answer.count}"
    else:
        count = f"no silence in {answer.count}"
    return Report(
        Heading(answer.title, answer.sentence, count, notes),
        rows=lambda: _with_keys(answer, per, found, gaps_table(found)),
        reading=lambda: _with_keys(
            answer, per, found, _reading_table(found, narrow=bool(per))
        ),
    )


def gaps_table(found: Sequence[Silence]) -> Table:
    """A row a silence: how many whole days, from when to when, and the events before and after it."""
    columns = (
        Column("days", "number"), Column("first", "date"), Column("last", "date"),
        Column("before_id", "id"), Column("before_date", "date"), Column("before", "title"),
        Column("after_id", "id"), Column("after_date", "date"), Column("after", "title"),
        Column("may_lie_in_it", "names"),
    )  # fmt: skip

    def row(silence: Silence) -> Row:
        events = ((e.id, e.date.text, e.title) for e in (silence.before, silence.after))
        lower, upper = silence.period.lower, silence.period.upper
        vague = tuple(event.id for event in silence.vague)
        return silence.days, str(lower), str(upper), *chain.from_iterable(events), vague

    return Table(columns, (Section("", [row(silence) for silence in found]),))


def _reading_table(found: Sequence[Silence], *, narrow: bool) -> Table:
    """The same as a person reads it: an event is its title, with its date below."""
    whole = all(silence.is_of_whole_days for silence in found)
    columns = (
        Column("days", "number") if whole else Column("length", "text"),
        Column("silent", "date", least_width=72 if narrow else 0),
        Column("after this", "title"),
        Column("before this", "title"),
    )

    def row(silence: Silence) -> Row:
        events = (
            (e.title, short_words(e.date)) for e in (silence.before, silence.after)
        )
        length = silence.days if whole else duration_words(silence.seconds)
        return length, _silent_words(silence), *events

    return Table(columns, (Section("", [row(silence) for silence in found]),))


def _silent_words(silence: Silence) -> Cell:
    """The time of the silence, and below it the vague events that may lie in it."""
    words = short_period(silence.period)
    surely, maybe = [], []
    for event in silence.vague:
        if certainty(event.date, silence.period, "start") is Certainty.YES:
            surely.append(event)
        else:
            maybe.append(event)
    lines = []
    if surely:
        verb = "lies" if len(surely) == 1 else "lie"
        lines.append(_counted_dates(surely, verb))
    if maybe:
        lines.append(_counted_dates(maybe, "may lie"))
    if not lines:
        return words
    return words, "; ".join(lines)


def _counted_dates(events: Sequence[Event], verb: str) -> str:
    """How many events lie, or may lie, in a silence, and the dates of the first."""
    dates = list(dict.fromkeys(short_words(event.date) for event in events))
    more = ""
    if len(dates) > _MOST_DATES:
        more = f" and {len(dates) - _MOST_DATES} more"
    number = counted(len(events), "event")
    return f"{number} {verb} in it: {', '.join(dates[:_MOST_DATES])}{more}"


_MOST_DATES = 3


def _with_keys(
    answer: Answer, per: str | None, found: Sequence[Silence], table: Table
) -> Table:
    """The table with a first column that says whose silence each is."""
    if not per:
        return table
    groups = Groups.of(field_of(per), answer.head)
    (section,) = table.sections
    rows = [
        (groups.label(silence.key), *cells)
        for silence, cells in zip(found, section.rows, strict=True)
    ]
    return Table((groups.column, *table.columns), (Section("", rows),))
