"""Found: a place where a rule finds something to ask, why, and what would mend it."""

from dataclasses import dataclass
from typing import Literal

Register = Literal["sources", "actors", "themes", "events"]


@dataclass(frozen=True, slots=True)
class Found:
    """`register[index]` is the part; without a register it is the timeline as a whole, or, with a `place`, some
    other place of the file on a `line`."""

    reason: str
    remedy: str
    register: Register | None = None
    index: int = 0
    place: str = "timeline"
    line: int | None = None
