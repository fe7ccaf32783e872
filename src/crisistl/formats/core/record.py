"""Records: what a reader yields, one at a time, for 40 events and for a million."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from crisistl.errors import Advice, CrisisError, sentence
from crisistl.frozen import frozen

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
    gives the validated `event` itself, no values, and of many events `locate` alone; for a reader who asks for
    `plain` events also the `text` that it is in JSON. `headings` are those of the columns of a table, by field.
    """

    kind: Kind
    value: dict[str, Any]
    number: int
    line: int | None = None
    locate: Callable[[Path], int | None] | None = None
    event: Event | None = None
    text: str | None = None
    headings: Mapping[str, str] | None = None


def titled(items: Iterable[Item], title: str) -> Iterator[Item]:
    """The records with this title in the header, which is added where there is none."""
    is_headed = False
    for item in items:
        if isinstance(item, Record) and item.kind == "timeline":
            is_headed = True
            item = item._replace(value=item.value | {"title": title})
        elif isinstance(item, Record) and not is_headed:
            is_headed = True
            yield Record("timeline", {"title": title}, 0)
        yield item
    if not is_headed:
        yield Record("timeline", {"title": title}, 0)


@frozen
class Fault:
    """Something in a file that can't be read: its place, what is wrong and what to do.

    `line` is counted from 1, `value` is what the file has there. `field` is the path of the value
    inside its part: "quotes[0].text". `part` is the kind and the id of the part, where it has one.
    """

    place: str
    problem: str
    remedy: str = ""
    _: KW_ONLY
    line: int | None = None
    value: str | None = None
    field: str = ""
    part: tuple[str, str] | None = None
    advice: tuple[Advice, ...] = ()

    @classmethod
    def of(
        cls, error: CrisisError, place: str, line: int | None, value: str | None = None
    ) -> Fault:
        """The fault that an error about a value is, at its place."""
        return cls(
            place,
            error.problem,
            error.remedy,
            line=line,
            value=value,
            advice=error.advice,
        )

    @property
    def reason(self) -> str:
        """What is wrong, with the value: "'natoo': unknown actor"."""
        shown = ""
        if self.value is not None:
            shown = f"{self.value!r}: "
        return f"{shown}{self.problem}"

    def sentence(self) -> str:
        """The fault in one line."""
        if self.line:
            line = f"line {self.line}"
        else:
            line = ""
        where = "".join(f"{part}: " for part in (line, self.place) if part)
        return f"{where}{sentence(self.reason, self.remedy)}"


class Note(str):
    """A remark that changes nothing in what was read: an encoding, a mapping, an omission."""

    __slots__ = ("advice",)
    advice: tuple[Advice, ...]

    def __new__(cls, text: str, advice: tuple[Advice, ...] = ()) -> Note:
        note = super().__new__(cls, text)
        note.advice = advice
        return note


Item = Record | Fault | Note


@frozen
class ReadOptions:
    """What a user says about a file: column names by our field, separators of names, how dates are written.

    `split` is the separator of all columns and `splits` has those of one, by its header or field; `languages` are
    codes such as "de", `century` is 19 for years such as '62, `year_pairs` the meaning of 1936-39. `notes` asks for
    one line on how its columns were understood ("brief"), for a line on each, or for all that was understood
    ("full"). With `plain`, events of our own JSON Lines and of tables may be those of `crisistl.model.checked`, whose
    links are not checked to be ids. `actors` are names that other files have.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    split: str | None = None
    splits: Mapping[str, str] = field(default_factory=dict)
    date_order: Literal["dmy", "mdy"] | None = None
    languages: tuple[str, ...] = ()
    century: int | None = None
    year_pairs: Literal["ranges", "edtf"] | None = None
    notes: Literal["brief", "short", "full"] = "short"
    plain: bool = False
    actors: frozenset[str] = frozenset()
