"""The period that a person means by what they type."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from crisistl.dates import grammar
from crisistl.dates.axis import (
    BEGINNING,
    DAY,
    END,
    HOUR,
    Moment,
    first_second,
    moment,
)
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, refused
from crisistl.dates.single import Single, read_single
from crisistl.dates.words import ANY_TIME

if TYPE_CHECKING:
    from crisistl.dates.written import Settings, Unread, Written

DateOrder = Literal["dmy", "mdy"]

_EDTF = re.compile(r"[0-9XYSETZ?~%:+./,\[\]{}-]+")
_SPACED_SET = re.compile(r"[\[{].*[\]}]")
# Two years to people: 1961-62, and 1936-39, which EDTF takes for a part of one year. 2011-12 is a month.
_YEAR_PAIR = re.compile(r"\d\d(\d\d)-(\d\d)")
# Unknown to 1963; EDTF takes it for the year -1963
_UNKNOWN_START = re.compile(r"[?~%]-\d.*")
_MONTHS = 12
_LONGEST = 200


def parse_period(
    text: str,
    today: date,
    date_order: DateOrder | None = None,
    *,
    ranges: bool = True,
    example: date | None = None,
) -> Period:
    """The period that a typed date, time, unit or range means (docs/dates.md); nothing is filled in from today.

    `today` gives relative forms their meaning; as a `datetime` it is the time now, for "last 6 hours". `date_order`
    settles '10/01/2022'. With `ranges=False` only a form with one value is accepted ('last week', '199X'), and
    'A..B' or 'since A' is a DateError of the kind "range". `example` is the last day that a remedy may name, today
    if None. Raises DateError, which says what is wrong and what to write.
    """
    try:
        return _read(" ".join(text.split()), today, date_order, ranges, example)
    except Refusal as refusal:
        raise refused(text.strip(), refusal) from None


def _read(
    text: str,
    today: date,
    date_order: DateOrder | None,
    ranges: bool,
    example: date | None,
) -> Period:
    if len(text) > _LONGEST:
        raise Refusal(" is too long for a date", "Write it in fewer words", "unknown")
    if text.lower() == ANY_TIME:
        return Period(BEGINNING, END)
    edtf = _edtf_of(_with_slash(text))
    if edtf is None:
        return _worded(text, today, date_order, ranges, example)
    if not ranges and _is_range(edtf):
        raise _NOT_ONE
    return _outer_bounds(edtf)


def _is_range(edtf: str) -> bool:
    return "/" in edtf or ".." in edtf


def _worded(
    text: str,
    today: date,
    date_order: DateOrder | None,
    ranges: bool,
    example: date | None,
) -> Period:
    """The period that a text means which isn't EDTF."""
    from crisistl.dates.written import Settings, Written, read_written

    now = None
    if isinstance(today, datetime):
        now = first_second(today)
    first_of_today = Moment(date.toordinal(today) * DAY)
    settings = Settings(order=date_order, today=first_of_today, now=now, bounds=True)
    found = read_written(text, settings)
    if not isinstance(found, Written):
        if not ranges:
            found = _with_single_dates(found)
        raise _why_not(text, found, settings, example or first_of_today.date())
    if found.zone:
        raise _of_several_zones(found.zone)
    if found.limits and not ranges:
        raise _NOT_ONE
    return _period_of(found)


_NOT_ONE = Refusal(
    ": one date is wanted here, not a range",
    "Write one date, such as 2022-01-10",
    "range",
)


def _of_several_zones(zone: str) -> Refusal:
    return Refusal(
        f": '{zone}' is the name of several time zones",
        "Write the difference from UTC, such as +02:00 or Z",
        "ambiguous",
    )


def _with_slash(text: str) -> str:
    """A range with a year before 1, -0043..-0001, as EDTF writes it; any other text as it is."""
    first, dots, last = text.partition("..")
    before_1 = first.startswith("-") or last.startswith("-")
    if dots and before_1 and "/" not in text:
        return f"{first or '..'}/{last or '..'}"
    return text


def _edtf_of(text: str) -> str | None:
    """The text as EDTF writes it, where it has this form; lower case and blanks in a set are fine."""
    edtf = text.upper()
    if _SPACED_SET.fullmatch(edtf):
        edtf = edtf.replace(" ", "")
    if has_another_reading(edtf) or not _EDTF.fullmatch(edtf):
        return None
    if edtf.startswith("XXXX-"):
        remedy = "Write the year, or ask for the day of any year"
        raise Refusal(": of which year?", remedy, "no year")
    if grammar.read(edtf):
        return edtf
    return None


