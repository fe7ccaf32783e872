"""Reading an article: its format by name and content, its document with the day of publication."""

import re
from dataclasses import replace

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.prose.documents.document import Document, Found, built, too_long
from crisistl.prose.documents.published import said_in_text

_MOST_BYTES = 60_000_000
_HTML = re.compile(
    r"\s*(?:<!doctype html|<html\b|<\?xml[^>]*>\s*<!doctype html|<head\b|<body\b|<article\b)",
    re.IGNORECASE,
)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_TEXT_LIKE = 0.02  # the share of control characters above which a file is no text


def read_document(file: Input) -> Document:
    """The document of a file or of standard input. DataError where it can't be read or has no text."""
    with file.open() as raw:
        data = raw.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise DataError(
            f"{file.name} has more than {_MOST_BYTES:,} bytes; draft from a part of it"
        )
    document = _read(file, data)
    if too_long(document.text):
        raise DataError(
            f"{file.name} has {len(document.text):,} characters, more than any article; draft from a part"
        )
    if not document.text.strip():
        raise DataError(f"{file.name} has no text")
    return _with_day(document)


def _read(file: Input, data: bytes) -> Document:
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from crisistl.prose.documents.pdf import read_pdf

        return built(read_pdf(data, file.name))
    if data.startswith(b"PK"):
        return built(_packed(file, data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError(
            f"{file.name} is an old Word file (.doc) or protected; save it as .docx"
        )
    if data.startswith(b"{\\rtf"):
        raise DataError(f"{file.name} is RTF; save it as .docx, .odt or text")
    text = file.decoded(data)
    _refuse_binary(text, file.name)
    if file.ending.endswith((".html", ".htm", ".xhtml")) or _HTML.match(
        text.removeprefix("\ufeff")[:2000]
    ):
        from crisistl.prose.documents.html import read_html

        return built(read_html(text, file.name))
    if file.ending.endswith(_MARKDOWN):
        from crisistl.prose.documents.markdown import read_markdown

        return built(read_markdown(text))
    from crisistl.prose.documents.plain import read_plain

    return read_plain(text)


def _packed(file: Input, data: bytes) -> Found:
    if b"word/" in data:
        from crisistl.prose.documents.word import read_word

        return read_word(data, file.name)
    if b"opendocument.text" in data[:200] or b"content.xml" in data:
        from crisistl.prose.documents.odt import read_odt

        return read_odt(data, file.name)
    raise DataError(
        f"{file.name} is a zip file of another kind; `draft` reads .docx and .odt"
    )


def _refuse_binary(text: str, name: str) -> None:
    control = sum(
        map(text.count, map(chr, (*range(9), *range(14, 27), *range(28, 32), 127)))
    )
    if text and control / len(text) > _TEXT_LIKE:
        raise DataError(
            f"{name} is not text; `draft` reads text, Markdown, HTML, PDF, .docx and .odt"
        )


def _with_day(document: Document) -> Document:
    if document.published or any(
        "several days of publication" in remark for remark in document.remarks
    ):
        return document
    said = said_in_text(
        [document.of(paragraph) for paragraph in document.paragraphs[:40]]
    )
    if said is None:
        return document
    return replace(document, published=said[0], published_from=f"the text: {said[1]!r}")
