"""Markwhen: ours comes back whole, other people's text is read, and text that looks like syntax stays text."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from crisistl.formats.core.record import ReadOptions
from crisistl.formats.loading import load
from crisistl.formats.markwhen.document import read_markwhen, write_markwhen
from crisistl.model.timeline import Citation, Event, Timeline
from exchange import reading, refusal, written
from strategies import timelines

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

DAM = Timeline.model_validate(
    {
        "title": "The dam: a #quarrel",
        "description": "In short",
        "as_of": "2022-01-27",
        "sources": [{"id": "gazette", "title": "The Gazette"}],
        "actors": [{"id": "norland", "name": "Norland"}],
        "themes": [{"id": "dam", "name": "The dam"}, {"id": "water", "name": "Water"}],
        "events": [
            {
                "id": "works",
                "date": "2019~/..",
                "title": "Norland builds a dam",
                "summary": "1971: a plan.\n\n# Not a heading, #nor a tag",
                "type": "coerce",
                "actors": ["norland"],
                "themes": ["dam", "water"],
                "place": "Vell valley",
                "status": "claimed",
                "attributed_to": ["norland"],
                "sources": [
                    "gazette",
                    {"source": "gazette", "url": "https://gazette.example/(1)"},
                ],
            },
            {"id": "talks", "date": "2022-01-10/2022-01-12", "title": "Talks [sic](x)"},
        ],
    }
)

WRITTEN = """\
title: "The dam: a \\u0023quarrel"
description: In short
crisistl: {
  "as_of": "2022-01-27",
  "sources": [
    {"id": "gazette", "title": "The Gazette"}],
  "actors": [
    {"id": "norland", "name": "Norland"}],
  "themes": [
    {"id": "dam", "name": "The dam"},
    {"id": "water", "name": "Water"}]
  }

2019/now: Norland builds a dam #The_dam #Water
id: works
crisistl: {"date": "2019~/..", "summary": "1971: a plan.\\n\\n# Not a heading, \\u0023nor a tag", "type": "coerce", \
"actors": ["norland"], "status": "claimed", "attributed_to": ["norland"], \
"sources": ["gazette", {"source": "gazette", "url": "https://gazette.example/(1)"}]}

[Vell valley](location)
\\1971: a plan.

