"""Lookup: the field that a name means, ours or what others call it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from crisistl.errors import Advice, UsageError
from crisistl.output.table import Cell
from crisistl.query.cells import compact, first_day, last_day
from crisistl.query.columns import OfDate
from crisistl.query.fields import FIELDS, Field
from crisistl.query.hit import Hit
from crisistl.text.names import did_you_mean

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

FIELD_BY_NAME = {name: field for field in FIELDS for name in (field.column, field.name)}
OTHER_NAMES = {
    **dict.fromkeys(("when", "day", "time", "dates"), "date"),
    **dict.fromkeys(("what", "event", "headline", "name"), "title"),
    **dict.fromkeys(("where", "location", "city"), "place"),
    **dict.fromkeys(("whom", "target", "recipient", "towards"), "toward"),
    **dict.fromkeys(("initiator", "from"), "by"),
    **dict.fromkeys(("tag", "tags", "topic", "topics", "subject"), "theme"),
    **dict.fromkeys(("details", "description", "notes"), "summary"),
    **dict.fromkeys(("url", "link", "links", "reference"), "source"),
    **dict.fromkeys(("latitude",), "lat"),
    **dict.fromkeys(("longitude", "lng", "long"), "lon"),
    **dict.fromkeys(("category", "kind"), "type"),
    **dict.fromkeys(("who", "people", "names", "country", "countries"), "actor"),
    **dict.fromkeys(("person", "persons"), "actor"),
    **dict.fromkeys(("speaker", "claimant", "claimed_by"), "attributed_to"),
}
"""What others call our fields."""


def shown_fields(columns: Iterable[str]) -> list[Field]:
    """The fields of these columns. Beside `until`, which is for axes, the first and the last day have no time.

    Raises UsageError with the nearest names for an unknown column.
    """
    fields = [field_of(name, shown=True) for name in columns]
    if all(field.name != "until" for field in fields):
        return fields
    days = {"earliest": OfDate(first_day), "latest": OfDate(last_day)}
    whole = []
    for field in fields:
        cell = days.get(field.name)
        whole.append(field if cell is None else replace(field, cell=cell))
    return whole


def field_of(name: str, *, asked: bool = False, shown: bool = False) -> Field:
    """The field of this name; `extra.NAME` is one. UsageError with the nearest names where there is none.

    `asked` and `shown` narrow to what a question can compare and what a table can show.
    """
    if name.startswith("extra.") and len(name) > len("extra."):
        return _extra(name)

    def fits(field: Field) -> bool:
        if asked and field.ask is None:
            return False
        return not shown or field.cell is not None

    field = FIELD_BY_NAME.get(name)
    if field and fits(field):
        return field
    what = "field"
    if shown:
        what = "column"
    known = [field.name for field in FIELDS if fits(field)]
    if near := or_meant(name, known):
        raise UsageError(f"unknown {what} {name!r}{near}")
    raise UsageError(
        f"unknown {what} {name!r}", usual_fields(known), (Advice("all_columns"),)
    )


def usual_fields(known: Collection[str]) -> str:
    """The fields that most people need, and how many more there are."""
    usual = [name for name in known if name in _USUAL]
    return f"there are {', '.join(usual)} and {len(known) - len(usual)} more"


_USUAL = (
    "id", "date", "title", "summary", "type", "actor", "by", "toward", "pair", "theme", "place", "status", "source",
    "year", "month", "day",
)  # fmt: skip
"""The fields that a message names."""


def or_meant(name: str, known: Collection[str]) -> str:
    """A clause with the fields that somebody may mean by a name: "; did you mean 'date'?"."""
    meant = OTHER_NAMES.get(name.lower(), name)
    if meant in known:
        return f"; did you mean {meant!r}?"
    return did_you_mean(name, known)


def _extra(name: str) -> Field:
    key = name.removeprefix("extra.")

    def cell(hit: Hit, _: Timeline) -> Cell:
        value = hit.event.extra.get(key)
        if isinstance(value, bool | dict | list):
            return compact(value)
        if isinstance(value, str | int | float):
            return value
        return None

    def values(event: Event) -> tuple[str, ...]:
        value = event.extra.get(key)
        if isinstance(value, list):
            items = value
        else:
            items = [value]
        return tuple(
            item if isinstance(item, str) else compact(item)
            for item in items
            if item is not None
        )

    return Field(
        name, name, "text", f"{key} of extra", cell, "extra", values, f"with {key} {{}}"
    )
