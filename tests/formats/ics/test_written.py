"""What we write of an event is what the library icalendar would write, and what it finds in it is what we say."""

import io
import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vText
from icalendar.parser import Contentline

from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.years import far_events
from crisistl.formats.ics.calendar import remarks, write_ics
from crisistl.formats.ics.content_lines import escaped, folded, moment_line
from crisistl.formats.ics.event_fields import fields_of
from crisistl.formats.ics.event_texts import EventTexts
from crisistl.formats.ics.event_writer import OwnVevent, vevent_of
from crisistl.formats.ics.reader import read_ics
from crisistl.model.derived import description
from crisistl.model.plain import plain_timeline
from crisistl.model.timeline import Timeline
from exchange import reading, written
from strategies import AWKWARD, timelines

STAMP = datetime(2022, 1, 27, tzinfo=UTC)
ZONES = st.sampled_from([None, ZoneInfo("Europe/Kyiv"), ZoneInfo("Asia/Kolkata")])
SIGNS = st.text(
    st.sampled_from('ab \\\\\\nNrt,;:^%\r\n"\ufeffé中👩\u2028\x00'), max_size=90
)
TEXTS = SIGNS | st.text(st.characters(codec="utf-8")) | st.sampled_from(AWKWARD)
KEPT = '{"type":"consult"%2C"title":"a%5Cb"}'


def by_the_library(own: OwnVevent, kept: str) -> str:
    """The VEVENT that the library writes of the same values."""
    event, shown = own.event, icalendar.Event()
    start, end = own.shown
    for name, value in (
        ("UID", f"{event.id}@crisistl"),
        ("DTSTAMP", STAMP),
        ("DTSTART", start),
        ("DTEND", end),
        ("SUMMARY", event.title),
        ("DESCRIPTION", own.description or None),
        ("LOCATION", event.place or None),
        ("GEO", None if event.lat is None else (event.lat, event.lon)),
        ("CATEGORIES", own.themes or None),
        ("URL", own.url or None),
        ("STATUS", own.status),
    ):
        if value is not None:
            shown.add(name, value)
    for ids, kind in (
        (event.responds_to, "X-RESPONDS-TO"),
        (event.contradicts, "X-CONTRADICTS"),
    ):
        for linked in ids:
            shown.add("RELATED-TO", f"{linked}@crisistl", parameters={"RELTYPE": kind})
    for name, values in (
        ("X-CRISISTL-DATE", [event.date.text]),
        ("X-CRISISTL-ACTORS", own.actors),
        ("X-CRISISTL-TARGETS", own.targets),
    ):
        for text in values:
            shown.add(name, vText(text), parameters={"VALUE": "TEXT"})
    if kept:
        shown.add("X-CRISISTL-KEPT", vText(kept))
    return shown.to_ical(sorted=False).decode()  # type: ignore[no-any-return]


@given(timelines(), ZONES, st.sampled_from(["", KEPT]))
def test_an_event_is_written_as_the_library_would(
    timeline: Timeline, zone: ZoneInfo | None, kept: str
) -> None:
    names = NameOf.of(timeline)
    for event in timeline.events:
        own = vevent_of(event, names, zone)
        assert own.lines(STAMP, kept) == by_the_library(own, kept)


@given(timelines(), ZONES)
def test_the_library_finds_what_we_say_it_does(
    timeline: Timeline, zone: ZoneInfo | None
) -> None:
    names = NameOf.of(timeline)
    for event in timeline.events:
        own = vevent_of(event, names, zone)
        read = icalendar.Event.from_ical(own.lines(STAMP))
        assert fields_of(read, zone) == own.stated()


@given(timelines())
def test_the_calendar_of_plain_parts_is_that_of_the_model(timeline: Timeline) -> None:
    document = json.loads(timeline.model_dump_json(exclude_defaults=True))
    same = plain_timeline(document, description())
    assert written(write_ics, same) == written(write_ics, timeline)


@given(timelines(max_events=6), st.integers(1, 6))
def test_events_that_are_written_as_they_are_read_make_the_same_calendar(
    timeline: Timeline, at_once: int
) -> None:
    texts = EventTexts(timeline.with_parts(events=()))
    numbers: list[int] = []
    backwards = timeline.events[::-1]
    for start in range(0, len(backwards), at_once):
        numbers += texts.make(backwards[start : start + at_once])
    out = io.StringIO(newline="")
    texts.write(timeline.with_parts(events=()), numbers[::-1], out)
    assert texts.has_far == bool([*far_events(timeline.events, "ics")])
    if not texts.has_far:
        assert out.getvalue() == written(write_ics, timeline)
        assert texts.remarks() == remarks(timeline)


def test_the_last_day_of_all_is_known_when_all_were_read() -> None:
    # an id may look like the line that is replaced
    events = [
        {"id": "DTSTAMP:00010101T000000Z", "date": "2022-01-27", "title": "A"},
        {"id": "b", "date": "2021-04", "title": "B"},
    ]
    timeline = Timeline.model_validate({"events": events})
    texts, out = EventTexts(timeline), io.StringIO(newline="")
    texts.write(timeline, texts.make(timeline.events), out)
    assert out.getvalue() == written(write_ics, timeline)
    assert out.getvalue().count("\r\nDTSTAMP:20220127T000000Z\r\n") == 2


@given(TEXTS)
def test_a_text_is_escaped_as_by_the_library(text: str) -> None:
    assert escaped(text) == vText(text).to_ical().decode()


@given(TEXTS)
def test_a_line_is_folded_as_by_the_library(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    assert folded(line) == Contentline(line).to_ical().decode()
    assert all(len(part.encode()) <= 75 for part in folded(line).split("\r\n"))


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        (datetime(2022, 1, 27).date(), "DTSTART;VALUE=DATE:20220127"),
        (datetime(987, 6, 1).date(), "DTSTART;VALUE=DATE:09870601"),
        (datetime(2022, 1, 27, 10, 5), "DTSTART:20220127T100500"),
        (datetime(1, 1, 1, 10, 5, 7, tzinfo=UTC), "DTSTART:00010101T100507Z"),
    ],
)
def test_a_moment_is_written_in_digits(moment: datetime, line: str) -> None:
    assert moment_line("DTSTART", moment) == line


def test_times_whose_zones_put_the_end_first_are_shown_on_whole_days() -> None:
    # 19:00 at +05:00 is 14:00 in UTC, 20:00 in Tokyo 11:00
    event = {"id": "a", "date": "2022-01-01T19:00+05:00/2022-01-01T20:00", "title": "A"}
    timeline = Timeline.model_validate({"timezone": "Asia/Tokyo", "events": [event]})
    text = written(write_ics, timeline)
    assert "DTSTART;VALUE=DATE:20220101\r\nSUMMARY" in text
    assert reading(read_ics, text) == timeline


def test_a_byte_order_mark_comes_back() -> None:
    # the library leaves out one at the start of a value
    event = {"id": "a", "date": "2022", "title": "\ufeffA", "place": "a\ufeff"}
    timeline = Timeline.model_validate({"title": "\ufeffB", "events": [event]})
    assert reading(read_ics, written(write_ics, timeline)) == timeline
