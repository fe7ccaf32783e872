"""Canonical: read our own JSON that is exactly as we write it, so that a change leaves the other events' text alone.

This way only accepts. A file that is at fault or in another form is left to the usual reader.
"""

import io
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import le
from typing import cast

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.json.own import read_head, read_parts
from crisistl.formats.json.own_writer import (
    Texts,
    indented,
    json_of,
    write_json,
    write_lines,
)
from crisistl.formats.json.pieces import event_of, events_to_write, pieces
from crisistl.formats.json.stream import PART
from crisistl.model.as_written import canonical_lines, canonical_list
from crisistl.model.canonical import canonical
from crisistl.model.checked import Sharing, outline
from crisistl.model.order import order_key
from crisistl.model.references import References, holds_together
from crisistl.model.timeline import Event, Timeline

_LINES = 200  # at a time
_BETWEEN = b"\n    },\n    {"
_BEHIND = b"\n  ]\n}\n"


@dataclass(frozen=True, slots=True)
class Canonical:
    """A timeline, and the texts of its events in the file.

    Events may be those of `crisistl.model.checked`, without their summaries, quotes and extra (see `outline`): their
    texts in the file have these.
    """

    timeline: Timeline
    texts: Texts


def read_canonical(file: Input, *, lines: bool) -> Canonical | None:
    """The timeline of a file in canonical form; None where it is in another form or at fault."""
    data = file.data()
    try:
        head, batches, at, ends = _lines(file, data) if lines else _document(file, data)
        timeline = _checked(head, batches)
    except (DataError, UnicodeDecodeError, _NotCanonical):
        return None
    return Canonical(timeline, Texts(data, timeline.events, at, array("q", ends)))


class _NotCanonical(Exception):
    """The file has another form, or something in it is wrong; never leaves this module."""


_Read = tuple[Timeline, Iterator[Sequence[Event]], int, Iterator[int]]
"""The registers, the events some hundred at a time, where the text of the first begins, and where each ends."""


def _lines(file: Input, data: bytes) -> _Read:
    head = timeline_of(read_parts(file, PART), file.name)
    start = _written(write_lines, head).encode()
    if not data.startswith(start) or not data.endswith(b"\n"):
        raise _NotCanonical

    def batches() -> Iterator[Sequence[Event]]:
        with file.open() as rest:
            rest.seek(len(start))
            while some := [line[:-1] for line in islice(rest, _LINES)]:
                yield _events_of_lines(some)

    return head, batches(), len(start), _ends_of_lines(data, len(start))


def _ends_of_lines(data: bytes, at: int) -> Iterator[int]:
    """Where each line from a place on ends; the next begins behind it."""
    while at < len(data):
        end = data.index(b"\n", at)
        yield end
        at = end + 1


def _events_of_lines(lines: list[bytes]) -> Sequence[Event]:
    if found := canonical_lines(lines):
        return cast(list[Event], found)
    events = []
    for line in lines:
        event = event_of(line)
        if event is None or json_of(event).encode() != line:
            raise _NotCanonical
        events.append(event)
    return events


def _document(file: Input, data: bytes) -> _Read:
    found = read_head(data, file.name)
    if found is None:
        raise _NotCanonical
    head = timeline_of(found.readings, file.name)
    start = _written(write_json, head).removesuffix("]\n}\n").encode()
    if data[: found.events + 1] != start:
        raise _NotCanonical

    def batches() -> Iterator[Sequence[Event]]:
        end = found.events
        for piece in pieces(data, found.events, _events_of_piece):
            end = piece.end
            yield piece.events
        if end < len(data):
            raise _NotCanonical

    return head, batches(), len(start), _ends_in_document(data, len(start))


def _events_of_piece(text: bytes) -> list[Event] | None:
    if found := canonical_list(text):
        return cast(list[Event], found)
    events = events_to_write(text)
    if events and ",".join(map(indented, events)).encode() == text:
        return events
    return None


def _ends_in_document(data: bytes, at: int) -> Iterator[int]:
    """Where each event from a place on ends; the next, with the line break before it, begins behind the comma."""
    while (behind := data.find(_BETWEEN, at)) >= 0:
        at = behind + _BETWEEN.index(b",")
        yield at
    yield len(data) - len(_BEHIND)


def _written(write: Callable[[Timeline, io.StringIO], None], head: Timeline) -> str:
    """What is written of the registers in their canonical order."""
    out = io.StringIO(newline="")
    write(canonical(head), out)
    return out.getvalue()


def _checked(head: Timeline, batches: Iterator[Sequence[Event]]) -> Timeline:
    """The timeline with its events, if they are in order and hold together."""
    events: list[Event] = []
    used, ids = References(), array("q")
    sharing = Sharing()
    last = None
    for some in batches:
        keys = [*map(order_key, some)]
        if last is not None and keys:
            keys.insert(0, last)
        if not all(map(le, keys, islice(keys, 1, None))):
            raise _NotCanonical
        last = keys[-1] if keys else last
        used.add(some)
        ids.extend([hash(event.id) for event in some])
        sharing.of(some)
        outline(some)
        events += some
    if not holds_together(head, used, ids):
        raise _NotCanonical
    return canonical(head).with_parts(events=tuple(events))
