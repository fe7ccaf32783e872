"""Told weekdays: those that count from the day that the text named last: 'the following Sunday', 'that Tuesday'."""

from dataclasses import dataclass

from crisistl.prose.times.bases import latest_day
from crisistl.prose.times.calendar import (
    WEEKDAY_NAMES,
    day_span,
    weekday_after,
    weekday_before,
)
from crisistl.prose.times.context import Context, Reading
from crisistl.prose.times.cues import is_earlier_at

_BOUNDS = ("until", "till", "by")


def counted_on(number: int, context: Context, lead: str = "") -> Reading:
    """The first such weekday after the day that the text named last, or the latest where the clause looks back."""
    assert context.last
    # 'The defenders had been given until Monday' doesn't look back from the day named last
    if lead not in _BOUNDS and is_earlier_at(context.sentence, context.at):
        # 'On the 23rd it signed. He had boarded the ship on Wednesday'
        back = weekday_before(context.last.last, number)
        why = f"the latest {WEEKDAY_NAMES[number]} up to {context.last_words!r}"
        return Reading(day_span(back), why, "medium", counted=True)
    found = weekday_after(context.last.first, number)
    why = f"the first {WEEKDAY_NAMES[number]} after {context.last_words!r}"
    return Reading(day_span(found), why, "medium", counted=True)


@dataclass(frozen=True, slots=True)
class _Relation:
    """Which weekday is meant, seen from the day named last."""

    is_after: bool
    may_be_same: bool
    words: str


FROM_LATEST = {
    "the following": _Relation(True, False, "the first {} after {}"),
    "the next": _Relation(True, False, "the first {} after {}"),
    "after": _Relation(True, False, "the first {} after {}"),
    "afterwards": _Relation(True, False, "the first {} after {}"),
    "following": _Relation(True, False, "the first {} after {}"),
    "the previous": _Relation(False, False, "the last {} before {}"),
    "before": _Relation(False, False, "the last {} before {}"),
    "the": _Relation(True, True, "the first {} from {}"),
    "that": _Relation(True, True, "the first {} from {}"),
    "that same": _Relation(True, True, "the first {} from {}"),
}


def from_latest(number: int, words: str, context: Context) -> Reading:
    relation = FROM_LATEST[words]
    near, name = latest_day(context)
    if context.last:
        near, name = context.last.last, repr(context.last_words)
    named = context.day_named
    if relation.may_be_same and named:
        # 'since the night of 23 October ... It had begun that Tuesday'
        first = weekday_after(named.first, number, same=True)
        if first <= named.last:
            return Reading(
                day_span(first), f"the day of {name}", "medium", counted=True
            )
    is_after = relation.is_after
    if is_after and context.today and not context.is_ahead():
        is_after = weekday_after(near, number, same=True) <= context.today
    if is_after:
        found = weekday_after(near, number, same=relation.may_be_same)
    else:
        found = weekday_before(near, number, same=False)
    why = relation.words.format(WEEKDAY_NAMES[number], name)
    return Reading(day_span(found), why, "medium", counted=True)