def has_another_reading(text: str) -> bool:
    """Whether typed EDTF means a range to people: 1936-39, ?-1963. 2011-12 is a month."""
    if _UNKNOWN_START.fullmatch(text):
        return True
    pair = _YEAR_PAIR.fullmatch(text)
    return pair is not None and int(pair[2]) > max(int(pair[1]), _MONTHS)


def _outer_bounds(edtf: str) -> Period:
    """From the earliest start of an EDTF date to its latest end, in UTC where its times have a zone."""
    if "T" in edtf:
        return _on_clock(*_ends(edtf))
    found = grammar.read(edtf)
    assert found
    return Period(found.starts.lower, found.ends.upper)


def _ends(edtf: str) -> tuple[Single | None, Single | None]:
    """The first and the last date of an EDTF text, None for an open side."""
    members = grammar.set_members(edtf)
    if members:
        first, last = members[0][0], members[-1][1]
    else:
        first, slash, last = edtf.partition("/")
        if not slash:
            last = first
    return _end(first), _end(last)


def _end(text: str) -> Single | None:
    """One end of an EDTF text, None where it is open; what isn't a date must not be taken for an open end."""
    if text in ("", ".."):
        return None
    found = read_single(text)
    if found is None:
        raise Refusal(" isn't a known form of date", "Write a day such as 2022-01-10")
    return found


def _on_clock(first: Single | None, last: Single | None) -> Period:
    """From one time to another, in UTC where their offsets are known."""
    lower, upper = BEGINNING, END
    offsets = set()
    if first:
        lower = first.bounds.lower
        offsets.add(first.offset is not None)
    if last:
        upper = last.bounds.upper
        offsets.add(last.offset is not None)
    if len(offsets) > 1:
        problem = ": one end has a zone and the other has none"
        raise Refusal(problem, "Write the zone at both ends")
    if True not in offsets:
        return Period(lower, upper)
    if first:
        lower = Moment(lower - (first.offset or 0))
    if last:
        upper = Moment(upper - (last.offset or 0))
    return Period(lower, upper, "utc")


def _period_of(found: "Written") -> Period:
    """The days of a date as it was written, or its times."""
    if "T" in found.edtf:
        return _outer_bounds(found.edtf)
    lower = BEGINNING
    if found.first:
        lower = moment(*found.first)
    upper = END
    if found.last:
        upper = Moment(moment(*found.last) + DAY - 1)
    if found.part_of_day:
        return _hours(Period(lower, upper), found.part_of_day)
    return Period(lower, upper)


_HOURS_OF_PARTS = {"morning": (0, 12), "afternoon": (12, 20), "evening": (16, 24)}
"""The first hour and the one after the last; wide, so that nothing of the part is missed."""
_NIGHT = (18, 6)


def _hours(days: Period, part: str) -> Period:
    """The hours of a part of one day; a night is from the evening of a day to the morning of the next."""
    number = (days.upper - days.lower + 1) // DAY
    first, last = days.lower, Moment(days.upper - DAY + 1)
    if part == "night" and number == 1:
        last = Moment(last + DAY)
    elif number != (2 if part == "night" else 1):
        raise Refusal(
            f": the {part} of one day is wanted here",
            "Write one day with it, or the days without it",
        )
    begins, ends = _HOURS_OF_PARTS.get(part, _NIGHT)
    return Period(first + begins * HOUR, last + ends * HOUR - 1)


def _with_single_dates(unread: "Unread") -> "Unread":
    """A refusal where one date is wanted, which advises either end of a range in place of the range."""
    dates: list[str] = []
    for reading in unread.readings:
        edtf = _edtf_of(reading)
        if edtf and _is_range(edtf):
            ends = re.split(r"/|\.\.", edtf.strip("[]"))
            dates += [end for end in ends if end]
        else:
            dates.append(reading)
    if tuple(dates) == unread.readings:
        return unread
    distinct = tuple(dict.fromkeys(dates))
    remedy = f"Write {' or '.join(distinct)}"
    return replace(unread, readings=distinct, remedy=remedy)


def _why_not(
    text: str, unread: "Unread", settings: "Settings", example: date
) -> Refusal:
    from crisistl.dates.unclear import explained

    return explained(text, unread, settings, example)
