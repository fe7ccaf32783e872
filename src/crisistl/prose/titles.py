"""Titles: the short title of a statement in the words of the article, and the place that it names."""

import re

from crisistl.prose.clause import is_quoted
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.calendar import WEEKDAYS

# a title that was cut does not end in 'and' or 'between the'
_DANGLING = re.compile(
    r"(?:[,;]?\s+(?:and|or|but|the|an?|of|to|in|on|at|for|from|with|by|between|its|his|her|their|that|which|who|where|as))+$"
)
_LEADING_ON = re.compile(
    r"(?:,?\s+and)?\s+(?:shortly|soon|immediately|just|followed|resulting|triggered)$"
)
_ABBREVIATED = re.compile(r"\b[A-Za-z]\.[A-Za-z]$")
_LONGEST = 110
_SHORTEST = 30
_PHRASES_FROM = 60  # characters: a shorter title isn't cut within a clause
# where a title may be cut, the best first: at the end of a clause, then of a phrase
_CUTS = (
    re.compile(r"[;:]\s|,\s(?!\d)|\s[–—-]\s"),
    re.compile(
        r"\s(?:while|after|before|when|because|although|though|until|unless|if|which|who|whose|where|so that|"
        r"as well as|but)\s"
    ),
    re.compile(
        r"\s(?:in|on|at|to|for|with|by|from|during|over|against|under|into|amid|despite|following|through)\s|"
        r"\sand\s(?=(?:[a-z]+ing|[a-z]+ed|agree|ask|call|demand|order|promise|say|tell|threaten|urge|vow|warn)s?\s)"
    ),
)
_RELATIVE = re.compile(r",\s+(?:who|whom|which|whose)\b[^,;:“”\"]{1,160},(?=\s)")
_JOINED = re.compile(r"\b(?:between|both|either)\s(?:(?!\s(?:and|or|to)\s).)*$")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s+(?:the\s+)?((?:(?:eastern|western|northern|southern|central)\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})"
)
_NO_PLACE = {*map(str.title, (*MONTHS, *WEEKDAYS)), "The", "A"}


def place_in(
    text: str, start: int, end: int
) -> tuple[str | None, tuple[int, int] | None]:
    """The first place that a part of the text names, and its offsets."""
    for found in _PLACE.finditer(text, start, end):
        name = found[1]
        if name.split()[0] not in _NO_PLACE and not is_quoted(
            text, start, found.start()
        ):
            return name, (found.start(1), found.end(1))
    return None, None


def title_of(
    text: str, start: int, end: int, subject: str = "", verb: int | None = None
) -> str:
    """The article's words, cut where a clause or a phrase ends, with '…' where they go on.

    `subject` are the words for a subject that is named elsewhere in the sentence, `verb` is the offset at which the
    verb ends: it stays in the title.
    """
    words = _one_line(text[start:end])
    least = len(_one_line(text[start:verb])) if verb and start < verb <= end else 0
    words = re.sub(r"^(?:But|And|Then|However,|Meanwhile,)\s+", "", words)
    words = re.sub(r"^(?:who|which|whom)\s+", "", words)
    if subject:
        words = f"{_one_line(subject)} {words}"
        least += len(subject)
    words = _balanced(_cut(words, least))
    if _ABBREVIATED.search(words):  # 'at 5 p.m.'
        words += "."
    return words[:1].upper() + words[1:]


def _one_line(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:-–—|")


def _cut(words: str, least: int) -> str:
    """The words, without what is between commas and cut at the end of a clause where they are too long."""
    plain = words.rstrip(" .,;:")
    if len(plain) <= _LONGEST:
        return _DANGLING.sub("", plain)
    if _shorter(plain):
        plain, least = _shorter(plain), _SHORTEST
    if len(plain) <= _LONGEST:
        return plain
    floor = max(_SHORTEST, least)
    for level, pattern in enumerate(_CUTS):
        begin = floor if level < len(_CUTS) - 1 else max(floor, _PHRASES_FROM)
        places = [
            found.start()
            for found in pattern.finditer(plain, begin, _LONGEST)
            if not _JOINED.search(plain[: found.start()][-60:])
        ]
        if places:
            return _ended(plain[: places[-1]])
    return _ended(plain[: plain.rfind(" ", 0, _LONGEST)])


def _ended(words: str) -> str:
    """What is left of a title that was cut, without words that lead to what is missing."""
    kept = _DANGLING.sub("", words.rstrip(" .,;:"))
    return _LEADING_ON.sub("", kept).rstrip(" ,;:") + "…"


def _shorter(words: str) -> str:
    """The words without relative clauses between commas, where that leaves a sentence; '' where it does not."""
    found = re.sub(r"\s+", " ", _RELATIVE.sub(" ", words)).strip()
    if len(found) < _SHORTEST or len(found) == len(words):
        return ""
    return found


def _balanced(words: str) -> str:
    """The words without a quotation mark that has lost its other one."""
    if words.count("“") != words.count("”"):
        lone = "“" if words.count("“") > words.count("”") else "”"
        words = words.replace(lone, "", 1)
    if words.count('"') % 2:
        words = words.replace('"', "", 1)
    return words.strip()


def headline(words: str) -> str:
    """The title of an article from its first paragraph: its first sentence where it is long, cut behind a word."""
    words = " ".join(words.split())
    if len(words) <= _LONGEST_HEADLINE:
        return words
    first = _SENTENCE.match(words)
    if first and len(first[0]) <= _LONGEST_HEADLINE:
        return first[0]
    return words[: words.rfind(" ", 0, _LONGEST_HEADLINE)].rstrip(" .,;:") + "…"


_LONGEST_HEADLINE = 120
_SENTENCE = re.compile(r".{20,}?[.!?](?=\s+[A-Z\"“])")
