"""An EventDate in plain English words, with the limits that its code or its digits leave unsaid."""

from crisistl.dates.edtf import EventDate, set_members
from crisistl.dates.single import Single, read_single
from crisistl.dates.words import date_parts, day_words, joined, span_words, unit_of, year_words


def event_date_words(event_date: EventDate) -> str:
    text = event_date.text
    if "/" in text:
        return _interval(*text.split("/"))
    if members := set_members(text):
        return _set(members)
    if "T" in text:
        return f"{day_words(event_date.s1)}, {_time(text.partition('T')[2])}"
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
        return f"between {_pair(*members[0], 'and')}"
    said = [_member(first, last) for first, last in members]
    return " or ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


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
    if first.precision == last.precision and _is_plain(first) and _is_plain(last):
        return joined(
            date_parts(first.bounds.lower, first.precision),
            date_parts(last.bounds.lower, last.precision),
            joint,
        )
    return f"{_single(left)} {joint} {_single(right)}"


def _is_plain(single: Single) -> bool:
    return not (single.part or single.vague or single.uncertain or single.approximate)


def _single(text: str) -> str:
    single = _read(text)
    doubt = ("possibly " if single.uncertain else "") + ("about " if single.approximate else "")
    return doubt + _bare(single, text)


def _bare(single: Single, text: str) -> str:
    lower, upper = single.bounds.lower, single.bounds.upper
    if single.vague:
        return _vague(single, text)
    if single.part is None:
        return span_words(lower, upper)
    limits = span_words(lower, upper)
    if single.precision != "season":
        return f"{single.part.name} of {year_words(lower)} ({limits})"
    years = year_words(lower) if lower.year == upper.year else f"{year_words(lower)}–{_next_year(upper.year)}"
    return f"{single.part.name} {years} ({limits})"


def _next_year(year: int) -> str:
    return f"{year:04}" if year % 100 == 0 else f"{year % 100:02}"


def _vague(single: Single, text: str) -> str:
    lower, upper = single.bounds.lower, single.bounds.upper
    unit = unit_of(lower, upper)
    written = ("year", "month", "day")[text.count("-")]
    if unit == written:
        return span_words(lower, upper)
    if unit is not None:
        return f"some {written} in {span_words(lower, upper)}"
    if single.precision == "decade" and "-" not in text:
        return f"the {lower.year // 10:03}0s"
    return f"between {span_words(lower, upper, 'and')}"


def _time(time: str) -> str:
    clock, zone = time[:8], time[8:]
    return clock.removesuffix(":00") + (f" UTC{zone.removeprefix('Z')}" if zone else "")


def _read(text: str) -> Single:
    single = read_single(text)
    if single is None:
        raise AssertionError(f"{text!r} was part of a date that had been read")
    return single
