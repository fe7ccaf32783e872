"""Titles: the short title of a statement in the words of the article, and the place that it names."""

import re

from crisistl.prose.clause import is_quoted
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.calendar import WEEKDAYS

# a title that was cut does not end in 'and' or 'between the'
_DANGLING = re.compile(
    r"(?:[,;]?\s+(?:and|or|but|the|an?|of|to|in|on|at|for|from|with|by|between|its|his|her|their|that|which|who|as))+$"
)
_ABBREVIATED = re.compile(r"\b[A-Za-z]\.[A-Za-z]$")
_TITLE_LENGTH = 110
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s+(?:the\s+)?((?:(?:eastern|western|northern|southern|central)\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})"
)
_NO_PLACE = {*map(str.title, (*MONTHS, *WEEKDAYS)), "The", "A"}


def place_in(
    text: str, start: int, end: int
) -> tuple[str | None, tuple[int, int] | None]:
    for found in _PLACE.finditer(text, start, end):
        name = found[1]
        if name.split()[0] not in _NO_PLACE and not is_quoted(
            text, start, found.start()
        ):
            return name, (found.start(1), found.end(1))
    return None, None


def title_of(text: str, start: int, end: int) -> str:
    """The article's words, cut where a clause ends."""
    words = " ".join(text[start:end].split()).strip(" ,;:-–—|")
    words = re.sub(r"^(?:But|And|Then|However,|Meanwhile,)\s+", "", words)
    words = re.sub(r"^(?:who|which|whom)\s+", "", words)
    if len(words) > _TITLE_LENGTH:
        cut = max(
            words.rfind(mark, 40, _TITLE_LENGTH) for mark in (", ", "; ", " – ", " - ")
        )
        if cut > 0:
            words = words[:cut]
        else:
            words = words[: words.rfind(" ", 0, _TITLE_LENGTH)]
    words = _DANGLING.sub("", words.rstrip(" .,;:"))
    if words.count("“") + words.count("”") == 1 or words.count('"') == 1:
        words = words.strip('“”"') if words[:1] in '“"' or words[-1:] in '”"' else words
    if _ABBREVIATED.search(words):  # 'at 5 p.m.'
        words += "."
    return words[:1].upper() + words[1:]
