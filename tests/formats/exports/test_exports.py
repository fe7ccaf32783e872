"""Exports for other programs: the exact text of each, and what each says that it leaves out."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.registry import format_named
from crisistl.formats.exports.mermaid import escaped
from crisistl.formats.loading import load
from crisistl.formats.saving import save
from crisistl.model.timeline import Timeline

DOCUMENT = {
    "title": "The <dam>",
    "actors": [{"id": "n", "name": "Norland"}, {"id": "s", "name": "Südmark"}],
    "themes": [{"id": "w", "name": "Water"}],
    "sources": [{"id": "p", "title": "The Post"}],
    "events": [
        {"id": "old", "date": "-0043-03", "title": "A spring: rises; #1", "lat": 44.5, "lon": -12.25},
        {"id": "talks", "date": "2022-01-10T10:30/2022-01-12", "title": "Talks & <shots>", "actors": ["n"],
         "targets": ["s"], "themes": ["w"], "sources": ["p"], "quotes": [{"text": "No.", "speaker": "s"}]},
        {"id": "siege", "date": "2022-02/..", "title": "Siege\x07", "lat": 0.0, "lon": 0.0,
         "extra": {"troops": 1200}},
        {"id": "vote", "date": "2022-02/..", "title": "Vote", "lat": 1.0, "lon": 2.0},
    ],
}  # fmt: skip


@pytest.fixture
def dam() -> Timeline:
    return Timeline.model_validate(DOCUMENT)


def saved(timeline: Timeline, path: Path) -> str:
    """The text of the timeline, written to a file of this name."""
    save(timeline, path)
    return path.read_text(encoding="utf-8")


def test_event_lines_have_a_flat_object_for_each_event(
    dam: Timeline, tmp_path: Path
) -> None:
    lines = [
        json.loads(line)
        for line in saved(dam, tmp_path / "x.events.jsonl").splitlines()
    ]
    assert [line["id"] for line in lines] == ["old", "talks", "siege", "vote"]
    shown = ("date", "earliest", "latest", "until", "year", "end_year")
    assert [lines[0][name] for name in shown] == [
        "-0043-03",
        "-0043-03-01",
        "-0043-03-31",
        "-0043-04-01",
        -43,
        -43,
    ]
    talks = lines[1]
    assert [talks[name] for name in ("earliest", "latest", "until")] == [
        "2022-01-10",
        "2022-01-12",
        "2022-01-13",
    ]
    assert (talks["start_time"], talks["end_time"]) == ("10:30", None)
    assert (talks["actors"], talks["targets"]) == (["Norland"], ["Südmark"])
    assert (lines[2]["latest"], lines[2]["until"]) == (None, None)
    assert [event.id for event in load(tmp_path / "x.events.jsonl").events] == [
        event.id for event in dam.events
    ]


def test_geojson_has_the_events_with_coordinates(dam: Timeline, tmp_path: Path) -> None:
    found = json.loads(saved(dam, tmp_path / "x.geojson"))
    assert found["type"] == "FeatureCollection"
    old, siege, _ = found["features"]
    assert old["geometry"] == {"type": "Point", "coordinates": [-12.25, 44.5]}
    assert siege["properties"]["latest"] is None
    back = load(tmp_path / "x.geojson")
    assert [(e.id, e.date.text, e.lat, e.lon) for e in back.events] == [
        ("old", "-0043-03", 44.5, -12.25),
        ("siege", "2022-02/..", 0.0, 0.0),
        ("vote", "2022-02/..", 1.0, 2.0),
    ]


def test_kml_has_spans_of_whole_days_in_the_years_that_xml_has(
    dam: Timeline, tmp_path: Path
) -> None:
    text = saved(dam, tmp_path / "x.kml")
    space = {"k": "http://www.opengis.net/kml/2.2"}
    root = ElementTree.fromstring(text)
    marks = root.findall(".//k:Placemark", space)
    assert [mark.findtext("k:name", namespaces=space) for mark in marks] == [
        "A spring: rises; #1",
        "Siege�",
        "Vote",
    ]
    assert root.findtext(".//k:Document/k:name", namespaces=space) == "The <dam>"
    assert [mark.find("k:TimeSpan", space) is None for mark in marks] == [
        True,
        False,
        False,
    ]
    assert "<TimeSpan><begin>2022-02-01</begin></TimeSpan>" in text
    assert "<coordinates>-12.25,44.5</coordinates>" in text
    assert remarks(dam, format_named("kml"))[2:] == (
        "kml: 3 events with an open end, or a day outside the years 1 to 9999, "
        "written without that side of the time span",
    )


MERMAID = """\
timeline
    title The #60;dam#62;
    section 44 BC
        March 44 BC : A spring#58; rises#59; #35;1
    section 2022
        10 January 2022, 10#58;30 to 12 January 2022 : Talks #38; #60;shots#62;
        since February 2022 : Siege
            : Vote
"""


def test_mermaid_has_dates_in_words_by_year(dam: Timeline, tmp_path: Path) -> None:
    assert saved(dam, tmp_path / "x.mmd") == MERMAID


def test_no_text_is_a_command_of_mermaid() -> None:
    assert escaped("%%{init: x}%%\n\ttitle") == (
        "#37;#37;#123;init#58; x#125;#37;#37; title"
    )


def test_maps_say_which_events_they_leave_out(
    run: Run, dam: Timeline, tmp_path: Path
) -> None:
    save(dam, tmp_path / "dam.json")
    for ending in ("geojson", "kml"):
        for command in (
            ("export", tmp_path / f"a.{ending}", "--data", tmp_path / "dam.json"),
            ("convert", tmp_path / "dam.json", tmp_path / f"b.{ending}"),
        ):
            result = run(*command)
            assert result.exit_code == 0, result.stderr
            assert "left out 1 event without coordinates: talks" in result.stderr
            assert (
                "; left out 1 event without" in result.stderr or command[0] != "export"
            )
        assert (tmp_path / f"a.{ending}").read_bytes() == (
            tmp_path / f"b.{ending}"
        ).read_bytes()


def test_parquet_has_days_as_dates_and_names_as_lists(
    dam: Timeline, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb")
    save(dam, tmp_path / "x.parquet")
    table = duckdb.from_parquet(str(tmp_path / "x.parquet"))
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert (types["date"], types["earliest"], types["until"]) == (
        "VARCHAR",
        "DATE",
        "DATE",
    )
    assert (types["year"], types["lat"], types["actors"]) == (
        "BIGINT",
        "DOUBLE",
        "VARCHAR[]",
    )
    rows = table.select("id, earliest, latest, year, actors, extra").fetchall()
    assert rows[0] == ("old", None, None, -43, [], None)
    assert rows[1][1:5] == (date(2022, 1, 10), date(2022, 1, 12), 2022, ["Norland"])
    assert rows[2][1:3] == (date(2022, 2, 1), None)
    assert json.loads(rows[2][5]) == {"troops": 1200}
    assert remarks(dam, format_named("parquet"))[1:] == (
        "parquet: 1 event with a day before the year 1 or after 9999 kept as text and in year and end_year, "
        "not as a date",
    )


@pytest.mark.parametrize("name", ["event-lines", "geojson", "kml", "mermaid"])
def test_an_empty_chronology_is_a_valid_file(name: str, tmp_path: Path) -> None:
    known = format_named(name)
    path = tmp_path / f"x{known.endings[0]}"
    text = saved(Timeline(), path)
    if name == "geojson":
        assert json.loads(text)["features"] == []
        assert load(path).events == ()
    elif name == "kml":
        assert ElementTree.fromstring(text).tag.endswith("kml")
