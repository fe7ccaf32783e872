"""Dates in numbers alone: 22/10/1962, 10/1962, 1962-10-22."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates import calendar
from crisistl.dates.words import MONTHS
from crisistl.dates.written import singles
from crisistl.dates.written.cursor import Cursor
from crisistl.dates.written.singles import Part, Year
from crisistl.dates.written.values import Order, Unread, two_readings


def dates_in_numbers(reader: Cursor, i: int) -> Iterator[tuple[Part, int]]:
    """Two or three numbers with the same mark between them: 22/10/1962, 10/1962, 1962-10-22."""
    if len(reader.token(i).text) == 8 and reader.token(i).kind == "number":
        text = reader.token(i).text
        yield from _ordered(
            reader, int(text[6:]), int(text[4:6]), Year(int(text[:4])), i + 1
        )
    numbers = [reader.token(i), reader.token(i + 2), reader.token(i + 4)]
    mark = reader.token(i + 1).text
    if mark not in ("-", "/", ".") or any(
        t.kind != "number" or t.ordinal for t in numbers[:2]
    ):
        return
    if numbers[2].kind == "number" and reader.token(i + 3).text == mark:
        yield from _three(reader, tuple(t.text for t in numbers), mark, i + 5)
    else:
        yield from _without_year(reader, i, mark)
    first, second = numbers[0].text, numbers[1].text
    if len(first) == 4 and len(second) <= 2 and mark != ".":
        if mark == "/" or not reader.token(i + 1).spaced:
            yield from _year_and_month(reader, first, second, mark, i + 3)
    elif len(second) == 4 and len(first) <= 2 and 1 <= int(first) <= 12:
        yield Part(None, int(first), Year(int(second))), i + 3


def _without_year(reader: Cursor, i: int, mark: str) -> Iterator[tuple[Part, int]]:
    """A day and month alone: 27/10 where the year is known, and the first date of 16.10.-28.10.1962."""
    first, second = reader.token(i).text, reader.token(i + 2).text
    end = reader.after_dot(i + 3)
    if max(len(first), len(second)) > 2:
        return
    is_whole = reader.settings.year is not None and end - i == len(reader.tokens)
    if mark == "-" and not (is_whole and max(int(first), int(second)) > 12):
        return  # 10-12 may be three days, or three months
    rights = _rights(reader, end)
    if not is_whole and not any(_is_alike(reader, at, mark) for at in rights):
        return
    order = _order_of(reader, mark)
    numbers = (int(first), int(second))
    for day, month in {numbers, numbers[::-1]}:
        is_first = (day, month) == numbers
        allowed = order in (None, "dmy" if is_first else "mdy") or day == month
        if allowed and 1 <= month <= 12 and 1 <= day <= 31:
            yield Part(day, month), end


def _rights(reader: Cursor, i: int) -> Iterator[int]:
    """The places after what is between two dates."""
    if reader.is_mark(i, "-"):
        yield i + 1
    for role in ("to", "and", "or"):
        for end in reader.role(i, role):
            yield reader.skipped(end, "the")


def _is_alike(reader: Cursor, i: int, mark: str) -> bool:
    """Whether a number with the same mark after it is at this place."""
    return reader.token(i).kind == "number" and reader.is_mark(i + 1, mark)


def _year_and_month(
    reader: Cursor, first: str, second: str, mark: str, end: int
) -> Iterator[tuple[Part, int]]:
    """The month of 1904-05 and 1904/5, where the second number isn't a year."""
    month = int(second)
    pairs = reader.settings.pairs
    year = later_year(first, second)
    if 1 <= month <= 12:
        if mark == "/" and reader.settings.bounds and not year:
            reader.refusals.append(_with_hyphen(first, second))
        elif pairs == "mixed" and year:
            reader.refusals.append(_year_or_month(first, second, year))
        elif pairs != "ranges" or not year:
            yield Part(None, month, Year(int(first)), year_first=True), end
    elif len(second) == 2 and mark == "-" and not _is_pair(first, second):
        reader.refusals.append(_no_such_month(first, second))


