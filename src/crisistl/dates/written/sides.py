"""One end of a range with its marks of doubt, and what a whole text means."""

from collections.abc import Iterator
from typing import NamedTuple

from crisistl.dates.written.points import Points
from crisistl.dates.written.singles import Part, Single, Year
from crisistl.dates.written.values import Ymd


class Side(NamedTuple):
    """One end of a range, or the only date, with its marks of doubt."""

    date: Part | Single
    about: bool = False
    doubt: bool = False

    @property
    def mark(self) -> str:
        """'~', '?', '%' for both, or ''."""
        if self.about and self.doubt:
            return "%"
        if self.about:
            return "~"
        if self.doubt:
            return "?"
        return ""


class Core(NamedTuple):
    """The EDTF of a text without the part of the day, and its outermost days, None for no limit.

    `limits` is for two dates, or one and an open side; `short` for a year of two digits.
    """

    edtf: str
    first: Ymd | None
    last: Ymd | None
    limits: bool = True
    short: bool = False


class Sides(Points):
    """Reads dates with their marks of doubt; every method yields each reading with its end."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._sides: dict[tuple[int, bool], tuple[tuple[Side, int], ...]] = {}

    def side(self, i: int, *, right: bool = False) -> tuple[tuple[Side, int], ...]:
        """A date with its marks of doubt before and after it; `right` is the end of a range."""
        found = self._sides.get((i, right))
        if found is None:
            found = tuple(self._side(i, right))
            self._sides[i, right] = found
        return found

    def _side(self, i: int, right: bool) -> Iterator[tuple[Side, int]]:
        about, doubt, i = self._marks_before(i)
        token = self.token(i)
        number = token.number(3)
        if number is not None and not token.ordinal:  # 431 of 431-404 BC
            yield Side(Part(year=Year(number, "?")), about, doubt), i + 1
        for found, end in self.point(i, right=right):
            yield from self._doubted(Side(found, about, doubt), end)

    def _marks_before(self, i: int) -> tuple[bool, bool, int]:
        """Whether a date is approximate, whether it is doubtful, and where it begins."""
        about = doubt = False
        while True:
            if end := self._end_of_mark(i, "about", "~"):
                about = True
            elif end := self._end_of_mark(i, "doubt", "?"):
                doubt = True
            else:
                end = self.skipped(i, "the")
            if end == i:
                return about, doubt, i
            i = end

    def _end_of_mark(self, i: int, role: str, mark: str) -> int:
        if self.is_mark(i, mark):
            return i + 1
        return max(self.role(i, role), default=0)

    def _doubted(self, side: Side, i: int) -> Iterator[tuple[Side, int]]:
        yield side, i
        end = self.skipped(i)
        while self.is_mark(end, "?"):
            end += 1
            yield side._replace(doubt=True), end
        if self.is_mark(end, "~"):
            yield side._replace(about=True), end + 1
        for last in self.role(end, "doubt"):
            yield side._replace(doubt=True), last
        for last in self.role(end, "about"):
            yield side._replace(about=True), last
