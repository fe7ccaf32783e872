"""Why a typed date is refused, and what to write instead, with examples from the time of the chronology."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from crisistl.dates.refusal import Refusal, quoted
from crisistl.dates.relative_words import (
    CALENDAR_UNITS,
    COUNTS,
    SHORT_UNITS,
    UNITS,
)
from crisistl.dates.words import WEEKDAYS, month_name
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.dates.written.tokens import Token, has_other_digits, plain, tokens
from crisistl.dates.written.values import Impossible
from crisistl.dates.written.words import LANGUAGES, lexicon

EXAMPLES = (
    "Examples: 2022-01-10, 2022-01, 2022-Q1, 10 Jan 2022, last week, 2021-11..2022-01"
)
_UNKNOWN = Refusal(" is not a date form I know", EXAMPLES, "unknown")
_NO_END = Refusal(
    ": give at least one end", "Write 2021-11.. or ..2022-01, for example"
)
_MOST_PARTS = 40
_LEAP_YEARS = 8
"""In so many years there is a 29 February, even at the turn of most centuries."""


def explained(text: str, unread: Unread, settings: Settings, last: date) -> Refusal:
    """The refusal of a text that was read as no period; examples are not later than `last`."""
    if unread.kind in ("ambiguous", "impossible"):
        return Refusal(unread.problem, unread.remedy, unread.kind)
    if not text:
        return Refusal(" is empty", EXAMPLES, "unknown")
    if has_other_digits(text):
        return Refusal(unread.problem, unread.remedy, "unknown")
    return (
        _incomplete(plain(text), _tokens_of(text), last)
        or _without_year(text, settings, last)
        or _respelled(text, settings)
        or _UNKNOWN
    )


def _tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text; none where it has a time that no clock has, or too many."""
    try:
        parts = tokens(plain(text))
    except Impossible:
        return ()
    if len(parts) > _MOST_PARTS:
        return ()
    return parts


