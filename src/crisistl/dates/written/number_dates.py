"""Dates in numbers alone: 22/10/1962, 10/1962, 1962-10-22."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates import calendar
from crisistl.dates.words import MONTHS
from crisistl.dates.written import singles
from crisistl.dates.written.cursor import Cursor
from crisistl.dates.written.singles import Part, Year
from crisistl.dates.written.values import Order, Unread, two_readings

_MARKS = ("-", "/", ".")


def dates_in_numbers(reader: Cursor, i: int) -> Iterator[tuple[Part, int]]:
    """Two or three numbers with the same mark between them: 22/10/1962, 10/1962, 1962-10-22."""
    token = reader.token(i)
    if token.kind != "number":
        return
    if len(token.text) == 8:
        day, month = int(token.text[6:]), int(token.text[4:6])
        yield from _ordered(reader, day, month, Year(int(token.text[:4])), i + 1)
    mark = reader.token(i + 1).text
    second = reader.token(i + 2)
    if mark not in _MARKS or token.ordinal or second.kind != "number" or second.ordinal:
        return
    third = reader.token(i + 4)
    if third.kind == "number" and reader.token(i + 3).text == mark:
        texts = (token.text, second.text, third.text)
        yield from _three(reader, texts, mark, i + 5)
    else:
        yield from _without_year(reader, i, mark)
    yield from _without_day(reader, i, mark)


def _without_day(reader: Cursor, i: int, mark: str) -> Iterator[tuple[Part, int]]:
    """The month of 10/1962, 1962-10 and 1962/10."""
    first, second = reader.token(i).text, reader.token(i + 2).text
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
    numbers = (int(first), int(second))
    is_whole = _is_whole(reader, i, end)
    if mark == "-" and not (is_whole and max(numbers) > 12):
        return  # 10-12 may be three days, or three months
    if not is_whole and not _has_right(reader, end, mark):
        return
    for day, month in _in_orders(*numbers, _order_of(reader, mark)):
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Part(day, month), end


def _is_whole(reader: Cursor, i: int, end: int) -> bool:
    """Whether this is the whole text, and the year of such a date is known."""
    return reader.settings.year is not None and end - i == len(reader.tokens)


def _in_orders(
    first: int, second: int, order: Order | None
) -> Iterator[tuple[int, int]]:
    """The day and month that two numbers may be; once where they are the same."""
    if order != "mdy":
        yield first, second
    if order == "mdy" or (order is None and first != second):
        yield second, first


def _has_right(reader: Cursor, i: int, mark: str) -> bool:
    """Whether another date follows whose number has the same mark after it."""
    places = [
        reader.skipped(end, "the")
        for role in ("to", "and", "or")
        for end in reader.role(i, role)
    ]
    if reader.is_mark(i, "-"):
        places.append(i + 1)
    return any(
        reader.token(place).kind == "number" and reader.is_mark(place + 1, mark)
        for place in places
    )


def _year_and_month(
    reader: Cursor, first: str, second: str, mark: str, end: int
) -> Iterator[tuple[Part, int]]:
    """The month of 1904-05 and 1904/5, where the second number isn't a year."""
    year = later_year(first, second)
    if not 1 <= int(second) <= 12:
        _refuse_month(reader, first, second, mark)
    elif not year and mark == "/" and reader.settings.bounds:
        reader.refusals.append(_with_hyphen(first, second))
    elif year and reader.settings.pairs == "mixed":
        reader.refusals.append(_year_or_month(first, second, year))
    elif not year or reader.settings.pairs != "ranges":
        yield Part(None, int(second), Year(int(first)), year_first=True), end


def _refuse_month(reader: Cursor, first: str, second: str, mark: str) -> None:
    """Note that there is no month of 1962-13, unless the numbers can be two years."""
    if len(second) == 2 and mark == "-" and not _is_pair(first, second):
        reader.refusals.append(_no_such_month(first, second))


def _three(
    reader: Cursor, texts: tuple[str, ...], mark: str, end: int
) -> Iterator[tuple[Part, int]]:
    a, b, c = map(int, texts)
    lengths = [*map(len, texts)]
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        yield from _ordered(reader, c, b, Year(a), end, year_first=True)
    elif max(lengths[:2]) <= 2 and lengths[2] in (2, 4):
        order = _order_of(reader, mark)
        year, after = _numbered_year(reader, texts[2], end)
        if mark == "." and order == "dmy" and b > 12 >= a:
            reader.refusals.append(_dots_are_day_first(a, b, texts[2]))
        for day, month in _in_orders(a, b, order):
            yield from _ordered(reader, day, month, year, after)


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
