"""Counted times: three days ago, two weeks later, in recent months, for 20 years."""

import re
from collections.abc import Callable
from datetime import date

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, one_line, speaking_day
from crisistl.prose.times.calendar import (
    WEEKDAYS,
    OutOfCalendar,
    Span,
    day_span,
    days_from,
    decade_span,
    month_span,
    one_of,
    shifted,
    weekday_after,
    year_span,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.lengths import Length, length_of, number_of, unit_of
from crisistl.prose.times.mention import Raw

_BACK = ("ago", "earlier", "before", "previously", "prior", "before that")
_FROM_TODAY = ("ago", "from now", "from today")
# how far back 'in recent weeks' may go, and how exact that is
_RECENT = {"day": 4, "week": 4, "month": 6, "year": 5}
_RECENT_EXACTNESS = {
    "day": "month",
    "week": "month",
    "month": "year",
    "year": "decade",
}
_EXACTNESS = {
    "day": "day",
    "week": "day",
    "fortnight": "day",
    "month": "month",
    "quarter": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}
_SPANS: dict[str, Callable[[date], Span]] = {
    "day": day_span,
    "month": lambda day: month_span(day.year, day.month),
    "year": lambda day: year_span(day.year),
    "decade": lambda day: decade_span(day.year),
}
# 'two or three days ago', '10-15 days ago', 'between two and three weeks ago'
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozen)\s+(?:or|to)\s+|"
    r"\b\d{1,3}[-–—]|\bbetween\s+[\w-]+\s+and\s+)$"
)
_OF_NOUN = re.compile(r"\s+(?:the|an?|its|his|her|their)\s")
_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:due )?to)\b[^,.;]{0,40}\bin\s+$"
)


def ago(raw: Raw, context: Context) -> Reading | None:
    """Three days ago, two weeks later, a day after, two weeks and two days later."""
    length = length_of(raw)
    direction = one_line(raw.get("dir"))
    if direction == "within":
        why = "a time within which something is to happen"
        return Reading(None, why, "low", value=length.value, type="DURATION")
    if raw.get("wd"):
        return _from_weekday(raw, context, length)
    near, words = _counted_from(direction, context)
    length = length.in_days()
    if length.unit in ("hour", "minute"):
        why = f"{length.unit}s from {words}"
        return Reading(day_span(near), why, "low", type="TIME")
    if length.number is None:
        why = f"counted from {words}, without a number"
        return Reading(None, why, "low", value="PAST_REF")
    moved = _moved(raw, near, length, back=direction in _BACK)
    if direction not in _FROM_TODAY:
        stretch = _later_than_stretch(context, length, (moved - near).days)
        if stretch:
            return Reading(stretch, f"counted from {words}", "low")
    if _is_told_too_early(moved, direction, context):
        why = f"counted from {words} it would be after the day of publication"
        return Reading(None, why, "low")
    return _moved_by(raw, moved, length.unit, words, context)


def _counted_from(direction: str, context: Context) -> tuple[date, str]:
    """The day that a length of time counts from: that of the text for 'ago', that named last for 'later'."""
    if direction in _FROM_TODAY:
        return speaking_day(context)
    return latest_day(context)


def _is_told_too_early(moved: date, direction: str, context: Context) -> bool:
    """Whether a day that is told as past is after publication: 'later' counts from another one then."""
    if direction in _BACK or direction in _FROM_TODAY or context.today is None:
        return False
    return moved > context.today and not context.is_ahead()


def _moved_by(
    raw: Raw, moved: date, unit: str, words: str, context: Context
) -> Reading:
    """The day that a length leads to, as exact as its smallest unit."""
    direction = one_line(raw.get("dir"))
    exact_to = unit_of(raw.get("unit2")) if raw.get("unit2") else unit
    side = "before" if direction in _BACK else "after"
    why = f"'{one_line(raw.text)}': {side} {words}"
    if _OTHER_NUMBER.search(context.sentence[: context.at][-40:]):
        why = f"{why}; another number is before it"
        return Reading(_as_exact_as(moved, exact_to, True), why, "low")
    span = _as_exact_as(moved, exact_to, bool(raw.get("about")))
    return Reading(span, why, _sure_of(direction, context))


