"""Event writer: one event as a VEVENT, and what a reader finds in it."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crisistl.dates import EventDate, Period
from crisistl.errors import OutputError
from crisistl.formats.core.kept import Fields, NameOf
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.standing import standing
from crisistl.formats.ics.content_lines import (
    comes_back,
    escaped,
    folded,
    moment_line,
    text_line,
    value_line,
)
from crisistl.formats.ics.event_fields import (
    fields_of,
    names_of,
    themes_of,
    titled,
)
from crisistl.formats.ics.library import library
from crisistl.formats.ics.moments import Shown, shown_of, shows_times
from crisistl.formats.ics.properties import DATE, KEPT, LINKS, SIDES, UID, date_line
from crisistl.model.timeline import Event
from crisistl.text.address import web_address

_TENTATIVE = ("planned", "forecast")
_TYPED = ";VALUE=TEXT"


class OwnVevent(NamedTuple):
    """What the VEVENT of an event says: the event's own fields, and these."""

    event: Event
    zone: ZoneInfo | None
    shown: Shown
    status: str
    description: str
    url: str
    themes: list[str]
    actors: list[str]
    targets: list[str]

    def lines(self, stamp: datetime, kept: str = "") -> str:
        """Its lines; `stamp` is its DTSTAMP, `kept` what else to keep of the event."""
        event = self.event
        found = [
            "BEGIN:VEVENT",
            folded(f"UID:{event.id}{UID}"),
            moment_line("DTSTAMP", stamp),
            *self._moments(),
            text_line("SUMMARY", event.title),
            *_line_if("DESCRIPTION", self.description),
            *_line_if("LOCATION", event.place),
            *self._position(),
            *self._about(),
            f"STATUS:{self.status}",
            *_links(event),
            text_line(DATE + _TYPED, event.date.text),
        ]
        for field, name in SIDES.items():
            found += [_name_line(name, actor) for actor in getattr(self, field)]
        found += _line_if(KEPT, kept)
        found.append("END:VEVENT\r\n")
        return "\r\n".join(found)

    def _moments(self) -> list[str]:
        start, end = self.shown
        if end is None:
            return [moment_line("DTSTART", start)]
        return [moment_line("DTSTART", start), moment_line("DTEND", end)]

    def _position(self) -> list[str]:
        event = self.event
        if event.lat is None or event.lon is None:
            return []
        return [f"GEO:{event.lat};{event.lon}"]

    def _about(self) -> list[str]:
        found = []
        if self.themes:
            names = ",".join([escaped(name) for name in self.themes])
            found.append(value_line("CATEGORIES", names))
        if self.url:
            found.append(folded(f"URL:{self.url}"))
        return found

    def stated(self) -> Fields:
        """The fields of an event that a reader finds in it; actors and themes by their names."""
        if self._comes_back():
            return self._as_they_are()
        ics = library(OutputError)
        return fields_of(ics.Event.from_ical(self.lines(datetime.min)), self.zone)

    def _comes_back(self) -> bool:
        """Whether a reader surely finds its texts as they are."""
        event = self.event
        texts = (event.title, self.description, event.place or "", self.url)
        names = (*self.themes, *self.actors, *self.targets)
        return comes_back("\n".join((*texts, *names)))

    def _as_they_are(self) -> Fields:
        event = self.event
        found: Fields = {"date": event.date.text, "id": event.id}
        found |= titled(event.title.strip(), self.description.strip(), event.date)
        found["place"] = (event.place or "").strip()
        found["lat"], found["lon"] = event.lat, event.lon
        found["themes"] = themes_of(self.themes)
        found["actors"] = names_of(self.actors)
        found["targets"] = names_of(self.targets)
        if self.url:
            found["sources"] = [{"url": self.url}]
        for field in LINKS:
            found[field] = [*getattr(event, field)]
        return without_empty(found)


def vevent_of(event: Event, names: NameOf, zone: ZoneInfo | None = None) -> OwnVevent:
    """The VEVENT that shows an event; `zone` is that of times without a difference from UTC."""
    is_sure = is_exact(event.date)
    status = "TENTATIVE"
    if is_sure and event.status not in _TENTATIVE:
        status = "CONFIRMED"
    return OwnVevent(
        event,
        zone,
        shown_of(event.date, zone),
        status,
        _description(event, names, is_sure),
        _first_address(event),
        [names("theme", theme) for theme in event.themes],
        [names("actor", actor) for actor in event.actors],
        [names("actor", actor) for actor in event.targets],
    )


@lru_cache(maxsize=1 << 12)
def _name_line(name: str, actor: str) -> str:
    """The line of a property that names an actor; the same are named again and again."""
    return text_line(name + _TYPED, actor)


def _line_if(name: str, text: str | None) -> list[str]:
    """The line of a property that has a text; none where it is empty."""
    if text:
        return [text_line(name, text)]
    return []


def _links(event: Event) -> list[str]:
    found = []
    for field, relation in LINKS.items():
        for linked in getattr(event, field):
            found.append(folded(f"RELATED-TO;RELTYPE={relation}:{linked}{UID}"))
    return found


def _description(event: Event, names: NameOf, is_sure: bool) -> str:
    """The date in words, the summary, and what is known of its standing, as paragraphs."""
    paragraphs = [event.summary]
    if not (is_sure and (event.date.clock is None or shows_times(event.date))):
        # what a calendar shows says more than the date, or less
        paragraphs.insert(0, date_line(event.date))
    if known := standing(event, names):
        paragraphs.append(f"{known}.")
    return "\n\n".join(filter(None, paragraphs))


def _first_address(event: Event) -> str:
    """The first web address among the sources; "" where there is none."""
    for citation in event.sources:
        if citation.url and web_address(citation.url):
            return citation.url
    return ""


def is_exact(when: EventDate) -> bool:
    """Whether the days on which a calendar shows a date are what it says: both ends known to the day, no doubt."""
    doubtful = when.approximate or when.uncertain
    sure = _is_day(when.starts) and _is_day(when.ends)
    return sure and when.has_start and when.has_end and not doubtful


def _is_day(period: Period) -> bool:
    return period.lower.day_number == period.upper.day_number
