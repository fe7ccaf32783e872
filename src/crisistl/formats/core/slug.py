"""Slug: ids made of names, in letters of any script, each given once."""

import re
import unicodedata

from crisistl.text.names import fold

_LONGEST_SLUG = 60
_LONGEST_ID = 200
_SPACED = "".join(
    char.lower() if char.isalnum() else " " for char in map(chr, range(128))
)
"""What to put in the place of each ASCII character to part words."""
_PLAIN_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:@+-]*")


def slug(text: str) -> str:
    """The words of a text in lower case, "-" between them, at most 60 characters; empty without a letter."""
    if not text.isascii():
        text = fold(text)
    if text.isascii():
        words = text.translate(_SPACED).split()
    else:
        words = _words(text)
    short = "-".join(words)
    if len(short) <= _LONGEST_SLUG:
        return short
    return short[:_LONGEST_SLUG].rpartition("-")[0] or short[:_LONGEST_SLUG]


def _words(text: str) -> list[str]:
    return "".join(char if _is_letter(char) else " " for char in text).split()


def _is_letter(char: str) -> bool:
    """Letters, the marks that belong to them in many scripts, and decimal digits: what an id may hold."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def is_id(text: str) -> bool:
    """Whether the model accepts the text as an id."""
    if not 0 < len(text) <= _LONGEST_ID:
        return False
    if text.isascii():
        return text.isalnum() or _PLAIN_ID.fullmatch(text) is not None
    first = text[0] == "_" or _is_letter(text[0])
    return first and all(char in "_.:@+-" or _is_letter(char) for char in text)


class Ids:
    """The ids given so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._highest: dict[str, int] = {}

    def __contains__(self, text: str) -> bool:
        return text in self._taken

    def reserve(self, text: str) -> None:
        """Keep a text from being given."""
        self._taken.add(text)

    def give(self, wanted: str) -> str:
        """The id that was wanted, or, where it is taken, the same with the next number: "x", "x-2", "x-3"."""
        taken = self._taken
        given = wanted
        if given in taken:
            number = self._highest.get(wanted, 1)
            while given in taken:
                number += 1
                given = f"{wanted}-{number}"
            self._highest[wanted] = number
        taken.add(given)
        return given
