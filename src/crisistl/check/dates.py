"""Rules about dates: vague dates, dates far from their neighbours or in the future, very long spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import le
from statistics import median

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY, civil, day_number, last_second, year_text
from crisistl.dates.clock_changes import changed_times
from crisistl.dates.zones import zone_named
from crisistl.model.timeline import Event

_A_MONTH, _FAR, _A_YEAR = 31, 180, 366
_FEWEST_IN_ORDER = 5
_NEIGHBOURS = 3  # on either side
_HARDLY_ANY = 20  # one in 20
_MOST_LONELY = 3
_FIFTY_YEARS = 18_263
_TIMES_THE_REST = 3
# the largest share of events out of order in a file that counts as sorted; in random order far more are
_OUT_OF_ORDER = 0.25
# how close to each other the neighbours of a stray must be; in simulations of unsorted files, 8 rarely misleads
_CLOSE, _CLOSER = 2, 8


def is_vague(when: EventDate) -> bool:
    """Whether the start is known only to more than a month, or is marked uncertain. "About" a day isn't vague."""
    return when.uncertain or when.earliest_start.days_to(when.latest_start) > _A_MONTH


def vague_date(manuscript: Manuscript) -> Iterator[Reported]:
    """Events whose start is known only to more than a month."""
    for index, event in manuscript.asked():
        if is_vague(event.date):
            yield Reported(
                f"its date is vague: {event.date.describe()}",
                "look for a more precise date; keep this one if there is none",
                "events",
                index,
            )


def future_date(manuscript: Manuscript) -> Iterator[Reported]:
    """Events that begin or end after the last day of the timeline and are neither planned nor forecast."""
    as_of = manuscript.timeline.as_of
    today = last_second(manuscript.today)
    if as_of:
        until = f"{as_of}, the last day that the timeline covers"
    else:
        until = f"today, {manuscript.today}"
    for index, event in manuscript.asked():
        when = event.date
        begins, ends = (
            when.earliest_start > today,
            when.has_end and when.earliest_end > today,
        )
        if (begins or ends) and event.status not in ("planned", "forecast"):
            reason = f"its date, {when}, {'is' if begins else 'ends'} after {until}"
            yield Reported(
                reason,
                "correct the date or 'as_of', or change the status to 'planned' or 'forecast'",
                "events",
                index,
            )


def changed_clock(manuscript: Manuscript) -> Iterator[Reported]:
    """Times without an offset that the zone of the timeline doesn't have, or has twice."""
    name = manuscript.timeline.timezone
    if name is None:
        return
    zone = zone_named(name)
    for index, event in manuscript.asked():
        if event.date.clock is None:
            continue
        for changed in changed_times(event.date.text, zone):
            remedy = f"write {' or '.join(changed.readings)}"
            yield Reported(str(changed), remedy, "events", index)


def long_span(manuscript: Manuscript) -> Iterator[Reported]:
    """Closed spans longer than a year and than the rest of the timeline, with one end far from all other dates.

    The length of the rest is estimated as four times the median distance from the median start. For evenly spread
    starts that is the whole length, and a few wrong years do not change it.
    """
    long = []
    for index, event in manuscript.asked():
        if _is_span(event.date) and _length(event.date) > _A_YEAR:
            long.append((index, event.date))
    if not long:  # saves looking at the other dates
        return
    for index, when in _longer_than_the_rest(long, manuscript.timeline.events):
        reason = f"it lasts {_length(when) // 365} years or more ({when}), longer than nearly all other events"
        yield Reported(reason, "check the years of both ends", "events", index)


def _longer_than_the_rest(
    long: Iterable[tuple[int, EventDate]], events: Sequence[Event]
) -> Iterator[tuple[int, EventDate]]:
    """Those of some long spans that are longer than the rest of a timeline and have an end far from other dates."""
    dates = [event.date for event in events]
    starts = [when.earliest_start.day_number for when in dates if when.has_start]
    if len(starts) < _FEWEST_IN_ORDER:
        return
    least = max(4 * _deviation(starts), _A_YEAR)
    ends = [when.earliest_end.day_number for when in dates if _is_span(when)]
    days = sorted((*starts, *ends))
    for index, when in long:
        if _length(when) > least and _has_lone_end(when, days):
            yield index, when


def _is_span(when: EventDate) -> bool:
    return when.precision == "span" and when.has_start and when.has_end


def _length(when: EventDate) -> int:
    """The days that a span lasts at least."""
    return when.latest_start.days_to(when.earliest_end)


def _has_lone_end(when: EventDate, days: Sequence[int]) -> bool:
    """Whether almost none of the sorted days (two are its own) is within a year of one of its ends."""
    return any(
        bisect_right(days, last.day_number + _A_YEAR)
        - bisect_left(days, first.day_number - _A_YEAR)
        <= 1 + len(days) // _HARDLY_ANY
        for first, last in (
            (when.earliest_start, when.latest_start),
            (when.earliest_end, when.earliest_end),
        )
    )


def _deviation(days: Sequence[int]) -> float:
    """The median distance from the median."""
    middle = median(days)
    return median(abs(day - middle) for day in days)


