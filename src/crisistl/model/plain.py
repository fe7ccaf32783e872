"""Plain: the parts of a timeline that is known to be valid, as values that need no pydantic.

A plain part has the fields, the defaults and the class name of its part of the model. They come from a `Description`,
which `crisistl.model.derived` derives from the model, so that the model is declared only once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from crisistl.dates import EventDate
from crisistl.model.lookups import Lookups

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

Description = Mapping[str, list[list[Any]]]
"""For each part of the model by its name, its fields: each a name, how its JSON value is read, its default, and the key
that it has in JSON.

How it is read: "" as it is, "date" as EDTF, "day" as YYYY-MM-DD, "number" as a float, "texts" as a tuple of texts, the
name of another part as a tuple of such parts, and that name behind "=" as one such part. A part that can be written
as a text alone has that field first, and reads it as "alone".
"""

TIMELINE = "Timeline"
ONE = "="
"""What is before the name of a part that isn't in a list."""
Read = Callable[[Any], Any]


class Plain:
    """A part of a valid timeline; a field that isn't given has the default of its class."""

    model_fields: ClassVar[Mapping[str, Any]] = {}
    """The fields with their defaults, in the order of the model."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__.update(fields)

    @classmethod
    def model_construct(cls, **fields: Any) -> Self:
        """A part of these fields; nothing is checked."""
        return cls(fields)

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The part with these values of its fields."""
        return type(self)({**self._values(), **update})

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.model_fields}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a part of a timeline is never changed: {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(tuple(self._values().values()))

    def __repr__(self) -> str:
        given = (f"{name}={value!r}" for name, value in self._values().items())
        return f"{type(self).__name__}({', '.join(given)})"

    @property
    def aliases(self) -> tuple[str, ...]:
        """None, unless the part has a field of this name."""
        return ()


class _PlainTimeline(Lookups, Plain):
    def with_parts(self, **parts: Any) -> Self:
        """This timeline with these in place of its own `events`, `actors` and so on; nothing is checked."""
        # a copy would keep what this timeline has found out about its own parts
        return type(self)(self._values() | parts)


def plain_timeline(document: dict[str, Any], description: Description) -> Timeline:
    """The timeline of a JSON document that was validated before. The document becomes part of it."""
    return cast("Timeline", plain_readers(description)[TIMELINE](document))


def plain_readers(description: Description) -> Mapping[str, Read]:
    """For each part of the model by its name, what makes a plain part of its valid JSON value."""
    reads: dict[str, Read] = {}
    for name in description:
        reads[name] = _reader(name, description[name], reads)
    return reads


def is_alike(plain: Any, part: Any) -> bool:
    """Whether a plain part, or any value in one, has the same values as a part of the model."""
    if isinstance(part, tuple):
        pairs = zip(plain, part, strict=False)
        return len(plain) == len(part) and all(is_alike(*pair) for pair in pairs)
    fields = getattr(type(part), "model_fields", None)
    if fields is None:
        return type(plain) is type(part) and bool(plain == part)
    if type(plain).__name__ != type(part).__name__:
        return False
    return all(is_alike(getattr(plain, name), getattr(part, name)) for name in fields)


def _reader(name: str, fields: list[list[Any]], reads: Mapping[str, Read]) -> Read:
    """What makes a part of a JSON value; the parts that are inside it must be in `reads`."""
    base = Plain
    if name == TIMELINE:
        base = _PlainTimeline
    defaults = {field: _frozen(default) for field, _, default, _ in fields}
    part: type[Plain] = type(name, (base,), {**defaults, "model_fields": defaults})
    changed = [
        (field, _SIMPLE.get(how) or _of_parts(how, reads))
        for field, how, _, _ in fields
        if how and how != "alone"
    ]
    renamed = [(field, key) for field, _, _, key in fields if field != key]
    alone = None
    if fields[0][1] == "alone":
        alone = fields[0][0]

    def read(value: Any) -> Plain:
        if alone and isinstance(value, str):
            value = {alone: value}
        for field, key in renamed:
            if key in value:
                value[field] = value.pop(key)
        for field, reader in changed:
            given = value.get(field)
            if given is not None:
                value[field] = reader(given)
        return part(value)

    return read


def _frozen(default: Any) -> Any:
    if isinstance(default, list):
        return tuple(default)
    return default


def _of_parts(how: str, reads: Mapping[str, Read]) -> Read:
    if how.startswith(ONE):
        return reads[how[1:]]
    return _each(reads[how])


def _each(read: Read) -> Read:
    return lambda values: tuple([read(value) for value in values])


_SIMPLE: Mapping[str, Read] = {
    "date": lru_cache(maxsize=1 << 12)(EventDate.parse),
    "day": date.fromisoformat,
    "number": float,
    "texts": tuple,
}
