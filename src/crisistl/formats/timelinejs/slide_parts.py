"""Slide parts: the values inside a slide of TimelineJS, and what is said of one that can't be read."""

from collections.abc import Mapping
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.html_text import Link, read_html
from crisistl.formats.core.kept import Fields

Slide = Mapping[str, Any]


class SlideError(DataError):
    """Why a slide can't be read: the path of the value in the slide, and the value."""

    def __init__(
        self,
        problem: str,
        path: tuple[str, ...],
        value: object = None,
        *,
        remedy: str = "",
    ) -> None:
        super().__init__(problem, remedy)
        self.path = path
        if value is None:
            self.value = None
        else:
            self.value = str(value)[:60]


def object_in(given: Slide, name: str) -> Slide:
    """The object of this name, empty where nothing in it says anything."""
    value = given.get(name)
    if is_blank(value):
        return {}
    if not isinstance(value, dict):
        raise SlideError("an object is needed: {...}", (name,), value)
    if all(map(is_blank, value.values())):
        return {}
    return value


def string_in(given: Slide, name: str) -> str:
    """The text of this name, "" where there is none."""
    value = given.get(name)
    if not isinstance(value, str | int | float | None):
        raise SlideError("text is needed", (name,), value)
    if value is None:
        return ""
    return str(value)


def html_in(given: Slide, name: str) -> tuple[str, tuple[Link, ...]]:
    """The words of the HTML of this name, and its links."""
    return read_html(string_in(given, name))


def left_in(given: Slide, *read: str) -> Fields:
    """What has a value and isn't among the names that are read."""
    found = {}
    for name, value in given.items():
        if name not in read and not is_blank(value):
            found[name] = value
    return found


def is_blank(value: object) -> bool:
    """Whether a value says nothing."""
    return (
        value is None or value == {} or (isinstance(value, str) and not value.strip())
    )
