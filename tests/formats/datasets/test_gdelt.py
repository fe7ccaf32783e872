"""GDELT: both versions without a header, codes that stay text, sides, outlets, broken files, the real sample."""

import io
from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.choosing import format_of_input
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.datasets.gdelt import read
from crisistl.model.timeline import Citation, Event
from exchange import reading, refusal

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "gdelt2-50.tsv"
ACTOR1 = ["ABC", "ABCLAND", "ABC", "", "", "", "", "GOV", "", ""]
ACTOR2 = ["XYZ", "XYZLAND", "XYZ", "", "", "", "", "", "", ""]
START = ["900", "20220110", "202201", "2022", "2022.0274"]
EVENT = ["1", "042", "042", "04", "1", "1.9", "10", "2", "9", "-1.25"]
PLACE2 = [
    "4",
    "Old Town, North, Abcland",
    "AB",
    "AB01",
    "00123",
    "1.5",
    "2.25",
    "-1234567",
]
NOWHERE2 = ["0", "", "", "", "", "", "", ""]
END = ["20220110234500", "https://www.town-crier.example/2022/talks"]
ROW2 = [*START, *ACTOR1, *ACTOR2, *EVENT, *NOWHERE2, *NOWHERE2, *PLACE2, *END]
ROW1 = [
    *START,
    *ACTOR1,
    *ACTOR2,
    *EVENT,
    *NOWHERE2[1:],
    *NOWHERE2[1:],
    *PLACE2[:4],
    *PLACE2[5:],
    *END,
]
NAMES = {name: place for place, name in enumerate(("GLOBALEVENTID", "SQLDATE"))} | {
    "Actor1Code": 5, "Actor1Name": 6, "Actor2Code": 15, "Actor2Name": 16, "EventCode": 26, "SOURCEURL": 60,
}  # fmt: skip


def table(*rows: dict[str, str], ends: str = "\n") -> str:
    """A file of rows of version 2.0, each like ROW2 but for what it says otherwise."""
    found = []
    for row in rows:
        cells = [*ROW2]
        for name, value in row.items():
            cells[NAMES[name]] = value
        found.append("\t".join(cells) + ends)
    return "".join(found)


def event(**cells: str) -> Event:
    """The event of a row."""
    return reading(read, table(cells)).events[0]


def test_a_row() -> None:
    found = reading(read, table({}))
    assert found.events == (
        Event(
            id="900", date="2022-01-10", title="ABCLAND: visit paid: XYZLAND", type="consult", actors=("abcland",),
            targets=("xyzland",), place="Old Town, North, Abcland",
            sources=(Citation(source="town-crier-example", url="https://www.town-crier.example/2022/talks"),),
            lat=1.5, lon=2.25,
            extra={
                "MonthYear": 202201, "Year": 2022, "FractionDate": 2022.0274, "Actor1Code": "ABC",
                "Actor1CountryCode": "ABC", "Actor1Type1Code": "GOV", "Actor2Code": "XYZ", "Actor2CountryCode": "XYZ",
                "IsRootEvent": 1, "EventCode": "042", "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": 1,
                "GoldsteinScale": 1.9, "NumMentions": 10, "NumSources": 2, "NumArticles": 9, "AvgTone": -1.25,
                "Actor1Geo_Type": 0, "Actor2Geo_Type": 0, "ActionGeo_Type": 4, "ActionGeo_CountryCode": "AB",
                "ActionGeo_ADM1Code": "AB01", "ActionGeo_ADM2Code": "00123",
                "ActionGeo_FeatureID": "-1234567", "DATEADDED": "20220110234500",
            },
        ),
    )  # fmt: skip
    assert [source.title for source in found.sources] == ["town-crier.example"]


@pytest.mark.parametrize("row", [ROW1, ROW1[:-1]])
def test_version_1_has_no_second_code_of_places_and_at_first_no_address(
    row: list[str],
) -> None:
    found = reading(read, "\t".join(row) + "\n").events[0]
    assert (found.place, found.extra["ActionGeo_FeatureID"]) == (
        "Old Town, North, Abcland",
        "-1234567",
    )
    assert "ActionGeo_ADM2Code" not in found.extra
    assert bool(found.sources) == (len(row) == 58)


