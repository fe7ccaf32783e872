"""KML 2.2, for Google Earth: the events that have coordinates, each with the span of days in which it is shown."""

import re
from collections.abc import Iterator
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from crisistl.formats.core.unheld import placed
from crisistl.formats.exports.rows import is_common_day, rows_table
from crisistl.model.timeline import Event, Timeline
from crisistl.output.records import record_of
from crisistl.query.cells import compact
from crisistl.text.wording import counted

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, not even escaped."""


def write_kml(timeline: Timeline, out: TextIO) -> None:
    """A Placemark an event. A month or a year becomes its first and last day, which every program reads."""
    events = [*placed(timeline.events)]
    table = rows_table(timeline, events)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
    if timeline.title:
        out.write(f"  <name>{_text(timeline.title)}</name>\n")
    for event, row in zip(events, table.rows(), strict=True):
        for line in _placemark(event, record_of(row, table.columns)):
            out.write(f"  {line}\n")
    out.write("</Document>\n</kml>\n")


def _placemark(event: Event, cells: dict[str, Any]) -> Iterator[str]:
    yield "<Placemark>"
    yield f"  <name>{_text(event.title)}</name>"
    words = event.date.describe()
    about = "\n\n".join(filter(None, (words[:1].upper() + words[1:], event.summary)))
    # programs show a description as HTML, so it is escaped twice: once as HTML, once as XML
    yield f"  <description>{_text(escape(about))}</description>"
    yield from _span(cells)
    yield "  <ExtendedData>"
    for name, value in cells.items():
        if value not in (None, [], ""):
            yield f"    <Data name={quoteattr(name)}><value>{_text(_plain(value))}</value></Data>"
    yield "  </ExtendedData>"
    yield f"  <Point><coordinates>{event.lon!r},{event.lat!r}</coordinates></Point>"
    yield "</Placemark>"


def _span(cells: dict[str, Any]) -> Iterator[str]:
    """The first and last day; a side that is open, or outside the years of XML, is left out."""
    sides = {"begin": cells["earliest"], "end": cells["latest"]}
    known = {side: day for side, day in sides.items() if is_common_day(day)}
    if known:
        inner = "".join(f"<{side}>{day}</{side}>" for side, day in known.items())
        yield f"  <TimeSpan>{inner}</TimeSpan>"


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """What is shown in another way: spans without a side, and times of day."""
    events = [*placed(timeline.events)]
    rows = rows_table(timeline, events)
    cells = [record_of(row, rows.columns) for row in rows.rows()]
    open_sides = sum(
        not all(is_common_day(cell[side]) for side in ("earliest", "latest"))
        for cell in cells
    )
    timed = sum(bool(cell["start_time"] or cell["end_time"]) for cell in cells)
    found = []
    if open_sides:
        found.append(
            f"kml: {counted(open_sides, 'event')} with an open end, or a day outside the years 1 to 9999, "
            "written without that side of the time span"
        )
    if timed:
        found.append(
            f"kml: the time of day of {counted(timed, 'event')} is in the data of each, not in its time span"
        )
    return tuple(found)


def _plain(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        return compact(value)
    return str(value)


def _text(text: str) -> str:
    return escape(_NO_XML.sub("�", text))
