"""iCalendar's events: one event as a VEVENT, and a VEVENT as the fields of an event.

The component classes are those of the library icalendar; this module needs it to write one.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from crisistl.dates import DateError, EventDate, Period
from crisistl.dates.clock_changes import ChangedTime, changed_time
from crisistl.errors import DataError
from crisistl.formats.core.kept import KEY, Fields, NameOf
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.slug import is_id
from crisistl.formats.core.standing import standing
from crisistl.formats.ics.moments import Shown, days_of, shown_of, shows_times
from crisistl.formats.tables.titles import title_from
from crisistl.model.timeline import Event
from crisistl.text.address import web_address

Vevent = Any  # a component of icalendar, whose typed access knows all kinds of properties at once
_UID = f"@{KEY}"
_LINKS = {"responds_to": "X-RESPONDS-TO", "contradicts": "X-CONTRADICTS"}
_SIDES = {"actors": f"X-{KEY}-ACTORS".upper(), "targets": f"X-{KEY}-TARGETS".upper()}
DATE = f"X-{KEY}-DATE".upper()
TYPE = f"X-{KEY}-TYPE".upper()
"""The parameter under which a type that CATEGORIES can't have is passed on."""
KEPT = f"X-{KEY}-KEPT".upper()
UNTITLED = "Untitled event"
"""What an event is called that has neither a SUMMARY nor a DESCRIPTION."""

_TENTATIVE = ("planned", "forecast")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_READ = frozenset(
    (
        "UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION GEO CATEGORIES URL "
        + DATE
        + " "
        + KEPT
    ).split()
) | {*_SIDES.values()}


class VeventError(DataError):
    """Why a VEVENT can't be read: the name of the property and its value."""

    def __init__(
        self,
        problem: str,
        name: str = "",
        value: str | None = None,
        *,
        remedy: str = "",
    ) -> None:
        super().__init__(problem, remedy)
        self.name = name
        self.value = value


def component_of(
    event: Event, names: NameOf, stamp: datetime, zone: ZoneInfo | None = None
) -> Vevent:
    """The VEVENT that shows an event; `stamp` is its DTSTAMP, `zone` that of times without a difference from UTC."""
    import icalendar
    from icalendar import vText

    shown = icalendar.Event()
    shown.add("UID", f"{event.id}{_UID}")
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
    status = "TENTATIVE"
    if is_exact(event.date) and event.status not in _TENTATIVE:
        status = "CONFIRMED"
    shown.add("STATUS", status)
    for field, relation in _LINKS.items():
        for linked in getattr(event, field):
            shown.add("RELATED-TO", f"{linked}{_UID}", parameters={"RELTYPE": relation})
    shown.add(DATE, vText(event.date.text), parameters={"VALUE": "TEXT"})
    for field, name in _SIDES.items():
        for actor in getattr(event, field):
            shown.add(name, vText(names("actor", actor)), parameters={"VALUE": "TEXT"})
    return shown


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
    values = chain.from_iterable(_all(shown, name) for name in shown)
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
    return _dated(when)


def _dated(when: EventDate) -> str:
    one = when.precision not in ("day", "minute", "second", "span", "set")
    return f"Date: {when.describe()}" + " (day not known)" * one


def fields_of(shown: Vevent, zone: ZoneInfo | None = None) -> Fields:
    """The fields of an event that a VEVENT has, under the model's names; actors and themes by their names.

    `zone` is the calendar's own, in which its times in UTC are meant.
    What the model has no place for is in `extra`, by the property's name. Raises VeventError.
    """
    extra: Fields = {}
    own = _own_date(shown)
    summary = _summary(shown, own)
    line = " ".join(_text(shown, "SUMMARY").split("\n")).strip()
    title = line or title_from(summary) or UNTITLED
    found: Fields = {"date": _read_date(shown, own, extra, zone), "title": title}
    uid = _text(shown, "UID").removesuffix(_UID)
    if is_id(uid):
        found["id"] = uid
    elif uid:
        extra["UID"] = uid
    # a text that became the title is not repeated below it
    if line or summary != title:
        found["summary"] = summary
    found["place"] = _text(shown, "LOCATION").strip()
    found |= _coordinates(shown)
    found["themes"] = _themes(shown)
    for field, name in _SIDES.items():
        found[field] = [*dict.fromkeys(_texts(shown, name))]
    found["sources"] = [{"url": url} for url in _texts(shown, "URL")[:1]]
    found |= _links(shown)
    extra |= _rest(shown)
    return without_empty(found | {"extra": extra})


