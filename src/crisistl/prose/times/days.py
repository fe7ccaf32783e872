"""Days: a date of a day, written in full or without its year, and the days of a range."""

from dataclasses import replace
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    WEEKDAYS,
    Span,
    day_span,
    days_from,
    days_span,
    one_of,
    valid_day,
)
from crisistl.prose.times.context import Context, Reading, Year
from crisistl.prose.times.cues import has_timetable_verb, is_in_timetable, is_moved
from crisistl.prose.times.impossible import backwards, impossible
from crisistl.prose.times.mention import Raw, least
from crisistl.prose.times.near_years import LONG_AGO, SOON, ahead_by
from crisistl.prose.times.ordinals import number_in
from crisistl.prose.times.spine import month_of
from crisistl.prose.times.years import year_of


def iso(raw: Raw, context: Context) -> Reading | None:
    year, month = int(raw.get("y")), int(raw.get("mn"))
    if year == 0:
        return None
    found = valid_day(year, month, int(raw.get("d")))
    if found:
        return Reading(day_span(found), "written in full", "high")
    return impossible(year, month)


def numeric(raw: Raw, context: Context) -> Reading | None:
    """A date of three numbers, which only the order of day and month decides."""
    a, b, year = int(raw.get("a")), int(raw.get("b")), int(raw.get("y"))
    if len(raw.get("y")) == 2:
        return _short_year(raw, context)
    dmy, mdy = valid_day(year, b, a), valid_day(year, a, b)
    chosen = {"dmy": dmy, "mdy": mdy}.get(context.date_order or "")
    if context.date_order and chosen:
        return Reading(
            day_span(chosen),
            f"read as {context.date_order}, the order given",
            "high",
        )
    found = [*dict.fromkeys(filter(None, (dmy, mdy)))]
    if len(found) == 1:
        return Reading(
            day_span(found[0]), "the only order in which it is a date", "high"
        )
    if not found:
        return _no_day(a, b, year)
    options = tuple(day.isoformat() for day in found)
    return Reading(None, "two readings: day first or month first", "low", options)


def _no_day(a: int, b: int, year: int) -> Reading | None:
    """Three numbers of which only one can be a month that doesn't have the day: 31/04/2023."""
    months = [number for number in (a, b) if 1 <= number <= _MONTHS]
    is_day = max(a, b) <= _LONGEST_MONTH
    if len(months) != 1 or not is_day or year == 0:
        return None
    return impossible(year, months[0])


def _short_year(raw: Raw, context: Context) -> Reading | None:
    """A date of three numbers with two for the year: 03/05/62, where it can't be a number of a section."""
    if raw.get("sep") != "/":
        return None
    a, b, short = int(raw.get("a")), int(raw.get("b")), int(raw.get("y"))
    today = context.today
    options = []
    for century in (2000, 1900):
        for month, number in ((b, a), (a, b)):
            found = valid_day(century + short, month, number)
            is_told = found and not (today and found.year > today.year + 1)
            if found and is_told and found.isoformat() not in options:
                options.append(found.isoformat())
    if not options:
        return None
    why = "a year of two digits, and two orders of day and month"
    return Reading(None, why, "low", tuple(options))


_MONTHS, _LONGEST_MONTH = 12, 31


def day(raw: Raw, context: Context) -> Reading | None:
    """A day and a month, with or without a year and a weekday."""
    month, number = month_of(raw), number_in(raw.get("d"))
    if not month or not number:
        return None
    weekday = WEEKDAYS.get(raw.get("wd").rstrip("."))
    year, why, sure = year_of(raw, context, month, number, weekday)
    found = valid_day(year, month, number)
    if found is None:
        return impossible(year, month)
    if weekday is not None and found.weekday() != weekday:
        return _contradicted(found, weekday)
    if raw.get("about"):
        return Reading(
            Span(found, found, f"{found}~", str(found)),
            f"{why}; 'about'",
            least(sure, "medium"),
        )
    if other := _other_way(found, raw, context):
        return other
    return Reading(day_span(found), why, sure)


