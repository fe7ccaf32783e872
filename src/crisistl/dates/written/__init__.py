"""The grammar of dates as people write them, in the ten languages of `words.LANGUAGES`."""

from crisistl.dates.written.number_dates import later_year
from crisistl.dates.written.reading import read_written
from crisistl.dates.written.shortcuts import day_in_numbers
from crisistl.dates.written.tokens import without_colons
from crisistl.dates.written.values import Settings, Unread, Written

__all__ = [
    "Settings",
    "Unread",
    "Written",
    "day_in_numbers",
    "later_year",
    "read_written",
    "without_colons",
]
