"""Example year: a date without a year is refused with a year of the chronology in the example."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crisistl.dates import DateError
from crisistl.engine.base import Engine
from crisistl.query.terms import Terms
from crisistl.query.tree import Yearly

if TYPE_CHECKING:
    from crisistl.dates import EventDate


def example_day(
    text: str, terms: Terms, engine: Engine, extent: tuple[EventDate, EventDate]
) -> date:
    """The last day that the example of a date without a year may name.

    The example is of the last year in which something began on that day or in that month; of the year of all
    events, where there is only one; otherwise it is the last such day before the last event.
    """
    first, last = (when.earliest_start for when in extent)
    year = _last_year_of(text, terms, engine)
    if year is None and first.year == last.year:
        year = last.year
    if year and year > 0:
        return date(year, 12, 31)
    return last.date()


def _last_year_of(text: str, terms: Terms, engine: Engine) -> int | None:
    """The last year in which an event began on a day or in a month without a year; None if there is none."""
    try:
        query = Yearly(terms.any_year(text), "start")
    except DateError:
        return None
    hits = engine.hits(query, certain=True)
    return max((hit.event.date.earliest_start.year for hit in hits), default=None)
