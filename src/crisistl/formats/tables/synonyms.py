"""Synonyms: the headings by which each field of an event is known in other people's tables."""

from collections.abc import Iterable, Mapping

from crisistl.errors import InvalidSetting
from crisistl.formats.tables.facts import key_of
from crisistl.formats.tables.parts import UNITS
from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.text.names import suggestion

# What a column can be, with the headers it is known by beside its own name, the surest first.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    **{field.name: field.headings for field in EVENT_FIELDS},
    "end": ("end date", "date end", "ends", "until", "finish", "finished", "ended"),
    **dict.fromkeys(UNITS, ()),
    "end_year": (),
    "end_month": (),
    "end_day": (),
    "coordinates": (),
    "url": ("link", "source url", "href", "website", "links"),
}


def in_order(keys: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The fields with their synonyms, own names first, for a table whose headings have these keys.

    "day" is a field of its own only beside a year, else a date; "tag" is German for it beside "jahr", else a theme.
    """
    yield from ((field, ()) for field in SYNONYMS if field != "day" or "year" in keys)
    for field, synonyms in SYNONYMS.items():
        if field == "themes" and "jahr" in keys:
            yield field, tuple(word for word in synonyms if word != "tag")
        else:
            yield field, synonyms


def field_named(name: str) -> str:
    """The field that a user calls by this name; UsageError with the nearest where there is none."""
    key = key_of(name)
    own = {key_of(field): field for field in SYNONYMS}
    if key in own:
        return own[key]
    for field, synonyms in SYNONYMS.items():
        if key in map(key_of, synonyms):
            return field
    raise InvalidSetting(
        "columns",
        f"unknown field {name!r}",
        suggestion(name, SYNONYMS) or f"there are {', '.join(SYNONYMS)}",
    )
