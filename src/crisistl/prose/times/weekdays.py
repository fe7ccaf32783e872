"""Weekdays: Monday, last Friday, the following Sunday, the second Tuesday of May."""

import re
from dataclasses import replace

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import (
    latest_day,
    one_line,
    speaking_day,
)
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    WEEKDAYS,
    day_span,
    days_from,
    week_of,
    weekday_after,
    weekday_before,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.cues import (
    has_timetable_verb,
    is_earlier,
    is_earlier_at,
    is_past,
    is_perfect,
    may_be_announced,
)
from crisistl.prose.times.lengths import number_of
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.told_weekdays import FROM_LATEST, counted_on, from_latest

_PLAIN_LEADS = ("on", "", "late on", "early on", "since")
_WEEKS = {
    "last week": -1,
    "this week": 0,
    "that week": 0,
    "the same week": 0,
    "next week": 1,
    "the following week": 1,
    "the previous week": -1,
}
_WEEK_LENGTH = 7
# 'warned that the army could attack on Friday', 'threatened to attack on Monday'
_MAY_BE_AHEAD = re.compile(
    r"\b(?:could|(?:threaten|promis|vow|pledg)\w* to)\s[^,;.]*$", re.IGNORECASE
)
# 'The governor said on Friday': of the report, whatever year is named before
_SAID = re.compile(
    r"\b(?:said|says|told (?:[\w’'-]+ ){1,3}|announced|confirmed|added|denied|warned|ruled|vowed)\s*"
    r"(?:(?:late |early )?on\s+)?$"
)
# 'on Friday two weeks ago', 'on Tuesday before last'
_WEEKS_AGO = re.compile(
    r"\s+(?:(?P<n>an?|one|two|three|four|five|six|\d)\s+weeks?\s+ago|before\s+last)\b"
)


def weekday(raw: Raw, context: Context) -> Reading | None:
    """A weekday: the latest one up to the day of publication, or the next where the sentence looks ahead."""
    number = WEEKDAYS[raw.get("wd")]
    relation = one_line(raw.get("rel"))
    if named := _of_named_week(number, relation, context):
        return named
    if relation in FROM_LATEST:
        return from_latest(number, relation, context)
    if context.in_entry:
        return _weekday_in_list(raw, context, number)
    if not relation and _goes_on_from_last(raw, context):
        return counted_on(number, context, raw.lead)
    if relation == "last":
        return _last_weekday(number, context)
    if relation in ("next", "coming", "this coming") or context.is_ahead(raw.lead):
        return _ahead(number, relation, context)
    if relation == "this":
        return _of_this_week(number, context)
    return _by_publication(raw, context, number)


def _of_named_week(number: int, relation: str, context: Context) -> Reading | None:
    """A weekday of a week that words beside it give: 'Thursday week', 'Friday of last week', 'Friday two weeks ago'."""
    if relation == "week":
        return _weekday_week(number, context)
    if relation in _WEEKS:
        return _of_week(number, relation, context)
    told = _WEEKS_AGO.match(context.sentence, context.end)
    if told and relation in ("", "the"):
        return _weeks_ago(number, told["n"], context)
    return None


def _goes_on_from_last(raw: Raw, context: Context) -> bool:
    """Whether a text about the past goes on to a weekday from the day named last.

    A history without weekdays of its own time does so too; 'said on Friday' in a report is of the report.
    """
    if context.last is None:
        return False
    if context.is_past:
        is_said = _SAID.search(context.sentence[: context.at]) is not None
        return not (context.is_news and is_said)
    is_story = context.is_old and context.is_history and not context.is_news
    return is_story and not context.is_ahead(raw.lead)


def _of_this_week(number: int, context: Context) -> Reading:
    near, name = speaking_day(context)
    found = days_from(week_of(near)[0], number)
    why = f"the {WEEKDAY_NAMES[number]} of the week of {name}"
    return Reading(day_span(found), why, "medium")


