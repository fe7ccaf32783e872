"""Lists of dates: 16 and 17 October 1962, October and November 1962, 16-18 and 20 October 1962."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from crisistl.dates.written import singles
from crisistl.dates.written.sides import Core, Sides
from crisistl.dates.written.singles import Part, Single
from crisistl.dates.written.values import Unread

_MOST = 8


class Item(NamedTuple):
    """A date of a list, or the first and the last one of a range in it."""

    first: Part
    last: Part


def lists_of_dates(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """The lists of dates that begin at the token `i`, each with its end.

    A list without gaps lasts from its first date to its last. Dates with a gap between them are refused, since one
    date can't express them, unless the list has 'or': then it is one of them.
    """
    for items, end in _items(reader, i, (), ""):
        dates = _completed(reader, [item for item, _ in items])
        if dates is None:
            continue
        short = dates[0][0].short or dates[-1][1].short
        first, last = dates[0][0], dates[-1][1]
        if items[-1][1] == "or":
            texts = ",".join(date.text for date, _ in dates)
            yield Core(f"[{texts}]", first.lower, last.upper, short=short), end
        elif all(_follows(*pair) for pair in zip(dates[1:], dates, strict=False)):
            text = f"{first.text}/{last.text}"
            yield Core(text, first.lower, last.upper, short=short), end
        else:
            reader.refusals.append(_several(dates))


def _items(
    reader: Sides, i: int, before: tuple[tuple[Item, str], ...], joint: str
) -> Iterator[tuple[tuple[tuple[Item, str], ...], int]]:
    """Two or more dates of the same unit, each with the sign before it, and the end of the last.

    'Or' is only before the last one of three or more single dates, since two are read elsewhere.
    """
    if len(before) == _MOST:
        return
    for item, end in _item(reader, reader.skipped(i, "the")):
        if before and item.first.unit != before[0][0].first.unit:
            continue
        items = (*before, (item, joint))
        if _is_list(items):
            yield items, end
        if joint != "or":
            for start, sign in _separators(reader, end):
                yield from _items(reader, start, items, sign)


def _is_list(items: tuple[tuple[Item, str], ...]) -> bool:
    if items[-1][1] != "or":
        return len(items) > 1
    signs = [sign for _, sign in items[1:-1]]
    single = all(item.first == item.last for item, _ in items)
    return len(items) > 2 and single and "and" not in signs


def _item(reader: Sides, i: int) -> Iterator[tuple[Item, int]]:
    for first, end in reader.part(i, right=True):
        if first.clock or first.third is not None:
            continue
        yield Item(first, first), end
        if reader.is_mark(end, "-"):
            for last, after in reader.part(end + 1, right=True):
                if last.unit == first.unit:
                    yield Item(first, last), after


def _separators(reader: Sides, i: int) -> Iterator[tuple[int, str]]:
    """The places after ',', 'and', 'or', ', and' and ', or'."""
    comma = i
    if reader.is_mark(i, ","):
        comma = i + 1
        yield comma, ","
    for sign in ("and", "or"):
        for end in reader.role(comma, sign):
            yield end, sign


def _completed(reader: Sides, items: list[Item]) -> list[tuple[Single, Single]] | None:
    """The dates of a list, each with the month and year that only others have; None where that isn't clear."""
    parts = [part for item in items for part in item]
    found = []
    for place, part in enumerate(parts):
        month = part.month
        if part.unit == "day":
            month = _month_at(parts, place)
            if month is None:
                return None
        year = _year_at(parts, place)
        exact = reader.exact(replace(part, month=month, year=year))
        if exact is None:
            return None
        found.append(exact)
    return [*zip(found[::2], found[1::2], strict=True)]


def _month_at(parts: list[Part], place: int) -> int | None:
    """The month of a day: that of the next part with one, or of the last one before; None where both differ."""
    later = next((part.month for part in parts[place:] if part.month), None)
    earlier = next((part.month for part in parts[place::-1] if part.month), None)
    if later and earlier and later != earlier:
        return None
    return later or earlier


def _year_at(parts: list[Part], place: int) -> singles.Year | None:
    """The year of the next part with one, or else of the last one before."""
    later = next((part.year for part in parts[place:] if part.year), None)
    return later or next((part.year for part in parts[place::-1] if part.year), None)


def _follows(later: tuple[Single, Single], earlier: tuple[Single, Single]) -> bool:
    return later[0].lower == singles.moved(earlier[1].upper, 1)


def _several(dates: list[tuple[Single, Single]]) -> Unread:
    readings = []
    for first, last in dates:
        if first == last:
            readings.append(first.text)
        else:
            readings.append(f"{first.text}/{last.text}")
    return Unread(
        "ambiguous",
        " names several dates, and an event has one",
        f"Write {' or '.join(readings)}",
        tuple(readings),
    )
