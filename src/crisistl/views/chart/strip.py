"""The strip of a lane: events as bars and marks on a scale, with titles beside them where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from crisistl.dates import EventDate
from crisistl.dates.axis import last_second
from crisistl.output.picture import Line
from crisistl.views.chart.canvas import FREE, Canvas
from crisistl.views.chart.scale import Scale
from crisistl.views.glyphs import Glyphs, spoken
from crisistl.views.wording import claim_first

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

_LEAST_TITLE = 16
_MOST_TITLES = 40
_APART = 2  # columns between a title and what it doesn't belong to


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a date is on a scale: it may touch the columns from `first` to `last` and surely has those from
    `sure_first` to `sure_last`, none where the latter is the smaller.

    A mark falls in one period of the scale, a span lasts, and what is neither is on some day not known.
    `doubtful` is about or perhaps; `before` and `after` say that it reaches beyond the scale, `unknown` that
    nobody knows its end.
    """

    first: int
    sure_first: int
    sure_last: int
    last: int
    is_mark: bool
    is_span: bool
    doubtful: bool
    before: bool
    after: bool
    unknown: bool

    @classmethod
    def of(cls, when: EventDate, scale: Scale, as_of: date | None) -> Shape:
        """The shape of a date; what is outside the scale is drawn at its edge."""
        lower, upper = scale.stretches[0].lower, scale.stretches[-1].upper
        before, after = when.earliest_start < lower, when.latest_end > upper
        start, end = max(when.earliest_start, lower), max(when.latest_end, lower)
        if as_of and when.end == "open":
            lasting = max(when.earliest_end, last_second(as_of))
        else:
            lasting = when.earliest_end
        return cls(
            first=scale.first_column(start),
            sure_first=scale.first_column(max(when.latest_start, lower)),
            sure_last=scale.last_column(max(lasting, lower)),
            last=scale.last_column(end),
            is_mark=not before
            and not after
            and scale.first_column(start) == scale.first_column(end),
            is_span=when.precision == "span",
            doubtful=when.approximate or when.uncertain,
            before=before,
            after=after,
            unknown=when.end == "unknown",
        )

    def signs(self, glyphs: Glyphs) -> str:
        """The symbols of everything that isn't a mark, from the first column to the last."""
        sure = range(self.sure_first, self.sure_last + 1) if self.is_span else ()
        signs = [
            glyphs.lasts if c in sure else glyphs.perhaps
            for c in range(self.first, self.last + 1)
        ]
        signs[-1] = self._end(glyphs)
        if len(signs) > 1 or self.before or (self.after and not self.is_span):
            signs[0] = self._start(glyphs)
        return "".join(signs)

    def _start(self, glyphs: Glyphs) -> str:
        if self.before:
            return glyphs.from_before
        if self.first < self.sure_first or not self.is_span:
            return glyphs.some_from
        if self.doubtful:
            return glyphs.one_about
        return glyphs.starts

    def _end(self, glyphs: Glyphs) -> str:
        if self.unknown:
            return glyphs.unknown
        if self.after:
            if self.is_span:
                return glyphs.goes_on
            return glyphs.perhaps
        if self.sure_last < self.last or not self.is_span:
            return glyphs.some_until
        return glyphs.ends


def strip(
    events: Iterable[Event],
    scale: Scale,
    width: int,
    style: str,
    glyphs: Glyphs,
    as_of: date | None,
    shapes: dict[str, Shape] | None = None,
) -> list[Line]:
    """A line of what lasted, where anything did, and one of what happened; `width` columns each, in one style.

    What lasted for less than a column happened in it. What happened on a day not known lies between brackets, which
    have a line of their own where another event would be between them.
    `shapes` keeps those of the dates on this scale, for the strips of other lanes.
    """
    if shapes is None:
        shapes = {}
    marks, spans, vague = _sorted_out(events, scale, as_of, shapes)
    drawn = []
    if spans:
        drawn.append(_lasting(spans, width, style, glyphs))
    if any(_covers(shape, marks) for shape in vague):
        drawn.append(_happening(_Drawn(list), vague, width, style, glyphs))
        vague = _Drawn(list)
    if marks or vague or not spans:
        drawn.append(_happening(marks, vague, width, style, glyphs))
    return [each.line(scale.seam, glyphs.seam) for each in drawn]


def _covers(shape: Shape, marks: Iterable[Shape]) -> bool:
    """Whether some mark is in the columns of a shape."""
    return any(shape.first <= mark.first <= shape.last for mark in marks)


class _Drawn(defaultdict[Shape, list["Event"]]):
    """The events of each shape."""


