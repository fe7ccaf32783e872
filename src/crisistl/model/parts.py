"""The parts of a timeline: events, and the actors, themes, sources and citations that they name."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    WrapValidator,
    model_serializer,
    model_validator,
)

from crisistl.dates import EventDate
from crisistl.errors import InvalidValue, UsageError
from crisistl.model.choices import (
    ActorKind,
    EventType,
    PartOfDay,
    Status,
)
from crisistl.model.extra import read_extra


def _as_text(value: object) -> str:
    """What to write in place of a number that is meant as a year."""
    if type(value) is int and value == 0:
        return 'there is no year 0; write "0000" for 1 BC, between quotation marks'
    if type(value) is int and 0 < value < 1000:
        return f'write "{value:04}", between quotation marks'
    return f'write "{value}", between quotation marks'


def _read_date(value: object) -> EventDate:
    if isinstance(value, EventDate):
        return value
    if not isinstance(value, str):
        raise InvalidValue("a date is text", _as_text(value))
    return EventDate.parse(value)


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _read_day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
        raise InvalidValue(f"{value!r} isn't a valid date")
    raise InvalidValue(f"{value!r} isn't a day", "write YYYY-MM-DD")


Edtf = Annotated[
    EventDate,
    PlainValidator(_read_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "EDTF (ISO 8601-2:2019), level 1 and parts of level 2",
        }
    ),
]
Day = Annotated[
    date,
    PlainValidator(_read_day),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "date"}),
]


def _read_zone(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValue("a time zone is a name such as Europe/Kyiv")
    from crisistl.dates.zones import zone_named

    try:
        zone_named(value)
    except UsageError as error:
        raise InvalidValue(error.problem, error.remedy, error.advice) from None
    return value


TimeZone = Annotated[
    str,
    PlainValidator(_read_zone),
    WithJsonSchema(
        {"type": "string", "description": "A name of the IANA time zone database"}
    ),
]
Id = Annotated[str, Field(pattern=r"^\w[\w.:@+-]*$", max_length=200)]
OneLine = Annotated[str, Field(pattern=r"^[^\r\n]*\S[^\r\n]*$")]


class Value(BaseModel):
    """A part that is never changed, and that refuses fields it doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Value):
    """An outlet or a document that events are taken from. An alias is found like the title."""

    id: Id
    title: OneLine
    aliases: tuple[OneLine, ...] = ()
    publisher: str | None = None
    published: Edtf | None = None
    url: str | None = None
    author: str | None = None


def is_reversed(begins: EventDate | None, ends: EventDate | None) -> bool:
    """Whether an end is before its beginning, however vague the two are."""
    return bool(begins and ends and begins.earliest_start > ends.latest_end)


class Tenure(Value):
    """A role of an actor, or whom it speaks for, with its first and last day; a missing end is open.

    In JSON the days are called "from" and "to".
    """

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    actor: Id | None = None
    role: OneLine | None = None
    begins: Edtf | None = Field(default=None, alias="from")
    ends: Edtf | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.actor or self.role):
            raise ValueError("a role needs an actor, a role, or both")
        if is_reversed(self.begins, self.ends):
            raise ValueError(f"it ends ({self.ends}) before it begins ({self.begins})")
        return self


class Actor(Value):
    """Someone who acts. `part_of` is the id of the actor this one speaks for; it is never membership.

    `roles` are offices and belonging with dates. `begins` and `ends` are the first and the last day of a life or of
    a state. Lists in place of `part_of` or `role` are read as `roles`.
    """

    id: Id
    name: OneLine
    kind: ActorKind | None = None
    aliases: tuple[OneLine, ...] = ()
    part_of: Id | None = None
    role: str | None = None
    roles: tuple[Tenure, ...] = ()
    begins: Edtf | None = None
    ends: Edtf | None = None
    iso: str | None = None
    wikidata: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _gathers_roles(cls, value: Any) -> Any:
        """Accept lists of roles in `part_of` and in `role` as well."""
        if not isinstance(value, dict):
            return value
        lists = [n for n in ("part_of", "role") if isinstance(value.get(n), list)]
        if not lists:
            return value
        gathered = dict(value)
        roles = [*(value.get("roles") or ())]
        for name in lists:
            roles += gathered.pop(name)
        return gathered | {"roles": roles}


