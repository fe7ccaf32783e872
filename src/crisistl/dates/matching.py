"""Whether an event's date falls in a window of days: no, maybe or yes."""

from datetime import date
from enum import IntEnum
from typing import Literal

from crisistl.dates.edtf import EventDate
from crisistl.dates.period import Period

Relation = Literal["overlap", "within", "start"]


class Answer(IntEnum):
    """Ordered, so that "and" is the lower of two answers and "or" the higher."""

    NO = 0
    MAYBE = 1
    YES = 2


def answer(
    event_date: EventDate, window: Period, relation: Relation = "overlap", as_of: date | None = None
) -> Answer:
    """Whether the event touches the window, lies wholly within it, or starts in it.

    YES when that holds for every start and end that the date allows, NO when for none. `as_of` is the day up
    to which the chronology is told: an open end, never an unknown one, has not come before it.
    """
    s1, s2, e1, e2 = event_date.s1, event_date.s2, event_date.e1, event_date.e2
    if as_of is not None and event_date.end == "open":
        e1 = max(s1, as_of)
    a, b = window.lower, window.upper
    if relation == "overlap":
        maybe, yes = s1 <= b and e2 >= a, s2 <= b and e1 >= a
    elif relation == "within":
        # that max(s1, a) <= min(e2, b), too, follows: starts and ends are in order, so s1 <= e1 <= b and a <= s2 <= e2
        maybe, yes = s2 >= a and e1 <= b, s1 >= a and e2 <= b
    else:
        maybe, yes = s1 <= b and s2 >= a, s1 >= a and s2 <= b
    return Answer.YES if yes else Answer.MAYBE if maybe else Answer.NO


def ongoing(event_date: EventDate, window: Period) -> bool:
    """Whether the event surely began before the window and may reach into it."""
    return event_date.s2 < window.lower and event_date.e2 >= window.lower
