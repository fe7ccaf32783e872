"""JSON of timeline programs whose events aren't one plain list: ChronoZoom, Timeglider, vis-timeline."""

import json
from pathlib import Path
from typing import Any

from conftest import Run
from crisistl.formats.objects.document import read_json
from crisistl.model.timeline import Event
from exchange import reading

FERRY: dict[str, Any] = {
    "title": "The ferry strike",
    "start": 2030,
    "end": 2032,
    "timelines": [
        {
            "title": "Talks",
            "start": 2031,
            "end": 2031.5,
            "timelines": [],
            "exhibits": [{"title": "First round", "time": 2031.25}],
        },
        {"title": "Ferries with engines", "start": 1871, "end": 9999},
    ],
    "exhibits": [
        {
            "title": "The first ferry",
            "time": 1871,
            "contentItems": [
                {"title": "A print", "caption": "1871", "uri": "https://a.example/1"}
            ],
        },
        {"title": "A ford", "time": -49},
    ],
}


def events_of(document: Any, notes: list[str] | None = None) -> tuple[Event, ...]:
    return reading(read_json, json.dumps(document), notes=notes).events


def told(document: Any, notes: list[str] | None = None) -> set[tuple[str, str]]:
    return {(e.date.text, e.title) for e in events_of(document, notes)}


def test_timelines_and_exhibits_of_chronozoom_are_events() -> None:
    notes: list[str] = []
    found = {
        ("2031", "Talks"),
        ("2031", "First round"),
        ("1871/..", "Ferries with engines"),
        ("1871", "The first ferry"),
        ("-0048", "A ford"),
    }
    assert told(FERRY, notes) == found
    assert told({"d": FERRY}) == found
    assert "years with decimals are read as years" in "\n".join(notes)
    by_title = {event.title: event for event in events_of(FERRY)}
    assert by_title["The first ferry"].summary == "A print: 1871"
    assert by_title["First round"].extra == {
        "decimal time": 2031.25,
        "section": "Talks",
    }


def test_a_date_of_timeglider_is_as_vague_as_it_is_displayed() -> None:
    rows = []
    for shown in ("year", "ye", "mo", "month", "da", "day", "ho"):
        rows.append(
            {
                "title": shown,
                "startdate": "2031-01-01 12:00:00",
                "enddate": "2031-03-01 12:00:00",
                "date_display": shown,
            }
        )
    found = told([{"id": "strike", "events": rows}])
    assert found == {
        ("2031", "year"),
        ("2031", "ye"),
        ("2031-01/2031-03", "mo"),
        ("2031-01/2031-03", "month"),
        ("2031-01-01/2031-03-01", "da"),
        ("2031-01-01/2031-03-01", "day"),
        ("2031-01-01T12:00:00/2031-03-01T12:00:00", "ho"),
    }


def test_groups_of_vis_timeline_are_themes() -> None:
    items = [
        {"id": 1, "content": "<b>Strike</b>", "start": "2031-04-07", "group": 1},
        {"id": 2, "content": "Talks", "start": "2031-04-08", "type": "point"},
    ]
    groups = [{"id": 1, "content": "Labour"}, {"id": 2, "content": "Talks"}]
    strike, talks = events_of({"groups": groups, "items": items})
    assert (strike.title, strike.themes, talks.themes) == ("Strike", ("labour",), ())
    assert talks.extra == {"shown as": "point"}
    alone = events_of([{**items[0], "group": "Labour"}, items[1]])
    assert alone[0].themes == ("labour",)


def test_slides_of_storymap_have_their_places_and_the_overview_is_the_title() -> None:
    place = {"lat": 38.5, "lon": -77.25, "name": "Aport", "zoom": 10}
    slides = [
        {"type": "overview", "text": {"headline": "The strike", "text": ""}},
        {
            "date": "April 7, 2031",
            "location": place,
            "text": {"headline": "Ferrymen stop work", "text": "<p>All of them</p>"},
            "media": {"url": "https://a.example/1", "caption": ""},
        },
    ]
    document = {"storymap": {"language": "en", "slides": slides}}
    timeline = reading(read_json, json.dumps(document))
    (event,) = timeline.events
    assert timeline.title == "The strike"
    assert (event.date.text, event.title, event.summary) == (
        "2031-04-07",
        "Ferrymen stop work",
        "All of them",
    )
    assert (event.place, event.lat, event.lon) == ("Aport", 38.5, -77.25)
    assert event.extra == {"media url": "https://a.example/1"}


def test_stories_of_tikitoki_have_the_names_of_their_categories() -> None:
    story = {
        "id": "1",
        "title": "Strike",
        "startDate": "2031-04-07 09:00:00",
        "endDate": "2031-04-07 09:00:00",
        "category": "7",
        "media": [{"src": "https://a.example/p"}],
    }
    document = {
        "id": 5,
        "title": "Ferries",
        "startDate": "2031-01-01 00:00:00",
        "stories": [story],
        "categories": [{"id": "7", "title": "Labour"}],
    }
    (event,) = events_of(document)
    assert event.date.text == "2031-04-07T09:00:00"
    assert event.themes == ("labour",)
    assert [source.url for source in event.sources] == ["https://a.example/p"]


def test_an_empty_column_of_dates_gives_way_to_the_question_which_one_it_is(
    run: Run, tmp_path: Path
) -> None:
    cards = [{"name": "Strike", "start": None, "due": "2031-04-07"}]
    cards[0]["dateLastActivity"] = "2032-01-02T10:00:00Z"
    file = tmp_path / "t.json"
    file.write_text(json.dumps({"cards": cards}), encoding="utf-8")
    refused = run("list", "--data", file)
    assert refused.exit_code == 3
    assert "(--map date=due or --map date=dateLastActivity)" in refused.stderr
    found = run("list", "--data", file, "--map", "date=due", "--columns", "date,title")
    assert found.stdout == "2031-04-07\tStrike\n"
