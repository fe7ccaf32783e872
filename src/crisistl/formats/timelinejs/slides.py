"""Slides: one event as a slide of TimelineJS 3 shows it, and a slide as the fields of an event.

The format: https://timeline.knightlab.com/docs/json-format.html. All texts of a slide are HTML.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from crisistl.dates import DateError, EventDate, Period
from crisistl.dates.axis import DAY, MINUTE
from crisistl.dates.written import Written, read_written
from crisistl.errors import DataError
from crisistl.formats.core.html_text import Link, read_html, write_html
from crisistl.formats.core.kept import KEY, Fields, NameOf
from crisistl.formats.core.plain_dates import as_days, plain_date
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.slug import is_id
from crisistl.formats.core.standing import standing
from crisistl.formats.tables.titles import title_from
from crisistl.model.timeline import Citation, Event
from crisistl.text.address import web_address

_READ = frozenset(
    {
        "start_date",
        "end_date",
        "text",
        "media",
        "group",
        "display_date",
        "unique_id",
        KEY,
    }
)
_WEB = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
_STANDING = re.compile(rf'<p class="{KEY}">.*?</p>$')
_CLOCK = ("hour", "minute", "second")

Slide = Mapping[str, Any]


class SlideError(DataError):
    """Why a slide can't be read: the path of the value in the slide, and the value."""

    def __init__(
        self,
        problem: str,
        path: tuple[str, ...],
        value: object = None,
        *,
        remedy: str = "",
    ) -> None:
        super().__init__(problem, remedy)
        self.path = path
        if value is None:
            self.value = None
        else:
            self.value = str(value)[:60]


def slide_of(event: Event, names: NameOf) -> dict[str, Any]:
    """The slide that shows an event: its date's outer bounds, the date in words, and one source.

    Where there is an end, both are whole days: TimelineJS 3.9.11 draws an end in months or years only to its first
    day, and drops one that says nothing but what the start says.
    """
    first, last = as_days(plain_date(event.date))
    slide: dict[str, Any] = {"start_date": _date_object(first)}
    if last:
        slide["end_date"] = _date_object(last)
    _add_clock(slide, event.date)
    slide["display_date"] = write_html(event.date.describe())
    slide["text"] = {"headline": write_html(event.title), "text": _text(event, names)}
    if shown := next(
        (citation for citation in event.sources if web_address(citation.url)), None
    ):
        slide["media"] = _media(shown, names)
    if event.themes:
        slide["group"] = write_html(names("theme", event.themes[0]))
    if background := _background(event.extra.get("background")):
        slide["background"] = background
    slide["unique_id"] = event.id
    return slide


def _background(given: object) -> dict[str, Any] | None:
    """The background that a slide had before, unless it would embed an address that isn't of the web."""
    if isinstance(given, dict) and (
        "url" not in given or web_address(str(given["url"]))
    ):
        return given
    return None


def _date_object(text: str) -> dict[str, int]:
    before, digits = text[:1] == "-", text.removeprefix("-")
    found = dict(
        zip(("year", "month", "day"), map(int, digits.split("-")), strict=False)
    )
    if before or found["year"] == 0:  # TimelineJS shows -44 as 44 BCE, and 0 as 0
        return found | {"year": -found["year"] - 1}
    return found


def _add_clock(slide: dict[str, Any], when: EventDate) -> None:
    """The times of a date, with the end that they need: TimelineJS shows them as a clock on the wall does."""
    clock = when.clock
    if clock is None:
        return
    if clock.start and when.has_start:
        slide["start_date"] |= _clock_object(when.starts)
    if clock.end and when.has_end and when.precision == "span":
        slide.setdefault("end_date", _date_object(when.ends.lower.iso_day))
        slide["end_date"] |= _clock_object(when.ends)


