"""Relative times: today, the next day, last week, the end of the month, in the evening."""

import re
from dataclasses import replace
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, month_meant, one_line, speaking_day
from crisistl.prose.times.calendar import (
    Span,
    day_span,
    days_from,
    days_span,
    decade_span,
    month_span,
    one_of,
    shifted,
    week_of,
    week_value,
    weekday_after,
    weekday_before,
    year_span,
)
from crisistl.prose.times.context import ENTRY, Context, Reading
from crisistl.prose.times.cues import is_past
from crisistl.prose.times.lengths import length_of
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.months import part_of

_WEEK_PARTS = {"early": (0, 1), "mid": (2, 2), "late": (4, 6)}
_DAYS_OFF = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "the night before last": -2,
    "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0,
}  # fmt: skip


def today(raw: Raw, context: Context) -> Reading | None:
    """today, yesterday, last night: from the day of publication, in a chronology from its entry."""
    words = one_line(raw.get("w"))
    near, name = speaking_day(context)
    if raw.get("unit"):
        return _years_ago_today(raw, near, name)
    if context.is_stem and context.today:  # 'Yesterday: ...' is an entry of its own
        near, name = context.today, context.today_name
    if words == "overnight":
        return _overnight(near, name)
    sure: Sure = "high"
    if context.in_list and context.anchor and context.today != near:
        sure = "low"
    found = days_from(near, _DAYS_OFF[words])
    return Reading(day_span(found), f"'{words}' from {name}", sure)


def _years_ago_today(raw: Raw, near: date, name: str) -> Reading | None:
    """'Twenty years ago today': the same day of that year."""
    length = length_of(raw)
    if length.number is None:
        return None
    found = shifted(near, -length.number, length.unit)
    return Reading(day_span(found), f"'{one_line(raw.text)}' from {name}", "medium")


def _overnight(near: date, name: str) -> Reading:
    """The night before publication, which may have begun the day before; without the first day there is none before."""
    options = [near.isoformat()]
    if near > date.min:
        options.append(days_span(days_from(near, -1), near).edtf)
    return Reading(day_span(near), f"'overnight' from {name}", "low", tuple(options))


def now(raw: Raw, context: Context) -> Reading | None:
    words = one_line(raw.get("w"))
    if words == "the past":
        return Reading(None, "some time before", "low", value="PAST_REF")
    if "after" in words:
        return Reading(None, "a short time after what is before it", "low")
    if context.today is None and context.reference is None:
        return Reading(None, "no date", "low", value="PRESENT_REF")
    near, name = speaking_day(context)
    why = f"'{words}' is {name}"
    return Reading(None, why, "low", value="PRESENT_REF", base=near)


def unit(raw: Raw, context: Context) -> Reading | None:
    """last week, this year, the following month."""
    relation, name = one_line(raw.get("rel")), raw.get("unit")
    shift = {"last": -1, "the previous": -1, "the past": -1, "this": 0, "the": 0, "the current": 0,
             "that": 0, "the same": 0,
             "next": 1, "the following": 1, "the coming": 1, "the next": 1, "coming": 1}[relation]  # fmt: skip
    on = relation in ("the following", "the previous", "that", "the same", "the next")
    if on:
        near, words = latest_day(context)
    else:
        near, words = speaking_day(context)
    if name == "weekend":
        if shift == 0 and relation == "the" and context.is_ahead(raw.lead):
            shift = 1
        return _weekend(near, shift, relation, words)
    span = _unit_span(near, shift, name)
    if raw.get("pos") in ("early", "late"):
        span = _third_of(span, name, raw.get("pos"))
    if raw.get("pos").startswith("earlier") and shift == 0 and span.first < near:
        span = Span(span.first, near, span.edtf, span.value)
    return Reading(span, f"'{relation} {name}' from {words}", "medium")


def _third_of(span: Span, name: str, part: str) -> Span:
    """The first or last third of a month or a year: 'early last month'."""
    first = span.first
    if name == "week":
        low, high = _WEEK_PARTS[part]
        return one_of(days_from(first, low), days_from(first, high), span.value)
    if name == "month":
        return month_span(first.year, first.month, part)
    if name == "year":
        return year_span(first.year, part)
    return span


def _unit_span(near: date, shift: int, name: str) -> Span:
    if name == "week":
        first, last = week_of(days_from(near, 7 * shift))
        return one_of(first, last, week_value(first))
    moved = shifted(near.replace(day=1), shift, name)
    if name == "month":
        return month_span(moved.year, moved.month)
    if name == "quarter":
        number = (moved.month + 2) // 3
        first, last = (
            month_span(moved.year, number * 3 - 2).first,
            month_span(moved.year, number * 3).last,
        )
        return Span(
            first, last, f"{moved.year:04}-{32 + number}", f"{moved.year:04}-Q{number}"
        )
    if name == "year":
        return year_span(moved.year)
    return decade_span(moved.year)


