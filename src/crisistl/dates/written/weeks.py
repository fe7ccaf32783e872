"""Weeks: the first week of October 1962, week of 22 October, 1962-W43."""

from collections.abc import Iterator

from crisistl.dates import calendar
from crisistl.dates.refusal import Refusal
from crisistl.dates.written import singles
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Single
from crisistl.dates.written.values import Unread, two_readings
from crisistl.dates.written.wholes import full

_LETTERS = ("w", "kw")


def weeks(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """The weeks that begin at the token `i`, each with its end."""
    if not reader.has("week", "week of", "week from", "week to"):
        if reader.has_text(*_LETTERS):
            yield from _iso_week(reader, i)
        return
    yield from _of_months(reader, i)
    for name in ("week of", "week from", "week to"):
        for end in reader.role(i, name):
            for day, last in full(reader, reader.skipped(end, "the"), "day"):
                found = _week_of(reader, day, name)
                if found:
                    yield found, last
    yield from _iso_week(reader, i)


def _of_months(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """The first week of October 1962, the last one of November."""
    numerals = [*reader.numeral(i), *((0, end) for end in reader.role(i, "last"))]
    for number, end in numerals:
        for after in reader.role(end, "week"):
            start = reader.skipped(after, "of", "the")
            for month, last in full(reader, start, "month"):
                yield _week_of_month(month, number), last


def _week_of(reader: Parts, day: Single, name: str) -> Single | None:
    days_after_monday = singles.weekday_of(day.lower) - 1
    if name == "week to":
        return singles.set_of(singles.moved(day.lower, -6), day.lower)
    seven = singles.set_of(day.lower, singles.moved(day.lower, 6))
    if name == "week of" and days_after_monday:
        monday = singles.moved(day.lower, -days_after_monday)
        reader.refusals.append(
            two_readings(
                "the seven days from that day, or the week from Monday to Sunday?",
                seven.text,
                singles.set_of(monday, singles.moved(monday, 6)).text,
            )
        )
        return None
    return seven


def _iso_week(reader: Parts, i: int) -> Iterator[tuple[Single, int]]:
    """1962-W43, W43 1962, week 43 of 1962."""
    for year, end in full(reader, i, "year"):
        for number, after in _week_number(reader, reader.glue(end)):
            yield from _iso(reader, year, number, after)
    for number, end in _week_number(reader, i):
        for year, after in full(reader, reader.glue(end), "year"):
            yield from _iso(reader, year, number, after)


def _week_number(reader: Parts, i: int) -> Iterator[tuple[int, int]]:
    """The number of W43, week 43, KW 43 and 43. KW."""
    for start in (*reader.role(i, "week"), *_letter(reader, i)):
        number = reader.token(start)
        if number.kind == "number" and len(number.text) <= 2 and not number.ordinal:
            yield int(number.text), start + 1
    number = reader.token(i)
    if number.kind == "number" and len(number.text) <= 2:
        for end in _letter(reader, reader.after_dot(i + 1), "kw"):
            yield int(number.text), end


def _letter(reader: Parts, i: int, *letters: str) -> Iterator[int]:
    if reader.token(i).text in (letters or _LETTERS):
        yield reader.after_dot(i + 1)


def _iso(
    reader: Parts, year: Single, number: int, end: int
) -> Iterator[tuple[Single, int]]:
    try:
        week = calendar.week(year.lower[0], number)
    except Refusal as refusal:
        unread = Unread("impossible", refusal.problem, refusal.remedy)
        reader.refusals.append(unread)
        return
    yield singles.set_of(week.lower.civil, week.upper.civil), end
    weekday = reader.token(end + 1)
    if not reader.is_mark(end, "-") or weekday.text not in tuple("0123456789"):
        return
    if not 1 <= int(weekday.text) <= 7:
        problem = f": a week has no day {weekday.text}"
        remedy = "Write a day from 1 (Monday) to 7"
        reader.refusals.append(Unread("impossible", problem, remedy))
    else:
        day = singles.moved(week.lower.civil, int(weekday.text) - 1)
        yield Single(singles.iso(day), day, day, "day"), end + 2


def _week_of_month(month: Single, number: int) -> Single:
    """Days 1 to 7, 8 to 14, 15 to 21 and 22 to 28; 0 is the last seven days."""
    year, name, _ = month.lower
    if number == 0:
        first = month.upper[2] - 6
    else:
        first = 7 * number - 6
    return singles.set_of((year, name, first), (year, name, first + 6))
