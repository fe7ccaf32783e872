"""Plain dates: what is left of a date for tools that know only years, months, days and spans of them."""

from typing import NamedTuple

from crisistl.dates import EventDate, Moment, Period
from crisistl.dates.words import span_unit

_LEFT_OUT = {"year": len("-MM-DD"), "month": len("-DD")}


class PlainDate(NamedTuple):
    """YYYY, YYYY-MM or YYYY-MM-DD for the start and, where it lasts or is not exact, for the end.

    `open` says that it lasts without an end that is known; then `end` is None.
    """

    start: str
    end: str | None = None
    open: bool = False


def plain_date(when: EventDate) -> PlainDate:
    """The outer bounds of a date, in whole years or months where they are such; marks of doubt are left out.

    Of a date with one bound only, as `../2022` or `[2022..]`, that bound is left.
    """
    first, last = when.starts, when.ends
    if not when.has_start:
        if when.precision == "set":
            return PlainDate(last.upper.iso_day)
        return PlainDate(*whole_units(last))
    if not when.has_end and when.precision == "set":
        return PlainDate(first.lower.iso_day)
    if not when.has_end:
        return PlainDate(_cut(first.lower, first), None, True)
    if when.precision != "span":
        return PlainDate(*whole_units(first))
    return PlainDate(*_unless_equal(_cut(first.lower, first), _cut(last.upper, last)))


def as_days(plain: PlainDate) -> tuple[str, str | None]:
    """The first and the last day, for tools that read "2022" as its first day where it ends something.

    What is one unit and has no end stays as it is.
    """
    if plain.end is None:
        return plain.start, None
    first, last = EventDate.parse(plain.start), EventDate.parse(plain.end)
    return first.starts.lower.iso_day, last.ends.upper.iso_day


def whole_units(period: Period) -> tuple[str, str | None]:
    """The days of a period as the years, months or days that it is made of: the first and, if another, the last."""
    return _unless_equal(_cut(period.lower, period), _cut(period.upper, period))


def _unless_equal(start: str, end: str) -> tuple[str, str | None]:
    return start, None if start == end else end


def _cut(day: Moment, period: Period) -> str:
    """The day as a year or month, where the period that it bounds is whole years or months."""
    text = day.iso_day
    return text[: len(text) - _LEFT_OUT.get(span_unit(period.lower, period.upper), 0)]
