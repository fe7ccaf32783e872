"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, CSV, read.

Codebook: https://ucdp.uu.se/downloads/. Numbers may come as `1.0` and days with a time behind them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from crisistl.dates import DateOrder
from crisistl.dates.written import Settings
from crisistl.formats.core.file_dates import file_date
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, ReadOptions
from crisistl.formats.core.register import Register
from crisistl.formats.datasets.dataset import (
    Events,
    Rows,
    coordinates,
    place_in,
)
from crisistl.formats.datasets.dated_table import DatedTable

_NEEDED = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "date_prec",
    "date_start",
    "date_end",
)
_USED = (
    "id", "side_a", "side_b", "conflict_name", "where_coordinates", "date_start", "date_end",
    "latitude", "longitude", "source_article", "source_office", "source_date", "source_headline",
)  # fmt: skip
_SEEN = ("dyad_name", "type_of_violence", "date_prec", "country")
_TEXTS = frozenset({
    "relid", "code_status", "dyad_name", "source_original", "where_description", "adm_1", "adm_2", "geom_wkt",
    "country", "region",
})  # fmt: skip
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VIOLENCE = {
    "1": "state-based violence",
    "2": "non-state violence",
    "3": "one-sided violence",
}


_TABLE = DatedTable(
    "UCDP GED", _USED, _SEEN, _TEXTS, _NEEDED, dates=("date_start", "date_end")
)


def read(file: Input, options: ReadOptions) -> Iterator[Item]:
    """One event a row. Sides that fight each other both act; in one-sided violence, side A acts on side B."""
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
        side_a,
        side_b,
        conflict,
        where,
        start,
        end,
        lat,
        lon,
        *reported,
        dyad,
        violence,
        precision,
        country,
    ) = cells
    registers = events.registers
    sides = [*filter(None, (side_a, side_b))]
    event: dict[str, Any] = {
        "id": events.id_of(identity.removesuffix(".0"), "id", extra, line),
        "date": _date(_day(start, order), _day(end, order), precision),
        "title": _title(dyad or " - ".join(sides), where),
        "type": "assault",
        **_roles(registers.actors.ids_of(sides), violence),
    }
    if themes := [*filter(None, (_VIOLENCE.get(violence[:1]), conflict))]:
        event["themes"] = registers.themes.ids_of(themes)
    if place := place_in(where, country):
        event["place"] = place
    event |= coordinates(("latitude", "longitude"), lat, lon, extra)
    if sources := _citations(registers.sources, reported, extra):
        event["sources"] = sources
    event["extra"] = extra
    if not start:
        del event["date"]
    return event


def _title(dyad: str, where: str) -> str:
    title = dyad
    if where:
        title = f"{dyad}: {where}"
    if "\n" in title or "\r" in title:
        return " ".join(title.split())
    return title


@lru_cache(maxsize=1 << 14)
def _day(text: str, order: DateOrder | None) -> str:
    """A day without the time behind it; one that isn't in ISO order has that of the file. Raises DateError."""
    if not text or _ISO_DAY.match(text):
        return text[:10]
    return file_date(text, Settings(order=order, pairs="edtf")).text[:10]


def _date(start: str, end: str, precision: str) -> str:
    """A day, the span that a continuous event took, or the days in one of which it was."""
    if start == end:
        return start
    if precision[:1] == "1":
        return f"{start}/{end}"
    return f"[{start}..{end}]"


def _citations(
    register: Register, reported: Sequence[str], extra: dict[str, Any]
) -> list[dict[str, str]]:
    """The parallel lists of offices, days and headlines as citations; the rest stays in `extra`.

    Events coded before there were such lists have their article in words.
    """
    article, offices, dates, headlines = reported
    if offices and ";" not in offices:
        if article and article != f'"{offices},{dates},{headlines}"':
            _keep_article(article, [(offices, dates, headlines)], extra)
        return [_citation(register, offices, dates, headlines)]
    if offices:
        return _several(register, reported, extra)
    extra |= {
        name: text
        for name, text in (("source_date", dates), ("source_headline", headlines))
        if text
    }
    if article:
        return [{"title": article}]
    return []


def _several(
    register: Register, reported: Sequence[str], extra: dict[str, Any]
) -> list[dict[str, str]]:
    article, offices, dates, headlines = reported
    outlets, days, titles = offices.split(";"), dates.split(";"), headlines.split(";")
    if len(titles) != len(outlets):
        titles = _headlines(article, outlets, days)
    if not len(outlets) == len(days) == len(titles):
        lists = (
            ("source_date", dates),
            ("source_headline", headlines),
            ("source_article", article),
        )
        extra |= {name: text for name, text in lists if text}
        return [_citation(register, outlet, "", "") for outlet in outlets if outlet]
    cited = [*zip(outlets, days, titles, strict=True)]
    _keep_article(article, cited, extra)
    return [_citation(register, *each) for each in cited if each[0] or each[2]]


def _citation(register: Register, outlet: str, day: str, title: str) -> dict[str, str]:
    if outlet:
        cited = {"source": register.id_of(outlet.strip())}
    else:
        cited = {}
    if title and (title := title.strip()) != ".":
        cited["title"] = title
    if day:
        cited["published"] = day.strip()
    return cited


def _headlines(article: str, outlets: Sequence[str], days: Sequence[str]) -> list[str]:
    """The headlines of '"office,day,headline";"office,day,headline"', where they have ";" in them."""
    starts = [f"{outlet},{day}," for outlet, day in zip(outlets, days, strict=False)]
    parts = article.strip('"').split('";"')
    if len(parts) != len(outlets) or len(days) != len(outlets):
        return []
    found = []
    for part, start in zip(parts, starts, strict=True):
        if part.startswith(start):
            found.append(part.removeprefix(start))
    return found


def _keep_article(
    article: str, cited: Sequence[tuple[str, str, str]], extra: dict[str, Any]
) -> None:
    """Keep the article where it says more than the lists; spaces are nothing more."""
    listed = ";".join([f'"{outlet},{day},{title}"' for outlet, day, title in cited])
    if article != listed and "".join(article.split()) != "".join(listed.split()):
        extra["source_article"] = article


def _roles(actors: list[str], violence: str) -> dict[str, list[str]]:
    """Both sides as actors; in one-sided violence, the first as actor and the second as target."""
    if violence[:1] == "3" and len(actors) == 2:
        return {"actors": actors[:1], "targets": actors[1:]}
    return {"actors": actors}