def _weekend(near: date, shift: int, relation: str, words: str) -> Reading:
    if shift <= 0:
        saturday = weekday_before(near, 5)
    else:
        saturday = weekday_after(near, 5)
    if shift < 0 and near.weekday() >= 5:
        saturday = days_from(saturday, -7)
    if relation == "this" and near.weekday() < 5:
        saturday = weekday_after(near, 5)
    span = one_of(saturday, days_from(saturday, 1), f"{week_value(saturday)}-WE")
    return Reading(
        span, f"'{relation} weekend' from {words}", "low" if shift == 0 else "medium"
    )


def unit_part(raw: Raw, context: Context) -> Reading | None:
    """the end of the week, mid-week, the beginning of the year."""
    shift = {"last": -1, "next": 1}.get(raw.get("rel"), 0)
    is_named = raw.get("rel") == "that" or (
        raw.get("rel") == "the" and context.is_history
    )
    if not is_named:
        near, words = speaking_day(context)
    elif raw.get("unit") == "month":
        near, words = month_meant(replace(raw, parts={"of": "that month"}), context)
    else:
        near, words = latest_day(context)
    part, name = part_of(raw.get("q")), raw.get("unit")
    if raw.get("rel") in ("", "the", "this"):
        shift += _shift_of_past(part, name, near, context, raw.lead)
    if name == "week":
        monday = week_of(days_from(near, 7 * shift))[0]
        low, high = _WEEK_PARTS[part]
        span = one_of(
            days_from(monday, low), days_from(monday, high), week_value(monday)
        )
    elif name == "decade":
        return None
    else:
        moved = shifted(near.replace(day=1), shift, name)
        if name == "month":
            span = month_span(moved.year, moved.month, part)
        else:
            span = year_span(moved.year, part)
    return Reading(span, f"the {name} of {words}", "medium")


def _shift_of_past(
    part: str, name: str, near: date, context: Context, lead: str
) -> int:
    """-1 for 'resigned at the end of the month' where that of this month is still to come."""
    if name == "month":
        span = month_span(near.year, near.month, part)
    elif name == "year":
        span = year_span(near.year, part)
    else:
        return 0
    return -1 if context.is_told_too_early(span.first, lead) else 0


def same_day(raw: Raw, context: Context) -> Reading | None:
    near, words = latest_day(context)
    return Reading(day_span(near), f"the day of {words}", "medium")


def next_day(raw: Raw, context: Context) -> Reading | None:
    words = one_line(raw.get("w"))
    near, name = latest_day(context)
    shift = 1
    if re.search(r"previous|before|earlier", words):
        shift = -1
    found = days_from(near, shift)
    is_told = is_past(context.sentence) and not context.is_ahead(raw.lead)
    if is_told and context.today and found > context.today:
        why = f"counted from {name} it would be after the day of publication"
        return Reading(None, why, "low")
    return Reading(day_span(found), f"'{words}', counted from {name}", "medium")


_NTH = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "sixth": 5,
    "seventh": 6,
}


def nth_day(raw: Raw, context: Context) -> Reading | None:
    """On the last day: of the days named before; on the third day: counted from the day named before as the first."""
    last = context.last
    words = one_line(raw.text).lower()
    if last is None or not context.last_is_near:
        return Reading(None, f"'{words}' of something without a day", "low")
    is_single = last.first == last.last
    name = raw.get("n")
    if name in ("last", "final"):
        if is_single:
            return Reading(None, f"'{words}' of something without an end", "low")
        why = f"the last of {context.last_words!r}"
        return Reading(day_span(last.last), why, "medium", counted=True)
    found = days_from(last.first, _NTH[name])
    if is_single:
        why = f"'{words}', with {context.last_words!r} as the first"
        return Reading(day_span(found), why, "low", counted=True)
    if found > last.last:
        return Reading(None, f"after {context.last_words!r}", "low")
    why = f"'{words}' of {context.last_words!r}"
    return Reading(day_span(found), why, "medium", counted=True)


def part(raw: Raw, context: Context) -> Reading | None:
    """In the evening: of the day of the entry, or of the day last mentioned."""
    in_entry = context.in_list or context.today_name == ENTRY
    entry = None
    if in_entry:
        entry = context.reference
    near, words = entry or latest_day(context)
    return Reading(day_span(near), f"on the day of {words}", "medium", type="TIME")


def clock(raw: Raw, context: Context) -> Reading | None:
    """A time of day; its zone only where it is UTC, as other names of zones have several meanings."""
    hour, minute = int(raw.get("h")), int(raw.get("min") or 0)
    if raw.get("ap").startswith("p") and hour < 12:
        hour += 12
    if raw.get("ap").startswith("a") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    value = f"T{hour:02}:{minute:02}"
    if raw.get("tz") in ("gmt", "utc"):
        value += "Z"
    return Reading(None, "a time of day", "low", value=value, type="TIME")
