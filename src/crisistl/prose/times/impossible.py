"""Impossible days: '31 April' and '29 February 2023' as their month, with what is wrong."""

from calendar import month_name, monthrange

from crisistl.prose.times.calendar import days_from, month_span
from crisistl.prose.times.context import Reading


def impossible(year: int, month: int) -> Reading:
    """The reading of a day that a month doesn't have: the month, with the days around its end as options."""
    span = month_span(year, month)
    after = days_from(span.last, 1)
    options = (span.edtf, span.last.isoformat(), after.isoformat())
    problem = f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"
    why = f"{problem}: check the day"
    return Reading(span, why, "low", options, problem=problem)


def backwards(first: str, last: str) -> Reading:
    """The reading of a range that ends before it begins: either day."""
    problem = f"{first} is after {last}"
    return Reading(
        None, f"{problem}: check both", "low", (first, last), problem=problem
    )
