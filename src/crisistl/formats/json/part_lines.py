"""Part lines: the line on which each part of our own JSON or JSON Lines begins, as we lay it out."""

import re
from collections import Counter
from collections.abc import Iterator

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import KINDS
from crisistl.model.timeline import Timeline

_EVENTS = "events"
_PART = re.compile(rb'\s*\{\s*"(timeline|source|actor|theme|omitted)"\s*:\s*\{')
_REGISTER = re.compile(rb'  "(sources|actors|themes|omitted|events)": \[')
_FIRST_LINE = b"    {"  # of a part of a document


def part_lines(file: Input, timeline: Timeline) -> dict[tuple[str, str], int] | None:
    """For a register and an id, the line on which that part begins in the file of a valid timeline.

    None where the file is in another layout.
    """
    of_parts = _of_document if file.ending.endswith(".json") else _of_lines
    found = [*of_parts(file)]
    parts = {register: getattr(timeline, register) for register in KINDS}
    numbers = {register: len(parts[register]) for register in KINDS if parts[register]}
    if Counter(register for register, _ in found) != numbers:
        return None
    left = {register: iter(parts[register]) for register in parts}
    return {(register, next(left[register]).id): line for register, line in found}


def _of_lines(file: Input) -> Iterator[tuple[str, int]]:
    """The register and the line of each part of JSON Lines."""
    registers = {kind.encode(): register for register, kind in KINDS.items()}
    with file.open() as lines:
        for number, line in enumerate(lines, 1):
            if part := _PART.match(line):
                if register := registers.get(part[1]):
                    yield register, number
            elif not line.isspace():
                yield _EVENTS, number


def _of_document(file: Input) -> Iterator[tuple[str, int]]:
    """The same for a document."""
    register = ""
    for number, line in enumerate(file.data().split(b"\n"), 1):
        if line == _FIRST_LINE:
            yield register, number
        elif opened := _REGISTER.fullmatch(line):
            register = opened[1].decode()
