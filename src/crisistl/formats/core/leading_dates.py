"""Leading dates: the date that a text begins with, completed by the headings above it, and the words after it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crisistl.dates.written import Settings
from crisistl.formats.core.partial_dates import (
    LONGEST_DATE,
    TIME,
    Unclear,
    Under,
    is_within_a_day,
    reading_of,
)

LEADING_TIME = re.compile(
    rf"(?P<time>(?:{TIME.pattern})(?: ?[-–—] ?(?:{TIME.pattern}))?)\s+(?:[–—-]\s+)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_WHOLE_NUMERIC = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_BREAK = re.compile(r"\s*(?:::?|[–—])\s+|\s+-{1,3}\s+|\s*[:–—]$")
_IN_BRACKETS = re.compile(r"[\[(](?P<date>[^\[\]()]+)[\])]\s*[:–—-]?\s*")
_BEGINS_WITH_DAY = re.compile(
    r"\d{4}-\d\d|\d{1,2}([./-])\d{1,2}\1\d{2,4}\b|\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]+|[^\W\d_]+\.? \d{1,2}"
)
_NUMBER_SOON = re.compile(r"\w*\W*\w*\W*\d")
_PREPOSITION = re.compile(r"^(?:in|on)\s+(?=\S*\s*\d)", re.IGNORECASE)
_MOST_WORDS = 5


class Dated(NamedTuple):
    """A date at the beginning of a text, completed by what is above it, and the words after it."""

    date: str | Unclear
    words: str


def parted_in_day(text: str, day: Under, settings: Settings) -> Dated | None:
    """The time or part of the day that a text begins with, on a known day, and the words after its colon or dash."""
    if day.day is None:
        return None
    first_line = text.split("\n", 1)[0]
    for mark in [*_BREAK.finditer(first_line, 0, LONGEST_DATE)][::-1]:
        said = text[: mark.start()]
        if is_within_a_day(said, settings):
            date = day.completed(said, settings)
            if date is not None:
                return Dated(date, text[mark.end() :].strip())
    return None


def parted(text: str, under: Under, settings: Settings) -> Dated | None:
    """The date at the beginning of a text and the words after a colon or a dash; None where there is no date."""
    first_line = text.split("\n", 1)[0]
    unclear = None
    # the last mark first: 10 am – noon: text
    for mark in [*_BREAK.finditer(first_line, 0, LONGEST_DATE + 20)][::-1]:
        date = under.completed(text[: mark.start()], settings)
        if isinstance(date, str):
            whole = _range_at(text, mark.end(), under, settings)
            return whole or Dated(date, text[mark.end() :].strip())
        if date is not None:
            unclear = Dated(date, text[mark.end() :].strip())
    return unclear


def _range_at(text: str, place: int, under: Under, settings: Settings) -> Dated | None:
    """The range that goes on behind its dash with another day: 12 March – 22 April Tanks move."""
    for end in ends_of_range(text, place):
        date = under.completed(text[:end], settings)
        if isinstance(date, str) and reading_of(date, settings):
            return Dated(date, text[end:].strip(" \t*_"))
    return None


def ends_of_range(text: str, place: int) -> Iterator[int]:
    """Where a range may end whose second day begins at a place, the farthest first; nowhere if no day begins there."""
    gaps = [gap.start() for gap in re.finditer(r"\s+", text[place:])][:_MOST_WORDS]
    for gap in gaps[::-1]:
        # a number alone may count what follows: 12 March – 22 boats leave
        if _BEGINS_WITH_DAY.match(text, place, place + gap):
            yield place + gap


def leading(text: str, under: Under, settings: Settings) -> Dated | None:
    """The date that an item of a list begins with, without a colon.

    It is in brackets, in ISO 8601, or a day and a month; under a day also a time.
    """
    return (
        _in_brackets(text, under, settings)
        or _leading_time(text, under, settings)
        or _leading_day(_PREPOSITION.sub("", text), under, settings)
    )


def _in_brackets(text: str, under: Under, settings: Settings) -> Dated | None:
    bracketed = _IN_BRACKETS.match(text)
    if not bracketed or bracketed.end() == len(text):
        return None
    date = under.completed(bracketed["date"], settings)
    if date is None:
        return None
    return Dated(date, text[bracketed.end() :].strip())


def _leading_time(text: str, under: Under, settings: Settings) -> Dated | None:
    """The time that a text under a day begins with."""
    clock = LEADING_TIME.match(text)
    if under.day is None or not clock:
        return None
    date = under.completed(clock["time"], settings)
    if isinstance(date, str) and reading_of(date, settings):
        return Dated(date, text[clock.end() :])
    return None


def _leading_day(text: str, under: Under, settings: Settings) -> Dated | None:
    """The longest date of a few words that a text begins with."""
    if not _NUMBER_SOON.match(text):
        return None
    gaps = [gap.start() for gap in re.finditer(r"\s+", text)][:_MOST_WORDS]
    for end in gaps[::-1]:
        head = text[:end].rstrip(",;")
        if not _BEGINS_WITH_DAY.match(head):
            continue
        date = under.completed(head, settings)
        if not isinstance(date, str):
            continue
        if _WHOLE_NUMERIC.fullmatch(date) or reading_of(date, settings):
            return Dated(date, text[end:].strip())
    return None