def _incomplete(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    """The refusal of what could mean several things, or not enough, by its form."""
    for refusal in (_marks, _clock, _number, _weekday, _amount, _past_unit, _day):
        if found := refusal(text, parts, last):
            return found
    return None


def _marks(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    if any(token.kind != "mark" for token in parts):
        return None
    if ".." in text and parts:
        return _NO_END
    return _UNKNOWN


def _clock(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    if any(token.kind not in ("clock", "mark") for token in parts):
        return None
    if not any(token.clock for token in parts):
        return None
    remedy = f"Write the day before it, for example {last} {text}"
    return Refusal(" has no day", remedy, "no year")


def _number(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    if re.fullmatch(r"[+-] ?\d+", text):
        remedy = f"Write {quoted(f'{text}d')}, for example"
        return Refusal(": days, weeks, months or years?", remedy)
    if not text.isdecimal():
        return None
    if not int(text):
        remedy = "Write '1 BC', which is 0000, or 'AD 1'"
        return Refusal(": there is no year 0", remedy)
    if len(text) == 6 and 1 <= int(text[4:]) <= 12:
        remedy = f"Write {text[:4]}-{text[4:]} for a month, or a day as YYYY-MM-DD"
        return Refusal(": six digits can be read two ways", remedy)
    remedy = f"Write a year ({last:%Y}), a month ({last:%Y-%m}) or a day ({last})"
    return Refusal(" is only a number", remedy, "no year")


def _weekday(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    word = text.rstrip(".")
    for language in LANGUAGES:
        number = lexicon(language).days.get(word)
        if number and word not in lexicon(language).months:
            day = WEEKDAYS[number - 1]
            name = day.lower()
            choice = f"Write 'last {name}', 'this {name}' or 'next {name}', or a date"
            return Refusal(f": which {day}?", choice)
    return None


def _amount(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    """2w, two weeks: before or after today?"""
    if len(parts) != 2:
        return None
    number, word = parts
    unit = UNITS.get(word.text) or SHORT_UNITS.get(word.text)
    known = number.text.isdecimal() or number.text in COUNTS
    if unit is None or not known:
        return None
    count = str(COUNTS.get(number.text, number.text))
    if unit == "minute":
        short = "min"
    else:
        short = unit[0]
    ago = f"{count} {unit}{'' if count == '1' else 's'} ago"
    remedy = f"Write {quoted(f'-{count}{short}')} or {quoted(ago)}"
    return Refusal(": before or after today?", remedy)


def _past_unit(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    unit = text.removeprefix("the ").removeprefix("past ")
    if unit not in CALENDAR_UNITS or "past " not in text:
        return None
    problem = f": the {unit} before this one, or up to today?"
    return Refusal(problem, f"Write 'last {unit}' or 'last 1 {unit}'")


def _day(text: str, parts: tuple[Token, ...], last: date) -> Refusal | None:
    """The 28th: of which month?"""
    numbers = [token for token in parts if token.kind == "number"]
    beside = {token.text for token in parts if token.kind != "number"}
    if len(numbers) != 1 or not beside <= _articles() | {"."}:
        return None
    number = int(numbers[0].text[:3])
    if not 1 <= number <= 31:
        return None
    month = next(first for first in _months_before(last) if _has(first, number, last))
    remedy = f"Write {month.replace(day=number)}, for example"
    return Refusal(": of which month and year?", remedy, "no year")


def _articles() -> set[str]:
    """ "the" in all languages."""
    words: set[str] = set()
    for language in LANGUAGES:
        for phrase in lexicon(language).roles["the"]:
            words.update(phrase)
    return words


def _months_before(last: date) -> Iterator[date]:
    """The first day of each month, backwards from that of the last day; the last one again before the year 1."""
    first = last.replace(day=1)
    yield first
    for _ in range(12):
        if first.month > 1:
            first = first.replace(month=first.month - 1)
        elif first.year > 1:
            first = first.replace(year=first.year - 1, month=12)
        yield first
    yield first.replace(month=1)


def _has(month: date, number: int, last: date) -> bool:
    try:
        return month.replace(day=number) <= last or last.year == 1
    except ValueError:
        return False


def _without_year(text: str, settings: Settings, last: date) -> Refusal | None:
    """A date that only lacks its year, completed with a year of the chronology."""
    text = re.sub(r"^(?:last|this|next|past) ", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,2}([/.-])\d{1,2}\.?", text):
        return _numbers_without_year(text.rstrip("."), settings, last)
    if re.search(r"\d{4}", text):
        return None
    impossible: Unread | None = None
    for year in range(last.year, max(last.year - _LEAP_YEARS, 0), -1):
        found = _with_year(text, year, settings)
        if isinstance(found, Written):
            if _begins_by(found, last):
                return _of_which_year(text, year, found, settings)
        elif found.kind == "impossible":
            impossible = impossible or found
        elif found.kind != "ambiguous":
            return None
    if impossible:
        return Refusal(impossible.problem, impossible.remedy, "no year")
    return None


def _with_year(text: str, year: int, settings: Settings) -> Written | Unread:
    found = read_written(text, replace(settings, year=year))
    if isinstance(found, Written) or found.kind in ("impossible", "ambiguous"):
        return found
    winter = read_written(f"{text} {year - 1}-{year % 100:02}", settings)
    is_winter = isinstance(winter, Written) and winter.edtf.endswith("-24")
    if is_winter:
        return winter
    return found


def _begins_by(found: Written, last: date) -> bool:
    begin = found.first or found.last
    return begin is not None and begin <= (last.year, last.month, last.day)


def _of_which_year(text: str, year: int, found: Written, settings: Settings) -> Refusal:
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", found.edtf):
        name = month_name(int(found.edtf[5:]))
        remedy = f"Write '{name} {year:04}' or {found.edtf}"
        return Refusal(": of which year?", remedy, "no year")
    if re.fullmatch(r"[\dT:/-]{10,}", found.edtf):
        return Refusal(" has no year", f"Write {found.edtf}, for example", "no year")
    for worded in (f"{text} {year:04}", f"{text} {year - 1}-{year % 100:02}"):
        again = read_written(worded, settings)
        if isinstance(again, Written) and again.edtf == found.edtf:
            remedy = f"Write {quoted(worded)}, for example"
            return Refusal(": of which year?", remedy, "no year")
    return Refusal(" has no year", f"Write {found.edtf}, for example", "no year")


def _numbers_without_year(text: str, settings: Settings, last: date) -> Refusal | None:
    """7/5: the day and the month, in either order."""
    mark = re.sub(r"\d", "", text)
    for year in range(last.year, max(last.year - _LEAP_YEARS, 0), -1):
        found = read_written(f"{text}{mark}{year:04}", settings)
        readings = (found.edtf,) if isinstance(found, Written) else found.readings
        if readings and all(reading <= str(last) for reading in readings):
            remedy = f"Write {' or '.join(readings)}, for example"
            return Refusal(" has no year", remedy, "no year")
    return None


def _respelled(text: str, settings: Settings) -> Refusal | None:
    """The refusal where one misspelled word is all that is wrong."""
    known = frozenset().union(*(lexicon(language).known for language in LANGUAGES))
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    slips = [word for word in words if word not in known]
    if len(slips) != 1:
        return None

    from difflib import get_close_matches

    suggested = sorted(word for word in lexicon("en").known if len(word) > 3)
    for near in get_close_matches(slips[0], suggested, n=1, cutoff=0.7):
        better = re.sub(rf"\b{slips[0]}\b", near, text, flags=re.IGNORECASE)
        if _is_form(better, settings):
            problem = " is not known"
            if slips[0] != text.lower():
                problem = f": {quoted(slips[0])} is not known"
            return Refusal(problem, f"Did you mean {quoted(better)}?", "misspelled")
    return None


def _is_form(text: str, settings: Settings) -> bool:
    found = read_written(text, settings)
    if isinstance(found, Written):
        return True
    return found.kind in (
        *("ambiguous", "impossible"),
        "no year",
    )
