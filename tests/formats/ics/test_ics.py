"""Calendars: ours come back whole, other people's are read as the days they are written for."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from crisistl.errors import DataError, OutputError
from crisistl.formats.ics.calendar import remarks, write_ics
from crisistl.formats.ics.reader import read_ics
from crisistl.model.timeline import Citation, Event, Timeline
from exchange import reading, refusal, written
from strategies import timelines

DAM = Timeline.model_validate(
    {
        "title": "Dam, river; rain",
        "description": "In\nshort",
        "as_of": "2022-01-27",
        "actors": [
            {"id": "norland", "name": "Norland"},
            {"id": "sudmark", "name": "Südmark"},
        ],
        "themes": [
            {"id": "water", "name": "Water, in all"},
            {"id": "dam", "name": "The dam"},
        ],
        "events": [
            {
                "id": "works",
                "date": "2019~/..",
                "title": "Norland builds; a dam",
                "actors": ["norland"],
                "targets": ["sudmark"],
                "themes": ["dam", "water"],
                "place": "Vell",
            },
            {
                "id": "talks",
                "date": "2022-01-10/2022-01-12",
                "title": "Talks",
                "type": "consult",
                "responds_to": ["works"],
                "contradicts": ["works"],
                "sources": [{"url": "https://a.example/?a,b;c"}],
            },
            {
                "id": "more",
                "date": "2022-02",
                "title": "More talks",
                "summary": "Soon.",
                "status": "planned",
            },
        ],
    }
)

WRITTEN = (
    "BEGIN:VCALENDAR\r\n"
    "PRODID:-//crisistl//crisistl//EN\r\n"
    "VERSION:2.0\r\n"
    "X-WR-CALNAME:Dam\\, river\\; rain\r\n"
    "X-WR-CALDESC:In\\nshort\r\n"
    'X-CRISISTL-KEPT:{"as_of":"2022-01-27"%2C"actors":[{"id":"norland"%2C"name"\r\n'
    ' :"Norland"}%2C{"id":"sudmark"%2C"name":"Südmark"}]%2C"themes":[{"id":"wat\r\n'
    ' er"%2C"name":"Water%2C in all"}%2C{"id":"dam"%2C"name":"The dam"}]}\r\n'
    "BEGIN:VEVENT\r\n"
    "UID:works@crisistl\r\n"
    "DTSTAMP:20220127T000000Z\r\n"
    "DTSTART;VALUE=DATE:20190101\r\n"
    "SUMMARY:Norland builds\\; a dam\r\n"
    "DESCRIPTION:Date: since about 2019\r\n"
    "LOCATION:Vell\r\n"
    "CATEGORIES:The dam,Water\\, in all\r\n"
    "STATUS:TENTATIVE\r\n"
    "X-CRISISTL-DATE;VALUE=TEXT:2019~/..\r\n"
    "X-CRISISTL-ACTORS;VALUE=TEXT:Norland\r\n"
    "X-CRISISTL-TARGETS;VALUE=TEXT:Südmark\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:talks@crisistl\r\n"
    "DTSTAMP:20220127T000000Z\r\n"
    "DTSTART;VALUE=DATE:20220110\r\n"
    "DTEND;VALUE=DATE:20220113\r\n"
    "SUMMARY:Talks\r\n"
    "URL:https://a.example/?a,b;c\r\n"
    "STATUS:CONFIRMED\r\n"
    "RELATED-TO;RELTYPE=X-RESPONDS-TO:works@crisistl\r\n"
    "RELATED-TO;RELTYPE=X-CONTRADICTS:works@crisistl\r\n"
    "X-CRISISTL-DATE;VALUE=TEXT:2022-01-10/2022-01-12\r\n"
    'X-CRISISTL-KEPT:{"type":"consult"}\r\n'
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:more@crisistl\r\n"
    "DTSTAMP:20220127T000000Z\r\n"
    "DTSTART;VALUE=DATE:20220201\r\n"
    "DTEND;VALUE=DATE:20220301\r\n"
    "SUMMARY:More talks\r\n"
    "DESCRIPTION:Date: February 2022 (day not known)\\n\\nSoon.\\n\\nPlanned.\r\n"
    "STATUS:TENTATIVE\r\n"
    "X-CRISISTL-DATE;VALUE=TEXT:2022-02\r\n"
    'X-CRISISTL-KEPT:{"summary":"Soon."%2C"status":"planned"}\r\n'
    "END:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


def test_a_calendar_as_written() -> None:
    assert written(write_ics, DAM) == WRITTEN


@settings(max_examples=40)
@given(timelines())
def test_a_timeline_of_ours_comes_back_whole(timeline: Timeline) -> None:
    text = written(write_ics, timeline)
    assert reading(read_ics, text) == timeline
    assert len(Calendar.from_ical(text).walk("VEVENT")) == len(timeline.events)


def first_line(when: str) -> tuple[str, str]:
    """The first line of the DESCRIPTION and the STATUS of an event with a date."""
    told = Timeline.model_validate(
        {"events": [{"id": "a", "date": when, "title": "A", "summary": "Words."}]}
    )
    (shown,) = Calendar.from_ical(written(write_ics, told)).walk("VEVENT")
    return str(shown["DESCRIPTION"]).split("\n")[0], str(shown["STATUS"])


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2021-39/..", "Date: since late 2021 (September to December 2021)"),
        ("2014~/..", "Date: since about 2014"),
        ("2014", "Date: 2014 (day not known)"),
        ("2014?", "Date: possibly 2014 (day not known)"),
        ("2021-02/2021-04", "Date: February to April 2021"),
        ("2022-01-05/", "Date: from 5 January 2022, end unknown"),
        ("../2022-01-05", "Date: until 5 January 2022"),
        ("2022-01-05~", "Date: about 5 January 2022"),
        ("[2022-01-05,2022-01-07]", "Date: 5 January 2022 or 7 January 2022"),
    ],
)
def test_a_date_that_is_not_known_to_the_day_stands_in_words_and_is_tentative(
    when: str, words: str
) -> None:
    assert first_line(when) == (words, "TENTATIVE")


@pytest.mark.parametrize("when", ["2022-01-05", "2022-01-05/2022-01-07"])
def test_days_that_are_known_need_no_words_and_are_confirmed(when: str) -> None:
    assert first_line(when) == ("Words.", "CONFIRMED")


def test_a_time_that_a_calendar_shows_needs_no_words() -> None:
    assert first_line("2022-01-10T10:00:00Z") == ("Words.", "CONFIRMED")


TIMES = [
    ("2022-01-10T10:00:00Z", None, "20220110T100000Z", None),
    ("2022-02-24T05:00", None, "20220224T050000", None),
    ("2022-02-24T05:00~", None, "20220224T050000", None),
    ("2022-02-24T05:00", "Europe/Kyiv", "20220224T030000Z", None),
    ("2022-07-01T00:30", "Europe/Kyiv", "20220630T213000Z", None),
    ("2022-02-24T05:00/2022-02-24T07:30", None, "20220224T050000", "20220224T073000"),
    ("2022-02-24T23:30+01:00/2022-02-25T02:00+03:00", None, "20220224T223000Z", "20220224T230000Z"),
    ("2022-02-24T05:00/2022-02-26", None, "20220224T050000", "20220227T000000"),
    ("2022-02-24T05:00/..", None, "20220224T050000", None),
    ("2022-02-24/2022-02-26T05:00", None, "20220224", "20220227"),
    ("2022-02-24T05:00/2022-02-24T05:00Z", None, "20220224", None),
    ("[2022-02-24T05:00,2022-02-25T05:00]", None, "20220224", "20220226"),
    ("2022-02-24T05:00/9999-12-31", None, "20220224", None),
]  # fmt: skip


@pytest.mark.parametrize(("when", "zone", "start", "end"), TIMES)
def test_times_of_day_are_times_in_a_calendar(
    when: str, zone: str | None, start: str, end: str | None
) -> None:
    whole = Timeline.model_validate(
        {"timezone": zone, "events": [{"id": "a", "date": when, "title": "A"}]}
    )
    text = written(write_ics, whole)
    (shown,) = Calendar.from_ical(text).walk("VEVENT")
    told = [
        shown[name].to_ical().decode() if name in shown else None
        for name in ("DTSTART", "DTEND")
    ]
    assert told == [start, end]
    assert reading(read_ics, text) == whole


def test_a_time_that_was_moved_in_a_calendar_is_the_new_time_in_its_zone() -> None:
    whole = Timeline.model_validate(
        {
            "timezone": "Europe/Kyiv",
            "events": [{"id": "a", "date": "2022-02-24T05:00", "title": "A"}],
        }
    )
    moved = written(write_ics, whole).replace("T030000Z", "T033000Z")
    (event,) = reading(read_ics, moved).events
    assert str(event.date) == "2022-02-24T05:30:00+02:00"


def test_a_calendar_that_has_times_on_whole_days_comes_back_whole() -> None:
    whole = Timeline.model_validate(
        {"events": [{"id": "a", "date": "2022-02-24T05:00", "title": "A"}]}
    )
    text = written(write_ics, whole)
    assert "DTSTART:20220224T050000\r\n" in text
    former = text.replace("DTSTART:20220224T050000", "DTSTART;VALUE=DATE:20220224")
    assert reading(read_ics, former) == whole


def test_the_date_in_words_is_no_part_of_the_summary_where_the_event_has_been_moved() -> (
    None
):
    text = written(write_ics, DAM).replace(
        "DTSTART;VALUE=DATE:20190101", "DTSTART;VALUE=DATE:20190301"
    )
    works, _, more = reading(
        read_ics,
        text.replace("DTSTART;VALUE=DATE:20220201", "DTSTART;VALUE=DATE:20220203"),
    ).events
    assert (str(works.date), works.summary) == ("2019-03-01", "")
    assert (str(more.date), more.summary) == ("2022-02-03/2022-02-28", "Soon.")


def test_without_as_of_the_stamp_is_the_last_day_in_the_data() -> None:
    events = [
        {"id": "a", "date": "2021/..", "title": "A"},
        {"id": "b", "date": "2022-02", "title": "B"},
    ]
    assert "DTSTAMP:20220228T000000Z" in written(
        write_ics, Timeline.model_validate({"events": events})
    )
    last = Timeline.model_validate(
        {"events": [{"id": "a", "date": "9999", "title": "A"}]}
    )
    assert "DTSTAMP:99991231T000000Z" in written(write_ics, last)


def test_open_starts_and_ends_and_times_are_said() -> None:
    def said(*dates: str) -> tuple[str, ...]:
        return remarks(
            Timeline(
                events=[
                    {"id": f"e{n}", "date": d, "title": "T"}
                    for n, d in enumerate(dates)
                ]
            )
        )

    one = "1 event without a known start or end is placed on the one day that is known"
    assert said("2014/..") == said("../2022") == said("[2022..]") == (one,)
    assert said("2022-01-10T20:00", "2022") == ()
    assert said("[2022-01-10T20:00,2022-01-10T21:00]", "2022") == (
        "1 event with a time of day shown on whole days; the time is in X-CRISISTL-DATE",
    )
    assert said("2022") == ()


def calendar(*events: str, head: str = "") -> str:
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inside}END:VCALENDAR\n"


def only(event: str) -> Event:
    (found,) = reading(read_ics, calendar(f"SUMMARY:S\n{event}")).events
    return found


@pytest.mark.parametrize(
    ("event", "date", "extra"),
    [
        ("DTSTART;VALUE=DATE:20220110", "2022-01-10", {}),
        ("DTSTART:20220110", "2022-01-10", {}),
        ("DTSTART;VALUE=DATE:20220110\nDTEND;VALUE=DATE:20220111", "2022-01-10", {}),
        ("DTSTART;VALUE=DATE:20220110\nDTEND;VALUE=DATE:20220113", "2022-01-10/2022-01-12", {}),
        ("DTSTART;VALUE=DATE:20220110\nDTEND;VALUE=DATE:20220110", "2022-01-10", {}),
        ("DTSTART;VALUE=DATE:20220110\nDURATION:P3D", "2022-01-10/2022-01-12", {}),
        ("DTSTART:20220110T100000", "2022-01-10T10:00:00", {}),
        ("DTSTART:20220110T100000Z", "2022-01-10T10:00:00Z", {}),
        (
            "DTSTART;TZID=Europe/Zurich:20220110T233000\nDTEND;TZID=Europe/Zurich:20220110T234500",
            "2022-01-10T23:30:00+01:00/2022-01-10T23:45:00+01:00",
            {"TZID": "Europe/Zurich"},
        ),
        (
            "DTSTART;TZID=No/Where:20220110T100000",
            "2022-01-10T10:00:00",
            {"TZID": "No/Where"},
        ),
        (
            "DTSTART:20220110T100000\nDTEND:20220112T000000",
            "2022-01-10T10:00:00/2022-01-11",
            {"DTEND": "2022-01-12T00:00:00"},
        ),
        (
            "DTSTART:20220110T230000Z\nDURATION:PT2H",
            "2022-01-10T23:00:00Z/2022-01-11T01:00:00Z",
            {},
        ),
    ],
)  # fmt: skip
def test_days_and_times_as_they_are_written(
    event: str, date: str, extra: dict[str, Any]
) -> None:
    found = only(event)
    assert (str(found.date), found.extra) == (date, extra)


def test_a_length_that_leads_out_of_all_years_is_a_fault() -> None:
    assert refusal(read_ics, calendar("SUMMARY:S\nDTSTART:99991230\nDURATION:P9D"))[
        1
    ] == ("  line 3: events[0]: leads out of the years 1 to 9999")


@pytest.mark.parametrize(
    "doubled", ["DTSTART:20220110", "DTEND:20220111", "DURATION:P1D"]
)
def test_what_says_when_stands_once(doubled: str) -> None:
    text = calendar(
        f"SUMMARY:S\n{'' if 'DTSTART' in doubled else 'DTSTART:20220110'}\n{doubled}\n{doubled}"
    )
    (fault,) = refusal(read_ics, text)[1:]
    assert fault.endswith(
        f"events[0] 'S': {doubled.split(':')[0]}: occurs more than once; remove one"
    )


def test_properties_of_other_people_s_events() -> None:
    event = only(
        "UID:abc-1@calendar.example\nDTSTART:20220110\nDESCRIPTION:One\\, two\\n"
        "three\nLOCATION:Lake\n  holm\nCATEGORIES:Work,Home\\, sweet\nCATEGORIES:work\n"
        "URL:https://a.example/1\nSTATUS:CONFIRMED\nRELATED-TO:other@calendar.example\n"
        'ATTENDEE;CN="Osk, Ann":mailto:ann@a.example\nX-MOOD:a\\;b\nDTSTAMP:20220101T000000Z\nGEO:1.5;2.5'
    )
    assert event.id == "abc-1@calendar.example"
    assert (event.summary, event.place, event.themes) == (
        "One, two\nthree",
        "Lake holm",
        ("work", "home-sweet"),
    )
    assert event.sources == (Citation(url="https://a.example/1"),)
    assert event.responds_to == ()
    assert (event.lat, event.lon) == (1.5, 2.5)
    assert event.extra == {
        "STATUS": "CONFIRMED",
        "RELATED-TO": "other@calendar.example",
        "ATTENDEE": {"value": "mailto:ann@a.example", "CN": "Osk, Ann"},
        "X-MOOD": "a;b",
    }


def test_ids_are_made_where_there_is_none_or_it_repeats_or_cannot_serve() -> None:
    event = "DTSTART:20220110\nSUMMARY:A day"
    given = reading(
        read_ics,
        calendar(
            event, f"{event}\nUID:x", f"{event}\nUID:x", f"{event}\nUID:two words"
        ),
    ).events
    assert [event.id for event in given] == ["a-day", "x", "x-2", "a-day-2"]
    assert [event.extra for event in given] == [
        {},
        {},
        {"UID": "x"},
        {"UID": "two words"},
    ]


def test_without_a_summary_the_description_gives_the_title() -> None:
    (event,) = reading(
        read_ics, calendar("DTSTART:20220110\nDESCRIPTION:It rained. All day.")
    ).events
    assert (event.title, event.summary) == ("It rained.", "It rained. All day.")


ALARM = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT-5H\nEND:VALARM"
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Riga
BEGIN:STANDARD
DTSTART:18930401T000000
TZOFFSETFROM:+9999
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("event", "head", "date", "remark"),
    [
        (
            f"SUMMARY:S\nDTSTART:20220110\n{ALARM}", "", "2022-01-10",
            "line 6: this VALARM can't be read and is left out: Invalid iCalendar duration: PT-5H",
        ),
        (
            "SUMMARY:S\nDTSTART;TZID=Europe/Riga:20220110T100000", ZONE, "2022-01-10T10:00:00+02:00",
            "line 3: this VTIMEZONE can't be read and is left out: Offset must be less than 24 hours, was +9999",
        ),
        (
            "SUMMARY:S\nDTSTART:20220110\nRRULE:FREQ=DAILY;BYDAY=MO, TU", "", "2022-01-10",
            "line 6: RRULE isn't written as iCalendar has it; its text is in extra.RRULE",
        ),
        (
            "SUMMARY:S\nDTSTART:20220110\nGEO:50.4", "", "2022-01-10",
            "line 6: GEO isn't written as iCalendar has it; its text is in extra.GEO",
        ),
        (
            "SUMMARY:S\nDTSTART:20220110\nRDATE:January", "", "2022-01-10",
            "line 6: RDATE isn't written as iCalendar has it; its text is in extra.RDATE",
        ),
        (
            "SUMMARY:S\nDTSTART:20220110\nX-RADIUS=4", "", "2022-01-10",
            "line 6: 'X-RADIUS=4' isn't an iCalendar property and is left out",
        ),
        (
            "SUMMARY:S\nCREATED:00001231T000000Z\nDTSTART:20220110", "", "2022-01-10",
            "line 5: CREATED isn't written as iCalendar has it; its text is in extra.CREATED",
        ),
        ("DTSTART:20220110", "", "2022-01-10", "1 event without a title, called 'Untitled event'"),
        (
            "SUMMARY:S\nDTSTART:20220110\nRDATE;VALUE=DATE:20220117,20220124", "", "2022-01-10",
            "'S' also takes place on 2022-01-17, 2022-01-24; it is read once, and these dates are in extra.RDATE",
        ),
        (
            "SUMMARY:S\nDTSTART:20220110T100000Z", "X-WR-TIMEZONE:Europe/Nowhere\n", "2022-01-10T10:00:00Z",
            "X-WR-TIMEZONE names no known time zone ('Europe/Nowhere'); times in UTC stay as they are",
        ),
    ],
)  # fmt: skip
def test_what_is_broken_beside_the_date_costs_a_remark(
    event: str, head: str, date: str, remark: str
) -> None:
    notes: list[str] = []
    (found,) = reading(read_ics, calendar(event, head=head), notes=notes).events
    assert str(found.date) == date
    assert notes[0] == remark


def test_a_broken_rule_still_says_that_an_event_recurs() -> None:
    notes: list[str] = []
    text = calendar("SUMMARY:S\nDTSTART:20220110\nRRULE:FREQ=NOW")
    (event,) = reading(read_ics, text, notes=notes).events
    assert event.extra == {"RRULE": "FREQ=NOW"}
    assert (
        notes[1]
        == "'S': recurring, read once, as first held; the rule is in extra.RRULE"
    )


def test_what_was_cancelled_did_not_take_place() -> None:
    notes: list[str] = []
    dated = "DTSTART:20220110\nSUMMARY:"
    text = calendar(
        f"{dated}Talks",
        f"{dated}Summit\nSTATUS:CANCELLED",
        f"{dated}Lunch\nSTATUS:CANCELLED",
    )
    assert [event.title for event in reading(read_ics, text, notes=notes).events] == [
        "Talks"
    ]
    assert notes == ["left out, because they were cancelled: 'Summit' and 1 more"]
    assert (
        reading(read_ics, calendar(f"{dated}Summit", head="METHOD:CANCEL\n")).events
        == ()
    )


def test_times_in_utc_are_those_of_the_calendar_s_zone() -> None:
    head = "X-WR-TIMEZONE:America/New_York\n"
    text = calendar(
        "SUMMARY:S\nDTSTART:20220111T010000Z\nDTEND:20220111T020000Z", head=head
    )
    (event,) = reading(read_ics, text).events
    assert str(event.date) == "2022-01-10T20:00:00-05:00/2022-01-10T21:00:00-05:00"


def test_an_end_in_another_zone_is_on_the_day_of_the_start_s_zone() -> None:
    event = only(
        "DTSTART;TZID=America/New_York:20220110T200000\nDTEND:20220111T020000Z"
    )
    assert str(event.date) == "2022-01-10T20:00:00-05:00/2022-01-10T21:00:00-05:00"


def test_what_recurs_is_read_once_and_what_is_no_event_is_left_out_and_both_are_said() -> (
    None
):
    notes: list[str] = []
    text = calendar(
        "DTSTART:20220110\nSUMMARY:Weekly\nRRULE:FREQ=WEEKLY;COUNT=3"
    ).replace("END:VCALENDAR", "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR")
    (event,) = reading(read_ics, text, notes=notes).events
    assert (str(event.date), event.extra) == (
        "2022-01-10",
        {"RRULE": "FREQ=WEEKLY;COUNT=3"},
    )
    assert notes == [
        "'Weekly': recurring, read once, as first held; the rule is in extra.RRULE",
        "left out, because they aren't events: 1 VTODO",
    ]


def test_the_calendar_s_name_is_the_title_in_either_property() -> None:
    event = "DTSTART:20220110\nSUMMARY:A"
    named = reading(
        read_ics, calendar(event, head="NAME:One\\, two\nX-WR-CALDESC:Three\\nfour\n")
    )
    assert (named.title, named.description) == ("One, two", "Three\nfour")


def test_a_calendar_of_ours_that_a_program_has_edited() -> None:
    text = (
        written(write_ics, DAM)
        .replace("DTSTART;VALUE=DATE:20220110", "DTSTART;VALUE=DATE:20220111")
        .replace("SUMMARY:More talks", "SUMMARY:No talks")
        .replace(
            "CATEGORIES:The dam,Water\\, in all", "CATEGORIES:Water\\, in all,Rain"
        )
    )
    works, talks, more = reading(read_ics, text).events
    assert works.themes == ("water", "rain")
    assert (str(talks.date), talks.type) == ("2022-01-11/2022-01-12", "consult")
    assert (more.title, more.summary, more.status) == ("No talks", "Soon.", "planned")


BROKEN = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:One
DTSTART:2022-01-10
no colon here
DTEND;VALUE=DATE:20220230
END:VEVENT
BEGIN:VEVENT
DTSTART:20220110
END:VEVENT
BEGIN:VEVENT
SUMMARY:Three
END:VEVENT
BEGIN:VEVENT
SUMMARY:Four
DTSTART:20220110
DTEND:20220109
END:VEVENT
BEGIN:VEVENT
SUMMARY:Five
DTSTART:20220110
X-CRISISTL-DATE:soon
END:VEVENT
END:VCALENDAR
"""


