"""Readings: a mention as it was found, read in its context, and what comes of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from crisistl.prose.documents.document import Paragraph
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times import (
    counted,
    days,
    longer,
    months,
    nth_weekdays,
    ordinals,
    relative,
    seasons,
    weekdays,
)
from crisistl.prose.times.calendar import (
    Span,
    day_span,
    days_from,
    days_span,
    one_of,
    valid_day,
    week_of,
    week_value,
)
from crisistl.prose.times.context import ENTRY, Context, Reading, Year
from crisistl.prose.times.impossible import impossible
from crisistl.prose.times.mention import RANK, Mention, Raw, least
from crisistl.prose.times.years import year_of

READERS: dict[str, Callable[[Raw, Context], Reading | None]] = {
    "iso": days.iso, "numeric": days.numeric, "day": days.day, "range": days.days, "between": days.days,
    "ordinal": ordinals.ordinal, "ordinal_range": ordinals.ordinals, "holiday": days.holiday,
    "month": months.month, "month_range": months.months, "month_part": months.month_part,
    "year": longer.year, "year_part": longer.year_part, "year_range": longer.years, "decade": longer.decade,
    "century": longer.century,
    "season": seasons.season, "quarter": longer.quarter,
    "weekday": weekdays.weekday, "weekday_nth": nth_weekdays.weekday_nth, "weekday_range": nth_weekdays.weekday_range,
    "weekday_ordinal": nth_weekdays.weekday_ordinal,
    "today": relative.today, "now": relative.now, "unit": relative.unit, "unit_part": relative.unit_part,
    "same_day": relative.same_day, "next_day": relative.next_day, "nth_day": relative.nth_day,
    "part": relative.part, "clock": relative.clock,
    "ago": counted.ago, "recent": counted.recent, "duration": counted.duration,
}  # fmt: skip
_PARTS = {
    "morning": "morning", "dawn": "morning", "noon": "afternoon", "midday": "afternoon", "lunchtime": "afternoon",
    "afternoon": "afternoon", "evening": "evening", "night": "night", "midnight": "night", "tonight": "night",
    "overnight": "night",
}  # fmt: skip


def today_name(today: date | None, paragraph: Paragraph) -> str:
    """What the day is that relative words count from."""
    if paragraph.day:
        return ENTRY
    if today:
        return f"the day of publication, {today:%A} {today}"
    return ""


def mention_of(raw: Raw, reading: Reading) -> Mention:
    raw, reading = _of_week(raw, reading)
    span = reading.span
    options = reading.options
    text, why = span.edtf if span else None, reading.why
    if span and raw.lead == "since" and "/" not in span.edtf and "[" not in span.edtf:
        text = f"{span.edtf}/.."
    part = _part_of_day(raw)
    return Mention(
        raw.start, raw.end, raw.text, raw.kind, text, why, reading.sure, span.first if span else None,
        span.last if span else None, options, part, reading.type, reading.value or (span.value if span else ""),
        raw.lead, raw.lead_start, counted=reading.counted,
        base=reading.base, problem=reading.problem,
    )  # fmt: skip


def _of_week(raw: Raw, reading: Reading) -> tuple[Raw, Reading]:
    """The week that a day is named for: 'in the week of 11 June', 'the week ending 3 May'."""
    words = raw.lead.split()
    span = reading.span
    if "week" not in words or span is None:
        return raw, reading
    raw = replace(raw, lead="" if words[0] == "the" else words[0])
    if span.first != span.last:
        return raw, reading
    if words[-1] == "of":
        first, last = week_of(span.first)
    elif words[-1] in ("ending", "to"):
        first, last = days_from(span.first, -_WEEK), span.first
    else:
        first, last = span.first, days_from(span.first, _WEEK)
    week = one_of(first, last, week_value(span.first))
    why = f"the week with that day: {reading.why}"
    return raw, replace(reading, span=week, why=why, sure=least(reading.sure, "medium"))


_WEEK = 6  # days behind the first one


def _part_of_day(raw: Raw) -> str | None:
    words = raw.get("part") or raw.get("part2") or raw.get("w") or raw.lead
    if raw.get("hours"):
        return "morning"
    return next(
        (part for word, part in _PARTS.items() if re.search(rf"\b{word}\b", words)),
        None,
    )


def limited(mention: Mention, paragraph: Paragraph) -> Mention:
    """The mention no more certain than its paragraph lets it be."""
    if RANK[mention.sure] <= RANK[paragraph.limit]:
        return mention
    return replace(
        mention, sure=paragraph.limit, why=f"{mention.why}; {paragraph.limit_why}"
    )


def each_day(raw: Raw, context: Context, text: str) -> list[Mention]:
    """A mention for each of several days: 'March 8, 14, and 20, 2021'."""
    month = MONTHS.get(raw.get("m").rstrip("."))
    numbers = [*re.finditer(r"\d+", raw.parts["days"])]
    if not month:
        return []
    years = _years_of(raw, context, month, [int(number[0]) for number in numbers])
    year, why, sure = years[0]
    days = [valid_day(year, month, int(number[0])) for number in numbers]
    span = _one_span(days, is_choice=_is_choice(raw))
    if span and len(years) == 1:
        return [mention_of(raw, Reading(span, why, least(sure, "medium")))]
    offset = text.index(raw.parts["days"], raw.start)
    found = []
    for place, number in enumerate(numbers):
        start, end = offset + number.start(), offset + number.end()
        if place == 0:
            start = min(start, raw.start)
        if place == len(numbers) - 1:
            end = max(end, raw.end)
        mention = mention_of(raw, _of_list(int(number[0]), month, years))
        whole = (raw.lead_start, raw.end)
        found.append(
            replace(mention, start=start, end=end, text=text[start:end], whole=whole)
        )
    return found


def _years_of(
    raw: Raw, context: Context, month: int, numbers: Sequence[int]
) -> list[Year]:
    """The year of the days of a list; two years where its days would have different ones."""
    found: dict[int, Year] = {}
    for number in (min(numbers), max(numbers)):
        year = year_of(raw, context, month, number)
        found.setdefault(year[0], year)
    return sorted(found.values())


def _of_list(number: int, month: int, years: Sequence[Year]) -> Reading:
    """One day of a list, with the other year as an option where two are possible."""
    year, why, sure = years[0]
    day = valid_day(year, month, number)
    if day is None:
        return impossible(year, month)
    if len(years) == 1:
        return Reading(day_span(day), why, least(sure, "medium"))
    options = [day.isoformat()]
    for other, _, _ in years[1:]:
        if same := valid_day(other, month, number):
            options.append(same.isoformat())
    why = f"the days of the list would have different years: {why}"
    return Reading(day_span(day), why, "low", tuple(options))


def _is_choice(raw: Raw) -> bool:
    """Whether it was on one of the days: '7 or 8 October'."""
    return re.search(r"\bor\b", raw.parts["days"]) is not None


def _one_span(days: list[date | None], *, is_choice: bool) -> Span | None:
    """Days one after the other, '3 and 4 June', as the stretch that they are; '3 or 9 June' as one of two days."""
    known = [day for day in days if day]
    if len(known) != len(days):
        return None
    first, last = known[0], known[-1]
    if is_choice:
        names = ",".join(day.isoformat() for day in known)
        return Span(first, last, f"[{names}]", first.isoformat())
    steps = {(after - before).days for before, after in pairwise(known)}
    if steps == {1}:
        return days_span(first, last)
    return None
