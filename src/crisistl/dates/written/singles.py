"""One date in numbers: a day, month, year or part of one, its EDTF text and its first and last day."""

import re
from dataclasses import dataclass, replace
from datetime import date

from crisistl.dates.axis import civil, day_number
from crisistl.dates.calendar import is_day, last_day
from crisistl.dates.words import MONTHS, WEEKDAYS, year_in_words
from crisistl.dates.written.values import Impossible, Unread, Ymd

_GREGORIAN_EVERYWHERE = (
    1923  # Greece was the last country in Europe to leave the Julian calendar
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written: 44 with the era "bc", 62 with `short`, 1962."""

    number: int
    era: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month or year as written, which may lack what the other end of its range has.

    `third` is 0 for early, 1 for mid and 2 for late in a month; `code` is EDTF's for a season, quarter or half of
    the year; `clock` is a time as EDTF has it, T05:00.
    """

    day: int | None = None
    month: int | None = None
    year: Year | None = None
    weekday: int | None = None
    third: int | None = None
    code: int | None = None
    clock: str | None = None
    year_first: bool = False

    @property
    def unit(self) -> str:
        """The finest unit that is named."""
        if self.day:
            return "day"
        if self.month or self.third is not None:
            return "month"
        if self.code:
            return "part"
        if self.year:
            return "year"
        return "clock"

    @property
    def needs_other_end(self) -> bool:
        """Whether this is a date only beside another one: a time, 431 of 431-404 BC, 'early' of early to mid May."""
        if self.third is not None and not self.month:
            return True
        return self.unit == "clock" or (self.year is not None and self.year.era == "?")


@dataclass(frozen=True, slots=True)
class Single:
    """A complete date: `text` is EDTF without marks; a set has the texts of its two ends as well.

    `clock` is the time at the end of the text, T05:00 or T05:00+02:00~. `third_of` is the year, decade or century
    of which this is the early, the mid or the late part.
    """

    text: str
    lower: Ymd
    upper: Ymd
    unit: str
    ends: tuple[str, str] | None = None
    short: bool = False
    clock: str = ""
    third_of: "Single | None" = None

    def marked(self, mark: str) -> str:
        """The EDTF with a mark of doubt, '' for none."""
        if self.ends and mark:
            return f"[{self.ends[0]}{mark}..{self.ends[1]}{mark}]"
        if mark and self.text.endswith("~"):  # around noon
            return self.text[:-1] + ("~" if mark == "~" else "%")
        return f"{self.text}{mark}"

    def alone(self, mark: str) -> str:
        """The EDTF where no other date belongs to it: a century before Christ is one day of its years."""
        if self.unit != "century" or not self.text.startswith("-"):
            return self.marked(mark)
        first, last = edtf_year(self.lower[0]), edtf_year(self.upper[0])
        return f"[{first}{mark}..{last}{mark}]"

    def at(self, clock: str) -> "Single":
        """This day at a time."""
        return replace(self, text=f"{self.text}{clock}", clock=clock, unit="time")

    @property
    def first(self) -> str:
        """The EDTF that a set begins with when this date is its first limit."""
        if self.ends:
            return self.ends[0]
        return self.text

    @property
    def last(self) -> str:
        """The EDTF that a set ends with when this date is its last limit."""
        if self.ends:
            return self.ends[1]
        return self.text


def single(part: Part, century: int | None) -> Single:
    """The complete date that a part is. Raises Impossible."""
    year, short = _astronomical(part.year, century)
    if (part.month or part.code) and abs(year) > 9999:
        raise Impossible(_FAR)
    if part.code:
        return part_of_year(year, part.code, short)
    if not part.month:
        return years(year, year, edtf_year(year), "year", short)
    if part.third is not None:
        return third_of_month(year, part.month, part.third, short)
    if not part.day:
        text = f"{edtf_year(year)}-{part.month:02}"
        return replace(months(year, part.month, 1, text, "month"), short=short)
    if not is_day(year, part.month, part.day):
        raise Impossible(no_such_day(year, part.month))
    only = (year, part.month, part.day)
    check_weekday(only, part.weekday)
    return _at_clock(only, part.clock, short)


def _at_clock(only: Ymd, clock: str | None, short: bool) -> Single:
    """A day, at a time where it has one."""
    if clock == NEXT_MIDNIGHT:
        only, clock = moved(only, 1), "T00:00"
    day = Single(iso(only), only, only, "day", short=short)
    if clock:
        return day.at(clock)
    return day


MIDNIGHT = "midnight"
"""In the place of a time: the beginning or the end of a day, which has to be decided."""
NEXT_MIDNIGHT = "T24:00"
"""The end of a day, which EDTF writes as the beginning of the next one."""


def at_midnight(day: Single) -> Part:
    """The day at midnight, of which it isn't known whether it begins or ends the day."""
    number, month, last = day.lower
    year = Year(number)
    if number < 1:
        year = Year(1 - number, "bc")
    return Part(last, month, year, clock=MIDNIGHT)


def beside_midnight(date: Part | Single, role: str) -> Part | Single:
    """After midnight on 7 November is from its beginning on; before midnight is up to its end."""
    if role in ("after", "before") and _is_at_midnight(date):
        return _decided(date, ends=role == "before")
    return date


def within_one_day(
    left: Part | Single, right: Part | Single, *, bounds: bool
) -> tuple[Part | Single, Part | Single]:
    """A range of times on one day, in which midnight can only be where the day begins, or where it ends.

    A period that is asked for ends with the last minute of the day, and has nothing of the next one.
    """
    if not (left.clock and right.clock) or _day_of(left) != _day_of(right):
        return left, right
    if _is_at_midnight(left):
        left = _decided(left, ends=False)
    if _is_at_midnight(right) and bounds:
        right = replace(right, clock="T23:59")
    elif _is_at_midnight(right):
        right = _decided(right, ends=True)
    return left, right


def _day_of(side: Part | Single) -> tuple[object, ...]:
    if isinstance(side, Part):
        return side.day, side.month, side.year
    year, month, day = side.lower
    return day, month, Year(year)


def _is_at_midnight(side: Part | Single) -> bool:
    return isinstance(side, Part) and side.clock == MIDNIGHT


def _decided(side: Part | Single, *, ends: bool) -> Part | Single:
    """A day at the midnight that begins or ends it."""
    assert isinstance(side, Part)
    if ends:
        return replace(side, clock=NEXT_MIDNIGHT)
    return replace(side, clock="T00:00")


def part_of_year(year: int, code: int, short: bool = False) -> Single:
    """A season, quarter, third or half of a year by its code in EDTF, 21 to 24 and 33 to 41."""
    first, count, unit = _PARTS[code]
    text = f"{edtf_year(year)}-{code}"
    return replace(months(year, first, count, text, unit), short=short)


_PARTS = {
    **{code: (3 * (code - 20), 3, "season") for code in (21, 22, 23, 24)},
    **{code: (3 * (code - 33) + 1, 3, "quarter") for code in (33, 34, 35, 36)},
    **{code: (4 * (code - 37) + 1, 4, "third") for code in (37, 38, 39)},
    **{code: (6 * (code - 40) + 1, 6, "half") for code in (40, 41)},
}
"""The first month, the number of months and the unit of each code."""


def _astronomical(year: Year | None, century: int | None) -> tuple[int, bool]:
    """The year with 1 BC as 0, and whether its century was filled in."""
    if year is None:
        raise Impossible(
            Unread(
                "no year",
                " has no year",
                "write the date with four digits for its year, such as 2022-01-10",
            )
        )
    if year.era == "bc":
        return 1 - year.number, False
    if year.era == "ad" or not year.short:
        return year.number, False
    if century is None:
        raise Impossible(two_digits(year.number))
    return 100 * century + year.number, True


_FAR = Unread(
    "impossible",
    ": months and days are possible only in the years from 9999 BC to 9999",
    "Write the year alone",
)


def two_digits(number: int) -> Unread:
    """Why a year of two digits is refused."""
    return Unread(
        "ambiguous",
        f" has a year of two digits: 19{number:02} or 20{number:02}?",
        "Write the year with four digits, or BC or AD beside it",
        settings=("century",),
    )


def no_such_day(year: int, month: int) -> Unread:
    """Why a day is refused that the month lacks."""
    last = last_day(year, month)
    return Unread(
        "impossible",
        f": {MONTHS[month - 1]} {year_in_words(year)} has {last} days",
        f"Write a day from 1 to {last}",
    )


def check_weekday(day: Ymd, said: int | None) -> None:
    """Check a weekday, which confirms a date and never moves it. Raises Impossible."""
    if said is None:
        return
    year = day[0]
    right = weekday_of(day)
    if right == said:
        return
    julian = ""
    if year < _GREGORIAN_EVERYWHERE:
        julian = " in the Gregorian calendar"
    problem = (
        f": {iso(day)} is a {WEEKDAYS[right - 1]}{julian}, not a {WEEKDAYS[said - 1]}"
    )
    ahead = (said - right) % 7
    before, after = (iso(moved(day, days)) for days in (ahead - 7, ahead))
    remedy = (
        f"Write {iso(day)} ({WEEKDAYS[right - 1]}), {before} or {after} "
        f"({WEEKDAYS[said - 1]})"
    )
    raise Impossible(
        Unread(
            "impossible",
            problem,
            remedy,
            (iso(day), before, after),
            contradicted=iso(day),
        )
    )


def weekday_of(day: Ymd) -> int:
    """The weekday from 1, Monday, to 7; 2,000 years are a whole number of weeks."""
    year, month, number = day
    return date((year - 1) % 2000 + 1, month, number).isoweekday()


def set_of(
    lower: Ymd, upper: Ymd, ends: tuple[str, str] | None = None, short: bool = False
) -> Single:
    """One day from `lower` to `upper`."""
    ends = ends or (iso(lower), iso(upper))
    return Single(f"[{ends[0]}..{ends[1]}]", lower, upper, "set", ends, short)


def third_of_month(year: int, month: int, which: int, short: bool = False) -> Single:
    """Days 1 to 10, 11 to 20, or from 21 on."""
    if which == 2:
        last = last_day(year, month)
    else:
        last = 10 * which + 10
    return set_of((year, month, 10 * which + 1), (year, month, last), short=short)


def months(year: int, first: int, count: int, text: str, unit: str) -> Single:
    """`count` months from the month `first` of a year on, which may run into the next year."""
    ahead, last = divmod(first + count - 2, 12)
    end = (year + ahead, last + 1, last_day(year + ahead, last + 1))
    return Single(text, (year, first, 1), end, unit)


def years(first: int, last: int, text: str, unit: str, short: bool = False) -> Single:
    """The years from `first` to `last`."""
    return Single(text, (first, 1, 1), (last, 12, 31), unit, short=short)


def year_set(first: int, last: int) -> Single:
    """One day of these years."""
    texts = (edtf_year(first), edtf_year(last))
    return set_of((first, 1, 1), (last, 12, 31), texts)


def iso(day: Ymd) -> str:
    return f"{edtf_year(day[0])}-{day[1]:02}-{day[2]:02}"


def edtf_year(year: int) -> str:
    """A year in EDTF: 1962, -0043, Y-12000."""
    if abs(year) > 9999:
        return f"Y{year}"
    if year < 0:
        return f"-{-year:04}"
    return f"{year:04}"


def moved(day: Ymd, days: int) -> Ymd:
    """The day some days later, or earlier where negative."""
    return civil(day_number(*day) + days)


def before(when: Single) -> str:
    """The EDTF of the unit before this one: the day before, the month before a month, the year before a year."""
    if when.clock:
        return _time_beside(when, -1)
    year, month, _ = day = moved(when.lower, -1)
    return _cut(day, when.unit, year, month)


def after(when: Single) -> str:
    """The EDTF of the unit after this one."""
    if when.clock:
        return _time_beside(when, 1)
    year, month, _ = day = moved(when.upper, 1)
    return _cut(day, when.unit, year, month)


def _time_beside(when: Single, step: int) -> str:
    """The minute before or after a time, or the second where it has seconds."""
    found = re.fullmatch(r"T(\d\d):(\d\d)(?::(\d\d))?(.*)", when.clock)
    assert found
    seconds = 60 * (60 * int(found[1]) + int(found[2])) + int(found[3] or 0)
    days, rest = divmod(seconds + step * (1 if found[3] else 60), 86_400)
    minutes, second = divmod(rest, 60)
    clock = f"T{minutes // 60:02}:{minutes % 60:02}"
    if found[3]:
        clock += f":{second:02}"
    return f"{iso(moved(when.lower, days))}{clock}{found[4]}"


def _cut(day: Ymd, unit: str, year: int, month: int) -> str:
    if unit in ("year", "decade", "century"):
        return edtf_year(year)
    if unit in ("month", "season", "quarter", "third", "half"):
        return f"{edtf_year(year)}-{month:02}"
    return iso(day)
