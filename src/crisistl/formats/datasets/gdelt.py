"""GDELT events, 1.0 (57 or 58 columns) and 2.0 (61): tab-separated rows without a header, read.

Codebooks: http://data.gdeltproject.org/documentation/. Places have FIPS codes (RS is Russia), not ISO.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions
from crisistl.formats.datasets.cameo import label_of, type_of
from crisistl.formats.datasets.dataset import Events, Layout, Rows, coordinates
from crisistl.formats.tables.delimited import delimited_rows

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_EVENT = ("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
          "NumMentions", "NumSources", "NumArticles", "AvgTone")  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_PLACE_2 = (
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    "ADM2Code",
    "Lat",
    "Long",
    "FeatureID",
)


def _columns(place: Sequence[str]) -> tuple[str, ...]:
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
        *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
        *_EVENT,
        *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in place),
        "DATEADDED", "SOURCEURL",
    )  # fmt: skip


_LAYOUTS = {61: _columns(_PLACE_2), 58: _columns(_PLACE), 57: _columns(_PLACE)[:-1]}
_NEEDED = ("GLOBALEVENTID", "SQLDATE", "EventCode")
_GEO = ("ActionGeo_Lat", "ActionGeo_Long")
_USED = (
    "GLOBALEVENTID",
    "SQLDATE",
    "Actor1Name",
    "Actor2Name",
    "ActionGeo_FullName",
    "SOURCEURL",
    *_GEO,
)
_SEEN = ("EventCode", "Actor1Code", "Actor2Code")
_NUMBERS = frozenset({
    "MonthYear", "Year", "FractionDate", "IsRootEvent", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in ("Type", "Lat", "Long")),
})  # fmt: skip


def read(file: Input, options: ReadOptions) -> Iterator[Item]:
    """One event a row: actor 1 acts towards actor 2. Codes stay text, for their leading zeros matter."""
    if file.remark:
        yield Note(file.remark)
    yield from events_of(
        file.name, lambda: delimited_rows(file, "\t", quoted=False), options
    )


def events_of(
    name: str, lines: Callable[[], Rows], options: ReadOptions
) -> Iterator[Item]:
    """The events of rows, from any container; the first row may have the names of the columns."""
    rows = lines()
    first = next(rows, None)
    if first is None:
        return
    headers, named = _headers(first[1], name)
    if named:
        body = rows
    else:
        body = chain([first], rows)
    layout = Layout(headers, _USED, _SEEN, frozenset(headers) - _NUMBERS)
    yield from Events(layout).read(body, _event)


def is_row(cells: Sequence[str]) -> bool:
    """Whether a row without headings above it is one of GDELT's."""
    if len(cells) not in _LAYOUTS:
        return False
    if re.fullmatch(r"\d+", cells[0]) is None:
        return False
    if re.fullmatch(r"\d{8}", cells[1]) is None:
        return False
    return cells[2] == cells[1][:6]


def _headers(row: list[str] | Fault, name: str) -> tuple[list[str], bool]:
    """The columns, and whether the first row names them; rows of known width need no names. Raises DataError."""
    cells = [] if isinstance(row, Fault) else row
    known = {column.lower(): column for column in _LAYOUTS[61]}
    headers = [known.get(cell.strip().lower(), cell.strip()) for cell in cells]
    if set(_NEEDED) <= set(headers):
        return headers, True
    if len(cells) not in _LAYOUTS:
        raise DataError(
            f"{name}: line 1 has {len(cells)} cells; GDELT's events have 57, 58 or 61, with tabs between them"
        )
    return [*_LAYOUTS[len(cells)]], False


def _event(
    events: Events, cells: Sequence[str], extra: dict[str, Any], line: int
) -> dict[str, Any]:
    identity, when, actor1, actor2, place, address, lat, lon, code, code1, code2 = cells
    acting, acted_on = actor1 or code1, actor2 or code2
    actors = events.registers.actors
    event: dict[str, Any] = {
        "id": events.id_of(identity, "GLOBALEVENTID", extra, line),
        "date": f"{when[:4]}-{when[4:6]}-{when[6:]}" if len(when) == 8 else when,
        "title": ": ".join(filter(None, (acting, label_of(code), acted_on))),
        "type": type_of(code),
        "actors": [actors.id_of(acting)] if acting else [],
        "targets": [actors.id_of(acted_on)] if acted_on else [],
        "place": place,
        **coordinates(_GEO, lat, lon, extra),
        "sources": [_citation(events, address)] if address else [],
        "extra": extra,
    }
    return {field: value for field, value in event.items() if value or value == 0}


def _citation(events: Events, address: str) -> dict[str, str]:
    """The article, by its outlet, which is the host of its address; a text that isn't an address becomes a title."""
    if not re.match(r"https?://", address):
        return {"title": address}
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    outlet = host.removeprefix("www.")
    if outlet:
        return {"source": events.registers.sources.id_of(outlet), "url": address}
    return {"url": address}
