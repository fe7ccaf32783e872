"""Plain text: kept as it is, so that offsets count in the file's own characters; lines become paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import and_

from crisistl.prose.documents.document import Document, Kind, Paragraph

_WIDEST = 160  # a line break in a wider text was not made by wrapping
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"\s*(?:[-*•–—·]\s+\S|\(?\d{1,2}[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")


def read_plain(text: str) -> Document:
    """The document of a text file. A line ends a paragraph unless it was only wrapped at the text's width."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    spans = [*_spans(text)]
    paragraphs = []
    for number, (start, end) in enumerate(spans, 1):
        paragraphs.append(Paragraph(start, end, number, _kind(text[start:end])))
    return Document(text, tuple(paragraphs))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    lines = []
    for found in _LINE.finditer(text):
        if found[0].strip():
            lines.append((found.start(), found.end()))
    joins = _joins(text, lines)
    begun: tuple[int, int] | None = None
    for line, joined in zip(lines, joins, strict=True):
        if begun and joined:
            begun = (begun[0], line[1])
            continue
        if begun:
            yield _stripped(text, *begun)
        begun = line
    if begun:
        yield _stripped(text, *begun)


def _joins(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line, whether it continues the line before, from which wrapping at a width has parted it."""
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST or not lines:
        return [False] * len(lines)
    pairs = [*pairwise(lines)]
    adjoining = [_is_next(text, *pair) for pair in pairs]
    full = [_has_no_room(text, *pair, width) for pair in pairs]
    is_wrapped = sum(map(and_, adjoining, full)) >= sum(adjoining) / 2
    found = [False]
    for pair, near, no_room in zip(pairs, adjoining, full, strict=True):
        goes_on = (is_wrapped and no_room) or _is_mid_sentence(text, *pair, width)
        found.append(near and goes_on)
    return found


def _is_next(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether no blank line is between two lines, and the second isn't an item of a list."""
    return text.count("\n", before[1], line[0]) == 1 and not _ITEM.match(text, *line)


def _has_no_room(
    text: str, before: tuple[int, int], line: tuple[int, int], width: int
) -> bool:
    """Whether the first word of a line did not fit into the one before."""
    return before[1] - before[0] + 1 + len(_first_word(text, line)) > width


def _is_mid_sentence(
    text: str, before: tuple[int, int], line: tuple[int, int], width: int
) -> bool:
    """Whether a line goes on in lower case: some programs break lines a few characters early."""
    long = before[1] - before[0] > width * 0.6
    if not long:
        return False
    if not _first_word(text, line)[0].islower():
        return False
    return not _SENTENCE_END.search(text[slice(*before)])


def _first_word(text: str, line: tuple[int, int]) -> str:
    return text[slice(*line)].split(maxsplit=1)[0]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _kind(text: str) -> Kind:
    if _ITEM.match(text):
        return "item"
    return "text"
