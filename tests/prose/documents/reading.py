"""A document read from bytes, as a test needs it."""

from pathlib import Path

from crisistl.formats.core.input import Input
from crisistl.prose.documents import Document, read_document


def read(folder: Path, name: str, data: bytes | str) -> Document:
    """The document of a file with this name and content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(Input.of(str(path)))


def texts(document: Document) -> list[str]:
    """The text of each paragraph."""
    return [document.of(paragraph) for paragraph in document.paragraphs]


def kinds(document: Document) -> list[str]:
    """The kind of each paragraph."""
    return [paragraph.kind for paragraph in document.paragraphs]
