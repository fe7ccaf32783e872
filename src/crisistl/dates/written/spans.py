"""The grammar of a whole text with a date: ranges, limits, doubt and the part of the day around a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from crisistl.dates.axis import day_number
from crisistl.dates.relative_words import DAYS
from crisistl.dates.written import singles
from crisistl.dates.written.lists import listed
from crisistl.dates.written.points import Points, later_year
from crisistl.dates.written.singles import Part, Single, Year
from crisistl.dates.written.values import Unread, Ymd
from crisistl.dates.written.words import PARTS_OF_DAY


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
        yield from self._with_unknown_end(i)
        yield from self._list(i)

    def _only(self, i: int) -> Iterator[tuple[Core, int]]:
        for side, end in self.side(i):
            if found := self.whole(side.date):
                text = found.marked(side.mark)
                core = Core(text, found.lower, found.upper, False, found.short)
                yield core, end

    def _limits(self, i: int) -> Iterator[tuple[Core, int]]:
        """By, before, after, until, not before."""
        for role in ("by", "before", "after", "on or after", "until"):
            starts = {*self.role(i, role), *self.role(self.skipped(i, "the"), role)}
            for start in starts:
                for side, end in self.side(start):
                    found = self.whole(side.date)
                    if found and found.unit != "times":
                        yield self._limit(role, found, side.mark), end
        if self.settings.bounds and self.is_dots(i):
            for side, end in self.side(i + 2):
                if found := self.whole(side.date):
                    yield self._limit("by", found, side.mark), end

    def _limit(self, role: str, found: Single, mark: str) -> Core:
        first, last = found.lower, found.upper
        short = found.short
        match role:
            case "before" if found.unit == "third" or (
                found.ends and found.upper[1] != singles.moved(found.upper, 1)[1]
            ):
                # before the end of a month: up to its last day
                return Core(f"[..{singles.iso(last)}]", None, last, short=short)
            case "before":
                text = f"[..{singles.before(found)}{mark}]"
                return Core(text, None, singles.moved(first, -1), short=short)
            case "after":
                text = f"[{singles.after(found)}{mark}..]"
                return Core(text, singles.moved(last, 1), None, short=short)
            case "on or after":
                return Core(f"[{found.first}{mark}..]", first, None, short=short)
            case "until" if not found.ends:
                return Core(f"../{found.text}{mark}", None, last, short=short)
        return Core(f"[..{found.last}{mark}]", None, last, short=short)

    def _going_on(self, i: int) -> Iterator[tuple[Core, int]]:
        """Since A, from A onwards, A onwards, A to the present, A -, A/.."""
        i = self.skipped(i, "the")
        since = [*self.role(i, "since")]
        from_ = [*self.role(i, "from")]
        for start in {*since, *from_, i}:
            for side, end in self.side(start):
                after = self.skipped(end)
                ends = [*self.role(after, "onwards"), *self._present(after)]
                if self.settings.bounds and self.is_dots(end):
                    ends.append(end + 2)
                if not ends and start in since:
                    ends = [end]
                found = None
                if ends or start in from_:
                    found = self.whole(side.date)
                if found and not ends and end == len(self.tokens):
                    self.refusals.append(_of_or_since(found))
                if found and found.unit != "times":
                    yield from self._since(found, side.mark, ends)

    def _present(self, i: int) -> Iterator[int]:
        """The place after '- present', 'to now', or a dash at the end of the text."""
        joints = [*self.role(i, "to"), *([i + 1] if self.is_mark(i, "-") else ())]
        for joint in joints:
            if not self.settings.bounds or self.token(joint).text not in DAYS:
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
        if found.ends and not self.settings.bounds:
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
        text = f"{found.first}{mark}/.."
        for end in ends:
            yield Core(text, found.lower, None, short=found.short), end

    def _list(self, i: int) -> Iterator[tuple[Core, int]]:
        """16 and 17 October 1962, which is from the 16th to the 17th."""
        for first, last, end in listed(self, i):
            text = f"{first.text}/{last.text}"
            short = first.short or last.short
            yield Core(text, first.lower, last.upper, short=short), end

    def _with_unknown_end(self, i: int) -> Iterator[tuple[Core, int]]:
        """? - 1963, unknown to 1963, 1963 - ?: EDTF's /1963 and 1963/."""
        for end in self._unknown(i):
            for joint in self._joints(end):
                for side, last in self.side(joint):
                    found = self.whole(side.date)
                    if found and not found.ends:
                        yield self._until(found, side.mark), last
        for side, end in self.side(i):
            for joint in self._joints(end):
                found = self.whole(side.date)
                for last in self._unknown(joint):
                    if found and not found.ends:
                        text = f"{found.text}{side.mark}/"
                        core = Core(text, found.lower, None, short=found.short)
                        yield core, last

    def _until(self, found: Single, mark: str) -> Core:
        return Core(f"/{found.text}{mark}", None, found.upper, short=found.short)

    def _unknown(self, i: int) -> Iterator[int]:
        """The ends of '?', '(?)' or 'unknown'; not those of 'n.d.', which is no end of a range."""
        start = self.skipped(i)
        end = start
        while self.is_mark(end, "?"):
            end += 1
        if end > start:
            yield self.skipped(end)
        yield from self.role(start, "unknown")

    # Two dates

    def _ranges(self, i: int) -> Iterator[tuple[Core, int]]:
        i = self.skipped(i, "the")
        for start in {i, *self.role(i, "from")}:
            for left, end in self.side(start):
                for joint in self._joints(end):
                    for right, last in (
                        *self.side(joint, right=True),
                        *self._short_year(left, joint),
                    ):
                        if core := self._lasting(left, right):
                            if self.is_mark(end, "/") and _is_old_and_new(core):
                                self.refusals.append(_two_calendars(core))
                            else:
                                yield core, last

    def _joints(self, i: int) -> Iterator[int]:
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
        is_short = token.kind == "number" and len(token.text) <= 2
        if not is_short or part.year.era or first <= 999:
            return
        last = later_year(str(first), token.text)
        if last and self._means_years(first, last, int(token.text), i):
            yield Side(Part(year=Year(last))), i + 1

    def _means_years(self, first: int, last: int, number: int, i: int) -> bool:
        """Whether the number after a year can be a later year, and not a month."""
        pairs = self.settings.pairs
        if not self.is_mark(i - 1, "-", "/"):
            return last // 100 == first // 100
        if pairs == "ranges":
            return True
        if last // 100 > first // 100:
            return False
        return number > 12 or number == 0 or pairs not in ("months", "edtf")

    def _lasting(self, left: Side, right: Side) -> Core | None:
        ends = self._completed(left.date, right.date)
        if ends is None:
            return None
        first, last = ends
        if _is_backwards(first, last):
            self.refusals.append(_backwards(first, last))
            return None
        if (first.ends or last.ends) and not self.settings.bounds:
            self._vague_range(first, last)
            return None
        text = f"{first.first}{left.mark}/{last.last}{right.mark}"
        short = first.short or last.short
        return Core(text, first.lower, last.upper, short=short)

    def _completed(
        self, left: Part | Single, right: Part | Single
    ) -> tuple[Single, Single] | None:
        """Both dates, each with what only the other says; None where they don't go together."""
        if "times" in (left.unit, right.unit):
            return None
        if right.unit == "clock" and not left.clock:
            return None  # nothing lasts from a day to a time of it
        left, right = _with_day_of(left, right)
        if isinstance(left, Part) and isinstance(right, Part):
            if not _go_together(left, right, self.settings.bounds):
                return None
            left, right = _shared(left, right)
        elif isinstance(left, Part) and left.unit != "year" and not left.year:
            return None
        if any(
            isinstance(part, Part) and part.day and not part.month
            for part in (left, right)
        ):
            return None
        first, last = self.whole(left), self.whole(right)
        if first and last:
            return (first, last)
        return None

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
        starts = {i, *self.role(i, "either")}
        for left, end in (found for start in starts for found in self.side(start)):
            if self.is_dots(end):  # 1962-06..1962-08, EDTF without its brackets
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
        texts = f"{first.first}{left.mark}{joint}{last.last}{right.mark}"
        core = Core(f"[{texts}]", first.lower, last.upper, short=last.short)
        if _is_backwards(first, last):
            self.refusals.append(_backwards(first, last))
        elif joint == ".." or (not first.ends and not last.ends):
            yield core, end


