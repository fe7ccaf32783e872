"""Part lines: the line on which each part of our own JSON or JSON Lines begins, as we lay it out."""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import KINDS
from crisistl.model.timeline import Timeline

_EVENTS = "events"
_PART = re.compile(rb'\s*\{\s*"(timeline|source|actor|theme|omitted)"\s*:\s*\{')
_REGISTER = re.compile(rb'\n  "(sources|actors|themes|omitted|events)": \[')
_AN_EVENT = b'{"id":'
_FIRST_LINE = b"\n    {\n"  # of a part of a document


def part_lines(file: Input, timeline: Timeline) -> Mapping[str, Sequence[int]] | None:
    """For a register, the lines on which its parts begin in the file of a valid timeline.

    None where the file is in another layout.
    """
    of_parts = _of_document if file.ending.endswith(".json") else _of_lines
    found = {register: array("q") for register in KINDS}
    for register, line in of_parts(file):
        if register not in found:
            return None
        found[register].append(line)
    for register, lines in found.items():
        if len(lines) != len(getattr(timeline, register)):
            return None
    return found


def _of_lines(file: Input) -> Iterator[tuple[str, int]]:
    """The register and the line of each part of JSON Lines."""
    registers = {kind.encode(): register for register, kind in KINDS.items()}
    with file.open() as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith(_AN_EVENT):
                yield _EVENTS, number
            elif part := _PART.match(line):
                if register := registers.get(part[1]):
                    yield register, number
            elif not line.isspace():
                yield _EVENTS, number


def _of_document(file: Input) -> Iterator[tuple[str, int]]:
    """The same for a document."""
    data = file.data()
    opened = [(found.end(), found[1].decode()) for found in _REGISTER.finditer(data)]
    opened.append((len(data), ""))
    line, counted = 1, 0
    for (start, register), (end, _) in pairwise(opened):
        at = data.find(_FIRST_LINE, start, end)
        while at >= 0:
            line += data.count(b"\n", counted, at + 1)
            counted = at + 1
            yield register, line
            at = data.find(_FIRST_LINE, counted, end)
