"""The parts of a timeline as plain values, as JSON has them."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from crisistl.model.timeline import Timeline


def plain(part: BaseModel) -> dict[str, Any]:
    """A part as JSON has it: plain values, in the model's order, without what is empty."""
    return without_empty(part.model_dump(mode="json", exclude_defaults=True))


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value; a text, a list or an object of nothing is none."""
    found = {}
    for name, value in fields.items():
        if value not in (None, "", [], {}):
            found[name] = value
    return found


def header(timeline: Timeline) -> dict[str, Any]:
    """The timeline's own fields, as JSON has them."""
    fields = ("title", "description", "language", "timezone", "as_of", "license")
    found = {}
    for name in fields:
        value = getattr(timeline, name)
        is_untitled = name == "title" and not value
        if value is not None and not is_untitled:
            found[name] = str(value)
    return found