\\# Not a heading, \\#nor a tag
Claimed by Norland.
[The Gazette](https://gazette.example/%281%29)

2022-01-10/2022-01-12: Talks [sic]\\(x)
id: talks
crisistl: {"title": "Talks [sic](x)"}
"""


def test_paragraphs_as_written() -> None:
    assert written(write_markwhen, DAM) == WRITTEN


@settings(max_examples=60)
@given(timelines())
def test_a_timeline_of_ours_comes_back_whole(timeline: Timeline) -> None:
    assert reading(read_markwhen, written(write_markwhen, timeline)) == timeline


def events_of(text: str) -> tuple[Event, ...]:
    return reading(read_markwhen, text).events


def test_the_header() -> None:
    notes: list[str] = []
    text = (
        "---\ntitle: 'It''s a dam'\n// a remark\ndescription: |\n  One\n  two\ntimezone: +1\n#Water: #abc // blue\n"
        "dateFormat: d/M/y\n---\n\n01/02/2022: A\n"
    )
    timeline = reading(read_markwhen, text, notes=notes)
    assert (timeline.title, timeline.description) == ("It's a dam", "One\ntwo")
    assert str(timeline.events[0].date) == "2022-02-01"
    assert notes == [
        "left out of the header: timezone, #Water; a timeline can't store it",
        "dateFormat says that the day comes first, and dates such as 10/01/2022 are read so; "
        "Markwhen since version 1.1 ignores it and reads the month first",
    ]


def test_the_date_order_that_a_user_gives_goes_before_the_header_s() -> None:
    timeline = reading(
        read_markwhen,
        "dateFormat: d/M/y\n01/02/2022: A",
        options=ReadOptions(date_order="mdy"),
    )
    assert str(timeline.events[0].date) == "2022-01-02"


def test_text_tags_links_places_and_comments() -> None:
    (event,) = events_of(
        "2022-01-10: [Talks](https://a.example/talks) of the #Water league !first\n"
        "  Two days\n  // not this\n\n  See [the list](https://b.example/a_(b)), #rain\n"
        "  [Lakeholm](location)\n  ![A photo](https://b.example/c.png) [More](www.c.example)\n"
    )
    assert (event.id, event.title, event.place) == (
        "first",
        "Talks of the league",
        "Lakeholm",
    )
    assert event.summary == "Two days\n\nSee the list,"
    assert event.themes == ("water", "rain")
    assert event.sources == (
        Citation(title="Talks", url="https://a.example/talks"),
        Citation(title="the list", url="https://b.example/a_(b)"),
        Citation(title="A photo", url="https://b.example/c.png"),
        Citation(title="More", url="www.c.example"),
    )


def test_groups_and_headings_are_themes_one_within_the_other() -> None:
    notes: list[str] = []
    timeline = reading(
        read_markwhen,
        "group Rivers: #Rivers // all of them\nWhat flows.\n2019: A\nsection The Vell #blue\n2020: B #dam\n"
        "endSection\n2021: C\nend group\n2022: D\n# Lakes\n## Deep\n2023: E\n# Seas\n2024: F\n",
        notes=notes,
    )
    assert [event.themes for event in timeline.events] == [
        ("rivers",), ("the-vell", "blue", "dam"), ("rivers",), (), ("deep",), ("seas",),
    ]  # fmt: skip
    assert [(theme.name, theme.part_of, theme.description) for theme in timeline.themes] == [
        ("Rivers", None, "What flows."), ("The Vell", "rivers", None), ("blue", None, None), ("dam", None, None),
        ("Lakes", None, None), ("Deep", "lakes", None), ("Seas", None, None),
    ]  # fmt: skip
    assert notes == [
        "2 lines with group or section, read as themes; since version 1.0 Markwhen takes such lines for text, "
        "and groups are headings (#)"
    ]
    assert timeline.events[2].summary == ""


def test_text_that_belongs_to_no_event_is_said() -> None:
    notes: list[str] = []
    reading(read_markwhen, "# A\n2019: A\n# B\n", notes=notes)
    assert notes == []
    reading(read_markwhen, "group A\n2019: A\nendGroup\nstray\n", notes=notes)
    assert notes[0] == "line 4: 'stray' belongs to no event and is left out"


def test_date_format_rules_of_a_file_s_own_are_refused() -> None:
    text = "---\ndateFormat:\n  - pattern: '^d(.*)$'\n    from: '$1'\n---\nd2022-01-10: A\n"
    assert refusal(read_markwhen, text) == [
        "file: the header has dateFormat rules of its own, which are not read here; write the dates as 2022-01-10"
    ]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2022-02-24T05:00", "2022-02-24 05:00"),
        ("2022-02-24T05:00~", "2022-02-24 05:00"),
        ("2022-02-24T05:00:30", "2022-02-24 05:00"),
        ("2022-02-24T05:00Z", "2022-02-24T05:00:00Z"),
        ("2022-02-24T05:00:30+02:00", "2022-02-24T03:00:30Z"),
        ("2022-02-24T01:00+02", "2022-02-23T23:00:00Z"),
        ("2022-02-24T05:00/2022-02-24T07:30", "2022-02-24 05:00/2022-02-24 07:30"),
        ("2022-02-24T05:00/2022-03", "2022-02-24 05:00/2022-03"),
        ("2022-02/2022-05-02T05:00", "2022-02/2022-05-02 05:00"),
        ("2022-02-24T05:00/..", "2022-02-24 05:00/now"),
        (
            "2022-02-24T05:00Z/2022-02-24T09:30+02:00",
            "2022-02-24T05:00:00Z - 2022-02-24T07:30:00Z",
        ),
        ("2022-02-24T05:00Z/..", "2022-02-24T05:00:00Z - now"),
        ("2022-02-24T05:00Z/2022-02-26", "2022-02-24/2022-02-26"),
        ("../2022-02-24T05:00", "2022-02-24"),
        ("[2022-02-24T05:00,2022-02-26T05:00]", "2022-02-24/2022-02-26"),
    ],
)
def test_times_of_day_are_markwhen_s_times(when: str, shown: str) -> None:
    timeline = Timeline(events=[{"id": "e", "date": when, "title": "T"}])
    text = written(write_markwhen, timeline)
    assert f"\n{shown}: T\n" in text
    assert reading(read_markwhen, text).events == timeline.events


def test_the_time_zone_of_the_header_is_the_timeline_s() -> None:
    event = {"id": "e", "date": "2022-02-24T05:00", "title": "T"}
    timeline = Timeline(timezone="Europe/Kyiv", events=[event])
    text = written(write_markwhen, timeline)
    assert "timezone: Europe/Kyiv\n" in text
    assert reading(read_markwhen, text) == timeline
    assert reading(read_markwhen, "tz: Asia/Tokyo\n2022: A\n").timezone == "Asia/Tokyo"
    notes: list[str] = []
    assert reading(read_markwhen, "tz: -5\n2022: A\n", notes=notes).timezone is None
    assert notes == ["left out of the header: tz; a timeline can't store it"]


def test_events_before_the_year_1_are_left_out() -> None:
    ides = {"id": "ides", "date": "-0043-03-15", "title": "Ides"}
    after = {"id": "n", "date": "0014", "title": "N", "responds_to": ["ides"]}
    text = written(write_markwhen, Timeline(events=[ides, after]))
    back = reading(read_markwhen, text)
    assert [event.id for event in back.events] == ["n"]
    assert [omitted.id for omitted in back.omitted] == ["ides"]


def test_tags_are_ascii_and_differ() -> None:
    names = ("Größe", "Grün", "gr/un", "Мост", "1848")
    themes = [{"id": f"t{at}", "name": name} for at, name in enumerate(names)]
    events = [
        {
            "id": "e",
            "date": "2022",
            "title": "T",
            "themes": [theme["id"] for theme in themes],
        }
    ]
    timeline = Timeline.model_validate(
        {"title": "T", "themes": themes, "events": events}
    )
    text = written(write_markwhen, timeline)
    assert "2022: T #Grosse #Grun #gr_un #t3 #_1848\n" in text
    assert reading(read_markwhen, text) == timeline


def test_properties_of_an_event() -> None:
    (event,) = events_of(
        "2025-08-03 10:00: [x] Road trip\nid: trip\nlocations: [Devil's Tower, Seattle]\nriders: Tom, Jerry\n"
        "stops: [1, 2]\ntimezone:\n  from: America/New_York\n  to: -5\n\nkey: no property\n"
    )
    assert (event.id, event.title, event.place) == (
        "trip",
        "Road trip",
        "Devil's Tower; Seattle",
    )
    assert event.summary == "key: no property"
    assert event.extra == {
        "riders": "Tom, Jerry",
        "stops": [1, 2],
        "timezone": "from: America/New_York\nto: -5",
        "completed": True,
    }


def test_a_property_that_is_nested_beyond_reading_is_text() -> None:
    (event,) = events_of(f"2025-08-03: Trip\nid: trip\nstops: {'[' * 100_000}\n")
    assert event.extra == {"stops": "[" * 100_000}


def test_dates_count_from_the_events_before() -> None:
    given = events_of(
        "2022-01-10: A\nid: a\n\n3 days: B\n2023: C\nafter !a 1 week: D\nbefore !a / 1 day: E\n"
    )
    assert [(str(event.date), event.date_text) for event in given] == [
        ("2022-01-10", None),
        ("2022-01-11/2022-01-13", "3 days"),
        ("2023", None),
        ("2022-01-11/2022-01-17", "after !a 1 week"),
        ("2022-01-09", "before !a / 1 day"),
    ]


def test_an_event_that_recurs_is_read_once_and_said() -> None:
    notes: list[str] = []
    (event,) = reading(
        read_markwhen, "2022-01-10 every 2 weeks: Talks\n", notes=notes
    ).events
    assert (event.date_text, event.extra) == (
        "2022-01-10 every 2 weeks",
        {"recurs": "every 2 weeks"},
    )
    assert notes == ["'Talks': recurring, read once; the rule is in extra.recurs"]


@pytest.mark.parametrize(
    "date", ["2022/9999", "9999-12", "2021/9999-12-31", "9999-36", "2022~/9999?"]
)
def test_the_last_day_that_there_is_can_be_an_end(date: str) -> None:
    timeline = Timeline(events=(Event(id="a", date=date, title="A"),))
    assert (
        reading(read_markwhen, written(write_markwhen, timeline)).events
        == timeline.events
    )


@pytest.mark.parametrize(
    "header",
    ["---\n", "title: A\n---\n", "---\n\n---\n---\n", "title: A\n---\n2020: B\n---\n"],
)
def test_a_fence_that_is_not_one_of_a_header_takes_no_event_into_it(
    header: str,
) -> None:
    assert events_of(f"{header}2022: It rained\n")[-1].title == "It rained"


def test_an_event_of_nothing_but_text_below_its_date_takes_its_title_from_there() -> (
    None
):
    (event,) = events_of("2022:\nIt rained. All day.\n")
    assert (event.title, event.summary) == ("It rained.", "It rained. All day.")


BROKEN = """\
title: A
2022: fine
Jan 3: no year
text of it
1999-13: no month
2022-02: #only #tags
2020: kept
crisistl: {"type": }
2021: kept
crisistl: {"type": "sing"}
2021/2020: back
crisistl: {}
"""


def test_every_fault_of_a_file_has_its_line_its_value_and_its_reason() -> None:
    assert refusal(read_markwhen, BROKEN) == [
        "file: 6 faults; nothing was read",
        "  line 3: events[1]: 'Jan 3' has no year, so Markwhen would use the current year; write the year",
        "  line 5: events[2]: '1999-13': there is no month 13. Write a month from 01 to 12.",
        "  line 6: events[3]: has no text; write what happened after the colon",
        "  line 7: events[4] 'kept': crisistl: '{\"type\": }': is not the JSON that was written there",
        "  line 9: events[5] 'kept': type: 'sing' is none of agree, consult, support, concede, cooperate, aid, retreat,"
        " request, accuse, reject, threaten, protest, sanction, mobilize, coerce, assault",
        "  line 11: events[6]: '2021/2020' ends (2020-12-31) before it starts (2021-01-01)."
        " Write the earlier date first.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("2019/now:", "2020:", {"date": "2020", "type": "coerce"}),
        (
            "Norland builds a dam",
            "Norland stops",
            {"title": "Norland stops", "actors": ("norland",)},
        ),
        (" #Water", "", {"themes": ("dam",)}),
        (" #Water", " #Water #Rain", {"themes": ("dam", "water", "rain")}),
        (
            "Claimed by Norland.",
            "No more.",
            {"summary": "\\1971: a plan.\n\n\\# Not a heading, \\#nor a tag\nNo more."},
        ),
        ("[Vell valley]", "[Vell]", {"place": "Vell"}),
        ("id: works", "id: dam-works", {"id": "dam-works"}),
    ],
)
def test_where_an_event_of_ours_was_edited_the_text_counts(
    old: str, new: str, fields: dict[str, Any]
) -> None:
    assert old in WRITTEN
    event = events_of(WRITTEN.replace(old, new))[0]
    found = {name: getattr(event, name) for name in fields}
    assert found | ({"date": str(event.date)} if "date" in fields else {}) == fields


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_lines_end_as_they_like(newline: str) -> None:
    assert reading(read_markwhen, WRITTEN.replace("\n", newline)) == DAM


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real files are not here")
def test_a_real_file() -> None:
    notes: list[str] = []
    timeline = load(SAMPLES / "markwhen-search-engines.mw", note=notes.append)
    assert (timeline.title, len(timeline.events)) == ("Search Engine History", 48)
    events = timeline.events_by_id
    assert str(events["archie"].date) == "1990-09-10/1999"
    assert (events["archie"].place, events["archie"].themes) == (
        "McGill University Montreal",
        ("ftp-search-engines",),
    )
    assert str(events["google"].date) == "1995/.."
    assert [
        note
        for note in notes
        if not note.startswith("left out of the header: #EarlyResearch")
    ] == [
        "9 lines with group or section, read as themes; since version 1.0 Markwhen takes such lines for text, and "
        "groups are headings (#)"
    ]
