"""The parts of a timeline as plain values, as JSON has them."""

from typing import Any

from pydantic import BaseModel

from crisistl.model.timeline import Timeline


def plain(part: BaseModel) -> dict[str, Any]:
    """A part as JSON has it: plain values, in the model's order, without what is empty."""
    record = part.model_dump(mode="json", exclude_defaults=True)
    return {
        key: value for key, value in record.items() if value not in (None, "", [], {})
    }


def header(timeline: Timeline) -> dict[str, Any]:
    """The timeline's own fields, as JSON has them."""
    fields = ("title", "description", "language", "timezone", "as_of", "license")
    return {
        name: str(value)
        for name in fields
        if (value := getattr(timeline, name)) is not None
    }
