"""Checked: events read from JSON by msgspec, which checks them in a fraction of the time that the model takes.

This way only accepts. Whatever it doesn't fully understand is left to `crisistl.model.parts`, which also says what is
wrong with it. tests/model/test_checked.py compares the fields of the two, and what they read.

An event from here has no more than a shape that is valid: that its links lead somewhere is left to
`crisistl.model.integrity`, which also makes sure that they are ids, since the ids of the registers are.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as day
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from msgspec import Meta, MsgspecError, Struct, convert, field
from msgspec.json import Decoder, Encoder
from msgspec.structs import fields, force_setattr, replace

from crisistl.dates import EventDate
from crisistl.model.choices import EventType, PartOfDay, Status
from crisistl.model.extra import SURE, read_extra
from crisistl.text.json_keys import has_all_keys, repeats_a_key

_LONGEST = 200  # characters of an id
# narrower than that of the model, whose \w has more characters
_ID = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_.:@+-]{{0,{_LONGEST - 1}}}", re.ASCII)
_IN_WORDS = re.compile(r"[A-Za-z0-9_]+", re.ASCII)
_IN_IDS = frozenset("_.:@+-")
ERRORS = (MsgspecError, ValueError, TypeError, RecursionError)
"""What msgspec raises for a text that isn't such an event."""

if TYPE_CHECKING:
    When = EventDate
else:
    When = str  # which `finish` replaces by the date

Ids = tuple[str, ...]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
# few events have accounts or revisions, and those that have are left to the model
Nothing = Annotated[tuple[str, ...], Meta(max_length=0)]


class Part(
    Struct, frozen=True, forbid_unknown_fields=True, gc=False, omit_defaults=True
):
    """A part of a valid event. It has what code may use of a part of the model."""

    model_fields: ClassVar[Mapping[str, Any]] = {}
    """The fields with their defaults, in the order of the model."""

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A part of these fields; nothing is checked."""
        return cls(**values)

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The part with these values of its fields."""
        return replace(self, **update)


class Quote(Part, frozen=True):
    """As `crisistl.model.parts.Quote`."""

    text: str
    speaker: str | None = None


class Citation(Part, frozen=True):
    """As `crisistl.model.parts.Citation`."""

    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: When | None = None
    locator: str | None = None


class Event(Part, frozen=True):
    """As `crisistl.model.parts.Event`."""

    id: str
    date: When
    title: str
    summary: str = ""
    type: EventType | None = None
    actors: Ids = ()
    targets: Ids = ()
    themes: Ids = ()
    place: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    part_of_day: PartOfDay | None = None
    date_text: str | None = None
    status: Status = "reported"
    attributed_to: Ids = ()
    quotes: tuple[Quote, ...] = ()
    responds_to: Ids = ()
    contradicts: Ids = ()
    sources: tuple[str | Citation, ...] = ()
    accounts: Nothing = ()
    recorded: day | None = None
    known: When | None = None
    revisions: Nothing = ()
    extra: dict[str, Any] = field(default_factory=dict)


class FiledEvent(Event, frozen=True):
    """As `crisistl.model.filed.FiledEvent`."""

    files: Ids = ()


for _part in (Quote, Citation, Event):
    _part.model_fields = {known.name: known.default for known in fields(_part)}
_NOTHING: dict[str, Any] = {}
_values: Callable[[Event], tuple[Any, ...]] = attrgetter(*Event.model_fields)
_filed: Callable[..., FiledEvent] = FiledEvent


def filed(event: Event, files: Ids, new: Mapping[str, Any]) -> FiledEvent:
    """The event with the names of the files that have it, and with these new values of its fields."""
    return replace(_filed(*_values(event), files), **new)


def events_of_lines(lines: Iterable[bytes]) -> list[Event] | None:
    """The events of JSON texts, one each; None where one of them isn't an event that is surely valid."""
    texts = [*lines]
    try:
        events = [*map(ONE.decode, texts)]
        if not _is_as_written(b"".join(texts), events):
            return _sound(b"[%b]" % b",".join(texts), events)
        if are_sound(events):
            return events
    except ERRORS:
        pass
    return None


def _is_as_written(text: bytes, events: list[Event]) -> bool:
    """Whether lines are what these events are written as, so that nothing in them is lost."""
    return _encode_lines(events) in (text, text + b"\n")


def events_of_list(text: bytes) -> list[Event] | None:
    """The events of a JSON list; None where one of its items isn't an event that is surely valid."""
    try:
        return _sound(text, MANY.decode(text))
    except ERRORS:
        return None


class Sharing:
    """Lets equal names in events be one object: of many events, they would take a fifth of the memory."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def of(self, events: Sequence[Any]) -> None:
        """Take in these events. Those of the model, which can't be changed, are left as they are."""
        one = self._known.setdefault
        if not events or events[0].__class__ is not Event:
            return
        for event in events:
            if names := event.actors:
                force_setattr(event, "actors", one(names, names))
            if names := event.targets:
                force_setattr(event, "targets", one(names, names))
            if names := event.themes:
                force_setattr(event, "themes", one(names, names))
            if place := event.place:
                force_setattr(event, "place", one(place, place))


