"""JSON Lines of events alone: a flat object a line, with names in place of ids, for pandas, polars, R and DuckDB."""

from typing import TextIO

from crisistl.formats.exports.rows import rows_table
from crisistl.model.timeline import Timeline
from crisistl.output.records import write_lines


def write_event_lines(timeline: Timeline, out: TextIO) -> None:
    """Write one event per line, without a header and registers."""
    write_lines(rows_table(timeline), out)
