"""Ranges of hours of which one lacks what the other says: 7 to 9 pm, 7 pm to 9, 19 bis 21 Uhr."""

import re
from dataclasses import dataclass, replace

from crisistl.dates.written.clock import Clock, clocks_of
from crisistl.dates.written.singles import MIDNIGHT
from crisistl.dates.written.values import Impossible, Unread

_RANGES = "to|till|until|and|bis|und|à|a|às|alle|a las|al|tot|do|до|et"
_CHOICES = "or|oder|ou|o|of|lub|albo|или|або|чи"
_WORDS = f"{_RANGES}|{_CHOICES}"
_BEFORE = re.compile(
    r"(?:^|(?<=[ ,(]))(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)|(?<=\d\d)(?P<military>[0-5]\d))?"
    rf"(?: ?- ?| (?:{_WORDS}) )$"
)
_AFTER = re.compile(
    rf"(?: ?- ?| (?:{_WORDS}) )(?P<hour>\d{{1,2}})(?:\.(?P<minute>[0-5]\d))?"
    r"(?=$|[),]| on | am | le | el | il | em | op | del )"
)
_BETWEEN = re.compile(rf" ?- ?| (?:{_WORDS}) ")
_JOINT_TAKEN = re.compile(r"(?:à|a las|a|às|alle|o|или|до) ")
_FOUR_DIGITS = re.compile(r"\d{4}")
_SURE = re.compile(r":\d\d|uhr|uur|o'clock|ore|godz|dalle|às|a las")
"""What only a time has: '2-3 hours' may be how long something took."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A time with where it begins and ends in a text."""

    start: int
    end: int
    clock: Clock


def times_of(text: str) -> list[Timed]:
    """The times of a text, with the hours beside them that are no times alone. Raises Impossible."""
    found: list[Timed] = []
    for start, end, clock in clocks_of(text):
        time = Timed(_after_joint(text, start, end, found), end, clock)
        if found and found[-1].end > time.start:
            found.pop()  # 'alle 21' of 'dalle 19:30 alle 21' is a time by itself
        earlier = _hour_before(text, time, found)
        if earlier:
            found.append(earlier)
        found.append(time)
        if later := _hour_after(text, time):
            found.append(later)
    return _settled(text, found)


def _after_joint(text: str, start: int, end: int, found: list[Timed]) -> int:
    """Where a time begins, without the word that joins it to another one: 19h à 21h."""
    taken = _JOINT_TAKEN.match(text, start, end)
    if taken is None:
        return start
    joined = bool(found) and start - found[-1].end == 1
    before = _BEFORE.search(text[: taken.end()])
    if joined or (before and not before["military"]):
        return taken.end()
    return start


def _hour_before(text: str, time: Timed, found: list[Timed]) -> Timed | None:
    """The 7 of 7 to 9 pm."""
    match = _BEFORE.search(text[: time.start])
    if match is None or (found and match.start() < found[-1].end):
        return None
    if match["military"]:
        beside = text[: match.start()] + text[time.end :]
        alike = _FOUR_DIGITS.match(text, time.start)
        if not (alike and _FOUR_DIGITS.search(beside)):
            return None  # 3 May 1956 - 0700 hrs
        return _bare(match, time.clock, match["military"])
    sure = time.clock.half or _SURE.search(text, time.start, time.end)
    if not sure and int(match["hour"]) <= 12:
        return None
    return _bare(match, time.clock, match["minute"])


def _hour_after(text: str, time: Timed) -> Timed | None:
    """The 9 of 7 pm to 9."""
    match = _AFTER.match(text, time.end)
    if match is None:
        return None
    if not time.clock.half and not _SURE.search(text, time.start, time.end):
        return None
    return _bare(match, time.clock, match["minute"])


def _bare(match: re.Match[str], other: Clock, minute: str | None) -> Timed | None:
    """An hour without a word, in the zone of the time beside it."""
    zone = ""
    if other.edtf != MIDNIGHT:
        zone = other.edtf[len("T00:00") :].rstrip("~")
    hour = int(match["hour"])
    if hour > 23 or zone.startswith(":"):
        return None
    twelve = match["hour"] == str(hour) and 1 <= hour <= 12
    clock = Clock(f"T{hour:02}:{minute or '00'}{zone}", None, twelve)
    end = match.end("hour")
    if minute:
        end = match.end(match.lastgroup or "hour")
    return Timed(match.start("hour"), end, clock)


def _settled(text: str, found: list[Timed]) -> list[Timed]:
    """The times, where both ends of a range have the half of the day that one of them has."""
    times = [*found]
    for place in range(1, len(times)):
        left, right = times[place - 1], times[place]
        if not _BETWEEN.fullmatch(text, left.end, right.start):
            continue
        if right.clock.half and left.clock.twelve:
            if right.clock.half == "p" and right.clock.edtf.startswith("T12:00"):
                raise Impossible(_noon_or_midnight(text, left, right))
            times[place - 1] = replace(left, clock=_earlier(left.clock, right.clock))
        elif left.clock.half and right.clock.twelve:
            times[place] = replace(right, clock=_later(left.clock, right.clock))
    return times


def _earlier(left: Clock, right: Clock) -> Clock:
    """7 of 7 to 9 pm is 19:00, and 11 of 11 to 1 pm is 11:00."""
    same = _in_half(left, right.half)
    if same.edtf[1:6] < right.edtf[1:6]:
        return same
    return _in_half(left, _OTHER[right.half])


def _later(left: Clock, right: Clock) -> Clock:
    """9 of 7 pm to 9 is 21:00, and 1 of 11 am to 1 is 13:00."""
    same = _in_half(right, left.half)
    if same.edtf[1:6] > left.edtf[1:6]:
        return same
    return _in_half(right, _OTHER[left.half])


def _in_half(clock: Clock, half: str) -> Clock:
    hour = int(clock.edtf[1:3]) % 12
    if half == "p":
        hour += 12
    return Clock(f"T{hour:02}{clock.edtf[3:]}", clock.zone, half=half)


_OTHER = {"a": "p", "p": "a"}


def _noon_or_midnight(text: str, left: Timed, right: Timed) -> Unread:
    """10 to 12 pm: either the two hours before noon, or those before midnight."""
    morning, evening = (_in_half(left.clock, half).edtf[1:6] for half in "ap")
    ranges = (f"{morning} to 12:00", f"{evening} to midnight")
    before, after = text[: left.start], text[right.end :]
    return Unread(
        "ambiguous",
        f" has two readings: {ranges[0]}, or {ranges[1]}?",
        f"Write {ranges[0]} or {ranges[1]}",
        tuple(f"{before}{hours}{after}" for hours in ranges),
    )
