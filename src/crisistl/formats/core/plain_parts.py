"""The parts of a timeline as plain values, as JSON has them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from crisistl.dates import EventDate
from crisistl.model.derived import description
from crisistl.model.timeline import Timeline

_AS_IT_IS = (str, int, float, dict)


class _Field(NamedTuple):
    name: str
    key: str
    default: Any
    is_alone: bool
    """Whether a part with nothing but this field is written as its value."""


def plain(part: Any) -> dict[str, Any]:
    """A part as JSON has it: plain values, in the model's order, without what is empty.

    The part may be one of `crisistl.model.plain` or `crisistl.model.checked`.
    """
    found = {}
    for name, key, default, _ in _fields(type(part).__name__):
        value = getattr(part, name)
        if (value or value == 0) and value != default:
            found[key] = _plain_value(value)
    return found


@cache
def _fields(part: str) -> tuple[_Field, ...]:
    """The fields of a part of this name, with what they are called in JSON; `FiledEvent` has those of an event."""
    found = []
    for name, how, default, key in description()[part.removeprefix("Filed")]:
        if isinstance(default, list):
            default = tuple(default)
        found.append(_Field(name, key, default, how == "alone"))
    return tuple(found)


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, EventDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return _inner(value)


def _inner(part: Any) -> Any:
    """A part that is inside another: its fields that aren't as they are by default."""
    found = {}
    alone = None
    others = False
    for name, key, default, is_alone in _fields(type(part).__name__):
        value = getattr(part, name)
        if value != default:
            found[key] = _plain_value(value)
        if is_alone:
            alone = value
        else:
            others = others or bool(value)
    if alone and not others:
        return alone
    return found


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
