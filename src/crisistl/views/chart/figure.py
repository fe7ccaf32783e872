"""The chart as a figure for print: a column for each period, a lane for each busy actor, a legend and the source."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise

from crisistl.engine.answer import Answer
from crisistl.errors import InvalidSetting
from crisistl.output.figure import (
    Box,
    Figure,
    Paint,
    Shape,
    Stroke,
    Words,
    set_in_lines,
    text_width,
)
from crisistl.views.chart.content import (
    Lane,
    LanesDrawn,
    days_of,
    lanes_of,
    remarks,
    starts_of,
)
from crisistl.views.chart.density import Density
from crisistl.views.chart.figure_band import MARGIN, SMALL, Band, paragraph
from crisistl.views.chart.figure_foot import drawn_foot, drawn_legend
from crisistl.views.chart.figure_lane import Place, drawn_lane
from crisistl.views.chart.labels import Label
from crisistl.views.chart.scale import BREAK
from crisistl.views.chart.ticks import ticks
from crisistl.views.chart.timescale import finest_unit, scale_of
from crisistl.views.colours import colours_of_lanes, name_styles, paint_of
from crisistl.views.glyphs import UNICODE

_COLUMN = 6.8  # pixels of a column of the scale: a character of a label below it
_TITLE, _TEXT = 20.0, 13.0
_DENSITY = 84.0
_LEAST_DENSITY = 36.0
_LANE_GAP = 12.0
_COARSE = 0.4  # how opaque columns of a coarser unit are

_INKS = (
    ("ink", Paint("#1f2328", "#e6edf3")),
    ("dim", Paint("#59636e", "#9aa4af")),
    ("rule", Paint("#d1d9e0", "#3d444d")),
    ("paper", Paint("#ffffff", "#15191f")),
    ("bar", Paint("#3f6fb5", "#7aa5e6")),
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """How a chart is drawn: pixels across and down, a title instead of the chronology's, and the lanes as in
    `Drawing`. Without a height it is as high as it must be."""

    width: int = 720
    height: int | None = None
    title: str = ""
    lanes: str = "actor"
    limit: int = 6
    depth: int = 1


def figure(answer: Answer, sketch: Sketch) -> Figure:
    """The answer as a figure. UsageError for unknown lanes, and for a height that doesn't hold them."""
    lanes = lanes_of(answer, sketch.lanes, sketch.depth)
    natural = _drawn(answer, lanes, sketch, _DENSITY)
    if sketch.height is None:
        return natural
    density = _DENSITY + sketch.height - natural.height
    if answer.hits and density < _LEAST_DENSITY:
        least = int(natural.height - _DENSITY + _LEAST_DENSITY) + 1
        raise InvalidSetting(
            "height",
            f"this chart needs {least} pixels",
            f"write {least} or more, or leave it out",
            value=sketch.height,
        )
    return _drawn(answer, lanes, sketch, density)


def _drawn(
    answer: Answer, lanes: Sequence[Lane], sketch: Sketch, density: float
) -> Figure:
    title = sketch.title or answer.title
    head = _heading(answer, title, sketch.width)
    bands = [head]
    shown = lanes[: sketch.limit]
    paints = _paints(answer, shown)
    if answer.hits:
        body = _body(answer, lanes, sketch, head.bottom + 14, density)
        bands.append(body)
    bands.append(drawn_foot(answer, sketch.width, bands[-1].bottom))
    height = bands[-1].bottom + MARGIN
    said = "; ".join(filter(None, (answer.sentence, answer.count)))
    return Figure(
        sketch.width,
        height,
        title,
        said,
        (*_INKS, *paints),
        tuple(shape for band in bands for shape in band.shapes),
    )


def _paints(answer: Answer, lanes: Sequence[Lane]) -> list[tuple[str, Paint]]:
    """The colour of each lane, under the name of its place."""
    named = name_styles(answer.head, answer.hits)
    styles = []
    for lane, colour in zip(lanes, cycle(colours_of_lanes()), strict=False):
        styles.append(named.get(lane.name, colour))
    return [(_lane_paint(n), paint_of(style)) for n, style in enumerate(styles)]


def _lane_paint(number: int) -> str:
    return f"lane{number}"


def _heading(answer: Answer, title: str, width: int) -> Band:
    room = width - 2 * MARGIN
    shapes: list[Shape] = []
    y = MARGIN + 2
    for line in set_in_lines(title, room, _TITLE, 3, bold=True):
        y += _TITLE + 2
        shapes.append(Words(MARGIN, y, line, _TITLE, "ink", True))
    y += 4
    said = " · ".join(filter(None, (answer.sentence, answer.count)))
    for line in set_in_lines(said, room, _TEXT, 3):
        y += _TEXT + 4
        shapes.append(Words(MARGIN, y, line, _TEXT, "dim"))
    return Band(tuple(shapes), y)


def _body(
    answer: Answer,
    lanes: Sequence[Lane],
    sketch: Sketch,
    top: float,
    height: float,
) -> Band:
    """The columns, the axis below them, the lanes, the legend and the remarks."""
    shown = lanes[: sketch.limit]
    margin = _label_room(shown, sketch.width)
    left = MARGIN + margin
    room = int((sketch.width - MARGIN - left) / _COLUMN)
    scale = scale_of(
        days_of(answer), room, finest_unit(hit.event.date for hit in answer.hits)
    )
    place = Place(scale, left, (sketch.width - MARGIN - left) / scale.width)
    density = Density.of(starts_of(answer), scale)
    axis = _axis(density, place, top + height)
    bands = [_columns(density, place, top, height, len(answer.hits)), axis]
    lowest, kinds = _lanes(answer, shown, place, margin, axis.bottom + 8, bands)
    behind = _behind(place, density, top, lowest)
    legend = drawn_legend(kinds, sketch.width, lowest + 18)
    drawn = LanesDrawn(sketch.lanes, sketch.depth, len(shown), len(lanes))
    notes = " ".join(remarks(answer, density, UNICODE, drawn))
    remark = paragraph(notes, sketch.width, legend.bottom + 6)
    bands = [behind, *bands, legend, remark]
    return Band(tuple(shape for band in bands for shape in band.shapes), remark.bottom)


