"""When: dates that say little, lie far from their neighbours or in the future, and spans too long to be meant."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.dates import EventDate
from crisistl.model import Event

_A_MONTH, _FAR, _A_YEAR = 31, 180, 366
_FEWEST_IN_ORDER = 5
# in a file in order, no more than this part may stand elsewhere; by chance far more would
_STRAY = 0.25


def is_vague(when: EventDate) -> bool:
    """Whether the start is not known to within a month, or marked as uncertain. "About" a day is not vague."""
    return when.uncertain or (when.s2 - when.s1).days > _A_MONTH


def vague_date(manuscript: Manuscript) -> Iterator[Found]:
    """A start that is not known to within a month."""
    for index, event in enumerate(manuscript.timeline.events):
        if is_vague(event.date):
            words = event.date.describe()
            reason = f"its date is vague: {words}" + f" ({event.date})" * (words != event.date.text)
            yield Found(reason, "look for a nearer date; keep this one where there is none", "events", index)


def future_date(manuscript: Manuscript) -> Iterator[Found]:
    """Something after the day of the chronology that is neither planned nor foreseen."""
    told = manuscript.timeline.as_of
    until = f"{told}, up to which the timeline is told" if told else f"today, {manuscript.today}"
    for index, event in enumerate(manuscript.timeline.events):
        if event.date.s1 > manuscript.today and event.status not in ("planned", "forecast"):
            reason = f"its date, {event.date}, is after {until}"
            yield Found(
                reason, "mend the date or 'as_of', or make it 'planned' or 'forecast'", "events", index
            )


def long_span(manuscript: Manuscript) -> Iterator[Found]:
    """A span with two ends that is longer than a year and than all the rest of what is told."""
    events = manuscript.timeline.events
    starts = sorted(event.date.s1.toordinal() for event in events if event.date.has_start)
    if len(starts) < _FEWEST_IN_ORDER:
        return
    edge = len(starts) // 20
    whole = starts[-1 - edge] - starts[edge]
    for index, event in enumerate(events):
        when = event.date
        length = (when.e1 - when.s2).days
        if (
            when.precision == "span"
            and when.end == "closed"
            and when.has_start
            and length > max(whole, _A_YEAR)
        ):
            reason = f"it lasts {length // 365} years or more ({when}), longer than nearly all the rest takes"
            yield Found(reason, "look at the years of both ends", "events", index)


def stray_date(manuscript: Manuscript) -> Iterator[Found]:
    """A date far from those before and after it in a file that is otherwise in order: most often a wrong year.

    The longest run of events in order of time (onwards or backwards) is taken for the order of the file; where
    more than a quarter are no part of it, the file has another order and nothing is said.
    """
    events = manuscript.timeline.events
    places = [index for index, event in enumerate(events) if event.date.has_start]
    days = [events[index].date.s1.toordinal() for index in places]
    onwards, backwards = in_order(days), in_order([-day for day in days])
    order = onwards if len(onwards) >= len(backwards) else backwards
    strays = len(days) - len(order)
    if len(days) < _FEWEST_IN_ORDER or not 0 < strays <= int(len(days) * _STRAY):
        return
    for at, before, after in _strays(len(days), order):
        near = sorted(days[place] for place in (before, after) if place is not None)
        lower, upper = near[0], near[-1]
        if not lower - _FAR <= days[at] <= upper + _FAR:
            yield _stray(places[at], events[places[at]], lower, upper)


def _stray(index: int, event: Event, lower: int, upper: int) -> Found:
    around = " and ".join(dict.fromkeys(str(date.fromordinal(day)) for day in (lower, upper)))
    better = _in_another_year(event.date, lower, upper)
    remedy = (
        f"is the year right? {better} would fit" if better else "mend the date, or put the event in its place"
    )
    return Found(f"its date, {event.date}, is far from its neighbours' ({around})", remedy, "events", index)


def _in_another_year(when: EventDate, lower: int, upper: int) -> str | None:
    """The date with another year, where it then stands among its neighbours."""
    for year in range(date.fromordinal(lower).year, date.fromordinal(upper).year + 1):
        try:
            day = when.s1.replace(year=year).toordinal()
        except ValueError:
            continue
        if lower - _A_MONTH <= day <= upper + _A_MONTH and when.text.startswith(f"{when.s1.year:04}"):
            return f"{year:04}{when.text[4:]}"
    return None


def in_order(numbers: Sequence[int]) -> list[int]:
    """The places of a longest run of numbers of which none is smaller than the one before."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    run: list[int] = []
    step = places[-1] if places else None
    while step is not None:
        run.append(step)
        step = before[step]
    return run[::-1]


def _strays(size: int, order: Sequence[int]) -> Iterator[tuple[int, int | None, int | None]]:
    """The places that are not in the run, each with the nearest of the run before it and after it."""
    for at in sorted({*range(size)} - {*order}):
        next_in_order = bisect_right(order, at)
        before = order[next_in_order - 1] if next_in_order else None
        after = order[next_in_order] if next_in_order < len(order) else None
        yield at, before, after
