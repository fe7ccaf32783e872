"""Counted times: three days ago, two weeks later, in recent months, for 20 years."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from crisistl.prose.times.bases import latest_day, one_line, speaking_day
from crisistl.prose.times.calendar import (
    Span,
    day_span,
    decade_span,
    month_span,
    one_of,
    shifted,
    year_span,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.mention import Raw

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100,
    "a couple of": 2, "couple of": 2, "a dozen": 12,
}  # fmt: skip
_LETTER = {"hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "M", "year": "Y",
           "decade": "E", "century": "C"}  # fmt: skip


def number_of(text: str) -> int | None:
    """The number that a word or figures give; None for 'several' and for no number."""
    text = one_line(text)
    if text.isdigit():
        return int(text)
    tens, _, ones = text.partition("-")
    if ones:
        return _NUMBERS.get(tens, 0) + _NUMBERS.get(ones, 0) or None
    return _NUMBERS.get(text)


def unit_of(text: str) -> str:
    """The unit in the singular."""
    singular = text.removesuffix("s")
    return {"centurie": "century", "centur": "century", "night": "day"}.get(
        singular, singular
    )


def ago(raw: Raw, context: Context) -> Reading | None:
    """Three days ago, two weeks later, a day after, two weeks and two days later."""
    number, name = number_of(raw.get("n")), unit_of(raw.get("unit"))
    direction = one_line(raw.get("dir"))
    value = f"P{number or 'X'}{_LETTER.get(name, 'X')}"
    if direction == "within":
        why = "a time within which something is to happen"
        return Reading(None, why, "low", value=value, type="DURATION")
    from_today = direction in ("ago", "from now")
    if from_today:
        near, words = speaking_day(context)
    else:
        near, words = latest_day(context)
    if number and name == "hour" and number % _DAY_HOURS == 0:
        number, name = number // _DAY_HOURS, "day"
    if name in ("hour", "minute"):
        return Reading(day_span(near), f"{name}s from {words}", "low", type="TIME")
    if number is None or name == "century":
        why = f"counted from {words}, without a number"
        return Reading(None, why, "low", value="PAST_REF")
    back = direction in _BACK
    try:
        moved = _moved(raw, near, number, name, back=back)
    except (ValueError, OverflowError):
        return None
    since = context.last_month or context.last
    is_stretch = since is not None and since.first != since.last
    if since and is_stretch and not from_today and name in ("day", "week"):
        return _later_than_span(since, moved - near, words)
    is_told = not back and not from_today and not context.is_ahead()
    if is_told and context.today and moved > context.today:
        why = f"counted from {words} it would be after the day of publication"
        return Reading(None, why, "low")
    if raw.get("unit2"):
        name = unit_of(raw.get("unit2"))
    side = "before" if back else "after"
    return Reading(
        _as_exact_as(moved, name, bool(raw.get("about"))),
        f"'{one_line(raw.text)}': {side} {words}",
        "medium",
    )


_BACK = ("ago", "earlier", "before", "previously", "prior", "before that")
_DAY_HOURS = 24


def _moved(raw: Raw, near: date, number: int, name: str, *, back: bool) -> date:
    sign = -1 if back else 1
    moved = shifted(near, sign * number, name)
    second = number_of(raw.get("n2")) if raw.get("n2") else None
    if second:
        moved = shifted(moved, sign * second, unit_of(raw.get("unit2")))
    return moved


def _later_than_span(since: Span, by: timedelta, words: str) -> Reading | None:
    """'A week later' than 'last month': some day in a stretch of the same length."""
    try:
        return Reading(
            one_of(since.first + by, since.last + by), f"counted from {words}", "low"
        )
    except OverflowError:
        return None


def _as_exact_as(day: date, name: str, about: bool) -> Span:
    """A day, where days are counted; months and years ago give a month or a year."""
    if name in ("day", "week", "fortnight"):
        about = about or name != "day"
        span = day_span(day)
    elif name in ("month", "quarter"):
        span = month_span(day.year, day.month)
    else:
        span = year_span(day.year)
    if about:
        return Span(span.first, span.last, f"{span.edtf}~", span.value)
    return span


def recent(raw: Raw, context: Context) -> Reading | None:
    """In recent months, over the past two weeks."""
    word, name = one_line(raw.get("about")), unit_of(raw.get("unit"))
    number = None
    if raw.get("n"):
        number = number_of(raw.get("n"))
    value = f"P{number or 'X'}{_LETTER.get(name, 'X')}"
    if word in ("coming", "next") or context.reference is None:
        return Reading(
            None,
            "a time to come",
            "low",
            value="FUTURE_REF" if number is None else value,
        )
    return Reading(_since(context, number, name), f"'{word} {name}s' up to {speaking_day(context)[1]}", "low",
                   value=value, type="DURATION")  # fmt: skip


def duration(raw: Raw, context: Context) -> Reading | None:
    """For 20 years: up to the day of the text, where it has gone on until then."""
    name = unit_of(raw.get("unit"))
    number = None
    if raw.get("n"):
        number = number_of(raw.get("n"))
    value = f"P{'T' if name == 'hour' else ''}{number or 'X'}{_LETTER.get(name, 'X')}"
    plural = raw.get("unit").endswith("s")
    if soon := _soon(raw, context, number, name):
        return soon
    if raw.lead != "for" or context.reference is None or not plural:
        return Reading(None, "a length of time", "low", value=value, type="DURATION")
    words = speaking_day(context)[1]
    return Reading(
        _since(context, number, name),
        f"counted back from {words}",
        "low",
        value=value,
        type="DURATION",
    )


def _soon(raw: Raw, context: Context, number: int | None, name: str) -> Reading | None:
    """'will leave in two days': so long after the day that the words count from."""
    if raw.lead != "in" or number is None or name not in ("day", "week"):
        return None
    if context.reference is None or not _WILL.search(context.sentence[: context.at]):
        return None
    near, words = speaking_day(context)
    if context.last_is_near:
        near, words = latest_day(context)
    found = near + timedelta(number * (7 if name == "week" else 1))
    why = f"{number} {name}{'s' if number > 1 else ''} after {words}"
    return Reading(day_span(found), why, "medium")


_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:due )?to)\b[^,.;]{0,40}\bin\s+$"
)


def _since(context: Context, number: int | None, name: str) -> Span | None:
    """About so long ago until now: the unit is the exactness, and without a number the next larger one."""
    near = speaking_day(context)[0]
    try:
        if number is None:
            back = shifted(near, {"hour": -1, "day": -4, "week": -4, "month": -6, "year": -5}.get(name, -20),
                           name if name in ("day", "week", "month", "year") else "year")  # fmt: skip
            larger = {
                "day": "month",
                "week": "month",
                "month": "year",
                "year": "decade",
            }.get(name)
        else:
            back, larger = (
                shifted(near, -number, name),
                {"day": "day", "week": "day", "month": "month"}.get(name, "year"),
            )
    except (ValueError, KeyError, OverflowError):
        return None
    spans: dict[str, Callable[[date], Span]] = {
        "day": day_span,
        "month": lambda day: month_span(day.year, day.month),
        "year": lambda day: year_span(day.year),
        "decade": lambda day: decade_span(day.year),
    }
    if larger is None:
        return None
    start = spans[larger](back)
    return Span(start.first, near, f"{start.edtf}~/..", "")
