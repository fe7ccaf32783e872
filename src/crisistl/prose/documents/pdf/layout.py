"""Layout of a PDF page: columns one after the other, tables row by row."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from crisistl.prose.documents.pdf.page import Box
from crisistl.prose.documents.pdf.words import Line, Word, lines_of

_NARROW, _WIDE = 0.9, 1.5  # of the size: a gap between columns of many lines, or of few
_MANY, _FEW = 4, 2
_DEEPEST = 12
_INFINITE = float("inf")
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines to be read one after the other: of one column, or the cells of one row of a table."""

    lines: tuple[Line, ...]
    is_row: bool = False
    cells: tuple[str, ...] = ()


def regions(
    words: Sequence[Word], rules: Sequence[Box], depth: int = 0
) -> list[Region]:
    """The regions of a page in reading order."""
    if not words:
        return []
    lines = lines_of(words)
    run = None
    if depth < _DEEPEST:
        run = _common_gap(lines)
    if run is None:
        return [Region(tuple(lines))]
    first, last, gap = run
    inside = _words_in(lines[first:last])
    left, right = _beside_gap(inside, gap)
    found = regions(_words_in(lines[:first]), rules, depth + 1)
    if _is_table(left, right, rules):
        found += _rows(inside, rules)
    else:
        found += regions(left, rules, depth + 1)
        found += regions(right, rules, depth + 1)
    return found + regions(_words_in(lines[last:]), rules, depth + 1)


def _words_in(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line.words]


def _beside_gap(
    words: Sequence[Word], gap: tuple[float, float]
) -> tuple[list[Word], list[Word]]:
    """The words on the left and on the right of a gap."""
    left, right = [], []
    for word in words:
        if word.right <= gap[1] and word.left < gap[0] + 0.01:
            left.append(word)
        elif word.left >= gap[0]:
            right.append(word)
    return left, right


def _gaps(line: Line) -> list[Gap]:
    """The wide gaps of a line, and the empty space before and behind it."""
    found = [(-_INFINITE, line.left)]
    right = line.words[0].right
    for word in line.words[1:]:
        if word.left - right >= _NARROW * word.size:
            found.append((right, word.left))
        right = max(right, word.right)
    return [*found, (right, _INFINITE)]


def _common_gap(lines: Sequence[Line]) -> tuple[int, int, Gap] | None:
    """The longest run of lines with a gap that all of them have, text on both sides: (first, last + 1, gap)."""
    best: tuple[int, int, Gap] | None = None
    longest = 0
    all_gaps = [_gaps(line) for line in lines]
    for first, line in enumerate(lines):
        if len(lines) - first <= longest:
            break
        common = all_gaps[first]
        for last in range(first + 1, len(lines) + 1):
            if last - 1 > first:
                common = _shared(common, all_gaps[last - 1], line.size * _NARROW)
            if not common:
                break
            if last - first > longest:
                gap = _dividing(lines[first:last], common)
                if gap is not None:
                    best, longest = (first, last, gap), last - first
    return best


def _dividing(lines: Sequence[Line], gaps: Iterable[Gap]) -> Gap | None:
    """The first gap with text on both sides of it."""
    return next((gap for gap in gaps if _divides(lines, gap)), None)


def _shared(some: list[Gap], others: list[Gap], least: float) -> list[Gap]:
    shared = [(max(a[0], b[0]), min(a[1], b[1])) for a in some for b in others]
    return [gap for gap in shared if gap[1] - gap[0] >= least]


def _divides(lines: Sequence[Line], gap: Gap) -> bool:
    if gap[0] == -_INFINITE or gap[1] == _INFINITE:
        return False
    left = sum(line.left < gap[0] + 0.01 for line in lines)
    right = sum(line.right > gap[1] - 0.01 for line in lines)
    size = lines[0].size
    width = gap[1] - gap[0]
    enough = _FEW
    if width < _WIDE * size:
        enough = _MANY
    if min(left, right) >= enough:
        return True
    return _is_few_rows(lines, gap, min(left, right), width > 2 * size)


