"""TimelineJS JSON: what slides tell is read, nothing of ours is lost, and an edited slide counts."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from answers import crisis
from crisistl.errors import CrisisError
from crisistl.formats.core.choosing import format_of_input, format_of_output
from crisistl.formats.core.input import Input
from crisistl.formats.core.losses import lost
from crisistl.formats.loading import load
from crisistl.formats.timelinejs.document import (
    read_timelinejs,
    remarks,
    write_timelinejs,
)
from crisistl.model.timeline import Citation, Event, Timeline
from exchange import reading, refusal, written
from strategies import timelines

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

TALKS = Timeline.model_validate(
    {
        "title": "Dam & river",
        "description": "Who <says> what.",
        "as_of": "2022-01-27",
        "sources": [{"id": "gazette", "title": "The Gazette"}],
        "actors": [{"id": "norland", "name": "Norland"}],
        "themes": [{"id": "water", "name": "Water"}, {"id": "dam", "name": "The dam"}],
        "events": [
            {
                "id": "works",
                "date": "2019~/..",
                "title": "Norland builds a dam",
                "type": "coerce",
                "actors": ["norland"],
                "themes": ["dam", "water"],
                "status": "claimed",
                "attributed_to": ["norland"],
                "sources": [
                    {
                        "source": "gazette",
                        "title": "A dam",
                        "url": "https://gazette.example/1",
                    }
                ],
            },
            {
                "id": "talks",
                "date": "2022-01-10/2022-01-12",
                "title": "Talks",
                "summary": "Two days.\n<i>Rain.</i>",
            },
        ],
    }
)

WRITTEN = """\
{
  "title": {
    "text": {
      "headline": "Dam &amp; river",
      "text": "Who &lt;says&gt; what."
    }
  },
  "events": [
    {
      "start_date": {
        "year": 2019
      },
      "display_date": "since about 2019",
      "text": {
        "headline": "Norland builds a dam",
        "text": "<p class=\\"crisistl\\">Claimed by Norland</p>"
      },
      "media": {
        "url": "https://gazette.example/1",
        "caption": "A dam",
        "credit": "The Gazette"
      },
      "group": "The dam",
      "unique_id": "works",
      "crisistl": {
        "date": "2019~/..",
        "type": "coerce",
        "actors": [
          "norland"
        ],
        "themes": [
          "dam",
          "water"
        ],
        "status": "claimed",
        "attributed_to": [
          "norland"
        ],
        "date_text": null
      }
    },
    {
      "start_date": {
        "year": 2022,
        "month": 1,
        "day": 10
      },
      "end_date": {
        "year": 2022,
        "month": 1,
        "day": 12
      },
      "display_date": "10 to 12 January 2022",
      "text": {
        "headline": "Talks",
        "text": "Two days.<br>&lt;i&gt;Rain.&lt;/i&gt;"
      },
      "unique_id": "talks"
    }
  ],
  "crisistl": {
    "as_of": "2022-01-27",
    "sources": [
      {
        "id": "gazette",
        "title": "The Gazette"
      }
    ],
    "actors": [
      {
        "id": "norland",
        "name": "Norland"
      }
    ],
    "themes": [
      {
        "id": "water",
        "name": "Water"
      },
      {
        "id": "dam",
        "name": "The dam"
      }
    ]
  }
}
"""


def test_it_is_said_how_many_events_stand_at_one_date_alone() -> None:
    tail = "placed at the one known date; display_date has the rest in words"
    assert remarks(TALKS) == (f"1 event without a known start or end is {tail}",)
    both = [
        {"id": f"e{at}", "date": when, "title": "T"}
        for at, when in enumerate(("../2022", "[2022..]"))
    ]
    assert remarks(Timeline(events=both)) == (
        f"2 events without a known start or end are {tail}",
    )
    assert remarks(Timeline()) == ()


def test_slides_as_written() -> None:
    assert written(write_timelinejs, TALKS) == WRITTEN


@settings(max_examples=60)
@given(timelines())
def test_a_timeline_of_ours_comes_back_whole(timeline: Timeline) -> None:
    assert reading(read_timelinejs, written(write_timelinejs, timeline)) == timeline


def slide(**more: Any) -> dict[str, Any]:
    return {"start_date": {"year": "2022"}, "text": {"headline": "H"}} | more


def events_of(
    *slides: dict[str, Any], notes: list[str] | None = None, **more: Any
) -> tuple[Event, ...]:
    return reading(
        read_timelinejs, json.dumps({"events": slides} | more), notes=notes
    ).events


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ({"start_date": {"year": "1815", "month": "08", "day": "9"}}, "1815-08-09"),
        ({"start_date": {"year": 1815, "month": 8, "day": ""}}, "1815-08"),
        ({"start_date": {"year": "1,815", "month": None}}, "1815"),
        ({"start_date": {"year": 7.0}}, "0007"),
        (
            {
                "start_date": {"year": "2022"},
                "end_date": {"year": "2023", "month": "2"},
            },
            "2022/2023-02",
        ),
        ({"start_date": {"year": "2022"}, "end_date": {"year": "2022"}}, "2022"),
        ({"start_date": {"year": "2022"}, "end_date": {}}, "2022"),
        (
            {
                "start_date": {
                    "year": 2022,
                    "month": 1,
                    "day": 5,
                    "hour": "9",
                    "minute": "05",
                    "second": "",
                }
            },
            "2022-01-05T09:05:00",
        ),
    ],
)
def test_dates_are_as_precise_as_they_are_filled_in(
    dates: dict[str, Any], date: str
) -> None:
    assert str(events_of(slide(**dates))[0].date) == date


def test_times_at_both_ends_are_read() -> None:
    start = {"year": 2022, "month": 1, "day": 5, "hour": 9, "minute": 5}
    (event,) = events_of(
        slide(start_date=start, end_date=start | {"day": 6, "hour": 10})
    )
    assert str(event.date) == "2022-01-05T09:05:00/2022-01-06T10:05:00"
    (event,) = events_of(slide(start_date=start, end_date=start | {"hour": 10}))
    assert str(event.date) == "2022-01-05T09:05:00/2022-01-05T10:05:00"


def test_times_that_a_date_has_no_place_for_go_to_extra() -> None:
    start = {"year": 2022, "month": 1, "hour": 9, "minute": 5}
    (event,) = events_of(slide(start_date=start))
    assert (str(event.date), event.extra) == ("2022-01", {"time": "09:05:00"})


def test_a_time_may_be_an_hour_alone() -> None:
    (event,) = events_of(
        slide(start_date={"year": 2022, "month": 1, "day": 5, "hour": 9})
    )
    assert (str(event.date)[:16], event.extra) == ("2022-01-05T09:00", {})


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2022", (2022,), None),
        ("2022/2022-06", (2022, 1, 1), (2022, 6, 30)),
        ("2020/2022", (2020, 1, 1), (2022, 12, 31)),
        ("2024-02/2024-02-15", (2024, 2, 1), (2024, 2, 15)),
        ("2021-33", (2021, 1, 1), (2021, 3, 31)),
        ("[2022-01-10..2022-02]", (2022, 1, 10), (2022, 2, 28)),
    ],
)
def test_an_end_is_written_as_its_last_day(
    date: str, start: tuple[int, ...], end: tuple[int, ...] | None
) -> None:
    timeline = Timeline(events=[{"id": "e", "date": date, "title": "T"}])
    (shown,) = json.loads(written(write_timelinejs, timeline))["events"]
    assert tuple(shown["start_date"].values()) == start
    assert (tuple(shown["end_date"].values()) if "end_date" in shown else None) == end
    shown.pop("crisistl", None)
    (event,) = events_of(shown)
    assert str(event.date) == date
    assert event.date_text is None


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ({"start_date": {"year": "1948", "month": "0", "day": "0"}}, "1948"),
        ({"start_date": {"year": "1948", "month": "3", "day": "0"}}, "1948-03"),
        (
            {
                "start_date": {"year": "1948"},
                "end_date": {"year": "", "month": "", "day": ""},
            },
            "1948",
        ),
    ],
)
def test_zeros_and_blanks_are_parts_that_are_not_known(
    dates: dict[str, Any], date: str
) -> None:
    (event,) = events_of(slide(**dates))
    assert (str(event.date), event.extra) == (date, {})


def test_times_at_both_ends_and_years_before_1_are_written_and_come_back() -> None:
    dates = ("2022-02-24T05:00/2022-02-24T07:30", "2022-02-24T05:00", "-0043-03-15")
    timeline = Timeline(
        events=[{"id": f"e{at}", "date": d, "title": "T"} for at, d in enumerate(dates)]
    )
    text = written(write_timelinejs, timeline)
    both, one, ides = json.loads(text)["events"]
    day = {"year": 2022, "month": 2, "day": 24}
    assert both["start_date"] == day | {"hour": 5, "minute": 0}
    assert both["end_date"] == day | {"hour": 7, "minute": 30}
    assert ("end_date" in one, ides["start_date"]) == (
        False,
        {"year": -44, "month": 3, "day": 15},
    )
    assert reading(read_timelinejs, text) == timeline
    (event,) = events_of({name: ides[name] for name in ("start_date", "text")})
    assert str(event.date) == "-0043-03-15"


def test_years_before_christ_are_those_that_timelinejs_shows() -> None:
    """It shows -44 as 44 BCE; files in which -43 is called 44 BC count as ISO 8601 does."""
    (shown,) = events_of(slide(start_date={"year": "-44", "month": "3"}))
    (called,) = events_of(slide(start_date={"year": -43, "display_date": "44 BC"}))
    assert (str(shown.date), str(called.date)) == ("-0043-03", "-0043")
    with pytest.raises(
        CrisisError, match="there is no year 0, AD 1 follows 1 BC; write -1"
    ):
        events_of(slide(start_date={"year": 0}))


def test_a_slide_of_a_picture_alone_is_called_by_its_caption() -> None:
    media = {
        "url": "https://example.org/q.jpg",
        "caption": "The <b>quay</b>",
        "credit": "Post",
    }
    empty = {"headline": "", "text": ""}
    found = events_of(
        slide(text=empty, media=media),
        slide(text=empty, media={"url": media["url"], "credit": "Post"}),
        slide(text=empty, media={"url": media["url"]}),
    )
    assert [event.title for event in found] == [
        "The quay",
        "Post",
        "https://example.org/q.jpg",
    ]


def test_display_date_is_the_source_s_own_words() -> None:
    given = (
        slide(display_date="In the <b>spring</b>"),
        slide(start_date={"year": 2021, "display_date": "That year"}),
    )
    assert [event.date_text for event in events_of(*given)] == [
        "In the spring",
        "That year",
    ]


def test_text_links_media_and_the_rest_of_a_slide() -> None:
    given = slide(
        unique_id="first",
        text={
            "headline": "A <i>headline</i>",
            "text": '<p>One <a href="//b.example/2">link</a></p><p>Two</p>',
        },
        media={
            "url": "https://a.example/1.jpg",
            "caption": "A map",
            "credit": "An <b>agency</b>",
            "thumbnail": "t.png",
        },
        group="Talks",
        background={"color": "red"},
        autolink=False,
    )
    timeline = reading(read_timelinejs, json.dumps({"events": [given]}))
    (event,) = timeline.events
    assert (event.id, event.title, event.summary) == (
        "first",
        "A headline",
        "One link\n\nTwo",
    )
    assert event.sources == (
        Citation(source="an-agency", title="A map", url="https://a.example/1.jpg"),
        Citation(title="link", url="https://b.example/2"),
    )
    assert event.extra == {
        "background": {"color": "red"},
        "autolink": False,
        "media": {"thumbnail": "t.png"},
    }
    assert timeline.themes_by_id[event.themes[0]].name == "Talks"
    assert timeline.sources[0].title == "An agency"


def test_media_that_are_no_address_are_kept_as_they_are() -> None:
    (event,) = events_of(slide(media={"url": "<blockquote>Words</blockquote>"}))
    assert (event.sources, event.extra) == (
        (),
        {"media": {"url": "<blockquote>Words</blockquote>"}},
    )


def test_a_slide_without_a_headline_takes_its_title_from_the_text() -> None:
    (event,) = events_of(slide(text={"text": "<p>It rained. All day.</p>"}))
    assert (event.title, event.summary) == ("It rained.", "It rained. All day.")


def test_ids_are_given_where_there_are_none_or_they_repeat() -> None:
    given = events_of(slide(), slide(), slide(unique_id="a b"), slide(unique_id="h"))
    assert [event.id for event in given] == ["h", "h-2", "h-3", "h-4"]
    assert [event.extra for event in given] == [
        {},
        {},
        {"unique_id": "a b"},
        {"unique_id": "h"},
    ]


def test_eras_last_and_the_title_slide_is_the_header() -> None:
    notes: list[str] = []
    era = {
        "start_date": {"year": "600"},
        "end_date": {"year": "650"},
        "text": {"headline": "An era"},
    }
    title = {
        "text": {
            "headline": "A<br>title",
            "text": '<a href="https://a.example">See</a>',
        },
        "media": {"url": "x"},
    }
    document = {"title": title, "events": [slide()], "eras": [era], "scale": "human"}
    timeline = reading(read_timelinejs, json.dumps(document), notes=notes)
    assert (timeline.title, timeline.description) == (
        "A title",
        "See (https://a.example)",
    )
    assert [str(event.date) for event in timeline.events] == ["2022", "0600/0650"]
    assert timeline.events[1].extra == {"slide": "era"}
    assert notes == [
        "left out of the title slide: media; a timeline can't store it",
        "left out: scale; a timeline can't store it",
    ]


BROKEN = """\
{
  "events": [
    {"start_date": {"year": "-350000"}, "text": {"headline": "Wheels"}},
    {"start_date": {"year": "soon"}, "text": {"headline": "Later"}},
    {"start_date": {"month": "3"}},
    {"start_date": {"year": "2022", "day": "3"}, "text": {"headline": "A day"}},
    {"text": {"headline": "No date"}},
    {"start_date": {"year": "2022"}, "text": {"headline": "", "text": "  "}},
    {"start_date": {"year": "2022", "month": "2", "day": "30"}, "text": {"headline": "Leap"}},
    {"start_date": {"year": "2022"}, "end_date": {"year": "2021"}, "text": {"headline": "Back"}},
    {"start_date": "2022", "text": {"headline": "Text"}},
    "a slide"
  ],
  "eras": {}
}
"""


def test_every_fault_of_a_file_has_its_line_its_value_and_its_reason() -> None:
    assert refusal(read_timelinejs, BROKEN) == [
        "file: 11 faults; nothing was read",
        "  line 3: events[0] 'Wheels': start_date.year: '-350000': is outside the years -10000 to 9999,"
        " which is as far as dates of days go",
        "  line 4: events[1] 'Later': start_date.year: 'soon': is not a whole number",
        "  line 5: events[2]: text: has no headline, no text and no caption; write one",
        "  line 8: events[5]: text: has no headline, no text and no caption; write one",
        "  line 6: events[3] 'A day': start_date.day: '3': a day without a month; write the month,"
        " or take the day out",
        "  line 7: events[4] 'No date': has no start_date; write {\"year\": ...}",
        "  line 9: events[6] 'leap': date: '2022-02-30': February 2022 has 28 days. Write a day from 1 to 28.",
        "  line 10: events[7] 'back': date: '2022/2021' ends (2021-12-31) before it starts (2022-01-01)."
        " Write the earlier date first.",
        "  line 11: events[8] 'Text': start_date: '2022': an object is needed: {...}",
        "  line 12: events[9]: 'a slide': an object is needed: {...}",
        "  line 14: eras: '{}': a list is needed: [...]",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", 'a TimelineJS file is an object {"events": [...]}'),
        ('{"events": [}', "expecting value"),
        ('{"events": []} x', "more text after the end of the data"),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(text: str, message: str) -> None:
    assert f"not JSON: {message}" in refusal(read_timelinejs, text)[0]


def test_a_file_without_events_is_refused() -> None:
    assert refusal(read_timelinejs, "{}")[1] == (
        '  line 1: timeline: has no "events"; a TimelineJS file has a list of them'
    )


def edited(**more: Any) -> Event:
    """The first event of TALKS, after its slide has been edited."""
    document = json.loads(written(write_timelinejs, TALKS))
    document["events"][0] |= more
    return reading(read_timelinejs, json.dumps(document)).events[0]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"start_date": {"year": 2020}}, {"date": "2020", "date_text": None}),
        ({"display_date": "long ago"}, {"date": "2019~/..", "date_text": "long ago"}),
        ({"group": "Water"}, {"themes": ("water",)}),
        (
            {"text": {"headline": "Norland stops"}},
            {"title": "Norland stops", "type": "coerce"},
        ),
        ({"media": {}}, {"sources": (), "status": "claimed"}),
    ],
)
def test_where_a_slide_of_ours_was_edited_the_slide_counts(
    change: Any, fields: dict[str, Any]
) -> None:
    event = edited(**change)
    assert {name: getattr(event, name) for name in fields} | {
        "date": str(event.date)
    } == {"date": "2019~/.."} | fields


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ({"title": 5}, "title: text is needed, between quotation marks, not 5"),
        ({"id": 5}, "id: text is needed, between quotation marks, not 5"),
        ({"extra": []}, "extra: an object is needed: {...}, not []"),
        (
            {"actors": ["nobody"]},
            "actors: unknown actor 'nobody'; the timeline has 0 actors",
        ),
        ({"titel": "x"}, "titel: unknown field; did you mean 'title'?"),
    ],
)
def test_what_we_kept_is_checked_like_all_else(own: Any, reason: str) -> None:
    text = json.dumps({"events": [slide(), slide(unique_id="h", crisistl=own)]})
    assert refusal(read_timelinejs, text)[1].endswith(reason)


def test_a_group_that_somebody_has_added_is_a_theme_beside_ours() -> None:
    document = json.loads(written(write_timelinejs, TALKS))
    document["events"][1]["group"] = "Weather"
    timeline = reading(read_timelinejs, json.dumps(document))
    assert timeline.events[1].themes == ("weather",)
    assert [theme.id for theme in timeline.themes] == ["water", "dam", "weather"]


def test_a_background_of_theirs_is_written_again() -> None:
    event = Event.model_validate(
        {
            "id": "a",
            "date": "2022",
            "title": "A",
            "extra": {"background": {"color": "red"}},
        }
    )
    (found,) = json.loads(written(write_timelinejs, Timeline(events=(event,))))[
        "events"
    ]
    assert found["background"] == {"color": "red"}
    assert "crisistl" not in found


VERSION_2 = """\
{"timeline": {
  "headline": "A dam", "type": "default", "text": "<p>In short.</p>", "startDate": "2012,1,26",
  "date": [
    {"startDate": "1963,8,9", "endDate": "1963,8", "headline": "A <b>visit</b>", "text": "Words", "tag": "Travel",
     "asset": {"media": "https://a.example/1", "credit": "", "caption": "A picture"}},
    {"startDate": "2011-12-10", "headline": "Again", "classname": "x"},
    {"startDate": "2011,12,10,07,02,10", "headline": "A minute"},
    {"startDate": "9/8/1963", "headline": "Slashes"}
  ],
  "era": [{"startDate": "1960", "endDate": "1969", "headline": "The sixties"}],
  "chart": []
}}
"""


def test_version_2_is_read_too() -> None:
    notes: list[str] = []
    timeline = reading(read_timelinejs, VERSION_2, notes=notes, skip_bad=True)
    assert (timeline.title, timeline.description) == ("A dam", "In short.")
    assert [(str(event.date), event.title) for event in timeline.events] == [
        ("1963-08-09/1963-08", "A visit"),
        ("2011-12-10", "Again"),
        ("2011-12-10T07:02:10", "A minute"),
        ("1960/1969", "The sixties"),
    ]
    assert timeline.events[0].sources == (
        Citation(title="A picture", url="https://a.example/1"),
    )
    assert timeline.events[1].extra == {"classname": "x"}
    assert notes == [
        "left out: chart; a timeline can't store it",
        "file: left out invalid parts, 1 fault:\n"
        "  line 8: events[3] 'Slashes': start_date.year: '9/8/1963': is not a whole number",
    ]


@pytest.mark.parametrize(
    "text", [WRITTEN, VERSION_2, '{"events": [{"start_date": {"year": "1"}}]}']
)
def test_it_is_told_from_our_own_json(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    assert format_of_input(Input.of(str(file))).name == "timelinejs"


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "T", "events": [{"id": "a", "date": "2022", "title": "start_date"}]}',
        '{"title": "T", "events": [{"id": "a", "date": "2022", "title": "x", "extra": {"startDate": "2022"}}]}',
        '[{"id": "a", "date": "2022", "title": "x", "start_date": "2022"}]',
    ],
)
def test_our_own_json_is_not_taken_for_it(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    assert format_of_input(Input.of(str(file))).name == "json"


def test_json_is_written_as_ours_unless_the_name_says_timelinejs() -> None:
    assert format_of_output("x.json").name == "json"
    assert format_of_output("X.TimelineJS.json").name == "timelinejs"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real files are not here")
def test_a_real_file_with_eras() -> None:
    timeline = load(SAMPLES / "timelinejs-eras.json")
    assert (timeline.title, len(timeline.events)) == ("Eras Test", 23)
    assert [str(e.date) for e in timeline.events if "slide" in e.extra] == [
        "0650/0700",
        "0600/0650",
        "0700/0720",
    ]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real files are not here")
def test_a_real_file_of_cosmic_years_is_refused_slide_by_slide() -> None:
    lines = refusal(read_timelinejs, (SAMPLES / "timelinejs-cosmo.json").read_bytes())
    assert len(lines) == 7
    assert lines[1].startswith(
        "  line 21: events[0] 'The Big Bang': start_date.year: '-13800000000': is outside"
    )


@pytest.mark.parametrize(
    ("start", "words", "date", "date_text"),
    [
        ({"year": 1921, "month": 5, "day": 1}, "May 1921", "1921-05", None),
        ({"year": 1921}, "c. 1921", "1921~", "c. 1921"),
        ({"year": 1921, "month": 6}, "summer 1921", "1921-22", "summer 1921"),
        ({"year": 1921, "month": 5, "day": 3}, "3 May - 7 July 1921", "1921-05-03/1921-07-07", "3 May - 7 July 1921"),
        ({"year": 1921, "month": 5, "day": 3}, "3 mai 1921", "1921-05-03", "3 mai 1921"),
        # words that say less than the numbers, another date, or none
        ({"year": 1921, "month": 5, "day": 3}, "May 1921", "1921-05-03", "May 1921"),
        ({"year": 1921, "month": 5, "day": 3}, "4 May 1921", "1921-05-03", "4 May 1921"),
        ({"year": 1921, "month": 5, "day": 3}, "the first day", "1921-05-03", "the first day"),
        ({"year": 1921, "month": 4, "day": 5}, "4/5/1921", "1921-04-05", "4/5/1921"),
    ],
)  # fmt: skip
def test_words_give_the_date_where_the_numbers_are_only_where_it_begins(
    start: dict[str, int], words: str, date: str, date_text: str | None
) -> None:
    slide = {"start_date": start, "display_date": words, "text": {"headline": "A"}}
    (event,) = reading(read_timelinejs, json.dumps({"events": [slide]})).events
    assert (event.date.text, event.date_text) == (date, date_text)


def test_it_is_said_that_an_offset_from_utc_is_in_words_alone() -> None:
    dates = ("2022-02-24T05:00+02:00", "2022-02-24T05:00", "2022-02-24")
    timeline = crisis(*({"date": date} for date in dates))
    assert remarks(timeline) == (
        "the offset from UTC of 1 date is in the words of display_date alone; TimelineJS places it by its clock",
    )
    assert "the offset from UTC of 1 date" in lost(timeline, "timelinejs-sheet")
