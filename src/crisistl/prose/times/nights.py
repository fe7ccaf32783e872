"""Nights: 'overnight on 22 April' and 'Saturday night and into Sunday' as the days that they are."""

import re
from dataclasses import replace
from datetime import date

from crisistl.prose.times.calendar import (
    OutOfCalendar,
    Span,
    day_span,
    days_from,
    days_span,
    weekday_after,
)
from crisistl.prose.times.mention import Mention, least

_OF = re.compile(r"\s+(?:(?:on|of|in|from|between)\s+)?(?:the\s+)?(?:night of\s+)?")
_INTO = re.compile(
    r"(?:,?\s+and)?\s+(?:(?:on|well|deep|late)\s+)?into\s+(?:the\s+)?"
    r"(?:early\s+|(?:(?:early|small)\s+hours|morning)\s+of\s+)?(?:on\s+)?"
)
_TO = re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?")
_LATE = ("night", "evening")


def night_of(before: Mention, mention: Mention, between: str) -> Mention | None:
    """One mention of a night that two times give; None where they give something else."""
    if _is_overnight(before) and _is_day(mention):
        return _overnight(before, mention, between)
    if _is_day(before) and _is_overnight(mention) and not between.strip(" ,"):
        return _of_day(before, before, mention)
    if _is_single(before) and _is_single(mention) and _goes_into(before, between):
        return _into(before, mention)
    return None


def _goes_into(before: Mention, between: str) -> bool:
    """Whether what is between two days says that the night of the first goes into the second."""
    if before.part_of_day in _LATE and _TO.fullmatch(between):
        return True
    return _INTO.fullmatch(between) is not None


def _overnight(before: Mention, mention: Mention, between: str) -> Mention | None:
    if _OF.fullmatch(between):
        return _of_day(mention, before, mention)
    if _is_single(mention) and (_INTO.fullmatch(between) or _TO.fullmatch(between)):
        assert mention.first
        try:
            span = days_span(days_from(mention.first, -1), mention.first)
        except OutOfCalendar:
            return None
        why = f"the night up to {mention.text!r}: {mention.why}"
        return _joined(before, mention, span, why, ())
    return None


def _of_day(day: Mention, first: Mention, last: Mention) -> Mention:
    """'Overnight on 22 April': that day, or with the one before or after it."""
    assert day.first
    assert day.last
    assert day.date
    span = Span(day.first, day.last, day.date, day.value)
    if not _is_single(day):
        return _joined(first, last, span, day.why, day.options)
    options = [day.date]
    for number in (-1, 1):
        try:
            other = days_from(day.first, number)
        except OutOfCalendar:
            continue
        nights = days_span(min(day.first, other), max(day.first, other))
        options.append(nights.edtf)
    why = f"{day.why}; 'overnight' may be the night before or after it"
    return _joined(first, last, span, why, tuple(options))


def _into(before: Mention, mention: Mention) -> Mention | None:
    """'Saturday night and into Sunday': both days."""
    assert before.first
    assert mention.first
    first, last = before.first, mention.first
    if mention.kind == "weekday":
        last = _next_weekday(first, last)
    if not first < last:
        return None
    why = f"{before.why}; until {mention.text!r}"
    return _joined(before, mention, days_span(first, last), why, ())


def _next_weekday(first: date, last: date) -> date:
    try:
        return weekday_after(first, last.weekday())
    except OutOfCalendar:
        return last


def _joined(
    before: Mention, mention: Mention, span: Span, why: str, options: tuple[str, ...]
) -> Mention:
    sures = [one.sure for one in (before, mention) if not _is_overnight(one)]
    kind = "day" if span.first == span.last else "range"
    return replace(
        mention,
        start=before.start,
        end=mention.end,
        kind=kind,
        date=span.edtf,
        first=span.first,
        last=span.last,
        why=why,
        sure=least("medium", *sures),
        options=options,
        part_of_day="night",
        value=span.value,
        lead=before.lead,
        lead_start=before.lead_start,
    )


def _is_overnight(mention: Mention) -> bool:
    return mention.kind == "today" and mention.text.lower() == "overnight"


def _is_day(mention: Mention) -> bool:
    """Whether a mention gives a day, or two that follow each other."""
    if mention.kind == "today" or not mention.date:
        return False
    if mention.first is None or mention.last is None:
        return False
    return (mention.last - mention.first).days <= 1 and "[" not in mention.date


def _is_single(mention: Mention) -> bool:
    return _is_day(mention) and mention.date == day_span(mention.first).edtf  # type: ignore[arg-type]
