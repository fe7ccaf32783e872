"""Sheet, written: the events as CSV and TSV; apart from the reader, whose grammar of dates starts slowly."""

from collections.abc import Sequence
from typing import TextIO

from crisistl.model.timeline import Timeline
from crisistl.output.table import Section, Table
from crisistl.query.columns import rows_of
from crisistl.query.fields import FULL_COLUMNS
from crisistl.query.hit import Hit
from crisistl.query.lookup import shown_fields


def write_csv(timeline: Timeline, out: TextIO) -> None:
    """A row an event, with the full columns."""
    from crisistl.output import delimited

    delimited.write_csv(full_table(timeline), out)


def write_tsv(timeline: Timeline, out: TextIO) -> None:
    """The same with tabs between the cells."""
    from crisistl.output import delimited

    delimited.write_tsv(full_table(timeline), out)


def full_table(timeline: Timeline, columns: Sequence[str] = FULL_COLUMNS) -> Table:
    """All events in the order of the file, with the full columns or these."""
    fields = shown_fields(columns)
    hits = [*map(Hit, timeline.events)]
    rows = rows_of([field.cell for field in fields], hits, timeline)
    return Table(tuple(field.header for field in fields), (Section("", rows),))
