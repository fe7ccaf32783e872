"""Figure: shapes and texts at places in pixels, which is all that a writer of drawn pictures knows."""

from crisistl.frozen import frozen
from crisistl.output.cells import harmless


@frozen
class Paint:
    """A colour on white paper and one on a dark screen, each as "#rrggbb"."""

    light: str
    dark: str


@frozen
class Box:
    """A filled rectangle with rounded corners; `opacity` from 0 to 1. `note` is read out and shown on pointing."""

    x: float
    y: float
    width: float
    height: float
    paint: str
    opacity: float = 1.0
    corner: float = 0.0
    note: str = ""


@frozen
class Dot:
    """A circle around a place, filled or hollow."""

    x: float
    y: float
    radius: float
    paint: str
    hollow: bool = False
    note: str = ""


@frozen
class Stroke:
    """A line through places."""

    points: tuple[tuple[float, float], ...]
    paint: str
    width: float = 1.0
    dashed: bool = False


@frozen
class Words:
    """A text on a line at height `y`, from `x` on, or up to it, or around it."""

    x: float
    y: float
    text: str
    size: float
    paint: str = "ink"
    bold: bool = False
    anchor: str = "start"


Shape = Box | Dot | Stroke | Words


@frozen
class Figure:
    """Shapes from back to front on paper of a size in pixels. `paints` are the colours by name."""

    width: float
    height: float
    title: str
    description: str
    paints: tuple[tuple[str, Paint], ...]
    shapes: tuple[Shape, ...]


# in sizes of the type, a little more than in Helvetica, as the reader's type may be another
_SLIM, _NARROW, _MIDDLE = "ijl'|’‘", "ftrI.,:;!()[]/- ·", "Jcksvxyz"
_WIDE = "mwMW@%—…"
_SPARE, _BOLD = 1.03, 1.07


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a common sans-serif type: a little more than it will be."""
    each = size * _SPARE * (_BOLD if bold else 1)
    return sum(map(_width, text)) * each


def _width(character: str) -> float:
    """The width of a character, in sizes of the type."""
    if character in _SLIM:
        return 0.24
    if character in _NARROW:
        return 0.31
    if character in _MIDDLE:
        return 0.5
    if character in _WIDE:
        return 0.9
    if character.isupper():
        return 0.71
    # from here on in Unicode are scripts with characters as wide as high
    if character < "\u2e80":
        return 0.56
    return 1.0


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut to the width of `room`; "" if there is no room for a few characters."""
    if text_width(text, size, bold=bold) <= room:
        return text
    left = room - text_width("…", size, bold=bold)
    kept = 0
    for character in text:
        left -= text_width(character, size, bold=bold)
        if left < 0:
            break
        kept += 1
    if kept > 3:
        return f"{text[:kept].rstrip()}…"
    return ""


def set_in_lines(
    text: str, room: float, size: float, most: int, *, bold: bool = False
) -> list[str]:
    """The text broken between words into lines no wider than `room`, at most so many; the last is cut."""
    lines: list[str] = []
    words = harmless(text).split()
    for number, word in enumerate(words):
        longer = word
        if lines:
            longer = f"{lines[-1]} {word}"
        if lines and text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[number:]])
            break
    return [fitted(line, room, size, bold=bold) or "…" for line in lines]
