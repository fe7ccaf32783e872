"""One term of what people type: an EDTF date, a form of their own, or one with a word before it."""

import re

from crisistl.dates import axis, calendar
from crisistl.dates.forms import FORMS, Asked, Form, first_fitting
from crisistl.dates.grammar import outer_bounds
from crisistl.dates.lexicon import (
    BEFORE_YEAR_0,
    CLOCK,
    THIRD,
    THIRDS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    ZONE,
)
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, quoted
from crisistl.dates.single import read_single
from crisistl.dates.unclear import UNCLEAR
from crisistl.dates.words import WEEKDAYS, unit_of


def read_term(text: str, asked: Asked) -> Period | None:
    """The period that a text without a joint ('..', 'to', 'since') is; None when no form fits."""
    return _read(text, asked, (*FORMS, *_TIMES, *_PREFIXED, *UNCLEAR))


def _read_rest(text: str, asked: Asked) -> Period | None:
    """What follows a prefix, which cannot be another prefix."""
    return _read(text, asked, (*FORMS, *UNCLEAR))


def _read(text: str, asked: Asked, forms: tuple[Form, ...]) -> Period | None:
    plain = text.replace(BEFORE_YEAR_0, "-").upper()
    if match := re.fullmatch(_YEAR_RANGE, plain):
        _refuse_year_range(match)
    if plain.startswith("XXXX-"):
        raise Refusal(
            ": of which year?",
            "Write the year, or ask for the day of any year",
            "no year",
        )
    single = read_single(plain)
    if single is not None:
        return on_clock(single.bounds, single.offset)
    if text.startswith(("[", "{")):
        return outer_bounds(text.upper().replace(" ", ""))
    return first_fitting(forms, text, asked)


def _third(match: re.Match[str], asked: Asked) -> Period | None:
    whole = _read_rest(match["rest"], asked)
    if whole is None or match["rest"].endswith("0s"):
        return None  # early 1960s: the years that dates.written has for it
    which = THIRDS[match["third"].lower().removesuffix(" of")]
    lower, upper = whole.lower, whole.upper
    match unit_of(lower, upper):
        case "year":
            return calendar.months(lower.year, 4 * which + 1, 4)
        case "month":
            first = lower + 10 * which * axis.DAY
            return Period(first, upper if which == 2 else first + 10 * axis.DAY - 1)
    raise Refusal(
        f": {quoted(match['third'])} goes with a month and its year, or with a year",
        "Write 'early January 2022' or 'early 2022'",
    )


def _checked_weekday(match: re.Match[str], asked: Asked) -> Period | None:
    """'Mon 10 Jan 2022', when that is a Monday."""
    period = _read_rest(match["rest"], asked)
    if period is None:
        return None
    if period.lower // axis.DAY != period.upper // axis.DAY:
        raise Refusal(
            ": a weekday goes with one day",
            "Write 'Mon 10 Jan 2022', or leave the weekday out",
        )
    said, real = WEEKDAY_NUMBERS[match["weekday"].lower()], period.lower.weekday()
    if said != real:
        raise Refusal(
            f": {period.lower} is a {WEEKDAYS[real]}, not a {WEEKDAYS[said]}",
            "Correct the date, or leave the weekday out",
        )
    return period


def on_clock(period: Period, offset: int | None) -> Period:
    """The period as it is; in UTC where what it differs from UTC is known."""
    return (
        period
        if offset is None
        else Period(period.lower - offset, period.upper - offset, "utc")
    )


def _refuse_year_range(match: re.Match[str]) -> None:
    """Refuse '1936-39': the years, or what EDTF means by the code 39."""
    first, code = match["y"], int(match["code"])
    if code <= int(first[2:]):
        return
    part = read_single(f"{first}-{code}")
    if part is None or part.part is None:
        return
    months = f"{part.bounds.lower.iso_day[:-3]}..{part.bounds.upper.iso_day[:-3]}"
    raise Refusal(
        f" is ambiguous: the years {first} to {first[:2]}{code}, or {part.part.name} of {first}?",
        f"Write {first}..{first[:2]}{code} or {months}",
        "ambiguous",
    )


_YEAR_RANGE = r"(?P<y>\d{4})-(?P<code>2[1-9]|3\d|4[01])"


def _timed(match: re.Match[str], asked: Asked) -> Period | None:
    """'24 Feb 2022 5 pm', '2022-02-24 05:00', '5 pm on 24 Feb 2022': the minute, or the second."""
    whole = _read_rest(match["rest"], asked)
    if whole is None:
        return None
    if not whole.is_days or whole.lower // axis.DAY != whole.upper // axis.DAY:
        raise Refusal(
            ": a time needs one day before it", "Write 2022-02-24 05:00, for example"
        )
    second, exact = seconds_of(match["clock"])
    start = whole.lower + second
    return on_clock(
        Period(start, start if exact else start + axis.MINUTE - 1),
        offset_of(match["zone"]),
    )


def seconds_of(clock: str) -> tuple[int, bool]:
    """The second of the day that a typed time is, and whether it has seconds."""
    if clock.lower() in ("noon", "midnight"):
        return (12 * axis.HOUR if clock.lower() == "noon" else 0), False
    found = re.fullmatch(
        r"(\d+)(?::(\d+))?(?::(\d+))? ?(?:([ap])\.?m\.?)?", clock, re.IGNORECASE
    )
    assert found
    hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3))
    if half := found[4]:
        if not 1 <= hour <= 12:
            raise Refusal(
                f": there is no {hour} o'clock with am or pm",
                "Write 1 to 12, or a time such as 17:00",
            )
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Refusal(f": there is no time {clock}", "Write a time from 00:00 to 23:59")
    return hour * axis.HOUR + minute * axis.MINUTE + second, found[3] is not None


def offset_of(zone: str | None) -> int | None:
    """What a typed 'Z', 'UTC' or '+02:00' differs from UTC in seconds; None without one."""
    if not zone:
        return None
    found = re.search(r"([+-])(\d\d):?(\d\d)?$", zone)
    if found is None:
        return 0
    seconds = int(found[2]) * axis.HOUR + int(found[3] or 0) * axis.MINUTE
    return -seconds if found[1] == "-" else seconds


_TIMES: tuple[Form, ...] = (
    (rf"(?P<rest>.*\d)(?:T|,? (?:at )?)(?P<clock>{CLOCK}) ?(?P<zone>{ZONE})?", _timed),
    (rf"(?:at )?(?P<clock>{CLOCK}) ?(?P<zone>{ZONE})?,? (?:on )?(?P<rest>.+)", _timed),
    (
        rf"(?P<rest>(?:last|this|next) {WEEKDAY}|today|yesterday|tomorrow),? (?:at )?(?P<clock>{CLOCK})(?P<zone>Z)?",
        _timed,
    ),
)

_PREFIXED: tuple[Form, ...] = (
    (rf"(?:the )?(?P<third>{THIRD})[ -](?:in )?(?P<rest>.+)", _third),
    (rf"(?P<weekday>{WEEKDAY})[.,]{{0,2}} (?P<rest>.+)", _checked_weekday),
)
