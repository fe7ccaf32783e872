"""Partial: of events that are known to be valid, the fields that a question needs, read without the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import NODEFAULT, defstruct
from msgspec.json import Decoder
from msgspec.structs import FieldInfo, fields

from crisistl.model import checked

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

ABSENT = frozenset(("accounts", "revisions"))
"""What no event has that `crisistl.model.checked` found valid."""


class Reader(NamedTuple):
    """Reads some fields of events that were valid before, of JSON Lines or of a JSON list.

    Dates and citations remain the texts that they are in JSON until `crisistl.model.checked.finish` makes them. Each
    raises one of `crisistl.model.checked.ERRORS` for anything else.
    """

    of_lines: Callable[[bytes], Sequence[Event]]
    of_list: Callable[[bytes], Sequence[Event]]


@lru_cache
def reader(names: frozenset[str] | None) -> Reader:
    """What reads these fields; all of them for None."""
    part: Any = checked.Event
    if names is not None:
        part = _part(names)
    one, many = Decoder(part), Decoder(list[part])
    return Reader(one.decode_lines, many.decode)


def _part(names: frozenset[str]) -> type[Any]:
    known = {field.name: field for field in fields(checked.Event)}
    required = [known[n] for n in known if n in names and known[n].required]
    others = [known[n] for n in known if n in names and not known[n].required]
    return defstruct(
        "Event",
        [
            *[(field.name, field.type) for field in required],
            *[(field.name, field.type, _default(field)) for field in others],
        ],
        bases=(checked.Part,),
        namespace=dict.fromkeys(ABSENT, ()),
        frozen=True,
        gc=False,
        forbid_unknown_fields=False,
    )


def _default(field: FieldInfo) -> Any:
    assert field.default is not NODEFAULT  # only `extra` is made anew for each event
    return field.default
