"""The axis of time: moments as whole seconds on the proleptic Gregorian calendar, before the year 1 as well.

Years are astronomical: 0 is 1 BC, -43 is 44 BC. Days are numbered as `datetime.date.toordinal` does, from
1 for 0001-01-01. No other module knows this arithmetic.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

DAY = 86_400
"""The seconds of a day."""
HOUR, MINUTE = 3_600, 60

FARTHEST_YEAR = 99_999_999_999
"""Years lie between this one and its negative."""

_CYCLE_YEARS, _CYCLE_DAYS = (
    400,
    146_097,
)  # after which the calendar repeats, weekdays as well
_ISO = re.compile(
    r"(?P<year>[+-]?\d{4,11})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d))?)?",
    re.ASCII,
)


class Civil(NamedTuple):
    """A day of the calendar."""

    year: int
    month: int
    day: int


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; ValueError if it doesn't exist."""
    if 1 <= year <= 9999:
        return date(year, month, day).toordinal()
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


@lru_cache(maxsize=1 << 14)
def civil(number: int) -> Civil:
    """The day with this number."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    day = date.fromordinal(rest + 1)
    return Civil(day.year + cycles * _CYCLE_YEARS, day.month, day.day)


def year_text(year: int) -> str:
    """ISO 8601: four digits, with '-' before the year 0; more digits always have a sign."""
    if 0 <= year <= 9999:
        return f"{year:04}"
    if -9999 <= year < 0:
        return f"-{-year:04}"
    return f"{year:+}"


class Moment(int):
    """A second of the axis, which is an integer: `day_number * DAY` and the second of the day.

    Arithmetic gives plain integers of seconds. The text is that of the day where the moment is the first or
    last second of one, and has a time where it isn't.
    """

    __slots__ = ()

    @property
    def day_number(self) -> int:
        """The number of its day; 1 is 0001-01-01."""
        return self // DAY

    @property
    def second_of_day(self) -> int:
        """From 0 to 86399."""
        return self % DAY

    @property
    def civil(self) -> Civil:
        """Its year, month and day."""
        return civil(self // DAY)

    @property
    def year(self) -> int:
        """Its astronomical year."""
        return self.civil.year

    @property
    def month(self) -> int:
        """Its month, from 1."""
        return self.civil.month

    @property
    def day(self) -> int:
        """Its day of the month."""
        return self.civil.day

    def weekday(self) -> int:
        """From 0 for Monday to 6; 0001-01-01 was a Monday."""
        return (self // DAY - 1) % 7

    def days_to(self, other: "Moment") -> int:
        """How many days later the day of the other is; negative where it is earlier."""
        return other // DAY - self // DAY

    @property
    def iso_day(self) -> str:
        """'2022-01-10', '-0043-03-15'."""
        year, month, day = self.civil
        return f"{year_text(year)}-{month:02}-{day:02}"

    @property
    def iso_clock(self) -> str:
        """'05:00', or '05:00:30' where the seconds are neither the first nor the last of a minute."""
        minutes, second = divmod(self % DAY, MINUTE)
        if second in (0, MINUTE - 1):
            seconds = ""
        else:
            seconds = f":{second:02}"
        return f"{minutes // 60:02}:{minutes % 60:02}{seconds}"

    def date(self) -> date:
        """Its day as Python has it; ValueError outside the years 1 to 9999."""
        try:
            return date.fromordinal(self // DAY)
        except (OverflowError, ValueError):
            raise ValueError(f"{self.iso_day} is outside the years 1 to 9999") from None

    def datetime(self) -> datetime:
        """The moment as Python has it, without a zone; ValueError outside the years 1 to 9999."""
        minutes, second = divmod(self % DAY, MINUTE)
        day = self.date()
        return datetime(
            day.year, day.month, day.day, minutes // 60, minutes % 60, second
        )

    def __str__(self) -> str:
        at_edge = self % DAY in (0, DAY - 1)
        if at_edge:
            return self.iso_day
        return f"{self.iso_day}T{self.iso_clock}"

    def __repr__(self) -> str:
        minutes, second = divmod(self % DAY, MINUTE)
        return (
            f"<Moment {self.iso_day}T{minutes // 60:02}:{minutes % 60:02}:{second:02}>"
        )

    def __format__(self, spec: str) -> str:
        if spec.endswith("d"):  # as other integers have it
            return format(int(self), spec)
        return format(str(self), spec)


BEGINNING, END = Moment(-(1 << 62)), Moment(1 << 62)
"""The open ends of the axis, before and after all that can be written."""


def moment(
    year: int,
    month: int = 1,
    day: int = 1,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
) -> Moment:
    """The moment with this date and time; ValueError if the day doesn't exist."""
    return Moment(
        day_number(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second
    )


def first_second(day: date) -> Moment:
    """The first second of a day, or the second of a `datetime`, whose zone is ignored."""
    seconds = 0
    if isinstance(day, datetime):
        seconds = day.hour * HOUR + day.minute * MINUTE + day.second
    return Moment(day.toordinal() * DAY + seconds)


def last_second(day: date) -> Moment:
    """The last second of a day, or the second of a `datetime`, whose zone is ignored."""
    if isinstance(day, datetime):
        return first_second(day)
    return Moment(day.toordinal() * DAY + DAY - 1)


def from_iso(text: str) -> Moment:
    """The first second of what `Moment` writes as its text; ValueError for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an ISO day or moment")
    numbers = (int(part or 0) for part in match.groups())
    return moment(*numbers)