def _clock_object(period: Period) -> dict[str, int]:
    """A time, with seconds where they are known."""
    minutes, second = divmod(period.lower % DAY, MINUTE)
    found = {"hour": minutes // 60, "minute": minutes % 60}
    if period.lower == period.upper:
        return found | {"second": second}
    return found


def _text(event: Event, names: NameOf) -> str:
    known = standing(event, names)
    return write_html(event.summary) + (
        f'<p class="{KEY}">{write_html(known)}</p>' if known else ""
    )


def _media(citation: Citation, names: NameOf) -> dict[str, str]:
    media = {"url": citation.url or ""}
    if citation.title:
        media["caption"] = write_html(citation.title)
    if citation.source:
        media["credit"] = write_html(names("source", citation.source))
    return media


def fields_of(slide: Slide, *, worded: bool = False) -> Fields:
    """The fields of an event that a slide has, under the model's names; the theme and the source by their names.

    `worded` says that the words for a date may be more exact than its numbers, as in slides of other people.
    What the model has no place for is in `extra`. Raises SlideError.
    """
    extra: Fields = {}
    for name, value in slide.items():
        if name not in _READ and not _blank(value):
            extra[name] = value
    text = _object(slide, "text")
    headline, links = _html(text, "headline")
    summary, more = _html({"text": _STANDING.sub("", _string(text, "text"))}, "text")
    links += more
    cited, more = _read_media(slide, extra)
    links += more
    given = " ".join(headline.split("\n"))
    title = given or title_from(summary) or _title_of(cited)
    if not title:
        raise SlideError(
            "has no headline, no text and no caption", ("text",), remedy="write one"
        )
    found: Fields = _read_id(slide, extra)
    found |= _read_date(slide, extra, worded)
    found["title"] = title
    # a text that became the title is not repeated below it
    if given or summary != title:
        found["summary"] = summary
    group, _ = _html(slide, "group")
    if group.strip():
        found["themes"] = [" ".join(group.split())]
    found["sources"] = _citations(cited, links, extra)
    if left := _left(text, "headline", "text"):
        extra["text"] = left
    found["extra"] = extra
    return without_empty(found)


def _title_of(cited: Fields | None) -> str:
    """What a slide of a medium alone is called: by its caption, its credit or its address."""
    names = cited or {}
    return next(
        (
            title_from(names[key])
            for key in ("title", "source", "url")
            if names.get(key)
        ),
        "",
    )


def _read_id(slide: Slide, extra: Fields) -> Fields:
    given = slide.get("unique_id")
    text = ""
    if isinstance(given, str | int):
        text = str(given).strip()
    if is_id(text):
        return {"id": text}
    if not _blank(given):
        extra["unique_id"] = given
    return {}


def _read_date(slide: Slide, extra: Fields, worded: bool) -> Fields:
    start, end = _object(slide, "start_date"), _object(slide, "end_date")
    if not start:
        raise SlideError("has no start_date", (), remedy='write {"year": ...}')
    words = _words(slide, start, end)
    is_iso = _has_year_0(start, words)
    first = _edtf(start, "start_date", is_iso=is_iso)
    last = _edtf(end, "end_date", is_iso=is_iso) if end else ""
    time, end_time = _time(start), _time(end)
    date = None
    if last and last != first and not (time or end_time):
        date = _as_it_is_called(first, last, words)
    first = _timed(first, time, "time", extra)
    if end_time and last and not (last == first[:10] and "T" not in first):
        last = _timed(last, end_time, "end_time", extra)
    elif end_time:
        extra["end_time"] = end_time
    if date is None:
        date = first
        if last and last not in (first, first[:10]):
            date = f"{first}/{last}"
    if worded:
        date = _as_worded(date, words)
    _keep_rest(start, "start_date", extra)
    _keep_rest(end, "end_date", extra)
    if words == _described(date):
        words = ""
    return {"date": date, "date_text": words}


def _keep_rest(given: Slide, name: str, extra: Fields) -> None:
    """Keep in `extra` what a date of a slide has beside a day, a time and words."""
    read = ["year", "month", "day", "display_date"]
    if _time(given):
        read += _CLOCK
    if left := _left(given, *read):
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
    if year == 0 and not is_iso:
        raise SlideError(
            "there is no year 0, AD 1 follows 1 BC",
            (name, "year"),
            year,
            remedy="write -1, which TimelineJS shows as 1 BCE, or 1",
        )
    if year < 0 and not is_iso:
        year += 1
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


def _number(given: Slide, name: str, part: str) -> int | None:
    """A part of a date; None where it is empty, or 0 for a month or a day, as in files that mean "not known"."""
    value = given.get(part)
    if _blank(value):
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
    for name in _CLOCK:
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
        _html(given, "display_date")[0] for given in (slide, start, end)
    )
    return " ".join((whole or " – ".join(filter(None, (first, last)))).split())


def _described(date: str) -> str | None:
    try:
        return EventDate.parse(date).describe()
    except DateError:
        return None


def _read_media(slide: Slide, extra: Fields) -> tuple[Fields | None, tuple[Link, ...]]:
    """The citation that a slide's media are, and the links in their texts."""
    media = _object(slide, "media")
    url = _string(media, "url").strip()
    if not _WEB.fullmatch(url):
        if left := _left(media):
            extra["media"] = left
        return None, ()
    caption, links = _html(media, "caption")
    credit, more = _html(media, "credit")
    if left := _left(media, "url", "caption", "credit"):
        extra["media"] = left
    cited = {
        "source": " ".join(credit.split()),
        "title": caption,
        "url": _absolute(url),
    }
    return {name: value for name, value in cited.items() if value}, links + more


def _citations(
    cited: Fields | None, links: tuple[Link, ...], extra: Fields
) -> list[Fields]:
    if cited:
        found = [cited]
    else:
        found = []
    seen = {citation["url"] for citation in found}
    for link in links:
        if not _WEB.fullmatch(link.url):
            extra.setdefault("links", []).append(link._asdict())
        elif (url := _absolute(link.url)) not in seen:
            seen.add(url)
            found.append(
                {"title": link.text, "url": url} if link.text else {"url": url}
            )
    return found


def _absolute(url: str) -> str:
    if url.startswith("//"):
        return f"https:{url}"
    return url


def _object(given: Slide, name: str) -> Slide:
    """The object of this name, empty where nothing in it says anything."""
    value = given.get(name)
    if _blank(value):
        return {}
    if not isinstance(value, dict):
        raise SlideError("an object is needed: {...}", (name,), value)
    if all(map(_blank, value.values())):
        return {}
    return value


def _string(given: Slide, name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str | int | float | None):
        raise SlideError("text is needed", (name,), value)
    if value is None:
        return ""
    return str(value)


def _html(given: Slide, name: str) -> tuple[str, tuple[Link, ...]]:
    return read_html(_string(given, name))


def _left(given: Slide, *read: str) -> Fields:
    found = {}
    for name, value in given.items():
        if name not in read and not _blank(value):
            found[name] = value
    return found


def _blank(value: object) -> bool:
    return (
        value is None or value == {} or (isinstance(value, str) and not value.strip())
    )
