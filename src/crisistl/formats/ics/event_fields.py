"""Event fields: a VEVENT as the fields of an event."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from crisistl.dates import EventDate
from crisistl.formats.core.kept import Fields
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.slug import is_id
from crisistl.formats.ics.event_dates import own_date, read_date
from crisistl.formats.ics.properties import (
    DATE,
    DATE_WORD,
    KEPT,
    LINKS,
    SIDES,
    TYPE,
    UID,
    UNTITLED,
    Vevent,
    VeventError,
    all_of,
    date_line,
    text_of,
    texts_of,
    unescaped,
)
from crisistl.formats.tables.titles import title_from

_READ = frozenset(
    (
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION"),
        *("LOCATION", "GEO", "CATEGORIES", "URL", DATE, KEPT, *SIDES.values()),
    )
)


def fields_of(shown: Vevent, zone: ZoneInfo | None = None) -> Fields:
    """The fields of an event that a VEVENT has, under the model's names; actors and themes by their names.

    `zone` is the calendar's own, in which its times in UTC are meant.
    What the model has no place for is in `extra`, by the property's name. Raises VeventError.
    """
    extra: Fields = {}
    own = own_date(shown)
    texts = titled(text_of(shown, "SUMMARY"), text_of(shown, "DESCRIPTION"), own)
    when = read_date(shown, own, extra, zone)
    found: Fields = {"date": when, "title": texts["title"]}
    uid = text_of(shown, "UID").removesuffix(UID)
    if is_id(uid):
        found["id"] = uid
    elif uid:
        extra["UID"] = uid
    found |= texts
    found["place"] = text_of(shown, "LOCATION").strip()
    found |= _coordinates(shown)
    categories = map(_categories, all_of(shown, "CATEGORIES"))
    found["themes"] = themes_of(chain.from_iterable(categories))
    for field, name in SIDES.items():
        found[field] = names_of(texts_of(shown, name))
    found["sources"] = [{"url": url} for url in texts_of(shown, "URL")[:1]]
    found |= _links(shown)
    extra |= _rest(shown)
    return without_empty(found | {"extra": extra})


def titled(line: str, description: str, own: EventDate | None) -> Fields:
    """The title and the summary of an event, from its SUMMARY and DESCRIPTION; `own` is the date in our property."""
    summary = _without_date(description, own)
    line = " ".join(line.split("\n")).strip()
    title = line or title_from(summary) or UNTITLED
    # a text that became the title is not repeated below it
    if line or summary != title:
        return {"title": title, "summary": summary}
    return {"title": title}


def themes_of(names: Iterable[str]) -> list[str]:
    """The themes that categories name, each once."""
    return names_of([" ".join(name.split()) for name in names])


def names_of(names: Iterable[str]) -> list[str]:
    """The names that have something to read, each once."""
    return [*dict.fromkeys([text for name in names if (text := name.strip())])]


def _coordinates(shown: Vevent) -> Fields:
    """The latitude and longitude of GEO (RFC 5545, 3.8.1.6)."""
    from icalendar import vGeo

    # of one that isn't valid, the library gives an object of another class, whose text is kept in `extra`
    place = shown.get("GEO")
    if isinstance(place, vGeo):
        return {"lat": place.latitude, "lon": place.longitude}
    return {}


def _without_date(description: str, own: EventDate | None) -> str:
    """The description without the line that has our own date in words."""
    first, _, rest = description.partition("\n")
    if own and first.startswith(DATE_WORD) and first.strip() == date_line(own):
        return rest.strip()
    return description


def _categories(line: Any) -> list[str]:
    """The names in a line of CATEGORIES."""
    if TYPE in line.params:
        raise VeventError(
            "has a VALUE that isn't text",
            "CATEGORIES",
            line.params[TYPE],
            remedy="leave it out",
        )
    return [str(name) for name in line.cats]


def _links(shown: Vevent) -> Fields:
    found: dict[str, list[str]] = {field: [] for field in LINKS}
    for related in all_of(shown, "RELATED-TO"):
        for field, relation in LINKS.items():
            if related.params.get("RELTYPE") == relation:
                found[field].append(str(related).removesuffix(UID))
    return found


def _rest(shown: Vevent) -> Iterator[tuple[str, Any]]:
    """The properties that are not read elsewhere, by name."""
    ours = DATE in shown
    for name in shown:
        if name in _READ or (ours and name == "STATUS"):
            continue
        values = []
        for value in all_of(shown, name):
            if not _is_link(name, value):
                values.append(_plain(value))
        if values:
            yield name, values[0] if len(values) == 1 else values


def _is_link(name: str, value: Any) -> bool:
    return name == "RELATED-TO" and value.params.get("RELTYPE") in LINKS.values()


def _plain(value: Any) -> Any:
    """A property's value as text; with its parameters, where it has some."""
    coded = value.to_ical()
    text = unescaped(
        coded if isinstance(coded, str) else coded.decode(errors="replace")
    )
    params = {}
    for name, given in getattr(value, "params", {}).items():
        params[str(name)] = str(given)
    if params:
        return {"value": text} | params
    return text
