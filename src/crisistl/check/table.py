"""Tables of findings, for programs and for reading; of the rules; and a summary for each actor."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from crisistl.check.dates import is_vague
from crisistl.check.findings import Finding
from crisistl.check.rules import Rule
from crisistl.check.sources import sources_of
from crisistl.model.timeline import STATUSES, Event, Timeline
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.cells import either_side
from crisistl.text import wording

ByFile = Mapping[str, Sequence[Finding]]
"""The findings of each file, by its name."""

MOST_SHOWN = 12
"""The largest number of findings of one rule in one file that the table for reading shows."""

_COLUMNS = (
    Column("file", "id"),
    Column("line", "number"),
    Column("severity", "text"),
    Column("rule", "id"),
    Column("place", "text"),
    Column("reason", "title"),
    Column("remedy", "text"),
)
_FOR_READING = (Column("", "text"), Column("rule", "id"), Column("", "title"))


def findings_report(
    found: ByFile,
    *,
    whole: bool,
    more: Callable[[str], str],
    limit: int | None = None,
) -> Report:
    """The findings, of each rule at most so many; unless `whole`, the reading shows only the first without a limit.

    `more` says how to see all findings of a rule.
    """
    heading = Heading(", ".join(found), count=counted(found))
    most = limit
    if most is None and not whole:
        most = MOST_SHOWN
    return Report(
        heading,
        lambda: findings_table(found, limit),
        lambda: reading_table(found, most=most, more=more),
    )


def findings_table(found: ByFile, limit: int | None = None) -> Table:
    """One row for each finding, file by file; at most so many of each rule in a file."""
    rows: list[Row] = []
    for file, findings in found.items():
        of_rules: Counter[str] = Counter()
        for f in findings:
            of_rules[f.rule] += 1
            if limit is not None and of_rules[f.rule] > limit:
                continue
            rows.append((file, f.line, f.severity, f.rule, f.place, f.reason, f.remedy))
    return Table(_COLUMNS, (Section("", rows),))


def reading_table(
    found: ByFile, *, most: int | None, more: Callable[[str], str]
) -> Table:
    """The same for reading, with the remedy below the reason."""
    sections = []
    for file, findings in found.items():
        if findings:
            sections.append(
                Section(
                    file if len(found) > 1 else "", _for_reading(findings, most, more)
                )
            )
    return Table(_FOR_READING, tuple(sections))


def _for_reading(
    findings: Sequence[Finding], most: int | None, more: Callable[[str], str]
) -> list[Row]:
    rows: list[Row] = []
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        of_rule = [*group]
        shown = of_rule[:most]
        rows += [
            (f.severity, rule, (f"{_where(f)}: {f.reason}", f"→ {f.remedy}"))
            for f in shown
        ]
        if left := len(of_rule) - len(shown):
            rows.append(("", rule, f"… and {left:,} more; {more(rule)}"))
    return rows


def _where(finding: Finding) -> str:
    """The place for reading, counted from 1: "line 31, event 2 'geneva-talks'"."""
    place = _PART.sub(_counted_part, finding.place)
    if finding.line:
        return f"line {finding.line}, {place}"
    return place


_PART = re.compile(r"^(event|actor|theme|source)s\[(\d+)\]")
"""The beginning of a place, which is a path into the document: events[1]."""


def _counted_part(found: re.Match[str]) -> str:
    return f"{found[1]} {int(found[2]) + 1}"


def counted(found: ByFile) -> str:
    """The number of findings by severity: "2 errors, 1 remark"."""
    counts = Counter(
        finding.severity for findings in found.values() for finding in findings
    )
    said = []
    for s in ("error", "warning", "remark"):
        if counts[s]:
            said.append(wording.counted(counts[s], s))
    return ", ".join(said) or "no findings"


def rules_report(rules: Iterable[Rule]) -> Report:
    """One row for each rule, with what it looks for."""
    rows: list[Row] = [(rule.name, rule.severity, rule.asks) for rule in rules]
    columns = (
        Column("rule", "id"),
        Column("severity", "text"),
        Column("looks for", "title"),
    )
    return Report(Heading(), lambda: Table(columns, (Section("", rows),)))


def summary_report(timelines: Mapping[str, Timeline]) -> Report:
    """One row for each actor of each file: its events on either side, by status, and their sources.

    `vague` counts dates known only to the month or less, `sources` the different sources of these events, and
    `unsourced` the events without a source.
    """
    rows: list[Row] = []
    for file, timeline in timelines.items():
        for row in _actor_rows(timeline):
            rows.append((file, *row))
    columns = [
        Column("file", "id"),
        Column("id", "id", 120),
        Column("actor", "title"),
        Column("events", "number"),
        *(Column(status, "number", 110) for status in STATUSES),
        Column("vague", "number"),
        Column("sources", "number", 80),
        Column("unsourced", "number", 80),
    ]
    if len(timelines) < 2:  # the only file needs no column
        columns = columns[1:]
        rows = [row[1:] for row in rows]
    titles = ", ".join(timeline.title or name for name, timeline in timelines.items())
    heading = Heading(titles, count=wording.counted(len(rows), "actor"))
    return Report(heading, lambda: Table(tuple(columns), (Section("", rows),)))


def _actor_rows(timeline: Timeline) -> Iterator[Row]:
    """The row of each actor of a file, the busiest first."""
    events_of: dict[str, list[Event]] = {actor.id: [] for actor in timeline.actors}
    for event in timeline.events:
        for actor in either_side(event):
            events_of[actor].append(event)
    for known in sorted(timeline.actors, key=lambda actor: -len(events_of[actor.id])):
        yield (known.id, known.name, *_summed(events_of[known.id]))


def _summed(events: Sequence[Event]) -> tuple[int, ...]:
    statuses: Counter[str] = Counter(event.status for event in events)
    sources = {source for event in events for source in sources_of(event)}
    vague, unsourced = (
        sum(is_vague(event.date) for event in events),
        sum(not event.sources for event in events),
    )
    return (
        len(events),
        *(statuses[status] for status in STATUSES),
        vague,
        len(sources),
        unsourced,
    )
