"""The picture of the strip: its bars as a path, labels where there is room for them, and what a bar is in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crisistl.dates import Moment
from crisistl.dates.words import month_name, month_words, year_words
from crisistl.formats.page.strip import Bar

HEIGHT = 100
_NARROW, _WIDE = 290, 700
_LETTER = 8.0
_NAMES = {
    "day": "a day",
    "month": "a month",
    "year": "a year",
    "decade": "a decade",
    "century": "a century",
}
_RANKS = {"day": 0, "month": 1, "year": 2, "decade": 2, "century": 2}
"""How much the name of a bar matters, the most first."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name under the strip, at a per cent of its width; `wide` where only a wide screen has room for it."""

    at: float
    text: str
    wide: bool


@dataclass(frozen=True, slots=True)
class BarPicture:
    """The bars on their axis; `width` and the height of 100 are the measures of the path."""

    bars: Sequence[Bar]

    @property
    def width(self) -> int:
        """The width of all bars together."""
        return self.bars[-1].x + self.bars[-1].width

    @property
    def path(self) -> str:
        """The outline of the bars as SVG path data; a bar's height is compared with those of its own unit."""
        most: dict[str, float] = {}
        for bar in self.bars:
            most[bar.unit] = max(bar.events, most.get(bar.unit, 1))
        heights = [round(HEIGHT * bar.events / most[bar.unit]) for bar in self.bars]
        drawn = zip(self.bars, heights, strict=True)
        return "".join(
            f"M{bar.x} {HEIGHT}v{-high}h{bar.width}v{high}"
            for bar, high in drawn
            if high
        )

    @property
    def coarse(self) -> str:
        """The areas of bars longer than the shortest, as SVG path data: they have a scale of their own."""
        shortest = min(bar.width for bar in self.bars)
        return "".join(
            f"M{bar.x} 0h{bar.width}v{HEIGHT}h{-bar.width}z"
            for bar in self.bars
            if bar.width > shortest
        )

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names of years, and of months where bars are days, as far as there is room for them."""
        known = sorted((rank, bar.x, text) for rank, bar, text in _names(self.bars))
        narrow = {*_fitting(known, self.width, _NARROW)}
        wide = {*_fitting(known, self.width, _WIDE)}
        return tuple(
            Label(self._per_cent(x), text, (x, text) not in narrow)
            for x, text in sorted(narrow | wide)
        )

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """Where the axis skips quiet years: from and to, in per cent of its width."""
        quiet = (bar for bar in self.bars if bar.unit == "quiet")
        return tuple(
            (self._per_cent(bar.x), self._per_cent(bar.x + bar.width)) for bar in quiet
        )

    def _per_cent(self, x: int) -> float:
        return round(100 * x / self.width, 2)

    @property
    def words(self) -> str:
        """The meaning of a bar: "Each bar is a year, from January 2021 a month"."""
        runs = groupby(
            (bar for bar in self.bars if bar.unit != "quiet"), lambda bar: bar.unit
        )
        said = [(_NAMES[unit], next(run).period.lower) for unit, run in runs]
        first, *more = said
        words = f"Each bar is {first[0]}" + "".join(
            f", from {month_words(day)} {name}" for name, day in more
        )
        if more:
            words += "; heights compare bars of one length, and longer ones are pale"
        return words


def _names(bars: Sequence[Bar]) -> Iterator[tuple[int, Bar, str]]:
    """Bars with their names and how much each matters, the most first."""
    before = None
    for bar in bars:
        if bar.unit in ("day", "month"):
            name = _name_in_year(bar, before)
        else:
            name = _name_of_years(bar)
        if name:
            yield _RANKS[bar.unit], bar, name
        before = bar


def _name_of_years(bar: Bar) -> str:
    """The name of a year or of several; empty for quiet years."""
    first = year_words(bar.period.lower)
    if bar.unit == "year":
        return first
    if bar.unit in ("decade", "century"):
        return f"{first}–{year_words(bar.period.upper)}"
    return ""


def _name_in_year(bar: Bar, before: Bar | None) -> str:
    """The name of a day or month; empty where the bar before it makes it clear."""
    first = bar.period.lower
    new_unit = before is None or before.unit != bar.unit
    new_year = before is None or before.period.lower.year != first.year
    if bar.unit == "month":
        if new_unit or new_year:
            return _month_words(first, new_year, "{year}")
    elif new_unit or first.day == 1:
        return _month_words(first, new_year, "{month} {year}")
    return ""


def _month_words(day: Moment, new_year: bool, with_year: str) -> str:
    """The month of a day, or the words `with_year` where a year begins."""
    month = month_name(day.month)[:3]
    if new_year:
        return with_year.format(month=month, year=year_words(day))
    return month


def _fitting(
    names: Sequence[tuple[int, int, str]], width: int, pixels: int
) -> Iterator[tuple[int, str]]:
    """The names that find room in so many pixels, those that matter most first."""
    taken: list[tuple[float, float]] = []
    for _, x, text in names:
        start = x / width * pixels
        end = start + len(text) * _LETTER
        if end <= pixels and all(end < left or start > right for left, right in taken):
            taken.append((start, end + _LETTER))
            yield x, text