def _themes(shown: Vevent) -> list[str]:
    """The categories, each once."""
    themes: dict[str, None] = {}
    for line in _all(shown, "CATEGORIES"):
        for name in _categories(line):
            if theme := " ".join(name.split()):
                themes[theme] = None
    return [*themes]


def _coordinates(shown: Vevent) -> Fields:
    """The latitude and longitude of GEO (RFC 5545, 3.8.1.6)."""
    from icalendar import vGeo

    # of one that isn't valid, the library gives an object of another class, whose text is kept in `extra`
    place = shown.get("GEO")
    if isinstance(place, vGeo):
        return {"lat": place.latitude, "lon": place.longitude}
    return {}


def _own_date(shown: Vevent) -> EventDate | None:
    """The date in our own property."""
    for text in _texts(shown, DATE)[:1]:
        try:
            return EventDate.parse(text)
        except DateError as error:
            raise VeventError(error.problem, DATE, remedy=error.remedy) from None
    return None


def _summary(shown: Vevent, own: EventDate | None) -> str:
    """The DESCRIPTION without the line that has our own date in words."""
    text = _text(shown, "DESCRIPTION")
    first, _, rest = text.partition("\n")
    if own and first.strip() == _dated(own):
        return rest.strip()
    return text


def _read_date(
    shown: Vevent, own: EventDate | None, extra: Fields, zone: ZoneInfo | None
) -> str:
    start, end = _moment(shown, "DTSTART"), _end(shown)
    if start is None:
        raise VeventError(
            "has no DTSTART", "BEGIN", remedy="write the day it starts on"
        )
    if end is not None and _before(end, start):
        raise VeventError("is before DTSTART", "DTEND", str(end))
    if own and (start, end) in _shown_by(own, zone):
        return own.text
    if not isinstance(start, datetime):
        last = _last_day(start, end)
        if start == last:
            return f"{start}"
        return f"{start}/{last}"
    if zone and start.tzinfo and start.tzinfo.tzname(None) == "UTC":
        start = start.astimezone(zone)
    if isinstance(end, datetime) and end.tzinfo and start.tzinfo:
        end = end.astimezone(start.tzinfo)
    if named := shown["DTSTART"].params.get("TZID"):
        extra["TZID"] = str(named)
    return _timed(start, end, extra)


def _timed(start: datetime, end: date | None, extra: Fields) -> str:
    """A time, or from one to another; an end that can't be compared with the start is in `extra`."""
    moment = _edtf_moment(start)
    last = _last_day(start.date(), end)
    if isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        if end.time() != time.min:
            if end == start:
                return moment
            return f"{moment}/{_edtf_moment(end)}"
        if end != start:  # midnight belongs to the day before
            extra["DTEND"] = end.isoformat()
        if last == start.date():
            return moment
        return f"{moment}/{last}"
    if end is not None and end != start:
        extra["DTEND"] = end.isoformat()
    if last == start.date():
        return moment
    extra["DTSTART"] = start.isoformat()
    return f"{start.date()}/{last}"


def _shown_by(own: EventDate, zone: ZoneInfo | None) -> list[Shown]:
    """What shows a date of ours in a calendar: its times, or, as former versions wrote them, its whole days."""
    first, last = days_of(own)
    if first == last:
        one_day = [Shown(first, None)]
    else:
        one_day = []
    if last < date.max:
        days = [Shown(first, last + timedelta(1))]
    else:
        days = []
    return [shown_of(own, zone), *one_day, *days]


def _moment(shown: Vevent, name: str) -> date | datetime | None:
    found = _single(shown, name)
    if found is not None and not isinstance(found, date):
        raise VeventError("isn't a date", name, str(found), remedy="write YYYYMMDD")
    return found


def _single(shown: Vevent, name: str) -> Any:
    """The day, the moment or the length of time that a property is; None where there is none."""
    value = shown.get(name)
    if isinstance(value, list):
        raise VeventError("occurs more than once", name, remedy="remove one")
    if value is None:
        return None
    if not hasattr(value, "dt"):  # of another type, as VALUE=TEXT or VALUE=UID makes it
        raise VeventError(
            "has a VALUE that isn't a date or time",
            name,
            str(value),
            remedy="write YYYYMMDD",
        )
    return value.dt


