"""Sentences: where one ends and the next begins, in English prose."""

import re
from dataclasses import dataclass

from crisistl.prose.words import word_list

_END = re.compile(r"(?:[.!?…]+|\.\.\.)[\"'”’)\]]*(?=\s|$)")
_ABBREVIATIONS = word_list("abbreviations")
_MAY_END = word_list("abbreviations that may end")
_STARTERS = word_list("starts a sentence")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")  # B.J. Habibie
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[]*(\w[\w’']*)")
_JOINTS = ("; ", ", and ", " and ", ", ", " ")
_LONGEST_QUOTE = 1_200
_LONGEST = 2_000  # characters: what has no end in so many is cut, so that each part can be looked at


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document's text, from `start` up to `end`; `paragraph` is its place in the list of them."""

    start: int
    end: int
    paragraph: int


def sentences(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    """The sentences of one paragraph."""
    found: list[Sentence] = []
    begun = start
    for mark in _END.finditer(text, start, end):
        if _is_end(text, begun, mark, end) and not _is_quoted(
            text, begun, mark.end(), end
        ):
            found += _cut(text, begun, mark.end(), paragraph)
            begun = mark.end()
    found += _cut(text, begun, end, paragraph)
    return found


def _is_quoted(text: str, begun: int, at: int, end: int) -> bool:
    """Whether a place is within a quotation that ends later in the paragraph."""
    if at - begun > _LONGEST_QUOTE:
        return False
    part = text[begun:at]
    if part.count("“") > part.count("”"):
        return "”" in text[at:end]
    return part.count('"') % 2 == 1 and '"' in text[at:end]


def _cut(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if end - start <= _LONGEST:
        return [Sentence(start, end, paragraph)]
    middle = start + _LONGEST // 2
    # between two clauses, else between two words: not within '3 May'
    places = [text.rfind(joint, middle, start + _LONGEST) for joint in _JOINTS]
    cut = next((place for place in places if place > 0), start + _LONGEST)
    return [Sentence(start, cut, paragraph), *_cut(text, cut, end, paragraph)]


def _is_end(text: str, begun: int, mark: re.Match[str], end: int) -> bool:
    """Whether a mark ends a sentence: what is behind it can begin one."""
    is_stop = mark.group()[0] == "."
    follows = _NEXT_WORD.match(text, mark.end(), min(end, mark.end() + 80))
    if follows is None:
        return not is_stop or not text[mark.end() : end].strip()
    word = follows[1]
    if not (word[0].isupper() or word[0].isdigit()):
        return False
    return not is_stop or _is_full_stop(text, begun, mark.start(), word.lower())


def _is_full_stop(text: str, begun: int, at: int, follows: str) -> bool:
    """Whether a dot ends a sentence, not an initial, an abbreviation or the number of a list."""
    reach = max(begun, at - 30)
    found = _LAST_WORD.search(text, reach, at)
    last = found[0].strip(".’'-").lower() if found else ""
    if len(last) == 1 and last.isalpha() and last != "i":
        return False  # an initial: J. Smith
    if last in _ABBREVIATIONS or _INITIALS.search(text, reach, at):
        return last in _MAY_END and follows in _STARTERS
    # a list number: "16. October"
    return not (last.isdigit() and len(last) <= 2 and at - len(last) == begun)
