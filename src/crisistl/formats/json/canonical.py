"""Canonical: read our own JSON that is exactly as we write it, so that a change leaves the other events' text alone.

This way only accepts. A file that is at fault or in another form is left to the usual reader.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
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
from crisistl.model.order import order_key
from crisistl.model.references import References, holds_together
from crisistl.model.timeline import Event, Timeline

_LINES = 200  # at a time
_BETWEEN = b"\n    },\n    {"
_BEHIND = b"\n  ]\n}\n"


@dataclass(frozen=True, slots=True)
class Canonical:
    """A timeline, whose events may be those of `crisistl.model.checked`, and the texts of its events in the file."""

    timeline: Timeline
    texts: Texts


def read_canonical(file: Input, *, lines: bool) -> Canonical | None:
    """The timeline of a file in canonical form; None where it is in another form or at fault."""
    data = file.data()
    try:
        head, batches, places = _lines(file, data) if lines else _document(file, data)
        timeline = _checked(head, batches)
    except (DataError, UnicodeDecodeError, _NotCanonical):
        return None
    named = zip(timeline.events, places, strict=True)
    return Canonical(timeline, Texts(data, {id(event): at for event, at in named}))


class _NotCanonical(Exception):
    """The file has another form, or something in it is wrong; never leaves this module."""


_Read = tuple[Timeline, Iterator[Sequence[Event]], Iterator[tuple[int, int]]]
"""The registers, the events some hundred at a time, and the places of their texts in the file."""


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

    return head, batches(), _places_of_lines(data, len(start))


def _places_of_lines(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Where each line from a place on begins and ends."""
    while at < len(data):
        end = data.index(b"\n", at)
        yield at, end
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

    return head, batches(), _places_in_document(data, len(start))


def _events_of_piece(text: bytes) -> list[Event] | None:
    if found := canonical_list(text):
        return cast(list[Event], found)
    events = events_to_write(text)
    if events and ",".join(map(indented, events)).encode() == text:
        return events
    return None


def _places_in_document(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Where each event from a place on begins, with the line break before it, and ends."""
    while (behind := data.find(_BETWEEN, at)) >= 0:
        end = behind + _BETWEEN.index(b",")
        yield at, end
        at = end + 1
    yield at, len(data) - len(_BEHIND)


def _written(write: Callable[[Timeline, io.StringIO], None], head: Timeline) -> str:
    """What is written of the registers in their canonical order."""
    out = io.StringIO(newline="")
    write(canonical(head), out)
    return out.getvalue()


def _checked(head: Timeline, batches: Iterator[Sequence[Event]]) -> Timeline:
    """The timeline with its events, if they are in order and hold together."""
    events = tuple(chain.from_iterable(batches))
    keys = [*map(order_key, events)]
    used = References()
    used.add(events)
    hashes = [hash(event.id) for event in events]
    in_order = all(map(le, keys, islice(keys, 1, None)))
    if not in_order or not holds_together(head, used, hashes):
        raise _NotCanonical
    return canonical(head).with_parts(events=events)
