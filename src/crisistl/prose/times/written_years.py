"""Written years: those in figures or in words beside a day: 'in 2019', 'last year', 'two years ago'."""

import re

from crisistl.prose.times.bases import speaking_day
from crisistl.prose.times.calendar import shifted
from crisistl.prose.times.context import Context, Year
from crisistl.prose.times.lengths import number_of
from crisistl.prose.times.near_years import YEAR_LENGTH, near_day, publication_day

SHIFT = {"last": -1, "this": 0, "next": 1, "the": 0}
SHIFT_BEFORE = {
    "that year": 0,
    "that same year": 0,
    "the same year": 0,
    "the following year": 1,
    "the next year": 1,
    "the previous year": -1,
}
_FIGURES = r"(?:1[0-9]|20)\d\d(?![\w%]|[.,]\d)"
_YEARS_AGO = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|\d{1,2})\s+years?\s+ago"
# 'on 27 December in 2019', '27 December (2019)', "27 December '19", '27 December two years ago'
_YEAR_BEHIND = re.compile(
    rf",?\s+(?:in\s+(?P<y>{_FIGURES})|\((?P<y2>{_FIGURES})\)|"
    rf"(?:['’]|(?<=[a-z.] ))(?P<short>\d\d)(?=\s*(?:[,.;:)]|$))|{_YEARS_AGO}\b)"
)
# 'In 2019, on 27 December', 'last year on 27 December'
_YEAR_BEFORE = re.compile(
    rf"(?:^\W*(?:Exactly )?(?:[Ii]n\s+(?P<y>{_FIGURES})|(?P<last>[Ll]ast\s+year)|(?i:{_YEARS_AGO})),?|"
    rf"(?P<last2>last\s+year))\s+(?:(?:on|in)\s+)?(?:the\s+)?$"
)
_LONGEST_YEAR = 60  # characters before a day that may name its year


def year_beside(context: Context, month: int, number: int) -> Year | None:
    """The year of a day or month whose sentence names it in other words right before or behind it."""
    sentence = context.sentence
    found = _YEAR_BEHIND.match(sentence, context.end)
    if found is None and context.at <= _LONGEST_YEAR:
        found = _YEAR_BEFORE.search(sentence[: context.at])
    if found is None:
        return None
    parts = found.groupdict()
    words = " ".join(found.group().split()).strip(" ,()")
    if written := parts.get("y") or parts.get("y2"):
        return int(written), f"year from {words!r}", "high"
    if short := parts.get("short"):
        return _full_year(int(short), context), f"year from {words!r}", "medium"
    near, name = speaking_day(context)
    count = number_of(parts["n"].lower()) if parts.get("n") else None
    if count is None:
        return near.year - 1, f"'last year' from {name}", "medium"
    day = shifted(near, -count, "year")
    year = day.year
    # 27 December a year ago, said on 2 January
    if (near_day(year, month, number) - day).days > YEAR_LENGTH // 2:
        year -= 1
    return year, f"'{words}', counted from {name}", "medium"


def _full_year(short: int, context: Context) -> int:
    """The year of '19: of this century, or of the last one where that is well after publication."""
    year = 2000 + short
    if context.today and year > context.today.year + 1:
        return year - 100
    return year


def year_in_words(words: str, context: Context) -> Year:
    """The year of 'last year', counted from publication, or of 'that year', counted from the time named before."""
    written = " ".join(words.split())
    if written in SHIFT_BEFORE and (before := _year_before(context)):
        number, name = before
        return number + SHIFT_BEFORE[written], f"'{written}' from {name}", "medium"
    shift = 0
    if written not in SHIFT_BEFORE:
        shift = SHIFT[written.split()[0]]
    return (
        publication_day(context).year + shift,
        f"'{written}' from {context.today_name}",
        "medium",
    )


def _year_before(context: Context) -> tuple[int, str] | None:
    """The year that the text named last, and the words that named it."""
    if context.written_year:
        number, words = context.written_year
        return number, repr(words)
    if context.latest:
        return (context.latest[0].year, context.latest[1])
    return None
