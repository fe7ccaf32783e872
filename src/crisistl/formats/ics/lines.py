"""The lines of a calendar: where its events and their properties are, and its parts that can't be parsed."""

import re
from collections.abc import Iterator
from types import ModuleType

from crisistl.formats.core.record import Note

_BLOCKS = ("VALARM", "VTIMEZONE")


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
