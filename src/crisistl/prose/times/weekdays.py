"""Weekdays: Monday, last Friday, the following Sunday."""

from datetime import date, timedelta

from crisistl.prose.documents.document import Sure
from crisistl.prose.times.bases import latest_day, one_line, speaking_day
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    WEEKDAYS,
    day_span,
    week_of,
    weekday_after,
    weekday_before,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.cues import is_earlier
from crisistl.prose.times.mention import Raw


def weekday(raw: Raw, context: Context) -> Reading | None:
    """A weekday: the latest one up to the day of publication, or the next where the sentence looks ahead."""
    number = WEEKDAYS[raw.get("wd")]
    relation = one_line(raw.get("rel"))
    if relation in ("the following", "the next"):
        near, name = latest_day(context)
        return Reading(
            day_span(weekday_after(near, number)),
            f"the first {raw.get('wd').title()} after {name}",
            "medium",
        )
    if relation == "the previous":
        near, name = latest_day(context)
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
    near, name = speaking_day(context)
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
