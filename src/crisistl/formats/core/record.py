"""Records: what a reader yields, one at a time, for 40 events and for a million."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


Kind = Literal["timeline", "source", "actor", "theme", "event", "omitted"]
KINDS: dict[str, Kind] = {
    "sources": "source",
    "actors": "actor",
    "themes": "theme",
    "omitted": "omitted",
    "events": "event",
}
"""The registers of a timeline in the order of a file, each with the kind of its parts."""

Path = Sequence[str | int]  # the place of a value inside a record: ("actors", 0)


class Record(NamedTuple):
    """One part as the file has it: plain values under the model's field names, not yet validated.

    A reader yields the header ("timeline") first, and each source, actor and theme before the first
    event that names it. `number` counts the parts of a kind from 0; `line` counts lines from 1;
    `locate` finds the line of a value inside the part, if the format has lines. A reader of our own JSON
    gives the validated `event` itself, no values, and of many events `locate` alone.
    """

    kind: Kind
    value: dict[str, Any]
    number: int
    line: int | None = None
    locate: Callable[[Path], int | None] | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that can't be read: its place, its value, and the reason.

    `part` is the kind and the id of the part that is at fault, where it has an id.
    """

    place: str
    reason: str
    line: int | None = None
    value: str | None = None
    part: tuple[str, str] | None = None

    def sentence(self) -> str:
        """The fault in one line, as a user reads it."""
        where = ": ".join(
            filter(None, (f"line {self.line}" if self.line else "", self.place))
        )
        shown = f"{self.value!r}: " if self.value is not None else ""
        return f"{where}: {shown}{self.reason}" if where else f"{shown}{self.reason}"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about a file that changes nothing in what was read: an encoding, a mapping, an omission."""

    text: str


Reading = Record | Fault | Note


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a user says about a file: column names by our field, separators of names, how dates are written.

    `split` is the separator of all columns and `splits` has those of one, by its header or field; `languages` are
    codes such as "de", `century` is 19 for years such as '62, `year_pairs` the meaning of 1936-39. `brief` asks for
    one line on how its columns were understood, not for all of them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    split: str | None = None
    splits: Mapping[str, str] = field(default_factory=dict)
    date_order: Literal["dmy", "mdy"] | None = None
    languages: tuple[str, ...] = ()
    century: int | None = None
    year_pairs: Literal["ranges", "edtf"] | None = None
    brief: bool = False
