"""Weekdays of a month, a range or with their number: the second Sunday of June, from Friday to Saturday."""

import re
from dataclasses import replace
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import month_meant, speaking_day
from crisistl.prose.times.calendar import (
    WEEKDAYS,
    day_of,
    day_span,
    days_from,
    days_span,
    month_span,
    one_of,
    shifted,
    valid_day,
    weekday_after,
    weekday_before,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.spine import month_of
from crisistl.prose.times.weekdays import weekday
from crisistl.prose.times.years import year_of

_COUNTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_WEEK_LENGTH = 7


def weekday_nth(raw: Raw, context: Context) -> Reading | None:
    """'The second Sunday of June', 'the last Friday of that month', 'its first Monday'."""
    number = WEEKDAYS[raw.get("wd")]
    month = month_of(raw)
    sure: Sure = "medium"
    if month:
        near = context.speaking
        guess = _nth(near[0].year, month, number, raw.get("n")) if near else None
        year, why, sure = year_of(raw, context, month, guess.day if guess else 15)
    else:
        first, why = month_meant(raw, context)
        year, month = first.year, first.month
    found = _nth(year, month, number, raw.get("n"))
    if found is None:
        return None
    return Reading(day_span(found), why, sure, counted=True)


def _nth(year: int, month: int, number: int, words: str) -> date | None:
    last = month_span(year, month).last
    back = {"last": 0, "final": 0, "penultimate": 1}.get(words)
    if back is not None:
        return days_from(weekday_before(last, number), -_WEEK_LENGTH * back)
    first = weekday_after(day_of(year, month, 1), number, same=True)
    found = days_from(first, _WEEK_LENGTH * (_COUNTS[words] - 1))
    if found > last:
        return None
    return found


def weekday_range(raw: Raw, context: Context) -> Reading | None:
    """From one weekday to another: 'in the night from Friday to Saturday'."""
    last = weekday(replace(raw, parts={"wd": raw.parts["wd2"]}), context)
    if last is None or last.span is None:
        return None
    end = last.span.first
    start = weekday_before(end, WEEKDAYS[raw.get("wd")], same=False)
    sure: Sure = "medium"
    if raw.lead == "between":
        return Reading(one_of(start, end), last.why, sure)
    return Reading(days_span(start, end), last.why, sure, type="DURATION")


def weekday_ordinal(raw: Raw, context: Context) -> Reading | None:
    """'Saturday the 27th': the nearest month in which the day has this weekday."""
    number = int(re.match(r"\d+", raw.get("d"))[0])  # type: ignore[index]
    near, name = context.latest or speaking_day(context)
    is_ahead = context.is_ahead(raw.lead)
    found = []
    for months in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1):
        first = shifted(near.replace(day=1), months, "month")
        day = valid_day(first.year, first.month, number)
        if day is None or day.weekday() != WEEKDAYS[raw.get("wd")]:
            continue
        if context.today and day > context.today and not is_ahead:
            continue
        found.append(day)
    if not found:
        return None
    best = min(found, key=lambda day: abs((day - near).days))
    why = f"the nearest month to {name} in which it has this weekday"
    return Reading(day_span(best), why, "medium", counted=True)


_MONTHS_AROUND = 11
