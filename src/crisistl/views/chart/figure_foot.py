"""The foot of a figure: the legend of its signs, the notes and the source."""

from collections import Counter
from collections.abc import Iterable, Iterator

from crisistl.engine.answer import Answer
from crisistl.output.figure import (
    Box,
    Dot,
    Shape,
    Stroke,
    Words,
    text_width,
)
from crisistl.views.chart.figure_band import MARGIN, SMALL, Band, paragraph
from crisistl.views.chart.figure_lane import DOT, PERHAPS, SURE
from crisistl.views.reasons import reasons

_SIGN, _GAP = 18.0, 14.0
_LEGEND = 11.0  # with which its six signs have one line in a figure of 600 pixels
_MEANINGS = (
    ("event", "event"),
    ("about", "about then"),
    ("lasted", "lasted"),
    ("perhaps", "perhaps, or on some day"),
    ("beyond", "goes beyond"),
    ("unknown", "end not known"),
)


def drawn_legend(kinds: Iterable[str], width: int, y: float) -> Band:
    """The signs that are used, in one line unless the figure is narrow."""
    shapes: list[Shape] = []
    x = MARGIN
    for kind, meaning in _MEANINGS:
        if kind not in kinds:
            continue
        end = x + _SIGN + text_width(meaning, _LEGEND)
        if end > width - MARGIN and x > MARGIN:
            x, end, y = MARGIN, MARGIN + end - x, y + _LEGEND + 6
        shapes += _sign(kind, x, y - 4)
        shapes.append(Words(x + _SIGN, y, meaning, _LEGEND, "dim"))
        x = end + _GAP
    return Band(tuple(shapes), y)


def _sign(kind: str, x: float, y: float) -> Iterator[Shape]:
    if kind in ("event", "about"):
        yield Dot(x + 6, y, DOT, "dim", kind == "about")
    elif kind in ("lasted", "perhaps"):
        opacity = PERHAPS
        if kind == "lasted":
            opacity = SURE
        yield Box(x, y - 5, 13, 10, "dim", opacity, 2)
    elif kind == "beyond":
        yield Stroke(((x + 3, y - 4), (x + 7, y), (x + 3, y + 4)), "dim", 1.5)
    else:
        yield Words(x + 3, y + 4, "?", SMALL, "dim", True)


def drawn_foot(answer: Answer, width: int, y: float) -> Band:
    """Why nothing is drawn, where nothing is, and where the events come from."""
    shapes: list[Shape] = []
    for text in (*reasons(answer), _source(answer)):
        if text:
            band = paragraph(text, width, y + 4)
            shapes += band.shapes
            y = band.bottom
    return Band(tuple(shapes), y)


def _source(answer: Answer) -> str:
    """The sources of the events: the only one in full, or else the names of those cited most."""
    from crisistl.views.detail import cited
    from crisistl.views.events import source_name

    head = answer.head
    citations = [citation for hit in answer.hits for citation in hit.event.sources]
    full = dict.fromkeys(cited(citation, head) for citation in citations)
    if len(full) == 1:
        return f"Source: {next(iter(full))}"
    names = Counter(source_name(citation, head) for citation in citations)
    most = [name for name, _ in names.most_common(3)]
    more = ""
    if len(names) > 3:
        more = f" and {len(names) - 3:,} more"
    if most:
        return f"Sources: {', '.join(most)}{more}"
    return ""
