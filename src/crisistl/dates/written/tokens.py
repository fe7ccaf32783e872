"""The text of a date as words, numbers and punctuation."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crisistl.dates.written.clock import Clock
from crisistl.dates.written.hour_ranges import times_of

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
_LONGEST = 1_000  # characters of a date
# What else joins two dates: "12 March -- 22 April" of pandoc and LaTeX, and the arrow of Notion's exports.
_JOIN = re.compile(
    r" *[→⟶⇒➔] *| *-{1,2}> *|(?<= )-{2,3}(?= )|(?<=\d)-{2,3}(?=\d{4}(?!\d))"
)
# Marks of a footnote, which stay in the author's words: [1], [a], [note 2], *, †, ¹.
_FOOTNOTE = re.compile(
    r"\s*(?:\[(?:n(?:ote)? ?)?\d{1,3}\]|\[[a-z]\]|[*†‡§]+|[¹²³⁰⁴-⁹]+)$", re.IGNORECASE
)
# 13 XII 1981, 13.XII.1981: capitals between a day and a year
_ROMAN_MONTH = re.compile(
    r"(?<=\d)([ ./-] ?)(?=(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[ ./-] ?\d{4}(?!\d))"
)
_SMALL_ROMAN_MONTH = re.compile(
    r"(?<=\d)([./-])(?=(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})\1\d{4}(?!\d))"
)
# [1954] and [c. 1954], as catalogues have dates that a source doesn't give; not a set of EDTF
_SUPPLIED = re.compile(r"\[([^\[\],]+)\]")
# 04:07:1776 of the Correlates of War, and 1962:10:16 as cameras write it
_COLONS = re.compile(r"(?<![\d:])(\d{1,2}):(\d{1,2}):(\d{4})(?![\d:])")
_COLONS_YEAR_FIRST = re.compile(r"(?<![\d:])(\d{4}):(\d\d):(\d\d)(?![\d:])")
# 20221024190000 and TiddlyWiki's 20221024190000000
_DIGITS = re.compile(
    r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:\d{3})?"
)
_STATA = re.compile(r"([12]\d{3})m(1[0-2]|[1-9])", re.IGNORECASE)  # 1962m10
# Wed Oct 24 19:00:00 +0000 1962, as Unix and Twitter write it
_UNIX = re.compile(
    r"((?:mon|tue|wed|thu|fri|sat|sun) )([a-z]{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)"
    r"(?: ([+-]\d{2}):?(\d\d)| (utc|gmt))? (\d{4})",
    re.IGNORECASE,
)
_ELIDED = re.compile(
    r"\b([dl]|nell|dell|all|dall)'(?=[^\W\d_])"
)  # d'octobre, l'an, nell'ottobre
_TOKEN = re.compile(
    r"(?P<number>\d++)(?P<ordinal>st|nd|rd|th|(?<!\d\d)er|ère|ste|de|re|e|ème|\.?[ºª]|\.er|°|-?го|(?<!\d{4})-?е|-?й|-?я|-?ша|-?га|-?тя|-?ий|-?ій|-?ый|-?ой)?(?![^\W\d_])"
    r"|(?P<digits>\d++)(?P<unit>[^\W\d_]+)"
    r"|(?P<word>[^\W\d_]+(?:'(?=[^\W\d_])[^\W\d_]+)*'?)"
    r"|(?P<mark>[^\s])",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word (in lower case), number, mark or time; `spaced` says that a blank comes before it."""

    kind: str
    text: str
    spaced: bool = False
    ordinal: bool = False
    clock: Clock | None = None

    def number(self, most: int) -> int | None:
        """The number that this is, of at most so many digits; None where it is something else."""
        if self.kind == "number" and len(self.text) <= most:
            return int(self.text)
        return None


def has_other_digits(text: str) -> bool:
    """Whether a text has digits of another script than 0 to 9."""
    if text.isascii():
        return False
    return any(char.isdigit() and not char.isascii() for char in text)


def plain(text: str) -> str:
    """The text with plain dashes, blanks and apostrophes, in lower case, without marks of footnotes at its end."""
    text = " ".join(text.translate(_PLAIN).split())
    if len(text) > _LONGEST:  # no date, and the patterns below take long
        return text.lower()
    text = " ".join(_JOIN.sub(" - ", text).split())
    text = _ROMAN_MONTH.sub(r"\1ʀ", text)
    text = _SMALL_ROMAN_MONTH.sub(r"\1ʀ", text).replace("[?]", "(?)")
    text = _in_usual_order(without_colons(text))
    supplied = _SUPPLIED.fullmatch(text)
    if supplied and ".." not in text:
        text = supplied[1]
    while (short := _FOOTNOTE.sub("", text)) != text:
        text = short
    return text.lower()


def without_colons(text: str) -> str:
    """The text with slashes or hyphens in days whose numbers have colons between them: 04:07:1776."""
    if text.count(":") < 2:
        return text
    text = _COLONS.sub(r"\1/\2/\3", text)
    return _COLONS_YEAR_FIRST.sub(r"\1-\2-\3", text)


def _in_usual_order(text: str) -> str:
    """A time that a program writes in digits alone, or with the year behind it, as a day and a time."""
    if digits := _DIGITS.fullmatch(text):
        year, month, day, *clock = digits.groups()
        written = f"{year}-{month}-{day}"
        if clock != ["00", "00", "00"]:
            written += f" {':'.join(clock)}"
        return written
    if month := _STATA.fullmatch(text):
        return f"{month[1]}-{month[2]:0>2}"
    if unix := _UNIX.fullmatch(text):
        weekday, month, day, time, hours, minutes, zone, year = unix.groups()
        written = f"{weekday}{day} {month} {year} {time}"
        if hours is not None:
            return f"{written} {hours}:{minutes}"
        if zone is not None:
            return f"{written} utc"
        return written
    return text


@lru_cache(maxsize=1 << 12)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a plain text, in order; every character but blanks is in one. Raises Impossible for 25:00."""
    found: list[Token] = []
    place = 0
    for time in times_of(text):
        found += split(text[place : time.start])
        said = text[time.start : time.end]
        found.append(Token("clock", said, True, clock=time.clock))
        place = time.end
    return (*found, *split(text[place:]))


def split(text: str) -> Iterator[Token]:
    """The tokens of a text without a time."""
    text = _ELIDED.sub(r"\1' ", text)
    for match in _TOKEN.finditer(text):
        spaced = text[match.start() - 1 : match.start()] == " "
        number = match["number"] or match["digits"]
        if number:
            yield Token("number", number, spaced, bool(match["ordinal"]))
            if match["unit"]:
                yield Token("word", match["unit"], False)
        else:
            yield Token("word" if match["word"] else "mark", match[0], spaced)
