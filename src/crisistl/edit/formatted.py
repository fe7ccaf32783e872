"""Formatted: a file of our own formats as `crisistl fmt` writes it."""

import io
import re
from dataclasses import dataclass, field
from typing import TextIO

from crisistl.errors import UsageError
from crisistl.formats.core.choosing import format_of_input
from crisistl.formats.core.fault_report import FaultyData
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.format import Format
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.registry import format_named
from crisistl.formats.json.canonical import read_canonical
from crisistl.formats.json.own_writer import Texts, write_json, write_lines
from crisistl.formats.objects.document import is_own
from crisistl.model.canonical import canonical
from crisistl.model.timeline import Timeline
from crisistl.text.wording import file_name, typed_name

_OURS = ("json", "jsonl")
_A_PART = re.compile(
    r'\s*\{\s*"(?:timeline|source|actor|theme|omitted|event)"\s*:\s*\{'
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's timeline, its format, and whether it has the canonical form.

    `texts` has the canonical texts of its events, where they are known.
    """

    timeline: Timeline
    known: Format
    is_canonical: bool
    texts: Texts = field(default_factory=Texts, repr=False)

    @classmethod
    def of(cls, file: Input, *, to_change: bool = True) -> "Formatted":
        """Raises UsageError for other formats than our JSON and JSON Lines, and DataError for what is at fault.

        Unless its events are `to_change`, they may be those of `crisistl.model.checked`, which are read in less time.
        """
        # read in several passes, while others may replace the file
        file = file.snapshot()
        known = _ours(file)
        if not to_change:
            found = read_canonical(file, lines=known.name == "jsonl")
            if found:
                return cls(found.timeline, known, True, found.texts)
        try:
            timeline = timeline_of(known.reader()(file, ReadOptions()), file.name)
        except FaultyData as error:
            raise error.without_skipping() from None
        text = canonical_text(timeline, known)
        return cls(timeline, known, file.data() == text.encode())

    @property
    def text(self) -> str:
        """The file's text in the canonical form."""
        out = io.StringIO(newline="")
        self.write(self.timeline, out)
        return out.getvalue()

    def write(self, timeline: Timeline, out: TextIO) -> None:
        """Write, in the canonical form, a timeline that has some of the same events."""
        write = write_json if self.known.name == "json" else write_lines
        write(canonical(timeline), out, self.texts)


def canonical_text(timeline: Timeline, known: Format) -> str:
    """The text of a timeline in one of our formats, in the canonical order."""
    out = io.StringIO(newline="")
    known.writer()(canonical(timeline), out)
    return out.getvalue()


def format_of_own(name: str) -> Format:
    """The one of our formats that a file's ending names; UsageError for others."""
    for known in map(format_named, _OURS):
        if name.lower().endswith(known.endings):
            return known
    raise UsageError(
        f"{file_name(name)}: give it a name that ends in .json or .jsonl; `crisistl convert` writes other formats"
    )


def _ours(file: Input) -> Format:
    known = format_of_input(file)
    start = file.head().lstrip("\ufeff \t\r\n")
    if known.name not in _OURS:
        raise UsageError(f"{file.name} is {known.title}; {_convert(file)}")
    if not start:
        raise UsageError(
            f"{file.name} is empty; remove it, and start a chronology with: crisistl new {typed_name(file.path)}"
        )
    if not (start.startswith("{") if known.name == "json" else _A_PART.match(start)):
        raise UsageError(f"{file.name} is a table of events; {_convert(file)}")
    if known.name == "json" and not is_own(file):
        raise UsageError(f"{file.name} has another program's JSON; {_convert(file)}")
    return known


def _convert(file: Input) -> str:
    """How to make a chronology that can be changed of a file of another format, under a name that is free."""
    if file.path is None:
        return "only a JSON chronology can be changed; save it in a file, then use `crisistl convert`"
    stem = file.path.with_suffix("")
    number = 1
    new = stem.with_suffix(".json")
    while new.exists():
        number += 1
        new = stem.with_name(f"{stem.name}-{number}.json")
    return (
        "only a JSON chronology can be changed. Make one of it with: "
        f"crisistl convert {typed_name(file.path)} {typed_name(new)}"
    )
