"""UCDP GED: sides and dates as the codebook means them, several sources in a cell, broken files, the real sample."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.choosing import format_of_input
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.datasets.ucdp import read
from crisistl.model.timeline import Citation, Event, Timeline
from exchange import reading, refusal

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "ucdp-ged-250.csv"
ROW = {
    "id": "101.0", "relid": "ABC-2001-1-1-1", "year": "2001.0", "type_of_violence": "1.0",
    "conflict_name": "Abcland: Government", "dyad_name": "Government of Abcland - ABC Front",
    "side_a": "Government of Abcland", "side_b": "ABC Front", "number_of_sources": "2.0",
    "source_article": '"Town Crier,2001-02-04,Clash in the hills";"Daily Bell,2001-02-05,Two dead"',
    "source_office": "Town Crier;Daily Bell", "source_date": "2001-02-04;2001-02-05",
    "source_headline": "Clash in the hills;Two dead", "source_original": "police; witnesses",
    "where_coordinates": "Old Town", "adm_1": "North province", "adm_2": "", "latitude": "1.25", "longitude": "2.0",
    "country": "Abcland", "date_prec": "1.0", "date_start": "2001-02-03", "date_end": "2001-02-03", "best": "2.0",
    "high": "3.0", "low": "", "gwnob": "NA",
}  # fmt: skip


def table(*rows: dict[str, str], ends: str = "\n") -> str:
    """A file of rows, each like ROW but for what it says otherwise."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*ROW], lineterminator=ends)
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return out.getvalue()


def event(**cells: str) -> Event:
    """The event of a row."""
    return reading(read, table(cells)).events[0]


def timeline(**cells: str) -> Timeline:
    """The timeline of a row."""
    return reading(read, table(cells))


def test_a_row() -> None:
    found = timeline()
    assert found.events == (
        Event(
            id="101", date="2001-02-03", title="Government of Abcland - ABC Front: Old Town", type="assault",
            actors=("government-of-abcland", "abc-front"), themes=("state-based-violence", "abcland-government"),
            place="Old Town, Abcland", lat=1.25, lon=2.0,
            sources=(
                Citation(source="town-crier", title="Clash in the hills", published="2001-02-04"),
                Citation(source="daily-bell", title="Two dead", published="2001-02-05"),
            ),
            extra={
                "relid": "ABC-2001-1-1-1", "year": 2001, "type_of_violence": 1,
                "dyad_name": "Government of Abcland - ABC Front", "number_of_sources": 2,
                "source_original": "police; witnesses", "adm_1": "North province",
                "country": "Abcland", "date_prec": 1, "best": 2, "high": 3,
            },
        ),
    )  # fmt: skip
    assert [actor.name for actor in found.actors] == [
        "Government of Abcland",
        "ABC Front",
    ]
    assert [theme.name for theme in found.themes] == [
        "state-based violence",
        "Abcland: Government",
    ]
    assert [source.title for source in found.sources] == ["Town Crier", "Daily Bell"]


def test_numbers_are_numbers_of_json() -> None:
    assert [type(event().extra[name]) for name in ("year", "best")] == [int, int]


def test_in_one_sided_violence_one_side_acts_on_the_other() -> None:
    found = event(type_of_violence="3", side_b="Civilians")
    assert (found.actors, found.targets) == (("government-of-abcland",), ("civilians",))


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2001-02-03", "2001-02-03", "1", "2001-02-03"),
        ("2001-02-03", "2001-02-03", "2.0", "2001-02-03"),
        ("2001-02-03", "2001-02-05", "1", "2001-02-03/2001-02-05"),
        ("2001-02-03", "2001-02-05", "2", "[2001-02-03..2001-02-05]"),
        ("2001-02-01", "2001-02-28", "4.0", "[2001-02-01..2001-02-28]"),
        ("2001-02-03 00:00:00.000", "2001-02-03 00:00:00.000", "1", "2001-02-03"),
    ],
)
def test_dates_are_as_precise_as_they_are_coded(
    start: str, end: str, precision: str, expected: str
) -> None:
    assert (
        event(date_start=start, date_end=end, date_prec=precision).date.text == expected
    )


def test_a_semicolon_in_a_headline_is_no_separator() -> None:
    found = event(
        source_headline="Clash; shots heard;Two dead",
        source_article='"Town Crier,2001-02-04,Clash; shots heard";"Daily Bell,2001-02-05,Two dead"',
    )
    assert [cited.title for cited in found.sources] == [
        "Clash; shots heard",
        "Two dead",
    ]
    assert "source_article" not in found.extra


def test_lists_that_do_not_match_stay_in_extra() -> None:
    found = event(
        source_headline="One;two;three", source_article="Town Crier and others"
    )
    assert found.sources == (
        Citation(source="town-crier"),
        Citation(source="daily-bell"),
    )
    assert {name: found.extra[name] for name in ("source_date", "source_headline", "source_article")} == {
        "source_date": "2001-02-04;2001-02-05", "source_headline": "One;two;three",
        "source_article": "Town Crier and others",
    }  # fmt: skip


def test_an_article_that_says_more_than_the_lists_stays_in_extra() -> None:
    assert (
        event(source_article="Town Crier, page 3").extra["source_article"]
        == "Town Crier, page 3"
    )


def test_spaces_do_not_make_an_article_say_more() -> None:
    found = event(
        source_article='"Town Crier,2001-02-04, Clash in the hills";"Daily Bell,2001-02-05,Two dead "'
    )
    assert "source_article" not in found.extra


