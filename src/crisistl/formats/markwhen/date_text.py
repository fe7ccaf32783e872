"""Markwhen's text for a date: the times that it has where Markwhen can show them, else its days."""

import re
from datetime import UTC, datetime

from crisistl.dates import EventDate
from crisistl.formats.core.plain_dates import plain_date

_TIMED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?"
)
_MARK = re.compile(r"[?~%]")


def date_text(when: EventDate) -> str:
    """The text before an event's colon. Marks of doubt are left out."""
    if when.clock is None or when.precision == "set" or not when.has_start:
        return _days(when)
    return _with_times(when) or _days(when)


def _days(when: EventDate) -> str:
    plain = plain_date(when)
    if plain.open:
        return f"{plain.start}/now"
    if plain.end:
        return f"{plain.start}/{plain.end}"
    return plain.start


def _with_times(when: EventDate) -> str | None:
    """The date with its times; None where it has some that Markwhen has no form for.

    Markwhen reads a clock without a zone to the minute ("2022-02-24 05:00"), beside days as well, and a moment
    in UTC to the second ("2022-02-24T05:00:00Z"), beside others of its kind alone.
    """
    sides = _sides(when)
    timed = [_TIMED.fullmatch(side) for side in sides]
    moments = [side for side in timed if side and side["zone"]]
    if not moments:
        return _joined(_on_the_wall(when, sides), "/", when)
    if len(moments) < len(sides):
        return None
    try:
        texts = [_in_utc(moment) for moment in moments]
    except OverflowError:  # the first or last day that Python has
        return None
    return _joined(texts, " - ", when)


def _joined(texts: list[str], joint: str, when: EventDate) -> str:
    if when.end != "closed":
        texts = [*texts, "now"]
    return joint.join(dict.fromkeys(texts))


def _sides(when: EventDate) -> list[str]:
    """The start of a date, and its end where it has one of its own, without marks of doubt."""
    first, _, last = _MARK.sub("", when.text).partition("/")
    if last and when.has_end:
        return [first, last]
    return [first]


def _on_the_wall(when: EventDate, sides: list[str]) -> list[str]:
    """The sides with times that have no zone; a side without a time is the days that it covers."""
    plain = plain_date(when)
    texts = []
    for side, days in zip(sides, (plain.start, plain.end), strict=False):
        if match := _TIMED.fullmatch(side):
            texts.append(f"{match['day']} {match['clock']}")
        else:
            texts.append(days or side)
    return texts


def _in_utc(moment: re.Match[str]) -> str:
    zone = moment["zone"].replace("Z", "+00:00")
    if ":" in zone:
        offset = zone
    else:
        offset = f"{zone}:00"
    whole = moment[0].removesuffix(moment["zone"]) + offset
    found = datetime.fromisoformat(whole).astimezone(UTC)
    return found.isoformat(timespec="seconds").replace("+00:00", "Z")
