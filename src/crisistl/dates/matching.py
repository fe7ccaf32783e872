"""Whether an event's date falls in a window of time: no, maybe or yes."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Literal

from crisistl.dates.axis import DAY, Moment, last_second
from crisistl.dates.edtf import EventDate
from crisistl.dates.grammar import Clock, periods, timed_members
from crisistl.dates.period import Period

Relation = Literal["overlap", "within", "start"]


class Certainty(IntEnum):
    """How certain it is that something holds; "and" is the lower of two, "or" the higher."""

    NO = 0
    MAYBE = 1
    YES = 2


def answer(
    event_date: EventDate,
    window: Period,
    relation: Relation = "overlap",
    as_of: date | None = None,
) -> Certainty:
    """Whether the event touches the window, lies wholly within it, or starts in it (docs/dates.md).

    YES when that is true of every start and end that the date allows, NO when of none. `as_of` is the day up
    to which the chronology reaches: an open end, never an unknown one, has not come before it. A clock time and a
    window on another clock, of which nobody knows how far they are apart, are compared by their days.
    """
    s1: int = event_date.earliest_start
    s2: int = event_date.latest_start
    e1: int = event_date.earliest_end
    e2: int = event_date.latest_end
    if as_of is not None and event_date.end == "open":
        e1 = max(e1, last_second(as_of))
    a, b = window.lower, window.upper
    members: Sequence[Period] = ()
    if event_date.clock is not None:
        members = _members_on_clock_of(window, event_date, event_date.clock)
        s1, s2, e1, e2 = _on_clock_of(window, event_date, e1, members)
    if relation == "overlap":
        sure, possible = s2 <= b and e1 >= a, s1 <= b and e2 >= a
    else:
        sure, possible = _BOUNDED[relation](s1, s2, e1, e2, a, b)
    if sure:
        return Certainty.YES
    if possible and _has_member(event_date, window, members):
        return Certainty.MAYBE
    return Certainty.NO


def _within(s1: int, s2: int, e1: int, e2: int, a: int, b: int) -> tuple[bool, bool]:
    """Whether an event surely, and possibly, begins and ends between `a` and `b`.

    Starts and ends are in order, so max(s1, a) <= min(e2, b) follows from s1 <= e1 <= b and a <= s2 <= e2.
    """
    return a <= s1 and e2 <= b, a <= s2 and e1 <= b


def _starts(s1: int, s2: int, e1: int, e2: int, a: int, b: int) -> tuple[bool, bool]:
    return a <= s1 and s2 <= b, s1 <= b and a <= s2


_BOUNDED = {"within": _within, "start": _starts}


def _has_member(
    event_date: EventDate, window: Period, members: Sequence[Period]
) -> bool:
    """Whether a set, or a date with X, has a member that the window touches: '[1904,1906]' has none in 1905.

    `members` are those on the clock of the window, where that is known.
    """
    is_masked = "X" in event_date.text and event_date.precision != "span"
    if event_date.precision != "set" and not is_masked:
        return True
    found = members or periods(event_date.text, window)
    return found is None or any(map(window.touches, found))


def _members_on_clock_of(
    window: Period, event_date: EventDate, clock: Clock
) -> Sequence[Period]:
    """The parts of a set of times on the clock of a window; whole days where the two can't be compared.

    Empty for a date that isn't a set.
    """
    if event_date.precision != "set" or _is_placed(window, clock):
        return clock.members
    found = []
    for member in timed_members(event_date.text):
        lower, upper = member.bounds.lower, member.bounds.upper
        if window.clock != "wall" or not window.is_days:
            first, last = member.offsets
            lower = Moment(
                _end_on_clock(window, member.timed[0], first, lower, lower)[0]
            )
            upper = Moment(
                _end_on_clock(window, member.timed[1], last, upper, upper)[1]
            )
        found.append(Period(lower, upper))
    return found


def _is_placed(window: Period, clock: Clock) -> bool:
    """Whether the bounds of a date are on the clock of a window."""
    return window.clock == "zone" and clock.placed


def _on_clock_of(
    window: Period, event_date: EventDate, e1: int, members: Sequence[Period]
) -> tuple[int, int, int, int]:
    """The bounds of a date with a time on the clock of a window; whole days where the two can't be compared."""
    clock = event_date.clock
    assert clock is not None
    s1, s2 = event_date.earliest_start, event_date.latest_start
    e2 = event_date.latest_end
    if _is_placed(window, clock):
        return s1, s2, e1, e2
    if event_date.precision == "set":
        lower = min(member.lower for member in members)
        upper = max(member.upper for member in members)
        return lower, upper, lower, upper
    if window.clock == "wall" and window.is_days:
        return s1, s2, e1, e2
    starts = _end_on_clock(window, clock.start, clock.start_offset, s1, s2)
    ends = _end_on_clock(window, clock.end, clock.end_offset, e1, e2)
    return (*starts, *ends)


def _end_on_clock(
    window: Period, timed: bool, offset: int | None, lower: int, upper: int
) -> tuple[int, int]:
    if not timed or (window.clock == "wall" and offset is None):
        return lower, upper
    if window.clock == "utc" and offset is not None:
        return lower - offset, upper - offset
    return lower // DAY * DAY, upper // DAY * DAY + DAY - 1


def ongoing(event_date: EventDate, window: Period) -> bool:
    """Whether the event surely began before the window and may reach into it."""
    return (
        event_date.latest_start < window.lower and event_date.latest_end >= window.lower
    )
