"""When: dates that say little, lie far from their neighbours or in the future, and spans too long to be meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.dates import EventDate
from crisistl.model.timeline import Event

_A_MONTH, _FAR, _A_YEAR = 31, 180, 366
_FEWEST_IN_ORDER = 5
_NEIGHBOURS = 3  # on either side
_HARDLY_ANY = 20  # one in so many
# in a file in order, no more than this part may stand elsewhere; by chance far more would
_OUT_OF_ORDER = 0.25
# how close to each other the neighbours of a stray must be; by simulation, 8 misleads seldom where there is no order
_CLOSE, _CLOSER = 2, 8


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
    """Something that begins or ends after the day of the chronology and is neither planned nor foreseen."""
    told = manuscript.timeline.as_of
    until = f"{told}, up to which the timeline is told" if told else f"today, {manuscript.today}"
    for index, event in enumerate(manuscript.timeline.events):
        when = event.date
        begins, ends = when.s1 > manuscript.today, when.has_end and when.e1 > manuscript.today
        if (begins or ends) and event.status not in ("planned", "forecast"):
            reason = f"its date, {when}, {'is' if begins else 'ends'} after {until}"
            yield Found(
                reason, "mend the date or 'as_of', or make it 'planned' or 'forecast'", "events", index
            )


def long_span(manuscript: Manuscript) -> Iterator[Found]:
    """A span with two ends that is longer than a year and than the rest takes, one end of it far from all others.

    How long the rest takes is four times the median distance from the median start, which is the whole where the
    starts lie evenly and which a few wrong years don't change.
    """
    events = manuscript.timeline.events
    starts = [event.date.s1.toordinal() for event in events if event.date.has_start]
    if len(starts) < _FEWEST_IN_ORDER:
        return
    least = max(4 * _deviation(starts), _A_YEAR)
    days = sorted([*starts, *(event.date.e1.toordinal() for event in events if _is_span(event.date))])
    for index, event in enumerate(events):
        when = event.date
        length = (when.e1 - when.s2).days
        if _is_span(when) and length > least and _has_lone_end(when, days):
            reason = f"it lasts {length // 365} years or more ({when}), longer than nearly all the rest takes"
            yield Found(reason, "look at the years of both ends", "events", index)


def _is_span(when: EventDate) -> bool:
    return when.precision == "span" and when.has_start and when.has_end


def _has_lone_end(when: EventDate, days: Sequence[int]) -> bool:
    """Whether hardly any of the sorted days, of which two are its own, is within a year of one of its ends."""
    return any(
        bisect_right(days, last.toordinal() + _A_YEAR) - bisect_left(days, first.toordinal() - _A_YEAR)
        <= 1 + len(days) // _HARDLY_ANY
        for first, last in ((when.s1, when.s2), (when.e1, when.e1))
    )


def _deviation(days: Sequence[int]) -> float:
    """The median distance from the median."""
    middle = median(days)
    return median(abs(day - middle) for day in days)


def stray_date(manuscript: Manuscript) -> Iterator[Found]:
    """A date far from those before and after it in a file that is otherwise in order: most often a wrong year.

    Where more than a quarter are out of order with the longest run of events in order of time (onwards or backwards),
    strays must lie still farther off, and where more than a quarter are so without the strays, the file has another
    order and nothing is said.
    """
    events = manuscript.timeline.events
    places = [index for index, event in enumerate(events) if event.date.has_start]
    days = [events[index].date.s1.toordinal() for index in places]
    if len(days) < _FEWEST_IN_ORDER:
        return
    strays = strays_of(days, _CLOSE if _is_in_order(days) else _CLOSER)
    rest = [at for at in range(len(days)) if at not in strays]
    if not _is_in_order([days[at] for at in rest]):
        return
    for at in sorted(strays):
        next_in_rest = bisect_right(rest, at)
        near = [days[place] for place in rest[max(next_in_rest - 1, 0) : next_in_rest + 1]]
        lower, upper = min(near), max(near)
        if not lower - _FAR <= days[at] <= upper + _FAR:
            yield _stray(places[at], events[places[at]], lower, upper)


def _is_in_order(days: Sequence[int]) -> bool:
    longest = max(len(in_order(days)), len(in_order([-day for day in days])))
    return len(days) - longest <= len(days) * _OUT_OF_ORDER


def strays_of(days: Sequence[int], close: int) -> frozenset[int]:
    """The places of days that are far from the few around them and out of order with one of those.

    Far is more than `close` times as far from their median as they are themselves. A neighbour that is farther off
    still doesn't count: it is the one that is out of order.
    """
    backwards = len(in_order([-day for day in days])) > len(in_order(days))
    onwards = [-day for day in days] if backwards else [*days]
    off = [_off(onwards, at, close) for at in range(len(onwards))]
    return frozenset(at for at, much in enumerate(off) if much > 0 and _is_out_of_order(onwards, off, at))


def _off(days: Sequence[int], at: int, close: int) -> float:
    """By how much a day is farther from the median of its neighbours than may be."""
    around = [*days[max(at - _NEIGHBOURS, 0) : at], *days[at + 1 : at + 1 + _NEIGHBOURS]]
    return abs(days[at] - median(around)) - close * _deviation(around) - _FAR


def _is_out_of_order(days: Sequence[int], off: Sequence[float], at: int) -> bool:
    before, after = range(max(at - _NEIGHBOURS, 0), at), range(at + 1, min(at + 1 + _NEIGHBOURS, len(days)))
    return any(days[other] > days[at] + _FAR and off[other] < off[at] for other in before) or any(
        days[other] < days[at] - _FAR and off[other] < off[at] for other in after
    )


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
