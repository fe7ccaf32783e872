"""Events in groups: under each actor, theme, type ... that they have, or each day or month."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crisistl.dates.calendar import UNITS
from crisistl.engine.answer import Answer
from crisistl.output.cells import text_of
from crisistl.output.report import Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.counted import counted_field
from crisistl.query.fields import FULL_COLUMNS
from crisistl.query.hit import Hit
from crisistl.views.counts.groups import MISSING, Groups
from crisistl.views.events import SHORT_COLUMNS, events_heading, hits_table
from crisistl.views.periods import period_of


def grouped_report(
    answer: Answer, by: str, columns: Sequence[str] = (), limit: int | None = None
) -> Report:
    """The events under each value of a field, the value with the most events first, or in order of time.

    An event is in the group of each value that it has. For programs the value is the first column.
    """
    groups = _grouped(answer, by, limit)
    sides = {"by": "initiator", "toward": "recipient"}
    return Report(
        events_heading(answer, limit, sides.get(by, by)),
        rows=lambda: _with_value(
            answer, by, groups, columns or FULL_COLUMNS, worded=False
        ),
        reading=lambda: _in_sections(answer, groups, columns),
        lines=lambda: _with_value(
            answer, by, groups, columns or SHORT_COLUMNS, worded=False
        ),
    )


def _grouped(answer: Answer, by: str, limit: int | None) -> list[tuple[str, list[Hit]]]:
    """Each group's label and hits."""
    hits = answer.first(limit)
    if unit := UNITS.get(by):
        in_time = _by_key(hits, lambda hit: (period_of(hit.event, unit) or MISSING,))
        known = sorted(label for label in in_time if label != MISSING)
        if MISSING in in_time:
            vague = [(f"{by} unknown", in_time[MISSING])]
        else:
            vague = []
        return [*((label, in_time[label]) for label in known), *vague]
    groups = Groups.of(counted_field(by), answer.head)
    found = _by_key(hits, lambda hit: groups.keys(hit.event) or (MISSING,))
    busiest = sorted(found, key=lambda key: (key == MISSING, -len(found[key])))
    return [(text_of(groups.label(key), groups.column), found[key]) for key in busiest]


def _by_key(
    hits: Sequence[Hit], keys: Callable[[Hit], Sequence[str]]
) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        for key in keys(hit):
            found.setdefault(key, []).append(hit)
    return found


def _in_sections(
    answer: Answer, groups: Sequence[tuple[str, list[Hit]]], columns: Sequence[str]
) -> Table:
    whole = hits_table(
        answer, [hit for _, hits in groups for hit in hits], columns, worded=True
    )
    rows = iter([*whole.rows()])
    sections = []
    for label, hits in groups:
        sections.append(Section(f"{label} · {len(hits):,}", [next(rows) for _ in hits]))
    return replace(whole, sections=tuple(sections))


def _with_value(
    answer: Answer,
    by: str,
    groups: Sequence[tuple[str, list[Hit]]],
    columns: Sequence[str],
    *,
    worded: bool,
) -> Table:
    whole = hits_table(
        answer, [hit for _, hits in groups for hit in hits], columns, worded=worded
    )
    labels = [label for label, hits in groups for _ in hits]
    rows: list[Row] = [
        (label, *row) for label, row in zip(labels, whole.rows(), strict=True)
    ]
    return replace(
        whole, columns=(Column(by), *whole.columns), sections=(Section("", rows),)
    )
