"""Phrases: set phrases and nouns of the table of acts, found by their first words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: where it is, its words there, and the entry that it is a form of."""

    start: int
    end: int
    words: str
    entry: str


class Phrases:
    """Phrases of one or more words, the longest first; a pattern of them all would take long to compile."""

    def __init__(self, entries: Iterable[str], *, plural: bool = False) -> None:
        self._by_first: dict[str, list[str]] = {}
        self._plural = plural
        for entry in entries:
            first = _first(entry)
            self._by_first.setdefault(first, []).append(entry)
        for listed in self._by_first.values():
            listed.sort(key=len, reverse=True)

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The phrases in a part of a text, in order, none within another."""
        reached = start
        for word in _START.finditer(text, start, end):
            if word.start() < reached:
                continue
            if found := self._at(text, word.start(), end):
                reached = found.end
                yield found

    def first(self, text: str, start: int, end: int) -> Found | None:
        """The first phrase in a part of a text."""
        return next(self.find(text, start, end), None)

    def _at(self, text: str, place: int, end: int) -> Found | None:
        word = _LEADING.match(text, place, end)
        if word is None:
            return None
        first = word[0].lower()
        candidates = list(self._by_first.get(first, ()))
        if self._plural and first.endswith("s"):
            candidates += self._by_first.get(first[:-1], ())
        for entry in candidates:
            if found := self._match(text, place, end, entry):
                return found
        return None

    def _match(self, text: str, place: int, end: int, entry: str) -> Found | None:
        stop = place + len(entry)
        if stop > end or text[place:stop].lower() != entry:
            return None
        if self._plural and text[stop : stop + 1] in ("s", "S") and stop < end:
            longer = stop + 1
            if not _goes_on(text, longer, end):
                return Found(place, longer, text[place:longer], entry)
        if _goes_on(text, stop, end):
            return None
        return Found(place, stop, text[place:stop], entry)


# where a word begins, also behind a hyphen
_START = re.compile(r"(?<!\w)\w")
_LEADING = re.compile(r"\w+")


def _first(entry: str) -> str:
    found = _LEADING.match(entry)
    return found[0] if found else entry


def _goes_on(text: str, place: int, end: int) -> bool:
    """Whether a word goes on at a place; the end of the part ends it."""
    return place < end and re.match(r"\w", text[place]) is not None
