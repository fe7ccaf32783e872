"""The strip: how many events begin when, as bars on an axis that gives a crowded time more room than a quiet one."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from crisistl.dates import END, EventDate, Moment, Period
from crisistl.dates.axis import DAY, moment
from crisistl.dates.calendar import months

StripUnit = Literal["day", "month", "year", "decade", "century", "quiet"]

WIDTHS: dict[StripUnit, int] = {
    "day": 1,
    "month": 2,
    "year": 6,
    "decade": 6,
    "century": 6,
    "quiet": 3,
}
"""How wide a bar of each unit is drawn: a day is the least, so that a wider bar is a longer time."""

_BLOCKS: tuple[tuple[int, StripUnit], ...] = (
    (1, "year"),
    (10, "decade"),
    (100, "century"),
)
_MOST_BLOCKS = 60
_LONGEST = 100_000
"""The years of a span, above which it makes no bars of its own."""
_LEAST_DENSE = 3
_SHARES = (1 / 40, 1 / 20, 1 / 10, 1 / 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """The days of `period`, drawn from `x` on; `events` begin in them, those with a vague date in part."""

    period: Period
    unit: StripUnit
    events: float = 0
    x: int = 0

    @property
    def width(self) -> int:
        """Its width, in the same measure as `x`."""
        return WIDTHS[self.unit]


def bars(dates: Iterable[EventDate]) -> tuple[Bar, ...]:
    """The bars from the first beginning to the last, in order; none where no date has a beginning.

    A bar is a year in a quiet past, a month where events crowd and, in the busiest months, a day. Quiet years in a
    row are one bar.
    """
    spans = [*beginnings(dates)]
    if not spans:
        return ()
    first, last = min(span.lower for span in spans), max(span.upper for span in spans)
    plain = [*_clipped(_axis(spans, first.year, last.year), first, last)]
    weighed = []
    for bar, events in zip(plain, weights(plain, spans), strict=True):
        weighed.append(replace(bar, events=events))
    return tuple(_placed(_joined(weighed)))


def beginnings(dates: Iterable[EventDate]) -> Iterator[Period]:
    """The days in which each event may begin; nothing for one whose beginning is open or unknown."""
    for when in dates:
        if when.has_start:
            yield Period(
                when.earliest_start,
                when.latest_start if when.latest_start < END else when.earliest_start,
            )


def weights(axis: Sequence[Bar], spans: Iterable[Period]) -> list[float]:
    """How many events begin in each bar; an event that may begin on any of ten days counts a tenth on each."""
    lowers = [bar.period.lower for bar in axis]
    found = [0.0] * len(axis)
    shares: dict[tuple[Moment, Moment], list[tuple[int, float]]] = {}
    for span in spans:
        key = span.lower, span.upper
        known = shares.get(key)
        if known is None:
            first = bisect_right(lowers, span.lower) - 1
            known = shares[key] = [*_shares(axis, first, span)]
        for place, share in known:
            found[place] += share
    return found


def _shares(
    axis: Sequence[Bar], place: int, span: Period
) -> Iterator[tuple[int, float]]:
    """The bars that have some of the days of a span, from the bar at a place on, and how much of it each has."""
    days = span.upper - span.lower + 1
    while place < len(axis) and axis[place].period.lower <= span.upper:
        period = axis[place].period
        shared = min(period.upper, span.upper) - max(period.lower, span.lower) + 1
        yield place, shared / days
        place += 1


def _axis(spans: Sequence[Period], first: int, last: int) -> Iterator[Bar]:
    months = _dense(
        (_month(s.lower) for s in spans if s.lower // DAY == s.upper // DAY),
        len(spans),
        most=4,
    )
    sharp = (s.lower.year for s in spans if _month(s.lower) == _month(s.upper))
    years = _dense(sharp, len(spans), most=10 if months else 20)
    split = {*years, *(month // 12 for month in months)}
    begun = {(span.lower.year, span.upper.year) for span in spans}
    for whole, run in _runs(first, last, split):
        if whole:
            yield from _years(run, begun)
        else:
            yield from _months(run, months)


def _runs(first: int, last: int, split: Iterable[int]) -> Iterator[tuple[bool, range]]:
    """The years from the first to the last: in turn those that stay whole, and those that are split."""
    at = first
    for year in sorted(split):
        if first <= year <= last:
            if at < year:
                yield True, range(at, year)
            yield False, range(year, year + 1)
            at = year + 1
    if at <= last:
        yield True, range(at, last + 1)


def _dense(places: Iterable[int], total: int, most: int) -> Collection[int]:
    """From the first to the last of the places that hold a good share of all events, if they are at most `most`."""
    counts = Counter(places)
    for share in _SHARES:
        dense = []
        for place, count in counts.items():
            if count >= max(_LEAST_DENSE, total * share):
                dense.append(place)
        if dense and max(dense) - min(dense) < most:
            return range(min(dense), max(dense) + 1)
    return ()


def _month(day: Moment) -> int:
    return day.year * 12 + day.month - 1


def _years(run: range, begun: Iterable[tuple[int, int]]) -> Iterator[Bar]:
    """One bar a year; where they are very many, a decade or a century.

    Years in which nothing begins are one bar, however many they are; `begun` has the first and the last year in
    which each event may begin.
    """
    step, unit = next(
        (block for block in _BLOCKS if len(run) <= _MOST_BLOCKS * block[0]), _BLOCKS[-1]
    )
    begin, end = run[0] // step, run[-1] // step
    busy = set[int]()
    for first, last in begun:
        if last - first < _LONGEST:
            busy.update(range(max(first // step, begin), min(last // step, end) + 1))
    at = begin
    for block in [*sorted(busy), end + 1]:
        if block - at == 1:
            yield _block(at, at, step, run, unit)
        elif block > at:
            yield _block(at, block - 1, step, run, "quiet")
        if block <= end:
            yield _block(block, block, step, run, unit)
        at = block + 1


def _block(first: int, last: int, step: int, run: range, unit: StripUnit) -> Bar:
    """Blocks of so many years, as far as they are in the run."""
    begin, end = max(first * step, run[0]), min(last * step + step - 1, run[-1])
    return Bar(Period(moment(begin), moment(end + 1) - 1), unit)


def _months(years: Sequence[int], split: Collection[int]) -> Iterator[Bar]:
    for month in range(years[0] * 12, years[-1] * 12 + 12):
        period = _whole_month(month)
        if month not in split:
            yield Bar(period, "month")
        else:
            for start in range(period.lower, period.upper, DAY):
                yield Bar(Period(start, start + DAY - 1), "day")


def _whole_month(month: int) -> Period:
    return months(month // 12, month % 12 + 1)


def _clipped(axis: Iterable[Bar], first: Moment, last: Moment) -> Iterator[Bar]:
    """The bars that touch the days from the first beginning to the last."""
    return (
        bar for bar in axis if bar.period.upper >= first and bar.period.lower <= last
    )


def _joined(axis: Iterable[Bar]) -> Iterator[Bar]:
    """The bars with each run of two or more quiet years as one."""
    for quiet, group in groupby(axis, _is_quiet):
        run = [*group]
        if quiet and (len(run) > 1 or run[0].unit == "quiet"):
            period = Period(run[0].period.lower, run[-1].period.upper)
            yield Bar(period, "quiet", sum(bar.events for bar in run))
        else:
            yield from run


def _is_quiet(bar: Bar) -> bool:
    return bar.unit == "quiet" or (bar.width == WIDTHS["year"] and bar.events < 0.5)


def _placed(axis: Iterable[Bar]) -> Iterator[Bar]:
    x = 0
    for bar in axis:
        yield replace(bar, x=x)
        x += bar.width
