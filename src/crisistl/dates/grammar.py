"""The grammar of EDTF: dates, intervals and sets, read to their bounds."""

from functools import lru_cache
from typing import Literal, NamedTuple

from crisistl.dates.axis import BEGINNING, END
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, reading_part
from crisistl.dates.single import Precision, Single, members, read_single

Ending = Literal["closed", "open", "unknown"]

# What is written in the place of an open end, or of one that is not known.
_DATELESS = ("..", "")


class Clock(NamedTuple):
    """Which ends of a date have a time, and what each differs from UTC in seconds, None where that isn't known.

    `placed` says that the bounds are those of a known zone's clock.
    """

    start: bool
    end: bool
    start_offset: int | None = None
    end_offset: int | None = None
    placed: bool = False


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
    """What an EDTF text means; None when it has another form, Refusal when there is no such date."""
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
    pairs = []
    for i, part in enumerate(parts):
        if not part:
            return None
        first, dots, last = part.partition("..")
        limitless_before, limitless_after = (
            bool(dots) and not first,
            bool(dots) and not last,
        )
        if limitless_before and limitless_after:
            raise Refusal(
                ": a set needs a date beside '..'",
                "Write [..2022-01] or [2022-01..], for example",
            )
        if (limitless_before and i > 0) or (limitless_after and i < len(parts) - 1):
            raise Refusal(
                ": '..' without a date is possible only at the start or the end of a set",
                "Write the earliest date first",
            )
        pairs.append((first, last) if dots else (part, part))
    return pairs


@lru_cache(maxsize=1 << 10)
def periods(text: str) -> tuple[Period, ...] | None:
    """The separate periods that a set or a date with X stands for; None for a date without a hole in it."""
    pairs = set_members(text)
    if pairs is None:
        if "X" in text and "/" not in text:
            found = members(text)
        else:
            found = ()
        if len(found) > 1:
            return found
        return None
    parts: list[Period] = []
    for first, last in pairs:
        if first == last:
            parts += members(first)
            continue
        lower, upper = (_bounds(end) for end in (first, last))
        parts.append(
            Period(lower.lower if lower else BEGINNING, upper.upper if upper else END)
        )
    if len(parts) > 1:
        return tuple(parts)
    return None


def _bounds(text: str) -> Period | None:
    single = None
    if text:
        single = read_single(text)
    if single:
        return single.bounds
    return None


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
        return _lasting(first.bounds, last.bounds, "closed", first, last)
    if first and right in _DATELESS:
        ends = Period(first.bounds.lower, END)
        return _lasting(first.bounds, ends, "open" if right else "unknown", first, None)
    if last and left in _DATELESS:
        starts = Period(BEGINNING, BEGINNING if left else last.bounds.upper)
        return _lasting(starts, last.bounds, "closed", None, last)
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
        earliest, latest = (
            reading_part(end, read_single) if end else None for end in (first, last)
        )
        if (first and earliest is None) or (last and latest is None):
            return None
        if earliest:
            lower = earliest.bounds.lower
        else:
            lower = BEGINNING
        if latest:
            upper = latest.bounds.upper
        else:
            upper = END
        if lower > upper:
            raise Refusal(
                f": {first}..{last} ends ({upper}) before it starts ({lower})",
                "Write the earlier date first",
            )
        parts.append(Period(lower, upper))
        sides += [earliest, latest]
    bounds = Period(
        min(part.lower for part in parts), max(part.upper for part in parts)
    )
    timed = next((side for side in sides if side and side.timed), None)
    return Parsed(
        bounds, bounds, "closed", *_doubts(sides), "set", _clock(timed, timed)
    )


def _doubts(sides: list[Single | None]) -> tuple[bool, bool]:
    """Whether any side is uncertain, and whether any is approximate."""
    known = [side for side in sides if side]
    return any(side.uncertain for side in known), any(
        side.approximate for side in known
    )
