"""Gaps: the longest silences of an answer, between any two events or between two of one actor, theme or pair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from itertools import chain

from crisistl.dates import EventDate, Period
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.lineage import Lineage
from crisistl.model.timeline import Event, Timeline
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.fields import JOINTLY, TOWARD, either_side, field_of
from crisistl.query.tree import window_of
from crisistl.text.names import did_you_mean
from crisistl.views.counts.groups import Groups
from crisistl.views.reasons import reasons
from crisistl.views.wording import short_period, short_words

_NOTE = "A vague date fills all its days; what goes on counts only where it begins."

PER = ("actor", "theme", "pair")
"""Whose silence can be asked for."""

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Silence:
    """Days on which surely nothing happened, with the event before and the one after; `key` says of whom."""

    key: str
    first: date
    last: date
    before: Event
    after: Event

    @property
    def days(self) -> int:
        """How many days are silent; the days of the two events are not among them."""
        return (self.last - self.first).days + 1


def silences(answer: Answer, per: str | None = None, limit: int = 10) -> tuple[Silence, ...]:
    """The longest silences, the longest first, of all events or of each actor, theme or pair.

    A silence is only what surely is one. An event that may have been on any of several days fills them all,
    and so does one that lasted from one day to another. One that goes on, or whose end nobody knows, fills only
    the days on which it may have begun: it is the background, and would drown every silence after it.

    An actor's or a theme's silence is that of all who are part of it, as `--actor` asks for them; a pair's is
    between two tops of these trees, either way. With a window, a silence is what of it lies within: of the days
    outside, the answer does not have all events.
    """
    keys = _keys(per, answer.head)
    window = window_of(answer.query)
    last: dict[str, tuple[date, Event]] = {}
    found = (
        silence
        for hit in answer.hits
        for key in keys(hit.event)
        if (silence := _before(key, hit.event, last, window.period if window else None))
    )
    return tuple(nsmallest(limit, found, key=lambda silence: (-silence.days, silence.first)))


def noise(when: EventDate) -> tuple[date, date]:
    """The first and the last day that an event may have filled."""
    return when.s1, when.e2 if when.end == "closed" else when.s2


def _before(
    key: str, event: Event, last: dict[str, tuple[date, Event]], within: Period | None
) -> Silence | None:
    """The silence that the event ends; `last` has for each key until when there has been noise, and of what."""
    begins, ends = noise(event.date)
    known = last.get(key)
    if known is None or ends > known[0]:
        last[key] = ends, event
    if known is None or begins <= known[0]:
        return None
    first, until = known[0] + _DAY, begins - _DAY
    if within:
        first, until = max(first, within.lower), min(until, within.upper)
    return Silence(key, first, until, known[1], event) if first <= until else None


def _keys(per: str | None, timeline: Timeline) -> Callable[[Event], Sequence[str]]:
    if per is None:
        return lambda event: ("",)
    if per == "pair":
        groups = Groups.of(field_of("pair"), timeline, depth=1)
        return lambda event: _either_way(groups.keys(event))
    if per not in PER:
        raise UsageError(f"--per {per!r}{did_you_mean(per, PER) or '; use ' + ', '.join(PER)}")
    lines = Lineage(timeline.actors if per == "actor" else timeline.themes)
    named: Callable[[Event], Sequence[str]] = either_side if per == "actor" else lambda event: event.themes
    return lambda event: tuple(dict.fromkeys(up for name in named(event) for up in lines[name]))


def _either_way(keys: Sequence[str]) -> Sequence[str]:
    pairs = [sorted(key.split(TOWARD if TOWARD in key else JOINTLY)) for key in keys]
    return tuple(dict.fromkeys(JOINTLY.join(pair) for pair in pairs if pair[0] != pair[1]))


def gaps_report(answer: Answer, per: str | None, limit: int) -> Report:
    """The longest silences; UsageError where there is no such `per`."""
    found = silences(answer, per, limit)
    notes = (_NOTE,) if found else reasons(answer)
    count = f"the longest silences in {answer.count}" if found else f"no silence in {answer.count}"
    return Report(
        Heading(answer.head.title, answer.sentence, count, notes),
        rows=lambda: _with_keys(answer, per, found, gaps_table(found)),
        reading=lambda: _with_keys(answer, per, found, _reading_table(found, narrow=bool(per))),
    )


def gaps_table(found: Sequence[Silence]) -> Table:
    """A row a silence: how many days, from when to when, and the events before and after it."""
    columns = (
        Column("days", "number"), Column("first", "date"), Column("last", "date"),
        Column("before_id", "id"), Column("before_date", "date"), Column("before", "title"),
        Column("after_id", "id"), Column("after_date", "date"), Column("after", "title"),
    )  # fmt: skip

    def row(silence: Silence) -> Row:
        events = ((e.id, e.date.text, e.title) for e in (silence.before, silence.after))
        return silence.days, str(silence.first), str(silence.last), *chain.from_iterable(events)

    return Table(columns, (Section("", [row(silence) for silence in found]),))


def _reading_table(found: Sequence[Silence], *, narrow: bool) -> Table:
    """The same as a person reads it: an event is its title, with its date below."""
    columns = (
        Column("days", "number"), Column("silent", "date", least_width=72 if narrow else 0),
        Column("after this", "title"), Column("before this", "title"),
    )  # fmt: skip

    def row(silence: Silence) -> Row:
        events = ((e.title, short_words(e.date)) for e in (silence.before, silence.after))
        return silence.days, short_period(Period(silence.first, silence.last)), *events

    return Table(columns, (Section("", [row(silence) for silence in found]),))


def _with_keys(answer: Answer, per: str | None, found: Sequence[Silence], table: Table) -> Table:
    """The table with a first column that says whose silence each is."""
    if not per:
        return table
    groups = Groups.of(field_of(per), answer.head)
    (section,) = table.sections
    rows = [(groups.label(silence.key), *cells) for silence, cells in zip(found, section.rows, strict=True)]
    return Table((groups.column, *table.columns), (Section("", rows),))
