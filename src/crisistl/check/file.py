"""What keeps a file from being read as it is meant: what loading refuses, keys that stand twice."""

from collections.abc import Iterator

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript


def invalid(manuscript: Manuscript) -> Iterator[Found]:
    """What loading refuses, in its own words: most faults name their remedy after a semicolon."""
    for fault in manuscript.faults:
        reason, _, remedy = fault.reason.rpartition("; ")
        shown = f"{fault.value!r}: " if fault.value is not None else ""
        yield Found(
            shown + (reason or remedy), remedy if reason else "mend it", place=fault.place, line=fault.line
        )


def double_key(manuscript: Manuscript) -> Iterator[Found]:
    """A key twice in one JSON object: a parser takes the last and says nothing."""
    for doubled in manuscript.doubled:
        reason = f"the key {doubled.key!r} stands twice, and only the last one counts"
        yield Found(reason, "keep one of the two", place=doubled.place, line=doubled.line)
