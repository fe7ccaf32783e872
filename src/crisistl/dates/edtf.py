"""EventDate: what a chronology records, in EDTF (ISO 8601-2:2019, Library of Congress text of 2019-02-04)."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from crisistl.dates.axis import BEGINNING, DAY, HOUR, MINUTE, Moment
from crisistl.dates.grammar import Clock, Ending, read
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, refused
from crisistl.dates.single import Precision


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something was: its start lies in `starts` and its end in `ends` (docs/dates.md).

    `earliest_start <= start <= latest_start` and `earliest_end <= end <= latest_end` are the same bounds, narrowed
    so that `earliest_start <= earliest_end` and `latest_start <= latest_end`. An `open` end goes on and an `unknown`
    one is not recorded; both have earliest_end = earliest_start and latest_end = END. An open start always was
    (earliest_start = latest_start = BEGINNING); an unknown start has earliest_start = BEGINNING. Marks of doubt are
    flags and never widen the bounds. `clock` is None unless there is a time of day. Equal dates have the same text.
    """

    text: str
    starts: Period
    ends: Period
    end: Ending = "closed"
    uncertain: bool = False
    approximate: bool = False
    precision: Precision = "day"
    clock: Clock | None = None
    earliest_start: Moment = field(init=False, repr=False, compare=False)
    latest_start: Moment = field(init=False, repr=False, compare=False)
    earliest_end: Moment = field(init=False, repr=False, compare=False)
    latest_end: Moment = field(init=False, repr=False, compare=False)
    _order: int | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        starts, ends = self.starts, self.ends
        s1, s2, e1, e2 = starts.lower, starts.upper, ends.lower, ends.upper
        put = object.__setattr__
        put(self, "earliest_start", s1)
        put(self, "latest_start", s2 if s2 <= e2 else e2)
        put(self, "earliest_end", e1 if e1 >= s1 else s1)
        put(self, "latest_end", e2)

    @classmethod
    def parse(cls, text: str) -> "EventDate":
        """The date that an EDTF text is, or DateError.

        Level 1, and of level 2 the codes 25 to 41, X anywhere, sets of which one is meant ('[…]'), years with
        exponents and significant digits, and marks on components. An interval without any date, such as '../..',
        is refused.
        """
        return _parsed(text)

    @property
    def has_start(self) -> bool:
        """Whether anything is known of its start, unlike in '../2022', '/2022' and '[..2022]'."""
        return self.earliest_start > BEGINNING

    @property
    def has_end(self) -> bool:
        """Whether anything is known of its end, unlike in '2022/..', '2022/' and '[2022..]'."""
        return self.end == "closed" and not self.text.endswith("..]")

    @property
    def is_one_day(self) -> bool:
        """Whether it began and ended on one day, which is known."""
        return self.earliest_start // DAY == self.latest_end // DAY

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Sorts by the earliest start, and among these what may begin later first, then the latest end.

        What has no known start is where it ended at the latest.
        """
        if self.has_start:
            start = self.earliest_start
        else:
            start = Moment(self.latest_end // DAY * DAY)
        return start, -self.latest_start if self.has_start else 0, -self.latest_end

    @property
    def order(self) -> int:
        """Sorts dates as chronologies are sorted (docs/dates.md); found when it is first needed."""
        known = self._order
        if known is None:
            known = order_of(self)
            object.__setattr__(self, "_order", known)
        return known

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def describe(self) -> str:
        """Plain words: 'about April 2021', 'since 2014', 'between 27 January and 20 February 2022'."""
        from crisistl.dates.edtf_words import event_date_words

        return event_date_words(self.text)


@lru_cache(maxsize=1 << 16)
def _parsed(text: str) -> EventDate:
    """The date of a text, read once where many events have it; a date is a value, which they can share."""
    if len(text) == _DAY_LENGTH:
        day = _plain_day(text)
        if day is not None:
            return EventDate(text, day, day)
    elif timed := _plain_time(text):
        return timed
    try:
        found = read(text)
        if found is None:
            from crisistl.dates.edtf_hints import hint

            raise hint(text)
    except Refusal as refusal:
        raise refused(text, refusal) from None
    return EventDate(text, *found)


def order_of(when: EventDate, second_of_part: int = 0) -> int:
    """The place of a date in the order of time; `second_of_part` is when a part of its day begins.

    One number is compared faster than its parts: the day, a vague one first; what lasts last; the clock; the end.
    """
    if not when.has_start:
        day = when.latest_end // DAY
        return _joined(day, day, 1, 0, when.latest_end)
    second = second_of_part
    if not second and when.starts is when.ends and when.is_one_day and not when.clock:
        return when.earliest_start // DAY * _PER_DAY + _AT_DAY_0
    if when.clock and when.clock.start:
        second = when.earliest_start % DAY + 1
    lasts = when.precision == "span" and not second
    return _joined(
        when.earliest_start // DAY,
        when.latest_start // DAY,
        lasts,
        second,
        when.latest_end,
    )


def _joined(first: int, last: int, lasts: int, second: int, end: int) -> int:
    """The first day, then the last backwards, and so on, each in a field of bits wide enough for all dates."""
    days = (first << 48) + (1 << 47) - last
    return (((((days << 1) + lasts) << 18) + second) << 64) + (1 << 63) - end


# `_joined` of one whole day without a time, as nearly all dates are: it grows by the same number each day.
_AT_DAY_0 = _joined(0, 0, 0, 0, DAY - 1)
_PER_DAY = _joined(1, 1, 0, 0, 2 * DAY - 1) - _AT_DAY_0


_DAY_LENGTH = len("YYYY-MM-DD")
_TIME_OF_DAY = re.compile(r"T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z?)", re.ASCII)
_ON_CLOCKS = Clock(True, True)
_IN_UTC = Clock(True, True, 0, 0)


def _plain_time(text: str) -> EventDate | None:
    """The time that 'YYYY-MM-DDTHH:MM:SS' is, with or without seconds and the Z of UTC."""
    time = _time_of_day(text[_DAY_LENGTH:])
    if time is None:
        return None
    start = _start_of_day(text[:_DAY_LENGTH])
    if start is None:
        return None
    lower = start + time.second
    upper = lower
    if time.precision == "minute":
        upper += MINUTE - 1
    bounds = Period(Moment(lower), Moment(upper))
    return EventDate(text, bounds, bounds, precision=time.precision, clock=time.clock)


class _TimeOfDay(NamedTuple):
    """A time on a clock; `second` counts the seconds from midnight."""

    second: int
    precision: Precision
    clock: Clock


@lru_cache(maxsize=1 << 14)
def _time_of_day(text: str) -> _TimeOfDay | None:
    """The time that 'THH:MM:SS' is, with or without seconds and the Z of UTC."""
    match = _TIME_OF_DAY.fullmatch(text)
    if match is None:
        return None
    hour, minute, second, utc = match.groups()
    return _TimeOfDay(
        int(hour) * HOUR + int(minute) * MINUTE + int(second or 0),
        "second" if second else "minute",
        _IN_UTC if utc else _ON_CLOCKS,
    )


def _plain_day(text: str) -> Period | None:
    """The day that 'YYYY-MM-DD' is: nearly all that a chronology contains, so without a regular expression."""
    start = _start_of_day(text)
    if start is None:
        return None
    return Period(Moment(start), Moment(start + DAY - 1))


@lru_cache(maxsize=1 << 14)
def _start_of_day(text: str) -> int | None:
    """The first second of the day that 'YYYY-MM-DD' is."""
    if len(text) != _DAY_LENGTH or not text[4] == "-" == text[7]:
        return None
    try:
        return date.fromisoformat(text).toordinal() * DAY
    except ValueError:
        return None