def _is_few_rows(lines: Sequence[Line], gap: Gap, fewest: int, wide: bool) -> bool:
    """Whether a single short cell is beside several lines, which is a table of one row."""
    if not wide or fewest != 1 or len(lines) < 3:
        return False
    left = [line for line in lines if line.left < gap[0] + 0.01]
    return len(left) == 1 and len(left[0].words) <= 5


def _is_table(
    left: Sequence[Word], right: Sequence[Word], rules: Sequence[Box]
) -> bool:
    """Whether two columns are cells of rows: lines drawn across both, or short cells beside long ones."""
    if not left or not right:
        return False
    if any(_is_across(rule, left, right) for rule in rules):
        return True
    short = mean(len(line.words) for line in lines_of(left))
    long = mean(len(line.words) for line in lines_of(right))
    return short <= 4 and long >= 1.5 * short


def _is_across(rule: Box, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a drawn line divides the rows of two columns: it is among their words and reaches into both."""
    low = min(word.y for word in (*left, *right))
    high = max(word.y + word.size for word in (*left, *right))
    if not low < rule.bottom < high - 4:
        return False
    from_left = rule.left < max(word.right for word in left)
    return from_left and rule.right > min(word.left for word in right)


def _rows(words: Sequence[Word], rules: Sequence[Box]) -> list[Region]:
    """The rows of a table, divided by lines drawn across, else by wider gaps, else where a first cell begins."""
    lines = lines_of(words)
    columns = _columns(lines)
    bounds = (
        _drawn_bounds(words, rules)
        or _spaced_bounds(lines)
        or _first_cell_bounds(words, columns)
    )
    rows: list[list[Word]] = [[] for _ in range(len(bounds) + 1)]
    for word in words:
        rows[sum(word.y + word.size * 0.3 < bound for bound in bounds)].append(word)
    return [_row(row, columns) for row in rows if row]


def _row(words: Sequence[Word], columns: Sequence[float]) -> Region:
    """The words of a row, cell by cell."""
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    for word in words:
        cells[_column(word, columns)].append(word)
    lines: list[Line] = []
    texts = []
    for cell in filter(None, cells):
        of_cell = lines_of(cell)
        lines += of_cell
        texts.append(" ".join(line.text for line in of_cell))
    return Region(tuple(lines), True, tuple(filter(None, texts)))


def _columns(lines: Sequence[Line]) -> list[float]:
    """The places of the gaps that all lines of a table share."""
    common = _gaps(lines[0])
    for line in lines[1:]:
        common = _shared(common, _gaps(line), line.size * 0.5)
    return sorted(
        (gap[0] + gap[1]) / 2
        for gap in common
        if gap[0] > -_INFINITE and gap[1] < _INFINITE
    )


def _column(word: Word, columns: Sequence[float]) -> int:
    return sum(word.left > place for place in columns)


def _drawn_bounds(words: Sequence[Word], rules: Sequence[Box]) -> list[float]:
    left, right = min(word.left for word in words), max(word.right for word in words)
    low, high = min(word.y for word in words), max(word.y for word in words)
    wide = []
    for rule in rules:
        if rule.left < left + 5 and rule.right > right - (right - left) * 0.4:
            wide.append(rule)
    return sorted(
        {round(rule.bottom, 1) for rule in wide if low < rule.bottom < high},
        reverse=True,
    )


def _spaced_bounds(lines: Sequence[Line]) -> list[float]:
    steps = [above.y - below.y for above, below in itertools.pairwise(lines)]
    if len(steps) < 2 or max(steps) < 1.25 * min(steps):
        return []
    usual = sorted(steps)[len(steps) // 4]
    found = []
    for above, below, step in zip(lines, lines[1:], steps, strict=False):
        if step > 1.25 * usual:
            found.append((above.y + below.y) / 2 + below.size * 0.3)
    return found


def _first_cell_bounds(words: Sequence[Word], columns: Sequence[float]) -> list[float]:
    firsts = lines_of([word for word in words if _column(word, columns) == 0])
    return [line.y + line.size for line in firsts[1:]]
