"""JSON of other programs: its list of events is found, its columns are understood and reported like a CSV's."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from crisistl.errors import DataError
from crisistl.formats.loading import load
from crisistl.formats.objects.document import read_json, read_lines
from crisistl.model.timeline import Event
from exchange import reading, refusal

STRIKE = {"date": "2031-04-07", "title": "Ferrymen stop work"}
TALKS = {"date": "2031-04-09", "title": "The owners talk"}


def events_of(document: Any, notes: list[str] | None = None) -> tuple[Event, ...]:
    return reading(read_json, json.dumps(document), notes=notes).events


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"count": 2, "events": [STRIKE, TALKS]}, "events"),
        ({"data": [STRIKE, TALKS], "status": 200}, "data"),
        ({"page": {"result": {"rows": [STRIKE, TALKS]}}}, "page.result.rows"),
        (
            {"outlets": [{"name": "Post"}], "items": [STRIKE, TALKS], "updated": "x"},
            "items",
        ),
        ({"events": [STRIKE | {"importance": 2}, TALKS]}, "events"),
    ],
)
def test_the_list_of_events_is_found(document: Any, path: str) -> None:
    notes: list[str] = []
    assert [event.title for event in events_of(document, notes)] == [
        "Ferrymen stop work",
        "The owners talk",
    ]
    assert notes[0].startswith(f"file: the events are in '{path}'")


def test_what_is_beside_the_list_is_named_and_its_title_is_kept() -> None:
    notes: list[str] = []
    text = json.dumps(
        {"name": "The  ferry\nstrike", "licence": "CC0", "events": [STRIKE], "v": 1}
    )
    timeline = reading(read_json, text, notes=notes)
    assert timeline.title == "The ferry strike"
    assert notes[0] == "file: the events are in 'events'; left out: licence, v"


def test_an_object_without_a_list_of_events_is_refused_with_its_keys() -> None:
    assert refusal(read_json, '{"kind": "x", "sizes": [1, 2]}') == [
        "file: found no list of events in this JSON object; its keys are 'kind', 'sizes'"
    ]


def test_an_object_without_a_date_has_not_that_of_the_object_before() -> None:
    rows = [
        {"date": "2022-01-03", "title": "One"},
        {"title": "Two"},
        {"date": "2022-01-05", "title": "Three"},
    ]
    assert "date: is empty" in "".join(refusal(read_json, json.dumps(rows)))


def test_names_are_trimmed_and_day_and_month_have_the_file_s_order() -> None:
    first, second = events_of(
        [
            {"date": "04/30/2031", "title": "A", "participants": ["Union", " Owners "]},
            {"date": "04/05/2031", "title": "B", "participants": ["Owners", " Union"]},
        ]
    )
    assert (str(first.date), str(second.date)) == ("2031-04-30", "2031-04-05")
    assert (first.actors, second.actors) == (("union", "owners"), ("owners", "union"))


def test_sparql_results_have_labels_for_addresses_and_dates_of_their_precision() -> (
    None
):
    def row(number: int, label: str, when: str, precision: str) -> dict[str, Any]:
        return {
            "item": {"type": "uri", "value": f"http://data.example/Q{number}"},
            "itemLabel": {"type": "literal", "value": label},
            "date": {"type": "literal", "value": when},
            "prec": {"type": "literal", "value": precision},
        }

    rows = [
        row(1, "Strike", "2031-04-07T00:00:00Z", "11"),
        row(2, "Month", "2031-04-01T00:00:00Z", "10"),
        row(3, "Year", "1912-01-01T00:00:00Z", "9"),
        row(4, "Decade", "1910-01-01T00:00:00Z", "8"),
        row(5, "Century", "1901-01-01T00:00:00Z", "7"),
    ]
    found = events_of({"head": {"vars": ["item"]}, "results": {"bindings": rows}})
    dates = {event.title: str(event.date) for event in found}
    assert dates == {
        "Strike": "2031-04-07", "Month": "2031-04", "Year": "1912", "Decade": "191X", "Century": "19XX",
    }  # fmt: skip
    assert found[0].sources[0].url == "http://data.example/Q1"


def test_without_a_precision_the_first_of_january_is_remarked_on() -> None:
    notes: list[str] = []
    events_of([{"event": "A", "date": "1912-01-01T00:00:00Z"}], notes)
    assert notes[0] == (
        "file: 1 date of 1 January in 'date' may be known to the year alone, as Wikidata writes them so; "
        "ask its query service for the precision as well"
    )


def test_times_stay_where_not_all_of_them_are_midnight() -> None:
    times = ("2031-04-07T00:00:00Z", "2031-04-07T10:30:00Z")
    found = events_of([{"title": "A", "date": when} for when in times])
    assert [str(event.date)[:16] for event in found] == [
        "2031-04-07T00:00",
        "2031-04-07T10:30",
    ]


def test_features_of_geojson_are_events_with_their_properties() -> None:
    notes: list[str] = []
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": STRIKE,
                "geometry": {"type": "Point", "coordinates": [24.1, 56.9]},
            },
            {"type": "Feature", "properties": TALKS, "geometry": None},
        ],
    }
    strike, talks = events_of(collection, notes)
    assert (strike.title, talks.title) == ("Ferrymen stop work", "The owners talk")
    place = strike.model_dump(mode="json")
    assert {"lat": 56.9, "lon": 24.1}.items() <= (place | place["extra"]).items()


def test_nested_sources_are_citations_and_nested_names_are_names() -> None:
    (event,) = events_of(
        [
            STRIKE
            | {
                "sources": [
                    {
                        "id": "s",
                        "path": "https://post.example/1",
                        "description": "A photograph",
                    }
                ],
                "tags": [{"key": "kind", "value": "Port"}],
            }
        ]
    )
    assert (event.sources[0].url, event.sources[0].title) == (
        "https://post.example/1",
        "A photograph",
    )
    assert event.themes == ("port",)


def test_records_of_plover_have_sides_and_a_type() -> None:
    (event,) = events_of(
        [
            {
                "id": "r1",
                "date": "2031-04-07",
                "source": [{"actorText": "Ferrymen", "code": "FER"}],
                "target": [{"actorText": "Owners", "code": "OWN"}],
                "event": "REJECT",
                "text": "The ferrymen turn the offer down.",
            }
        ]
    )
    assert (event.type, event.actors, event.targets) == (
        "reject",
        ("ferrymen",),
        ("owners",),
    )
    assert event.title == "The ferrymen turn the offer down."


def test_records_of_a_data_set_are_read_by_its_own_rules_with_their_lines() -> None:
    row = {
        "event_id_cnty": "FER1", "event_date": "2031-04-15", "year": "2031", "time_precision": "3",
        "event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Ferrymen", "actor2": None,
        "notes": "Two\nlines.",
    }  # fmt: skip
    notes: list[str] = []
    text = json.dumps(
        {"data": [row, row | {"event_date": "April", "event_id_cnty": "FER2"}]},
        indent=1,
    )
    timeline = reading(read_json, text, notes=notes, skip_bad=True)
    assert [str(event.date) for event in timeline.events] == ["2031-04"]
    assert "file: read as ACLED" in notes
    assert any("line 14: events[1] 'FER2': date: " in note for note in notes)


def test_lines_of_objects_are_rows_too() -> None:
    notes: list[str] = []
    text = "".join(json.dumps(row) + "\n" for row in (STRIKE | {"mood": "calm"}, TALKS))
    strike, talks = reading(read_lines, text, notes=notes).events
    assert (strike.extra, talks.extra) == ({"mood": "calm"}, {})
    assert "date" in notes[0]


def test_a_document_of_ours_is_read_as_ours(tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(
        json.dumps({"title": "T", "events": [STRIKE | {"id": "s", "titel": "x"}]})
    )
    with pytest.raises(Exception, match="unknown field; did you mean 'title'"):
        load(file)


@pytest.mark.parametrize("escaped", [True, False])
def test_a_document_without_events_is_judged_alike_however_it_is_written(
    tmp_path: Path, escaped: bool
) -> None:
    file = tmp_path / "a.json"
    value = {"title": "T", "rivières": []}
    file.write_text(json.dumps(value, ensure_ascii=escaped), encoding="utf-8")
    with pytest.raises(DataError, match="no list of events in this JSON object"):
        load(file)


DATES_AS_OBJECTS = [
    ({"date": {"year": 1962, "month": 10, "day": 16}}, "1962-10-16"),
    ({"date": {"year": "1962", "month": "", "day": ""}}, "1962"),
    (
        {"start": {"year": 1962, "month": 10}, "end": {"year": 1962, "month": 11, "day": 2}},
        "1962-10/1962-11-02",
    ),
    ({"start_date": {"year": -44, "month": 3, "day": 15}}, "-0043-03-15"),
    ({"date": {"year": 1962, "month": 10, "day": 22, "hour": 19, "minute": 0}}, "1962-10-22T19:00"),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "expected"), DATES_AS_OBJECTS)
def test_dates_that_are_objects_are_read(
    run: Run, tmp_path: Path, dates: dict[str, object], expected: str
) -> None:
    file = tmp_path / "objects.json"
    file.write_text(json.dumps({"events": [{"title": "Talks", **dates}]}))
    result = run("list", "--data", file, "--format", "json", "--columns", "date")
    assert json.loads(result.stdout) == [{"date": expected}]


def test_a_month_that_is_none_in_an_object_is_a_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "objects.json"
    file.write_text('[{"title": "Talks", "date": {"year": 1962, "month": 13}}]')
    result = run("list", "--data", file)
    assert result.exit_code == 3
    assert "'1962-13': there is no month 13" in result.stderr


def test_groups_and_dates_as_keys_are_read_with_their_lines() -> None:
    by_year = [
        {"year": 2031, "events": [{"date": "7 April", "title": "A"}]},
        {"year": 2032, "events": [{"date": "9 May", "title": "B"}]},
    ]
    assert [str(event.date) for event in events_of(by_year)] == [
        "2031-04-07",
        "2032-05-09",
    ]
    by_date = {"title": "T", "2031": {"April": {"7": "A", "8": ["B", "C"]}}}
    assert [event.title for event in events_of(by_date)] == ["A", "B", "C"]
    text = '{"2031-04-07": "A",\n "soon": "B"}'
    assert refusal(read_json, text)[1:] == [
        "  line 2: 'soon': isn't a date, as the keys beside it are; write a date that includes the year"
    ]


def test_lines_of_groups_are_read() -> None:
    lines = '{"year": 2031, "events": ["7 April: A"]}\n{"year": 2032, "events": ["9 May: B"]}\n'
    found = reading(read_lines, lines).events
    assert [str(event.date) for event in found] == ["2031-04-07", "2032-05-09"]


def test_all_lists_of_an_object_are_read_and_what_has_no_events_is_named() -> None:
    notes: list[str] = []
    document = {
        "title": "T",
        "talks": [STRIKE],
        "strikes": [TALKS],
        "people": [{"name": "Ada"}],
    }
    found = events_of(document, notes)
    assert [event.extra for event in found] == [
        {"section": "talks"},
        {"section": "strikes"},
    ]
    assert (
        notes[0]
        == "file: the events are in 'talks', 'strikes'; left out: people (1 item)"
    )


def test_a_year_0_is_refused_with_what_to_write() -> None:
    rows = [{"date": {"year": 0, "month": 3}, "title": "A"}, {"date": 0, "title": "B"}]
    for fault, words in zip(
        refusal(read_json, json.dumps(rows))[1:], ("March 0 BC", "0"), strict=True
    ):
        assert (
            f"'{words}': there is no year 0; AD 1 follows 1 BC; write 1 BC, which is 0000 in EDTF, or AD 1"
            in fault
        )


@pytest.mark.parametrize("indent", [None, 1])
def test_an_object_without_a_date_is_a_fault_and_no_row_of_labels(
    run: Run, tmp_path: Path, indent: int | None
) -> None:
    rows = [
        {"remark": "kept by hand"},
        {"day": "1962-10-22", "what": "A speech"},
        {"day": "1962-10-28", "what": "A letter"},
    ]
    file = tmp_path / "a.json"
    file.write_text(json.dumps(rows, indent=indent), encoding="utf-8")
    found = run("list", "--data", file, "--map", "date=day", "--map", "title=what")
    assert found.exit_code == 3
    assert "column day: is empty" in found.stderr
    found = run(
        *("list", "--data", file, "--map", "date=day", "--map", "title=what"),
        *("--skip-bad", "-f", "csv", "--columns", "date,title"),
    )
    assert found.stdout.splitlines()[1:] == [
        "1962-10-22,A speech",
        "1962-10-28,A letter",
    ]


@pytest.mark.parametrize(
    "beside",
    [
        {"sources": [{"title": "Post", "date": "2001-01-01"}]},
        {"actors": ["Ann", "Ben"]},
        {"themes": [{"name": "Labour"}]},
    ],
)
def test_a_list_called_as_one_of_ours_without_ids_is_that_of_another_program(
    beside: dict[str, Any],
) -> None:
    (event,) = events_of({**beside, "data": [STRIKE]})
    assert (event.date.text, event.title) == ("2031-04-07", "Ferrymen stop work")