def _ahead(number: int, relation: str, context: Context) -> Reading:
    """The next one; 'will vote on Tuesday', written on a Tuesday, may be the same day."""
    near, name = speaking_day(context)
    found = weekday_after(near, number)
    why = f"the next {WEEKDAY_NAMES[number]} after {name}"
    if near.weekday() != number or relation:
        return Reading(day_span(found), why, "medium")
    options = (near.isoformat(), found.isoformat())
    return Reading(day_span(near), f"{name}, or {why}", "low", options)


def _weeks_ago(number: int, weeks: str | None, context: Context) -> Reading:
    """'Friday two weeks ago': the one nearest to that day; 'Tuesday before last': a week before the latest."""
    near, name = speaking_day(context)
    if weeks is None:
        latest = weekday_before(near, number, same=False)
        found, other = days_from(latest, -_WEEK_LENGTH), latest
        why = f"a week before the last {WEEKDAY_NAMES[number]} before {name}"
    else:
        count = number_of(weeks) or 1
        day = days_from(near, -_WEEK_LENGTH * count)
        found, other = weekday_before(day, number), weekday_after(day, number)
        if (other - day) < (day - found):
            found, other = other, found
        why = f"the {WEEKDAY_NAMES[number]} nearest to {day}"
    options = (found.isoformat(), other.isoformat())
    return Reading(day_span(found), why, "low", options)


def _by_publication(raw: Raw, context: Context, number: int) -> Reading:
    """The latest such weekday up to publication, or the first after the day that a narrative has reached."""
    near, name = speaking_day(context)
    day_name = WEEKDAY_NAMES[number]
    is_bare = not raw.get("rel")
    is_plain = is_bare and raw.lead in _PLAIN_LEADS
    sure: Sure = "high" if is_plain else "medium"
    latest = day_span(weekday_before(near, number))
    found = Reading(latest, f"the latest {day_name} up to {name}", sure)
    if is_bare and _may_be_ahead(context):
        options = (latest.edtf, day_span(weekday_after(near, number)).edtf)
        why = f"{found.why}, or the next one after it"
        return replace(found, why=why, sure="low", options=options)
    if is_plain and _is_timetable(context):
        after = day_span(weekday_after(near, number))
        why = f"in the present tense: the next {day_name} after {name}, or the latest one up to it"
        return Reading(after, why, "low", (after.edtf, latest.edtf))
    if inside := _inside_last(context, number):
        options = (inside.span.edtf, latest.edtf)  # type: ignore[union-attr]
        return inside if inside.span == latest else replace(inside, options=options)
    return _of_narrative(found, context, number, raw.lead)


def _may_be_ahead(context: Context) -> bool:
    """Whether the weekday may be that of what is announced or threatened."""
    before = context.sentence[: context.at]
    return may_be_announced(before) or _MAY_BE_AHEAD.search(before) is not None


def _of_narrative(found: Reading, context: Context, number: int, lead: str) -> Reading:
    """A weekday by publication, or the first one after the day that the text has reached."""
    if context.last is None or context.last.first != context.last.last:
        return found
    near = speaking_day(context)[0]
    told = counted_on(number, context, lead)
    assert told.span
    assert found.span
    looks_back = is_earlier_at(context.sentence, context.at)
    if told.span.first > near or looks_back:
        return found
    if told.span == found.span:
        return replace(found, counted=context.last_is_pinned)
    if context.last_is_pinned:
        options = (told.span.edtf, found.span.edtf)
        return replace(told, options=options, counted=True)
    if context.last_is_near:
        options = (found.span.edtf, told.span.edtf)
        return replace(found, sure="medium", options=options)
    return found


_FEW_DAYS = 2  # between the first and the last: a weekend, not 'last week'


