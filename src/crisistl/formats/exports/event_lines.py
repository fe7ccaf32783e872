"""JSON Lines of events alone: a flat object a line, with names in place of ids, for pandas, polars, R and DuckDB."""

from typing import TextIO

from crisistl.formats.exports.rows import rows_table
from crisistl.model.timeline import Timeline
from crisistl.output.records import write_lines


def write_event_lines(timeline: Timeline, out: TextIO) -> None:
    """A line an event; there is no header, and there are no registers."""
    write_lines(rows_table(timeline), out)
