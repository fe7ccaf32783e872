"""The parts of a timeline as plain values, as JSON has them."""

from typing import Any

from pydantic import BaseModel

from crisistl.model.timeline import Timeline


def plain(part: BaseModel) -> dict[str, Any]:
    """A part as JSON has it: plain values, in the model's order, without what is empty."""
    record = part.model_dump(mode="json", exclude_defaults=True)
    found = {}
    for key, value in record.items():
        if value not in (None, "", [], {}):
            found[key] = value
    return found


def header(timeline: Timeline) -> dict[str, Any]:
    """The timeline's own fields, as JSON has them."""
    fields = ("title", "description", "language", "timezone", "as_of", "license")
    found = {}
    for name in fields:
        if (value := getattr(timeline, name)) is not None:
            found[name] = str(value)
    return found