def _later_than_stretch(context: Context, length: Length, by: int) -> Span | None:
    """'A week later' than 'last month': some day in a stretch of the same length."""
    since = context.last_month or context.last
    is_stretch = since is not None and since.first != since.last
    if since is None or not is_stretch or length.unit not in ("day", "week"):
        return None
    try:
        return one_of(days_from(since.first, by), days_from(since.last, by))
    except OutOfCalendar:
        return None


def _sure_of(direction: str, context: Context) -> Sure:
    """Low for 'two days after the landing': which event is meant is a guess."""
    is_of_noun = _OF_NOUN.match(context.sentence, context.end) is not None
    if direction in ("before", "after") and is_of_noun:
        return "low"
    return "medium"


def _from_weekday(raw: Raw, context: Context, length: Length) -> Reading | None:
    """'A week from Friday', 'a week on Tuesday': so long after the next such weekday."""
    if length.number is None or length.unit not in ("day", "week", "fortnight"):
        return None
    near, words = speaking_day(context)
    day = weekday_after(near, WEEKDAYS[raw.get("wd")])
    found = shifted(day, length.number, length.unit)
    return Reading(day_span(found), f"'{one_line(raw.text)}' from {words}", "medium")


def _moved(raw: Raw, near: date, length: Length, *, back: bool) -> date:
    assert length.number is not None
    sign = -1 if back else 1
    moved = shifted(near, sign * length.number, length.unit)
    second = number_of(raw.get("n2")) if raw.get("n2") else None
    if second:
        moved = shifted(moved, sign * second, unit_of(raw.get("unit2")))
    return moved


def _as_exact_as(day: date, unit: str, about: bool) -> Span:
    """A day, where days are counted; months and years ago give a month or a year."""
    exactness = _EXACTNESS[unit]
    span = _SPANS[exactness](day)
    # 'two weeks ago' may be a day more or less
    if about or unit in ("week", "fortnight"):
        return Span(span.first, span.last, f"{span.edtf}~", span.value)
    return span


def recent(raw: Raw, context: Context) -> Reading | None:
    """In recent months, over the past two weeks."""
    word, length = one_line(raw.get("about")), length_of(raw)
    if word in ("coming", "next") or context.reference is None:
        value = length.value
        if length.number is None:
            value = "FUTURE_REF"
        return Reading(None, "a time to come", "low", value=value)
    why = f"'{word} {length.unit}s' up to {speaking_day(context)[1]}"
    span = _since(context, length)
    return Reading(span, why, "low", value=length.value, type="DURATION")


def duration(raw: Raw, context: Context) -> Reading | None:
    """For 20 years: up to the day of the text, where it has gone on until then."""
    length = length_of(raw)
    if soon := _soon(raw, context, length):
        return soon
    span, why = None, "a length of time"
    is_plural = raw.get("unit").endswith("s")
    if raw.lead == "for" and context.reference and is_plural:
        span = _since(context, length)
        why = f"counted back from {speaking_day(context)[1]}"
    return Reading(span, why, "low", value=length.value, type="DURATION")


def _soon(raw: Raw, context: Context, length: Length) -> Reading | None:
    """'will leave in two days': so long after the day that the words count from."""
    number, unit = length.number, length.unit
    if raw.lead != "in" or number is None or unit not in ("day", "week"):
        return None
    if context.reference is None or not _WILL.search(context.sentence[: context.at]):
        return None
    near, words = speaking_day(context)
    if context.last_is_near:
        near, words = latest_day(context)
    plural = "s" if number > 1 else ""
    why = f"{number} {unit}{plural} after {words}"
    return Reading(day_span(shifted(near, number, unit)), why, "medium")


def _since(context: Context, length: Length) -> Span | None:
    """About so long ago until now: the unit is the exactness, and without a number the next larger one."""
    near = speaking_day(context)[0]
    number, unit = length.number, length.unit
    exactness = _EXACTNESS.get(unit)
    if number is None:
        number, exactness = _RECENT.get(unit), _RECENT_EXACTNESS.get(unit)
    if number is None or exactness is None:
        return None
    try:
        start = _SPANS[exactness](shifted(near, -number, unit))
    except OutOfCalendar:
        return None
    return Span(start.first, near, f"{start.edtf}~/..", "")
