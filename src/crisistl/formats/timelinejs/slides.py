"""Slides: one event as a slide of TimelineJS 3 shows it.

The format: https://timeline.knightlab.com/docs/json-format.html. All texts of a slide are HTML.
"""

from typing import Any

from crisistl.dates import EventDate, Period
from crisistl.dates.axis import DAY, MINUTE
from crisistl.formats.core.html_text import write_html
from crisistl.formats.core.kept import KEY, NameOf
from crisistl.formats.core.plain_dates import as_days, plain_date
from crisistl.formats.core.standing import standing
from crisistl.model.timeline import Citation, Event
from crisistl.text.address import web_address


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
    summary = write_html(event.summary)
    if not known:
        return summary
    return f'{summary}<p class="{KEY}">{write_html(known)}</p>'


def _media(citation: Citation, names: NameOf) -> dict[str, str]:
    media = {"url": citation.url or ""}
    if citation.title:
        media["caption"] = write_html(citation.title)
    if citation.source:
        media["credit"] = write_html(names("source", citation.source))
    return media
