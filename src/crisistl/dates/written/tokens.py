"""The text of a date as words, numbers and punctuation."""

import re
from functools import lru_cache
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒−﹣－", "-"),
        **dict.fromkeys("–—―﹘", " - "),  # joins two dates, never the parts of one
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u3000", " "),
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        "／": "/",
    }
)
# Marks of a footnote, which stay in the author's words: [1], [a], [note 2], *, †, ¹.
_FOOTNOTE = re.compile(
    r"\s*(?:\[(?:n(?:ote)? ?)?\d{1,3}\]|\[[a-z]\]|[*†‡§]+|[¹²³⁰⁴-⁹]+)$", re.IGNORECASE
)
_ELIDED = re.compile(r"\b([dl])'(?=[^\W\d_])")  # d'octobre, l'an
_TOKEN = re.compile(
    r"(?P<number>\d++)(?P<ordinal>st|nd|rd|th|er|ère|re|e|ème|º|ª|°|-?го|-?е|-?й)?(?![^\W\d_])"
    r"|(?P<digits>\d++)(?P<unit>s|h|am|pm)?(?![^\W\d_])"
    r"|(?P<word>[^\W\d_]+(?:'(?=[^\W\d_])[^\W\d_]+)*'?)"
    r"|(?P<mark>[^\s])",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word (in lower case), number or mark; `spaced` says that a blank comes before it."""

    kind: str
    text: str
    spaced: bool = False
    ordinal: bool = False


def plain(text: str) -> str:
    """The text with plain dashes, blanks and apostrophes, in lower case, without marks of footnotes at its end."""
    text = " ".join(text.translate(_PLAIN).split())
    while (short := _FOOTNOTE.sub("", text)) != text:
        text = short
    return text.lower()


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a plain text, in order; every character but blanks is in one."""
    found = []
    text = _ELIDED.sub(r"\1' ", text.lower())
    for match in _TOKEN.finditer(text):
        spaced = match.start() > 0 and text[match.start() - 1] == " "
        if match["number"] or match["digits"]:
            number = match["number"] or match["digits"]
            found.append(Token("number", number, spaced, bool(match["ordinal"])))
            if match["unit"]:
                found.append(Token("word", match["unit"], False))
        else:
            kind = "word" if match["word"] else "mark"
            found.append(Token(kind, match[0], spaced))
    return tuple(found)
