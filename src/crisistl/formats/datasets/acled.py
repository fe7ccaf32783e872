"""ACLED: the Armed Conflict Location and Event Data, CSV, read.

Codebook: https://acleddata.com/methodology. The two actors carry no direction, so both act.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from crisistl.dates import DateOrder
from crisistl.dates.written import Settings
from crisistl.formats.core.file_dates import file_date
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, ReadOptions
from crisistl.formats.datasets.dataset import (
    Events,
    Rows,
    coordinates,
    place_in,
)
from crisistl.formats.datasets.dated_table import DatedTable

_NEEDED = ("event_id_cnty", "event_date", "event_type", "actor1")
_ALIASES = {"ally_actor_1": "assoc_actor_1", "ally_actor_2": "assoc_actor_2"}
"""What columns were called before 2019."""

_USED = (
    "event_id_cnty", "event_date", "disorder_type", "event_type", "sub_event_type", "actor1", "actor2",
    "location", "source", "notes", "latitude", "longitude",
)  # fmt: skip
_SEEN = ("year", "time_precision", "country")
_TEXTS = frozenset({
    "assoc_actor_1", "assoc_actor_2", "interaction", "civilian_targeting", "iso3", "region", "country", "admin1",
    "admin2", "admin3", "source_scale", "tags",
})  # fmt: skip
_TYPES = {
    "Battles": "assault",
    "Explosions/Remote violence": "assault",
    "Violence against civilians": "assault",
    "Protests": "protest",
    "Riots": "protest",
}


_TABLE = DatedTable(
    "ACLED", _USED, _SEEN, _TEXTS, _NEEDED, dates=("event_date",), aliases=_ALIASES
)


def read(file: Input, options: ReadOptions) -> Iterator[Item]:
    """One event a row; the order of day and month, where dates need one, is that of the whole file."""
    return _TABLE.read(file, options, _event)


def events_of(
    name: str, lines: Callable[[], Rows], options: ReadOptions
) -> Iterator[Item]:
    """The events of rows, from any container, of which the first has the names of the columns."""
    return _TABLE.events_of(name, lines, options, _event)


def _event(
    order: DateOrder | None,
    events: Events,
    cells: Sequence[str],
    extra: dict[str, Any],
    line: int,
) -> dict[str, Any]:
    (
        identity,
        when,
        disorder,
        kind,
        sub_kind,
        *names,
        place,
        source,
        notes,
        lat,
        lon,
        year,
        precision,
        country,
    ) = cells
    registers = events.registers
    actors = [name for name in names if name]
    date = None
    if when:
        date = _edtf(when.strip(), precision[:1], year, order)
        if _is_outside(date, year):
            other_year = "a date outside the year of its column"
            events.remarks.add(other_year, line, f"{when} and {year}")
    themes = filter(None, (kind, sub_kind, *_listed(disorder)))
    event: dict[str, Any] = {
        "id": events.id_of(identity, "event_id_cnty", extra, line),
        "date": date,
        "title": _title(sub_kind or kind, actors),
        "summary": notes,
        "type": _TYPES.get(kind),
        "actors": registers.actors.ids_of(actors),
        "themes": registers.themes.ids_of(themes),
        "place": place_in(place, country),
        **coordinates(("latitude", "longitude"), lat, lon, extra),
        "sources": registers.sources.ids_of(_listed(source)),
        "extra": extra,
    }
    return {field: value for field, value in event.items() if value or value == 0}


def _title(what: str, names: Sequence[str]) -> str:
    """What happened and between whom: "Armed clash: Rebels – Police"."""
    title = what
    if names:
        title = f"{what}: {' – '.join(names)}"
    if "\n" in title or "\r" in title:
        return " ".join(title.split())
    return title


def _listed(text: str) -> list[str]:
    return [part for item in text.split(";") if (part := item.strip())]


@lru_cache(maxsize=1 << 14)
def _edtf(text: str, precision: str, year: str, order: DateOrder | None) -> str:
    """The date to the day (1), to its ISO week (2) or to its month (3), as ACLED's time_precision says."""
    century = None
    if year.isdigit():
        century = int(year) // 100
    day = file_date(text, Settings(order=order, century=century, pairs="edtf")).text
    if precision == "3":
        return day[:7]
    if precision == "2" and len(day) == 10:
        return _week_of(date.fromisoformat(day))
    return day


def _week_of(day: date) -> str:
    monday = day - timedelta(day.weekday())
    return f"[{monday}..{monday + timedelta(6)}]"


def _is_outside(date: str, year: str) -> bool:
    return year.isdigit() and year not in date
