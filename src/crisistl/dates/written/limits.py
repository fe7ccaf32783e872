"""Limits and open ranges: by 16 October 1962, since 1962, 1962 or earlier, ?-1963."""

import re
from collections.abc import Iterator

from crisistl.dates.relative_words import DAYS
from crisistl.dates.written import singles
from crisistl.dates.written.ranges import joints
from crisistl.dates.written.sides import Core, Side, Sides
from crisistl.dates.written.singles import MIDNIGHT, Single
from crisistl.dates.written.values import Unread

_ROLES = ("by", "before", "after", "on or after", "until")
_WITH_DASH = ("before", "after")
"""Roles that pre-1962 and post-1962 have."""
_PLAIN_CLOCK = re.compile(r"T\d\d:\d\d")
_AT_MIDNIGHT = {"before": ("T00:00", "T23:59"), "after": ("T00:01", "T23:59")}
"""The hours of a day before the midnight at its end, and after that at its beginning."""
_AFTER_DATE = {"at the latest": "by", "at the earliest": "on or after"}


def limits(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """By, before, after, until, not before: a date that limits another one."""
    for role in _ROLES:
        starts = {*reader.role(i, role), *reader.role(reader.skipped(i, "the"), role)}
        for start in starts:
            if role in _WITH_DASH and reader.is_mark(start, "-"):
                start += 1
            named = _end_named(reader, role, start)
            for side, end in reader.side(start):
                yield from _limited(reader, named or role, side, end)
    yield from _limits_after(reader, i)
    yield from _within_a_day(reader, i)
    if reader.settings.bounds and reader.is_dots(i):
        yield from _up_to(reader, i + 2)


def _up_to(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """..1962, which is typed for a period without a beginning."""
    for side, end in reader.side(i):
        if found := reader.whole(side.date):
            yield _limit("by", found, side.mark), end


def _end_named(reader: Sides, role: str, i: int) -> str | None:
    """The limit of 'before the end of 1962' and 'after the beginning of 1962', which name a moment.

    Late and early 1962 are longer times: 'before late 1962' is before they begin.
    """
    start = reader.skipped(i, "the")
    places = {i, start}
    if role == "before" and any(reader.role(place, "end of") for place in places):
        return "before end"
    if role == "after" and any(reader.role(place, "start of") for place in places):
        return "after start"
    return None


def _within_a_day(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """4 March 1954, after 9 pm: some time of that day."""
    if not any(token.clock for token in reader.tokens):
        return
    for side, end in reader.side(i):
        day = None
        if side.date.unit == "day" and not side.mark:
            day = reader.whole(side.date)
        if day:
            yield from _with_limit(reader, day, reader.skipped(end))


def _with_limit(reader: Sides, day: Single, i: int) -> Iterator[tuple[Core, int]]:
    """The hours of a day up to a time, or from one on."""
    for role, start in _limit_roles(reader, i):
        clock = reader.token(start).clock
        if clock is None:
            continue
        if clock.edtf == MIDNIGHT and role in _AT_MIDNIGHT:
            first, last = _AT_MIDNIGHT[role]
            hours = f"{day.text}{first}", f"{day.text}{last}"
        elif _PLAIN_CLOCK.fullmatch(clock.edtf):
            hours = _hours_of(day, role, day.at(clock.edtf))
        else:
            continue
        if hours[0][:10] == hours[1][:10] == day.text:
            text = f"[{hours[0]}..{hours[1]}]"
            yield Core(text, day.lower, day.upper, short=day.short), start + 1
    for start in reader.role(i, "since"):
        clock = reader.token(start).clock
        if clock and _PLAIN_CLOCK.fullmatch(clock.edtf):
            text = f"{day.at(clock.edtf).text}/.."
            yield Core(text, day.lower, None, short=day.short), start + 1


def _hours_of(day: Single, role: str, time: Single) -> tuple[str, str]:
    """The first and the last minute of a day that a limit allows."""
    first, last = f"{day.text}T00:00", f"{day.text}T23:59"
    match role:
        case "before":
            return first, singles.before(time)
        case "by":
            return first, time.text
        case "after":
            return singles.after(time), last
    return time.text, last


def _limit_roles(reader: Sides, i: int) -> Iterator[tuple[str, int]]:
    for role in ("by", "before", "after", "on or after"):
        for start in reader.role(i, role):
            yield role, start


def _limits_after(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """1962 or earlier, 16 October 1962 at the latest."""
    for role, same in _AFTER_DATE.items():
        if not reader.has(role):
            continue
        for side, end in reader.side(i):
            for last in reader.role(reader.skipped(end), role):
                yield from _limited(reader, same, side, last)


def _limited(
    reader: Sides, role: str, side: Side, end: int
) -> Iterator[tuple[Core, int]]:
    found = reader.whole(singles.beside_midnight(side.date, role))
    if found is None or found.unit == "times":
        return
    if role == "until" and found.ends and not reader.settings.bounds:
        reader.refusals.append(_until_when(found))
    else:
        yield _limit(role, found, side.mark), end


def _limit(role: str, found: Single, mark: str) -> Core:
    first, last = found.lower, found.upper
    short = found.short
    match role:
        case "before":
            text = f"[..{singles.before(found)}{mark}]"
            return Core(text, None, singles.moved(first, -1), short=short)
        case "after":
            text = f"[{singles.after(found)}{mark}..]"
            return Core(text, singles.moved(last, 1), None, short=short)
        case "before end":
            return Core(f"[..{singles.iso(last)}{mark}]", None, last, short=short)
        case "after start":
            return Core(f"[{singles.iso(first)}{mark}..]", first, None, short=short)
        case "on or after":
            return Core(f"[{found.first}{mark}..]", first, None, short=short)
        case "until" if not found.ends:
            return Core(f"../{found.text}{mark}", None, last, short=short)
    return Core(f"[..{found.last}{mark}]", None, last, short=short)


def _until_when(found: Single) -> Unread:
    """'Until early October 1962', whose last day isn't known."""
    last = singles.iso(found.upper)
    readings = (f"../{last}", f"[..{last}]")
    return Unread(
        "ambiguous",
        f" ends on an unknown day ({found.text}), which an open date can't express:"
        " up to its last day, or some day by then?",
        f"Write {' or '.join(readings)}",
        readings,
    )


def open_ranges(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """Since A, from A onwards, A onwards, A to the present, A -, A/.."""
    since = [*reader.role(i, "since")]
    i = reader.skipped(i, "the")
    since += reader.role(i, "since")
    from_ = [*reader.role(i, "from")]
    for start in {*since, *from_, i}:
        for side, end in reader.side(start):
            ends = _open_ends(reader, end)
            if not ends and start in since:
                ends = [end]
            if ends or start in from_:
                yield from _without_end(reader, side, end, ends)


def _open_ends(reader: Sides, i: int) -> list[int]:
    """The places after 'onwards', 'to the present' or two dots."""
    after = reader.skipped(i)
    ends = [*reader.role(after, "onwards"), *_present(reader, after)]
    if reader.settings.bounds and reader.is_dots(i):
        ends.append(i + 2)
    return ends


def _without_end(
    reader: Sides, side: Side, i: int, ends: list[int]
) -> Iterator[tuple[Core, int]]:
    """A range that begins with a date which ends at `i`; without `ends` only 'from' is before it."""
    found = reader.whole(side.date)
    if found is None:
        return
    if not ends and i == len(reader.tokens):
        reader.refusals.append(_of_or_since(found))
    if found.unit != "times":
        yield from _since(reader, found, side.mark, ends)


def _present(reader: Sides, i: int) -> Iterator[int]:
    """The place after '- present', 'to now', or a dash at the end of the text."""
    for joint in reader.joints(i, "to", marks=("-",)):
        if not reader.settings.bounds or reader.token(joint).text not in DAYS:
            yield from reader.role(joint, "now")
    is_last = i + 1 == len(reader.tokens)
    if is_last and reader.is_mark(i, "-") and reader.token(i).spaced:
        yield i + 1
    if reader.is_mark(i, "/") and reader.is_dots(i + 1):
        yield i + 3


def _since(
    reader: Sides, found: Single, mark: str, ends: list[int]
) -> Iterator[tuple[Core, int]]:
    if found.ends and not reader.settings.bounds:
        first = singles.iso(found.lower)
        reader.refusals.append(
            Unread(
                "ambiguous",
                f" begins on an unknown day ({found.text}), which an open date can't express:"
                " from its first day on, or some day from then on?",
                f"Write {first}/.. or [{first}..]",
                (f"{first}/..", f"[{first}..]"),
            )
        )
        return
    text = f"{found.first}{mark}/.."
    for end in ends:
        yield Core(text, found.lower, None, short=found.short), end


def ranges_with_unknown_end(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """? - 1963, unknown to 1963, 1963 - ?: EDTF's /1963 and 1963/."""
    for end in _unknown(reader, i):
        for joint in joints(reader, end):
            for side, last in reader.side(joint):
                if found := reader.exact(side.date):
                    text = f"/{found.text}{side.mark}"
                    yield Core(text, None, found.upper, short=found.short), last
    for side, end in reader.side(i):
        for joint in joints(reader, end):
            if found := reader.exact(side.date):
                text = f"{found.text}{side.mark}/"
                core = Core(text, found.lower, None, short=found.short)
                for last in _unknown(reader, joint):
                    yield core, last


def _unknown(reader: Sides, i: int) -> Iterator[int]:
    """The ends of '?', '(?)' or 'unknown'; not those of 'n.d.', which is no end of a range."""
    start = reader.skipped(i)
    end = start
    while reader.is_mark(end, "?"):
        end += 1
    if end > start:
        yield reader.skipped(end)
    yield from reader.role(start, "unknown")


def _of_or_since(found: Single) -> Unread:
    """'Vom 9. November 1938' and 'du 5 août 1914' are about that day, or begin with it."""
    readings = (f"{found.first}/..", found.text)
    return Unread(
        "ambiguous",
        " has two readings: all the time from that date on, or that date?",
        f"Write {' or '.join(readings)}",
        readings,
    )
