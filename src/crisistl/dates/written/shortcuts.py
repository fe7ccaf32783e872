"""The dates that are most common, read without the whole grammar."""

import re
from functools import lru_cache

from crisistl.dates.calendar import is_day
from crisistl.dates.written.singles import iso
from crisistl.dates.written.values import Order, Settings, Written
from crisistl.dates.written.words import LANGUAGES, lexicon

_DAY_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[ t]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(z?)", re.ASCII
)
_DAY = re.compile(r"(\d{1,2}) ([^\W\d_]+) (\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+) (\d{1,2}), (\d{4})")


def plain_day(text: str, settings: Settings) -> Written | None:
    """The date of '16 October 1962', which is most of them, without the whole grammar."""
    if match := _DAY.fullmatch(text):
        number, word, digits = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        word, number, digits = match.groups()
    else:
        return None
    months = _months_called(word, settings.languages)
    day, year = int(number), int(digits)
    if len({*months.values()}) != 1 or not year:
        return None
    month = next(iter(months.values()))
    if not is_day(year, month, day):
        return None
    only = (year, month, day)
    return Written(iso(only), languages=tuple(months), first=only, last=only)


def day_in_numbers(text: str, settings: Settings) -> Written | None:
    """The date of '16/10/1962', '16-10-1962' and '16.10.1962' where its order is clear, without the whole grammar."""
    match = _DAY_IN_NUMBERS.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == ".":
        order = _order_with_dots(settings)
    else:
        order = _order_by(first, second) or settings.order
        if settings.order not in (None, order):
            return None
    if order == "dmy":
        day, month = first, second
    else:
        month, day = first, second
    if not (order and year and is_day(year, month, day)):
        return None
    only = (year, month, day)
    return Written(iso(only), first=only, last=only)


def _order_with_dots(settings: Settings) -> Order | None:
    """In a file, a month never comes first before a full stop."""
    if settings.order == "mdy" or settings.bounds:
        return None
    return "dmy"


def _order_by(first: int, second: int) -> Order | None:
    """The order that a number above 12 shows."""
    if first > 12 >= second:
        return "dmy"
    if second > 12 >= first:
        return "mdy"
    return None


def stamp(text: str) -> Written | None:
    """The time of '2021-01-05 10:15:00', as programs write it, without the whole grammar."""
    match = _STAMP.fullmatch(text)
    if not match:
        return None
    only = (int(match[1]), int(match[2]), int(match[3]))
    if not only[0] or not is_day(*only):
        return None
    return Written(f"{iso(only)}T{match[4]}{match[5].upper()}", first=only, last=only)


@lru_cache(maxsize=1 << 10)
def _months_called(word: str, languages: tuple[str, ...]) -> dict[str, int]:
    """The month that a word is, by language; all languages where none is named."""
    found = {}
    for name in languages or LANGUAGES:
        if word in lexicon(name).months:
            found[name] = lexicon(name).months[word]
    return found
