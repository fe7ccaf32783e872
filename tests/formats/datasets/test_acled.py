"""ACLED, with invented rows: its four forms of a date, weeks and months, lists, broken files."""

import csv
import io

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.choosing import format_of_input
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.datasets.acled import read
from crisistl.model.timeline import Citation, Event
from exchange import reading, refusal

ROW = {
    "event_id_cnty": "ABC101", "event_date": "2023-02-16", "year": "2023", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Northern Militia (Abcland)", "assoc_actor_1": "Hill People; Valley People", "inter1": "3",
    "actor2": "Police Forces of Abcland (2020-)", "assoc_actor_2": "", "inter2": "1", "interaction": "13",
    "civilian_targeting": "", "iso": "999", "region": "Somewhere", "country": "Abcland", "admin1": "North",
    "admin2": "12", "admin3": "", "location": "Old Town", "latitude": "1.5", "longitude": "2.25", "geo_precision": "1",
    "source": "Town Crier; Daily Bell", "source_scale": "National", "notes": "A clash in the hills.", "fatalities": "3",
    "tags": "crowd size=no report", "timestamp": "1676911111",
}  # fmt: skip


def table(*rows: dict[str, str], ends: str = "\n", separator: str = ",") -> str:
    """A file of rows, each like ROW but for what it says otherwise."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out, [*ROW], lineterminator=ends, delimiter=separator, quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return out.getvalue()


def event(**cells: str) -> Event:
    """The event of a row."""
    return reading(read, table(cells)).events[0]


def dates(*texts: str, **options: str) -> list[str]:
    """The dates of a file in EDTF."""
    text = table(
        *(
            {"event_date": text, "event_id_cnty": f"A{n}"}
            for n, text in enumerate(texts)
        )
    )
    found = reading(read, text, options=ReadOptions(**options))  # type: ignore[arg-type]
    return [event.date.text for event in found.events]


def test_a_row() -> None:
    found = reading(read, table({}))
    assert found.events == (
        Event(
            id="ABC101", date="2023-02-16", summary="A clash in the hills.", type="assault",
            title="Armed clash: Northern Militia (Abcland) – Police Forces of Abcland (2020-)",
            actors=("northern-militia-abcland", "police-forces-of-abcland-2020"),
            themes=("battles", "armed-clash", "political-violence"), place="Old Town, Abcland",
            sources=(Citation(source="town-crier"), Citation(source="daily-bell")),
            lat=1.5, lon=2.25,
            extra={
                "year": 2023, "time_precision": 1, "assoc_actor_1": "Hill People; Valley People", "inter1": 3,
                "inter2": 1, "interaction": "13", "iso": 999, "region": "Somewhere", "country": "Abcland",
                "admin1": "North", "admin2": "12", "geo_precision": 1,
                "source_scale": "National", "fatalities": 3, "tags": "crowd size=no report", "timestamp": 1676911111,
            },
        ),
    )  # fmt: skip
    assert [actor.name for actor in found.actors] == [ROW["actor1"], ROW["actor2"]]


def test_the_actors_have_no_direction() -> None:
    assert event().targets == ()


def test_an_event_with_one_actor() -> None:
    found = event(
        event_type="Protests",
        sub_event_type="Peaceful protest",
        disorder_type="Demonstrations",
        actor2="",
    )
    assert (found.title, found.type, len(found.actors)) == (
        "Peaceful protest: Northern Militia (Abcland)", "protest", 1,
    )  # fmt: skip


def test_an_event_of_no_known_type_has_none() -> None:
    assert event(event_type="Strategic developments").type is None


def test_a_list_of_disorders_is_several_themes() -> None:
    found = reading(
        read, table({"disorder_type": "Political violence; Demonstrations"})
    )
    assert [theme.name for theme in found.themes] == [
        "Battles",
        "Armed clash",
        "Political violence",
        "Demonstrations",
    ]


@pytest.mark.parametrize(
    "text", ["2023-02-16", "16 February 2023", "16-Feb-23", "16/02/2023"]
)
def test_the_four_forms_of_a_date(text: str) -> None:
    assert dates(text) == ["2023-02-16"]


def test_the_year_tells_the_century() -> None:
    assert event(event_date="9-May-97", year="1997").date.text == "1997-05-09"
    assert event(event_date="9-May-40", year="2040").date.text == "2040-05-09"


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        ("2023-02-16", "1", "2023-02-16"),
        ("2023-02-16", "2", "[2023-02-13..2023-02-19]"),
        ("2023-01-01", "2", "[2022-12-26..2023-01-01]"),
        ("16 February 2023", "3", "2023-02"),
        ("2023-02-16", "2.0", "[2023-02-13..2023-02-19]"),
    ],
)
def test_weeks_and_months_are_as_wide_as_they_are(
    day: str, precision: str, expected: str
) -> None:
    assert event(event_date=day, time_precision=precision).date.text == expected


def test_the_order_of_dates_is_that_of_the_whole_file() -> None:
    assert dates("03/02/2023", "16/02/2023") == ["2023-02-03", "2023-02-16"]
    assert dates("03/02/2023", date_order="mdy") == ["2023-03-02"]


def test_one_date_of_two_digits_a_year_decides_for_the_others() -> None:
    rows = (
        {"event_date": "31-12-19", "year": "2019"},
        {"event_date": "05-12-19", "year": "2019"},
    )
    found = reading(read, table(*rows)).events
    assert [event.date.text for event in found] == ["2019-12-31", "2019-12-05"]


def test_dates_in_both_orders_are_refused() -> None:
    with pytest.raises(
        DataError, match=r"'16/02/2023' on line 2, the month in '02/16/2023' on line 3"
    ):
        dates("16/02/2023", "02/16/2023")


def test_dates_that_could_be_either_are_refused() -> None:
    with pytest.raises(
        DataError, match=r"line 2: '03/02/2023' can be read in two ways"
    ):
        dates("03/02/2023")


def test_columns_of_older_files() -> None:
    text = table({}).replace('"timestamp"', '"data_id"', 1)
    assert reading(read, text).events[0].extra["data_id"] == 1676911111


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, ends: str) -> None:
    text = table(
        {"notes": f"One, two;{ends}three."},
        {"event_id_cnty": "B"},
        ends=ends,
        separator=separator,
    )
    assert [e.summary for e in reading(read, text).events] == [
        f"One, two;{ends}three.",
        "A clash in the hills.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    notes: list[str] = []
    assert (
        reading(read, table({"location": "Café"}).encode(encoding), notes=notes)
        .events[0]
        .place
        == "Café, Abcland"
    )
    assert bool(notes) == (encoding == "cp1252")


def test_html_is_text() -> None:
    assert event(notes="<i>x</i> &amp;").summary == "<i>x</i> &amp;"


def test_ids_that_stand_twice_are_told_apart_and_said() -> None:
    notes: list[str] = []
    found = reading(read, table({}, {}), notes=notes)
    assert [(e.id, e.extra.get("event_id_cnty")) for e in found.events] == [
        ("ABC101", None),
        ("ABC101-2", "ABC101"),
    ]
    assert notes == [
        "line 3: an id that is a duplicate or invalid, kept in extra.event_id_cnty: 'ABC101' is now 'ABC101-2'"
    ]


def test_a_header_that_is_not_there() -> None:
    with pytest.raises(DataError) as refused:
        reading(read, table({}).split("\n", 1)[1])
    assert str(refused.value) == (
        "file: the first line must name the columns of ACLED; "
        "it has no event_id_cnty, event_date, event_type, actor1"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            table({}, {})[:-150],
            "line 3: the cell that opens here with a quotation mark is never closed",
        ),
        (table({}).rstrip("\n") + ",x\n", "line 2: 32 cells, but there are 31 columns"),
        (
            table({"event_date": "2023-02-00"}),
            "line 2: events[0] 'ABC101': date: '2023-02-00': February 2023 has 28 days. Write a day from 1 to 28.",
        ),
        (
            table({"event_date": "1.0"}),
            "line 2: events[0] 'ABC101': date: '1.0' has no year; write the date with four digits for its year, "
            "such as 2022-01-10",
        ),
        (
            table({"event_date": ""}),
            "line 2: events[0] 'ABC101': date: is missing; an event needs an id, a date and a title",
        ),
    ],
)
def test_a_row_that_cannot_be_read(text: str, message: str) -> None:
    assert refusal(read, text) == ["file: 1 fault; nothing was read", f"  {message}"]


def test_a_file_is_told_by_its_header() -> None:
    assert (
        format_of_input(
            Input(None, "file", spooled=io.BytesIO(table({}).encode()))
        ).name
        == "acled"
    )


def test_a_date_outside_its_year_changes_only_a_remark() -> None:
    found = event(year="2024")
    assert found.type == "assault"
    assert found.themes == ("battles", "armed-clash", "political-violence")
    assert found.title.startswith("Armed clash: ")
