"""Rules about the file itself: faults that prevent loading, keys that occur twice."""

from collections.abc import Iterator

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript


def invalid(manuscript: Manuscript) -> Iterator[Found]:
    """What loading refuses, in its own words: most faults name their remedy after a semicolon."""
    for fault in manuscript.faults:
        reason, _, remedy = fault.reason.rpartition("; ")
        shown = f"{fault.value!r}: " if fault.value is not None else ""
        yield Found(
            shown + (reason or remedy),
            remedy if reason else "mend it",
            place=fault.place,
            line=fault.line,
        )


def double_key(manuscript: Manuscript) -> Iterator[Found]:
    """Keys that occur twice in a JSON object: a parser silently keeps the last value."""
    for doubled in manuscript.doubled:
        reason = f"the key {doubled.key!r} occurs twice; only the last value counts"
        yield Found(
            reason, "keep one of the two", place=doubled.place, line=doubled.line
        )
