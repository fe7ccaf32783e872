"""Lined values: JSON whose objects and texts know on which line they begin."""

from typing import Any

from crisistl.formats.json.walk import Walk
from crisistl.formats.objects.places import Lined, LinedText

_DEEPEST = 20


def lined(walk: Walk, at: int, depth: int = 0) -> Any:
    """The value at a place; what is nested more than 20 deep has no lines."""
    value, _ = walk.value(at)
    if isinstance(value, str):
        text = LinedText(value)
        text.line = walk.locate(at, ())
        return text
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return value
    children = walk.children(at)
    if isinstance(value, list):
        return [lined(walk, place, depth + 1) for _, place in children]
    found = Lined()
    found.line = walk.locate(at, ())
    for key, place in children:
        found[str(key)] = lined(walk, place, depth + 1)
    return found


def with_line(value: Any, line: int) -> Any:
    """An object or a text that knows its line; other values as they are."""
    found: Any = value
    if isinstance(value, dict):
        found = Lined(value)
        found.line = line
    elif isinstance(value, str):
        found = LinedText(value)
        found.line = line
    return found
