"""Ruled tables: tables drawn with dashes, as pandoc, org-mode and shells of databases print them, as pipe tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

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
    edges: list[int] = field(default_factory=list)  # places in the last rule

    def take(self, line: str) -> bool:
        """Take in a line; False for one that isn't of the table."""
        text = line.translate(_TO_ASCII).strip()
        if BORDER.fullmatch(line):
            self.groups.append([])
            self.edges = [at for at, sign in enumerate(text) if sign in "+|"]
            self.has_double_rule = self.has_double_rule or "=" in text
            return True
        if len(text) < 2 or not text.startswith("|") or not text.endswith("|"):
            return False
        cells = self._cells(text)
        # polars has a line of dashes between the names of columns and their types
        if not all(map(_DASHES.fullmatch, cells)):
            self.groups[-1].append(cells)
        return True

    def _cells(self, text: str) -> Cells:
        """The cells of a line; where it has more bars than the rule has edges, a cell contains one."""
        parts = text[1:-1].split("|")
        edges = self.edges
        is_aligned = edges[-1:] == [len(text) - 1] and all(
            text[e] == "|" for e in edges
        )
        if is_aligned and len(parts) >= len(edges):
            parts = [text[start + 1 : end] for start, end in pairwise(edges)]
        return [part.strip() for part in parts]

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
    if not _is_rule_of_columns(lines, place):
        return None
    spans = [match.span() for match in re.finditer(r"[-=]+", lines[place])]
    top = _line_above(lines, place)
    header = _cells(lines[top + 1 : place], spans)
    has_top = top >= 0 and _is_rule(lines[top])
    is_multiline = has_top and _FULL_RULE.fullmatch(lines[top]) is not None
    end, rows = _body(lines, place + 1, spans, is_multiline=is_multiline)
    if not rows or not any(header):
        return None
    return top if has_top else top + 1, end, [header, *rows]


def _line_above(lines: Sequence[str], place: int) -> int:
    """The place of the rule or the empty line above the header of a rule; -1 where the text begins with the header."""
    top = place - 1
    while top >= 0 and lines[top].strip() and not _is_rule(lines[top]):
        top -= 1
    return top


def _is_rule_of_columns(lines: Sequence[str], place: int) -> bool:
    """Whether a line is the rule below a header; in reStructuredText the first rule is above it."""
    if not RULE.fullmatch(lines[place]) or BORDER.fullmatch(lines[place]):
        return False
    return place + 2 >= len(lines) or not RULE.fullmatch(lines[place + 2])


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
    end = place
    while end < len(lines) and not _is_rule(lines[end]):
        if not is_multiline and not lines[end].strip():
            break
        end += 1
    blocks = _paragraphs(lines[place:end])
    if not is_multiline:
        blocks = [[line] for line in lines[place:end]]
    if end < len(lines) and _is_rule(lines[end]):
        end += 1
    return end, [_cells(block, spans) for block in blocks]


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """The lines between empty ones, together."""
    parts = groupby(lines, key=lambda line: bool(line.strip()))
    return [[*block] for is_text, block in parts if is_text]


def _cells(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> Cells:
    """The cells of a row of one or more lines; the last column goes on to the end of its line."""
    starts = [start for start, _ in spans]
    ends: list[int | None] = [*starts[1:], None]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        parts = (line[start:end].strip() for line in lines)
        cells.append(" ".join(filter(None, parts)))
    return cells
