"""One date of EDTF, between the marks of intervals and sets: a year, month, day, time or part of a year."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from crisistl.dates import axis, calendar
from crisistl.dates.axis import Moment, moment
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal

Precision = Literal[
    "second",
    "minute",
    "day",
    "month",
    "quarter",
    "season",
    "third",
    "half",
    "year",
    "decade",
    "century",
    "set",
    "span",
]

# Level 2 lets a mark stand on either side of each component: for the component alone, or for all so far.
_DATE = (
    r"(?P<marks>[?~%]?)(?P<year>-?[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
)

_YEAR_OF_MONTH = re.compile(r"[0-9X]{4}(?=[?~%]?-)")

# Years with a letter, an exponent or significant digits (S).
_LONG_YEAR = (
    r"(?:Y(?P<long>-?[0-9]{5,})|Y(?P<base>-?[1-9][0-9]*)E(?P<power>[0-9]+)|(?P<short>-?[0-9]{4})(?=S))"
    r"(?:S(?P<digits>[1-9][0-9]*))?[?~%]?"
)

_TIMED = (
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?P<h>[01][0-9]|2[0-3]):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<zh>[01][0-9]|2[0-3])(?::(?P<zm>[0-5][0-9]))?)?(?P<mark>[?~%]?)"
)


class PartOfYear(NamedTuple):
    """A code from 21 to 41 in the place of the month: whole months, by the meteorological calendar."""

    precision: Precision
    name: str
    first_month: int
    months: int


def _parts(
    precision: Precision, names: str, months: int, first: int = 1
) -> list[PartOfYear]:
    found = []
    for i, name in enumerate(names.split(",")):
        found.append(
            PartOfYear(precision, name, (first - 1 + i * months) % 12 + 1, months)
        )
    return found


# ISO 8601-2:2019, 4.8, in the order of the codes. The standard sets no limits to seasons.
PARTS_OF_YEAR = dict(
    enumerate(
        [
            *_parts("season", "spring,summer,autumn,winter", 3, first=3),
            *_parts(
                "season",
                "northern spring,northern summer,northern autumn,northern winter",
                3,
                first=3,
            ),
            *_parts(
                "season",
                "southern spring,southern summer,southern autumn,southern winter",
                3,
                first=9,
            ),
            *_parts(
                "quarter",
                "the first quarter,the second quarter,the third quarter,the fourth quarter",
                3,
            ),
            *_parts("third", "early,mid,late", 4),
            *_parts("half", "the first half,the second half", 6),
        ],
        start=21,
    )
)


class Single(NamedTuple):
    """One moment somewhere in `bounds`; `part` and `vague` say how it was written.

    `timed` says that it has a time of day; `offset` is what that differs from UTC, in seconds, where it is known.
    """

    bounds: Period
    precision: Precision
    uncertain: bool
    approximate: bool
    part: PartOfYear | None = None
    vague: bool = False
    timed: bool = False
    offset: int | None = None


def read_single(text: str) -> Single | None:
    """The date that the text is; None if it has another form; Refusal if the date doesn't exist."""
    match = re.fullmatch(_DATE, text)
    if match is None:
        if "T" in text:
            return _timed(text)
        return _long_year(text)
    year, month, day = match.group("year", "month", "day")
    if year == "-0000":
        raise Refusal(": there is no year -0000", "Write 0000 for 1 BC")
    part = None
    if month and month.isdigit():
        part = PARTS_OF_YEAR.get(int(month))
    bounds = _bounds(year, month, day, part)
    uncertain, approximate = _doubts(text)
    return Single(
        bounds=bounds,
        precision=_precision(year, month, day, part),
        uncertain=uncertain,
        approximate=approximate,
        part=part,
        vague="X" in text,
    )


def _doubts(text: str) -> tuple[bool, bool]:
    both = "%" in text
    return both or "?" in text, both or "~" in text


def _timed(text: str) -> Single | None:
    """A day with a time: the second, or the minute's 60 seconds."""
    match = re.fullmatch(_TIMED, text)
    if match is None:
        return None
    year, month, day = match["date"].rsplit("-", 2)
    whole = calendar.day(int(year), int(month), int(day))
    hour, minute, second = int(match["h"]), int(match["m"]), match["s"]
    lower = whole.lower + hour * axis.HOUR + minute * axis.MINUTE + int(second or 0)
    if second:
        upper = lower
    else:
        upper = lower + axis.MINUTE - 1
    uncertain, approximate = _doubts(match["mark"])
    return Single(
        bounds=Period(lower, upper),
        precision="second" if second else "minute",
        uncertain=uncertain,
        approximate=approximate,
        timed=True,
        offset=_offset(match),
    )


def _offset(match: re.Match[str]) -> int | None:
    if match["zone"] is None:
        return None
    if match["zone"] == "Z":
        return 0
    seconds = int(match["zh"]) * axis.HOUR + int(match["zm"] or 0) * axis.MINUTE
    if match["sign"] == "-":
        return -seconds
    return seconds


def _long_year(text: str) -> Single | None:
    """Y-12000, Y17E7, 1950S2: a year with more digits, or one of which only the first digits are sure."""
    match = re.fullmatch(_LONG_YEAR, text)
    if match is None:
        return None
    year = _far_year(match)
    if abs(year) >= axis.FARTHEST_YEAR:
        raise Refusal(*calendar.BEYOND)
    size = _unsure(year, match["digits"])
    nearest_zero = abs(year) - abs(year) % size
    if year >= 0:
        first, last = (nearest_zero, nearest_zero + size - 1)
    else:
        first, last = (1 - nearest_zero - size, -nearest_zero)
    uncertain, approximate = _doubts(text)
    precision: Precision = (
        "year" if size == 1 else "decade" if size == 10 else "century"
    )
    return Single(
        calendar.years(first, last), precision, uncertain, approximate, vague=size > 1
    )


