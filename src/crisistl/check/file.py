"""Rules about the file itself: faults that prevent loading, keys that occur twice."""

from collections.abc import Iterator

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported


def invalid(manuscript: Manuscript) -> Iterator[Reported]:
    """Everything that prevents the file from being loaded."""
    for fault in manuscript.faults:
        yield Reported(
            fault.reason,
            fault.remedy or "correct it",
            place=fault.place,
            line=fault.line,
            advice=fault.advice,
        )


def double_key(manuscript: Manuscript) -> Iterator[Reported]:
    """Keys that occur twice in a JSON object, which prevent the file from being loaded."""
    for doubled in manuscript.doubled:
        reason = f"the key {doubled.key!r} occurs twice"
        yield Reported(
            reason, "keep one of the two", place=doubled.place, line=doubled.line
        )
