"""Event texts: what a file has of each event of an answer, made as they are read, so that no event is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from operator import itemgetter
from typing import IO, TYPE_CHECKING, Any

from crisistl.engine.answer import Answer, head_without
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.json.own_writer import (
    event_lines,
    write_json_of_lines,
    write_lines_of_lines,
)
from crisistl.model.order import order_key
from crisistl.model.references import References
from crisistl.output.delimited import DELIMITERS, Lines
from crisistl.query.columns import rows_of
from crisistl.query.lookup import shown_fields

if TYPE_CHECKING:
    from crisistl.formats.core.format import Format
    from crisistl.model.timeline import Timeline
    from crisistl.query.hit import Hit

_AT_ONCE = 500  # texts
Progress = Callable[[int], object]


def event_texts(
    answer: Answer,
    known: Format,
    columns: Sequence[str],
    progress: Progress,
) -> EventTexts | None:
    """The texts of the events of an answer in a format; None where its events are held.

    A table has these columns. `progress` is called with the number of texts so far.
    """
    texts: EventTexts
    if known.name in DELIMITERS:
        texts = _Rows(answer, progress, columns, DELIMITERS[known.name])
    elif known.is_ours:
        texts = _Events(answer, progress, known.name)
    elif known.name == "ics":
        texts = _Vevents(answer, progress)
    else:
        return None
    lines = answer.made(texts.make)
    if lines is None or not texts.can_write:
        return None
    texts.lines = lines
    return texts


class EventTexts:
    """The texts of the events that match, in order of time, and how they are written."""

    lines: list[Any]

    def __init__(self, answer: Answer, progress: Progress) -> None:
        self._answer = answer
        self._progress = progress
        self._ids: list[str] = []
        self._links: list[tuple[int, tuple[str, ...]]] = []

    def __len__(self) -> int:
        """How many events match."""
        return len(self._ids)

    @property
    def can_write(self) -> bool:
        """Whether they are all that is needed; else the events have to be held after all."""
        return True

    def make(self, hits: Sequence[Hit]) -> Sequence[Any]:
        """The texts of some hits."""
        events = [hit.event for hit in hits]
        self._ids += [event.id for event in events]
        for event in events:
            if event.responds_to or event.contradicts:
                links = (*event.responds_to, *event.contradicts)
                self._links.append((order_key(event), links))
        self._progress(len(self._ids))
        return self._texts(hits)

    def write(self, out: IO[str], title: str | None = None) -> None:
        """Write the file; `title` is another one for the chronology."""
        raise NotImplementedError

    def remarks(self, known: Format) -> tuple[str, ...]:
        """What to know of the file (see `crisistl.formats.core.after_writing`)."""
        raise NotImplementedError

    def _texts(self, hits: Sequence[Hit]) -> Sequence[Any]:
        raise NotImplementedError

    def _head(self, title: str | None) -> Timeline:
        """The registers, with what the events link to and leave out in `omitted`."""
        linked = self._linked()
        if self._is_whole:
            head = self._answer.head.leaving_out(linked)
        else:
            head = head_without(self._answer.engine, linked)
        if title:
            return head.with_parts(title=title)
        return head

    @property
    def _is_whole(self) -> bool:
        return len(self) == self._answer.engine.size

    def _linked(self) -> list[str]:
        """The ids of the events that don't match and that others link to, in the order of these."""
        kept = {*self._ids}
        links = sorted(self._links, key=itemgetter(0))
        each = chain.from_iterable(linked for _, linked in links)
        return [*dict.fromkeys(one for one in each if one not in kept)]


class _Rows(EventTexts):
    """Rows of CSV or TSV."""

    def __init__(
        self,
        answer: Answer,
        progress: Progress,
        columns: Sequence[str],
        delimiter: str,
    ) -> None:
        super().__init__(answer, progress)
        fields = shown_fields(columns)
        self._cells = [field.cell for field in fields]
        self._references = References()
        self._lines = Lines([field.header for field in fields], delimiter)

    def _texts(self, hits: Sequence[Hit]) -> Sequence[bytes]:
        self._references.add([hit.event for hit in hits])
        rows = rows_of(self._cells, hits, self._answer.head)
        return [line.encode() for line in self._lines.of(rows)]

    def write(self, out: IO[str], title: str | None = None) -> None:
        """Write the header and the rows; a table has no title."""
        out.write(self._lines.header())
        lines = self.lines
        for start in range(0, len(lines), _AT_ONCE):
            out.write(b"".join(lines[start : start + _AT_ONCE]).decode())

    def remarks(self, known: Format) -> tuple[str, ...]:
        """What the table leaves out of the chronology."""
        used = self._references
        if not self._is_whole:
            used = References(events={*self._linked()})
        head = self._answer.head
        return remarks(head, known, used, chosen=not self._is_whole)


class _Events(EventTexts):
    """Events of our own JSON or JSON Lines."""

    def __init__(self, answer: Answer, progress: Progress, form: str) -> None:
        super().__init__(answer, progress)
        self._write = _WRITERS[form]

    def _texts(self, hits: Sequence[Hit]) -> Sequence[bytes]:
        return event_lines([hit.event for hit in hits])

    def write(self, out: IO[str], title: str | None = None) -> None:
        """Write the header, the registers and the events."""
        self._write(self._head(title), self.lines, out)

    def remarks(self, known: Format) -> tuple[str, ...]:
        """None: nothing is left out."""
        return ()


class _Vevents(EventTexts):
    """Events of a calendar, whose texts wait in a temporary file."""

    def __init__(self, answer: Answer, progress: Progress) -> None:
        from crisistl.formats.ics.event_texts import EventTexts as Vevents

        super().__init__(answer, progress)
        self._vevents = Vevents(answer.head)

    @property
    def can_write(self) -> bool:
        """Unless one is outside the years of a calendar."""
        return not self._vevents.has_far

    def _texts(self, hits: Sequence[Hit]) -> Sequence[int]:
        return self._vevents.make([hit.event for hit in hits])

    def write(self, out: IO[str], title: str | None = None) -> None:
        """Write the calendar."""
        self._vevents.write(self._head(title), self.lines, out)

    def remarks(self, known: Format) -> tuple[str, ...]:
        """What the calendar shows in another way."""
        return self._vevents.remarks()


_WRITERS = {"json": write_json_of_lines, "jsonl": write_lines_of_lines}
