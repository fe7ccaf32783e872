"""Document: the text that offsets count in, with its paragraphs, each with a place and a kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Kind = Literal["text", "heading", "item", "row", "note", "caption"]
Sure = Literal["high", "medium", "low"]
Numbering = Literal["typed", "counted"]

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_LONGEST = 2_000_000  # characters of an article: as many as a book of 1,000 pages has


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a reader finds it, before it has its place in the text.

    `day` is the ISO day that the markup gives to it, for example of a live blog's entry. `numbering` says that
    the text begins with the number of a list, and who made it: the author or the word processor. `limit` is the
    most certain that anything read here can be, for the reason `limit_why`; `doubtful` are words that may not be
    the document's own.
    """

    text: str
    kind: Kind = "text"
    page: int | None = None
    day: str | None = None
    numbering: Numbering | None = None
    limit: Sure = "high"
    limit_why: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the document's text, from `start` up to `end`; `number` counts from 1."""

    start: int
    end: int
    number: int
    kind: Kind = "text"
    page: int | None = None
    day: str | None = None
    numbering: Numbering | None = None
    limit: Sure = "high"
    limit_why: str = ""

    @property
    def locator(self) -> str:
        """Where it is, for a citation: 'paragraph 7', 'page 2, paragraph 7'."""
        if self.page:
            return f"page {self.page}, paragraph {self.number}"
        return f"paragraph {self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its text, its paragraphs in order, and the day of publication where the document gives it.

    `published_from` says where the day was found. `remarks` are for the reader: what was left out, what is in doubt.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    published: date | None = None
    published_from: str = ""
    remarks: tuple[str, ...] = ()
    title: str = ""

    def of(self, paragraph: Paragraph) -> str:
        """The text of one paragraph."""
        return self.text[paragraph.start : paragraph.end]


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader of one format finds in a file."""

    blocks: tuple[Block, ...]
    published: date | None = None
    published_from: str = ""
    remarks: tuple[str, ...] = field(default=())
    title: str = ""


def tidy(text: str) -> str:
    """The text with each run of white space as one space, and without characters that nobody sees."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def without_unseen(text: str) -> str:
    """The text without characters that nobody sees; white space stays as it is."""
    return _UNSEEN.sub("", text)


def built(found: Found) -> Document:
    """The document of a reader's blocks: their tidy texts, an empty line between them."""
    paragraphs: list[Paragraph] = []
    texts: list[str] = []
    position = 0
    for block in found.blocks:
        text = tidy(block.text)
        if not text:
            continue
        paragraphs.append(
            Paragraph(
                position, position + len(text), len(paragraphs) + 1, block.kind, block.page, block.day,
                block.numbering, block.limit, block.limit_why,
            )
        )  # fmt: skip
        texts.append(text)
        position += len(text) + 2
    return Document(
        "\n\n".join(texts),
        tuple(paragraphs),
        found.published,
        found.published_from,
        found.remarks,
        found.title,
    )


def marked(blocks: Iterable[Block], limit: Sure, why: str) -> tuple[Block, ...]:
    """The blocks with a limit to what can be certain about them, where they have none."""
    return tuple(
        block if block.limit == "low" else replace(block, limit=limit, limit_why=why)
        for block in blocks
    )


def too_long(text: str) -> bool:
    """Whether a text is longer than any article: it would take minutes and nobody could review the result."""
    return len(text) > _LONGEST