def test_a_header_that_somebody_put_above_is_followed() -> None:
    text = "GLOBALEVENTID\tSQLDATE\tEventCode\tActor1Name\tNote\n1\t20220110\t190\tABCLAND\t007\n"
    found = reading(read, text).events[0]
    assert (found.title, found.extra) == (
        "ABCLAND: fighting",
        {"EventCode": "190", "Note": "007"},
    )


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"Actor1Name": "", "Actor1Code": ""}, "visit paid: XYZLAND"),
        ({"Actor2Name": "", "Actor2Code": ""}, "ABCLAND: visit paid"),
        ({"Actor1Name": ""}, "ABC: visit paid: XYZLAND"),
        ({"EventCode": "1711"}, "ABCLAND: property confiscated: XYZLAND"),
        ({"EventCode": "---"}, "ABCLAND: event ---: XYZLAND"),
    ],
)
def test_titles_of_blank_sides_and_odd_codes(cells: dict[str, str], title: str) -> None:
    assert event(**cells).title == title


def test_what_is_no_address_is_told_as_a_title() -> None:
    assert event(SOURCEURL="BBC Monitoring").sources == (
        Citation(title="BBC Monitoring"),
    )
    assert event(SOURCEURL="http://[x").sources == (Citation(url="http://[x"),)


def test_quotation_marks_mean_nothing() -> None:
    assert event(Actor1Name='"ABC').actors == ("abc",)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(ends: str) -> None:
    text = table({}, {"GLOBALEVENTID": "901"}, ends=ends)
    assert [e.id for e in reading(read, text).events] == ["900", "901"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    notes: list[str] = []
    assert (
        reading(read, table({"Actor1Name": "CAFÉ"}).encode(encoding), notes=notes)
        .actors[0]
        .name
        == "CAFÉ"
    )
    assert bool(notes) == (encoding == "cp1252")


def test_an_empty_file_has_no_events() -> None:
    assert reading(read, "").events == ()


def test_ids_that_stand_twice_are_told_apart_and_said() -> None:
    notes: list[str] = []
    found = reading(read, table({}, {}), notes=notes)
    assert [(e.id, e.extra.get("GLOBALEVENTID")) for e in found.events] == [
        ("900", None),
        ("900-2", "900"),
    ]
    assert notes == [
        "line 2: an id that is a duplicate or invalid, kept in extra.GLOBALEVENTID: '900' is now '900-2'"
    ]


def test_another_table_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        reading(read, "a\tb\n")
    assert str(refused.value) == (
        "file: line 1 has 2 cells; GDELT's events have 57, 58 or 61, with tabs between them"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            table({}, {})[:-100],
            "line 2: the file ends in the middle of this row, after 53 of 61 cells",
        ),
        (table({}) + "a\tb\n", "line 2: 2 cells, but there are 61 columns"),
        (
            table({"SQLDATE": "20220100"}),
            "line 1: events[0] '900': date: '2022-01-00': January 2022 has 31 days. Write a day from 1 to 31.",
        ),
        (
            table({"SQLDATE": ""}),
            "line 1: events[0] '900': date: is missing; an event needs an id, a date and a title",
        ),
    ],
)
def test_a_row_that_cannot_be_read(text: str, message: str) -> None:
    assert refusal(read, text) == ["file: 1 fault; nothing was read", f"  {message}"]


def test_a_file_is_told_by_its_first_row() -> None:
    assert (
        format_of_input(
            Input(None, "file", spooled=io.BytesIO(table({}).encode()))
        ).name
        == "gdelt"
    )


def test_the_sample_is_read_whole() -> None:
    if not SAMPLE.is_file():
        pytest.skip("no samples here")
    file = Input.of(str(SAMPLE))
    found = timeline_of(read(file, ReadOptions()), SAMPLE.name)
    assert format_of_input(file).name == "gdelt"
    assert len(found.events) == 50
    assert all(
        event.type and event.sources and (event.actors or event.targets)
        for event in found.events
    )
    assert {event.extra["EventCode"][:2] for event in found.events} == {
        event.extra["EventRootCode"] for event in found.events
    }
