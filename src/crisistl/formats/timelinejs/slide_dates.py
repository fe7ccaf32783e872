"""Slide dates: the date of an event from the numbers and words of a slide of TimelineJS."""

import re
from collections.abc import Iterator
from contextlib import suppress

from crisistl.dates import DateError, EventDate
from crisistl.dates.written import Written, read_written
from crisistl.formats.core.kept import Fields
from crisistl.formats.timelinejs.slide_parts import (
    Slide,
    SlideError,
    html_in,
    is_blank,
    left_in,
    object_in,
)

CLOCK = ("hour", "minute", "second")


def read_date(slide: Slide, extra: Fields, worded: bool) -> Fields:
    """The date of a slide and its own words for it; what a date has no place for goes to `extra`.

    `worded` says that the words may be more exact than the numbers. Raises SlideError.
    """
    start, end = object_in(slide, "start_date"), object_in(slide, "end_date")
    if not start:
        raise SlideError("has no start_date", (), remedy='write {"year": ...}')
    words = _words(slide, start, end)
    is_iso = _has_year_0(start, words)
    first = _edtf(start, "start_date", is_iso=is_iso)
    last = _edtf(end, "end_date", is_iso=is_iso) if end else ""
    times = _time(start), _time(end)
    date = None
    if last not in ("", first) and times == (None, None):
        date = _as_it_is_called(first, last, words)
    if date is None:
        date = _span(first, last, times, extra)
    if worded:
        date = _as_worded(date, words)
    _keep_rest(start, "start_date", extra)
    _keep_rest(end, "end_date", extra)
    if words == _described(date):
        words = ""
    return {"date": date, "date_text": words}


def _span(
    first: str, last: str, times: tuple[str | None, str | None], extra: Fields
) -> str:
    """A date, or one from its beginning to its end, with the times of both."""
    time, end_time = times
    start = _timed(first, time, "time", extra)
    if not last:
        if end_time:
            extra["end_time"] = end_time
        return start
    # a day that ends at a time begins at one, else the time says nothing of the date
    if end_time and last == first and "T" not in start:
        extra["end_time"] = end_time
    else:
        last = _timed(last, end_time, "end_time", extra)
    if last in (start, first):
        return start
    return f"{start}/{last}"


def _keep_rest(given: Slide, name: str, extra: Fields) -> None:
    """Keep in `extra` what a date of a slide has beside a day, a time and words."""
    read = ["year", "month", "day", "display_date"]
    if _time(given):
        read += CLOCK
    if left := left_in(given, *read):
        extra[name] = left


def _timed(day: str, time: str | None, name: str, extra: Fields) -> str:
    """A day with its time; a month or year has no place for one, which goes to `extra`."""
    if not time:
        return day
    if len(day) == 10:
        return f"{day}T{time}"
    extra[name] = time
    return day


def _as_it_is_called(first: str, last: str, words: str) -> str | None:
    """The date from one day to another as months, years or a part of a year, where the words for it say so."""
    if not words or first.startswith("-") or len(first) != 10 or len(last) != 10:
        return None
    for date in _readings(first, last):
        with suppress(DateError):
            known = EventDate.parse(date)
            if (str(known.starts.lower), str(known.ends.upper)) == (
                first,
                last,
            ) and known.describe() == words:
                return date
    return None


def _as_worded(date: str, words: str) -> str:
    """The date that the words for it mean, where the numbers are only where it begins.

    TimelineJS sorts by numbers, so people give 1 October 1962 to what they show as "October 1962".
    """
    found = read_written(words) if words else None
    if not isinstance(found, Written):
        return date
    with suppress(DateError):
        stated, meant = EventDate.parse(date), EventDate.parse(found.edtf)
        is_start = stated.earliest_start == meant.earliest_start
        is_same = is_start and stated.latest_end == meant.latest_end
        is_unit = stated.precision in ("day", "month", "year")
        if is_same or (is_start and is_unit and stated.latest_end < meant.latest_end):
            return found.edtf
    return date


def _readings(first: str, last: str) -> Iterator[str]:
    ends = [(first[:start], last[:end]) for start in (10, 7, 4) for end in (10, 7, 4)]
    yield from (f"{start}/{end}" for start, end in ends)
    yield from (f"[{start}..{end}]" for start, end in ends)
    yield from (f"{first[:4]}-{code}" for code in range(21, 42))
    yield from (f"{first[:3]}X", f"{first[:2]}XX")


def _has_year_0(start: Slide, words: str) -> bool:
    """Whether the words for a date say that -43 is 44 BC, as ISO 8601 has it and TimelineJS doesn't show it."""
    year = _number(start, "start_date", "year")
    found = read_written(words) if words and year is not None and year <= 0 else None
    return isinstance(found, Written) and found.edtf.startswith(_iso_year(year or 0))


def _iso_year(year: int) -> str:
    if year < 0:
        return f"{year:05}"
    return f"{year:04}"


def _edtf(given: Slide, name: str, *, is_iso: bool = False) -> str:
    """The date of an object. TimelineJS shows the year -44 as 44 BCE, which is -0043 in EDTF."""
    year, month, day = (_number(given, name, part) for part in ("year", "month", "day"))
    if year is None:
        raise SlideError("has no year", (name,), remedy="write one")
    if not is_iso:
        year = _astronomical(year, name)
    if not -9999 <= year <= 9999:
        raise SlideError(
            "is outside the years -10000 to 9999, which is as far as dates of days go",
            (name, "year"),
            given["year"],
        )
    if day and not month:
        raise SlideError(
            "a day without a month",
            (name, "day"),
            day,
            remedy="write the month, or take the day out",
        )
    return _iso_year(year) + "".join(f"-{part:02}" for part in (month, day) if part)


def _astronomical(year: int, name: str) -> int:
    """A year as EDTF counts it, with a year 0. Raises SlideError for 0, which TimelineJS doesn't have."""
    if year == 0:
        raise SlideError(
            "there is no year 0, AD 1 follows 1 BC",
            (name, "year"),
            year,
            remedy="write -1, which TimelineJS shows as 1 BCE, or 1",
        )
    if year < 0:
        return year + 1
    return year


def _number(given: Slide, name: str, part: str) -> int | None:
    """A part of a date; None where it is empty, or 0 for a month or a day, as in files that mean "not known"."""
    value = given.get(part)
    if is_blank(value):
        return None
    text = re.sub(r"[\s,]|\.0$", "", str(value))
    if isinstance(value, bool) or not re.fullmatch(r"-?\d{1,20}", text):
        raise SlideError("is not a whole number", (name, part), value)
    if part == "year":
        return int(text)
    return int(text) or None


def _time(given: Slide) -> str | None:
    """The time of day; one of an hour alone begins with the hour. None where there is none."""
    numbers = []
    for name in CLOCK:
        text = str(given.get(name, "") or "").strip()
        if not text and (name != "hour" or given.get(name) == 0):
            text = "0"
        if not text.isdecimal():
            return None
        numbers.append(int(text))
    hour, minute, second = numbers
    if hour < 24 and max(minute, second) < 60:
        return f"{hour:02}:{minute:02}:{second:02}"
    return None


def _words(slide: Slide, start: Slide, end: Slide) -> str:
    """The source's own words for the date: the slide's, else those of its ends."""
    whole, first, last = (
        html_in(given, "display_date")[0] for given in (slide, start, end)
    )
    return " ".join((whole or " – ".join(filter(None, (first, last)))).split())


def _described(date: str) -> str | None:
    try:
        return EventDate.parse(date).describe()
    except DateError:
        return None
