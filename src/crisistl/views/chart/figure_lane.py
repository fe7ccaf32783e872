"""The lane of a drawn chart: a dot for what happened, a bar for what lasted, titles where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from crisistl.output.cells import harmless
from crisistl.output.figure import Box, Dot, Shape, Stroke, Words, fitted, text_width
from crisistl.views.chart.scale import Scale
from crisistl.views.chart.strip import Shape as DateShape
from crisistl.views.wording import claim_first, short_date

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

DOT = 3.2
PITCH = 7.6
"""From the middle of a dot to the middle of the one above it."""

BAR = 15.0
SURE, PERHAPS = 0.42, 0.17
"""How opaque a bar is where something surely lasted, and where it perhaps did."""

_TITLE = 11.5
_LEAST_TITLE = 60.0  # pixels
_MOST_DOTS = 8
_MOST_BARS = 6
_GAP = 3.0
_BESIDE = 4.0  # pixels between a bar and a title beside it


@dataclass(frozen=True, slots=True)
class Place:
    """Where lanes are drawn: the left edge of the scale, and the pixels of one of its columns."""

    scale: Scale
    left: float
    column: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.scale.width * self.column

    def x(self, column: float) -> float:
        """The left edge of a column."""
        return self.left + column * self.column


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """Shapes below the top of a lane, how high they are, and which kinds of them there are for the legend."""

    shapes: tuple[Shape, ...]
    height: float
    kinds: frozenset[str]


def drawn_lane(
    events: Iterable[Event],
    place: Place,
    paint: str,
    top: float,
    as_of: date | None,
) -> DrawnLane:
    """The events of a lane: bars above, then the dots that rise from its lowest line."""
    marks: dict[tuple[int, int], list[tuple[DateShape, Event]]] = defaultdict(list)
    lasting: dict[DateShape, list[Event]] = defaultdict(list)
    kinds: set[str] = set()
    for event in events:
        shape = DateShape.of(event.date, place.scale, as_of)
        if not shape.is_mark:
            lasting[shape].append(event)
            kinds.update(_kinds(shape))
            continue
        marks[shape.first, shape.last].append((shape, event))
        kinds.add("about" if shape.doubtful else "event")
    rows = _packed(lasting)
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        shapes += _drawn_row(row, place, paint, top + number * (BAR + _GAP))
    bars = len(rows) * (BAR + _GAP)
    most = max((len(found) for found in marks.values()), default=0)
    dots = min(most, _MOST_DOTS) * PITCH
    if most > _MOST_DOTS:
        dots += PITCH
    shapes += _dots(marks, place, paint, top + bars + dots - DOT)
    return DrawnLane(tuple(shapes), bars + dots, frozenset(kinds))


def _kinds(shape: DateShape) -> Iterator[str]:
    if shape.is_span and shape.sure_first <= shape.sure_last:
        yield "lasted"
    if not shape.is_span or shape.first < shape.sure_first:
        yield "perhaps"
    if shape.before or (shape.after and not shape.unknown):
        yield "beyond"
    if shape.unknown:
        yield "unknown"


def _packed(
    lasting: dict[DateShape, list[Event]],
) -> list[list[tuple[DateShape, list[Event]]]]:
    """The bars in few rows, none over another; those that find no row share the last."""
    rows: list[list[tuple[DateShape, list[Event]]]] = []
    ends: list[int] = []
    for shape in sorted(lasting, key=lambda s: (s.first, -s.last)):
        free = (n for n, end in enumerate(ends) if end < shape.first)
        row = next(free, None)
        if row is None and len(rows) < _MOST_BARS:
            row = len(rows)
            rows.append([])
            ends.append(0)
        elif row is None:
            row = len(rows) - 1
        rows[row].append((shape, lasting[shape]))
        ends[row] = max(ends[row], shape.last)
    return rows


def _drawn_row(
    row: Sequence[tuple[DateShape, list[Event]]], place: Place, paint: str, y: float
) -> Iterator[Shape]:
    """The bars of a row, each with its title in it or, where that has more room, beside it.

    Before a row whose bars overlap is the number of events in it.
    """
    titled = all(one.last < other.first for (one, _), (other, _) in pairwise(row))
    if not titled:
        number = sum(len(found) for _, found in row)
        x = place.x(row[0][0].first) - _BESIDE
        yield Words(x, y + BAR - 4, f"{number} more", _TITLE, "ink", False, "end")
    free = place.left  # from here on nothing is drawn yet
    for number, (shape, found) in enumerate(row):
        left, right = place.x(shape.first), place.x(shape.last + 1)
        room = _Room(*_inside(shape, left, right), y + BAR - 4)
        yield from _drawn_bar(shape, found, place, paint, y)
        after = place.right
        if number + 1 < len(row):
            after = place.x(row[number + 1][0].first) - _GAP
        free_after = right + _GAP
        if titled:
            for title in _bar_title(found, room, (free, left), (right, after)):
                yield title
                free_after = max(free_after, _end(title) + _GAP)
        free = free_after


@dataclass(frozen=True, slots=True)
class _Room:
    """The left and right edge of the title in a bar, and the line that it is written on."""

    left: float
    right: float
    y: float


def _inside(shape: DateShape, left: float, right: float) -> tuple[float, float]:
    """The left and right edge of the room for a title in a bar, beside its arrows."""
    if shape.before:
        left += 8
    if shape.unknown:
        right -= 10
    elif shape.after:
        right -= 8
    return left + 4, right - 4


def _drawn_bar(
    shape: DateShape, events: Sequence[Event], place: Place, paint: str, y: float
) -> Iterator[Shape]:
    left, right = place.x(shape.first), place.x(shape.last + 1)
    note = "\n".join(map(_note, events))
    yield Box(left, y, right - left, BAR, paint, PERHAPS, 2, note)
    if shape.is_span and shape.sure_first <= shape.sure_last:
        start, end = place.x(shape.sure_first), place.x(shape.sure_last + 1)
        yield Box(start, y, end - start, BAR, paint, SURE, 2, note)
    if shape.before:
        yield _arrow(left + 6, y + BAR / 2, -4, paint)
    if shape.unknown:
        yield Words(right - 4, y + BAR - 4, "?", _TITLE, paint, True, "end")
    elif shape.after:
        yield _arrow(right - 6, y + BAR / 2, 4, paint)


def _bar_title(
    events: Sequence[Event],
    inside: _Room,
    before: tuple[float, float],
    after: tuple[float, float],
) -> Iterator[Words]:
    """The title of a bar: in it where it is whole there, else where there is most room, but no less than some words."""
    title = harmless(claim_first(events[0]))
    more = ""
    if len(events) > 1:
        more = f" +{len(events) - 1}"
    used = text_width(more, _TITLE)
    rooms = [
        (inside.right - inside.left - used, "in"),
        (after[1] - after[0] - _BESIDE - used, "after"),
        (before[1] - before[0] - _BESIDE - used, "before"),
    ]
    need = text_width(title, _TITLE)
    whole = [(room, where) for room, where in rooms if room >= need]
    room, where = whole[0] if whole else max(rooms)
    text = fitted(title, room, _TITLE)
    if room < _LEAST_TITLE or not text:
        return
    if where == "in":
        yield Words(inside.left, inside.y, text + more, _TITLE)
    elif where == "after":
        yield Words(after[0] + _BESIDE, inside.y, text + more, _TITLE)
    else:
        x = before[1] - _BESIDE
        yield Words(x, inside.y, text + more, _TITLE, "ink", False, "end")


def _end(words: Words) -> float:
    """The right end of a text."""
    if words.anchor == "end":
        return words.x
    return words.x + text_width(words.text, words.size)


def _arrow(x: float, y: float, step: float, paint: str) -> Shape:
    return Stroke(((x, y - 4), (x + step, y), (x, y + 4)), paint, 1.5)


def _dots(
    marks: dict[tuple[int, int], list[tuple[DateShape, Event]]],
    place: Place,
    paint: str,
    bottom: float,
) -> Iterator[Shape]:
    """A column of dots for each period, and how many more there are; the title where there is one dot and room."""
    taken = sorted(marks)
    for number, (first, last) in enumerate(taken):
        found = marks[first, last]
        x = (place.x(first) + place.x(last + 1)) / 2
        if len(found) <= _MOST_DOTS:
            shown = found
        else:
            shown = found[: _MOST_DOTS - 1]
        for height, (shape, event) in enumerate(shown):
            y = bottom - height * PITCH
            yield Dot(x, y, DOT, paint, shape.doubtful, _note(event))
        if more := len(found) - len(shown):
            y = bottom - len(shown) * PITCH + 2
            yield Words(x, y, f"+{more}", _TITLE, "ink", False, "middle")
        if len(found) == 1:
            if number:
                before = place.x(taken[number - 1][1] + 1)
            else:
                before = place.left
            if number + 1 < len(taken):
                after = place.x(taken[number + 1][0])
            else:
                after = place.right
            alone = number == 0 or len(marks[taken[number - 1]]) > 1
            yield from _title(found[0][1], x, bottom, (before, after), alone)


def _title(
    event: Event, x: float, y: float, room: tuple[float, float], alone: bool
) -> Iterator[Shape]:
    """The title after the dot, or before it where nothing else is written there."""
    text = harmless(claim_first(event))
    gap = DOT + 4
    after, before = room[1] - 6 - (x + gap), (x - gap) - (room[0] + 8)
    need = text_width(text, _TITLE)
    if need <= after or (after >= max(before, 2 * _LEAST_TITLE)):
        if shown := fitted(text, after, _TITLE):
            yield Words(x + gap, y + 3.6, shown, _TITLE)
        return
    if not alone or (need > before and before < 2 * _LEAST_TITLE):
        return
    if shown := fitted(text, before, _TITLE):
        yield Words(x - gap, y + 3.6, shown, _TITLE, "ink", False, "end")


def _note(event: Event) -> str:
    return f"{short_date(event)}: {claim_first(event)}"
