"""Reading a PDF: pages without their headers and numbers, paragraphs over columns and pages, notes apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits, guarded
from crisistl.prose.documents.document import Block, Found, Kind
from crisistl.prose.documents.pdf.layout import Region, regions
from crisistl.prose.documents.pdf.page import Page, read_page
from crisistl.prose.documents.pdf.words import Line, Word, lines_of, words_of

_MOST_PAGES = 400
# what reading may take of processor time and memory, for any PDF and for each of its bytes
_SECONDS, _SECONDS_A_BYTE = 60.0, 20e-6
_MEMORY, _MEMORY_A_BYTE = 400_000_000, 20
_NUMBER_ALONE = re.compile(
    r"(?:page\s+)?[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\s]*(?:(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NOTE_START = re.compile(r"\s*(?:\d{1,3}|[*†‡§]+|\[\d{1,3}\])(?:[.)]?\s|$)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_BULLET = re.compile(r"[•▪●–—*·-]\s*$|[•▪●]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph before it is joined over columns and pages."""

    text: str
    kind: Kind
    page: int
    hyphen: bool = False
    struck: str = ""


def read_pdf(data: bytes, name: str) -> Found:
    """The blocks of a PDF. Needs pypdfium2. DataError where it is damaged, protected or has no text."""
    pages = _pages(data, name)
    if not any(page.chars for page in pages):
        raise DataError(
            f"{name} has no text, only pictures of pages; recognise its text (OCR) first, for example with ocrmypdf"
        )
    worded = [(page, words_of(page.chars)) for page in pages]
    kept = _without_margins(worded)
    size = _body_size([word for _, words in kept for word in words])
    parts: list[_Part] = []
    in_doubt = False
    for page, words in kept:
        laid = regions(words, page.rules)
        in_doubt = in_doubt or _is_drawn_otherwise(laid)
        for region in laid:
            parts += _parts(region, page.number, size)
    parts = _joined(parts, _vocabulary(parts))
    blocks = [Block(part.text, part.kind, part.page) for part in parts]
    remarks = []
    if in_doubt:
        why = "the PDF draws its columns in another order than they are read"
        remarks.append(f"{why}; check that sentences go on where they should")
        blocks = [replace(block, limit="medium", limit_why=why) for block in blocks]
    if any(page.scanned for page in pages):
        why = "the text was recognised from a scan"
        remarks.append(f"{why}, so letters and figures may be wrong")
        blocks = [replace(block, limit="medium", limit_why=why) for block in blocks]
    if struck := [repr(part.struck) for part in parts if part.struck]:
        remarks.append(f"struck through in the PDF, and left out: {'; '.join(struck)}")
        blocks = _limited_by_struck(blocks, parts)
    # the dates in a PDF's metadata are those of the file, not of publication, so none of them is used
    return Found(tuple(blocks), remarks=tuple(remarks))


def _limited_by_struck(blocks: Sequence[Block], parts: Sequence[_Part]) -> list[Block]:
    """The blocks, those in which words were struck through with low certainty."""
    why = "words here are struck through in the PDF and were left out"
    limited = []
    for block, part in zip(blocks, parts, strict=True):
        if part.struck:
            block = replace(block, limit="low", limit_why=why)
        limited.append(block)
    return limited


def _pages(data: bytes, name: str) -> list[Page]:
    try:
        import pypdfium2
        import pypdfium2.raw
    except ImportError:
        raise DataError(
            f"{name} is a PDF, which needs another package: pip install 'crisistl[pdf]'"
        ) from None
    limits = Limits(
        _SECONDS + _SECONDS_A_BYTE * len(data), _MEMORY + _MEMORY_A_BYTE * len(data)
    )
    read = partial(_document_pages, pypdfium2, data, name)
    return [*guarded(name, limits, read, "draft from a part of it")]


def _document_pages(pypdfium2: Any, data: bytes, name: str) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is damaged or not a PDF"
        if "password" in str(error).lower():
            reason = "is protected by a password"
        raise DataError(f"{name} {reason}") from None
    try:
        if len(document) > _MOST_PAGES:
            raise DataError(
                f"{name} has {len(document):,} pages, more than {_MOST_PAGES}; draft from a part of it"
            )
        yield from _read_pages(pypdfium2.raw, document)
    except pypdfium2.PdfiumError as error:
        raise DataError(f"{name} is damaged: {error}") from None
    finally:
        document.close()