def _end(shown: Vevent) -> date | datetime | None:
    end = _moment(shown, "DTEND")
    if end is not None:
        return end
    start, length = _moment(shown, "DTSTART"), _single(shown, "DURATION")
    if start and isinstance(length, timedelta):
        return start + length
    return None


def _before(end: date, start: date) -> bool:
    if (
        isinstance(end, datetime)
        and isinstance(start, datetime)
        and (end.tzinfo is None) == (start.tzinfo is None)
    ):
        return end < start
    return _day(end) < _day(start)


def _day(moment: date) -> date:
    if isinstance(moment, datetime):
        return moment.date()
    return moment


def _last_day(first: date, end: date | datetime | None) -> date:
    """The day before an exclusive end, which is a day or midnight; never before the first."""
    if end is None:
        return first
    if isinstance(end, datetime) and end.time() != time.min:
        return max(first, end.date())
    return max(first, _day(end) - timedelta(1))


def _edtf_moment(moment: datetime) -> str:
    """The day and time as they are written, with what they differ from UTC; without it where that has seconds."""
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return moment.replace(microsecond=0, tzinfo=None).isoformat()
    return re.sub(r"\+00:00$", "Z", moment.replace(microsecond=0).isoformat())


def changed_moments(shown: Vevent) -> Iterator[ChangedTime]:
    """The first and last moments that their zone doesn't have, or has twice."""
    for name in ("DTSTART", "DTEND"):
        moment = _moment(shown, name)
        if isinstance(moment, datetime) and moment.tzinfo:
            found = changed_time(moment, moment.tzinfo)
            if found:
                yield found


def further_dates(shown: Vevent) -> list[str]:
    """The days of RDATE, on which the event takes place as well."""
    from icalendar import vDDDLists

    days = []
    for line in _all(shown, "RDATE"):
        if not isinstance(line, vDDDLists):
            continue  # it isn't valid, which is remarked
        for moment in line.dts:
            start: Any = moment.dt
            if isinstance(start, tuple):  # from one time to another
                start = start[0]
            if isinstance(start, date):
                days.append(str(_day(start)))
    return days


def _categories(line: Any) -> list[str]:
    """The names in a line of CATEGORIES."""
    if TYPE in line.params:
        raise VeventError(
            "has a VALUE that isn't text",
            "CATEGORIES",
            line.params[TYPE],
            remedy="leave it out",
        )
    return [str(name) for name in line.cats]


def _links(shown: Vevent) -> Fields:
    found: dict[str, list[str]] = {field: [] for field in _LINKS}
    for related in _all(shown, "RELATED-TO"):
        for field, relation in _LINKS.items():
            if related.params.get("RELTYPE") == relation:
                found[field].append(str(related).removesuffix(_UID))
    return found


def _rest(shown: Vevent) -> Iterator[tuple[str, Any]]:
    """The properties that are not read elsewhere, by name."""
    ours = DATE in shown
    for name in shown:
        if name in _READ or (ours and name == "STATUS"):
            continue
        values = []
        for value in _all(shown, name):
            if not _is_link(name, value):
                values.append(_plain(value))
        if values:
            yield name, values[0] if len(values) == 1 else values


def _is_link(name: str, value: Any) -> bool:
    return name == "RELATED-TO" and value.params.get("RELTYPE") in _LINKS.values()


def _plain(value: Any) -> Any:
    """A property's value as text; with its parameters, where it has some."""
    coded = value.to_ical()
    text = unescaped(
        coded if isinstance(coded, str) else coded.decode(errors="replace")
    )
    params = {}
    for name, given in getattr(value, "params", {}).items():
        params[str(name)] = str(given)
    if params:
        return {"value": text} | params
    return text


def unescaped(text: str) -> str:
    """The text without its escapes (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def _all(shown: Vevent, name: str) -> list[Any]:
    value = shown.get(name, [])
    if isinstance(value, list):
        return value
    return [value]


def _texts(shown: Vevent, name: str) -> list[str]:
    return [text for value in _all(shown, name) if (text := str(value).strip())]


def _text(shown: Vevent, name: str) -> str:
    return "\n".join(_texts(shown, name))
