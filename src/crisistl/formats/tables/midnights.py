"""Midnights: whether 'midnight' in a column of times begins or ends its day, by the order of the rows."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Literal

from crisistl.dates.written import Settings
from crisistl.dates.written.clock import MIDNIGHTS
from crisistl.formats.tables.clock_cells import TimeColumn, read_clock

Place = Literal["begins", "ends"]
_NO_TIME = " 00:00:00"


def is_midnight(text: str) -> bool:
    """Whether a cell is the word for midnight in any language."""
    return " ".join(text.lower().split()).removeprefix("12 ") in MIDNIGHTS


def day_key(cell: str) -> str:
    """The text that a date is found by: its cell, without the 00:00:00 of a spreadsheet."""
    return cell.strip().removesuffix(_NO_TIME)


def midnights(
    rows: Iterable[tuple[str, str]], column: TimeColumn
) -> Mapping[str, Place]:
    """Where midnight is in each day whose rows show it; `rows` have the cells of the date and of the time.

    In a table in the order of time, midnight is the end of a day after its other times, and the beginning before
    them.
    """
    days: dict[str, list[str]] = {}
    for date, time in rows:
        days.setdefault(day_key(date), []).append(time)
    days.pop("", None)
    times = {day: _minutes(cells, column) for day, cells in days.items()}
    backwards = _runs_backwards(times)
    if backwards is None:
        return {}
    found: dict[str, Place] = {}
    for day, cells in days.items():
        marks = [index for index, cell in enumerate(cells) if is_midnight(cell)]
        if len(marks) == 1:
            before = any(times[day][: marks[0]])
            after = any(times[day][marks[0] + 1 :])
            if before != after:
                found[day] = "begins" if before == backwards else "ends"
    return found


def _minutes(cells: Iterable[str], column: TimeColumn) -> list[str | None]:
    """The time of each cell in a form that can be compared; None for a cell that can't be read."""
    found = []
    for cell in cells:
        times = read_clock(cell, column, Settings())
        found.append(times[0].edtf[:6] if times and times[0].edtf else None)
    return found


def _runs_backwards(days: Mapping[str, list[str | None]]) -> bool | None:
    """Whether the latest row comes first; None where the rows are in no order or show none."""
    forward = back = 0
    for times in days.values():
        known = [time for time in times if time]
        for earlier, later in pairwise(known):
            forward += earlier < later
            back += earlier > later
    iso = [day for day in days if day[:4].isdecimal() and len(day) == 10]
    for first, second in pairwise(iso):
        forward += first < second
        back += first > second
    if bool(forward) == bool(back):
        return None
    return back > 0
