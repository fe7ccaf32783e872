"""Words in the place of a date: same day, n.d., next day, and the year 0."""

import re

from crisistl.dates.written.values import Settings, Unread
from crisistl.dates.written.words import LANGUAGES, PARTS_OF_DAY, lexicon, words_of

_SAME_MARKS = frozenset(
    {'"', "''", "”", "“", "〃", "″", "„", "«", "»", '""', '-"-', "-''-"}
)
_NO_DATE_MARKS = frozenset({"?", "??", "???", "-", "--", "…", "..."})


# 0, 000, "year 0", "AD 0", "March 0 BC"; 0000 is 1 BC in EDTF
_YEAR_ZERO = re.compile(
    r"(?:\w+[.,]?\s+){0,3}?(?:(?:year|ad|ce|bc|bce)\s+0(?:000)?|0(?:000)?\s*(?:ad|ce|bc|bce|a\.d\.|b\.c\.))"
    r"|0{1,3}",
    re.IGNORECASE,
)


def no_date(text: str, settings: Settings) -> Unread | None:
    """What is in the place of a date: 'same day', 'n.d.', and the year 0."""
    if _YEAR_ZERO.fullmatch(text):
        return Unread(
            "unknown",
            ": there is no year 0; AD 1 follows 1 BC",
            "write 1 BC, which is 0000 in EDTF, or AD 1",
        )
    if text in _SAME_MARKS:
        return Unread("previous", " repeats the date above")
    words = words_of(text)
    if text in _NO_DATE_MARKS or _has_role(words, "no date", settings):
        return Unread(
            "no date",
            " says that there is no date",
            "Write a date, if only 'about 1962' or 1962?",
        )
    if not settings.bounds and _has_role(words, "next day", settings):
        return Unread(
            "relative",
            " depends on the date of the row above",
            "write the date itself, such as 2022-01-10",
        )
    for part in (None, *PARTS_OF_DAY):
        if _is_same_day(text, part, settings):
            return Unread("previous", " repeats the date above", part_of_day=part)
    return None


def _has_role(words: tuple[str, ...], role: str, settings: Settings) -> bool:
    return bool(words) and any(
        words in lexicon(language).roles[role]
        for language in settings.languages or LANGUAGES
    )


def _is_same_day(text: str, part: str | None, settings: Settings) -> bool:
    """'same day', 'same day, evening', 'that evening'."""
    if part is None:
        return _has_role(words_of(text), "same day", settings)
    if text in (
        f"that {part}",
        f"same {part}",
        f"the same {part}",
        f"that same {part}",
    ):
        return True
    head, comma, tail = text.replace("(", ", ").rpartition(",")
    if not comma:
        return False
    if tail.strip(" )") != part:
        return False
    return _has_role(words_of(head), "same day", settings)
