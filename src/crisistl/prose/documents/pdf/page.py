"""Page: the characters of a PDF page that a reader sees, with their places, and the lines drawn on it."""

import ctypes
import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

_PATH, _TEXT, _INVISIBLE, _STRIKEOUT = 2, 1, 3, 12
_THIN = 2.5  # points: a rectangle of less height is a line
_MOST_CHARACTERS = 60_000  # on one page; a page of a newspaper has about 20,000
_MOST_OBJECTS = 20_000
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}


class Box(NamedTuple):
    """A rectangle on a page, in points from its lower left corner; `order` counts what is drawn."""

    left: float
    bottom: float
    right: float
    top: float
    order: int = 0

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its baseline `y`, left and right edge, size, and its place in the order of drawing."""

    text: str
    x: float
    right: float
    y: float
    size: float
    order: int
    hyphen: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What is on a page. `scanned`: all its text is invisible, as that of a scan with text recognition."""

    number: int
    chars: tuple[Char, ...]
    rules: tuple[Box, ...]
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The objects of a page: thin lines, dark and opaque boxes, and where each text object is in the order."""

    rules: tuple[Box, ...]
    boxes: tuple[tuple[Box, bool], ...]  # with whether it is dark
    texts: dict[int, tuple[int, int]]  # address -> (place in the order, render mode)
    struck: tuple[Box, ...]


def read_page(raw: Any, page: Any, number: int) -> Page:
    """The page as a reader sees it. `raw` is pypdfium2.raw."""
    drawn = _drawn(raw, page)
    textpage = page.get_textpage()
    try:
        found = [*_characters(raw, textpage, page, drawn)]
    finally:
        textpage.close()
    seen = [char for char, mode in found if mode != _INVISIBLE]
    scanned = bool(found) and not seen
    chars = _upright([char for char, _ in found] if scanned else seen)
    return Page(number, tuple(_once(chars)), drawn.rules, scanned)


def _drawn(raw: Any, page: Any) -> _Drawn:
    rules, boxes, texts = [], [], {}
    for order in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        element = raw.FPDFPage_GetObject(page, order)
        kind = raw.FPDFPageObj_GetType(element)
        if kind == _TEXT:
            texts[_address(element)] = (
                order,
                raw.FPDFTextObj_GetTextRenderMode(element),
            )
        elif kind == _PATH:
            box = _bounds(raw, element, order)
            if box.top - box.bottom <= _THIN and box.right - box.left > 1:
                rules.append(box)
            elif (
                shade := _fill(raw, element)
            ) is not None and box.right - box.left > _THIN:
                boxes.append((box, shade < 128))
    return _Drawn(
        tuple(rules), tuple(boxes), texts, tuple(_struck_annotations(raw, page))
    )


def _address(element: Any) -> int:
    if element:
        return ctypes.addressof(element.contents)
    return 0


def _bounds(raw: Any, element: Any, order: int) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(element, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return Box(left, bottom, right, top, order)


def _fill(raw: Any, element: Any) -> float | None:
    """The brightness from 0 to 255 of a path that is filled and opaque; None for any other."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(element, mode, stroke) or not mode.value:
        return None
    colour = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(element, *colour) or colour[3].value < 250:
        return None
    return sum(part.value for part in colour[:3]) / 3


def _struck_annotations(raw: Any, page: Any) -> list[Box]:
    found = []
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), 2_000)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        if not annotation:
            continue
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) == _STRIKEOUT and raw.FPDFAnnot_GetRect(
            annotation, rectangle
        ):
            found.append(
                Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            )
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _characters(raw: Any, textpage: Any, page: Any, drawn: _Drawn) -> Any:
    """The characters on the page that are not hidden, each with the render mode of its text."""
    left, bottom, right, top = page.get_cropbox()
    area = Box(left - 1, bottom - 1, right + 1, top + 1)
    for order in range(min(raw.FPDFText_CountChars(textpage), _MOST_CHARACTERS)):
        if raw.FPDFText_IsGenerated(textpage, order) == 1:
            continue
        char = _character(raw, textpage, order)
        middle = ((char.x + char.right) / 2, char.y + char.size * 0.3)
        if not area.holds(*middle):
            continue
        place, mode = drawn.texts.get(
            _address(raw.FPDFText_GetTextObject(textpage, order)), (0, 0)
        )
        if mode != _INVISIBLE and (
            _is_covered(middle, place, drawn)
            or _is_pale(raw, textpage, order, middle, drawn)
        ):
            continue
        yield replace(char, struck=_is_struck(char, middle, drawn)), mode


