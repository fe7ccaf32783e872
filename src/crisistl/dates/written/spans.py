"""The grammar of a whole text with a date: ranges, limits, doubt and the part of the day around a date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from crisistl.dates.written import singles
from crisistl.dates.written.points import Points
from crisistl.dates.written.singles import Part, Single, Year
from crisistl.dates.written.values import Unread
from crisistl.dates.written.words import PARTS_OF_DAY


class Side(NamedTuple):
    """One end of a range, or the only date, with its marks of doubt."""

    date: Part | Single
    about: bool = False
    doubt: bool = False

    @property
    def mark(self) -> str:
        """'~', '?', '%' for both, or ''."""
        return (
            "%"
            if self.about and self.doubt
            else "~"
            if self.about
            else "?"
            if self.doubt
            else ""
        )


class Core(NamedTuple):
    """The EDTF of a text without the part of the day; `day` when it is one single day."""

    edtf: str
    day: bool = False
    short: bool = False


@dataclass
class Spans(Points):
    """Reads whole texts."""

    def readings(self) -> Iterator[tuple[Core, str | None]]:
        """Every reading of all the tokens, with the part of the day."""
        for part_of_day, start in self._leading():
            for core, end in self._core(start):
                for trailing, last in self._trailing(end, part_of_day):
                    if last == len(self.tokens):
                        yield core, trailing

    def _leading(self) -> Iterator[tuple[str | None, int]]:
        """A part of the day before the date: 'night of', 'evening,'."""
        yield None, 0
        start = self.skipped(0, "the")
        for part in PARTS_OF_DAY:
            for end in self.role(start, part):
                yield part, self.skipped(end, "of", "the")

    def _trailing(
        self, i: int, part_of_day: str | None
    ) -> Iterator[tuple[str | None, int]]:
        end = self.skipped(i)
        yield part_of_day, end
        start = max(self.role(end, "the"), default=end)
        for part in PARTS_OF_DAY:
            for first in {end, start}:
                for last in self.role(first, part):
                    if part_of_day in (None, part):
                        yield part, self.skipped(last)

    # One side

    def side(self, i: int, *, right: bool = False) -> Iterator[tuple[Side, int]]:
        """A date with its marks of doubt before and after it."""
        about = doubt = False
        while True:
            if ends := [*self.role(i, "about")]:
                about, i = True, ends[0]
            elif ends := [*self.role(i, "doubt")]:
                doubt, i = True, ends[0]
            elif (after := self.skipped(i, "the")) > i:
                i = after
            else:
                break
        token = self.token(i)
        if token.kind == "number" and len(token.text) < 4 and not token.ordinal:
            yield (
                Side(Part(year=Year(int(token.text), "?")), about, doubt),
                i + 1,
            )  # 431 of 431-404 BC
        for found, end in self.point(i, right=right):
            yield from self._doubted(Side(found, about, doubt), end)

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

    # Whole texts

    def _core(self, i: int) -> Iterator[tuple[Core, int]]:
        yield from self._only(i)
        yield from self._ranges(i)
        yield from self._limits(i)
        yield from self._going_on(i)
        yield from self._pairs(i)

    def _only(self, i: int) -> Iterator[tuple[Core, int]]:
        for side, end in self.side(i):
            if found := self.whole(side.date):
                yield (
                    Core(found.marked(side.mark), found.unit == "day", found.short),
                    end,
                )

    def _limits(self, i: int) -> Iterator[tuple[Core, int]]:
        """By, before, after, until, not before."""
        for role in ("by", "before", "after", "on or after", "until"):
            for start in {
                *self.role(i, role),
                *self.role(self.skipped(i, "the"), role),
            }:
                for side, end in self.side(start):
                    if found := self.whole(side.date):
                        yield (
                            Core(
                                self._limit(role, found, side.mark), short=found.short
                            ),
                            end,
                        )

    def _limit(self, role: str, found: Single, mark: str) -> str:
        match role:
            case "before" if found.unit == "third" or (
                found.ends and found.upper[1] != singles.moved(found.upper, 1)[1]
            ):
                return f"[..{singles.iso(found.upper)}]"  # before the end of a month: up to its last day
            case "before":
                return f"[..{singles.before(found)}{mark}]"
            case "after":
                return f"[{singles.after(found)}{mark}..]"
            case "on or after":
                return f"[{found.first}{mark}..]"
            case "until" if not found.ends:
                return f"../{found.text}{mark}"
        return f"[..{found.last}{mark}]"

    def _going_on(self, i: int) -> Iterator[tuple[Core, int]]:
        """Since A, from A onwards, A onwards, A to the present, A -, A/.."""
        i = self.skipped(i, "the")
        since = [*self.role(i, "since")]
        from_ = [*self.role(i, "from")]
        for start in {*since, *from_, i}:
            for side, end in self.side(start):
                after = self.skipped(end)
                ends = [*self.role(after, "onwards"), *self._present(after)]
                if not ends and (start in since or start in from_):
                    ends = [end]
                if ends and (found := self.whole(side.date)):
                    yield from self._since(found, side.mark, ends)

    def _present(self, i: int) -> Iterator[int]:
        """The place after '- present', 'to now', or a dash at the end of the text."""
        joints = [*self.role(i, "to"), *([i + 1] if self.is_mark(i, "-") else ())]
        for joint in joints:
            yield from self.role(joint, "now")
        if self.is_mark(i, "-") and self.token(i).spaced and i + 1 == len(self.tokens):
            yield i + 1
        if (
            self.is_mark(i, "/")
            and self.is_mark(i + 1, ".")
            and self.is_mark(i + 2, ".")
        ):
            yield i + 3

    def _since(
        self, found: Single, mark: str, ends: list[int]
    ) -> Iterator[tuple[Core, int]]:
        if found.ends:
            first = singles.iso(found.lower)
            self.refusals.append(
                Unread(
                    "ambiguous",
                    f" begins on an unknown day ({found.text}), which an open date can't express:"
                    " from its first day on, or some day from then on?",
                    f"Write {first}/.. or [{first}..]",
                    (f"{first}/..", f"[{first}..]"),
                )
            )
            return
        for end in ends:
            yield Core(f"{found.text}{mark}/..", short=found.short), end

    # Two dates

    def _ranges(self, i: int) -> Iterator[tuple[Core, int]]:
        i = self.skipped(i, "the")
        for start in {i, *self.role(i, "from")}:
            for left, end in self.side(start):
                for joint in self._joints(end, left):
                    for right, last in (
                        *self.side(joint, right=True),
                        *self._short_year(left, joint),
                    ):
                        if core := self._lasting(left, right):
                            yield core, last

    def _joints(self, i: int, left: Side) -> Iterator[int]:
        if self.is_mark(i, "-", "/"):
            yield i + 1
        yield from self.role(self.skipped(i), "to")

    def _short_year(self, left: Side, i: int) -> Iterator[tuple[Side, int]]:
        """The second year of 1961-62, which is later than the first."""
        token = self.token(i)
        part = left.date
        if (
            not isinstance(part, Part)
            or part.unit != "year"
            or not part.year
            or part.year.short
        ):
            return
        first = part.year.number
        if (
            token.kind == "number"
            and len(token.text) == 2
            and part.year.era == ""
            and first > 999
        ):
            last = first // 100 * 100 + int(token.text)
            may_be_month = self.is_mark(i - 1, "-", "/") and 1 <= int(token.text) <= 12
            if last > first and (
                not may_be_month or self.settings.pairs not in ("months", "edtf")
            ):
                yield Side(Part(year=Year(last))), i + 1

    def _lasting(self, left: Side, right: Side) -> Core | None:
        ends = self._completed(left.date, right.date)
        if ends is None:
            return None
        first, last = ends
        if first.ends or last.ends:
            self._vague_range(first, last)
            return None
        if first.lower > last.upper:
            self.refusals.append(_backwards(first, last))
            return None
        text = f"{first.text}{left.mark}/{last.text}{right.mark}"
        return Core(text, short=first.short or last.short)

    def _completed(
        self, left: Part | Single, right: Part | Single
    ) -> tuple[Single, Single] | None:
        """Both dates, each with what only the other says; None where they don't go together."""
        if isinstance(left, Part) and isinstance(right, Part):
            if (
                left.year
                and not left.year_first
                and right.unit == "day"
                and not right.month
                and not right.year
            ):
                return None  # 22 October 1962 - 7
            if "year" in (left.unit, right.unit) and left.unit != right.unit:
                return None
            if left.unit != right.unit and not (left.year and right.year):
                return None
            month = left.month or right.month
            if left.unit == "day" and not left.month and right.unit != "day":
                return None
            year = left.year or right.year
            left, right = (
                replace(left, month=month, year=left.year or year),
                replace(
                    right, month=right.month or left.month, year=right.year or year
                ),
            )
            left = replace(left, year=_with_era(left.year, right.year))
        elif isinstance(left, Part) and left.unit != "year" and not left.year:
            return None
        if any(
            isinstance(part, Part) and part.day and not part.month
            for part in (left, right)
        ):
            return None
        first, last = self.whole(left), self.whole(right)
        return (first, last) if first and last else None

    def _vague_range(self, first: Single, last: Single) -> None:
        """'Early to mid-October': one day in there, or all of it."""
        low, high = singles.iso(first.lower), singles.iso(last.upper)
        self.refusals.append(
            Unread(
                "ambiguous",
                " has two readings: one day in there, or all the days?",
                f"Write [{low}..{high}] or {low}/{high}",
                (f"[{low}..{high}]", f"{low}/{high}"),
            )
        )

    def _pairs(self, i: int) -> Iterator[tuple[Core, int]]:
        """Between A and B: one day in there. A or B: one of the two."""
        i = self.skipped(i, "the")
        for start in self.role(i, "between"):
            for left, end in self.side(start):
                joints = [
                    *self.role(self.skipped(end), "and"),
                    *([end + 1] if self.is_mark(end, "-") else []),
                ]
                for joint in joints:
                    for right, last in (
                        *self.side(joint, right=True),
                        *self._short_year(left, joint),
                    ):
                        yield from self._paired(left, right, "..", last)
        for left, end in self.side(i):
            if self.is_mark(end, ".") and self.is_mark(
                end + 1, "."
            ):  # 1962-06..1962-08, EDTF without its brackets
                for right, last in self.side(end + 2):
                    yield from self._paired(left, right, "..", last)
            for joint in self.role(self.skipped(end), "or"):
                for right, last in (
                    *self.side(joint, right=True),
                    *self._short_year(left, joint),
                ):
                    yield from self._paired(left, right, ",", last)

    def _paired(
        self, left: Side, right: Side, joint: str, end: int
    ) -> Iterator[tuple[Core, int]]:
        ends = self._completed(left.date, right.date)
        if ends is None:
            return
        first, last = ends
        if first.lower > last.upper:
            self.refusals.append(_backwards(first, last))
        elif joint == "..":
            yield (
                Core(
                    f"[{first.first}{left.mark}..{last.last}{right.mark}]",
                    short=last.short,
                ),
                end,
            )
        elif not first.ends and not last.ends:
            yield (
                Core(
                    f"[{first.text}{left.mark},{last.text}{right.mark}]",
                    short=last.short,
                ),
                end,
            )


def _with_era(left: Year | None, right: Year | None) -> Year | None:
    """431-404 BC: the left year has the era of the right one, where it has fewer than four digits and none."""
    if left and right and left.era == "?" and right.era in ("bc", "ad"):
        return replace(left, era=right.era)
    return left


def _backwards(first: Single, last: Single) -> Unread:
    return Unread(
        "impossible",
        f" ends ({singles.iso(last.upper)}) before it starts ({singles.iso(first.lower)})",
        "Write the earlier date first, with its own year",
    )
