"""Ordinals: days whose month is that named before: 'the 28th', 'from the 9th to the 13th'."""

import re
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import month_meant
from crisistl.prose.times.calendar import day_span, days_span, one_of, valid_day
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.cues import is_past
from crisistl.prose.times.impossible import impossible
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.near_years import publication_day


def ordinal(raw: Raw, context: Context) -> Reading | None:
    """'the 28th': of the month last named, or the next one that has not passed it."""
    number = number_in(raw.get("d"))
    if raw.get("of"):
        return _of_month_meant(raw, context, number)
    base, words, in_list = _month_for_ordinal(context)
    if not number:
        return None
    is_ahead = context.is_ahead(raw.lead)
    back = base == context.today and not is_ahead
    if in_list:
        back = context.newest_first
    found = _ordinal_near(base, number, back=back)
    if not is_ahead:
        found = _not_after_publication(found, number, context)
    if found is None:
        return None
    sure: Sure = "medium"
    if in_list and context.anchor and _MONTH.fullmatch(context.anchor.date):
        sure = "high"
    return Reading(day_span(found), f"month from {words}", sure)


def _of_month_meant(raw: Raw, context: Context, number: int) -> Reading:
    """'The 28th of that month'."""
    first, why = month_meant(raw, context)
    found = valid_day(first.year, first.month, number)
    if found is None:
        return impossible(first.year, first.month)
    return Reading(day_span(found), why, "medium")


def _not_after_publication(
    found: date | None, number: int, context: Context
) -> date | None:
    """The day, or the latest such day up to publication, since what was can't be after it."""
    if found is None or context.today is None or found <= context.today:
        return found
    if is_past(context.sentence):
        return _ordinal_near(context.today, number, back=True)
    return found


def ordinals(raw: Raw, context: Context) -> Reading | None:
    """'From the 9th to the 13th', 'the 24th and the 25th'."""
    first = ordinal(raw, context)
    number = number_in(raw.get("d2"))
    if first is None or first.span is None or not number:
        return None
    start = first.span.first
    end = _ordinal_near(start, number, back=False)
    if end is None:
        return None
    if raw.lead == "between":
        return Reading(one_of(start, end), first.why, "medium")
    return Reading(days_span(start, end), first.why, "medium", type="DURATION")


_MONTH = re.compile(r"\d{4}-\d\d")


def _month_for_ordinal(context: Context) -> tuple[date, str, bool]:
    """The day whose month 'the 28th' is in, its words, and whether an entry of a list gives it."""
    if context.last_month:
        return context.last_month.first, "the month named before", False
    if context.month_named and context.month_is_near:
        return context.month_named.first, "the month named before", False
    if context.in_list and context.anchor:
        is_year = re.fullmatch(r"\d{4}", context.anchor.date)
        if is_year and context.last and context.last_is_near:
            # 'The following month ... on the 14th' in the entry of a year
            return context.last.first, repr(context.last_words), False
        return context.anchor.first, repr(context.anchor.words), True
    if context.last:
        return context.last.first, repr(context.last_words), False
    return publication_day(context), context.today_name, False


def _ordinal_near(base: date, number: int, *, back: bool) -> date | None:
    year, month = base.year, base.month
    for _ in range(4):
        found = valid_day(year, month, number)
        if found and (found <= base if back else found >= base):
            return found
        month += -1 if back else 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return None


def number_in(text: str) -> int:
    found = re.match(r"\d+", text)
    if found:
        return int(found[0])
    return 0
