"""Content: what a file is by how it begins, where its name may say something else."""

import codecs
import re
from zipfile import ZipFile

from crisistl.formats.core.input import Input
from crisistl.formats.core.zipped import zip_errors

KINDS: dict[str, str] = {
    "xlsx": "an Excel workbook",
    "ods": "an OpenDocument spreadsheet",
    "docx": "a Word file",
    "zip": "a zip archive",
    "xls": "an Excel 97-2003 workbook",
    "parquet": "Parquet",
    "sqlite": "an SQLite database",
    "ics": "a calendar",
    "html-table": "a web page",
    "jsonl": "JSON Lines",
    "json": "JSON",
    "json-line": "JSON",
    "table": "a table in text",
}
"""The kinds of content in words, by the name of a format that reads them; one line of JSON may be either of two."""

BINARY = frozenset({"xlsx", "ods", "docx", "zip", "xls", "parquet", "sqlite"})

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3\x00", "sqlite"),
)
_INSIDE = (("xl/", "xlsx"), ("word/document.xml", "docx"), ("content.xml", "ods"))
"""What is inside the zip archives that documents are."""

_TEXTS = (
    (re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE), "ics"),
    (
        re.compile(
            r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|style|table|div)\b",
            re.I | re.S,
        ),
        "html-table",
    ),
    # a value that is whole on its line, and another one below: no JSON document
    (re.compile(r"(?:\{.*\}|\[.*\])[ \t\r]*\n\s*[^\s,:\]}]"), "jsonl"),
    (re.compile(r"\{\s*[\"}][^\n]*\s*\Z"), "json-line"),
    (re.compile(r"\{\s*(?:\"|\})|\[\s*(?:\{|\]\s*\Z|$)"), "json"),
)
_SEPARATED = re.compile(r"[^\n{\[<,;\t|][^\n<{]*[,;\t|]")
_OF_JSON = re.compile(r"""^\s*(?:"[^"\n]*"\s*:|\{\s*")""", re.MULTILINE)
"""A line of a JSON document whose beginning is missing or damaged."""
_MARKUP = re.compile(r"^\s*<[a-z!?/]", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT = 4096  # bytes


def content_kind(file: Input) -> str:
    """The kind of a file's content; empty where it has no signature and isn't a table in text either."""
    with file.open() as stream:
        start = stream.read(_LOOKED_AT)
        if start.startswith(b"PK\x03\x04"):
            return _zip_kind(file)
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    text = _text(start).lstrip("\ufeff \t\r\n")
    if text.startswith("[") and "\n" not in text and _has_lines(file):
        return "jsonl"
    return _text_kind(text)


def _text_kind(text: str) -> str:
    """The kind of a text by how it begins; empty where it is neither of a known kind nor a table."""
    for pattern, kind in _TEXTS:
        if pattern.match(text):
            return kind
    if "\x00" in text or _MARKUP.search(text) or _OF_JSON.search(text):
        return ""
    return "table" if _SEPARATED.match(text) else ""


def _has_lines(file: Input) -> bool:
    """Whether a long first line that opens a list is followed by another value."""
    with file.open() as stream:
        stream.readline()
        behind = stream.read(_LOOKED_AT).lstrip()
    return behind != b"" and not behind.startswith((b",", b"]"))


def _zip_kind(file: Input) -> str:
    try:
        with file.open() as stream, ZipFile(stream) as archive:
            names = archive.namelist()
    except zip_errors():
        return ""
    for inside, kind in _INSIDE:
        if any(name.startswith(inside) for name in names):
            return kind
    return "zip"


def _text(start: bytes) -> str:
    is_wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return start.decode("utf-16" if is_wide else "utf-8", errors="ignore")
