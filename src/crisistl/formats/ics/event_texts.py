"""Event texts: the VEVENTs of events that are written as they are read, kept in a temporary file until all were."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from crisistl.dates import Moment
from crisistl.errors import OutputError
from crisistl.formats.core.years import far_events
from crisistl.formats.ics.calendar import (
    EventWriter,
    ShownOtherwise,
    last_moment,
    stamp_of,
    write_calendar,
)
from crisistl.formats.ics.content_lines import moment_line
from crisistl.model.timeline import Event, Timeline

_UNKNOWN = datetime(1, 1, 1, tzinfo=UTC)
"""The DTSTAMP until the last day is known."""
_AT_ONCE = 500


class EventTexts:
    """The texts of events, known by their numbers; `head` has the registers that name who takes part.

    `has_far` says whether one was outside the years of a calendar, so that the whole has to be known to write it.
    """

    def __init__(self, head: Timeline) -> None:
        self.has_far = False
        self._write_event = EventWriter(head, _UNKNOWN)
        self._otherwise = ShownOtherwise()
        self._last: Moment | None = None
        self._file = TemporaryFile()  # noqa: SIM115 (it is read long after)
        finalize(self, self._file.close)
        self._ends = array("q", [0])

    def make(self, events: Sequence[Event]) -> Sequence[int]:
        """Write the texts of some events; their numbers."""
        first = len(self._ends) - 1
        if self.has_far or any(far_events(events, "ics")):
            self.has_far = True
            return [0] * len(events)
        self._otherwise.add(events)
        known = (self._last, last_moment(events))
        self._last = max((one for one in known if one is not None), default=None)
        texts = [self._write_event(event).encode() for event in events]
        try:
            self._file.write(b"".join(texts))
        except OSError as error:
            reason = f"can't write a temporary file: {error.strerror}"
            raise OutputError(reason, "set TMPDIR to a folder with room") from None
        for text in texts:
            self._ends.append(self._ends[-1] + len(text))
        return range(first, first + len(texts))

    def write(self, head: Timeline, numbers: Sequence[int], out: IO[str]) -> None:
        """Write a calendar of the events with these numbers."""
        write_calendar(head, self._texts(head, numbers), out)

    def remarks(self) -> tuple[str, ...]:
        """What the calendar shows in another way."""
        return self._otherwise.remarks()

    def _texts(self, head: Timeline, numbers: Sequence[int]) -> Iterator[str]:
        old = f"\r\n{moment_line('DTSTAMP', _UNKNOWN)}\r\n".encode()
        stamp = moment_line("DTSTAMP", stamp_of(head, self._last))
        new = f"\r\n{stamp}\r\n".encode()
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            # the first line that is so is the DTSTAMP; in what comes after, a line begins with a blank or a name
            texts = [self._text(number).replace(old, new, 1) for number in some]
            yield b"".join(texts).decode()

    def _text(self, number: int) -> bytes:
        begin, end = self._ends[number], self._ends[number + 1]
        if self._file.tell() != begin:
            self._file.seek(begin)
        return self._file.read(end - begin)
