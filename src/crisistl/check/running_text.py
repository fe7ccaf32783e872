"""Running text: the texts of a timeline that may contain what a rule about texts looks for."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crisistl.check.reported import RegisterName
from crisistl.model.timeline import Event, Timeline

TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,8});"
)
# direction marks and joiners are part of writing in many scripts; overrides and isolates are not
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile("[\u200b\u2060-\u2065\ufeff\ufff9-\ufffd]")
# each match of the patterns above contains one of these characters
_SUSPECT = re.compile(f"[<&{CONTROL.pattern[1:-1]}{HIDDEN.pattern[1:-1]}]")


class Text(NamedTuple):
    """A text, its field, and the part that it belongs to: `register[place]`, or the timeline itself."""

    register: RegisterName | None
    place: int
    field: str
    text: str


def suspect_texts(timeline: Timeline) -> Iterator[Text]:
    """The texts of a timeline, its registers and its events that have a character of one of the patterns."""
    for text in (*_of_timeline(timeline), *_of_registers(timeline)):
        if _SUSPECT.search(text.text):
            yield text
    yield from suspect_texts_of_events(enumerate(timeline.events))


def suspect_texts_of_events(events: Iterable[tuple[int, Event]]) -> Iterator[Text]:
    """The same of events, each given with its index."""
    for index, event in events:
        # one search for all texts of an event takes much less time than one for each
        if _is_suspect(_joined(event)):
            for field, text in _of_event(event):
                yield Text("events", index, field, text)


def _is_suspect(text: str) -> bool:
    """Whether a text has a character of one of the patterns; most texts can be printed, which excludes all but four."""
    if text.isprintable():
        return "<" in text or "&" in text or "\ufffc" in text or "\ufffd" in text
    return bool(_SUSPECT.search(text))


def _joined(event: Event) -> str:
    """All texts of an event in one; None is among them where there is no text, which isn't looked for."""
    text = f"{event.title} {event.summary} {event.place} {event.date_text}"
    for quote in event.quotes:
        text += quote.text
    for citation in event.sources:
        if citation.title:
            text += citation.title
    return text


def _of_event(event: Event) -> Iterator[tuple[str, str]]:
    """The texts of an event, each with its field."""
    yield "title", event.title
    for field in ("summary", "place", "date_text"):
        if text := getattr(event, field):
            yield field, text
    for quote in event.quotes:
        yield "quotes", quote.text
    for citation in event.sources:
        if citation.title:
            yield "sources", citation.title


def _of_timeline(timeline: Timeline) -> Iterator[Text]:
    for field in ("title", "description", "license"):
        if text := getattr(timeline, field):
            yield Text(None, 0, field, text)


def _of_registers(timeline: Timeline) -> Iterator[Text]:
    for register, fields in _TEXTS_OF.items():
        for index, part in enumerate(getattr(timeline, register)):
            for field in fields:
                value = getattr(part, field)
                texts = (value,) if isinstance(value, str | None) else value
                for text in filter(None, texts):
                    yield Text(register, index, field, text)


_TEXTS_OF: dict[RegisterName, tuple[str, ...]] = {
    "sources": ("title", "publisher", "author"),
    "actors": ("name", "role", "aliases"),
    "themes": ("name", "description"),
}
