"""Months: a month, a part of one, or several, with the year from the context where it is not written."""

import re
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, month_meant
from crisistl.prose.times.calendar import (
    Span,
    day_of,
    days_from,
    from_to,
    month_span,
    one_of,
)
from crisistl.prose.times.context import Context, NeedsToday, Reading, Year
from crisistl.prose.times.cues import (
    has_timetable_verb,
    is_earlier,
    is_earlier_at,
    may_be_announced,
)
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.spine import fitting_year, month_of
from crisistl.prose.times.written_years import year_beside, year_in_words
from crisistl.prose.times.years import is_history, year_of_entry, year_of_title

_FEW_MONTHS = 3
_LONG_AGO = 8  # months


def month(raw: Raw, context: Context) -> Reading | None:
    """A month, or a third of it, with or without its year."""
    number = month_of(raw)
    if not number:
        return None
    part = part_of(raw.get("q"))
    if raw.get("rel").startswith("the"):
        return _month_from_latest(raw, context, number)
    if raw.get("rel").split()[:1] in (["last"], ["next"], ["this"]):
        return _relative_month(raw, context, number)
    year, why, sure = _year_of_month(raw, context, number)
    span = month_span(year, number, part)
    if raw.get("about"):
        span = Span(span.first, span.last, f"{span.edtf}~", span.value)
    return Reading(span, why, sure)


def part_of(words: str) -> str:
    """early, mid or late; '' for a whole."""
    if re.search(r"early|beginning|start", words):
        return "early"
    if re.search(r"mid", words):
        return "mid"
    if re.search(r"late|end|close", words):
        return "late"
    return ""


def _relative_month(raw: Raw, context: Context, number: int) -> Reading | None:
    reference = context.reference
    if reference is None:
        raise NeedsToday
    near, name = reference
    if number < near.month:
        before = near.year
    else:
        before = near.year - 1
    years = {
        "last": before,
        "next": before + 1 + (number == near.month),
        "this": near.year,
    }
    word = raw.get("rel").split()[0]
    return Reading(month_span(years[word], number), f"'{word}' from {name}", "medium")


def _month_from_latest(raw: Raw, context: Context, number: int) -> Reading:
    """'The following July': the first one after the time named last, or the last one before it."""
    written = context.written_year
    if written and context.last is None:  # 'in 1982, and the following July'
        near, words = day_of(written[0], 12, 31), repr(written[1])
    else:
        near, words = latest_day(context)
    relation = raw.get("rel").split()[-1]
    if relation == "previous":
        year = near.year - (number >= near.month)
    else:
        year = near.year + (number <= near.month)
    return Reading(month_span(year, number), f"'the {relation}' from {words}", "medium")


def _year_of_month(raw: Raw, context: Context, number: int) -> Year:
    written = raw.get("y")
    if written.isdigit():
        return int(written), "written in full", "high"
    if written:
        return year_in_words(written, context)
    if beside := year_beside(context, number, 1):
        return beside
    if context.year and (context.is_stem or not context.anchor):
        return context.year[0], f"year from the heading {context.year[1]!r}", "medium"
    return _month_in_context(raw, context, number)


def _month_in_context(raw: Raw, context: Context, number: int) -> Year:
    """The year of a month that neither has one beside it nor is below one."""
    if after := _year_after_entry(context, number):
        return after
    if entry := year_of_entry(context):
        return entry
    if context.title_year:
        return year_of_title(context, number, 1)
    if past := _month_of_history(raw, context, number):
        return past
    return _month_near(raw, context, number)


def _year_after_entry(context: Context, number: int) -> Year | None:
    """The year of a month that begins an entry of a chronology."""
    if not (context.is_stem and context.in_list and context.anchor):
        return None
    if is_earlier(context.sentence):
        return None
    first = context.anchor.first.replace(day=1)
    year = fitting_year(number, 1, first, newest_first=context.newest_first)
    if not year:
        return None
    return year, f"the first one after {context.anchor.words!r}", "medium"


