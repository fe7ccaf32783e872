"""Ruled tables: tables drawn with dashes, as pandoc, org-mode and shells of databases print them, as pipe tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crisistl.formats.core.looks import BORDER, RULE

_TO_ASCII = str.maketrans(
    {
        **dict.fromkeys("│┃║┆╎", "|"),
        **dict.fromkeys("─━═╌┄", "-"),
        **dict.fromkeys("┌┬┐├┼┤└┴┘╭╮╰╯╞╪╡╔╦╗╠╬╣╚╩╝┏┳┓┡╇┩┣╋┫┗┻┛╒╤╕╘╧╛╟╫╢", "+"),
    }
)
_FULL_RULE = re.compile(r"[ ]{0,3}-{10,}\s*")
_DASHES = re.compile(r"-+")

Cells = list[str]


@dataclass
class _Grid:
    """A table with borders: the lines of cells between its rules."""

    is_drawn: bool  # with the lines of a box, not with + and -
    groups: list[list[Cells]] = field(default_factory=list)
    has_double_rule: bool = False

    def take(self, line: str) -> bool:
        """Take in a line; False for one that isn't of the table."""
        text = line.translate(_TO_ASCII).strip()
        if BORDER.fullmatch(line):
            self.groups.append([])
            self.has_double_rule = self.has_double_rule or "=" in text
            return True
        if len(text) < 2 or not text.startswith("|") or not text.endswith("|"):
            return False
        cells = [cell.strip() for cell in text[1:-1].split("|")]
        # polars has a line of dashes between the names of columns and their types
        if not all(map(_DASHES.fullmatch, cells)):
            self.groups[-1].append(cells)
        return True

    def rows(self) -> Iterator[Cells]:
        """The rows, each with the place of its first line; below a header that rules part, a group is a row."""
        groups = [group for group in self.groups if group]
        if not groups:
            return
        header = groups[0]
        # a box drawn by a database has the types of its columns below their names
        yield _joined(header[:1] if self.is_drawn else header)
        is_parted = len(groups) > 2 or self.has_double_rule
        for group in groups[1:]:
            if is_parted:
                yield _joined(group)
            else:
                yield from group


def _joined(lines: Sequence[Cells]) -> Cells:
    """Several lines of cells as one row."""
    columns = zip(*lines, strict=False)
    return [" ".join(filter(None, cells)) for cells in columns]


def as_pipe_tables(text: str) -> str:
    """The text with its ruled tables as pipe tables of Markdown, in as many lines.

    A row of several lines is at the place of its first; lines that it leaves free go behind the table.
    """
    if not RULE.search(text):
        return text
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        found = _grid_at(lines, place) or _simple_at(lines, place)
        if found is None:
            place += 1
            continue
        start, end, rows = found
        has_top = RULE.fullmatch(lines[start]) or _FULL_RULE.fullmatch(lines[start])
        lines[start:end] = _piped(rows, end - start, has_top=bool(has_top))
        place = end
    return "\n".join(lines)


def _piped(rows: Sequence[Cells], length: int, *, has_top: bool) -> list[str]:
    """A header and rows as the lines of a pipe table, in so many lines, below the rule at its top."""
    header, *body = rows
    made = [_line(header), "|" + "---|" * len(header), *map(_line, body)]
    blank = [""] * (length - len(made))
    above = blank[:1] if has_top else []
    return [*above, *made, *blank[len(above) :]]


def _line(cells: Cells) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _grid_at(
    lines: Sequence[str], place: int
) -> tuple[int, int, Sequence[Cells]] | None:
    """The table with borders that begins at a line: its first line, the line behind it, and its rows."""
    if not BORDER.fullmatch(lines[place]):
        return None
    grid = _Grid(is_drawn=not lines[place].isascii())
    if place > 0 and lines[place].lstrip().startswith("|"):
        place -= 1  # org-mode has no border above the header
        grid.groups.append([])
    end = place
    while end < len(lines) and grid.take(lines[end]):
        end += 1
    rows = [*grid.rows()]
    if len(rows) < 2:
        return None
    return place, end, rows


def _simple_at(
    lines: Sequence[str], place: int
) -> tuple[int, int, Sequence[Cells]] | None:
    """The table with rules over its columns alone whose rule is at a line, below its header."""
    rule = lines[place]
    if not RULE.fullmatch(rule) or BORDER.fullmatch(rule):
        return None
    spans = [match.span() for match in re.finditer(r"[-=]+", rule)]
    if place + 2 < len(lines) and RULE.fullmatch(lines[place + 2]):
        return None  # of reStructuredText: the header is between this and the next
    top = place - 1
    while top >= 0 and lines[top].strip() and not _is_rule(lines[top]):
        top -= 1
    header = _cells(lines[top + 1 : place], spans)
    if not any(header):
        return None
    is_multiline = top >= 0 and _FULL_RULE.fullmatch(lines[top]) is not None
    start = top if top >= 0 and _is_rule(lines[top]) else top + 1
    end, rows = _body(lines, place + 1, spans, is_multiline=is_multiline)
    if not rows:
        return None
    return start, end, [header, *rows]


def _is_rule(line: str) -> bool:
    return bool(RULE.fullmatch(line) or _FULL_RULE.fullmatch(line))


def _body(
    lines: Sequence[str],
    place: int,
    spans: Sequence[tuple[int, int]],
    *,
    is_multiline: bool,
) -> tuple[int, list[Cells]]:
    """The rows below a rule, and the line behind them; with several lines in a row, empty lines part the rows."""
    rows: list[Cells] = []
    block: list[str] = []
    while place < len(lines) and not _is_rule(lines[place]):
        line = lines[place]
        if line.strip():
            block.append(line)
        elif not is_multiline:
            break
        if block and (not is_multiline or not line.strip()):
            rows.append(_cells(block, spans))
            block = []
        place += 1
    if block:
        rows.append(_cells(block, spans))
    if place < len(lines) and _is_rule(lines[place]):
        place += 1
    return place, rows


def _cells(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> Cells:
    """The cells of a row of one or more lines; the last column goes on to the end of its line."""
    starts = [start for start, _ in spans]
    ends: list[int | None] = [*starts[1:], None]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        parts = (line[start:end].strip() for line in lines)
        cells.append(" ".join(filter(None, parts)))
    return cells
