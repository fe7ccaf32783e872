"""The grammar of EDTF: dates, intervals and sets, read to their bounds."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from crisistl.dates.axis import BEGINNING, END, Moment
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, reading_part
from crisistl.dates.single import (
    Precision,
    Single,
    has_many_members,
    members,
    read_single,
)

Ending = Literal["closed", "open", "unknown"]

# What is written in the place of an open end, or of one that is not known.
_DATELESS = ("..", "")
_MASKED = re.compile(r"-?\d{4}-.*X")
"""A date of a known year of which a digit of the month or the day isn't known."""


class Clock(NamedTuple):
    """Which ends of a date have a time, and what each differs from UTC in seconds, None where that isn't known.

    `placed` says that the bounds are those of a known zone's clock; then `members` are the parts of a set on it.
    """

    start: bool
    end: bool
    start_offset: int | None = None
    end_offset: int | None = None
    placed: bool = False
    members: tuple[Period, ...] = ()


class Member(NamedTuple):
    """A part of a set of times: its bounds, and whether each has a time and what that differs from UTC in seconds."""

    bounds: Period
    timed: tuple[bool, bool]
    offsets: tuple[int | None, int | None]


class Parsed(NamedTuple):
    """The fields of an EventDate but its text, in their order."""

    starts: Period
    ends: Period
    end: Ending = "closed"
    uncertain: bool = False
    approximate: bool = False
    precision: Precision = "day"
    clock: Clock | None = None


def read(text: str) -> Parsed | None:
    """What an EDTF text means; None if it has another form; Refusal if the date doesn't exist."""
    if "/" in text:
        return _interval(text)
    if text.startswith("["):
        return _one_of_a_set(text)
    single = read_single(text)
    if single is not None:
        return Parsed(
            single.bounds,
            single.bounds,
            "closed",
            single.uncertain,
            single.approximate,
            single.precision,
            _clock(single, single),
        )
    if text.startswith("{") and text.endswith("}"):
        raise Refusal(
            ": all of several dates are several events", "Write one event for each"
        )
    return None


def is_date(text: str) -> bool:
    """Whether the text is a date in EDTF that is supported."""
    try:
        return read(text) is not None
    except Refusal:
        return False


def set_members(text: str) -> list[tuple[str, str]] | None:
    """The members of '[A,B..C]' as (first, last), equal for a single date and '' for no limit.

    None when the text is not such a set.
    """
    if not (text.startswith("[") and text.endswith("]")):
        return None
    parts = text[1:-1].split(",")
    if not all(parts):
        return None
    pairs = []
    for part in parts:
        first, dots, last = part.partition("..")
        if dots:
            pairs.append((first, last))
        else:
            pairs.append((part, part))
    _check_open_ends(pairs)
    return pairs


def _check_open_ends(pairs: list[tuple[str, str]]) -> None:
    """Refuse '..' without any date, and a missing end anywhere but at the two ends of the set."""
    for place, (first, last) in enumerate(pairs):
        if not first and not last:
            raise Refusal(
                ": a set needs a date beside '..'",
                "Write [..2022-01] or [2022-01..], for example",
            )
        no_start_inside = not first and place > 0
        no_end_inside = not last and place < len(pairs) - 1
        if no_start_inside or no_end_inside:
            raise Refusal(
                ": '..' without a date is possible only at the start or the end of a set",
                "Write the earliest date first",
            )


def periods(text: str, near: Period | None = None) -> Iterable[Period] | None:
    """The separate periods of a set or of a date with X; None for a date without gaps.

    With `near`, of a date that may be very many days, only those in the years of a period.
    """
    if has_many_members(text):
        return _periods(text, near)
    return _few_periods(text)


@lru_cache(maxsize=1 << 10)
def _few_periods(text: str) -> tuple[Period, ...] | None:
    parts = tuple(_periods(text))
    if len(parts) > 1:
        return parts
    return None


def _periods(text: str, near: Period | None = None) -> Iterator[Period]:
    pairs = set_members(text)
    for first, last in pairs or ():
        if first == last:
            yield from members(first, near)
        else:
            yield Period(*_limits(_limit(first), _limit(last)))
    if pairs is None and "X" in text and "/" not in text:
        yield from members(text, near)


def _limits(first: Single | None, last: Single | None) -> tuple[Moment, Moment]:
    """The beginning of one date and the end of another; None is no limit."""
    lower, upper = BEGINNING, END
    if first:
        lower = first.bounds.lower
    if last:
        upper = last.bounds.upper
    return lower, upper


@lru_cache(maxsize=1 << 10)
def timed_members(text: str) -> tuple[Member, ...]:
    """The parts of a set, each with what its times differ from UTC."""
    pairs = set_members(text) or ()
    return tuple(_timed_member(_limit(first), _limit(last)) for first, last in pairs)


def _timed_member(earliest: Single | None, latest: Single | None) -> Member:
    first_timed, first_offset = _time_of(earliest)
    last_timed, last_offset = _time_of(latest)
    return Member(
        Period(*_limits(earliest, latest)),
        (first_timed, last_timed),
        (first_offset, last_offset),
    )


