"""Ranges over New Year with one year beside them: 27 December 1961 - 3 January, December to January 1962."""

from dataclasses import replace

from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Part, Single, Year

_MOST_MONTHS = 6
"""The most months from the first to the last month of such a range."""


def over_new_year(
    reader: Parts, left: Part | Single, right: Part | Single
) -> list[tuple[Single, Single]]:
    """The ends of a range of which the second is early in the year after the first.

    One pair where the first end has the year, two where the second has it, which may be the year of either end, and
    none where the dates can't be read so.
    """
    if not (isinstance(left, Part) and isinstance(right, Part)):
        return []
    year = _only_year(left, right)
    if year is None or not _are_near(left, right):
        return []
    begins = [year]
    if not left.year:
        begins = [year - 1, year]
    pairs = []
    for start in begins:
        first = reader.whole(replace(left, year=Year(start)))
        last = reader.whole(replace(right, year=Year(start + 1)))
        if first and last:
            pairs.append((first, last))
    return pairs


def _only_year(left: Part, right: Part) -> int | None:
    """The year of four digits that one of two dates has."""
    years = [part.year for part in (left, right) if part.year]
    if len(years) != 1 or years[0].era or years[0].short:
        return None
    return years[0].number


def _are_near(left: Part, right: Part) -> bool:
    """Whether the months of two dates without times are near each other over New Year."""
    if left.clock or right.clock or not (left.month and right.month):
        return False
    return 0 < right.month + 12 - left.month <= _MOST_MONTHS
