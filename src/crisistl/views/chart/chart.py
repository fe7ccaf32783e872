"""The chart: an answer as a Picture, a density of events over a scale of time and a lane for each busy actor."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise

from rich.cells import cell_len, set_cell_size

from crisistl.engine.answer import Answer
from crisistl.output.palette import DATE
from crisistl.output.picture import Line, Picture, Piece
from crisistl.views.chart.canvas import Canvas
from crisistl.views.chart.content import (
    Lane,
    LanesDrawn,
    days_of,
    lanes_of,
    remarks,
    starts_of,
)
from crisistl.views.chart.density import NAME, Density
from crisistl.views.chart.labels import Label
from crisistl.views.chart.legend import signs
from crisistl.views.chart.scale import BREAK, Scale
from crisistl.views.chart.strip import Shape, cut, strip
from crisistl.views.chart.ticks import ticks
from crisistl.views.chart.timescale import finest_unit, scale_of
from crisistl.views.colours import colours_of_lanes, name_styles
from crisistl.views.glyphs import UNICODE, Glyphs, spoken
from crisistl.views.lines import heading, wrapped
from crisistl.views.reasons import reasons

NARROWEST = 40
_WIDEST_LABEL = 28
_LOW, _HIGH = 3, 8  # lines of the density, with lanes below it and without


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a chart is drawn: columns of the screen; the field of the lanes, or "none"; how many of them; what is
    rolled up into them; and in which signs."""

    width: int = 80
    lanes: str = "actor"
    limit: int = 6
    depth: int = 1
    glyphs: Glyphs = UNICODE


def chart(answer: Answer, drawing: Drawing) -> Picture:
    """The picture of an answer, no wider than `drawing` says; UsageError for unknown lanes.

    What began before the period of the query is drawn at the left edge. The density counts an event in the period
    in which it began, and not at all where that isn't known to the period.
    """
    glyphs, width = drawing.glyphs, max(drawing.width, NARROWEST)
    lanes = lanes_of(answer, drawing.lanes, drawing.depth)
    lines = heading(answer, answer.count, width, glyphs)
    if answer.hits:
        lines += _body(answer, lanes, drawing, width)
    for reason in reasons(answer):
        lines += wrapped(spoken(reason, glyphs), width, "dim")
    return Picture(spoken(answer.title, glyphs), width, tuple(lines))


def _body(
    answer: Answer, lanes: Sequence[Lane], drawing: Drawing, width: int
) -> list[Line]:
    glyphs, shown = drawing.glyphs, lanes[: drawing.limit]
    room = min(_WIDEST_LABEL, width // 4)
    names = [cut(spoken(lane.name, glyphs), room, glyphs) for lane in shown]
    margin = max(map(cell_len, [*names, f"{NAME} {len(answer.hits):,}"])) + 1
    dates = [hit.event.date for hit in answer.hits]
    scale = scale_of(days_of(answer), width - margin, finest_unit(dates))
    density = Density.of(starts_of(answer), scale)
    height = _HIGH
    if shown:
        height = _LOW
    lines: list[Line] = [()]
    lines += _labelled(
        density.lines(height, glyphs), density.labels(height, margin), "", margin
    )
    lines += _labelled(_axis(density, width - margin, glyphs), [], "", margin)
    named = name_styles(answer.head, answer.hits)
    strips: list[Line] = []
    shapes: dict[str, Shape] = {}
    for name, lane, colour in zip(
        names, shown, cycle(colours_of_lanes()), strict=False
    ):
        style = named.get(lane.name, colour)
        drawn = strip(
            lane.events,
            scale,
            width - margin,
            style,
            glyphs,
            answer.head.as_of,
            shapes,
        )
        lines += _labelled(drawn, [name], style, margin)
        strips += drawn
    lines.append(())
    lines += signs(strips, glyphs, width)
    which = LanesDrawn(drawing.lanes, drawing.depth, len(shown), len(lanes))
    for text in remarks(answer, density, glyphs, which):
        lines += wrapped(spoken(text, glyphs), width, "dim")
    return lines


def _labelled(
    lines: Sequence[Line], names: Sequence[str], style: str, margin: int
) -> list[Line]:
    """The lines with a margin on the left, with a name at the first line."""
    named = [*names, *[""] * (len(lines) - len(names))]
    found = []
    for name, line in zip(named, lines, strict=True):
        found.append((Piece(set_cell_size(name, margin), style), *line))
    return found


def _axis(density: Density, width: int, glyphs: Glyphs) -> list[Line]:
    """The line of time, with its ticks, cuts and seam, and two lines of labels below it."""
    scale, rule = density.scale, Canvas(width)
    busy = {first: number for (first, _), number in density.counts.items()}
    above, below = ticks(scale, busy, width)
    rule.put(0, glyphs.rule * scale.width, "dim")
    for label in (*above, *below):
        rule.put(label.tick, glyphs.tick, "dim")
    for one, other in pairwise(scale.stretches):
        gap = other.left - (one.left + one.width)
        if gap >= BREAK:
            rule.put(one.left + one.width, glyphs.cut, "")
    if scale.seam is not None:
        rule.put(scale.seam, glyphs.cross, "dim")
    lines = [rule.line(), _written(above, width, scale, glyphs)]
    if below:
        return [*lines, _written(below, width, scale, glyphs)]
    return lines


def _written(labels: Sequence[Label], width: int, scale: Scale, glyphs: Glyphs) -> Line:
    cells = Canvas(width)
    for label in labels:
        cells.put(label.column, label.text, DATE)
    return cells.line(scale.seam, glyphs.seam)
