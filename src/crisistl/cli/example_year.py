"""Example year: a date without a year is refused with a year of the chronology in the example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from crisistl.dates import DateError
from crisistl.dates.words import year_in_words
from crisistl.engine.base import Engine
from crisistl.query.terms import Terms
from crisistl.query.tree import Yearly

if TYPE_CHECKING:
    from crisistl.dates import EventDate

_MOST_YEARS = 4  # that are named


def example_day(
    text: str, terms: Terms, engine: Engine, extent: tuple[EventDate, EventDate]
) -> date:
    """The last day that the example of a date without a year may name.

    The example is of the last year in which something began on that day or in that month; of the year of all
    events, where there is only one; otherwise it is the last such day before the last event.
    """
    first, last = (when.earliest_start for when in extent)
    years = years_with(text, terms, engine)
    year = None
    if years:
        year = years[-1]
    elif first.year == last.year:
        year = last.year
    if year and year > 0:
        return date(year, 12, 31)
    return last.date()


def years_with(text: str, terms: Terms, engine: Engine) -> list[int]:
    """The years in which an event surely began on a day or in a month without a year, the first one first."""
    try:
        query = Yearly(terms.any_year(text), "start")
    except DateError:
        return []
    hits = engine.hits(query, certain=True)
    return sorted({hit.event.date.earliest_start.year for hit in hits})


def years_in_words(years: Sequence[int]) -> str:
    """The last of these years, and how many more there are: "2021 and 2022"."""
    shown = [year_in_words(year) for year in years[-_MOST_YEARS:]]
    named = shown[-1]
    if len(shown) > 1:
        named = f"{', '.join(shown[:-1])} and {named}"
    if len(years) > _MOST_YEARS:
        named = f"{named}, and {len(years) - _MOST_YEARS} earlier years"
    return named