def _three(
    reader: Cursor, texts: tuple[str, ...], mark: str, end: int
) -> Iterator[tuple[Part, int]]:
    a, b, c = (int(text) for text in texts)
    lengths = tuple(min(len(text), 3) for text in texts)
    if len(texts[0]) == 4 and lengths[1] <= 2 and lengths[2] <= 2:
        yield from _ordered(reader, c, b, Year(a), end, year_first=True)
    elif lengths[0] <= 2 and lengths[1] <= 2 and len(texts[2]) in (2, 4):
        order = _order_of(reader, mark)
        year, after = _numbered_year(reader, texts[2], end)
        if mark == "." and order == "dmy" and b > 12 >= a:
            reader.refusals.append(_dots_are_day_first(a, b, texts[2]))
        if order != "mdy":
            yield from _ordered(reader, a, b, year, after)
        # 1-1-1962 is one day in both orders
        if order == "mdy" or (order is None and a != b):
            yield from _ordered(reader, b, a, year, after)


def _order_of(reader: Cursor, mark: str) -> Order | None:
    """The order of day and month. With dots the day comes first, but what is typed is never guessed."""
    if mark == "." and not reader.settings.bounds:
        return "dmy"
    return reader.settings.order


def _numbered_year(reader: Cursor, text: str, end: int) -> tuple[Year, int]:
    """The year of a date in numbers, with the place after it and the 'г.' that may follow."""
    if len(text) == 2:
        return Year(int(text), short=True), end
    after = max(reader.role(reader.skipped(end), "year mark"), default=end)
    return Year(int(text)), after


def _ordered(
    reader: Cursor,
    day: int,
    month: int,
    year: Year,
    end: int,
    *,
    year_first: bool = False,
) -> Iterator[tuple[Part, int]]:
    if 1 <= month <= 12 and day:
        yield Part(day, month, year, year_first=year_first), end
    elif 1 <= month <= 12:
        reader.refusals.append(singles.no_such_day(year.number, month))
    elif reader.settings.order or not 1 <= day <= 12:
        # no month in the other order either
        order = reader.settings.order
        beside = ""
        if order and 1 <= day <= 12:
            beside = f" in the order {order}"
        problem = f": there is no month {month}{beside}"
        reader.refusals.append(
            Unread("impossible", problem, "Write the day as YYYY-MM-DD")
        )


def _is_pair(first: str, second: str) -> bool:
    """Whether 1904-05 or 1904-5 can be years of one century."""
    return int(second) > int(first[-len(second) :])


def later_year(first: str, second: str) -> int | None:
    """The year that the last one or two digits are after a first year: 1905 after 1904, 1902 after 1899.

    None where they can't be one, as in 1962-10.
    """
    size = 100
    if len(second) == 1:
        size = 10
    year = int(first) // size * size + int(second)
    if year > int(first):
        return year
    if len(second) == 2 and year + size - int(first) <= _ACROSS_A_CENTURY:
        return year + size
    return None


_ACROSS_A_CENTURY = 20
"""The longest range, in years, whose second year is shortened although its century is another one."""


def _no_such_month(first: str, second: str) -> Unread:
    problem = f": there is no month {second}"
    year = later_year(first, second)
    if year is None:
        return Unread("impossible", problem, "Write a month from 01 to 12")
    readings = (f"{first}/{year}", first)
    remedy = f"Write {first}/{year} for the years, or {first} if the month is unknown"
    return Unread("ambiguous", problem, remedy, readings, ("pairs",))


def _year_or_month(first: str, second: str, year: int) -> Unread:
    """1899-02 in a file that has both months and pairs of years."""
    years = f"{first}/{year}"
    month = f"{MONTHS[int(second) - 1]} {first}"
    question = f"the years {years.replace('/', ' to ')}, or {month}?"
    unread = two_readings(question, years, month)
    return replace(unread, settings=("pairs",))


def _dots_are_day_first(month: int, day: int, year: str) -> Unread:
    """1.21.1962: with dots between the numbers, the day comes first."""
    problem = f": there is no month {day}, and with dots the day comes first"
    if len(year) < 4 or not 1 <= day <= calendar.last_day(int(year), month):
        return Unread("impossible", problem, "Write the day as YYYY-MM-DD")
    text = f"{year}-{month:02}-{day:02}"
    remedy = f"Write {text} if the month comes first here"
    return Unread("impossible", problem, remedy, (text,))


def _with_hyphen(year: str, month: str) -> Unread:
    text = f"{year}-{month:0>2}"
    problem = ": months are written with a hyphen after the year"
    return Unread("impossible", problem, f"Write {text}", (text,))
