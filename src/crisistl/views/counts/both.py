"""Periods in which each of several actors acts: how often each does."""

from collections import Counter

from crisistl.dates.calendar import UNITS
from crisistl.engine.answer import Answer
from crisistl.errors import InvalidSetting
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table
from crisistl.query.lookup import field_of
from crisistl.query.terms import split_list
from crisistl.query.tree import Has, all_of
from crisistl.query.vocabulary import Vocabulary
from crisistl.views.periods import period_of
from crisistl.views.reasons import reasons


def both_report(answer: Answer, names: str, unit: str) -> Report:
    """A row for each period in which all of these actors act, with how many events of each begin in it.

    Events whose beginning may fall in several such periods are left out. UsageError for an unknown actor, for
    fewer than two, and for what isn't a period.
    """
    if unit not in UNITS:
        raise InvalidSetting(
            "both", "only periods are compared", f"count by {', '.join(UNITS)}"
        )
    actor = field_of("actor")
    known = Vocabulary.of(actor, answer.engine.spellings(actor))
    ids = [known.get(name) or known.by_word(name) for name in split_list(names)]
    if len(set(ids)) < 2:
        raise InvalidSetting(
            "both", "name two actors with a comma between them", value=names
        )
    counts = [_counted(answer, identity, unit) for identity in ids]
    shared = set(counts[0]).intersection(*counts[1:])
    rows: list[Row] = []
    for label in sorted(shared):
        rows.append((label, *(count[label] for count in counts)))
    titles = [known.titles[identity] for identity in ids]
    columns = (Column(unit), *(Column(title, "number") for title in titles))
    periods = (
        f"{len(rows):,} {unit}s on which {' and '.join(titles)} act, in {answer.count}"
    )
    heading = Heading(answer.title, answer.sentence, periods, reasons(answer))
    return Report(heading, lambda: Table(columns, (Section("", rows),), headed=True))


def _counted(answer: Answer, actor: str, unit: str) -> Counter[str]:
    """How many events in which the actor acts begin in each period."""
    asked = Answer(
        answer.engine, all_of([answer.query, Has("by", actor)]), answer.certain
    )
    labels = (period_of(event, UNITS[unit]) for event in asked.events)
    return Counter(label for label in labels if label)