def test_an_article_before_there_were_lists_is_a_citation_in_words() -> None:
    found = event(
        source_article="Town Crier 3 Feb 2001",
        source_office="",
        source_date="",
        source_headline="",
    )
    assert found.sources == (Citation(title="Town Crier 3 Feb 2001"),)


def test_a_headline_that_is_a_dot_is_none() -> None:
    found = event(
        source_office="Town Crier",
        source_date="2001-02-04",
        source_headline=".",
        source_article='"Town Crier,2001-02-04,."',
    )
    assert found.sources == (Citation(source="town-crier", published="2001-02-04"),)


def test_columns_that_the_file_has_not_are_not_needed() -> None:
    lines = "id,type_of_violence,side_a,side_b,date_prec,date_start,date_end\n1,2,A,B,1,2001-02-03,2001-02-03\n"
    found = reading(read, lines).events[0]
    assert found.title == "A - B"
    assert (found.id, found.actors, found.themes, found.place) == (
        "1",
        ("a", "b"),
        ("non-state-violence",),
        None,
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_line_breaks_in_cells(ends: str) -> None:
    text = table({"where_coordinates": f"Old{ends}Town"}, {"id": "102"}, ends=ends)
    assert [e.title for e in reading(read, text).events] == [
        "Government of Abcland - ABC Front: Old Town",
        "Government of Abcland - ABC Front: Old Town",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    notes: list[str] = []
    found = reading(
        read, table({"side_b": "Frente Café"}).encode(encoding), notes=notes
    )
    assert found.actors[1].name == "Frente Café"
    assert notes == (
        ["file is not UTF-8; read as Windows-1252"] if encoding == "cp1252" else []
    )


def test_html_is_text() -> None:
    assert (
        event(where_coordinates="<b>Old</b> & Town").place
        == "<b>Old</b> & Town, Abcland"
    )


def test_ids_that_stand_twice_are_told_apart_and_said() -> None:
    notes: list[str] = []
    found = reading(read, table({}, {}, {"id": "a b"}), notes=notes)
    assert [(e.id, e.extra.get("id")) for e in found.events] == [
        ("101", None),
        ("101-2", "101"),
        ("a-b", "a b"),
    ]
    assert notes == [
        "line 3 and 1 more: an id that is a duplicate or invalid, kept in extra.id: '101' is now '101-2'"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "file: the first line must name the columns of UCDP GED; it has no id, type_of_violence, side_a, "
             "side_b, date_prec, date_start, date_end"),
        ("1,2001,A,B\n", "file: the first line must name the columns of UCDP GED; it has no id, type_of_violence, "
                         "side_a, side_b, date_prec, date_start, date_end"),
        (table().replace("date_prec,", ""),
         "file: the first line must name the columns of UCDP GED; it has no date_prec"),
    ],
)  # fmt: skip
def test_a_header_that_is_not_there(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        reading(read, text)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (table({}, {})[:-120], "line 3: the file ends in the middle of this row, after 13 of 27 cells"),
        (table({}).rstrip("\n") + ",x\n", "line 2: 28 cells, but there are 27 columns"),
        (table({"date_start": "2001-02-00"}), "line 2: events[0] '101': date: '2001-02-00/2001-02-03': "
         "'2001-02-00': February 2001 has 28 days. Write a day from 1 to 28."),
        (table({"date_start": "1.0", "date_end": "1.0"}),
         "line 2: events[0] '101.0': date: '1.0' has no year"),
        (table({"date_start": "", "date_end": ""}), "line 2: events[0] '101': date: is missing; an event needs"),
        (table({"source_date": "2001-02-30;2001-02-05"}),
         "line 2: events[0] '101': sources[0].published: '2001-02-30': February 2001 has 28 days."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read(text: str, message: str) -> None:
    first, fault = refusal(read, text)
    assert first == "file: 1 fault; nothing was read"
    assert fault.strip().startswith(message)


def sample() -> Timeline:
    """The real sample."""
    if not SAMPLE.is_file():
        pytest.skip("no samples here")
    return timeline_of(read(Input.of(str(SAMPLE)), ReadOptions()), SAMPLE.name)


def test_the_sample_is_read_whole() -> None:
    found = sample()
    assert len(found.events) == 250
    assert sum(event.date.precision == "day" for event in found.events) == 209
    assert sum(event.extra["best"] for event in found.events) == total("best")
    assert not any(
        "source_article" in event.extra or "source_headline" in event.extra
        for event in found.events
    )


def total(column: str) -> float:
    """The sum of a column of the sample, added up without our reader."""
    with SAMPLE.open(newline="", encoding="utf-8") as file:
        return sum(float(row[column]) for row in csv.DictReader(file))


def test_the_sample_is_told_by_its_header() -> None:
    sample()
    assert format_of_input(Input.of(str(SAMPLE))).name == "ucdp"


def test_no_cell_of_the_sample_is_lost() -> None:
    """Each word of each row stands somewhere in what was made of it."""
    found: Any = sample()
    with SAMPLE.open(newline="", encoding="utf-8") as file:
        for event, row in zip(found.events, csv.DictReader(file), strict=True):
            titles = [
                found.sources_by_id[cited.source].title
                for cited in event.sources
                if cited.source
            ]
            names = [
                found.actors_by_id[name].name
                for name in (*event.actors, *event.targets)
            ]
            themes = [found.themes_by_id[name].name for name in event.themes]
            made = " ".join(
                [event.model_dump_json(), *titles, *names, *themes]
            ).replace('\\"', '"')
            for word in (
                " ".join(row.values())
                .replace('"', " ")
                .replace(";", " ")
                .replace(",", " ")
                .split()
            ):
                plain = word.removesuffix(".0")
                assert plain in made or plain == "." or repr(float(plain)) in made, word