def _read_pages(raw: Any, document: Any) -> Iterator[Page]:
    for number in range(len(document)):
        page = document[number]
        try:
            yield read_page(raw, page, number + 1)
        finally:
            page.close()


def _body_size(words: Sequence[Word]) -> float:
    sizes = Counter[float]()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    if sizes:
        return sizes.most_common(1)[0][0]
    return 1.0


def _without_margins(
    worded: list[tuple[Page, list[Word]]],
) -> list[tuple[Page, list[Word]]]:
    """The words without page numbers and without the first and last lines that come again on other pages."""
    edges = [_edges(lines_of(words)) for _, words in worded]
    repeated = Counter(key for page in edges for key in {_key(line) for line in page})
    kept = []
    for (page, words), lines in zip(worded, edges, strict=True):
        gone = set()
        for line in lines:
            if (
                _NUMBER_ALONE.fullmatch(line.text) and not _is_year(line.text)
            ) or repeated[_key(line)] > 1:
                for word in line.words:
                    gone.add(id(word))
        kept.append((page, [word for word in words if id(word) not in gone]))
    return kept


def _edges(lines: list[Line]) -> list[Line]:
    """The first two and the last two lines of a page that are apart from the rest, or at its very edge."""
    if len(lines) < 2:
        return lines
    steps = sorted(above.y - below.y for above, below in pairwise(lines))
    usual = steps[len(steps) // 4]
    found = []
    for order in (lines, lines[::-1]):
        for place in range(min(2, len(order) - 1)):
            found.append(order[place])
            if abs(order[place].y - order[place + 1].y) > 1.4 * usual:
                break
        else:
            found = [*found[: -min(2, len(order) - 1)], order[0]]
    return found


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_year(text: str) -> bool:
    return (
        len(text.strip()) == 4 and text.strip().isdigit() and 1000 <= int(text) < 2200
    )


def _is_drawn_otherwise(laid: Sequence[Region]) -> bool:
    """Whether columns are drawn line by line across: the drawing order then can't confirm the reading order."""
    orders = []
    for region in laid:
        if not region.is_row:
            for line in region.lines:
                orders.append(min(word.order for word in line.words))
    if len({region.lines[0].left for region in laid}) < 2:
        return False
    backwards = sum(after < before for before, after in pairwise(orders))
    return backwards > 0 and _interleaved(laid)


def _interleaved(laid: Sequence[Region]) -> bool:
    orders = []
    for region in laid:
        if not region.is_row:
            orders.append([word.order for line in region.lines for word in line.words])
    spans = sorted((min(order), max(order)) for order in orders)
    return any(after[0] < before[1] for before, after in pairwise(spans))


def _parts(region: Region, page: int, size: float) -> Iterator[_Part]:
    if region.is_row:
        struck = " ".join(filter(None, (line.struck for line in region.lines)))
        yield _Part(" | ".join(region.cells), "row", page, False, struck)
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


def _part(lines: Sequence[Line], kind: Kind, page: int) -> _Part:
    text = ""
    for line in lines:
        if text:
            text = f"{text}\0{line.text}"
        else:
            text = line.text
    struck = " ".join(filter(None, (line.struck for line in lines)))
    return _Part(text, kind, page, lines[-1].hyphen, struck)


def _vocabulary(parts: Sequence[_Part]) -> frozenset[str]:
    """The words of the text, to find which hyphens at line ends belong to a word."""
    return frozenset(
        re.findall(
            r"[\w’'-]+",
            " ".join(part.text for part in parts).replace("\0", " ").casefold(),
        )
    )


def _joined(parts: Sequence[_Part], known: frozenset[str]) -> list[_Part]:
    """The paragraphs, those that go on in the next column or page in one; notes wait until after them."""
    found: list[_Part] = []
    notes = [part for part in parts if part.kind == "note"]
    for part in (part for part in parts if part.kind != "note"):
        before = None
        if found:
            before = found[-1]
        if before and before.kind == part.kind == "text" and _goes_on(before, part):
            struck = " ".join(filter(None, (before.struck, part.struck)))
            found[-1] = _Part(
                f"{before.text}\0{part.text}", "text", before.page, part.hyphen, struck
            )
        else:
            found.append(part)
    return [
        replace(part, text=_unbroken(part.text, known)) for part in (*found, *notes)
    ]


def _goes_on(before: _Part, part: _Part) -> bool:
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
