"""Stretches: the events of a page under year and month headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from crisistl.dates import END, EventDate, Period
from crisistl.dates.words import month_words, span_unit, year_words
from crisistl.model.timeline import Event

UNBEGUN = "Without a known start"
"""The heading of what always was or began nobody knows when."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events under one heading; a year's own come before those of its months."""

    title: str
    events: tuple[Event, ...]
    parts: tuple["Stretch", ...] = ()

    @property
    def number(self) -> int:
        """The number of events under the heading."""
        return len(self.events) + sum(part.number for part in self.parts)


def stretches(events: Iterable[Event]) -> Iterator[Stretch]:
    """The events, which are in order of time, by year and within it by month."""
    headed = ((headings(event.date), event) for event in events)
    for year, group in groupby(headed, lambda pair: pair[0][0]):
        parts = []
        for month, within in groupby(group, lambda pair: pair[0][1]):
            parts.append(Stretch(month, tuple(event for _, event in within)))
        if not parts[0].title:
            own = parts.pop(0).events
        else:
            own = ()
        yield Stretch(year, own, tuple(_titled(part, year) for part in parts))


def _titled(part: Stretch, year: str) -> Stretch:
    # "[2021-01-01..]" comes before "2021", and has a month in its heading
    if part.title:
        return part
    return Stretch(f"Some time in {year}", part.events)


@lru_cache(maxsize=1 << 14)
def headings(when: EventDate) -> tuple[str, str]:
    """The headings (year and month) for a date: ("2021", "April 2021"), ("2014", "").

    What may begin in any of several whole months or years is listed under all of them: "September to December 2021".
    """
    if not when.has_start:
        if when.latest_end == END or span_unit(
            when.earliest_end, when.latest_end
        ) not in ("day", "minute", "month"):
            return UNBEGUN, ""
        # it is listed where it ends
        return year_words(when.latest_end), f"Until {month_words(when.latest_end)}"
    begins = Period(when.earliest_start, when.latest_start)
    # the last possible day represents a start that may be any time later
    if begins.upper == END or span_unit(begins.lower, begins.upper) in (
        "day",
        "minute",
    ):
        return year_words(when.earliest_start), month_words(when.earliest_start)
    if (begins.lower.month, begins.upper.month) == (1, 12):
        first, last = begins.lower.year, begins.upper.year
        # before Christ the decades end with the years that end in 0
        if first > 0 and first % 10 == 0 and last == first + 9:
            return f"{first}s", ""
        return begins.describe(), ""
    return year_words(when.earliest_start), begins.describe()


def moment(when: EventDate) -> str:
    """As much as HTML's `datetime` can hold of when it begins, or else ends: a day, or the month or year it lies in.

    Empty for years before AD 1 and after 9999.
    """
    if when.has_start:
        begins = Period(when.earliest_start, when.latest_start)
    else:
        begins = Period(when.latest_end, when.latest_end)
    if begins.lower.year < 1 or begins.upper.year > 9999:  # HTML has no such dates
        return ""
    first, last = str(begins.lower), str(begins.upper)
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return first[:4]
