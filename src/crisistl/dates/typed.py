"""The period that a person means by what they type."""

import re
from datetime import date, datetime

from crisistl.dates.axis import BEGINNING, DAY, END, Moment, first_second
from crisistl.dates.forms import Asked, DateOrder
from crisistl.dates.grammar import outer_bounds
from crisistl.dates.lexicon import BEFORE_YEAR_0, ERA, KNOWN, SUGGESTED
from crisistl.dates.period import Period
from crisistl.dates.ranges import read_range
from crisistl.dates.refusal import Refusal, quoted, refused
from crisistl.dates.terms import read_term
from crisistl.dates.words import ANY_TIME

_LONGEST = 1000

_EXAMPLES = (
    "Examples: 2022-01-10, 2022-01, 2022-Q1, 10 Jan 2022, last week, 2021-11..2022-01"
)

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
# Zero-width characters and marks of direction come along when text is copied from a page.
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
)
_PLAIN = _DASHES | _INVISIBLE


def parse_period(
    text: str, today: date, date_order: DateOrder | None = None, *, ranges: bool = True
) -> Period:
    """The period that a typed date, time, unit or range means (docs/dates.md); nothing is filled in from today.

    `today` gives relative forms their meaning; as a `datetime` it is the time now, for "last 6 hours". `date_order`
    settles '10/01/2022'. With `ranges=False` only a form with one value is accepted ('last week', '199X'), and
    'A..B' or 'since A' is a DateError of the kind "range". Raises DateError, which says what is wrong and what to
    write.
    """
    now = first_second(today) if isinstance(today, datetime) else None
    asked = Asked(Moment(date.toordinal(today) * DAY), date_order, now)
    try:
        return _read(" ".join(text.translate(_PLAIN).split()), asked, ranges)
    except Refusal as refusal:
        raise refused(text.strip(), refusal) from None


def _read(text: str, asked: Asked, ranges: bool) -> Period:
    if not text:
        raise Refusal(" is empty", _EXAMPLES, "unknown")
    if len(text) > _LONGEST:
        raise Refusal(" is not a date form I know", _EXAMPLES, "unknown")
    if any(char.isdigit() and not char.isascii() for char in text):
        raise Refusal(
            ": dates have the digits 0 to 9", "Write 2022-01-10, for example", "unknown"
        )
    if text.lower() == ANY_TIME:
        return Period(BEGINNING, END)
    text = _with_plain_years(text)
    period = _known(text, asked, ranges)
    if period is not None:
        return period
    period = _written(text, asked, ranges)
    if period is not None:
        return period
    raise _respelled(text, asked) or Refusal(
        " is not a date form I know", _EXAMPLES, "unknown"
    )


def _written(text: str, asked: Asked, ranges: bool) -> Period | None:
    """The period of a date as people write it in English, where the forms for periods don't have it."""
    from crisistl.dates.written import Settings, Unread, read_written

    found = read_written(text, Settings(("en",), asked.date_order))
    if isinstance(found, Unread):
        if found.kind == "ambiguous":
            raise Refusal(found.problem, found.remedy, "ambiguous")
        return None
    if not ranges and (
        "/" in found.edtf or found.edtf.startswith("[..") or found.edtf.endswith("..]")
    ):
        raise Refusal(
            ": one date is wanted here, not a range",
            "Write one date, such as 2022-01-10",
            "range",
        )
    return outer_bounds(found.edtf)


def _with_plain_years(text: str) -> str:
    """The text with '44 BC' and 'AD 79' as years of four digits; '49-44 BC' has two of them."""
    text = re.sub(
        _ERA_RANGE,
        r"\g<a> \g<era> to \g<b> \g<era>",
        text,
        flags=re.ASCII | re.IGNORECASE,
    )
    return re.sub(_ERA_YEAR, _plain_year, text, flags=re.ASCII | re.IGNORECASE)


def _plain_year(match: re.Match[str]) -> str:
    number = int(match["after"] or match["before"])
    era = (match["era"] or "AD").lower()
    if number == 0:
        raise Refusal(
            ": there is no year 0 before or after Christ", "Write '1 BC' or 'AD 1'"
        )
    year = 1 - number if era.startswith("b") else number
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{BEFORE_YEAR_0 if year < 0 else ''}{abs(year):04}"


_ERA_RANGE = rf"(?<![\w/.-])(?P<a>\d{{1,6}})(?: ?- ?| to | and )(?P<b>\d{{1,6}}) ?(?P<era>{ERA})(?!\w)"
_ERA_YEAR = (
    rf"(?<![\w])(?:a\.?d\.?|c\.?e\.?) ?(?P<after>\d{{1,6}})(?![\w])"
    rf"|(?<![\w/.])(?P<before>\d{{1,6}}) ?(?P<era>{ERA})(?!\w)"
)


def _known(text: str, asked: Asked, ranges: bool) -> Period | None:
    period = read_term(text, asked)
    if period is not None and (ranges or ".." not in text):
        return period
    period = period or read_range(text, asked)
    if period is not None and not ranges:
        raise Refusal(
            ": one date is wanted here, not a range",
            "Write one date, such as 2022-01-10",
            "range",
        )
    return period


def _respelled(text: str, asked: Asked) -> Refusal | None:
    """The refusal where one misspelled word is all that is wrong."""
    slips = [
        word for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in KNOWN
    ]
    if len(slips) != 1:
        return None

    from difflib import get_close_matches

    for near in get_close_matches(slips[0], SUGGESTED, n=1, cutoff=0.7):
        better = re.sub(rf"\b{slips[0]}\b", near, text, flags=re.IGNORECASE)
        if _is_form(better, asked):
            return Refusal(
                f": {quoted(slips[0])} is not known",
                f"Did you mean {quoted(better)}?",
                "misspelled",
            )
    return None


def _is_form(text: str, asked: Asked) -> bool:
    try:
        return _known(text, asked, ranges=True) is not None
    except Refusal:
        return True