def _month_near(raw: Raw, context: Context, number: int) -> Year:
    """The year of a month that counts from the entry of a chronology, or from the day of publication."""
    reference = context.reference
    if reference is None and context.last:
        reference = context.last.first, repr(context.last_words)
    if reference is None:
        raise NeedsToday
    near, name = reference
    if _may_be_next(context, number, near):
        why = f"announced, so the next one after {name}, or the latest one before it"
        return near.year + 1, why, "low"
    if context.is_ahead(raw.lead) or _is_in_timetable(raw, context):
        year = near.year + (number < near.month)
        return year, f"the next one after {name}", "medium"
    is_soon = number - near.month <= _FEW_MONTHS
    if context.in_list and is_soon and not is_earlier_at(context.sentence, context.at):
        return near.year, f"the nearest one to {name}", "medium"
    year = near.year - (number > near.month)
    return year, f"the latest one before {name}", "medium"


def _may_be_next(context: Context, number: int, near: date) -> bool:
    """Whether a month long before may be announced for the next year."""
    if context.in_list or near.month - number <= _LONG_AGO:
        return False
    return may_be_announced(context.sentence[: context.at])


def _is_in_timetable(raw: Raw, context: Context) -> bool:
    if context.in_list or raw.lead != "in":
        return False
    return has_timetable_verb(context.sentence)


def _month_of_history(raw: Raw, context: Context, number: int) -> Year | None:
    """The year of a month behind a day of a narrative, or of the past: 'on 25 April 1945 ... in June'."""
    if not context.last or not (_goes_on(raw, context) or _is_of_old_days(context)):
        return None
    first = context.last.first.replace(day=1)
    is_bound = raw.lead in ("by", "until", "till")  # 'By June it had been destroyed'
    if not is_bound and is_earlier_at(context.sentence, context.at):
        before = first.year - (number > first.month)
        return before, f"the latest one before {context.last_words!r}", "medium"
    if 0 < first.month - number <= _FEW_MONTHS:  # a narrative may go back a little
        return first.year, f"the nearest one to {context.last_words!r}", "medium"
    year = fitting_year(number, 1, first, newest_first=False)
    if year is None:
        return None
    return year, f"the first one from {context.last_words!r}", "medium"


def _goes_on(raw: Raw, context: Context) -> bool:
    """Whether a month goes on with a narrative."""
    if not context.in_narrative or is_earlier(context.sentence):
        return False
    return not context.is_ahead(raw.lead)


def _is_of_old_days(context: Context) -> bool:
    return (context.is_old or context.last_is_near) and is_history(context)


def months(raw: Raw, context: Context) -> Reading | None:
    """From one month, or a third of it, to another: 'from late May to mid-June 2023'."""
    first, last = month_of(raw), month_of(raw, "m2")
    if not first or not last:
        return None
    year, why, sure = _year_of_months(raw, context, last)
    end = month_span(year, last, part_of(raw.get("q2")))
    if raw.get("y"):
        year = int(raw.get("y"))
    else:
        year -= first > last
    start = month_span(year, first, part_of(raw.get("q")))
    if start.first > end.last:
        return None
    return Reading(from_to(start, end), why, sure, type="DURATION")


def _year_of_months(raw: Raw, context: Context, last: int) -> Year:
    """The year in which a range of months ends."""
    if raw.get("y2"):
        return int(raw.get("y2")), "written in full", "high"
    if raw.get("y"):
        first = month_of(raw) or last
        return int(raw.get("y")) + (first > last), "written in full", "high"
    return _year_of_month(raw, context, last)


_WEEKS = {"first": 1, "opening": 1, "second": 8, "third": 15, "fourth": 22}
_STARTS = {
    "day": {"second": 2, "third": 3, "fourth": 4},
    "fortnight": _WEEKS | {"second": 15},
}
"""The day of the month on which the first, the second ... of a unit begins."""


def month_part(raw: Raw, context: Context) -> Reading | None:
    """The first half or the last week of a month."""
    number, unit, which = month_of(raw), raw.get("unit"), raw.get("n")
    sure: Sure = "medium"
    if number:
        year, why, sure = _year_of_month(raw, context, number)
    else:
        of, why = month_meant(raw, context)
        year, number = of.year, of.month
    whole = month_span(year, number)
    days = {"half": 15, "fortnight": 14, "day": 1}.get(unit, 7)
    if unit == "weekend":
        return None
    if unit == "half" and which not in ("first", "opening"):
        first, last = day_of(year, number, 16), whole.last
    elif which in ("last", "final", "closing"):
        first, last = days_from(whole.last, 1 - days), whole.last
    else:
        starts = _STARTS.get(unit, _WEEKS)
        first = day_of(year, number, starts.get(which, 1))
        last = min(days_from(first, days - 1), whole.last)
    return Reading(one_of(first, last, whole.value), why, sure)
