"""Reading a PDF: pages without their headers and numbers, paragraphs over columns and pages, notes apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits, guarded
from crisistl.prose.documents.document import Block, Found
from crisistl.prose.documents.pdf.layout import Region, regions
from crisistl.prose.documents.pdf.page import Page, read_page
from crisistl.prose.documents.pdf.paragraphs import (
    Part,
    joined,
    parts_of,
    vocabulary_of,
)
from crisistl.prose.documents.pdf.words import Line, Word, lines_of, words_of

_MOST_PAGES = 400
# what reading may take of processor time and memory, for any PDF and for each of its bytes
_SECONDS, _SECONDS_A_BYTE = 60.0, 20e-6
_MEMORY, _MEMORY_A_BYTE = 400_000_000, 20
_NUMBER_ALONE = re.compile(
    r"(?:page\s+)?[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\s]*(?:(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)


def read_pdf(data: bytes, name: str) -> Found:
    """The blocks of a PDF. Needs pypdfium2. DataError where it is damaged, protected or has no text."""
    pages = _pages(data, name)
    _refuse_without_text(pages, name)
    kept = _without_margins([(page, words_of(page.chars)) for page in pages])
    parts, in_doubt = _laid_out(kept)
    parts = joined(parts, vocabulary_of(parts))
    blocks = [Block(part.text, part.kind, part.page) for part in parts]
    remarks = []
    if in_doubt:
        blocks = _limited(blocks, _OTHER_ORDER)
        remarks.append(f"{_OTHER_ORDER}; check that sentences go on where they should")
    if any(page.scanned for page in pages):
        blocks = _limited(blocks, _SCANNED)
        remarks.append(f"{_SCANNED}, so letters and figures may be wrong")
    struck = [repr(part.struck) for part in parts if part.struck]
    if struck:
        blocks = _limited_by_struck(blocks, parts)
        remarks.append(f"struck through in the PDF, and left out: {'; '.join(struck)}")
    # the dates in a PDF's metadata are those of the file, not of publication, so none of them is used
    return Found(tuple(blocks), remarks=tuple(remarks))


_OTHER_ORDER = "the PDF draws its columns in another order than they are read"
_SCANNED = "the text was recognised from a scan"


def _laid_out(kept: Sequence[tuple[Page, list[Word]]]) -> tuple[list[Part], bool]:
    """The parts of all pages in the order of reading, and whether a page draws them in another order."""
    size = _body_size([word for _, words in kept for word in words])
    parts: list[Part] = []
    in_doubt = False
    for page, words in kept:
        laid = regions(words, page.rules)
        in_doubt = in_doubt or _is_drawn_otherwise(laid)
        for region in laid:
            parts += parts_of(region, page.number, size)
    return parts, in_doubt


def _refuse_without_text(pages: Sequence[Page], name: str) -> None:
    if not any(page.chars for page in pages):
        raise DataError(
            f"{name} has no text, only pictures of pages; recognise its text (OCR) first, for example with ocrmypdf"
        )


def _limited(blocks: Iterable[Block], why: str) -> list[Block]:
    """The blocks of a text of which nothing is surer than medium."""
    return [replace(block, limit="medium", limit_why=why) for block in blocks]


def _limited_by_struck(blocks: Sequence[Block], parts: Sequence[Part]) -> list[Block]:
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
    on_pages = Counter[str]()
    for lines in edges:
        on_pages.update({_key(line) for line in lines})
    kept = []
    for (page, words), lines in zip(worded, edges, strict=True):
        gone = set[int]()
        for line in lines:
            if _is_page_number(line) or on_pages[_key(line)] > 1:
                gone.update(map(id, line.words))
        kept.append((page, [word for word in words if id(word) not in gone]))
    return kept


def _is_page_number(line: Line) -> bool:
    return bool(_NUMBER_ALONE.fullmatch(line.text)) and not _is_year(line.text)


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
