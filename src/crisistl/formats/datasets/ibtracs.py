"""IBTrACS: the International Best Track Archive for Climate Stewardship (v04), CSV, read: one event a storm.

Columns: https://www.ncei.noaa.gov/products/international-best-track-archive. A row is where a storm was at one time,
in UTC; the rows of a storm come one after another. A row of units follows the headings.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from crisistl.formats.core.record import Fault, Item, Note, ReadOptions, Record
from crisistl.formats.core.slug import Ids
from crisistl.formats.datasets.dataset import Rows
from crisistl.formats.tables.cells import number_or_text
from crisistl.text.wording import counted

_TIME = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?", re.ASCII)
_UNNAMED = ("", "NOT_NAMED", "UNNAMED")
# the same for all rows of a storm; the rest is of one time
_OF_STORMS = ("SEASON", "NUMBER", "BASIN", "SUBBASIN")


def events_of(
    name: str, lines: Callable[[], Rows], options: ReadOptions
) -> Iterator[Item]:
    """The storms of rows, from any container, of which the first has the names of the columns."""
    rows = lines()
    _, headers = next(rows)
    names = [str(header).strip().upper() for header in headers]  # type: ignore[union-attr]
    ids, storms, fixes = Ids(), 0, 0
    for found in _tracks(_fixes(rows, names)):
        if isinstance(found, Fault):
            yield found
            continue
        event = _event([fix.cells for fix in found])
        event["id"] = ids.give(event["id"])
        yield Record("event", event, storms, found[0].line)
        storms += 1
        fixes += len(found)
    if storms:
        yield Note(
            f"{name}: {counted(fixes, 'position')} of {counted(storms, 'storm')}; "
            "where a storm was at each time, and how strong, is left out but for the first place"
        )


class _Fix(NamedTuple):
    """Where a storm was at one time: the cells of a row by heading."""

    line: int
    cells: dict[str, str]


def _tracks(fixes: Iterator[_Fix | Fault]) -> Iterator[list[_Fix] | Fault]:
    """The fixes of each storm together, and the faults among them, which don't end a storm."""
    track: list[_Fix] = []
    for fix in fixes:
        if isinstance(fix, Fault):
            yield fix
            continue
        if track and track[0].cells["SID"] != fix.cells["SID"]:
            yield track
            track = []
        track.append(fix)
    if track:
        yield track


def _fixes(rows: Rows, names: Sequence[str]) -> Iterator[_Fix | Fault]:
    """Each row as a fix or a fault; the row of units, which has no id, left out."""
    for line, row in rows:
        if isinstance(row, Fault):
            yield row
            continue
        cells = dict(zip(names, (str(cell).strip() for cell in row), strict=False))
        if not cells.get("SID"):
            continue
        time = cells.get("ISO_TIME", "")
        if _TIME.fullmatch(time):
            yield _Fix(line, cells)
        else:
            problem = "isn't a time such as 1984-06-24 18:00:00"
            yield Fault("column ISO_TIME", problem, line=line, value=time)


def _event(rows: Sequence[dict[str, str]]) -> dict[str, Any]:
    first, last = rows[0], rows[-1]
    times = list(dict.fromkeys((_time(first["ISO_TIME"]), _time(last["ISO_TIME"]))))
    title = first.get("NAME", "")
    if title.upper() in _UNNAMED:
        title = f"Unnamed storm {first['SID']}"
    extra: dict[str, Any] = {"positions": len(rows)}
    for name in _OF_STORMS:
        if first.get(name):
            extra[name] = number_or_text(first[name])
    event: dict[str, Any] = {
        "id": first["SID"],
        "date": "/".join(times),
        "title": title,
    }
    place = _place(first)
    if place:
        event |= place
    return event | {"extra": extra}


def _time(text: str) -> str:
    # a spreadsheet leaves midnight out
    return f"{text[:10]}T{text[11:16] or '00:00'}Z"


def _place(cells: dict[str, str]) -> dict[str, float]:
    """Where a storm was first seen; nothing where that isn't known."""
    try:
        lat, lon = float(cells.get("LAT", "")), float(cells.get("LON", ""))
    except ValueError:
        return {}
    if lon > 180:  # IBTrACS counts on from 180 to 266 where a track crosses that line
        lon = round(lon - 360, 4)
    return {"lat": lat, "lon": lon}