def _character(raw: Any, textpage: Any, order: int) -> Char:
    code = raw.FPDFText_GetUnicode(textpage, order)
    hyphen = raw.FPDFText_IsHyphen(textpage, order) == 1 or code in (2, 0xAD)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, order, x, y)
    # the box of the advance width: the box of the glyph leaves gaps beside a narrow figure 1
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, order, box)
    if box.right > box.left:
        left, right = (box.left, box.right)
    else:
        left, right = (x.value, x.value)
    size = raw.FPDFText_GetFontSize(textpage, order)
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(textpage, order, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        size *= scale if scale > 0.01 else 1
    if hyphen:
        text = "-"
    elif not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        text = ""
    else:
        text = chr(code)
    height = abs(box.top - box.bottom)
    return Char(
        LIGATURES.get(text, text),
        left,
        right,
        y.value,
        size or height or 1,
        order,
        hyphen,
    )


def _is_covered(at: tuple[float, float], order: int, drawn: _Drawn) -> bool:
    return any(box.order > order and box.holds(*at) for box, _ in drawn.boxes)


def _is_pale(
    raw: Any, textpage: Any, order: int, at: tuple[float, float], drawn: _Drawn
) -> bool:
    """Whether the character is white, or nearly, and nothing dark is behind it; or transparent."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(textpage, order, *colour):
        return False
    if colour[3].value < 10:
        return True
    white = min(part.value for part in colour[:3]) > 244
    return white and not any(dark and box.holds(*at) for box, dark in drawn.boxes)


def _is_struck(char: Char, middle: tuple[float, float], drawn: _Drawn) -> bool:
    """Whether a line crosses the character: above the baseline, below the top of small letters."""
    low, high = char.y + char.size * 0.12, char.y + char.size * 0.48
    crossed = any(
        rule.left <= middle[0] <= rule.right
        and low <= (rule.bottom + rule.top) / 2 <= high
        for rule in drawn.rules
    )
    return crossed or any(box.holds(*middle) for box in drawn.struck)


def _upright(chars: list[Char]) -> list[Char]:
    """The characters without those of other text directions, such as a stamp along the margin.

    A page whose text mostly runs upwards is left as it is found; its order can't be trusted.
    """
    steps = Counter(_rises(*pair) for pair in itertools.pairwise(chars))
    if not steps[True] or steps[True] >= steps[False]:
        return chars
    turned: set[int] = set()
    for before, after in itertools.pairwise(chars):
        up = abs(after.y - before.y)
        is_upright = abs(after.x - before.x) >= 0.01
        if not is_upright and 0.2 * before.size < up < before.size * 0.9:
            turned |= {before.order, after.order}
    return [char for char in chars if char.order not in turned]


def _rises(before: Char, after: Char) -> bool | None:
    """Whether the text goes up or down from one character to the next; None for a blank or a far step."""
    if not (before.text.strip() and after.text.strip()):
        return None
    across, up = abs(after.x - before.x), abs(after.y - before.y)
    if across + up >= before.size * 2:
        return None
    return up > across


def _once(chars: list[Char]) -> list[Char]:
    """Each character once: some programs draw a text twice, slightly moved, to make it bold or shaded."""
    seen: dict[tuple[str, int, int], list[Char]] = {}
    kept = []
    for char in chars:
        column, row = int(char.x // 4), int(char.y // 4)
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((char.text, column + dx, row + dy), ())
        ]
        if char.text.strip() and any(
            # the letters of a ligature, such as the two f of ffi, have one place and follow each other
            char.order - other.order > 2
            and abs(other.x - char.x) < char.size * 0.15
            and abs(other.y - char.y) < char.size * 0.15
            for other in near
        ):
            continue
        seen.setdefault((char.text, column, row), []).append(char)
        kept.append(char)
    return kept
