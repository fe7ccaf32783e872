"""Joining: two mentions beside each other that give one time."""

import re
from dataclasses import replace
from datetime import date

from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    Span,
    day_span,
    from_to,
    one_of,
    weekday_after,
)
from crisistl.prose.times.mention import Mention, least
from crisistl.prose.times.nights import night_of
from crisistl.prose.times.offsets import counted_from

DAY_KINDS = (
    "holiday",
    "iso",
    "numeric",
    "day",
    "range",
    "list",
    "ordinal",
    "today",
    "weekday",
    "same_day",
    "next_day",
    "nth_day",
    "between",
    "ordinal_range",
    "weekday_nth",
    "weekday_range",
    "weekday_ordinal",
)


def merged(here: list[Mention], text: str) -> list[Mention]:
    """'between now and mid-February' and 'late January or early February' as one mention."""
    found: list[Mention] = []
    for mention in here:
        before = None
        if found:
            before = found[-1]
        joined = None
        if before:
            joined = _joined(before, mention, text)
        if joined:
            found[-1] = joined
        else:
            found.append(mention)
    return found


_RELATIVE_KINDS = {
    "ago", "unit", "unit_part", "next_day", "same_day", "today", "weekday", "part", "season", "recent", "month_part",
}  # fmt: skip
_IN_OTHER_WORDS = re.compile(
    r"(?:,\s+(?:on|in|at|from|during)?\s*(?:the\s+)?|\s+\(|\s+(?:of|from)\s+(?:the\s+)?)"
)


_IN = re.compile(r"\s+(?:in|on)\s+(?:the\s+)?")


def _said_again(before: Mention, mention: Mention, between: str) -> Mention | None:
    """One mention of a time that is given twice: 'a year later, in September 2014', 'in the night of 3 May'."""
    if not _may_be_again(before, mention, between):
        return None
    if mention.kind == "weekday":
        return _day_of_week(before, mention)
    if between.strip() in ("of", "from", "of the", "from the"):
        is_same = before.kind == "part"
    else:
        is_same = not _are_apart(before, mention)
    if not is_same:
        return None
    if before.kind == "weekday" and _is_another_day(before, mention):
        mention = _contradicted(before, mention)
    return replace(
        mention,
        start=before.start,
        lead=before.lead or mention.lead,
        lead_start=before.lead_start,
        part_of_day=mention.part_of_day or before.part_of_day,
    )


def _may_be_again(before: Mention, mention: Mention, between: str) -> bool:
    if before.kind not in _RELATIVE_KINDS or mention.kind not in _ABSOLUTE_KINDS:
        return False
    if mention.first is None:
        return False
    if _IN_OTHER_WORDS.fullmatch(between):
        return True
    return _is_within(before, mention, between)


def _are_apart(before: Mention, mention: Mention) -> bool:
    """Whether two times are too far from each other to be one."""
    if not (before.first and before.last and mention.first and mention.last):
        return False
    apart = max(mention.first - before.last, before.first - mention.last)
    return apart.days > _APART


def _is_within(before: Mention, mention: Mention, between: str) -> bool:
    """Whether a month or a day says when in a year or a month it was: 'Last year in March'."""
    if before.kind != "unit" or not _IN.fullmatch(between):
        return False
    if mention.kind == "weekday":
        return True
    if before.first is None or before.last is None:
        return False
    assert mention.first
    assert mention.last
    return before.first <= mention.first and mention.last <= before.last


def _is_another_day(weekday: Mention, mention: Mention) -> bool:
    """Whether a single day isn't the weekday that is given with it."""
    if weekday.first is None or weekday.first != weekday.last:
        return False
    if mention.first is None or mention.first != mention.last:
        return False
    return weekday.first.weekday() != mention.first.weekday()


def _contradicted(weekday: Mention, mention: Mention) -> Mention:
    """A day with a weekday that it did not have: 'on Monday (2 April)'."""
    assert weekday.first
    assert mention.first
    is_day = WEEKDAY_NAMES[mention.first.weekday()]
    said = WEEKDAY_NAMES[weekday.first.weekday()]
    problem = f"{mention.first} was a {is_day}, not a {said}"
    options = (mention.first.isoformat(), weekday.first.isoformat())
    why = f"{problem}: check the day"
    return replace(mention, sure="low", options=options, why=why, problem=problem)


def _day_of_week(before: Mention, mention: Mention) -> Mention | None:
    """The day of 'next week, on Tuesday'."""
    if before.kind not in ("unit", "unit_part") or not before.first or not before.last:
        return None
    assert mention.first
    found = weekday_after(before.first, mention.first.weekday(), same=True)
    if found > before.last or (before.last - before.first).days > _WEEK:
        return None
    day = day_span(found)
    return replace(
        mention, start=before.start, lead=before.lead, lead_start=before.lead_start, date=day.edtf, first=found,
        last=found, value=day.value, options=(), why=f"the {WEEKDAY_NAMES[found.weekday()]} of {before.text!r}",
        sure=least(before.sure, "medium"),
    )  # fmt: skip


