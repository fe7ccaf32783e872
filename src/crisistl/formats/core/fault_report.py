"""Fault report: all faults of a file as one message."""

import re
from typing import Self

from crisistl.errors import Advice, DataError
from crisistl.formats.core.record import Fault
from crisistl.text.wording import counted

MOST_FAULTS_SHOWN = 200
_MOST_OF_ONE_CAUSE = (
    3  # faults that are shown each by itself where one setting solves all
)
_MOST_WITHOUT_SETTING = 10  # and where each has to be corrected
_DETAIL = re.compile(r"'[^']*'|\d+|: [^:;]*\?")
"""What differs between problems of one kind: the value, its numbers, its readings."""


class FaultyData(DataError):
    """A file was read, and parts of it are invalid: all faults, and one message about them.

    The advice is to leave out what is at fault, unless a setting mends all of it. A reader that can't leave anything
    out has `to_skip` False.
    """

    def __init__(self, name: str, faults: list[Fault], *, to_skip: bool = True) -> None:
        advice: tuple[Advice, ...] = ()
        if to_skip and not all(fault.advice for fault in faults):
            advice = (Advice("skip_bad"),)
        super().__init__(fault_report(name, faults), advice=advice)
        self.name = name
        self.faults = tuple(faults)

    def without_skipping(self) -> Self:
        """The same error of a reader that can't leave anything out."""
        return type(self)(self.name, [*self.faults], to_skip=False)


def fault_report(name: str, faults: list[Fault]) -> str:
    """All the faults of a file as one message."""
    return (
        f"{name}: {counted(len(faults), 'fault')}; nothing was read\n{_listed(faults)}"
    )


class LeftOut(str):
    """The remark on what was left out of a file because it was at fault."""

    __slots__ = ("faults", "name")
    name: str
    faults: tuple[Fault, ...]

    def __new__(cls, name: str, faults: list[Fault]) -> Self:
        count = counted(len(faults), "fault")
        listed = _listed(faults)
        remark = super().__new__(
            cls, f"{name}: left out invalid parts, {count}:\n{listed}"
        )
        remark.name = name
        remark.faults = tuple(faults)
        return remark


def _listed(faults: list[Fault]) -> str:
    groups: dict[object, list[Fault]] = {}
    for number, fault in enumerate(faults):
        groups.setdefault(_cause(fault) or number, []).append(fault)
    lines: list[str] = []
    for group in groups.values():
        most = _MOST_WITHOUT_SETTING
        if group[0].advice:
            most = _MOST_OF_ONE_CAUSE
        if len(group) <= most:
            lines += [f"  {fault.sentence()}" for fault in group]
        else:
            lines.append(f"  {_together(group)}")
    shown = lines[:MOST_FAULTS_SHOWN]
    if len(lines) > MOST_FAULTS_SHOWN:
        shown.append(f"  … and {len(lines) - MOST_FAULTS_SHOWN} more")
    return "\n".join(shown)


def _cause(fault: Fault) -> tuple[object, ...] | None:
    """What faults of different lines have in common; None for a fault without a line."""
    if not fault.line:
        return None
    return (fault.advice, _DETAIL.sub("", fault.problem))


def _together(group: list[Fault]) -> str:
    """Faults of one cause as one sentence: how many, the first lines, the first of them in full."""
    first, *others = group
    lines = [*dict.fromkeys(fault.line for fault in others)]
    if lines == [first.line]:
        return f"{first.sentence()} The same {len(others):,} more times on this line."
    shown = ", ".join(map(str, lines[: _MOST_OF_ONE_CAUSE - 1]))
    more = f" and {len(others) - _MOST_OF_ONE_CAUSE + 1:,} more"
    return f"{first.sentence()} The same: lines {shown}{more}."
