"""One day of several: between 6 and 20 November 1962, 16 or 17 October 1962."""

from collections.abc import Iterator

from crisistl.dates.written.ranges import ends_of, rights, which_year
from crisistl.dates.written.sides import Core, Side, Sides
from crisistl.dates.written.singles import Single


def alternatives(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """Between A and B: one day in there. A or B: one of the two."""
    i = reader.skipped(i, "the")
    for left, end in _lefts_of_between(reader, i):
        joints = [*reader.role(reader.skipped(end), "and")]
        if reader.is_mark(end, "-"):
            joints.append(end + 1)
        for joint in joints:
            for right, last in rights(reader, left, joint):
                yield from _paired(reader, left, right, "..", last)
    for start in {i, *reader.role(i, "either")}:
        for left, end in reader.side(start):
            yield from _with_dots_or_or(reader, left, end)


def _with_dots_or_or(reader: Sides, left: Side, i: int) -> Iterator[tuple[Core, int]]:
    if reader.is_dots(i):  # 1962-06..1962-08, EDTF without its brackets
        for right, last in reader.side(i + 2):
            yield from _paired(reader, left, right, "..", last)
    for joint in reader.role(reader.skipped(i), "or"):
        for right, last in rights(reader, left, joint):
            yield from _paired(reader, left, right, ",", last)


def _lefts_of_between(reader: Sides, i: int) -> Iterator[tuple[Side, int]]:
    """The first date after 'between', or the first time after a day: 3 May 1956, between 5 and 6 am."""
    for start in reader.role(i, "between"):
        yield from reader.side(start)
    if not any(token.clock for token in reader.tokens):
        return
    for side, end in reader.side(i):
        for start in reader.role(reader.skipped(end), "between"):
            clock = reader.token(start).clock
            if clock and side.date.unit == "day":
                for found, after in reader.timed(side.date, clock, start + 1):
                    yield side._replace(date=found), after


def _paired(
    reader: Sides, left: Side, right: Side, joint: str, end: int
) -> Iterator[tuple[Core, int]]:
    found = []
    for first, last in ends_of(reader, left, right):
        if joint == "..":
            texts = f"{first.first}{left.mark}..{last.last}{right.mark}"
        else:
            texts = f"{_member(first, left.mark)},{_member(last, right.mark)}"
        found.append(Core(f"[{texts}]", first.lower, last.upper, short=last.short))
    if len(found) == 1:
        yield found[0], end
    elif found:
        reader.refusals.append(which_year([core.edtf for core in found]))


def _member(date: Single, mark: str) -> str:
    """A date in a set of EDTF, in which a set is a range: early or late 1960s."""
    return date.marked(mark).removeprefix("[").removesuffix("]")