def _inside_last(context: Context, number: int) -> Reading | None:
    """The weekday within the few days named before: 'over the weekend of 2 and 3 March ... on Sunday'."""
    last = context.last
    if last is None or not context.last_is_near or last.first == last.last:
        return None
    found = weekday_after(last.first, number, same=True)
    if found > last.last or (last.last - last.first).days > _FEW_DAYS:
        return None
    why = f"the {WEEKDAY_NAMES[number]} of {context.last_words!r}"
    return Reading(day_span(found), why, "medium", counted=True)


def _is_timetable(context: Context) -> bool:
    """Whether a report in the present tense may say what is to come: 'The president flies to Mali on Monday'."""
    if context.anchor is not None or is_perfect(context.sentence):
        return False
    return has_timetable_verb(context.sentence)


def _of_week(number: int, words: str, context: Context) -> Reading:
    """'Tuesday of last week', 'Friday next week'."""
    if words.startswith("th") and words != "this week":
        near, name = latest_day(context)
    else:
        near, name = speaking_day(context)
    monday = week_of(days_from(near, _WEEK_LENGTH * _WEEKS[words]))[0]
    found = days_from(monday, number)
    why = f"the {WEEKDAY_NAMES[number]} of '{words}' from {name}"
    if number == _SUNDAY:  # for some, the week begins with it
        other = days_from(found, -_WEEK_LENGTH)
        options = (found.isoformat(), other.isoformat())
        return Reading(day_span(found), why, "low", options)
    return Reading(day_span(found), why, "medium")


_SUNDAY = 6


def _weekday_week(number: int, context: Context) -> Reading:
    """'Thursday week': a week after the next Thursday."""
    near, name = speaking_day(context)
    found = days_from(weekday_after(near, number), _WEEK_LENGTH)
    why = f"a week after the next {WEEKDAY_NAMES[number]} from {name}"
    return Reading(day_span(found), why, "medium")


def _last_weekday(number: int, context: Context) -> Reading:
    near, name = speaking_day(context)
    found = weekday_before(near, number, same=False)
    why = f"the last {WEEKDAY_NAMES[number]} before {name}"
    # 'last Friday' said on a Sunday is the one two days ago, or a week before that
    sure: Sure = "low"
    if (near - found).days > 2:
        sure = "medium"
    return Reading(day_span(found), why, sure)


_RELATIONS = {
    "last": (False, "the last"),
    "next": (True, "the next"),
    "coming": (True, "the next"),
    "this coming": (True, "the next"),
}


def _weekday_in_list(raw: Raw, context: Context, number: int) -> Reading:
    assert context.anchor
    near, words = context.anchor.first, context.anchor.words
    name = WEEKDAY_NAMES[number]
    if relation := _RELATIONS.get(one_line(raw.get("rel"))):
        is_after, why = relation
        found = weekday_before(near, number, same=False)
        if is_after:
            found = weekday_after(near, number)
        return Reading(day_span(found), f"{why} {name} from {words!r}", "medium")
    if context.is_stem:
        word = "after"
        found = weekday_after(near, number)
        if context.newest_first:
            word = "before"
            found = weekday_before(near, number)
        return Reading(day_span(found), f"the first {name} {word} {words!r}", "medium")
    after = day_span(weekday_after(near, number))
    same = not is_earlier(context.sentence)
    before = day_span(weekday_before(near, number, same=same))
    if context.is_ahead(raw.lead) or _goes_on(context, number):
        why = f"the next {name} after {words!r}"
        return Reading(after, why, "medium", (after.edtf, before.edtf))
    options: tuple[str, ...] = ()
    if before.first != near:
        options = (before.edtf, after.edtf)
    return Reading(before, f"the latest {name} up to {words!r}", "medium", options)


def _goes_on(context: Context, number: int) -> bool:
    """Whether an entry in the present tense goes on to another day: 'The truce takes effect on Monday'."""
    assert context.anchor
    if context.anchor.first.weekday() == number:
        return False
    return not is_past(context.sentence) and not is_perfect(context.sentence)
