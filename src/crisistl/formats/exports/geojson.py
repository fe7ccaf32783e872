"""GeoJSON (RFC 7946): the events that have coordinates, as points, with the columns of a row as properties."""

import json
from typing import Any, TextIO

from crisistl.formats.core.unheld import placed
from crisistl.formats.exports.rows import rows_table
from crisistl.model.timeline import Event, Timeline
from crisistl.output.records import record_of


def write_geojson(timeline: Timeline, out: TextIO) -> None:
    """A feature a line, so that versions of a file can be compared."""
    events = [*placed(timeline.events)]
    table = rows_table(timeline, events)
    out.write('{"type": "FeatureCollection", "features": [')
    for number, (event, row) in enumerate(zip(events, table.rows(), strict=True)):
        properties = record_of(row, table.columns)
        out.write(",\n  " if number else "\n  ")
        json.dump(_feature(event, properties), out, ensure_ascii=False)
    out.write("\n]}\n" if events else "]}\n")


def _feature(event: Event, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.lon, event.lat]},
        "properties": properties,
    }
