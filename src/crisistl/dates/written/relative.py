"""Dates counted from today or from now, in English: 'last week', '3 days ago', '-6h'."""

from collections.abc import Iterator
from typing import Protocol

from crisistl.dates import axis, calendar
from crisistl.dates.axis import Moment
from crisistl.dates.calendar import UnitName
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal
from crisistl.dates.relative_words import (
    CALENDAR_UNITS,
    COUNTS,
    DAYS,
    SHORT_UNITS,
    STEPS,
    UNITS,
)
from crisistl.dates.words import unit_of
from crisistl.dates.written import singles
from crisistl.dates.written.singles import Single
from crisistl.dates.written.tokens import Token
from crisistl.dates.written.values import Settings, Unread
from crisistl.dates.written.words import Lexicon

Found = Iterator[tuple[Single, int]]

_ROLLING = ("last", "past", "next")
_MOST_DIGITS = 12


class Reader(Protocol):
    """What this module needs of the grammar."""

    settings: Settings
    words: Lexicon
    refusals: list[Unread]

    def token(self, i: int) -> Token: ...
    def is_mark(self, i: int, *marks: str) -> bool: ...


def relative_dates(reader: Reader, i: int) -> Found:
    """The dates that begin at the token `i` and depend on `settings.today`, each with its end."""
    for read in (_near_today, _calendar_unit, _weekday, _rolling, _apart, _signed):
        try:
            yield from read(reader, i)
        except Refusal as refusal:
            unread = Unread("impossible", refusal.problem, refusal.remedy)
            reader.refusals.append(unread)


def _today(reader: Reader) -> Moment:
    assert reader.settings.today is not None
    return reader.settings.today


def _near_today(reader: Reader, i: int) -> Found:
    days = DAYS.get(reader.token(i).text)
    if days == 0 and i and not reader.settings.bounds:
        return  # "since 2014 until now" goes on
    if days is not None:
        yield _day(calendar.shift(_today(reader), days, "day")), i + 1


def _calendar_unit(reader: Reader, i: int) -> Found:
    """Last week, this month, next year."""
    step = STEPS.get(reader.token(i).text)
    unit = CALENDAR_UNITS.get(reader.token(i + 1).text)
    if step is not None and unit:
        start = calendar.containing(_today(reader), unit).lower
        period = calendar.containing(calendar.shift(start, step, unit), unit)
        yield _single(period), i + 2


def _weekday(reader: Reader, i: int) -> Found:
    """'Last' is strictly before today, 'next' strictly after, 'this' in the same ISO week."""
    which = reader.token(i).text
    number = reader.words.days.get(reader.token(i + 1).text)
    if which not in STEPS or number is None:
        return
    ahead = number - 1 - _today(reader).weekday()
    if which == "last" and ahead >= 0:
        ahead -= 7
    if which == "next" and ahead <= 0:
        ahead += 7
    yield _day(calendar.shift(_today(reader), ahead, "day")), i + 2


def _rolling(reader: Reader, i: int) -> Found:
    """The last N units, which end with today, and the next N, which begin with it."""
    if reader.token(i).text == "the":
        i = i + 1
    which = reader.token(i).text
    amount = _amount(reader, i + 1)
    if which not in _ROLLING or amount is None:
        return
    count, unit = amount
    if count == 0:
        raise Refusal(": there are no days in that", "Write a number from 1")
    yield _rolled(reader, count if which == "next" else -count, unit), i + 3


def _rolled(reader: Reader, count: int, unit: UnitName) -> Single:
    today = _today(reader)
    if unit in ("hour", "minute"):
        now = _now(reader)
        then = calendar.shift(now, count, unit)
        return _times(Period(min(now, then), max(now, then)))
    if count > 0:
        return _single(Period(today, calendar.shift(today, count, unit) - 1))
    first = calendar.shift(today, count, unit) + axis.DAY
    return _single(Period(first, today + axis.DAY - 1))


def _apart(reader: Reader, i: int) -> Found:
    """N units ago, in N units."""
    amount = _amount(reader, i)
    if amount and i and reader.token(i - 1).text == "in":
        yield _shifted(reader, *amount), i + 2
    if amount and reader.token(i + 2).text == "ago":
        yield _shifted(reader, -amount[0], amount[1]), i + 3


def _signed(reader: Reader, i: int) -> Found:
    """-3d, +2w."""
    unit = SHORT_UNITS.get(reader.token(i + 2).text)
    if not unit or not reader.is_mark(i, "-", "+"):
        return
    count = _count(reader.token(i + 1))
    if count is not None:
        sign = 1
        if reader.token(i).text == "-":
            sign = -1
        yield _shifted(reader, sign * count, unit), i + 3


def _amount(reader: Reader, i: int) -> tuple[int, UnitName] | None:
    count = _count(reader.token(i))
    unit = UNITS.get(reader.token(i + 1).text)
    if count is None or unit is None:
        return None
    return (count, unit)


def _count(token: Token) -> int | None:
    if token.kind != "number" or token.ordinal:
        return COUNTS.get(token.text)
    if len(token.text) > _MOST_DIGITS:
        raise Refusal(*calendar.BEYOND)
    return int(token.text)


def _shifted(reader: Reader, count: int, unit: UnitName) -> Single:
    """The day so many units from today, or the minute so many hours or minutes from now."""
    if unit in ("hour", "minute"):
        at = calendar.shift(_now(reader), count, unit)
        return _day(at).at(f"T{at.iso_clock[:5]}")
    return _day(calendar.shift(_today(reader), count, unit))


def _now(reader: Reader) -> Moment:
    if reader.settings.now is None:
        raise Refusal(
            ": the time now isn't known",
            "Write the times, for example 2022-02-24T05:00..07:30",
        )
    return reader.settings.now


def _day(at: Moment) -> Single:
    day = at.civil
    return Single(singles.iso(day), day, day, "day")


def _single(period: Period) -> Single:
    """The date with these days: a day, month, quarter or year, or one day of these."""
    first, last = period.lower.civil, period.upper.civil
    year, month, _ = first
    match unit_of(period.lower, period.upper):
        case "day":
            return _day(period.lower)
        case "month":
            return singles.months(year, month, 1, singles.iso(first)[:-3], "month")
        case "year":
            return singles.years(year, year, singles.edtf_year(year), "year")
    if month % 3 == 1:
        quarter = singles.part_of_year(year, 33 + month // 3)
        if (quarter.lower, quarter.upper) == (first, last):
            return quarter
    return singles.set_of(first, last)


def _times(period: Period) -> Single:
    """From one second to another."""
    first, last = (_second(at) for at in (period.lower, period.upper))
    days = period.lower.civil, period.upper.civil
    return Single(f"{first}/{last}", *days, "times")


def _second(at: Moment) -> str:
    minutes, second = divmod(at.second_of_day, axis.MINUTE)
    return f"{at.iso_day}T{minutes // 60:02}:{minutes % 60:02}:{second:02}"