_WEEK = 7  # days
_ABSOLUTE_KINDS = {
    "day", "iso", "numeric", "range", "month", "year", "list", "holiday", "ordinal", "ordinal_range", "weekday",
    "weekday_nth", "weekday_range",
}  # fmt: skip
_APART = 31  # days between two readings that may still be of one time


def _joined(before: Mention, mention: Mention, text: str) -> Mention | None:
    between = text[before.end : mention.start]
    if night := night_of(before, mention, between):
        return replace(night, text=text[night.start : night.end])
    if again := _said_again(before, mention, between):
        return replace(again, text=text[again.start : again.end])
    if timed := _with_time_of_day(before, mention, between):
        return replace(timed, text=text[timed.start : timed.end])
    if counted := counted_from(before, mention, between):
        return replace(counted, text=text[counted.start : counted.end])
    bounds = _bounds(before, mention, between)
    if bounds is None:
        return None
    span, kind = bounds
    return replace(
        mention, start=before.start, text=text[before.start : mention.end], kind=kind, date=span.edtf, first=span.first,
        last=span.last, why=f"{before.why}; {mention.why}", sure=least(before.sure, mention.sure, "medium"),
        lead=before.lead, lead_start=before.lead_start, value=span.value,
    )  # fmt: skip


_BESIDE = re.compile(
    r"[\s,(]*(?:at\s+(?:about\s+|around\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+"
    r"(?:o[’']clock\s+)?in\s+)?(?:(?:on|at|in|of|about|around)\s+){0,2}(?:the\s+)?(?:(?:morning|afternoon|evening|night)\s+of\s+)?"
)
_TIMES_OF_DAY = ("clock", "part")


def _with_time_of_day(
    before: Mention, mention: Mention, between: str
) -> Mention | None:
    """A day with the clock or the part of the day beside it: 'at noon on Friday', '24 May, 05:00'."""
    if not _BESIDE.fullmatch(between):
        return None
    day, time = before, mention
    if before.kind in _TIMES_OF_DAY:
        day, time = mention, before
    if time.kind not in _TIMES_OF_DAY or not _lacks_time(day):
        return None
    clock = _clock_of(time, between if time is mention else "")
    if time.kind == "clock" and clock is None:
        return None
    lead = day.lead
    if lead == "of":  # 'in the early morning of Wednesday'
        lead = before.lead
    return replace(
        day, start=before.start, end=mention.end, lead=lead,
        lead_start=before.lead_start, clock=clock, part_of_day=time.part_of_day or day.part_of_day,
    )  # fmt: skip


def _lacks_time(mention: Mention) -> bool:
    """Whether a mention is a single day without a time."""
    if mention.kind not in DAY_KINDS or mention.clock or mention.first is None:
        return False
    return mention.first == mention.last


def _clock_of(time: Mention, between: str) -> str | None:
    """The time of day as EDTF has it; None where it says only before or after when something was."""
    if time.kind != "clock":
        return None
    if time.lead in ("about", "around") or re.search(r"\b(?:about|around)\b", between):
        return f"{time.value}~"
    if time.lead in ("", "at", "on", "of"):
        return time.value
    return None


def _bounds(before: Mention, mention: Mention, between: str) -> tuple[Span, str] | None:
    """What two dates make with the words between them: one of the days between, or all of them."""
    if not _is_one_date(mention) or not _may_begin(before):
        return None
    first, last = before.first or before.base, mention.last
    if first is None or last is None or first > last:
        return None
    word = between.strip().lower()
    if _is_choice(before.lead, word):
        return one_of(first, last), "between"
    if before.lead == "from" and _TO_DATE.fullmatch(word):
        return _all_from(before, first, mention), "range"
    return None


def _is_choice(lead: str, word: str) -> bool:
    """Whether only one day of two is meant, or one between them."""
    is_between = lead == "between" and _AND_DATE.fullmatch(word) is not None
    return is_between or _OR_DATE.fullmatch(word) is not None


def _all_from(before: Mention, first: date, mention: Mention) -> Span:
    """All days from the first one of a mention, which may be 'now', to that of another."""
    assert mention.last
    start = before.date or first.isoformat()
    end = Span(mention.last, mention.last, mention.date or "", "")
    return from_to(Span(first, first, start, start), end)


def _may_begin(mention: Mention) -> bool:
    """Whether a mention may be the first of two dates: one date, or 'from now'."""
    is_now = mention.kind == "now" and mention.lead in ("between", "from")
    return is_now or _is_one_date(mention)


_AND_DATE = re.compile(r"and(?: (?:in|by|on))?(?: the)?")
_OR_DATE = re.compile(r"or(?: (?:in|at|by|on))?(?: the)?")
_TO_DATE = re.compile(r"(?:to|until|through|till)(?: the)?")


def _is_one_date(mention: Mention) -> bool:
    """Whether a mention has a single date, not a range."""
    if mention.first is None or mention.date is None:
        return False
    return "/" not in mention.date
