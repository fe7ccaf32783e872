"""Rules about dates: vague dates, dates far from their neighbours or in the future, very long spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from crisistl.check.manuscript import Manuscript
from crisistl.check.order_of_dates import FEWEST_IN_ORDER, deviation, stray_date
from crisistl.check.reported import Reported
from crisistl.dates import EventDate
from crisistl.dates.axis import civil, last_second, year_text
from crisistl.dates.clock_changes import changed_times
from crisistl.dates.zones import zone_named
from crisistl.model.extra import ROW_ABOVE, is_taken_date
from crisistl.model.timeline import Event

_A_MONTH, _A_YEAR = 31, 366
_HARDLY_ANY = 20  # one in 20
_MOST_LONELY = 3
_FIFTY_YEARS = 18_263
_TIMES_THE_REST = 3


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


def taken_date(manuscript: Manuscript) -> Iterator[Reported]:
    """Events of a table whose cell of the date was empty, so that they have the date of another row."""
    for index, event in manuscript.asked():
        if is_taken_date(event.extra):
            yield Reported(
                f"its date, {event.date}, was taken from {ROW_ABOVE}: it had none of its own",
                "compare it with the source; setting the date, even to the same day, ends this remark",
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
    if len(starts) < FEWEST_IN_ORDER:
        return
    least = max(4 * deviation(starts), _A_YEAR)
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


def lonely_date(manuscript: Manuscript) -> Iterator[Reported]:
    """A few dates far from all the others, whatever the order of the file: 1692 or 2026 for 1962.

    The rule asks only where nearly all events, all but one in twenty and at most three, lie together, and the others
    are more than 50 years from them and more than three times the whole time that they cover. A chronology that
    spans centuries has more events far apart, or no such gap. Spans and vague dates are left to other rules.
    """
    events = manuscript.timeline.events
    starts = _known_starts(events)
    if len(starts) < FEWEST_IN_ORDER:
        return
    reported: set[int] | None = None
    for in_turn in (starts, starts[::-1]):
        alone, rest = _divided(in_turn)
        gap = abs(rest[0][0] - alone[-1][0])
        covered = abs(rest[-1][0] - rest[0][0])
        if gap <= max(_FIFTY_YEARS, _TIMES_THE_REST * covered):
            continue
        if reported is None:
            reported = {found.index for found in stray_date(manuscript)}
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
