"""Needed: the fields of an event that a question looks at, so that the others needn't be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisistl.dates.calendar import UNITS
from crisistl.query.predicate import needs_dates
from crisistl.query.tree import (
    Among,
    And,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    Yearly,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline
    from crisistl.query.fields import Field

Names = frozenset[str]

_DATE = frozenset(("date",))
DATED = frozenset(("date", "part_of_day"))
"""What decides when an event was, compared with others."""
_SIDES = frozenset(("actors", "targets"))
_OF_FIELD = {
    **{name: frozenset((name,)) for name in ("id", "type", "place", "status")},
    **{name: frozenset((name,)) for name in ("part_of_day", "attributed_to")},
    **{name: frozenset((name,)) for name in ("responds_to", "contradicts")},
    **dict.fromkeys(("actor", "pair"), _SIDES),
    "by": frozenset(("actors",)),
    "toward": frozenset(("targets",)),
    "theme": frozenset(("themes",)),
    "quad": frozenset(("type",)),
    "text": _SIDES | {"title", "summary", "quotes", "place"},
}
"""Of a field that can be asked for, by its name, the fields of the event. Of what isn't here all are read."""


def needed_to_match(query: Query, timeline: Timeline) -> Names | None:
    """The fields that decide whether an event meets a query, and how surely; None for all of them."""
    if isinstance(query, During | Yearly):
        return _DATE
    if isinstance(query, Among):
        return _OF_FIELD["id"]
    if isinstance(query, Not):
        return needed_to_match(query.part, timeline)
    if isinstance(query, And | Or):
        return _together([needed_to_match(part, timeline) for part in query.parts])
    if isinstance(query, Has):
        return _needed_by(query, timeline)
    return None


def _needed_by(query: Has, timeline: Timeline) -> Names | None:
    if isinstance(query.value, Regex) or needs_dates(query, timeline):
        return None
    if isinstance(query.value, Pair):
        return _SIDES
    return _OF_FIELD.get(query.field)


def needed_to_count(by: Sequence[Field]) -> Names | None:
    """The fields of an event that decide under what it is counted; None for all of them."""
    found = [
        _DATE if field.name in UNITS else _OF_FIELD.get(field.name) for field in by
    ]
    return _together([*found, DATED])


def both(one: Names | None, other: Names | None) -> Names | None:
    """The fields of both; None for all of them."""
    return _together([one, other])


def _together(parts: Sequence[Names | None]) -> Names | None:
    found: Names = frozenset()
    for part in parts:
        if part is None:
            return None
        found |= part
    return found
