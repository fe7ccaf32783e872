"""An EventDate in plain English words, with the limits that its code or its digits leave unsaid."""

from functools import lru_cache

from crisistl.dates.calendar import CENTURY, last_day
from crisistl.dates.grammar import set_members
from crisistl.dates.single import Single, read_single
from crisistl.dates.words import (
    MONTHS,
    clock_words,
    date_parts,
    day_words,
    joined,
    span_words,
    unit_of,
    year_in_words,
    year_words,
)


# chronologies name the same days again and again
@lru_cache(maxsize=1 << 14)
def event_date_words(text: str) -> str:
    """The words of a date in EDTF, which must be valid."""
    if "/" in text:
        return _interval(*text.split("/"))
    if members := set_members(text):
        return _set(members)
    return _single(text)


def _interval(left: str, right: str) -> str:
    if right == "..":
        return f"since {_single(left)}"
    if right == "":
        return f"from {_single(left)}, end unknown"
    if left in ("", ".."):
        return f"until {_single(right)}" + ("" if left else ", start unknown")
    return _pair(left, right, "to")


def _set(members: list[tuple[str, str]]) -> str:
    if len(members) == 1 and all(members[0]) and members[0][0] != members[0][1]:
        return _part_of_month(*members[0]) or f"between {_pair(*members[0], 'and')}"
    said = [_member(first, last) for first, last in members]
    return " or ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


def _part_of_month(left: str, right: str) -> str:
    """'early March 2031 (1 to 10 March)', where the days are a third of a month as those words are read; or ""."""
    first, last = _read(left), _read(right)
    days = first.precision == last.precision == "day"
    if not (days and _is_plain(first) and _is_plain(last)):
        return ""
    lower, upper = first.bounds.lower, last.bounds.upper
    if (lower.year, lower.month) != (upper.year, upper.month):
        return ""
    longest = last_day(lower.year, lower.month)
    name = {(1, 10): "early", (11, 20): "mid", (21, longest): "late"}.get(
        (lower.day, upper.day)
    )
    month = f"{MONTHS[lower.month - 1]} {year_words(lower)}"
    if name:
        return f"{name} {month} ({lower.day} to {upper.day})"
    return ""


def _member(first: str, last: str) -> str:
    if not first:
        return f"{_single(last)} or earlier"
    if not last:
        return f"{_single(first)} or later"
    return _pair(first, last, "to")


def _pair(left: str, right: str, joint: str) -> str:
    """Two dates; when both are plain and of one precision, the left leaves out what the right says too."""
    if left == right:
        return _single(left)
    first, last = _read(left), _read(right)
    if first.timed and last.timed:
        return _timed_pair(first, last, joint)
    if first.precision == last.precision and _is_plain(first) and _is_plain(last):
        return joined(
            date_parts(first.bounds.lower, first.precision),
            date_parts(last.bounds.lower, last.precision),
            joint,
        )
    return f"{_single(left)} {joint} {_single(right)}"


def _timed_pair(first: Single, last: Single, joint: str) -> str:
    """'24 February 2022, 05:00 to 07:30': the day once, and the zone once where it is one."""
    same_day = first.bounds.lower.day_number == last.bounds.lower.day_number
    if same_day:
        end = _clock(last)
    else:
        end = _timed(last)
    start = first
    if same_day and first.offset == last.offset:
        start = first._replace(offset=None)
    return f"{_doubt(first)}{_timed(start)} {joint} {_doubt(last)}{end}"


def _is_plain(single: Single) -> bool:
    doubtful = single.uncertain or single.approximate
    return not (single.part or single.vague or doubtful or single.timed)


def _single(text: str) -> str:
    single = _read(text)
    return _doubt(single) + _bare(single, text)


def _doubt(single: Single) -> str:
    return ("possibly " if single.uncertain else "") + (
        "about " if single.approximate else ""
    )


def _bare(single: Single, text: str) -> str:
    lower, upper = single.bounds.lower, single.bounds.upper
    if single.timed:
        return _timed(single)
    if single.vague:
        return _vague(single, text)
    if single.part is None:
        return span_words(lower, upper)
    limits = span_words(lower, upper)
    if single.precision == "third":
        joint = "-" if single.part.name == "mid" else " "
        return f"{single.part.name}{joint}{year_words(lower)} ({limits})"
    if single.precision != "season" or lower.year < 1:
        return f"{single.part.name} of {year_words(lower)} ({limits})"
    if lower.year == upper.year:
        years = year_words(lower)
    else:
        years = f"{year_words(lower)}–{_next_year(upper.year)}"
    return f"{single.part.name} {years} ({limits})"


def _next_year(year: int) -> str:
    if year % 100 == 0:
        return f"{year:04}"
    return f"{year % 100:02}"


def _vague(single: Single, text: str) -> str:
    lower, upper = single.bounds.lower, single.bounds.upper
    unit = unit_of(lower, upper)
    written = ("year", "month", "day")[text.lstrip("-").count("-")]
    if unit == written:
        return span_words(lower, upper)
    if unit is not None:
        return f"some {written} in {span_words(lower, upper)}"
    if written != "year" and "X" not in text.lstrip("-").partition("-")[2]:
        return _of_an_unknown_year(single, text)
    if written == "year" and (named := _named_years(single, text)):
        return named
    return f"between {span_words(lower, upper, 'and')}"


def _of_an_unknown_year(single: Single, text: str) -> str:
    """'25 December of a year between 1560 and 1569': a day or month whose year alone has unknown digits."""
    lower, upper = single.bounds.lower, single.bounds.upper
    name = MONTHS[lower.month - 1]
    if text.lstrip("-").count("-") == 2:
        name = f"{lower.day} {name}"
    if text.startswith("XXXX"):
        return f"{name} of an unknown year"
    years = joined(date_parts(lower, "year"), date_parts(upper, "year"), "and")
    return f"{name} of a year between {years}"


def _named_years(single: Single, text: str) -> str:
    """'the 1980s', '5th century BC', 'about 1950 (1900 to 1999)'; empty without a name."""
    lower, upper = single.bounds.lower, single.bounds.upper
    year, digits, _ = text.partition("S")
    if digits:
        known = year.removeprefix("Y")
        said = known
        if known.lstrip("-").isdigit():
            said = year_in_words(int(known))
        return f"estimated at {said} ({span_words(lower, upper)})"
    if single.precision == "decade" and lower.year > 0:
        return f"the {lower.year // 10:03}0s"
    if (
        lower.year < 1
        and upper.year == lower.year + 99
        and CENTURY.number(lower) == CENTURY.number(upper)
    ):
        return f"{ordinal(-CENTURY.number(lower))} century BC"
    return ""


def ordinal(number: int) -> str:
    """'1st', '2nd', '5th', '11th'."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _timed(single: Single) -> str:
    """'24 February 2022, 05:00 UTC+02:00'."""
    return f"{day_words(single.bounds.lower)}, {_clock(single)}"


def _clock(single: Single) -> str:
    if single.precision == "minute":
        seconds = ""
    else:
        seconds = f":{single.bounds.lower % 60:02}"
    clock = clock_words(single.bounds.lower)
    return clock[:5] + ("" if seconds == ":00" else seconds) + zone_words(single.offset)


def zone_words(offset: int | None) -> str:
    """' UTC', ' UTC+02:00', or nothing where the zone isn't known."""
    if not offset:
        if offset is None:
            return ""
        return " UTC"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f" UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def _read(text: str) -> Single:
    single = read_single(text)
    if single is None:
        raise AssertionError(f"{text!r} was part of a date that had been read")
    return single
