"""Relative mentions: weekdays, today, ago and later, last week, for months."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.absolute import part_of
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    WEEKDAYS,
    Span,
    day_span,
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
from crisistl.prose.times.context import ENTRY, Context, NeedsToday, Reading
from crisistl.prose.times.cues import is_earlier
from crisistl.prose.times.mention import Raw

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "a hundred": 100, "a couple of": 2, "couple of": 2, "a dozen": 12,
}  # fmt: skip
_INITIAL = 12  # characters: a mention so near to the beginning of its sentence dates what follows
_LETTER = {"hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "M", "year": "Y",
           "decade": "E", "century": "C"}  # fmt: skip
_DAYS_OFF = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "the night before last": -2,
    "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0,
}  # fmt: skip


def _reference(context: Context) -> tuple[date, str]:
    if context.speaking is None:
        raise NeedsToday
    return context.speaking


def _latest(context: Context) -> tuple[date, str]:
    if context.latest is None:
        raise NeedsToday
    return context.latest


def _words(text: str) -> str:
    return " ".join(text.split())


def number_of(text: str) -> int | None:
    """The number that a word or figures give; None for 'several' and for no number."""
    text = _words(text)
    if text.isdigit():
        return int(text)
    return _NUMBERS.get(text)


def unit_of(text: str) -> str:
    """The unit in the singular."""
    singular = text.removesuffix("s")
    return {"centurie": "century", "centur": "century"}.get(singular, singular)


def today(raw: Raw, context: Context) -> Reading | None:
    """today, yesterday, last night: from the day of publication, in a chronology from its entry."""
    words = _words(raw.get("w"))
    near, name = _reference(context)
    sure: Sure = "high"
    if context.in_list and context.anchor and context.today != near:
        sure = "low"
    if words == "overnight":
        sure = "low"
    found = near + timedelta(_DAYS_OFF[words])
    return Reading(day_span(found), f"'{words}' from {name}", sure)


def now(raw: Raw, context: Context) -> Reading | None:
    words = _words(raw.get("w"))
    if words == "the past":
        return Reading(None, "some time before", "low", value="PAST_REF")
    if "after" in words:
        return Reading(None, "a short time after what is before it", "low")
    if context.today is None and context.reference is None:
        return Reading(None, "no date", "low", value="PRESENT_REF")
    _near, name = _reference(context)
    return Reading(None, f"'{words}' is {name}", "low", value="PRESENT_REF")


def weekday(raw: Raw, context: Context) -> Reading | None:
    """A weekday: the latest one up to the day of publication, or the next where the sentence looks ahead."""
    number = WEEKDAYS[raw.get("wd")]
    relation = _words(raw.get("rel"))
    if relation in ("the following", "the next"):
        near, name = _latest(context)
        return Reading(
            day_span(weekday_after(near, number)),
            f"the first {raw.get('wd').title()} after {name}",
            "medium",
        )
    if relation == "the previous":
        near, name = _latest(context)
        return Reading(
            day_span(weekday_before(near, number, same=False)),
            f"the last before {name}",
            "medium",
        )
    day_name = WEEKDAY_NAMES[number]
    if context.in_entry:
        return _weekday_in_list(raw, context, number)
    if context.is_past and context.last and not relation:
        found = weekday_after(context.last.first, number, same=False)
        why = f"the first {day_name} after {context.last_words!r}"
        return Reading(day_span(found), why, "medium")
    near, name = _reference(context)
    if relation == "last":
        return _last_weekday(near, number, name)
    if relation in ("next", "coming", "this coming"):
        return Reading(
            day_span(weekday_after(near, number)),
            f"the next {day_name} after {name}",
            "medium",
        )
    if relation == "this":
        return Reading(
            day_span(week_of(near)[0] + timedelta(number)),
            f"the {day_name} of the week of {name}",
            "medium",
        )
    if context.is_ahead(raw.lead):
        return Reading(
            day_span(weekday_after(near, number)),
            f"the next {day_name} after {name}",
            "medium",
        )
    sure: Sure = "medium"
    if raw.lead in ("on", "", "late on", "early on", "since"):
        sure = "high"
    return Reading(
        day_span(weekday_before(near, number)),
        f"the latest {day_name} up to {name}",
        sure,
    )


def _last_weekday(near: date, number: int, name: str) -> Reading:
    found = weekday_before(near, number, same=False)
    why = f"the last {WEEKDAY_NAMES[number]} before {name}"
    # 'last Friday' said on a Sunday is the one two days ago, or a week before that
    sure: Sure = "low"
    if (near - found).days > 2:
        sure = "medium"
    return Reading(day_span(found), why, sure)


def _weekday_in_list(raw: Raw, context: Context, number: int) -> Reading:
    assert context.anchor
    near, words = context.anchor.first, context.anchor.words
    name = WEEKDAY_NAMES[number]
    if context.is_stem:
        if context.newest_first:
            found = weekday_before(near, number)
        else:
            found = weekday_after(near, number, same=False)
        return Reading(
            day_span(found),
            f"the first {name} {'before' if context.newest_first else 'after'} {words!r}",
            "medium",
        )
    if context.is_ahead(raw.lead):
        return Reading(
            day_span(weekday_after(near, number)),
            f"the next {name} after {words!r}",
            "medium",
        )
    same = not is_earlier(context.sentence)
    return Reading(
        day_span(weekday_before(near, number, same=same)),
        f"the latest {name} up to {words!r}",
        "medium",
    )


def unit(raw: Raw, context: Context) -> Reading | None:
    """last week, this year, the following month."""
    relation, name = _words(raw.get("rel")), raw.get("unit")
    shift = {"last": -1, "the previous": -1, "the past": -1, "this": 0, "the": 0, "the current": 0,
             "that": 0, "the same": 0,
             "next": 1, "the following": 1, "the coming": 1, "the next": 1, "coming": 1}[relation]  # fmt: skip
    on = relation in ("the following", "the previous", "that", "the same", "the next")
    if on:
        near, words = _latest(context)
    else:
        near, words = _reference(context)
    if name == "weekend":
        return _weekend(near, shift, relation, words)
    span = _unit_span(near, shift, name)
    if span is None:
        return None
    if raw.get("pos") in ("early", "late"):
        span = _third_of(span, name, raw.get("pos"))
    if raw.get("pos").startswith("earlier") and shift == 0 and span.first < near:
        span = Span(span.first, near, span.edtf, span.value)
    return Reading(span, f"'{relation} {name}' from {words}", "medium")


def _third_of(span: Span, name: str, part: str) -> Span:
    """The first or last third of a month or a year: 'early last month'."""
    first = span.first
    if name == "month":
        return month_span(first.year, first.month, part)
    if name == "year":
        return year_span(first.year, part)
    return span


def _unit_span(near: date, shift: int, name: str) -> Span | None:
    try:
        if name == "week":
            first, last = week_of(near + timedelta(7 * shift))
            return one_of(first, last, week_value(first))
        moved = shifted(near.replace(day=1), shift, name)
    except (ValueError, OverflowError):
        return None
    if name == "month":
        return month_span(moved.year, moved.month)
    if name == "quarter":
        number = (moved.month + 2) // 3
        first, last = (
            month_span(moved.year, number * 3 - 2).first,
            month_span(moved.year, number * 3).last,
        )
        return Span(
            first, last, f"{moved.year}-{32 + number}", f"{moved.year}-Q{number}"
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
        saturday -= timedelta(7)
    if relation == "this" and near.weekday() < 5:
        saturday = weekday_after(near, 5)
    span = one_of(saturday, saturday + timedelta(1), f"{week_value(saturday)}-WE")
    return Reading(
        span, f"'{relation} weekend' from {words}", "low" if shift == 0 else "medium"
    )


def unit_part(raw: Raw, context: Context) -> Reading | None:
    """the end of the week, mid-week, the beginning of the year."""
    shift = {"last": -1, "next": 1}.get(raw.get("rel"), 0)
    near, words = _reference(context)
    part, name = part_of(raw.get("q")), raw.get("unit")
    if name == "week":
        monday = week_of(near + timedelta(7 * shift))[0]
        low, high = {"early": (0, 1), "mid": (2, 2), "late": (4, 6)}[part]
        span = one_of(
            monday + timedelta(low), monday + timedelta(high), week_value(monday)
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


def same_day(raw: Raw, context: Context) -> Reading | None:
    near, words = _latest(context)
    return Reading(day_span(near), f"the day of {words}", "medium")


def next_day(raw: Raw, context: Context) -> Reading | None:
    words = _words(raw.get("w"))
    near, name = _latest(context)
    shift = 1
    if re.search(r"previous|before|earlier", words):
        shift = -1
    return Reading(
        day_span(near + timedelta(shift)), f"'{words}', counted from {name}", "medium"
    )


def ago(raw: Raw, context: Context) -> Reading | None:
    """Three days ago, two weeks later, a day after."""
    number, name = number_of(raw.get("n")), unit_of(raw.get("unit"))
    direction = _words(raw.get("dir"))
    value = f"P{number or 'X'}{_LETTER.get(name, 'X')}"
    if direction == "within":
        return Reading(
            None,
            "a time within which something is to happen",
            "low",
            value=value,
            type="DURATION",
        )
    from_today = direction in ("ago", "from now")
    if from_today:
        near, words = _reference(context)
    else:
        near, words = _latest(context)
    if number is None or name == "century":
        return Reading(
            None, f"counted from {words}, without a number", "low", value="PAST_REF"
        )
    if name == "hour":
        return Reading(day_span(near), f"hours from {words}", "low", type="TIME")
    back = direction in ("ago", "earlier", "before", "previously", "prior")
    if direction in ("after", "before") and context.at > _INITIAL:
        # "A, a day after B": what has a date is A, so that B was before it
        back = not back
    try:
        moved = shifted(near, -number if back else number, name)
    except (ValueError, OverflowError):
        return None
    since = context.last_month or context.last
    if (
        not from_today
        and since
        and since.first != since.last
        and name in ("day", "week")
    ):
        return _later_than_span(since, moved - near, words)
    if (
        not back
        and not from_today
        and context.today
        and moved > context.today
        and not context.is_ahead()
    ):
        return Reading(
            None,
            f"counted from {words} it would be after the day of publication",
            "low",
        )
    return Reading(
        _as_exact_as(moved, name, bool(raw.get("about"))),
        f"{number} {name}{'s' if number > 1 else ''} {'before' if back else 'after'} {words}",
        "medium",
    )


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
    if about and name != "day":
        return Span(span.first, span.last, f"{span.edtf}~", span.value)
    return span


def recent(raw: Raw, context: Context) -> Reading | None:
    """In recent months, over the past two weeks."""
    word, name = _words(raw.get("about")), unit_of(raw.get("unit"))
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
    return Reading(_since(context, number, name), f"'{word} {name}s' up to {_reference(context)[1]}", "low",
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
    words = _reference(context)[1]
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
    near, words = _reference(context)
    if context.last_is_near:
        near, words = _latest(context)
    found = near + timedelta(number * (7 if name == "week" else 1))
    why = f"{number} {name}{'s' if number > 1 else ''} after {words}"
    return Reading(day_span(found), why, "medium")


_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:due )?to)\b[^,.;]{0,40}\bin\s+$"
)


def _since(context: Context, number: int | None, name: str) -> Span | None:
    """About so long ago until now: the unit is the exactness, and without a number the next larger one."""
    near = _reference(context)[0]
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


def part(raw: Raw, context: Context) -> Reading | None:
    """In the evening: of the day of the entry, or of the day last mentioned."""
    in_entry = context.in_list or context.today_name == ENTRY
    entry = None
    if in_entry:
        entry = context.reference
    near, words = entry or _latest(context)
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
