"""Reported: the place, reason and remedy that a rule reports."""

from dataclasses import dataclass
from typing import Literal

from crisistl.errors import Advice

RegisterName = Literal["sources", "actors", "themes", "events"]


@dataclass(frozen=True, slots=True)
class Reported:
    """`register[index]` is the part. Without a register it is the whole timeline or, with a `place`, another place in
    the file on a `line`. `other` is the id of the other event, where two are compared."""

    reason: str
    remedy: str
    register: RegisterName | None = None
    index: int = 0
    place: str = "timeline"
    line: int | None = None
    advice: tuple[Advice, ...] = ()
    other: str | None = None