def lonely_date(manuscript: Manuscript) -> Iterator[Reported]:
    """A few dates far from all the others, whatever the order of the file: 1692 or 2026 for 1962.

    The rule asks only where nearly all events, all but one in twenty and at most three, lie together, and the others
    are more than 50 years from them and more than three times the whole time that they cover. A chronology that
    spans centuries has more events far apart, or no such gap. Spans and vague dates are left to other rules.
    """
    events = manuscript.timeline.events
    starts = _known_starts(events)
    if len(starts) < _FEWEST_IN_ORDER:
        return
    reported = {found.index for found in stray_date(manuscript)}
    for in_turn in (starts, starts[::-1]):
        alone, rest = _divided(in_turn)
        gap = abs(rest[0][0] - alone[-1][0])
        covered = abs(rest[-1][0] - rest[0][0])
        if gap <= max(_FIFTY_YEARS, _TIMES_THE_REST * covered):
            continue
        others = [day for day, _ in rest]
        for index in (index for _, index in alone if index not in reported):
            yield _lonely(index, events[index], others, gap)


_Starts = Sequence[tuple[int, int]]
"""Days, each with the place of its event."""


def _known_starts(events: Sequence[Event]) -> _Starts:
    """The first days of the events that are no spans and whose year is known, in order."""
    starts = []
    for index, event in enumerate(events):
        if not _is_span(event.date) and _year_is_known(event.date):
            starts.append((event.date.earliest_start.day_number, index))
    return sorted(starts)


def _divided(starts: _Starts) -> tuple[_Starts, _Starts]:
    """The first few days and the rest, divided where the gap is widest."""
    most = min(max(len(starts) // _HARDLY_ANY, 1), _MOST_LONELY)
    gaps = [abs(starts[size][0] - starts[size - 1][0]) for size in range(1, most + 1)]
    size = gaps.index(max(gaps)) + 1
    return starts[:size], starts[size:]


def _year_is_known(when: EventDate) -> bool:
    return when.has_start and when.earliest_start.days_to(when.latest_start) <= _A_YEAR


def _lonely(index: int, event: Event, others: Sequence[int], gap: int) -> Reported:
    years = dict.fromkeys(civil(day).year for day in (min(others), max(others)))
    between = " to ".join(map(year_text, years))
    return Reported(
        f"its date, {event.date}, is {gap // _A_YEAR} years or more from the other events ({between})",
        "is the year right?",
        "events",
        index,
    )


def stray_date(manuscript: Manuscript) -> Iterator[Reported]:
    """Dates far from those before and after them in a file that is otherwise in order: usually a wrong year.

    If more than a quarter of the events are out of order with the longest run in order of time (forwards or
    backwards), a stray date must be still farther off. If more than a quarter are out of order even without the stray
    dates, the file has another order and nothing is reported.
    """
    events = manuscript.timeline.events
    places = [index for index, event in enumerate(events) if event.date.has_start]
    days = [events[index].date.earliest_start.day_number for index in places]
    if len(days) < _FEWEST_IN_ORDER or all(map(le, days, islice(days, 1, None))):
        return
    for at, lower, upper in _far_strays(days):
        yield _stray(places[at], events[places[at]], lower, upper)


def _far_strays(days: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The place of each stray day that is far from those beside it, with the earlier and the later of these."""
    if _is_in_order(days):
        most = _CLOSE
    else:
        most = _CLOSER
    strays = strays_of(days, most)
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
    longest = max(len(in_order(days)), len(in_order([-day for day in days])))
    return len(days) - longest <= len(days) * _OUT_OF_ORDER


def strays_of(days: Sequence[int], close: int) -> frozenset[int]:
    """The places of days that are far from their neighbours and out of order with one of them.

    "Far" means more than `close` times the neighbours' own median distance from their median. A neighbour that is
    farther off than the day itself doesn't count: that neighbour is the one out of order.
    """
    backwards = len(in_order([-day for day in days])) > len(in_order(days))
    if backwards:
        onwards = [-day for day in days]
    else:
        onwards = [*days]
    off = [_off(onwards, at, close) for at in range(len(onwards))]
    return frozenset(
        at
        for at, much in enumerate(off)
        if much > 0 and _is_out_of_order(onwards, off, at)
    )


def _off(days: Sequence[int], at: int, close: int) -> float:
    """The distance in days by which a day exceeds the limit from the median of its neighbours."""
    around = [
        *days[max(at - _NEIGHBOURS, 0) : at],
        *days[at + 1 : at + 1 + _NEIGHBOURS],
    ]
    day = days[at]
    if max(day, *around) - min(day, *around) <= _FAR:
        return 0.0  # or less, which is the same to whoever asks
    return abs(day - median(around)) - close * _deviation(around) - _FAR


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


def in_order(numbers: Sequence[int]) -> list[int]:
    """The places of a longest non-decreasing run of numbers."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    run: list[int] = []
    step = None
    if places:
        step = places[-1]
    while step is not None:
        run.append(step)
        step = before[step]
    return run[::-1]
