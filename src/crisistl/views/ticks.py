"""Ticks: what is written below a chart's scale: years or months, and below them months or days."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crisistl.dates.words import MONTHS
from crisistl.periods import DAY, MONTH, QUARTER, WEEK, Unit
from crisistl.views.timescale import Scale, Stretch

Label = tuple[int, str]
"""A text and the column in which it begins."""

Wanted = tuple[int, tuple[str, ...]]
"""The forms of a label, from long to short, and the column in which it would begin."""


class _Style(NamedTuple):
    """How the periods of a unit are written: `above` in forms from long to short, `below` in at most `width`
    columns; and the `steps` in which those below may follow one another, by their `place`."""

    above: Callable[[int], tuple[str, ...]]
    below: Callable[[int], str]
    width: int
    steps: tuple[int, ...]
    place: Callable[[int], int]


def _month_of_week(number: int) -> tuple[str, ...]:
    return _month_of_day(WEEK.first(number).toordinal() + 3)  # that of its Thursday, as ISO 8601 counts


def _month_of_day(number: int) -> tuple[str, ...]:
    day = DAY.first(number)
    month = MONTHS[day.month - 1]
    return f"{month} {day.year:04}", f"{month[:3]} {day.year:04}", month[:3]


def _year(unit: Unit) -> Callable[[int], tuple[str, ...]]:
    return lambda number: (f"{unit.first(number).year:04}",)


def _day(unit: Unit) -> Callable[[int], str]:
    return lambda number: str(unit.first(number).day)


_STYLES: Mapping[str, _Style] = {
    "day": _Style(_month_of_day, _day(DAY), 2, (1, 2, 5, 10), lambda n: DAY.first(n).day),
    "week": _Style(_month_of_week, _day(WEEK), 2, (1, 2), lambda n: n),
    "month": _Style(_year(MONTH), lambda n: MONTHS[n % 12][:3], 3, (1, 2, 3, 6, 12), lambda n: n),
    "quarter": _Style(_year(QUARTER), lambda n: f"Q{n % 4 + 1}", 2, (1, 2, 4), lambda n: n),
}
_LONG_STEPS = tuple(size * ten for ten in (1, 10, 100, 1000) for size in (1, 2, 5))


def ticks(scale: Scale, width: int) -> tuple[list[Label], list[Label]]:
    """The labels of the upper line and of the lower, none touching another or reaching beyond `width` columns.

    Months are written out where there is room for all of them. Where there is none for a month and its year,
    the year stands alone and the month below it.
    """
    wanted = [*_above(scale)]
    above = _free(wanted, width)
    if not {text for _, text in above} <= {texts[0] for _, texts in wanted}:
        above = _free([(column, texts[1:] or texts) for column, texts in wanted], width)
    years = {column for column, text in above if text.isdigit()}
    below = [label for stretch in scale.stretches for label in _below(stretch, stretch.left in years)]
    return above, _free([(column, (text,)) for column, text in below], width)


def _above(scale: Scale) -> Iterator[Wanted]:
    """Where a year or a month begins, in the order of importance: first where a stretch does."""
    starts: list[Wanted] = []
    changes: list[Wanted] = []
    latest = ""
    for stretch in scale.stretches:
        if style := _STYLES.get(stretch.unit.name):
            written = [style.above(number) for number in range(stretch.first, stretch.last + 1)]
            changed = [i for i in range(1, len(written)) if written[i] != written[i - 1]]
        else:
            written = [(stretch.unit.label(number),) for number in range(stretch.first, stretch.last + 1)]
            step = _step(stretch, max(len(texts[0]) for texts in written), _LONG_STEPS)
            changed = [i for i in range(1, len(written)) if (stretch.first + i) % step == 0]
        starts.append((stretch.left, _with_year(written[0], latest)))
        latest = written[-1][0]
        changes.extend((stretch.column(stretch.first + i), written[i]) for i in changed)
    yield from starts
    yield from changes


def _with_year(texts: tuple[str, ...], latest: str) -> tuple[str, ...]:
    """The forms of a label at the start of a stretch, of which the shortest is the year where it is a new one."""
    year = texts[0].rpartition(" ")[2]
    return texts if len(texts) == 1 or latest.endswith(year) else (*texts[:-1], year)


def _below(stretch: Stretch, year_alone: bool) -> Iterator[Label]:
    style = _STYLES.get(stretch.unit.name)
    if style is None:
        return
    if year_alone and stretch.unit in (DAY, WEEK):
        yield stretch.left, style.above(stretch.first)[-1]
    else:
        yield stretch.left, style.below(stretch.first)
    step = _step(stretch, style.width, style.steps)
    if step * stretch.each <= style.width:
        return
    for number in range(stretch.first + 1, stretch.last + 1):
        if style.place(number) % step == 0 and stretch.column(number) - stretch.left > style.width:
            yield stretch.column(number), style.below(number)


def _step(stretch: Stretch, width: int, steps: Sequence[int]) -> int:
    """Every how many periods there is room for a label."""
    return next((step for step in steps if step * stretch.each > width), steps[-1])


def _free(wanted: Sequence[Wanted], width: int) -> list[Label]:
    """Each label in its longest form that touches none before it and reaches over no later place of another."""
    columns = [column for column, _ in wanted]
    taken: list[Label] = []
    for column, texts in wanted:
        room = min((c for c in columns if c > column), default=width + 1) - column
        fitting = (text for text in texts if len(text) < room or text is texts[-1])
        text = next(fitting)
        if column + len(text) <= width and all(
            column > c + len(t) or column + len(text) < c for c, t in taken
        ):
            taken.append((column, text))
    return sorted(taken)
