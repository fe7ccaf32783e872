"""Whole text: what its title, its first lines and all its years say about the times in it."""

import re
from collections.abc import Sequence
from datetime import date

from crisistl.prose.documents.document import Document
from crisistl.prose.documents.published import day_of_words
from crisistl.prose.times.mention import Raw
from crisistl.prose.times.spine import Stem, is_newest_first

_BELOW_TITLE = 4
_LONGEST_TITLE = 150
_LINE = re.compile(
    r"\W*(?:(?:first |originally |last |article )?(?:published|posted|updated|filed|modified|edited)\b|"
    r"by [A-Z][\w.’' -]{1,39}[\w’']$|by our [\w ,.’'-]{2,80}$|"
    r"(?:additional )?(?:reporting|writing|editing) by\b|"
    r"\d+ (?:min|minute)s? read|copyright|©|share this|source:|photo(?:graph)?:|image:|advertisement)",
    re.IGNORECASE,
)


def is_line(text: str) -> bool:
    """Whether a paragraph is about the article and not part of it: 'Posted at 6:21 a.m.'."""
    return len(text) < 160 and _LINE.match(text) is not None


def is_publication(
    document: Document, published: date | None, stems: Sequence[Stem]
) -> bool:
    """Whether the first date below the title is the day of publication, and no heading of what is below.

    It is a heading where the newest day of a chronology comes first.
    """
    if not stems or published is None:
        return False
    first = stems[0]
    is_alone = first.body == document.paragraphs[first.paragraph].end
    if first.style != "heading" or not is_alone or first.paragraph >= _BELOW_TITLE:
        return False
    if not first.raw.get("y") or day_of_words(first.raw.text) != published:
        return False
    others = {stem.style for stem in stems[1:]}
    return "heading" not in others or not is_newest_first(stems)


def year_of_title(
    document: Document, published: date | None, mentions: Sequence[Sequence[Raw]]
) -> tuple[int, str] | None:
    """The year before publication that the title names: 'the summer of 1961'."""
    if len(mentions) < 2:
        return None
    title = document.of(document.paragraphs[0]).rstrip()
    if len(title) > _LONGEST_TITLE or title.endswith("."):
        return None
    found = [raw for raw in mentions[0] if raw.get("y").isdigit()]
    if len(found) != 1 or not _names_year(found[0]):
        return None
    year = int(found[0].get("y"))
    if published is not None and year >= published.year:
        return None
    return year, found[0].text


def _names_year(raw: Raw) -> bool:
    """Whether a mention is the year itself, and not one before or after what is told."""
    is_limit = raw.lead in ("after", "since", "before", "until")
    return not is_limit and raw.kind != "year_range"


def is_about_the_past(
    published: date | None, mentions: Sequence[Sequence[Raw]]
) -> bool:
    """Whether all years in the text are before that of publication and the one before it.

    The day of publication doesn't count where the text has several other years.
    """
    if published is None:
        return False
    every = [raw for raws in mentions for raw in raws]
    years: list[int] = []
    of_publication: list[int] = []
    for raw in every:
        if not raw.get("y").isdigit():
            continue
        is_line = day_of_words(raw.text) == published
        (of_publication if is_line else years).append(int(raw.get("y")))
    if len(years) < _SEVERAL_YEARS or is_news(every):
        years += of_publication
    return bool(years) and max(years) < published.year - 1


_SEVERAL_YEARS = 3
_SEVERAL_DAYS = 2


def is_news(mentions: Sequence[Raw]) -> bool:
    """Whether several times count from the day of publication: 'on Tuesday', 'yesterday'."""
    days = 0
    for raw in mentions:
        is_weekday = raw.kind == "weekday" and not raw.get("rel")
        days += is_weekday or (raw.kind == "today" and not raw.get("unit"))
    return days >= _SEVERAL_DAYS