def _other_way(found: date, raw: Raw, context: Context) -> Reading | None:
    """Both years of 'Talks resume on 5 January' in December: the next 5 January, or that of a chronology."""
    today = context.today
    is_listed = context.in_list and context.anchor is not None
    if today is None or is_listed or raw.get("y") or raw.get("wd"):
        return None
    soon = ahead_by(today, found.month, found.day)
    is_far = (today - found).days > LONG_AGO and soon < SOON
    if not is_far or not _is_of_timetable(context):
        return None
    after = days_from(today, soon)
    options = (after.isoformat(), found.isoformat())
    why = f"in the present tense: the next one after {context.today_name}, or the latest one before it"
    chosen = after
    if context.is_stem:
        chosen, options = found, options[::-1]
    return Reading(day_span(chosen), why, "low", options)


def _is_of_timetable(context: Context) -> bool:
    """Whether a sentence in the present tense may be about what is planned."""
    before = context.sentence[: context.at]
    return has_timetable_verb(context.sentence) or is_in_timetable(before)


_HOLIDAYS = {
    "christmas eve": ("december", "24"),
    "christmas day": ("december", "25"),
    "christmas": ("december", "25"),
    "boxing day": ("december", "26"),
    "new year's eve": ("december", "31"),
    "new year's day": ("january", "1"),
    "new year": ("january", "1"),
}


def holiday(raw: Raw, context: Context) -> Reading | None:
    """A feast that is on the same day of each year."""
    month, number = _HOLIDAYS[" ".join(raw.get("name").replace("’", "'").split())]
    return day(replace(raw, parts={**raw.parts, "m": month, "d": number}), context)


def _contradicted(found: date, weekday: int) -> Reading:
    """A weekday that the day did not have: one of the two is wrong, and nobody can say which."""
    others = [
        other
        for years in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)
        if (other := valid_day(found.year + years, found.month, found.day))
        and other.weekday() == weekday
    ][:1]
    is_day, said = WEEKDAY_NAMES[found.weekday()], WEEKDAY_NAMES[weekday]
    problem = f"{found} was a {is_day}, not a {said}"
    options = (found.isoformat(), *(other.isoformat() for other in others))
    return Reading(
        day_span(found), f"{problem}: check the day", "low", options, problem=problem
    )


def days(raw: Raw, context: Context) -> Reading | None:
    """From one day to another: 'Jan. 31-Feb. 2, 2022', '3-5 May'."""
    second_month = month_of(raw, "m2") or month_of(raw)
    a, b = number_in(raw.get("d")), number_in(raw.get("d2"))
    if not second_month or not a or not b:
        return None
    first_month = month_of(raw) or second_month
    written = raw.get("y2") or raw.get("y")
    year, why, sure = with_year(raw, context, second_month, b, written)
    first_year, year = _years_of_days(raw, year, over=first_month > second_month)
    first, last = (
        valid_day(first_year, first_month, a),
        valid_day(year, second_month, b),
    )
    if first is None:
        return impossible(first_year, first_month)
    if last is None:
        return impossible(year, second_month)
    if first > last:
        return backwards(first.isoformat(), last.isoformat())
    return _from_to(raw, context, first, last, why, sure)


def _years_of_days(raw: Raw, year: int, *, over: bool) -> tuple[int, int]:
    """The years of two days, the second of which is in this year; `over` where its month is the earlier one."""
    if raw.get("y") and raw.get("y2"):
        return int(raw.get("y")), year
    if raw.get("y") and raw.kind != "between":
        return year, year + over  # '30 December 2021 to 2 January'
    return year - over, year


def _from_to(
    raw: Raw, context: Context, first: date, last: date, why: str, sure: Sure
) -> Reading:
    before = context.sentence[: context.at].removesuffix("from ")
    if raw.lead == "from" and is_moved(before):
        # 'moved the talks from 30 December to 12 January': they are on that day
        return Reading(day_span(last), f"moved to it: {why}", least(sure, "medium"))
    if raw.kind == "between":
        return Reading(one_of(first, last), why, sure, type="DATE")
    return Reading(days_span(first, last), why, sure, type="DURATION")


def with_year(
    raw: Raw, context: Context, month: int, number: int, written: str
) -> Year:
    if written.isdigit():
        return int(written), "written in full", "high"
    return year_of(raw, context, month, number)
