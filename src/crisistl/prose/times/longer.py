"""Longer times: years, quarters, decades and centuries."""

import re
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, one_line
from crisistl.prose.times.calendar import (
    Span,
    day_of,
    days_from,
    decade_span,
    month_span,
    one_of,
    year_span,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.days import with_year
from crisistl.prose.times.impossible import backwards
from crisistl.prose.times.mention import Raw, least
from crisistl.prose.times.months import part_of
from crisistl.prose.times.written_years import year_in_words

_COUNTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def year(raw: Raw, context: Context) -> Reading | None:
    written = raw.get("y")
    if written.isdigit():
        span = year_span(int(written), part_of(raw.get("q")))
        if raw.get("about"):
            span = Span(span.first, span.last, f"{span.edtf}~", span.value)
        return Reading(span, "written in full", "high")
    number, why, sure = year_in_words(written, context)
    span = year_span(number, part_of(raw.get("q")))
    # 'resigned at the end of the year', published in January
    if one_line(written) == "the year" and context.is_told_too_early(
        span.first, raw.lead
    ):
        why = f"in the past: the year before {context.today_name}"
        span = year_span(number - 1, part_of(raw.get("q")))
    return Reading(span, why, sure)


_DAYS_OF = {"day": 1, "days": 7, "week": 7, "weeks": 21}
_MONTHS_OF = {"month": 1, "months": 3}


def year_part(raw: Raw, context: Context) -> Reading | None:
    """'The last day of 1982', 'the first weeks of the year'."""
    written = one_line(raw.get("y"))
    sure: Sure
    if written.isdigit():
        number, why, sure = int(written), "written in full", "high"
    elif written == "the year":
        near, words = latest_day(context)
        number, why, sure = near.year, f"the year of {words}", "medium"
    else:
        number, why, sure = year_in_words(written, context)
    whole = year_span(number)
    is_first = raw.get("n") in ("first", "opening")
    unit = raw.get("unit")
    if unit in _MONTHS_OF:
        count = _MONTHS_OF[unit]
        start, end = (1, count) if is_first else (13 - count, 12)
        first, last = month_span(number, start), month_span(number, end)
        if count == 1:
            return Reading(first, why, sure)
        return Reading(one_of(first.first, last.last, whole.value), why, "medium")
    days = _DAYS_OF[unit] - 1
    if is_first:
        span = one_of(whole.first, days_from(whole.first, days), whole.value)
    else:
        span = one_of(days_from(whole.last, -days), whole.last, whole.value)
    return Reading(span, why, least(sure, "high" if days == 0 else "medium"))


def years(raw: Raw, context: Context) -> Reading | None:
    first = int(raw.get("y"))
    second = raw.get("y2")
    if len(second) == 4:
        last = int(second)
    else:
        last = _year_after(first, int(second))
    if last <= first:
        return backwards(str(first), str(last))
    is_month = len(second) == 2 and 1 <= int(second) <= 12
    is_next_century = len(second) == 2 and int(second) < first % 100
    if is_next_century and not is_month and last - first > _LONGEST:
        return None  # 'resolution 2021-15'
    if is_month and _HYPHEN.search(raw.text):
        return _months_or_years(first, last, int(second))
    text = f"{first:04}/{last:04}"
    return Reading(
        Span(day_of(first, 1, 1), day_of(last, 12, 31), text, text),
        "written in full",
        "high",
        type="DURATION",
    )


_HYPHEN = re.compile(r"\d[-\u2010\u2011]\d")
_LONGEST = 40  # years that '1995-02' may have lasted


def _year_after(first: int, second: int) -> int:
    """The year of '09' in '2004-09', or of '02' in '1999-02'."""
    last = first // 100 * 100 + second
    if last < first:
        return last + 100
    return last


def _months_or_years(first: int, last: int, number: int) -> Reading:
    """'2009-11': the years from 2009 to 2011, or November 2009; '2009-04' can only be a month."""
    month = month_span(first, number)
    if last - first > _LONGEST:
        return Reading(month, "a year and a month", "medium")
    text = f"{first:04}/{last:04}"
    span = Span(day_of(first, 1, 1), day_of(last, 12, 31), text, text)
    why = f"either from {first} to {last}, or a month"
    return Reading(span, why, "low", (text, month.edtf))


def decade(raw: Raw, context: Context) -> Reading | None:
    return Reading(
        decade_span(int(raw.get("y"))),
        "written in full",
        "high" if not raw.get("q") else "medium",
    )


def century(raw: Raw, context: Context) -> Reading | None:
    number = int(raw.get("n")) - 1
    if not 0 <= number <= 21:
        return None
    first = date(max(1, number * 100), 1, 1)
    return Reading(
        Span(first, date(number * 100 + 99, 12, 31), f"{number:02}XX", f"{number:02}"),
        "written in full",
        "medium",
    )


def quarter(raw: Raw, context: Context) -> Reading | None:
    name, written = raw.get("n"), raw.get("y")
    if re.search(r"\d", name):
        number = int(re.sub(r"\D", "", name))
    else:
        number = _COUNTS[name]
    of, why, sure = with_year(raw, context, 1, 1, written)
    if raw.get("unit") == "half":
        number = min(number, 2)
        first, last, code, value = (
            number * 6 - 5,
            number * 6,
            39 + number,
            f"{of}-H{number}",
        )
    else:
        first, last, code, value = (
            number * 3 - 2,
            number * 3,
            32 + number,
            f"{of}-Q{number}",
        )
    span = Span(
        day_of(of, first, 1), month_span(of, last).last, f"{of:04}-{code}", value
    )
    return Reading(span, why, sure)
