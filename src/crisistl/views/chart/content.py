"""The content of a chart, however it is drawn: its lanes, the days of its scale, and the remarks below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING, END, EventDate, Moment, Period
from crisistl.dates.axis import first_second, moment
from crisistl.dates.calendar import UNITS
from crisistl.engine.answer import Answer
from crisistl.errors import InvalidSetting
from crisistl.output.cells import text_of
from crisistl.query.counted import counted_field
from crisistl.query.tree import window_of
from crisistl.text.wording import counted
from crisistl.views.chart.density import Density
from crisistl.views.chart.legend import scale_words
from crisistl.views.counts.groups import MISSING, TREES, Groups
from crisistl.views.glyphs import Glyphs

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

NO_LANES = "none"


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one actor, theme, type ..., under its name."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class LanesDrawn:
    """The field of the lanes, the level to which parts are rolled up, how many are drawn and how many there are."""

    kind: str
    depth: int
    drawn: int
    known: int


def lanes_of(answer: Answer, kind: str, depth: int) -> list[Lane]:
    """All lanes there could be, the busiest first, the one of events without a value last."""
    if kind == NO_LANES:
        return []
    field = counted_field(kind)
    if field.name in UNITS:
        raise InvalidSetting(
            "lanes",
            "time runs from left to right already",
            "use actor, theme or type",
            value=field.name,
        )
    groups = Groups.of(field, answer.head, depth)
    found: dict[str, list[Event]] = {}
    for hit in answer.hits:
        for key in groups.keys(hit.event) or (MISSING,):
            found.setdefault(key, []).append(hit.event)
    order = sorted(found, key=lambda key: (key == MISSING, -len(found[key])))
    return [
        Lane(text_of(groups.label(key), groups.column), tuple(found[key]))
        for key in order
    ]


def days_of(answer: Answer) -> Counter[Moment]:
    """The days on which events begin, and how many do; and without any the days that the scale must reach."""
    window = window_of(answer.query)
    if window:
        period = window.period
    else:
        period = Period(BEGINNING, END)
    dates = [hit.event.date for hit in answer.hits]
    days: Counter[Moment] = Counter()
    for when in dates:
        if when.has_start and period.lower <= when.earliest_start <= period.upper:
            days[when.earliest_start] += 1
    reached = _reached(dates, period)
    if not days and not reached:
        as_of = answer.head.as_of
        reached = [first_second(as_of) if as_of else moment(1)]
    for day in reached:
        days[day] += 0  # a day of the scale on which nothing begins
    return days


def starts_of(answer: Answer) -> Iterator[tuple[Moment, Moment]]:
    """The earliest and the latest second in which each event may begin."""
    for hit in answer.hits:
        yield hit.event.date.earliest_start, hit.event.date.latest_start


def _reached(dates: Sequence[EventDate], period: Period) -> list[Moment]:
    """The last day of an event in the period, and its first day where an event began before it."""
    # what is on some day not known reaches to no day of its own, unless there is nothing else to draw
    exact = [when for when in dates if when.precision == "span" or when.is_one_day]
    reached = []
    if ends := _ends_from(period.lower, exact or dates):
        reached.append(min(max(ends), period.upper))
    began_before = any(when.earliest_start < period.lower for when in dates)
    if period.lower > BEGINNING and began_before:
        reached.append(period.lower)
    return reached


def _ends_from(first: Moment, dates: Iterable[EventDate]) -> list[Moment]:
    """The known ends of dates that end on a day or later."""
    return [when.latest_end for when in dates if first <= when.latest_end < END]


def remarks(
    answer: Answer, density: Density, glyphs: Glyphs, lanes: LanesDrawn
) -> Iterator[str]:
    """Sentences below a chart: its scale, its heights, what began before it, and which lanes there are."""
    yield from scale_words(density.scale, glyphs)
    yield from density.words()
    if density.vague:
        yield _vague_words(density.vague)
    if before := len(answer.hits) - density.counts.total() - density.vague:
        events = counted(before, "event")
        yield f"{events} began before {density.scale.stretches[0].lower}, or at an unknown time."
    if lanes.kind != NO_LANES:
        rolled = lanes.depth == 1 and _has_tree(answer, lanes.kind)
        shown = f"Lanes: the busiest {lanes.drawn} of {lanes.known:,}"
        yield f"{shown}, each with all that is part of it." if rolled else f"{shown}."


def _vague_words(number: int) -> str:
    if number == 1:
        return "1 event has a date vaguer than a column; no height counts it."
    return f"{number:,} events have dates vaguer than a column; no height counts them."


def _has_tree(answer: Answer, lanes: str) -> bool:
    parts = {"theme": answer.head.themes}.get(lanes, answer.head.actors)
    return counted_field(lanes).ask in TREES and any(part.part_of for part in parts)
