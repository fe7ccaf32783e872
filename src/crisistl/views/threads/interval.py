"""The interval between two dates: how many days lie between their beginnings, at least and at most."""

from dataclasses import dataclass

from crisistl.dates import BEGINNING, END, EventDate, Moment
from crisistl.dates.duration import duration_words


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from one beginning to another; None if unknown, negative if it goes back.

    `about` says that one of the dates is approximate or uncertain.
    """

    least: int | None
    most: int | None
    about: bool = False
    seconds: int | None = None
    """The time between, where both began at a known minute."""

    @classmethod
    def to_answer(cls, answered: EventDate, answer: EventDate) -> "Interval":
        """From what was answered to the answer, which did not come first unless the dates leave no other way."""
        most = _days(answered.earliest_start, answer.latest_start)
        least = _days(answered.latest_start, answer.earliest_start)
        if most is None or most >= 0:
            least = max(0, least or 0)
        doubtful = (
            answered.approximate,
            answered.uncertain,
            answer.approximate,
            answer.uncertain,
        )
        return cls(least, most, any(doubtful), _seconds(answered, answer))

    @classmethod
    def between(cls, one: EventDate, other: EventDate) -> "Interval":
        """The days between two beginnings, whichever of them came first."""
        there, back = (
            _days(one.earliest_start, other.latest_start),
            _days(other.earliest_start, one.latest_start),
        )
        apart = [
            _days(one.latest_start, other.earliest_start),
            _days(other.latest_start, one.earliest_start),
        ]
        least = 0
        if None not in apart:
            least = max(0, *(days for days in apart if days is not None))
        if there is None or back is None:
            most = None
        else:
            most = max(there, back)
        return cls(
            least,
            most,
            any((one.approximate, one.uncertain, other.approximate, other.uncertain)),
        )

    def words(self) -> str:
        """ "+3 days", "the same day", "0–20 days", "at least 5 days", "2 days before"; with "about" where it is."""
        if self.about:
            about = "about "
        else:
            about = ""
        if self.seconds is not None:
            return about + _clock_words(self.seconds)
        if self.most is None:
            if self.least:
                return f"{about}at least {_count(self.least)}"
            return "some time later"
        if self.most < 0:
            if self.least in (None, self.most):
                least = ""
            else:
                least = f"–{-(self.least or 0):,}"
            return f"{about}{-self.most:,}{least} day{'s' * (self.least != -1)} before"
        if self.least != self.most:
            return f"{about}{self.least:,}–{_count(self.most)}"
        if self.most:
            return f"{about}+{_count(self.most)}"
        return f"{about}the same day"


def _days(first: Moment, last: Moment) -> int | None:
    """The days between, where both are known."""
    if BEGINNING in (first, last) or END in (first, last):
        return None
    return first.days_to(last)


def _seconds(first: EventDate, last: EventDate) -> int | None:
    """The seconds between two times on one clock; None where one has no time, or the clocks can't be compared."""
    if not (first.clock and last.clock and first.clock.start and last.clock.start):
        return None
    one, other = first.clock.start_offset, last.clock.start_offset
    apart = last.earliest_start - first.earliest_start
    if one is not None and other is not None:
        # one zone may have had two offsets: clocks are put forward and back
        return apart - (other - one)
    on_one_clock = first.clock.placed and last.clock.placed
    if one is other or on_one_clock:
        return apart
    return None


def _clock_words(seconds: int) -> str:
    if not seconds:
        return "the same minute"
    if seconds > 0:
        return f"+{duration_words(seconds)}"
    return f"{duration_words(-seconds)} before"


def _count(days: int | None) -> str:
    return f"{days:,} day{'s' * (days != 1)}"