class Theme(Value):
    """What an event is about. `part_of` is the id of the wider theme."""

    id: Id
    name: OneLine
    aliases: tuple[OneLine, ...] = ()
    description: str | None = None
    part_of: Id | None = None


class Quote(Value):
    """Words as published; `speaker` is an actor's id."""

    text: OneLine
    speaker: Id | None = None


class Citation(Value):
    """What an event cites: a source of the register, an article of its own, or both."""

    source: Id | None = None
    title: str | None = None
    url: str | None = None
    published: Edtf | None = None
    locator: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any((self.source, self.title, self.url, self.locator)):
            raise InvalidValue("a citation needs a source, a title, a url or a locator")
        return self

    @model_serializer(mode="wrap")
    def _plain(self, handler: Any) -> Any:
        """A citation of nothing but a source is written as that source's id."""
        alone = self.source and not (
            self.title or self.url or self.published or self.locator
        )
        if alone:
            return self.source
        return handler(self)


@lru_cache(maxsize=1 << 12)
def _source_alone(source: str) -> Citation:
    return Citation(source=source)


def _read_citation(value: object, validate: Callable[[object], Citation]) -> Citation:
    if isinstance(value, str):
        return _source_alone(value)
    return validate(value)


class Account(Value):
    """What one source says of an event where sources differ.

    `status`, `attributed_to`, `actors` and `targets` are given only where sources differ in them.
    """

    source: Annotated[Citation, WrapValidator(_read_citation)] | None = None
    date: Edtf | None = None
    words: str | None = None
    status: Status | None = None
    attributed_to: tuple[Id, ...] = ()
    actors: tuple[Id, ...] = ()
    targets: tuple[Id, ...] = ()


class Revision(Value):
    """What an event said before a day, where that was something else: only the fields that have changed since."""

    until: Day
    title: OneLine | None = None
    date: Edtf | None = None
    status: Status | None = None
    summary: str | None = None


def _read_degrees(name: str, most: int, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValue(
            f"{value!r} is not a number",
            f"write the {name} in decimal degrees, such as 44.25",
        )
    if not -most <= value <= most:
        raise InvalidValue(
            f"{value} is not a {name}", f"write decimal degrees from -{most} to {most}"
        )
    return float(value)


Latitude = Annotated[
    float,
    PlainValidator(partial(_read_degrees, "latitude", 90)),
    PlainSerializer(float, return_type=float),
    WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90}),
]
Longitude = Annotated[
    float,
    PlainValidator(partial(_read_degrees, "longitude", 180)),
    PlainSerializer(float, return_type=float),
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]


class Event(Value):
    """One dated statement. `actors` act (initiators), `targets` are acted on (recipients); ids throughout.

    `lat` and `lon` are decimal degrees (WGS84); an event has both or neither.
    """

    id: Id
    date: Edtf
    title: OneLine
    summary: str = ""
    type: EventType | None = None
    actors: tuple[Id, ...] = ()
    targets: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = ()
    place: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    part_of_day: PartOfDay | None = None
    date_text: str | None = None
    status: Status = "reported"
    attributed_to: tuple[Id, ...] = ()
    quotes: tuple[Quote, ...] = ()
    responds_to: tuple[Id, ...] = ()
    contradicts: tuple[Id, ...] = ()
    sources: tuple[Annotated[Citation, WrapValidator(_read_citation)], ...] = ()
    accounts: tuple[Account, ...] = ()
    recorded: Day | None = None
    known: Edtf | None = None
    revisions: tuple[Revision, ...] = ()
    extra: Annotated[dict[str, Any], AfterValidator(read_extra)] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _has_both_coordinates(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            if self.lat is None:
                there, missing = ("lon", "lat")
            else:
                there, missing = ("lat", "lon")
            raise InvalidValue(
                f"it has {there} but no {missing}", "give both, or neither"
            )
        return self


class Omitted(Value):
    """An event that a filtered timeline leaves out but still links to."""

    id: Id
    date: Edtf
    title: OneLine
