"""The lines of a calendar: where its events and their properties are, and its parts that can't be parsed."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from crisistl.formats.core.record import Note

_BLOCKS = ("VALARM", "VTIMEZONE")
_WIDEST = 74  # octets of a line, without the blank that continues one
_ESCAPES = b"\\^"


class Lines:
    """The lines of a file, to say where something is; counted from 1."""

    def __init__(self, text: str) -> None:
        self._lines = re.split(r"\r\n|\r|\n", text)
        begins = (
            number
            for number, line in enumerate(self._lines, 1)
            if line.strip().upper() == "BEGIN:VEVENT"
        )
        self._events = [*begins]

    def event(self, index: int) -> int:
        """Where the event of this number begins."""
        if index < len(self._events):
            return self._events[index]
        return 1

    def find(self, start: str, after: int = 1) -> int:
        """The first line from `after` on that begins so; `after` where none does."""
        wanted = start.upper()[:60]
        for number in range(after, len(self._lines) + 1):
            if self._lines[number - 1].upper().startswith(wanted):
                return number
        return after

    def value(self, number: int) -> str:
        """What follows the name and its parameters on a line."""
        return self._lines[number - 1].partition(":")[2][:60]


def without_broken_blocks(text: str, ics: ModuleType) -> tuple[str, list[Note]]:
    """The calendar without the alarms and time zones that the library can't parse, and a remark on each.

    Line numbers stay the same: the lines of a block that is left out are emptied.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    notes: list[Note] = []
    for kind, first, last in _blocks(lines):
        if kind == "VALARM":
            component = ics.Alarm
        else:
            component = ics.Timezone
        try:
            component.from_ical("\r\n".join(lines[first : last + 1]))
        except Exception as error:  # whatever the library's parts let out
            reason = (str(error).splitlines() or [type(error).__name__])[0][:100]
            notes.append(
                Note(
                    f"line {first + 1}: this {kind} can't be read and is left out: {reason}"
                )
            )
            lines[first : last + 1] = [""] * (last + 1 - first)
    return "\r\n".join(lines), notes


def _blocks(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """The alarms and time zones: their kind, and the places of their first and last line."""
    begun: dict[str, int] = {}
    for place, line in enumerate(lines):
        word, _, kind = line.strip().upper().partition(":")
        if word == "BEGIN" and kind in _BLOCKS:
            begun[kind] = place
        elif word == "END" and kind in begun:
            yield kind, begun.pop(kind), place


def written_lines(component: Any) -> str:
    """A component as text (RFC 5545, 3.1)."""
    lines = component.content_lines(sorted=False)
    return "".join(folded(line) + "\r\n" for line in lines if line)


def folded(line: str) -> str:
    """A content line cut into lines of at most 75 octets, not behind the first half of an escape.

    The library icalendar has the same, but looks at each character by itself, which takes a third of an export.
    """
    octets = line.encode()
    pieces = []
    start = 0
    while len(octets) - start > _WIDEST:
        end = start + _WIDEST
        while octets[end] & 0xC0 == 0x80:  # inside of a character
            end -= 1
        if octets[end - 1] in _ESCAPES:
            end -= 1
        pieces.append(octets[start:end].decode())
        start = end
    return "\r\n ".join([*pieces, octets[start:].decode()])
