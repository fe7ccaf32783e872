"""One day of several: between 6 and 20 November 1962, 16 or 17 October 1962."""

from collections.abc import Iterator

from crisistl.dates.written.completing import completed
from crisistl.dates.written.ranges import backwards, is_backwards, short_year
from crisistl.dates.written.sides import Core, Side, Sides
from crisistl.dates.written.singles import Single


def alternatives(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """Between A and B: one day in there. A or B: one of the two."""
    i = reader.skipped(i, "the")
    for start in reader.role(i, "between"):
        for left, end in reader.side(start):
            joints = [
                *reader.role(reader.skipped(end), "and"),
                *([end + 1] if reader.is_mark(end, "-") else []),
            ]
            for joint in joints:
                for right, last in (
                    *reader.side(joint, right=True),
                    *short_year(reader, left, joint),
                ):
                    yield from _paired(reader, left, right, "..", last)
    starts = {i, *reader.role(i, "either")}
    for left, end in (found for start in starts for found in reader.side(start)):
        if reader.is_dots(end):  # 1962-06..1962-08, EDTF without its brackets
            for right, last in reader.side(end + 2):
                yield from _paired(reader, left, right, "..", last)
        for joint in reader.role(reader.skipped(end), "or"):
            for right, last in (
                *reader.side(joint, right=True),
                *short_year(reader, left, joint),
            ):
                yield from _paired(reader, left, right, ",", last)


def _paired(
    reader: Sides, left: Side, right: Side, joint: str, end: int
) -> Iterator[tuple[Core, int]]:
    ends = completed(reader, left.date, right.date)
    if ends is None:
        return
    first, last = ends
    if is_backwards(first, last):
        reader.refusals.append(backwards(first, last))
        return
    if joint == "..":
        texts = f"{first.first}{left.mark}..{last.last}{right.mark}"
    else:
        texts = f"{_member(first, left.mark)},{_member(last, right.mark)}"
    yield Core(f"[{texts}]", first.lower, last.upper, short=last.short), end


def _member(date: Single, mark: str) -> str:
    """A date in a set of EDTF, in which a set is a range: early or late 1960s."""
    return date.marked(mark).removeprefix("[").removesuffix("]")
