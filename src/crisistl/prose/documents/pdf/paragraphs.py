"""The paragraphs of a PDF: lines of a region put together, over columns and pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crisistl.prose.documents.document import Kind
from crisistl.prose.documents.pdf.layout import Region
from crisistl.prose.documents.pdf.words import Line

_NOTE_START = re.compile(r"\s*(?:\d{1,3}|[*†‡§]+|\[\d{1,3}\])(?:[.)]?\s|$)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_BULLET = re.compile(r"[•▪●–—*·-]\s*$|[•▪●]")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph before it is joined over columns and pages."""

    text: str
    kind: Kind
    page: int
    hyphen: bool = False
    struck: str = ""


def parts_of(region: Region, page: int, size: float) -> Iterator[Part]:
    if region.is_row:
        struck = " ".join(filter(None, (line.struck for line in region.lines)))
        yield Part(" | ".join(region.cells), "row", page, False, struck)
        return
    lines = [line for line in region.lines if line.text.strip() or line.struck]
    notes = _notes_start(lines, size)
    for kind, some in (("text", lines[:notes]), ("note", lines[notes:])):
        for group in _paragraphs(some):
            yield _part(group, "note" if kind == "note" else _kind(group, size), page)


def _notes_start(lines: Sequence[Line], size: float) -> int:
    """The place from which lines at the foot of a column are notes: in smaller letters, behind a number."""
    start = len(lines)
    while start > 0 and lines[start - 1].size < size * 0.96:
        start -= 1
    while start < len(lines) and not _NOTE_START.match(lines[start].text):
        start += 1
    return start


def _kind(lines: Sequence[Line], size: float) -> Kind:
    if all(line.size > size * 1.12 for line in lines) and len(lines) <= 3:
        return "heading"
    return "text"


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    steps = sorted(
        above.y - below.y for above, below in pairwise(lines) if above.y > below.y
    )
    usual = steps[len(steps) // 4] if steps else 0
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, usual, left, right):
            yield group
            group = []
        group.append(line)
    yield group


def _begins(
    group: Sequence[Line], line: Line, usual: float, left: float, right: float
) -> bool:
    """Whether a line begins a paragraph: after a gap, indented, in another size, or after a short last line."""
    before = group[-1]
    if before.hyphen:
        return False
    if (
        before.y - line.y > usual * 1.25
        or abs(before.size - line.size) > 0.08 * line.size
    ):
        return True
    if _BULLET.match(line.words[0].text) or (
        _NOTE_START.match(line.text) and line.size < 0.96 * before.size
    ):
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    indented = (
        line.left > left + line.size * 0.8 and before.left < left + line.size * 0.5
    )
    short = (
        before.right + line.words[0].right - line.words[0].left
        < right - (right - left) * 0.08
    )
    return ended and (indented or short)


def _part(lines: Sequence[Line], kind: Kind, page: int) -> Part:
    text = ""
    for line in lines:
        if text:
            text = f"{text}\0{line.text}"
        else:
            text = line.text
    struck = " ".join(filter(None, (line.struck for line in lines)))
    return Part(text, kind, page, lines[-1].hyphen, struck)


def vocabulary_of(parts: Sequence[Part]) -> frozenset[str]:
    """The words of the text, to find which hyphens at line ends belong to a word."""
    return frozenset(
        re.findall(
            r"[\w’'-]+",
            " ".join(part.text for part in parts).replace("\0", " ").casefold(),
        )
    )


def joined(parts: Sequence[Part], known: frozenset[str]) -> list[Part]:
    """The paragraphs, those that go on in the next column or page in one; notes wait until after them."""
    found: list[Part] = []
    notes = []
    for part in parts:
        if part.kind == "note":
            notes.append(part)
        elif found and _is_continued(found[-1], part):
            found[-1] = _as_one(found[-1], part)
        else:
            found.append(part)
    return [
        replace(part, text=_unbroken(part.text, known)) for part in (*found, *notes)
    ]


def _is_continued(before: Part, part: Part) -> bool:
    return before.kind == part.kind == "text" and _goes_on(before, part)


def _as_one(before: Part, part: Part) -> Part:
    """Two pieces of one paragraph; the break between them is marked, as a word may go over it."""
    struck = " ".join(filter(None, (before.struck, part.struck)))
    text = f"{before.text}\0{part.text}"
    return Part(text, "text", before.page, part.hyphen, struck)


def _goes_on(before: Part, part: Part) -> bool:
    text = part.text.lstrip()
    if before.hyphen:
        return True
    if _SENTENCE_END.search(before.text):
        return False
    return before.page != part.page or text[:1].islower() or before.text[-1:] == ","


def _unbroken(text: str, known: frozenset[str]) -> str:
    """The lines of a paragraph as one: a word that was divided at a line end is whole again."""

    def join(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        if first.isdigit() or second[0].isdigit():
            return f"{first}-{second}"
        whole, hyphened = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        if hyphened in known and whole not in known:
            return f"{first}-{second}"
        if second[0].islower():
            return f"{first}{second}"
        return f"{first}-{second}"

    # a hyphen or soft hyphen at the end of a line, right behind a letter or figure
    text = re.sub(r"(\w+)[-\u2010\u00ad]\0(\w+)", join, text)
    text = re.sub(r"([–—])\0(?=\d)", r"\1", text)
    return text.replace("\0", " ")
