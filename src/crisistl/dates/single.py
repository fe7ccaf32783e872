"""One date of EDTF, between the marks of intervals and sets: a year, month, day or part of a year."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from crisistl.dates import units
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal

Precision = Literal[
    "day", "month", "quarter", "season", "third", "half", "year", "decade", "century", "set", "span"
]

# Level 2 lets a mark stand on either side of each component: for the component alone, or for all so far.
_DATE = (
    r"(?P<marks>[?~%]?)(?P<year>[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
)

# Years with a letter, a sign, an exponent or significant digits: in EDTF, but not in the years kept here.
_FAR = (
    r"(?:Y-?[0-9]+(?:E[0-9]+)?|-[0-9X]{4}|(?P<year>[0-9]{4})(?=S))(?:S(?P<digits>[1-9][0-9]*))?"
    r"(?:-[0-9X]{2}){0,2}[?~%]?"
)


class PartOfYear(NamedTuple):
    """A code from 21 to 41 in the place of the month: whole months, by the meteorological calendar."""

    precision: Precision
    name: str
    first_month: int
    months: int


def _parts(precision: Precision, names: str, months: int, first: int = 1) -> list[PartOfYear]:
    return [
        PartOfYear(precision, name, (first - 1 + i * months) % 12 + 1, months)
        for i, name in enumerate(names.split(","))
    ]


# ISO 8601-2:2019, 4.8, in the order of the codes. The standard sets no limits to seasons.
PARTS_OF_YEAR = dict(
    enumerate(
        [
            *_parts("season", "spring,summer,autumn,winter", 3, first=3),
            *_parts("season", "northern spring,northern summer,northern autumn,northern winter", 3, first=3),
            *_parts("season", "southern spring,southern summer,southern autumn,southern winter", 3, first=9),
            *_parts(
                "quarter", "the first quarter,the second quarter,the third quarter,the fourth quarter", 3
            ),
            *_parts("third", "the beginning,the middle,the end", 4),
            *_parts("half", "the first half,the second half", 6),
        ],
        start=21,
    )
)


class Single(NamedTuple):
    """One day somewhere in `bounds`; `part` and `vague` say how it was written."""

    bounds: Period
    precision: Precision
    uncertain: bool
    approximate: bool
    part: PartOfYear | None
    vague: bool


def read_single(text: str) -> Single | None:
    """The date that the text is; None when it has another form; Refusal when there is no such date."""
    match = re.fullmatch(_DATE, text)
    if match is None:
        _refuse_far_year(text)
        return None
    year, month, day = match.group("year", "month", "day")
    part = PARTS_OF_YEAR.get(int(month)) if month and month.isdigit() else None
    bounds = _bounds(year, month, day, part)
    return Single(
        bounds=bounds,
        precision=_precision(year, month, day, part),
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
        part=part,
        vague="X" in text,
    )


def _refuse_far_year(text: str) -> None:
    match = re.fullmatch(_FAR, text)
    if match is None:
        return
    year, digits = match.group("year", "digits")
    if digits and year and int(digits[:4]) < 4:
        known = int(digits[:4])
        raise Refusal(f": significant digits (S) are not kept here. Write {year[:known]}{'X' * (4 - known)}.")
    raise Refusal(units.YEARS)


def _bounds(year: str, month: str | None, day: str | None, part: PartOfYear | None) -> Period:
    if "X" not in f"{year}{month}{day}" and part is None:
        return _exact(int(year), month, day)
    fitting = [y for y in _fitting(year, 9999) if y > 0]
    if not fitting:
        raise Refusal(units.YEARS)
    if part is not None:
        if day is not None:
            raise Refusal(f": {month} is a {part.precision}, which has no numbered days. Leave -{day} out.")
        first = units.months(fitting[0], part.first_month, part.months)
        last = units.months(fitting[-1], part.first_month, part.months)
        return Period(first.lower, last.upper)
    if month is None:
        return units.years(fitting[0], fitting[-1])
    return _masked(fitting, month, day)


def _exact(year: int, month: str | None, day: str | None) -> Period:
    if month is None:
        return units.years(year, year)
    return units.months(year, int(month)) if day is None else units.day(year, int(month), int(day))


def _masked(years: list[int], month: str, day: str | None) -> Period:
    months = [m for m in _fitting(month, 12) if m > 0]
    if not months:
        raise Refusal(f": there is no month {month}. Write a month from 01 to 12.")
    if day is None:
        return Period(date(years[0], months[0], 1), units.months(years[-1], months[-1]).upper)
    days = [d for d in _fitting(day, 31) if d > 0]
    first = next(_days(years, months, days), None)
    if first is None:
        raise Refusal(f": there is no such day in that month. Write -XX in the place of -{day}.")
    return Period(first, next(_days(years[::-1], months[::-1], days[::-1])))


def _days(years: list[int], months: list[int], days: list[int]) -> Iterator[date]:
    return (
        date(year, month, day)
        for year in years
        for month in months
        for day in days
        if day <= units.last_day(year, month)
    )


def _fitting(mask: str, highest: int) -> list[int]:
    """The numbers up to `highest` whose digits fit the mask, where X is any digit; in order."""
    numbers = [0]
    for char in mask:
        digits = range(10) if char == "X" else (int(char),)
        numbers = [10 * number + digit for number in numbers for digit in digits]
    return [number for number in numbers if number <= highest]


def _precision(year: str, month: str | None, day: str | None, part: PartOfYear | None) -> Precision:
    """The smallest unit that is known: a century is the widest name there is, also for '1XXX'."""
    if "X" in year:
        return "decade" if "X" not in year[:3] else "century"
    if part is not None:
        return part.precision
    if month is None or "X" in month:
        return "year"
    return "month" if day is None or "X" in day else "day"
