"""Threads to a Table: a row a link, for those who want to go on with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisistl.engine.answer import Answer
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.cells import sides
from crisistl.text import wording
from crisistl.views.threads.interval import Interval
from crisistl.views.threads.thread import Step

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

_COLUMNS = (
    Column("thread", "number"),
    Column("depth", "number"),
    Column("id", "id"),
    Column("answers", "id"),
    Column("days_least", "number"),
    Column("days_most", "number"),
    Column("date", "date"),
    Column("who", "sides"),
    Column("title", "title"),
    Column("contradicts", "names"),
)


def thread_report(answer: Answer, threads: Sequence[Sequence[Step]]) -> Report:
    """The steps of each thread: an event, the one it answers there, and the days between, at least and at most.

    An event that answers several has a row for each; `contradicts` goes both ways.
    """
    count = f"{wording.counted(len(threads), 'thread')} in {answer.count}"

    def table() -> Table:
        whole = answer.engine.timeline()
        numbered = enumerate(threads, 1)
        rows = []
        for number, steps in numbered:
            for step in steps:
                rows.append(_row(number, step, whole))
        return Table(_COLUMNS, (Section("", rows),))

    return Report(Heading(answer.title, answer.sentence, count), table)


def _row(number: int, step: Step, timeline: Timeline) -> Row:
    event, answered = step.event, step.answered
    if answered:
        between = Interval.to_answer(answered.date, event.date)
    else:
        between = Interval(None, None)
    return (
        number,
        step.depth,
        event.id,
        answered.id if answered else None,
        between.least,
        between.most,
        event.date.text,
        sides(event, timeline),
        event.title,
        timeline.contradictions.get(event.id, ()),
    )
