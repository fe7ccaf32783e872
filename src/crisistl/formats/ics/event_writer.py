"""Event writer: one event as a VEVENT, with the component classes of the library icalendar."""

from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from crisistl.dates import EventDate, Period
from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.standing import standing
from crisistl.formats.ics.moments import shown_of, shows_times
from crisistl.formats.ics.properties import (
    DATE,
    LINKS,
    SIDES,
    UID,
    Vevent,
    all_of,
    date_line,
)
from crisistl.model.timeline import Event
from crisistl.text.address import web_address

_TENTATIVE = ("planned", "forecast")


def component_of(
    event: Event, names: NameOf, stamp: datetime, zone: ZoneInfo | None = None
) -> Vevent:
    """The VEVENT that shows an event; `stamp` is its DTSTAMP, `zone` that of times without a difference from UTC."""
    import icalendar
    from icalendar import vText

    shown = icalendar.Event()
    shown.add("UID", f"{event.id}{UID}")
    shown.add("DTSTAMP", stamp)
    start, end = shown_of(event.date, zone)
    shown.add("DTSTART", start)
    if end is not None:
        shown.add("DTEND", end)
    shown.add("SUMMARY", event.title)
    if text := _description(event, names):
        shown.add("DESCRIPTION", text)
    _add_place(shown, event)
    if event.themes:
        shown.add("CATEGORIES", [names("theme", theme) for theme in event.themes])
    if url := _first_address(event):
        shown.add("URL", url)
    shown.add("STATUS", _status(event))
    _add_links(shown, event)
    shown.add(DATE, vText(event.date.text), parameters={"VALUE": "TEXT"})
    for field, name in SIDES.items():
        for actor in getattr(event, field):
            shown.add(name, vText(names("actor", actor)), parameters={"VALUE": "TEXT"})
    return shown


def _status(event: Event) -> str:
    """CONFIRMED for what is reported and known to the day, TENTATIVE for the rest."""
    if is_exact(event.date) and event.status not in _TENTATIVE:
        return "CONFIRMED"
    return "TENTATIVE"


def _add_links(shown: Vevent, event: Event) -> None:
    for field, relation in LINKS.items():
        for linked in getattr(event, field):
            shown.add("RELATED-TO", f"{linked}{UID}", parameters={"RELTYPE": relation})


def _description(event: Event, names: NameOf) -> str:
    """The date in words, the summary, and what is known of its standing, as paragraphs."""
    paragraphs = [_in_words(event.date), event.summary]
    if known := standing(event, names):
        paragraphs.append(f"{known}.")
    return "\n\n".join(filter(None, paragraphs))


def _first_address(event: Event) -> str | None:
    """The first web address among the sources."""
    for citation in event.sources:
        if citation.url and web_address(citation.url):
            return citation.url
    return None


def _add_place(shown: Vevent, event: Event) -> None:
    if event.place:
        shown.add("LOCATION", event.place)
    if event.lat is not None and event.lon is not None:
        shown.add("GEO", (event.lat, event.lon))


def as_read(shown: Vevent) -> Vevent:
    """The VEVENT as it is after writing and reading, where escaping may have changed it; only a backslash or a
    carriage return brings that about."""
    values = chain.from_iterable(all_of(shown, name) for name in shown)
    if not any("\\" in text or "\r" in text for text in map(str, values)):
        return shown
    return type(shown).from_ical(shown.to_ical())


def is_exact(when: EventDate) -> bool:
    """Whether the days on which a calendar shows a date are what it says: both ends known to the day, no doubt."""
    doubtful = when.approximate or when.uncertain
    sure = _is_day(when.starts) and _is_day(when.ends)
    return sure and when.has_start and when.has_end and not doubtful


def _is_day(period: Period) -> bool:
    return period.lower.day_number == period.upper.day_number


def _in_words(when: EventDate) -> str | None:
    """The date as a line of its own, where what a calendar shows says more than it, or less; else None."""
    if is_exact(when) and (when.clock is None or shows_times(when)):
        return None
    return date_line(when)
