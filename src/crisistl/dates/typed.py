"""The period that a person means by what they type."""

import re
from datetime import date

from crisistl.dates.forms import Asked, DateOrder
from crisistl.dates.lexicon import KNOWN, SUGGESTED
from crisistl.dates.period import Period
from crisistl.dates.ranges import read_range
from crisistl.dates.refusal import Refusal, quoted
from crisistl.dates.terms import read_term
from crisistl.errors import DateError

_LONGEST = 1000

_EXAMPLES = "Examples: 2022-01-10, 2022-01, 2022-Q1, 10 Jan 2022, last week, 2021-11..2022-01."

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
# Zero-width characters and marks of direction come along when text is copied from a page.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_PLAIN = _DASHES | _INVISIBLE


def parse_period(
    text: str, today: date, date_order: DateOrder | None = None, *, ranges: bool = True
) -> Period:
    """The whole days that a typed date, unit, stretch or range means; nothing is filled in from today.

    `today` gives relative forms their meaning and `date_order` settles '10/01/2022'. With `ranges=False` only
    a form with one value is taken ('last week', '199X'), and 'A..B' or 'since A' is not. The period of all
    days is read from '0001..9999' alone. Raises DateError, which says what is wrong and what to write.
    """
    asked = Asked(today, date_order)
    try:
        return _read(" ".join(text.translate(_PLAIN).split()), asked, ranges)
    except Refusal as refusal:
        raise DateError(f"{quoted(text.strip())}{refusal}") from None


def _read(text: str, asked: Asked, ranges: bool) -> Period:
    if not text:
        raise Refusal(f" is empty. {_EXAMPLES}")
    if len(text) > _LONGEST:
        raise Refusal(f" is not a date form I know. {_EXAMPLES}")
    if any(char.isdigit() and not char.isascii() for char in text):
        raise Refusal(": write dates with the digits 0 to 9, for example 2022-01-10.")
    period = _known(text, asked, ranges)
    if period is not None:
        return period
    raise Refusal(_respelled(text, asked) or f" is not a date form I know. {_EXAMPLES}")


def _known(text: str, asked: Asked, ranges: bool) -> Period | None:
    period = read_term(text, asked)
    if period is not None and (ranges or ".." not in text):
        return period
    period = period or read_range(text, asked)
    if period is not None and not ranges:
        raise Refusal(f": one date is wanted here, not a range. Write --during {quoted(text)} instead.")
    return period


def _respelled(text: str, asked: Asked) -> str | None:
    """What to say when a slip of the finger in one word is all that is wrong."""
    slips = [word for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in KNOWN]
    if len(slips) != 1:
        return None

    from difflib import get_close_matches

    for near in get_close_matches(slips[0], SUGGESTED, n=1, cutoff=0.7):
        better = re.sub(rf"\b{slips[0]}\b", near, text, flags=re.IGNORECASE)
        if _is_form(better, asked):
            return f": {quoted(slips[0])} is not known. Did you mean {quoted(better)}?"
    return None


def _is_form(text: str, asked: Asked) -> bool:
    try:
        return _known(text, asked, ranges=True) is not None
    except Refusal:
        return True
