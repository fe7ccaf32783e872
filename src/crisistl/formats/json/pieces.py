"""Pieces: our own JSON in the layout that we write, validated some hundred events at a time from the file's bytes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from pydantic import TypeAdapter, ValidationError

from crisistl.model.timeline import Event
from crisistl.text.json_keys import repeats_a_key

EVENTS = TypeAdapter(list[Event])
"""Reads and writes some hundred events in one step, which takes less time than one by one."""

_SIZE = 1 << 17  # bytes, some two hundred events
_OPENING = b'\n  "events": [\n'
_BETWEEN = b"\n    },\n    {"
_CLOSING = b"\n  ]\n}\n"
_EVENT = Event.__pydantic_validator__


class Piece(NamedTuple):
    """Some events, the place of the bracket or the comma before them, and that of the comma behind them.

    Behind the last events of a document is its end.
    """

    start: int
    end: int
    events: list[Event]


def head_of(data: bytes) -> tuple[str, int] | None:
    """Of a document its text without the events and the place of the bracket that opens them.

    None where it is in another layout. What is returned need not be JSON.
    """
    if data.startswith(b"{\n"):
        at = data.find(_OPENING)
    else:
        at = -1
    if at < 0:
        return None
    try:
        head = data[:at].decode()
    except UnicodeDecodeError:
        return None
    return f'{head}\n  "events": []\n}}', at + len(_OPENING) - 2


def events_to_write(text: bytes) -> list[Event] | None:
    """The events of a text between the brackets of a list; None where one isn't valid or a key is repeated."""
    listed = b"[%b]" % text
    if repeats_a_key(listed):
        return None
    try:
        events: list[Event] = EVENTS.validator.validate_json(listed)
    except ValidationError:
        return None
    return events


def events_to_read(text: bytes, missed: Callable[[], object]) -> list[Event] | None:
    """The same; they may be of `crisistl.model.checked`, which are read in less time, else `missed` is called."""
    from crisistl.model.checked import events_of_list

    if found := events_of_list(b"[%b]" % text):
        return cast(list[Event], found)
    missed()
    return events_to_write(text)


def pieces(
    data: bytes,
    at: int,
    read: Callable[[bytes], list[Event] | None] = events_to_write,
) -> Iterator[Piece]:
    """The events behind the bracket at `at`, as long as they are whole and in our layout.

    There each event but the last ends at a line that is "    }," and is followed by one that is "    {". What
    lies between two such places is a list of events only if they are where it begins and ends.

    `read` is called with the text between two such places, and returns None where it can't read it.
    """
    while at < len(data):
        behind = data.rfind(_BETWEEN, at, at + _SIZE)
        if behind < 0:
            behind = data.find(_BETWEEN, at + _SIZE - len(_BETWEEN))
        if behind < 0 and not data.endswith(_CLOSING):
            return
        if behind >= 0:
            end = behind + _BETWEEN.index(b",")
        else:
            end = len(data) - len(_CLOSING)
        events = read(data[at + 1 : end])
        if not events:
            return
        start, at = at, end if behind >= 0 else len(data)
        yield Piece(start, at, events)


def event_of(text: bytes) -> Event | None:
    """The event that a JSON text is, or None where it is anything else; the usual way then says what."""
    try:
        event: Event = _EVENT.validate_json(text)
    except ValidationError:
        return None
    return event