def _time_of(limit: Single | None) -> tuple[bool, int | None]:
    """Whether a limit has a time of day, and what that differs from UTC in seconds."""
    if limit is None:
        return False, None
    return limit.timed, limit.offset


def _interval(text: str) -> Parsed | None:
    if text.count("/") != 1:
        return None
    left, right = text.split("/")
    if left in _DATELESS and right in _DATELESS:
        raise Refusal(
            ": give at least one end", "Write 2014/.. or ../2022-01, for example"
        )
    first, last = reading_part(left, read_single), reading_part(right, read_single)
    if first and last:
        return _closed(left, right, first, last)
    if first and right in _DATELESS:
        return _without_end(first, right)
    if last and left in _DATELESS:
        return _without_start(left, last)
    return None


def _closed(left: str, right: str, first: Single, last: Single) -> Parsed:
    starts, ends = first.bounds, last.bounds
    if not (first.timed or last.timed):
        starts = _starts_before(ends, left) or starts
        ends = _ends_after(starts, right) or ends
    return _lasting(starts, ends, "closed", first, last)


def _without_end(first: Single, right: str) -> Parsed:
    end: Ending = "unknown"
    if right:
        end = "open"
    return _lasting(first.bounds, Period(first.bounds.lower, END), end, first, None)


def _without_start(left: str, last: Single) -> Parsed:
    starts = Period(BEGINNING, last.bounds.upper)
    if left:
        starts = Period(BEGINNING, BEGINNING)
    return _lasting(starts, last.bounds, "closed", None, last)


def _starts_before(ends: Period, text: str) -> Period | None:
    """The days that a date with X may be and that are not after the end, as 10 January of XX-10/02-22."""
    return _around(m for m in _masked(text) if m.lower <= ends.upper)


def _ends_after(starts: Period, text: str) -> Period | None:
    """The days that a date with X may be and that are not before the start."""
    return _around(m for m in _masked(text) if m.upper >= starts.lower)


def _masked(text: str) -> Iterable[Period]:
    """The days that a date of a known year with X may be; none for another date."""
    if _MASKED.match(text):
        return members(text)
    return ()


def _around(periods: Iterable[Period]) -> Period | None:
    """From the first of some periods in order to the last; None where there are none."""
    found = [*periods]
    if found:
        return Period(found[0].lower, found[-1].upper)
    return None


def _lasting(
    starts: Period, ends: Period, end: Ending, first: Single | None, last: Single | None
) -> Parsed:
    shift = 0
    if first and last:
        shift = (first.offset or 0) - (last.offset or 0)
    if starts.lower > ends.upper + shift:
        raise Refusal(
            f" ends ({ends.upper}) before it starts ({starts.lower})",
            "Write the earlier date first",
        )
    if shift and starts.lower > ends.upper:
        # the clocks of the two ends differ: the later one is written in the zone of the earlier
        ends = Period(max(starts.lower, ends.lower + shift), ends.upper + shift)
    return Parsed(
        starts, ends, end, *_doubts([first, last]), "span", _clock(first, last)
    )


def _clock(first: Single | None, last: Single | None) -> Clock | None:
    start, end = bool(first and first.timed), bool(last and last.timed)
    if not (start or end):
        return None
    return Clock(
        start, end, first.offset if first else None, last.offset if last else None
    )


def _one_of_a_set(text: str) -> Parsed | None:
    pairs = set_members(text)
    if pairs is None:
        return None
    sides: list[Single | None] = []
    parts: list[Period] = []
    for first, last in pairs:
        earliest, latest = _limit(first), _limit(last)
        if _is_no_date(first, earliest) or _is_no_date(last, latest):
            return None
        parts.append(_part_of_a_set(first, last, earliest, latest))
        sides += [earliest, latest]
    bounds = Period(
        min(part.lower for part in parts), max(part.upper for part in parts)
    )
    timed = next((side for side in sides if side and side.timed), None)
    return Parsed(
        bounds, bounds, "closed", *_doubts(sides), "set", _clock(timed, timed)
    )


def _is_no_date(text: str, limit: Single | None) -> bool:
    return bool(text) and limit is None


def _part_of_a_set(
    first: str, last: str, earliest: Single | None, latest: Single | None
) -> Period:
    lower, upper = _limits(earliest, latest)
    if lower > upper:
        raise Refusal(
            f": {first}..{last} ends ({upper}) before it starts ({lower})",
            "Write the earlier date first",
        )
    return Period(lower, upper)


def _limit(text: str) -> Single | None:
    """The date at one end of a member of a set; None for no limit, and for what isn't a date."""
    if not text:
        return None
    return reading_part(text, read_single)


def _doubts(sides: list[Single | None]) -> tuple[bool, bool]:
    """Whether any side is uncertain, and whether any is approximate."""
    known = [side for side in sides if side]
    return any(side.uncertain for side in known), any(
        side.approximate for side in known
    )