def _with_day_of(
    left: Part | Single, right: Part | Single
) -> tuple[Part | Single, Part | Single]:
    """Each side with the day of the other, where it is a time alone: 5 pm to 7 pm on 3 May."""
    if left.unit == "clock" != right.unit:
        return _on_day_of(right, left.clock or ""), right
    if right.unit == "clock" != left.unit:
        return left, _on_day_of(left, right.clock or "")
    return left, right


def _on_day_of(side: Part | Single, clock: str) -> Part | Single:
    if isinstance(side, Part):
        return replace(side, clock=clock)
    day = singles.iso(side.lower)
    return Single(day, side.lower, side.lower, "day").at(clock)


def _go_together(left: Part, right: Part, bounds: bool) -> bool:
    """Whether two parts can be the ends of one range; any two with years, where only their bounds matter."""
    if bounds and left.year and right.year:
        return True
    if bool(left.clock) != bool(right.clock) and not left.year:
        return False  # 10 to 12 pm on 3 May: nobody knows what 10 is
    if _has_no_month_for_third(right):
        return False
    if _has_no_month_for_third(left):
        return right.third is not None  # early to mid May
    if left.unit != right.unit:
        return _have_units_that_fit(left, right)
    # 22 October 1962 - 7 is no range of two days
    lacks_month = right.unit == "day" and not right.month
    alone = left.year and not left.year_first and not right.year
    return not (lacks_month and alone)


