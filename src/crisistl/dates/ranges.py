"""Two dates and what joins them, or one and an open end: 'A to B', 'A..', 'since A', 'before B'."""

import re

from crisistl.dates import calendar
from crisistl.dates.axis import BEGINNING, END
from crisistl.dates.forms import Asked, Form, first_fitting, year_of
from crisistl.dates.lexicon import (
    BEFORE_YEAR_0,
    CLOCK,
    GAP,
    MONTH,
    MONTH_NUMBERS,
    NAMED_MONTH,
    NUMBERED_DAY,
    THIRD,
    WEEKDAY,
    YEAR,
    ZONE,
)
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, reading_part
from crisistl.dates.terms import read_term


def read_range(text: str, asked: Asked) -> Period | None:
    """The period from one date to another; None when the text is no range."""
    return first_fitting(RANGES, text, asked)


def _from_to(match: re.Match[str], asked: Asked) -> Period | None:
    """Both ends, or one; the left takes from the right what it leaves out."""
    left, right = match["a"].strip(), match["b"].strip()
    if left in ("", "..") and right in ("", ".."):
        raise Refusal(
            ": give at least one end", "Write 2021-11.. or ..2022-01, for example"
        )
    if right in ("", ".."):
        return _since(match, asked)
    if left in ("", ".."):
        return _until(match, asked)
    right = _with_day_of(left, right)
    completed = _completed(left, right)
    # The right end first: what is wrong with it is often why the left is not complete.
    last, first = _part(right, asked), _part(completed, asked)
    if first is None or last is None:
        return None
    if first.lower > last.upper:
        cure = (
            "Write the earlier date first"
            if completed == left
            else "Write the year at both ends"
        )
        raise Refusal(f" ends ({last.upper}) before it starts ({first.lower})", cure)
    if "utc" in (first.clock, last.clock) and first.clock != last.clock:
        raise Refusal(
            ": one end has a zone and the other has none", "Write the zone at both ends"
        )
    return Period(first.lower, last.upper, last.clock)


def _with_day_of(left: str, right: str) -> str:
    """'07:30' beside '2022-02-24T05:00' is '2022-02-24 07:30'."""
    if not re.fullmatch(_TIME, right, re.ASCII | re.IGNORECASE):
        return right
    timed = re.fullmatch(
        rf"(?P<day>.+?)(?:T|,? ){_TIME}", left, re.ASCII | re.IGNORECASE
    )
    return f"{timed['day']} {right}" if timed else right


_TIME = rf"(?:at )?{CLOCK} ?{ZONE}?"


def _since(match: re.Match[str], asked: Asked) -> Period | None:
    first = _part(match["a"], asked)
    return first and Period(first.lower, END, first.clock)


def _until(match: re.Match[str], asked: Asked) -> Period | None:
    last = _part(match["b"], asked)
    return last and Period(BEGINNING, last.upper, last.clock)


def _after(match: re.Match[str], asked: Asked) -> Period | None:
    before = _part(match["a"], asked)
    if before is not None and before.upper == END:
        raise Refusal(": no day comes after that", "Write an earlier date")
    return before and Period(before.upper + 1, END, before.clock)


def _before(match: re.Match[str], asked: Asked) -> Period | None:
    after = _part(match["b"], asked)
    if after is not None and after.lower == BEGINNING:
        raise Refusal(": no day comes before that", "Write a later date")
    return after and Period(BEGINNING, after.lower - 1, after.clock)


def _days_of_month(match: re.Match[str], asked: Asked) -> Period:
    """'January 10 to 20, 2022'."""
    year, month = year_of(match), MONTH_NUMBERS[match["mon"].lower()]
    first, last = (calendar.day(year, month, int(match[end])) for end in ("a", "b"))
    if first.lower > last.upper:
        raise Refusal(
            f" ends ({last.upper}) before it starts ({first.lower})",
            "Write the earlier day first",
        )
    return Period(first.lower, last.upper)


def _part(part: str, asked: Asked) -> Period | None:
    return reading_part(part.strip(), lambda text: read_term(text, asked))


def _completed(left: str, right: str) -> str:
    """'10' beside '20 January 2022' is '10 January 2022', and 'Jan' beside 'Mar 2022' is 'Jan 2022'."""
    for incomplete, model in _SHARED:
        tail = re.fullmatch(model, right, re.ASCII | re.IGNORECASE)
        if tail and re.fullmatch(incomplete, left, re.ASCII | re.IGNORECASE):
            return f"{left} {tail['shared']}"
    return left


_SHARED = (
    (
        rf"(?:(?:{WEEKDAY},? )?(?:the )?{NUMBERED_DAY}(?: of)?|(?:the )?{THIRD})",
        rf".*[\w.][ -](?:of )?(?P<shared>{MONTH}\.?{GAP}{BEFORE_YEAR_0}?\d{{4}})",
    ),
    (
        rf"(?!.*{BEFORE_YEAR_0}?\d{{4}})(?:.*[ -]|\d*)(?:{MONTH}\.?(?: {NUMBERED_DAY})?|[QH]\d)",
        rf".*(?:{MONTH}|[QH]\d\b).*\b(?P<shared>{BEFORE_YEAR_0}?\d{{4}})",
    ),
)


def _us_days(joint: str) -> str:
    first, last = (rf"(?P<{end}>\d{{1,2}})(?:st|nd|rd|th)?" for end in ("a", "b"))
    return rf"{NAMED_MONTH} {first}{joint}{last}(?:, ?| ){YEAR}"


RANGES: tuple[Form, ...] = (
    (f"between {_us_days(' and ')}", _days_of_month),
    (f"(?:from )?{_us_days('(?: ?- ?| (?:to|until|till|through) )')}", _days_of_month),
    (r"between (?P<a>.+?) and (?P<b>.+)", _from_to),
    (r"(?:from |since )?(?P<a>.+?) (?:to|until|till|through) (?P<b>.+)", _from_to),
    (r"(?:since|from) (?P<a>.+)", _since),
    (r"(?:until|till|through|by) (?P<b>.+)", _until),
    (r"after (?P<a>.+)", _after),
    (r"before (?P<b>.+)", _before),
    (r"(?P<a>\.\.) ?/ ?(?P<b>.*)", _from_to),
    (r"(?P<a>.*?) ?/ ?(?P<b>\.\.)", _from_to),
    (r"(?P<a>.*?)\.\.(?P<b>.*)", _from_to),
    (r"(?P<a>.+?) - (?P<b>.+)", _from_to),
    (r"(?P<a>[^/]*)/(?P<b>[^/]*)", _from_to),
    (
        r"(?P<a>\d{4}(?P<m>-\d\d)?(?P<d>-\d\d)?)-(?P<b>\d{4}(?(m)-\d\d)(?(d)-\d\d))",
        _from_to,
    ),
    (r"(?=.*\d)(?P<a>[^-]+)-(?P<b>[^-]+)", _from_to),
)
