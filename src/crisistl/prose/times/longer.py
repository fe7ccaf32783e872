"""Longer times: years, quarters, decades and centuries."""

import re
from datetime import date

from crisistl.prose.times.calendar import (
    Span,
    day_of,
    decade_span,
    month_span,
    year_span,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.days import with_year
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.months import part_of
from crisistl.prose.times.years import (
    year_in_words,
)

_COUNTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def year(raw: Raw, context: Context) -> Reading | None:
    written = raw.get("y")
    if written.isdigit():
        span = year_span(int(written), part_of(raw.get("q")))
        if raw.get("about"):
            span = Span(span.first, span.last, f"{span.edtf}~", span.value)
        return Reading(span, "written in full", "high")
    number, why, sure = year_in_words(written, context)
    return Reading(year_span(number, part_of(raw.get("q"))), why, sure)


def years(raw: Raw, context: Context) -> Reading | None:
    first = int(raw.get("y"))
    second = raw.get("y2")
    if len(second) == 4:
        last = int(second)
    else:
        last = first // 100 * 100 + int(second)
    if last <= first:
        return None
    text = f"{first:04}/{last:04}"
    return Reading(
        Span(day_of(first, 1, 1), day_of(last, 12, 31), text, text),
        "written in full",
        "high",
        type="DURATION",
    )


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
