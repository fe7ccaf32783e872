"""Rules about dates far from those beside them in a file that is in order of time."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import le
from statistics import median

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY, civil, day_number, year_text
from crisistl.model.timeline import Event

_A_MONTH, _FAR = 31, 180
_NEIGHBOURS = 3  # on either side
# how close to each other the neighbours of a stray must be; in simulations of unsorted files, 8 rarely misleads
_CLOSE, _CLOSER = 2, 8
# the largest share of events out of order in a file that counts as sorted; in random order far more are
_OUT_OF_ORDER = 0.25
_LOOKED_AT = 100  # days, before it is looked whether the file can be in order at all


def stray_date(manuscript: Manuscript) -> Iterator[Reported]:
    """Dates far from those before and after them in a file that is otherwise in order: usually a wrong year.

    If more than a quarter of the events are out of order with the longest run in order of time (forwards or
    backwards), a stray date must be still farther off. If more than a quarter are out of order even without the stray
    dates, the file has another order and nothing is reported.
    """
    events = manuscript.timeline.events
    places = [index for index, event in enumerate(events) if event.date.has_start]
    days = [events[index].date.earliest_start.day_number for index in places]
    if len(days) < FEWEST_IN_ORDER or all(map(le, days, islice(days, 1, None))):
        return
    for at, lower, upper in _far_strays(days):
        yield _stray(places[at], events[places[at]], lower, upper)


def _far_strays(days: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The place of each stray day that is far from those beside it, with the earlier and the later of these."""
    if _is_in_order(days):
        close = _CLOSE
    else:
        close = _CLOSER
    strays = strays_of(days, close)
    if strays is None:
        return
    rest = [at for at in range(len(days)) if at not in strays]
    if not _is_in_order([days[at] for at in rest]):
        return
    for at in sorted(strays):
        lower, upper = _beside(at, rest, days)
        if not lower - _FAR <= days[at] <= upper + _FAR:
            yield at, lower, upper


def _beside(at: int, rest: Sequence[int], days: Sequence[int]) -> tuple[int, int]:
    """The earlier and the later day of the places in `rest` before and after a place."""
    following = bisect_right(rest, at)
    near = [days[place] for place in rest[max(following - 1, 0) : following + 1]]
    return min(near), max(near)


def _is_in_order(days: Sequence[int]) -> bool:
    longest = max(longest_run(days), longest_run([-day for day in days]))
    return _leaves_few(len(days), longest)


def _leaves_few(size: int, longest: int) -> bool:
    """Whether few of so many events are outside their longest run in order."""
    return size - longest <= size * _OUT_OF_ORDER


def strays_of(days: Sequence[int], close: int) -> set[int] | None:
    """The places of days that are far from their neighbours and out of order with one of them.

    "Far" means more than `close` times the neighbours' own median distance from their median. A neighbour that is
    farther off than the day itself doesn't count: that neighbour is the one out of order. None where the other days
    can't be in order.
    """
    forwards = longest_run(days)
    onwards = [-day for day in days]
    backwards = longest_run(onwards)
    if backwards <= forwards:
        onwards = [*days]
    off = []
    near = 0
    for at in range(len(onwards)):
        much = _off(onwards, at, close)
        off.append(much)
        near += much <= 0
        # no part of the days has a longer run in order than all have
        if not near % _LOOKED_AT and not _leaves_few(near, max(forwards, backwards)):
            return None
    return {
        at
        for at, much in enumerate(off)
        if much > 0 and _is_out_of_order(onwards, off, at)
    }


def _off(days: Sequence[int], at: int, close: int) -> float:
    """The distance in days by which a day exceeds the limit from the median of its neighbours."""
    first = max(at - _NEIGHBOURS, 0)
    around = [*days[first : at + 1 + _NEIGHBOURS]]
    if max(around) - min(around) <= _FAR:
        return 0.0  # or less, which is the same to whoever asks
    day = around.pop(at - first)
    return abs(day - median(around)) - close * deviation(around) - _FAR


def _is_out_of_order(days: Sequence[int], off: Sequence[float], at: int) -> bool:
    before, after = (
        range(max(at - _NEIGHBOURS, 0), at),
        range(at + 1, min(at + 1 + _NEIGHBOURS, len(days))),
    )
    if any(days[other] > days[at] + _FAR and off[other] < off[at] for other in before):
        return True
    return any(
        days[other] < days[at] - _FAR and off[other] < off[at] for other in after
    )


def _stray(index: int, event: Event, lower: int, upper: int) -> Reported:
    around = " and ".join(
        dict.fromkeys(Moment(day * DAY).iso_day for day in (lower, upper))
    )
    better = _in_another_year(event.date, lower, upper)
    remedy = "correct the date, or move the event"
    if better:
        remedy = f"is the year right? {better} would fit"
    return Reported(
        f"its date, {event.date}, is far from its neighbours' ({around})",
        remedy,
        "events",
        index,
    )


def _in_another_year(when: EventDate, lower: int, upper: int) -> str | None:
    """The date with another year, if it then fits between its neighbours."""
    for year in range(civil(lower).year, civil(upper).year + 1):
        try:
            day = day_number(year, when.earliest_start.month, when.earliest_start.day)
        except ValueError:
            continue
        own = year_text(when.earliest_start.year)
        if lower - _A_MONTH <= day <= upper + _A_MONTH and when.text.startswith(own):
            return year_text(year) + when.text[len(own) :]
    return None


def longest_run(numbers: Iterable[int]) -> int:
    """The length of a longest non-decreasing run of numbers, with others between them."""
    ends: list[int] = []
    for number in numbers:
        if not ends or number >= ends[-1]:  # as nearly always in a file in order
            ends.append(number)
        else:
            ends[bisect_right(ends, number)] = number
    return len(ends)


FEWEST_IN_ORDER = 5


def deviation(days: Sequence[int]) -> float:
    """The median distance from the median."""
    middle = median(days)
    return median(abs(day - middle) for day in days)
