"""Registers: the actors, themes, sources and omitted events of an archive, gathered from several files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from crisistl.formats.archive.layout import Manifest, register_lines
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, Kind
from crisistl.formats.core.validation import REGISTERS as NAMES
from crisistl.formats.json.own import read_parts
from crisistl.formats.json.stream import PART
from crisistl.model.integrity import Part, breaches
from crisistl.model.timeline import Timeline, TimelineHeader
from crisistl.text.wording import file_name

_REGISTERED: tuple[Kind, ...] = ("source", "actor", "theme", "omitted")


@dataclass
class Registers:
    """The parts by kind and id, in the order in which they were first read.

    A part that comes again fills in what the first one leaves empty; `differing` has the ids of those that say
    something else. `header` has the timeline's own fields, of which the first of each counts.
    """

    header: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, dict[str, Part]] = field(
        default_factory=lambda: {kind: {} for kind in _REGISTERED}
    )
    differing: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, head: Timeline) -> "Registers":
        """The registers of an archive that is there."""
        header = {}
        for name in TimelineHeader.model_fields:
            if getattr(head, name) is not None:
                header[name] = getattr(head, name)
        found = cls(header)
        for kind in _REGISTERED:
            for part in getattr(head, NAMES[kind]):
                found.enter(kind, part)
        return found

    def head_fields(self, fields: dict[str, Any]) -> None:
        """Take in a file's own fields; the latest `as_of` counts, of all others the first."""
        for name, value in fields.items():
            known = self.header.get(name)
            if known is None or (name == "as_of" and value and value > known):
                self.header[name] = value

    def enter(self, kind: str, part: Part) -> None:
        """Take in a part."""
        known = self.parts[kind].setdefault(part.id, part)
        if known is not part and known != part:
            self.parts[kind][part.id] = self._filled(known, part)

    def _filled(self, known: Part, later: Part) -> Part:
        """The part with what the later one has beyond it."""
        new: dict[str, Any] = {}
        for name in type(known).model_fields:
            old, value = getattr(known, name), getattr(later, name)
            if old == value or not value:
                continue
            if not old:
                new[name] = value
            elif isinstance(old, tuple):
                new[name] = tuple(dict.fromkeys((*old, *value)))
            else:
                self.differing[known.id] = None
        if new:
            return known.model_copy(update=new)
        return known

    def knows(self, kind: str, identity: str) -> bool:
        """Whether there is a part of this kind with this id."""
        return identity in self.parts[kind]

    def head(self) -> Timeline:
        """A timeline without events."""
        fields: dict[str, Any] = {}
        for kind, parts in self.parts.items():
            fields[NAMES[kind]] = tuple(parts.values())
        return Timeline.model_construct(**self.header, **fields)

    def faults(self) -> Iterator[Fault]:
        """What is broken between the parts, such as one name of two actors."""
        for breach in breaches(self.head()):
            place = f"{breach.register}[{breach.index}] {breach.id!r}: {breach.field}"
            yield Fault(place, breach.problem, breach.remedy)


def read_registers(folder: Path, manifest: Manifest) -> Timeline:
    """The registers of an archive, as a timeline without events. DataError where they can't be read."""
    return head_of_lines(register_lines(folder, manifest), file_name(folder.name))


def head_of_lines(lines: str, name: str) -> Timeline:
    """The registers that JSON Lines are, as a timeline without events."""
    with Input(None, name, spooled=BytesIO(lines.encode())) as file:
        return timeline_of(read_parts(file, PART), name)
