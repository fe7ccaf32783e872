"""Words and lines of a PDF page: what belongs together by its place; marks of notes are left out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from crisistl.prose.documents.pdf.page import Char

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]+|[a-z])(?:[,–-]\d{1,3})*[\])]?")
_SUPERSCRIPTS = re.compile(r"(?<=[\w.,;:!?”\"')])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_WORD_GAP = 0.18  # of the size; a space is usually 0.25
_BASELINE = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them. `hyphen`: ends with a hyphen that may be only of the line break."""

    text: str
    left: float
    right: float
    y: float
    size: float
    order: int
    hyphen: bool = False
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def y(self) -> float:
        return median(word.y for word in self.words)

    @property
    def size(self) -> float:
        sizes = Counter[float]()
        for word in self.words:
            sizes[round(word.size, 1)] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def hyphen(self) -> bool:
        return self.words[-1].hyphen

    @property
    def struck(self) -> str:
        """The words in the line that are struck through."""
        return " ".join(word.struck for word in self.words if word.struck)


def words_of(chars: Sequence[Char]) -> list[Word]:
    """The words of a page in the order of drawing, each mark of a note left out and 'th' joined to its number."""
    found: list[Word] = []
    begun: list[Char] = []
    for char in chars:
        if not char.text.strip():
            _finish(begun, found)
            continue
        if begun and not _continues(begun[-1], char):
            _finish(begun, found)
        begun.append(char)
    _finish(begun, found)
    return _without_marks(found)


def _continues(before: Char, char: Char) -> bool:
    same = (
        abs(char.x - before.x) < before.size * 0.02
    )  # the letters of one ligature have one place
    near = same or -before.size * 0.5 < char.x - before.right < before.size * _WORD_GAP
    level = abs(char.y - before.y) < before.size * 0.08
    return near and level and abs(char.size - before.size) < before.size * 0.12


def _finish(begun: list[Char], found: list[Word]) -> None:
    """Make a word of the characters that are waiting, if there are any; none waits afterwards."""
    if not begun:
        return
    shown = [char for char in begun if not char.struck]
    struck = [char for char in begun if char.struck]
    first = begun[0]
    found.append(
        Word(
            text=_SUPERSCRIPTS.sub("", _text(shown)),
            left=min(char.x for char in begun),
            right=max(char.right for char in begun),
            y=first.y,
            size=max(char.size for char in begun),
            order=first.order,
            hyphen=bool(shown) and shown[-1].hyphen,
            struck=_text(struck),
        )
    )
    begun.clear()


def _text(chars: Iterable[Char]) -> str:
    return "".join(char.text for char in chars)


def _without_marks(words: list[Word]) -> list[Word]:
    """Leave out raised numbers and signs behind a word, and join raised letters ('16th') to it."""
    kept: list[Word] = []
    for word in words:
        base = next(
            (place for place in _recent(kept) if _is_raised(word, kept[place])), None
        )
        if base is None:
            kept.append(word)
        elif not _MARK.fullmatch(word.text) or (
            word.text.isalpha() and len(word.text) > 1
        ):
            joined = kept[base]
            kept[base] = replace(
                joined,
                text=joined.text + word.text,
                right=max(joined.right, word.right),
            )
        else:
            kept[base] = replace(kept[base], right=max(kept[base].right, word.right))
    return kept


def _recent(kept: list[Word]) -> range:
    return range(len(kept) - 1, max(-1, len(kept) - 400), -1)


def _is_raised(word: Word, base: Word) -> bool:
    if word.size > base.size * 0.9 or not base.text:
        return False
    rise, gap = word.y - base.y, word.left - base.right
    if not base.size * 0.12 < rise < base.size * 0.9:
        return False
    return -0.3 * base.size < gap < base.size * 0.35


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words grouped by their baselines, from the top of the page down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.left)):
        row = None
        if rows:
            row = rows[-1]
        if row and abs(row[0].y - word.y) < _BASELINE * max(row[0].size, word.size):
            row.append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.left))) for row in rows]
