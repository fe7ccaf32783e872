"""Count documents whose text has what a reader sees: documents.py FOLDER EXPECTED.tsv READER [-v]

EXPECTED.tsv has a line for each document: its name, words that must be in its text and words that must not, each
separated by |. READER is crisistl, or the library to compare with: mammoth, odfdo, pypdf or trafilatura.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path


def crisistl(path: Path) -> str:
    """The text that crisistl drafts from; notes are apart and not counted."""
    from crisistl.formats.core.input import Input
    from crisistl.prose.documents import read_document

    document = read_document(Input.of(str(path)))
    return "\n".join(document.of(p) for p in document.paragraphs if p.kind != "note")


def mammoth(path: Path) -> str:
    import mammoth as library

    with path.open("rb") as file:
        return str(library.extract_raw_text(file).value)


def odfdo(path: Path) -> str:
    from odfdo import Document

    return str(Document(path).get_formatted_text())


def pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def trafilatura(path: Path) -> str:
    import trafilatura as library

    return library.extract(path.read_text(encoding="utf-8"), favor_recall=True) or ""


READERS: dict[str, tuple[Callable[[Path], str], tuple[str, ...]]] = {
    "crisistl": (crisistl, (".docx", ".odt", ".pdf", ".html", ".md")),
    "mammoth": (mammoth, (".docx",)),
    "odfdo": (odfdo, (".odt",)),
    "pypdf": (pypdf, (".pdf",)),
    "trafilatura": (trafilatura, (".html",)),
}


def faults(text: str, wanted: str, unwanted: str) -> list[str]:
    """What is missing in a text and what must not be in it; white space doesn't matter."""
    text = re.sub(r"\s+", " ", text)
    missing = [
        f"no {words!r}" for words in wanted.split("|") if words and words not in text
    ]
    return missing + [
        f"has {words!r}" for words in unwanted.split("|") if words and words in text
    ]


def main(folder: str, expected: str, name: str, *more: str) -> None:
    """Print how many documents of each kind are read as a reader sees them."""
    read, endings = READERS[name]
    counts: dict[str, list[bool]] = {}
    for line in Path(expected).read_text(encoding="utf-8").splitlines():
        document, wanted, unwanted = line.split("\t")
        path = Path(folder) / document
        if path.suffix not in endings:
            continue
        try:
            found = faults(read(path), wanted, unwanted)
        except Exception as error:  # a library may fail in any way
            found = (
                []
                if not wanted and name == "crisistl"
                else [f"{type(error).__name__}: {error}"]
            )
        counts.setdefault(path.suffix, []).append(not found)
        if found and "-v" in more:
            sys.stdout.write(f"{document}: {'; '.join(found)}\n")
    for ending, right in counts.items():
        sys.stdout.write(f"{name} {ending}: {sum(right)} of {len(right)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