def _far_year(match: re.Match[str]) -> int:
    """The year of a match; one too far for any date where it has more digits than that needs."""
    base, power, digits = (
        match["base"] or "",
        match["power"] or "0",
        match["long"] or match["short"] or "",
    )
    if max(len(base), len(digits)) > _LONGEST or len(power) > 2:
        return axis.FARTHEST_YEAR
    return int(base) * 10 ** int(power) if base else int(digits)


_LONGEST = len(f"-{axis.FARTHEST_YEAR}")


def _unsure(year: int, digits: str | None) -> int:
    """How many years a year with so many significant digits may be: 100 for 1950S2."""
    length = max(len(str(abs(year))), 4)
    if digits is None:
        return 1
    if len(digits) > 2 or int(digits) > length:
        raise Refusal(
            ": more digits are sure than the year has",
            f"Write S1 to S{length}, or leave S out",
        )
    return 10 ** (length - int(digits))  # type: ignore[no-any-return]


def _bounds(
    year: str, month: str | None, day: str | None, part: PartOfYear | None
) -> Period:
    if "X" not in f"{year}{month}{day}" and part is None:
        return _exact(int(year), month, day)
    fitting = _years(year)
    if part is not None:
        if day is not None:
            raise Refusal(
                f": {month} is a {part.precision}, which has no numbered days",
                f"Leave -{day} out",
            )
        first = calendar.months(fitting[0], part.first_month, part.months)
        last = calendar.months(fitting[-1], part.first_month, part.months)
        return Period(first.lower, last.upper)
    if month is None:
        return calendar.years(fitting[0], fitting[-1])
    return _masked(fitting, month, day)


def _exact(year: int, month: str | None, day: str | None) -> Period:
    if month is None:
        return calendar.years(year, year)
    if day is None:
        return calendar.months(year, int(month))
    return calendar.day(year, int(month), int(day))


def _masked(years: list[int], month: str, day: str | None) -> Period:
    months = _fitting_from_1(month, 12)
    if not months:
        raise Refusal(f": there is no month {month}", "Write a month from 01 to 12")
    if day is None:
        return Period(
            moment(years[0], months[0]), calendar.months(years[-1], months[-1]).upper
        )
    days = _fitting_from_1(day, 31)
    first = next(_days(years, months, days), None)
    if first is None:
        raise Refusal(
            ": there is no such day in that month", f"Write -XX in the place of -{day}"
        )
    last = next(_days(years[::-1], months[::-1], days[::-1]))
    return Period(first, last + axis.DAY - 1)


def _days(years: list[int], months: list[int], days: list[int]) -> Iterator[Moment]:
    return (
        moment(year, month, day)
        for year in years
        for month in months
        for day in days
        if day <= calendar.last_day(year, month)
    )


def members(text: str, near: Period | None = None) -> Iterator[Period]:
    """The separate days, months or years that a date with X may be, in order; one for any other date.

    With `near`, only those of the years of a period: of XXXX-XX-10 there are 120,000.
    """
    match = re.fullmatch(_DATE, text)
    single = read_single(text)
    if single is None:
        raise ValueError(f"{text!r} is not a date")
    if match is None or "X" not in text or single.part is not None:
        return iter((single.bounds,))
    year, month, day = match.group("year", "month", "day")
    if month is None:
        return iter((single.bounds,))
    years, months = _years_near(year, near), _fitting_from_1(month, 12)
    if day is None:
        return (calendar.months(y, m) for y in years for m in months)
    days = _fitting_from_1(day, 31)
    return map(calendar.whole_day, _days(years, months, days))


def has_many_members(text: str) -> bool:
    """Whether a date or a set has a year of which more than one digit is masked, and a month."""
    return any(year.count("X") > 1 for year in _YEAR_OF_MONTH.findall(text))


def _years_near(mask: str, near: Period | None) -> list[int]:
    """The years that fit a mask, of those from the beginning of a period to its end."""
    years = _years(mask)
    if near and near.lower > axis.BEGINNING:
        years = years[bisect_left(years, near.lower.year) :]
    if near and near.upper < axis.END:
        years = years[: bisect_right(years, near.upper.year)]
    return years


def _fitting_from_1(mask: str, most: int) -> list[int]:
    return [number for number in _fitting(mask, most) if number > 0]


@lru_cache(maxsize=64)
def _years(mask: str) -> list[int]:
    """The years that fit a mask, in order; with '-' before it, those before the year 0."""
    found = _fitting(mask.removeprefix("-"), 9999)
    if mask.startswith("-"):
        return [-year for year in reversed(found) if year]
    return found


def _fitting(mask: str, highest: int) -> list[int]:
    """The numbers up to `highest` whose digits fit the mask, where X is any digit; in order."""
    numbers = [0]
    for char in mask:
        digits = range(10) if char == "X" else (int(char),)
        numbers = [10 * number + digit for number in numbers for digit in digits]
    return [number for number in numbers if number <= highest]


def _precision(
    year: str, month: str | None, day: str | None, part: PartOfYear | None
) -> Precision:
    """The smallest unit that is known: a century is the widest name there is, also for '1XXX'."""
    if "X" in year:
        if "X" not in year[:-1]:
            return "decade"
        return "century"
    if part is not None:
        return part.precision
    if month is None or "X" in month:
        return "year"
    if day is None or "X" in day:
        return "month"
    return "day"