def outline(events: Sequence[Any]) -> None:
    """Let go of what takes most of the memory: summaries, quotes and `extra`; those of the model keep theirs.

    For events that are looked up, and neither shown nor written from here; `Texts` of own_writer refuses to.
    """
    if not events or events[0].__class__ is not Event:
        return
    for event in events:
        force_setattr(event, "summary", "")
        force_setattr(event, "quotes", ())
        force_setattr(event, "extra", _NOTHING)


def event_of_values(values: Mapping[str, Any]) -> Event | None:
    """The event of plain values that a reader has made; None where it isn't surely valid."""
    try:
        event: Event = convert(values, Event)
        if _is_sound(event) and _can_be_json(event):
            return event
    except ERRORS:
        pass
    return None


def _can_be_json(event: Event) -> bool:
    """Whether it has nothing that JSON can't contain: half a character, or a NaN. Raises ValueError as well."""
    for text in (event.title, event.summary, event.place, event.date_text):
        if text and not text.isascii():
            text.encode()
    if event.extra:
        names = "".join(event.extra)
        if not names.isascii():
            names.encode()
    return event.lat is None or (event.lat == event.lat and event.lon == event.lon)


ONE = Decoder(Event)
MANY = Decoder(list[Event])
_encode_lines = Encoder().encode_lines
date_of: Callable[[Any], EventDate] = lru_cache(maxsize=1 << 14)(EventDate.parse)


def _sound(text: bytes, events: list[Event]) -> list[Event] | None:
    """The events that were read from a text, if all meet what the types above can't express.

    Else None or ValueError.
    """
    if not has_all_keys(text, events) and repeats_a_key(text):
        return None
    if are_sound(events):
        return events
    return None


def are_sound(events: Sequence[Event]) -> bool:
    """Whether events meet what the types above can't express. Raises ValueError as well.

    Their dates and citations, which were read as text, are made.
    """
    finish(events)
    placed = [event for event in events if event.lat is not event.lon]
    if any(map(_has_one_degree, placed)):
        return False
    _check_extras([event.extra for event in events])
    return all(map(_is_id, [event.id for event in events])) and _have_lines(events)


def _have_lines(events: Sequence[Event]) -> bool:
    quotes = [*chain.from_iterable([event.quotes for event in events])]
    if any(quote.speaker == "" for quote in quotes):
        return False
    titles = [event.title for event in events]
    return _are_lines(titles) and _are_lines([quote.text for quote in quotes])


def finish(events: Sequence[Event]) -> None:
    """Make the dates and citations of events, which were read as text. ValueError for what isn't one."""
    for event in events:
        force_setattr(event, "date", date_of(event.date))
        if event.sources:
            force_setattr(event, "sources", _citations(event.sources))
        if event.known is not None:
            force_setattr(event, "known", date_of(event.known))


def finish_dates(events: Sequence[Any]) -> None:
    """Make the dates alone of events that were valid before."""
    for event in events:
        force_setattr(event, "date", date_of(event.date))


def _has_one_degree(event: Event) -> bool:
    return (event.lat is None) != (event.lon is None)


def _is_sound(event: Event) -> bool:
    """Whether one event meets what the types above can't express, as `_are_sound` of many."""
    finish((event,))
    for quote in event.quotes:
        if quote.speaker == "" or not _are_lines((quote.text,)):
            return False
    if event.extra:
        read_extra(event.extra)
    if _has_one_degree(event):
        return False
    title = event.title
    return (
        "\n" not in title
        and "\r" not in title
        and title.strip() != ""
        and _is_id(event.id)
    )


def _check_extras(extras: list[dict[str, Any]]) -> None:
    values = chain.from_iterable(map(dict.values, extras))
    if not SURE.issuperset(map(type, values)):
        for extra in extras:
            read_extra(extra)


def _citations(given: tuple[str | Citation, ...]) -> tuple[Citation, ...]:
    first = given[0]
    if first and len(given) == 1 and isinstance(first, str):
        return _one_source(first)
    return tuple([_citation(one) for one in given])


def _citation(given: str | Citation) -> Citation:
    # an empty id is the one that isn't looked for in the register
    if isinstance(given, str):
        if given:
            return _source_alone(given)
    elif given.source or (
        given.source is None and (given.title or given.url or given.locator)
    ):
        if given.published is not None:
            force_setattr(given, "published", date_of(given.published))
        return given
    raise ValueError("a citation of nothing")


@lru_cache(maxsize=1 << 12)
def _source_alone(source: str) -> Citation:
    return Citation(source=source)


@lru_cache(maxsize=1 << 12)
def _one_source(source: str) -> tuple[Citation]:
    return (_source_alone(source),)


def _are_lines(texts: Sequence[str]) -> bool:
    """Whether each has something to read and no line break; `str.strip` removes all that the model finds blank."""
    whole = "".join(texts)
    return "\n" not in whole and "\r" not in whole and all(map(str.strip, texts))


def _is_id(text: str) -> bool:
    if _ID.fullmatch(text):
        return True
    if text.isascii() or len(text) > _LONGEST:
        return False
    if text[0] in ".:@+-":
        return False
    word = _IN_WORDS.sub("", text)
    return word.isalpha() or all(
        sign.isalpha() or sign.isdecimal() or sign in _IN_IDS for sign in word
    )
