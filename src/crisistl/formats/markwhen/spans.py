"""Markwhen's spans: the dates before an event's colon, from one date to another, or counted from another event."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from crisistl.dates import DateError, DateOrder, Period
from crisistl.formats.core.plain_dates import whole_units
from crisistl.formats.markwhen.dates import CLOCK, MONTH, When, read_date, when_of

_UNIT = (
    r"(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|(?:week|work|business)\s*days?|days?|weeks?"
    r"|months?|years?|[shdwy])\b"
)
# another event by its id, or the event before
_REFERENCE = r"(?:!\w+(?:\.(?:start|end)\b)?|(?<!\w)\.(?:start|end)\b)"
# all that dates are made of, in Markwhen and elsewhere: a line that begins with nothing else means an event;
# a token once found is not cut up again, or long numbers would take for ever
_TOKENS = re.compile(
    rf"\s*(?:(?>\d{{4}}-?W\d\d(?:-?[1-7])?|\d{{4}}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|{CLOCK}"
    rf"|\d+(?:st|nd|rd|th)\b|\d{{3,4}}s\b|\d+\s*{_UNIT}|\d{{1,5}}(?:[-/.]\d{{1,5}}(?!\d|\s*{_UNIT})){{0,2}}"
    rf"|(?:{MONTH})\b|(?:now|before|after|by|to|plus|bce?|ad|ce|present|q[1-4]|h[12])\b|{_REFERENCE}"
    r"|(?:spring|summer|autumn|fall|winter|early|mid|late|circa|about|ca?)\b|[-–—/+~?.])[\s,]*)++",
    re.I,
)
_RULE = re.compile(r"(?P<date>.+?)\s+(?P<rule>every\b.+)", re.I)
_SLASH, _DASH = re.compile(r"\s*/\s*"), re.compile(r"\s*[-–—]\s*|\s+to\s+", re.I)
_WITH_SLASH = re.compile(
    rf"\d{{4}}(?!\d)|now$|\d+\s*{_UNIT}", re.I
)  # only EDTF's dates have a slash between them
_AMOUNT = re.compile(rf"(?P<number>\d+)\s*(?P<unit>{_UNIT})[\s,]*", re.I)
_CLOCK_ALONE = re.compile(CLOCK, re.I)
_AMOUNTS = re.compile(rf"(?:\d+\s*{_UNIT}[\s,]*)+", re.I)
_RELATIVE = re.compile(
    rf"(?:(?P<side>by|before|after)\b\s*)?(?:(?P<reference>{_REFERENCE})\s*)?(?:plus\b|\+)?\s*"
    rf"(?P<amount>(?:\d+\s*{_UNIT}[\s,]*)*)",
    re.I,
)
_NAMES_A_DATE = re.compile(rf"\d|\bnow\b|{_REFERENCE}|^(?:{MONTH})\b", re.I)
_LONGEST = 120


def split_event(line: str) -> tuple[str, str] | None:
    """The text before and after the colon of an event's line; None for a line that begins no event."""
    found = None
    for colon in [match.start() for match in re.finditer(":", line[:_LONGEST])]:
        part = line[:colon].strip()
        rule = _RULE.fullmatch(part)
        if _TOKENS.fullmatch(rule["date"] if rule else part) and _NAMES_A_DATE.search(
            part
        ):
            found = part, line[colon + 1 :].strip()
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """What a date may count from: the date of the event before, and those of events with an id."""

    previous: When | None = None
    by_id: Mapping[str, When] = field(default_factory=dict)


def read_when(text: str, order: DateOrder, known: Known) -> When:
    """The date that `text` is. `order` is that of day and month. Raises DateError."""
    if rule := _RULE.fullmatch(text):
        when = read_when(rule["date"], order, known)
        return replace(when, words=text, rule=rule["rule"])
    found = (
        _written_out(text, order)
        or _counted(text, known)
        or _between(text, order, known)
    )
    if found is None:
        raise DateError(
            f"{text!r} isn't a Markwhen date",
            "write 2022, 2022-01, 2022-01-10 or 2021/2022-01-10",
        )
    return found


def _written_out(text: str, order: DateOrder) -> When | None:
    """A date or a span that doesn't count from another event; None for what has another form.

    Raises DateError where no reading is a date: the error of the first.
    """
    slashed = [cut for cut in _cuts(text, _SLASH) if all(map(_WITH_SLASH.match, cut))]
    refused: DateError | None = None
    for left, right in ((text, ""), *slashed, *_cuts(text, _DASH)):
        try:
            found = _dated(left, right, text, order)
        except DateError as error:
            refused = refused or error
            continue
        if found:
            return found
    if refused:
        raise refused
    return None


def _dated(left: str, right: str, text: str, order: DateOrder) -> When | None:
    """One date, or with a text on the right from one to another; None for what has another form."""
    if right:
        return _span(left, right, text, order)
    return read_date(text, order)


def _cuts(text: str, joint: re.Pattern[str]) -> list[tuple[str, str]]:
    """The text cut in two at each joint that is not at its end."""
    found = []
    for m in joint.finditer(text):
        if m.start() and m.end() < len(text):
            found.append((text[: m.start()], text[m.end() :]))
    return found


