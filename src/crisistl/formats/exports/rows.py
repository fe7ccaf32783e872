"""Rows for other programs: dates as EDTF text, whole days for axes, and times of day in columns of their own."""

import re
from collections.abc import Iterable, Mapping

from crisistl.dates import BEGINNING, END
from crisistl.model.timeline import Event, Timeline
from crisistl.output.table import Cell, Column, Section, Table
from crisistl.query.fields import FULL_COLUMNS
from crisistl.query.hit import Hit
from crisistl.query.lookup import field_of

DAYS = ("earliest", "latest", "until")
"""The columns with whole days, YYYY-MM-DD; empty where the date is open."""

YEARS = ("year", "end_year")
TIMES = ("start_time", "end_time")
_DERIVED = (*DAYS, *YEARS, *TIMES)
_DATED = ("id", "date", *_DERIVED)
COLUMNS = (
    *_DATED,
    *(name for name in FULL_COLUMNS if name not in (*_DATED, "match")),
)
"""The columns, in their order: those of the full CSV without `match`, with `until`, years and times."""


_COMMON_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_common_day(day: object) -> bool:
    """Whether a day is of the years 1 to 9999, the only ones that Arrow, Python and XML Schema all have.

    One other day makes pandas refuse a whole Parquet file, and GDAL or fastkml a whole KML file.
    """
    text = str(day)
    return bool(_COMMON_DAY.fullmatch(text)) and not text.startswith("0000")


def days_of(event: Event) -> Mapping[str, Cell]:
    """The derived columns of an event's date."""
    when = event.date
    cells = {name: field_of(name).cell for name in _DERIVED}
    found = {name: cell(Hit(event), _NOBODY) for name, cell in cells.items() if cell}
    if when.earliest_start > BEGINNING:
        found["earliest"] = when.earliest_start.iso_day
    if when.latest_end < END:
        found["latest"] = when.latest_end.iso_day
    return found


_NOBODY = Timeline()


def rows_table(timeline: Timeline, events: Iterable[Event] | None = None) -> Table:
    """The events of a timeline, or these of them, with the columns."""
    fields = [field_of(name, shown=True) for name in COLUMNS]
    rows = []
    for event in timeline.events if events is None else events:
        days = days_of(event)
        hit = Hit(event)
        rows.append(
            tuple(
                days[field.column]
                if field.column in days
                else field.cell(hit, timeline)
                if field.cell
                else None
                for field in fields
            )
        )
    columns = tuple(Column(field.column, field.kind) for field in fields)
    return Table(columns, (Section("", rows),))
