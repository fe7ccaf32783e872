"""Outline: what a document's times look like before they are read in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crisistl.prose.documents.document import Document
from crisistl.prose.documents.published import text_begins
from crisistl.prose.times.lists import with_shared_year
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.patterns import raw_mentions
from crisistl.prose.times.spine import Stem, is_list, is_newest_first, stem_of
from crisistl.prose.times.whole import (
    is_about_the_past,
    is_news,
    is_publication,
    year_of_title,
)


@dataclass(frozen=True, slots=True)
class Outline:
    """The mentions of each paragraph as found, the stems, and what all of them say about the text.

    `begins` are the places where the words of each paragraph begin, behind a dateline. `stems` are the dates at which
    paragraphs begin, by the number of the paragraph. `title_year` is the year of the title with its words.
    """

    begins: list[int]
    raws: list[list[Raw]]
    stems: dict[int, Stem]
    is_list: bool
    is_newest_first: bool
    title_year: tuple[int, str] | None
    is_old: bool
    is_news: bool

    def body(self, place: int) -> int:
        """Where the words of a paragraph begin, behind the date that it may start with."""
        stem = self.stems.get(place)
        if stem and stem.style != "adverb":
            return stem.body
        return self.begins[place]


def outline_of(document: Document, published: date | None) -> Outline:
    begins = _begins(document)
    raws = _raws(document, begins)
    stems = _stems(document, published, raws)
    is_chronology = is_list(stems, len(document.paragraphs))
    if is_chronology:
        kept = stems
    else:
        kept = [stem for stem in stems if stem.style != "adverb"]
    return Outline(
        begins=begins,
        raws=raws,
        stems={stem.paragraph: stem for stem in kept},
        is_list=is_chronology,
        is_newest_first=is_newest_first(stems),
        title_year=year_of_title(document, published, raws),
        is_old=is_about_the_past(published, raws),
        is_news=is_news([raw for of_paragraph in raws for raw in of_paragraph]),
    )


def _begins(document: Document) -> list[int]:
    """Where each paragraph begins behind its dateline, which says when an article was filed and dates nothing in it."""
    paragraphs = document.paragraphs
    offsets = text_begins([document.of(paragraph) for paragraph in paragraphs])
    return [p.start + offset for p, offset in zip(paragraphs, offsets, strict=True)]


def _raws(document: Document, begins: Sequence[int]) -> list[list[Raw]]:
    found = []
    for begin, paragraph in zip(begins, document.paragraphs, strict=True):
        mentions = raw_mentions(document.text, begin, paragraph.end)
        found.append(with_shared_year(mentions, document.text))
    return found


def _stems(
    document: Document, published: date | None, raws: Sequence[Sequence[Raw]]
) -> list[Stem]:
    """The dates at which paragraphs begin, without the day of publication below the title."""
    found = (stem_of(document, place, raw) for place, raw in enumerate(raws))
    stems = [*filter(None, found)]
    if is_publication(document, published, stems):
        return stems[1:]
    return stems
