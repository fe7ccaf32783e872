"""The payload: what the page's script needs beside the page itself, as JSON that can't end its element."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from crisistl.dates import EventDate, Moment
from crisistl.dates.axis import DAY
from crisistl.formats.page.strip import Bar
from crisistl.model.tenure import wholes_on
from crisistl.model.timeline import Actor, Event, Theme, Timeline
from crisistl.query.cells import either_side
from crisistl.text.names import MARKS, STROKES, TYPESET

_EPOCH = date(1970, 1, 1).toordinal()
_DIGITS = 6  # tenths of a second
# what lower case in JavaScript leaves and case folding does not
_FOLDED = (("ß", "ss"), ("ς", "σ"))
_UNSAFE = "<>&\u2028\u2029"


def payload(
    events: Sequence[Event],
    acting: Sequence[Sequence[str]],
    axis: Sequence[Bar],
    timeline: Timeline,
) -> str:
    """The registers, the events in their order on the page, the bars of the strip, and what folding takes away.

    `acting` has for each event who acts or is acted on, as `with_wholes` says. Days are counted from 1970; an
    actor or a theme is its place in its register, with the place of what it is part of as its `whole`.
    """
    data = {
        "actor": _register(timeline.actors, aliases=True),
        "theme": _register(timeline.themes, aliases=False),
        "events": [*_rows(events, acting, timeline)],
        "plain": [*TYPESET, *STROKES, *_FOLDED],
        "marks": MARKS.pattern.encode("unicode_escape").decode(),
        "bars": [
            [
                *_days(bar.period.lower, bar.period.upper),
                bar.x,
                bar.x + bar.width,
                bar.unit,
            ]
            for bar in axis
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in _UNSAFE:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _register(register: Sequence[Actor | Theme], *, aliases: bool) -> list[Any]:
    places = {part.id: place for place, part in enumerate(register)}
    found = []
    for part in register:
        row: dict[str, Any] = {"id": part.id, "name": part.name}
        if part.part_of:
            row["whole"] = places[part.part_of]
        if aliases and part.aliases:
            row["also"] = part.aliases
        found.append(row)
    return found


def _rows(
    events: Sequence[Event], acting: Sequence[Sequence[str]], timeline: Timeline
) -> Iterator[list[Any]]:
    actors = {actor.id: place for place, actor in enumerate(timeline.actors)}
    themes = {theme.id: place for place, theme in enumerate(timeline.themes)}
    as_of = timeline.as_of
    for event, named in zip(events, acting, strict=True):
        yield [
            _bounds(event.date, as_of),
            [actors[i] for i in named],
            [themes[i] for i in event.themes],
        ]


def with_wholes(event: Event, timeline: Timeline) -> tuple[str, ...]:
    """Who is on either side, and whom they spoke for by a role with dates on the day of the event."""
    named = either_side(event)
    register = timeline.actors_by_id
    wholes = (
        whole
        for identity in named
        if register[identity].roles
        for whole, _ in wholes_on(register[identity], event.date)
    )
    return tuple(dict.fromkeys((*named, *wholes)))


@lru_cache(maxsize=1 << 14)
def _bounds(when: EventDate, as_of: date | None) -> list[float]:
    """s1, s2, e1, e2 (DATES.md) in days, without what repeats. An open end has not come before `as_of`."""
    bounds = (
        when.earliest_start,
        when.latest_start,
        when.earliest_end,
        when.latest_end,
    )
    if when.clock:
        s1, s2, e1, e2 = _times(when, bounds)
    else:
        s1, s2, e1, e2 = _days(*bounds)
    if as_of and when.end == "open":
        e1 = max(s1, as_of.toordinal() - _EPOCH)
    if (e1, e2) != (s1, s2):
        return [s1, s2, e1, e2]
    if s1 == s2:
        return [s1]
    return [s1, s2]


def _times(when: EventDate, bounds: Iterable[Moment]) -> list[float]:
    """The bounds of a date with a time, in days and parts of a day; whole days where its clock isn't the page's.

    A whole number is the first second of a day in the place of a lower bound, and the last in that of an upper one.
    """
    assert when.clock
    offsets = (when.clock.start_offset, when.clock.end_offset)
    if not when.clock.placed and offsets != (None, None):
        return _days(*bounds)
    found = []
    for bound in bounds:
        day, second = bound.day_number - _EPOCH, bound.second_of_day
        is_whole = second in (0, DAY - 1)
        found.append(day if is_whole else round(day + second / DAY, _DIGITS))
    return found


def _days(*days: Moment) -> list[float]:
    return [day.day_number - _EPOCH for day in days]
