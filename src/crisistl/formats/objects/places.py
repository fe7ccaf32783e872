"""Places: where in a document of nested mappings and lists a value is, and the rows that are found in it."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from crisistl.dates.written import Settings
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.core.record import Fault
from crisistl.formats.objects.shapes import LISTS

BELOW_EVENTS = frozenset((*LISTS, "children", "subevents", "sub_events"))
"""Keys of an event below which events of their own may be; all others are its columns."""

Keys = tuple[str, ...]


class Lined(dict[str, Any]):
    """A mapping that knows on which line it begins."""

    line: int = 1


class LinedText(str):
    """A text that knows on which line it begins."""

    __slots__ = ("line",)
    line: int


class Words(NamedTuple):
    """An event that is only a date and a text."""

    date: str
    text: str


Row = dict[str, Any] | Words | Fault


class Found(NamedTuple):
    """A row with its line, the keys that lead to it and the names of the groups that it is in.

    `is_sure` says that it is an event; other rows are events only where their neighbours are.
    """

    line: int
    row: Row
    path: Keys
    groups: Keys
    is_nested: bool
    is_sure: bool


NOWHERE = Under()
"""Below no date."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document a value is: its keys, the groups around it and the date above it.

    `is_nested` says that it is below a date; `lists_events` that texts here are events below that date.
    """

    path: Keys = ()
    groups: Keys = ()
    under: Under = NOWHERE
    line: int = 1
    depth: int = 0
    is_nested: bool = False
    is_key_dated: bool = False
    lists_events: bool = False

    def on(self, value: Any) -> "Place":
        """The place with the line of a value."""
        line = line_of(value, self.line)
        if line == self.line:
            return self
        return replace(self, line=line)

    def at(self, key: str, value: Any) -> "Place":
        """The place of the value of a key."""
        called = key.lower() in BELOW_EVENTS
        return replace(
            self,
            path=(*self.path, key),
            line=line_of(value, self.line),
            depth=self.depth + 1,
            lists_events=called or self.is_key_dated,
        )

    def below(self, date: str | Unclear, settings: Settings) -> "Place":
        """The place below a date."""
        return replace(self, under=Under.of(date, settings), is_nested=True)

    def below_key(self, date: str, settings: Settings) -> "Place":
        """The place below a date that is a key, which is no part of the path: all dates of a mapping are one list."""
        return replace(
            self,
            path=self.path[:-1],
            under=Under.of(date, settings),
            is_nested=True,
            is_key_dated=True,
            lists_events=True,
        )

    def within(self, group: str) -> "Place":
        """The place in a group with this name."""
        return replace(self, groups=(*self.groups, group), is_nested=True)


def line_of(value: Any, otherwise: int) -> int:
    """The line on which a value begins, where it knows it."""
    if isinstance(value, Lined | LinedText):
        return value.line
    return otherwise