def _has_no_month_for_third(part: Part) -> bool:
    return part.third is not None and not part.month


def _have_units_that_fit(left: Part, right: Part) -> bool:
    """Whether parts of different units, such as a day and a month, each say when they are."""
    lacks_month = right.unit == "day" and not right.month
    if lacks_month and left.year and not left.year_first and not right.year:
        return False
    if left.unit == "day" and not left.month:
        return False
    if "year" in (left.unit, right.unit):
        return False
    both_years = bool(left.year and right.year)
    both_months = bool(left.month and right.month)
    return both_years or (both_months and not left.year)


def _shared(left: Part, right: Part) -> tuple[Part, Part]:
    """Both parts, each with the month, year and era that only the other has."""
    first = replace(left, month=_month_of(left, right), year=left.year or right.year)
    last = replace(right, month=_month_of(right, left), year=right.year or left.year)
    return replace(first, year=_with_era(first.year, last.year)), last


def _month_of(part: Part, other: Part) -> int | None:
    """The month of a part, or that of the other for a day, or a third of a month, without one."""
    if part.month or part.unit not in ("day", "month"):
        return part.month
    return other.month


def _with_era(left: Year | None, right: Year | None) -> Year | None:
    """431-404 BC: the left year has the era of the right one, where it has fewer than four digits and none."""
    if left and right and left.era == "?" and right.era in ("bc", "ad"):
        return replace(left, era=right.era)
    return left


def _is_backwards(first: Single, last: Single) -> bool:
    """Whether a range ends before it starts, where that is known without comparing zones."""
    if first.lower != last.upper or not (first.clock and last.clock):
        return first.lower > last.upper
    times = [re.fullmatch(r"T([\d:]+)~?", side.clock) for side in (first, last)]
    return all(times) and times[0][1] > times[1][1]  # type: ignore[index]


def _backwards(first: Single, last: Single) -> Unread:
    return Unread(
        "impossible",
        f" ends ({singles.iso(last.upper)}) before it starts ({singles.iso(first.lower)})",
        "Write the earlier date first, with its own year",
    )


def _of_or_since(found: Single) -> Unread:
    """'Vom 9. November 1938' and 'du 5 août 1914' are about that day, or begin with it."""
    readings = (f"{found.first}/..", found.text)
    return Unread(
        "ambiguous",
        " has two readings: all the time from that date on, or that date?",
        f"Write {' or '.join(readings)}",
        readings,
    )


def _is_old_and_new(core: Core) -> bool:
    """Whether 10/23 December 1916 may be one day in the Julian and the Gregorian calendar."""
    if core.first is None or core.last is None or "T" in core.edtf:
        return False
    year, month, _ = core.last
    if not 1582 <= year <= _LAST_JULIAN_YEAR:
        return False
    if month > 2:
        counted = year
    else:
        counted = year - 1
    difference = counted // 100 - counted // 400 - 2
    return day_number(*core.last) - day_number(*core.first) == difference


_LAST_JULIAN_YEAR = 1923
"""Greece was the last state to change the calendar."""


def _two_calendars(core: Core) -> Unread:
    assert core.last
    new = singles.iso(core.last)
    return Unread(
        "ambiguous",
        " has two readings: all the days, or one day in the old and in the new calendar?",
        f"Write {core.edtf} or {new}",
        (core.edtf, new),
    )
