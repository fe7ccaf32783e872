"""As written: events read and written by msgspec as JSON that is, byte for byte, what the model writes of them.

This way only accepts: where msgspec doesn't surely write the same bytes as the model, nothing is returned.
tests/formats/test_canonical.py and tests/formats/json/test_event_texts.py compare it with the model.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from msgspec import NODEFAULT, defstruct, field
from msgspec.json import Encoder
from msgspec.json import format as indented
from msgspec.structs import fields

from crisistl.model.checked import (
    ERRORS,
    MANY,
    ONE,
    Citation,
    Event,
    When,
    are_sound,
    date_of,
)

_BEFORE, _BEHIND = b'{\n  "events": [', b"\n  ]\n}"
_EMPTY = (b':""', b': ""')
_SOURCE = (b'{"source":', b'"source": ')
_ONLY_SOURCE = re.compile(rb'\{"source":"[^"]*"\}|\{\n +"source": "[^"]*"\n')
_PLAIN = frozenset((str, int))
_WRITER = Encoder()


def canonical_lines(lines: Sequence[bytes]) -> list[Event] | None:
    """The events of lines; None where the model may write one of them in another way.

    What an event has of a default, a key twice or a number in another form would be lost when it is written anew.
    """
    try:
        events = [*map(ONE.decode, lines)]
        text = b"\n".join(lines)
        if _WRITER.encode_lines(events) != text + b"\n":
            return None
        return _unchanged(events, text)
    except ERRORS:
        return None


def canonical_list(text: bytes) -> list[Event] | None:
    """The same of the items of a list, as `write_json` lays them out between its brackets."""
    try:
        events: list[Event] = MANY.decode(b"[%b]" % text)
        layout = indented(_WRITER.encode({"events": events}), indent=2)
        if layout != _BEFORE + text + _BEHIND:
            return None
        return _unchanged(events, text)
    except ERRORS:
        return None


def _unchanged(events: list[Event], text: bytes) -> list[Event] | None:
    """The events, if they are valid, and the model writes as they are their dates, which still are texts."""
    if _may_change(events, text) or not _keep_dates(events) or not are_sound(events):
        return None
    return events


def lines_of(events: Sequence[Event]) -> list[bytes] | None:
    """A line for each event; None where the model may write one of them in another way."""
    try:
        text = _WRITER.encode_lines([_to_write(event) for event in events])
    except ERRORS:
        return None
    if _has_empty(text) or not all(map(_has_plain_extra, events)):
        return None
    return text.split(b"\n")[:-1]


def in_document(lines: Sequence[bytes]) -> bytes:
    """Events that are a line each, as `write_json` lays them out between the brackets of a list."""
    layout = indented(b'{"events":[%b]}' % b",".join(lines), indent=2)
    return layout[len(_BEFORE) : -len(_BEHIND)]


def _to_write(event: Event) -> Any:
    """The event with texts in place of its dates and of what it cites only by a source."""
    values = [*_values(event)]
    values[_DATE] = event.date.text
    if event.known:
        values[_KNOWN] = event.known.text
    if event.sources:
        values[_SOURCES] = [_cited(cited) for cited in event.sources]
    return _EVENT(*values)


def _cited(cited: Any) -> Any:
    if cited.source and not (
        cited.title or cited.url or cited.published or cited.locator
    ):
        return cited.source
    published = cited.published and cited.published.text
    return _CITED(cited.source, cited.title, cited.url, published, cited.locator)


def _may_change(events: Sequence[Event], text: bytes) -> bool:
    """Whether the model may write these events in another way.

    It leaves out empty texts, writes a citation of nothing but a source as that, and large numbers as 1e+22.
    """
    if _has_empty(text):
        return True
    if any(source in text for source in _SOURCE) and _ONLY_SOURCE.search(text):
        return True
    values = chain.from_iterable(event.extra.values() for event in events)
    return not _PLAIN.issuperset(map(type, values))


def _keep_dates(events: Sequence[Event]) -> bool:
    """Whether all dates are written as they were read; ValueError for what isn't one."""
    texts: list[object] = [event.date for event in events]
    for event in events:
        if event.known is not None:
            texts.append(event.known)
        for cited in event.sources:
            if isinstance(cited, Citation) and cited.published is not None:
                texts.append(cited.published)
    return all(date_of(text).text == text for text in texts)


def _has_empty(text: bytes) -> bool:
    return any(empty in text for empty in _EMPTY)


def _has_plain_extra(event: Event) -> bool:
    return all(value.__class__ in _PLAIN for value in event.extra.values())


def _as_written(part: type[Any], others: Mapping[Any, Any]) -> Any:
    """The type of a part with texts in place of dates, which msgspec can write as they were read."""
    members: list[Any] = []
    for known in fields(part):
        kind = others.get(known.type, known.type)
        if known.required:
            members.append((known.name, kind))
        elif known.default_factory is NODEFAULT:
            members.append((known.name, kind, known.default))
        else:
            given = field(default_factory=known.default_factory)
            members.append((known.name, kind, given))
    return defstruct(
        part.__name__, members, forbid_unknown_fields=True, omit_defaults=True, gc=False
    )


_TEXTS: dict[Any, Any] = {When: str, When | None: str | None}
_CITED: Any = _as_written(Citation, _TEXTS)
_TEXTS[tuple[str | Citation, ...]] = tuple[str | _CITED, ...]
_EVENT: Any = _as_written(Event, _TEXTS)
_NAMES = (*Event.model_fields,)
_DATE, _KNOWN, _SOURCES = map(_NAMES.index, ("date", "known", "sources"))
_values = attrgetter(*_NAMES)
