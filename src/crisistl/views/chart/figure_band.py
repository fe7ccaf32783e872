"""A band of a figure: shapes from one margin to the other, and how far down they reach."""

from dataclasses import dataclass

from crisistl.output.figure import (
    Shape,
    Words,
    set_in_lines,
)

MARGIN = 16.0
SMALL = 12.0
_MOST_NOTES = 12  # lines


@dataclass(frozen=True, slots=True)
class Band:
    """Shapes of one part of the figure, and how far down it reaches."""

    shapes: tuple[Shape, ...]
    bottom: float


def paragraph(text: str, width: int, y: float) -> Band:
    """A text in small letters below `y`, in at most a dozen lines."""
    shapes: list[Shape] = []
    for line in set_in_lines(text, width - 2 * MARGIN, SMALL, _MOST_NOTES):
        y += SMALL + 4
        shapes.append(Words(MARGIN, y, line, SMALL, "dim"))
    return Band(tuple(shapes), y)
