"""Ticks: what is written below a chart's scale: years or months, and below them months or days."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crisistl.dates import Moment
from crisistl.dates.calendar import (
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    QUARTER,
    QUARTER_HOUR,
    WEEK,
    Unit,
)
from crisistl.dates.words import MONTHS, day_words, year_words
from crisistl.views.chart.labels import (
    Label,
    Wanted,
    is_alone,
    places_of,
    that_fit,
    touch,
)
from crisistl.views.chart.scale import Scale, Stretch


class _Row(NamedTuple):
    """How single periods are written, in at most `width` columns; the `steps` in which labels may follow one
    another, by their `place`; and whether such `even` steps come before the periods that have events."""

    text: Callable[[int], str]
    width: int
    steps: tuple[int, ...]
    place: Callable[[int], int]
    even: bool = False


class _Style(NamedTuple):
    """How the periods of a unit are written: `above` in forms from long to short, `below` each by itself."""

    above: Callable[[int], tuple[str, ...]]
    below: _Row


def _month_of_week(number: int) -> tuple[str, ...]:
    return _month_of_day(
        WEEK.first(number).day_number + 3
    )  # that of its Thursday, as ISO 8601 counts


def _month_of_day(number: int) -> tuple[str, ...]:
    day = DAY.first(number)
    month = MONTHS[day.month - 1]
    year = _year_label(day)
    return f"{month} {year}", f"{month[:3]} {year}", month[:3]


def _year_label(at: Moment) -> str:
    if at.year > 0:
        return f"{at.year:04}"
    return year_words(at)


def _year(unit: Unit) -> Callable[[int], tuple[str, ...]]:
    return lambda number: (_year_label(unit.first(number)),)


def _day(unit: Unit) -> Callable[[int], str]:
    return lambda number: str(unit.first(number).day)


def _day_of_hour(number: int) -> tuple[str, ...]:
    return _whole_day(HOUR.first(number))


def _day_of_quarter_hour(number: int) -> tuple[str, ...]:
    return _whole_day(QUARTER_HOUR.first(number))


def _day_of_minute(number: int) -> tuple[str, ...]:
    return _whole_day(MINUTE.first(number))


def _whole_day(at: Moment) -> tuple[str, ...]:
    words = day_words(at)
    return (
        words,
        f"{at.day} {MONTHS[at.month - 1][:3]} {year_words(at)}",
        f"{at.day} {MONTHS[at.month - 1][:3]}",
    )


def _clock(unit: Unit) -> Callable[[int], str]:
    return lambda number: unit.first(number).iso_clock


_STYLES: Mapping[str, _Style] = {
    "minute": _Style(
        _day_of_minute,
        _Row(_clock(MINUTE), 5, (1, 2, 5, 10, 15, 30, 60), lambda n: n, even=True),
    ),
    "quarter-hour": _Style(
        _day_of_quarter_hour,
        _Row(_clock(QUARTER_HOUR), 5, (1, 2, 4, 8, 12, 24, 48), lambda n: n, even=True),
    ),
    "hour": _Style(
        _day_of_hour,
        _Row(
            lambda n: f"{n % 24:02}",
            2,
            (1, 2, 3, 6, 12, 24),
            lambda n: n % 24,
            even=True,
        ),
    ),
    "day": _Style(
        _month_of_day,
        _Row(_day(DAY), 2, (1, 2, 5, 10), lambda n: DAY.first(n).day, even=True),
    ),
    "week": _Style(_month_of_week, _Row(_day(WEEK), 2, (1, 2), lambda n: n, even=True)),
    "month": _Style(
        _year(MONTH),
        _Row(lambda n: MONTHS[n % 12][:3], 3, (1, 2, 3, 6, 12), lambda n: n),
    ),
    "quarter": _Style(
        _year(QUARTER), _Row(lambda n: f"Q{n % 4 + 1}", 2, (1, 2, 4), lambda n: n)
    ),
}
_LONG_STEPS = tuple(size * ten for ten in (1, 10, 100, 1000) for size in (1, 2, 5))


def ticks(
    scale: Scale, busy: Mapping[int, int], width: int
) -> tuple[list[Label], list[Label]]:
    """The labels of the upper line and of the lower, none touching another or reaching beyond `width` columns.

    `busy` has the first column of each period with events, and how many these are. What names a single period
    is below no other's events, unless it has some itself. Months are written out where there is room for
    all of them. Without room for a month and its year, the year is written alone and the month below it.
    """
    above = _upper_labels([*_above(scale)], width)
    years = {label.tick for label in above if label.text.isdigit()}
    below: list[Label] = []
    limits = [*(stretch.left - 1 for stretch in scale.stretches[1:]), width]
    for stretch, limit in zip(scale.stretches, limits, strict=True):
        style = _STYLES.get(stretch.unit.name)
        if style is None:
            above += _labels(stretch, _row_of(stretch), "", busy, limit)
            continue
        named = ""
        if stretch.left in years and stretch.unit in (DAY, WEEK):
            named = style.above(stretch.first)[-1]
        below += _labels(stretch, style.below, named, busy, limit)
    return sorted(above), sorted(below)


def _upper_labels(wanted: Sequence[Wanted], width: int) -> list[Label]:
    """All labels in their longest form, or none of them in it."""
    longest = {texts[0] for _, texts in wanted}
    labels = that_fit(wanted, width)
    if all(label.text in longest for label in labels):
        return labels
    return that_fit([(column, texts[1:] or texts) for column, texts in wanted], width)


def _above(scale: Scale) -> Iterator[Wanted]:
    """Where a year or a month begins of which the parts are drawn, first where a stretch does, as these are the
    most important."""
    starts: list[Wanted] = []
    changes: list[Wanted] = []
    latest = ""
    for stretch in scale.stretches:
        style = _STYLES.get(stretch.unit.name)
        if style is None:
            latest = stretch.unit.label(stretch.last)
            continue
        written = []
        for number in range(stretch.first, stretch.last + 1):
            written.append(style.above(number))
        starts.append((stretch.left, _with_year(written[0], latest)))
        latest = written[-1][0]
        changes.extend(
            (stretch.column(stretch.first + i), written[i])
            for i in range(1, len(written))
            if written[i] != written[i - 1]
        )
    yield from starts
    yield from changes


def _with_year(texts: tuple[str, ...], latest: str) -> tuple[str, ...]:
    """The forms of a label at the start of a stretch, of which the shortest is the year where it is a new one."""
    year = texts[0].removesuffix(" BC").rpartition(" ")[2] + (
        " BC" if texts[0].endswith(" BC") else ""
    )
    if len(texts) == 1 or latest.endswith(year):
        return texts
    return (*texts[:-1], year)


def _row_of(stretch: Stretch) -> _Row:
    """The years or longer units of a stretch."""
    label = stretch.unit.label
    width = max(len(label(number)) for number in range(stretch.first, stretch.last + 1))
    return _Row(label, width, _LONG_STEPS, lambda n: n)


def _labels(
    stretch: Stretch, row: _Row, named: str, busy: Mapping[int, int], limit: int
) -> list[Label]:
    """Labels of single periods, left of the column `limit`; the first is the month `named` unless that is empty."""
    taken: list[Label] = []

    def fits(label: Label) -> bool:
        if label.column < stretch.left or label.end > limit:
            return False
        return not any(touch(label, other) for other in taken)

    for number, alone in _by_importance(stretch, row, busy):
        tick = stretch.column(number)
        month = ""
        if number == stretch.first:
            month = named
        text = month or row.text(number)
        below_its_events = month or (not alone and tick in busy)
        for label in places_of(text, tick, alone):
            if fits(label) and (below_its_events or is_alone(label, busy)):
                taken.append(label)
                break
    return taken


def _by_importance(
    stretch: Stretch, row: _Row, busy: Mapping[int, int]
) -> Iterator[tuple[int, bool]]:
    """The periods that may have a label, and whether it must be below no events but theirs, for which it
    may begin further left: the first period, those with the most events, and some in even steps."""
    numbers = range(stretch.first, stretch.last + 1)
    eventful = [number for number in numbers if stretch.column(number) in busy]
    eventful.sort(key=lambda number: -busy[stretch.column(number)])
    by_events = [(number, True) for number in eventful]
    by_step = [(number, False) for number in _in_even_steps(stretch, row)]
    yield stretch.first, False
    if row.even:
        if by_step:
            yield from (*by_step, *by_events)
            yield from ((number, False) for number in eventful)
    elif len(eventful) > len(numbers) / 2:
        yield from (*by_step, *by_events)
    else:
        yield from (*by_events, *by_step)


def _in_even_steps(stretch: Stretch, row: _Row) -> list[int]:
    """The periods in the smallest steps whose labels have room; none where even the largest are too small."""
    for step in row.steps:
        if step * stretch.each > row.width:
            numbers = range(stretch.first, stretch.last + 1)
            return [number for number in numbers if row.place(number) % step == 0]
    return []
