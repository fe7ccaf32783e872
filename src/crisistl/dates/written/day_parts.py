"""The part of the day beside a date: 'evening, 16 October 1962', '7 o'clock in the evening'."""

import re
from typing import NamedTuple

from crisistl.dates.axis import day_number
from crisistl.dates.written.clock import Clock
from crisistl.dates.written.sides import Core
from crisistl.dates.written.values import Unread

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NIGHT_BETWEEN = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]", re.ASCII)


class _Hours(NamedTuple):
    """The hours of a part of the day, and those of a clock of twelve hours that are hours after noon."""

    own: frozenset[int]
    later: frozenset[int]


_HOURS = {
    "morning": _Hours(frozenset(range(12)), frozenset()),
    "afternoon": _Hours(frozenset(range(12, 20)), frozenset(range(1, 7))),
    "evening": _Hours(frozenset(range(16, 24)), frozenset(range(4, 12))),
    "night": _Hours(frozenset({*range(18, 24), *range(6)}), frozenset(range(7, 12))),
}


def with_part_of_day(core: Core, part: str, clocks: list[Clock]) -> Core | Unread:
    """The date with a part of its day; Unread where they don't go together."""
    if not _DAY.search(core.edtf):
        return _NO_DAY
    for clock in clocks:
        if int(clock.edtf[1:3]) not in _HOURS[part].own:
            problem = f": {clock.edtf[1:6]} isn't in the {part}"
            remedy = "Write the time from 00:00 to 23:59, without the part of the day"
            return Unread("impossible", problem, remedy)
    if part == "night":
        return _one_night(core)
    return core


def in_part(clock: Clock, part: str) -> Clock:
    """The time that a part of the day makes of a time of twelve hours: 7 o'clock in the evening is 19:00."""
    hour = int(clock.edtf[1:3])
    if not clock.twelve or hour not in _HOURS[part].later:
        return clock
    return clock._replace(edtf=f"T{hour + 12}{clock.edtf[3:]}", twelve=False)


def _one_night(core: Core) -> Core:
    """The night between the 27th and the 28th, which is no day between them."""
    match = _NIGHT_BETWEEN.fullmatch(core.edtf)
    if not match or core.first is None or core.last is None:
        return core
    if day_number(*core.last) - day_number(*core.first) != 1:
        return core
    return core._replace(edtf=f"{match[1]}/{match[2]}")


_NO_DAY = Unread(
    "impossible",
    ": a part of the day needs a day beside it",
    "Write 'morning of 24 February 2022', for example",
)