def _label_room(lanes: Sequence[Lane], width: int) -> float:
    """The room left of the scale: for the longest name, but no more than a quarter of the figure."""
    longest = max(
        (text_width(lane.name, _TEXT, bold=True) for lane in lanes), default=0
    )
    return min(max(longest, 76.0) + 12, width / 4)


def _columns(
    density: Density, place: Place, top: float, height: float, events: int
) -> Band:
    """A column for each period, as high as events begin in it, with the number above the highest.

    Columns of a coarser unit are pale and all have their number, so that none is taken for one of the finer unit.
    """
    shapes: list[Shape] = [
        Words(MARGIN, top + height - 14, "All events", _TEXT, "ink", True),
        Words(MARGIN, top + height, f"{events:,}", SMALL, "dim"),
    ]
    room = height - SMALL
    free = MARGIN  # from here on there is room for a number
    for (first, end), number in sorted(density.counts.items()):
        most = density.most_in(first)
        x, tall = place.x(first), max(room * number / most, 1.5)
        wide = max(place.x(end) - x - 1, 1)
        y = top + height - tall
        is_coarse = density.is_coarse(first)
        opacity = _COARSE if is_coarse else 1
        shapes.append(Box(x, y, wide, tall, "bar", opacity, 0, f"{number:,}"))
        middle = x + wide / 2
        half = text_width(f"{number:,}", SMALL) / 2
        if number == most or (is_coarse and middle - half > free):
            free = middle + half + 1
            shapes.append(
                Words(middle, y - 3, f"{number:,}", SMALL, "dim", False, "middle")
            )
    return Band(tuple(shapes), top + height)


def _axis(density: Density, place: Place, y: float) -> Band:
    """The line of time, open where time is left out, and two lines of labels below it."""
    shapes: list[Shape] = []
    stretches = density.scale.stretches
    for stretch in stretches:
        ends = (stretch.left, stretch.left + stretch.width)
        shapes.append(Stroke(tuple((place.x(end), y) for end in ends), "dim"))
    for one, other in pairwise(stretches):
        if other.left - (one.left + one.width) >= BREAK:
            x = place.x((one.left + one.width + other.left) / 2)
            for step in (-2, 2):
                shapes.append(
                    Stroke(((x + step - 2, y + 5), (x + step + 2, y - 5)), "dim")
                )
    busy = {first: number for (first, _), number in density.counts.items()}
    rows = ticks(density.scale, busy, density.scale.width)
    for number, labels in enumerate(filter(None, rows)):
        for label in labels:
            shapes += _tick(label, place, y, number)
    return Band(tuple(shapes), y + 16 * sum(map(bool, rows)) + 4)


def _tick(label: Label, place: Place, y: float, row: int) -> Iterator[Shape]:
    x = place.x(label.tick)
    yield Stroke(((x, y), (x, y + 4)), "dim")
    if row == 0:
        paint, size = ("ink", SMALL)
    else:
        paint, size = ("dim", SMALL)
    yield Words(place.x(label.column), y + 15 + 14 * row, label.text, size, paint)


def _lanes(
    answer: Answer,
    lanes: Sequence[Lane],
    place: Place,
    margin: float,
    y: float,
    bands: list[Band],
) -> tuple[float, frozenset[str]]:
    """Add a band for each lane; how far down they reach, and the kinds of shapes in them."""
    kinds: set[str] = set()
    for number, lane in enumerate(lanes):
        top = y + _LANE_GAP / 2
        drawn = drawn_lane(
            lane.events, place, _lane_paint(number), top, answer.head.as_of
        )
        names = set_in_lines(lane.name, margin - 10, _TEXT, 2, bold=True)
        shapes: list[Shape] = [
            Stroke(((MARGIN, y), (place.right, y)), "rule"),
            *drawn.shapes,
        ]
        for row, name in enumerate(names):
            at = top + 11 + row * (_TEXT + 2)
            shapes.append(Words(MARGIN, at, name, _TEXT, "ink", True))
        at = top + 11 + len(names) * (_TEXT + 1)
        shapes.append(Words(MARGIN, at, f"{len(lane.events):,}", SMALL, "dim"))
        y = max(top + drawn.height, at + 2) + _LANE_GAP / 2
        kinds |= drawn.kinds
        bands.append(Band(tuple(shapes), y))
    return y, frozenset(kinds)


def _behind(place: Place, density: Density, top: float, bottom: float) -> Band:
    """Faint lines where a year or a month begins, and one where the unit of the scale changes."""
    scale = density.scale
    shapes: list[Shape] = []
    busy: Mapping[int, int] = Counter()
    above, _ = ticks(scale, busy, scale.width)
    for label in above:
        x = place.x(label.tick)
        shapes.append(Stroke(((x, top), (x, bottom)), "rule", 0.7))
    if scale.seam is not None:
        x = place.x(scale.seam + 0.5)
        shapes.append(Stroke(((x, top), (x, bottom)), "dim", 1, True))
    return Band(tuple(shapes), bottom)