def _span(left: str, right: str, text: str, order: DateOrder) -> When | None:
    """From one date to another, to "now", or as long as is said; None for what has another form."""
    start = read_date(left, order)
    if start is None:
        return None
    if right.lower() == "now":
        return when_of(f"{_side(start, start.first)}/..")
    if _AMOUNTS.fullmatch(right):
        return _days(start.first, _moved(start.first, right, 1), text)
    end = _end(start, right, order)
    if end is None or end.last is None:
        return None
    timed = "T" in start.text or "T" in end.text
    if timed and start.text == end.text:
        return when_of(start.text, text)
    span = f"{_side(start, start.first)}/{_side(end, end.last)}"
    return when_of(span, text if timed else None)


def _end(start: When, right: str, order: DateOrder) -> When | None:
    """The end of a span: a date, or a time after one."""
    if _CLOCK_ALONE.fullmatch(right) and "T" in start.text:
        return _at_the_same_day(start, right)
    return read_date(right, order)


def _at_the_same_day(start: When, clock: str) -> When | None:
    """The time at which something that started with a time ended: that day, or, where it is earlier, the next."""
    end = read_date(f"{start.first} {clock}", "mdy")
    if end and end.text < start.text and start.first < date.max:
        return read_date(f"{start.first + timedelta(1)} {clock}", "mdy")
    return end


def _side(when: When, day: date) -> str:
    """One end of an interval, which isn't an interval itself."""
    if "/" in when.text:
        return str(day)
    return when.text


def _counted(text: str, known: Known) -> When | None:
    """A date that counts from another event: as long as is said, or for so long after so long."""
    for left, right in ((text, ""), *_cuts(text, _SLASH), *_cuts(text, _DASH)):
        match = _RELATIVE.fullmatch(left)
        if match and (not right or _AMOUNTS.fullmatch(right)):
            back = (match["side"] or "").lower() in ("by", "before")
            start = _base(match["reference"], back, known, text)
            return _run(start, match["amount"], right, -1 if back else 1, text)
    return None


def _between(text: str, order: DateOrder, known: Known) -> When | None:
    """A span of which an event is one side or both: it ends the day before another begins, or with its end."""
    for left, right in _cuts(text, _SLASH):
        relative = _RELATIVE.fullmatch(left)
        counts = relative is not None and not relative["side"]
        if relative and counts:
            base = _base(relative["reference"], False, known, text)
            start = _moved(base, relative["amount"], 1).date()
        elif first := read_date(left, order):
            start = first.first
        else:
            continue
        if re.fullmatch(_REFERENCE, right, re.I):
            end = datetime.combine(_base_of_end(right, known, text), time.min)
            return _days(start, end, text)
        if counts and (last := read_date(right, order)) and last.last:
            return when_of(f"{start}/{last.last}", text)
    return None


def _base_of_end(reference: str, known: Known, text: str) -> date:
    """The day that an event ends before if it lasts up to another: its first day, or the day behind its last."""
    name, _, side = reference.removeprefix("!").partition(".")
    return _base(
        f"!{name}.start" if name and not side else reference, False, known, text
    )


def _run(base: date, wait: str, length: str, sign: int, text: str) -> When:
    """From (or, with sign -1, until) `base`; where there are two amounts, the first is the time between."""
    if length:
        base = _moved(base, wait, sign).date()
    else:
        length = wait
    other = _moved(base, length, sign)
    if sign > 0:
        return _days(base, other, text)
    return _days(other.date(), datetime.combine(base, time.min), text)


def _base(reference: str | None, back: bool, known: Known, text: str) -> date:
    """The day that a date counts from: behind another event's last, or, going back, its first."""
    name, _, side = (reference or "").removeprefix("!").partition(".")
    found = known.by_id.get(name) if name else known.previous
    if found is None:
        missing = f"has the id {name!r}" if name else "is there to count from"
        raise DateError(f"{text!r}: no event before it {missing}", "write the date")
    day = found.first if side == "start" or (back and side != "end") else found.behind
    if day is None:
        raise DateError(
            f"{text!r}: the event that it counts from goes on", "write the date"
        )
    return day


def _moved(day: date, amounts: str, sign: int) -> datetime:
    moment = datetime.combine(day, time.min)
    for amount in _AMOUNT.finditer(amounts):
        unit = amount["unit"].lower()
        if "day" in unit and not unit.startswith("day"):
            raise DateError(
                f"{amounts!r} counts working days, and holidays differ",
                "write the date",
            )
        try:
            moment += sign * int(amount["number"]) * _length(unit)
        except (ValueError, OverflowError):
            raise DateError(f"{amounts!r} leads out of the years 1 to 9999") from None
    return moment


def _length(unit: str) -> relativedelta:
    if unit.startswith("mo"):
        return relativedelta(months=1)
    if unit.startswith(("ms", "mil")):
        return relativedelta(microseconds=1000)
    names = {
        "s": "seconds",
        "m": "minutes",
        "h": "hours",
        "d": "days",
        "w": "weeks",
        "y": "years",
    }
    return relativedelta(**{names[unit[0]]: 1})  # type: ignore[arg-type]


def _days(first: date, end: datetime, text: str) -> When:
    """The days from `first` up to a moment, at least one."""
    if end.time() == time.min:
        behind = end.date()
    else:
        behind = end.date() + timedelta(1)
    start, last = whole_units(Period(first, max(first, behind - timedelta(1))))
    return when_of(f"{start}/{last}" if last else start, text)