def _lasting(spans: _Drawn, width: int, style: str, glyphs: Glyphs) -> Canvas:
    """All spans in one line, what is sure over what is not, ends over both; one alone has its title in it."""
    cells = Canvas(width)
    covered = [0] * width
    for shape, events in spans.items():
        for column, sign in enumerate(shape.signs(glyphs), shape.first):
            covered[column] += len(events)
            if _rank(sign, glyphs) > _rank(cells.signs[column], glyphs):
                cells.put(column, sign, style)
    for shape, events in list(spans.items())[:_MOST_TITLES]:
        title = f" {spoken(claim_first(events[0]), glyphs)} "
        inside = range(shape.first + 2, shape.first + 2 + cell_len(title))
        if inside.stop < shape.last and all(covered[column] == 1 for column in inside):
            cells.put(inside.start, title, "")
        elif len(events) == 1:
            _beside(cells, shape.first, shape.last, title.strip(), glyphs)
    return cells


def _rank(sign: str, glyphs: Glyphs) -> int:
    if sign == FREE:
        return 0
    return {
        glyphs.perhaps: 1,
        glyphs.lasts: 2,
        glyphs.goes_on: 4,
        glyphs.from_before: 4,
    }.get(sign, 3)


def _happening(
    marks: _Drawn, vague: _Drawn, width: int, style: str, glyphs: Glyphs
) -> Canvas:
    """Marks, between them the brackets of what has no day, joined where they overlap; and titles beside both."""
    cells = Canvas(width)
    in_column = _Columns(list)
    for shape, events in marks.items():
        in_column[shape.first].extend((shape, event) for event in events)
    single: list[tuple[int, int, Event]] = []
    for column, found in in_column.items():
        cells.put(column, _mark([shape for shape, _ in found], glyphs), style)
        if len(found) == 1:
            single.append((column, column, found[0][1]))
    for shape, events in vague.items():
        _put_bracket(cells, shape, style, glyphs)
        if len(events) == 1:
            single.append((shape.first, shape.last, events[0]))
    for first, last, event in sorted(single, key=itemgetter(0))[:_MOST_TITLES]:
        _beside(cells, first, last, spoken(claim_first(event), glyphs), glyphs)
    return cells


def _put_bracket(cells: Canvas, shape: Shape, style: str, glyphs: Glyphs) -> None:
    """Draw a bracket where it covers no mark; the inside of one covers the end of another."""
    ends = (glyphs.some_from, glyphs.some_until)
    for column, sign in enumerate(shape.signs(glyphs), shape.first):
        there = cells.signs[column]
        if there == FREE or (there in ends and sign == glyphs.perhaps):
            cells.put(column, sign, style)


class _Columns(defaultdict[int, list[tuple[Shape, "Event"]]]):
    """What falls into each column."""


def _mark(shapes: Sequence[Shape], glyphs: Glyphs) -> str:
    if all(shape.doubtful for shape in shapes):
        if len(shapes) == 1:
            return glyphs.one_about
        return glyphs.several_about
    if len(shapes) == 1:
        return glyphs.one
    return glyphs.several


def _beside(cells: Canvas, first: int, last: int, title: str, glyphs: Glyphs) -> None:
    """Write the title after what it belongs to, or else before it, whole or else cut; nothing where neither is
    wide enough.

    One column is free between the two, and more between the title and what it doesn't belong to.
    """
    after, before = cells.run(last, 1), cells.run(first, -1)
    is_followed = last + after + 1 < len(cells.signs)
    is_preceded = first - before > 0
    after -= 1 + (_APART if is_followed else 0)
    before -= 1 + (_APART if is_preceded else 0)
    need = cell_len(title)
    if need <= after or (need > before and after >= max(before, _LEAST_TITLE)):
        cells.put(last + 2, cut(title, after, glyphs), "")
    elif need <= before or before >= _LEAST_TITLE:
        text = cut(title, before, glyphs)
        cells.put(first - 1 - cell_len(text), text, "")


def cut(text: str, room: int, glyphs: Glyphs) -> str:
    """The text in this many columns, with a sign that it goes on where it must be cut."""
    if cell_len(text) <= room:
        return text
    kept, used = "", len(glyphs.more)
    for character in text:
        used += cell_len(character)
        if used > room:
            break
        kept += character
    return kept.rstrip() + glyphs.more


def _sorted_out(
    events: Iterable[Event],
    scale: Scale,
    as_of: date | None,
    shapes: dict[str, Shape],
) -> tuple[_Drawn, _Drawn, _Drawn]:
    """The events by shape: those in one column, those that lasted, and those on a day not known."""
    marks, spans, vague = _Drawn(list), _Drawn(list), _Drawn(list)
    for event in events:
        shape = shapes.get(event.date.text)
        if shape is None:
            shape = shapes[event.date.text] = Shape.of(event.date, scale, as_of)
        if shape.is_mark:
            marks[shape].append(event)
        elif shape.is_span:
            spans[shape].append(event)
        else:
            vague[shape].append(event)
    return marks, spans, vague