def test_every_fault_of_a_file_has_its_line_its_value_and_its_reason() -> None:
    lines = refusal(read_ics, BROKEN)
    assert lines[:5] == [
        "file: 5 faults; nothing was read",
        "  line 4: events[0]: DTSTART: '2022-01-10': is not written as iCalendar has it",
        "  line 6: events[0]: DTEND: '20220230': is not written as iCalendar has it",
        "  line 11: events[2] 'Three': has no DTSTART; write the day it starts on",
        "  line 17: events[3] 'Four': DTEND: '2022-01-09': is before DTSTART",
    ]
    assert lines[5].startswith("  line 22: events[4] 'Five': X-CRISISTL-DATE: 'soon'")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "file: line 1: 'hello' isn't an iCalendar property"),
        ("", "file: not an iCalendar file; it should begin with BEGIN:VCALENDAR"),
        (
            "BEGIN:VCARD\nFN:A\nEND:VCARD\n",
            "file: not an iCalendar file; it should begin with BEGIN:VCALENDAR",
        ),
        (
            "BEGIN:VCALENDAR\nfoo\nEND:VCALENDAR\n",
            "file: line 2: 'foo' isn't an iCalendar property",
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DA,TE:20220110\n",
            "file: not an iCalendar file: one of its properties is broken",
        ),
    ],
)
def test_what_is_no_calendar_is_refused(text: str, message: str) -> None:
    assert refusal(read_ics, text) == [message]


def test_without_the_library_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def importing(name: str, *args: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", importing)
    message = "calendars need the library icalendar; install it with: .* -m pip install icalendar"
    assert written(write_ics, DAM) == WRITTEN
    # how the library reads a backslash is not for us to know
    for place in (
        {"title": "a\\b"},
        {"events": [DAM.events[0].model_copy(update={"place": "a\\b"})]},
    ):
        told = DAM.model_copy(update=place)
        with pytest.raises(OutputError, match=message):
            written(write_ics, told)
    with pytest.raises(DataError, match=message):
        reading(read_ics, WRITTEN)


def test_a_file_of_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    notes: list[str] = []
    text = calendar("DTSTART:20220110\nSUMMARY:Café").encode("cp1252")
    assert reading(read_ics, text, notes=notes).events[0].title == "Café"
    assert notes == ["file is not UTF-8; read as Windows-1252"]


def test_what_was_kept_and_is_nested_beyond_reading_is_passed_over() -> None:
    kept = "[" * 100_000
    event = f"BEGIN:VEVENT\nUID:a\nDTSTART:20220110\nSUMMARY:x\nX-CRISISTL-KEPT:{kept}\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n"
    assert reading(read_ics, text).events[0].title == "x"
