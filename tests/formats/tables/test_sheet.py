"""CSV and TSV: anybody's tables, broken ones with their exact messages, and ours, which come back as they were."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings

from crisistl.errors import DataError, UsageError
from crisistl.formats.core.choosing import format_of_input
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.tables.delimited import LONGEST_CELL
from crisistl.formats.tables.sheet import read_csv, read_tsv
from crisistl.formats.tables.sheet_writer import write_csv, write_tsv
from crisistl.model.timeline import Timeline
from crisistl.query.fields import FULL_COLUMNS
from exchange import reading, refusal, written
from strategies import timelines
from tables import tells_all, told


def read(
    text: str | bytes, *, notes: list[str] | None = None, **options: Any
) -> Timeline:
    """The timeline of a CSV file."""
    return reading(read_csv, text, options=ReadOptions(**options), notes=notes)


def dates(text: str, **options: Any) -> list[str]:
    """The dates of a CSV file in EDTF."""
    return [event.date.text for event in read(text, **options).events]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = (
        separator.join(("date", "title", "summary"))
        + "\n"
        + separator.join(("2022", "a", '"b,b;b\tb|b"'))
        + "\n"
    )
    event = read(text).events[0]
    assert (event.title, event.summary) == ("a", "b,b;b\tb|b")


def test_a_separator_that_the_file_names_is_taken() -> None:
    assert read("sep=;\ndate;title\n2022;a,b\n").events[0].title == "a,b"


def test_known_headers_tell_the_separator_where_two_would_do() -> None:
    assert read("date;title;note, and more\n2022;a;x, y\n").events[0].extra == {
        "note, and more": "x, y"
    }


def test_a_sheet_of_a_spreadsheet_in_europe_needs_nothing_but_the_order() -> None:
    text = "Datum;Titel;Betrag\r\n10.01.2022;Gespräche;1,5\r\n"
    events = read(
        text.encode("cp1252"),
        date_order="dmy",
        columns={"date": "Datum", "title": "Titel"},
    ).events
    assert [(e.date.text, e.title, e.extra) for e in events] == [
        ("2022-01-10", "Gespräche", {"Betrag": "1,5"})
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_line_breaks_in_cells(ends: str) -> None:
    text = ends.join(("date,title,summary", f'2022,a,"one{ends}two"', "2023,b,"))
    assert [(e.title, e.summary) for e in read(text + ends).events] == [
        ("a", f"one{ends}two"),
        ("b", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_tell_what_they_are(encoding: str) -> None:
    notes: list[str] = []
    assert (
        read("date,title\n2022,Žofín – Россия\n".encode(encoding), notes=notes)
        .events[0]
        .title
        == "Žofín – Россия"
    )
    assert notes == []


def test_what_is_no_utf8_is_read_as_windows_1252_and_said() -> None:
    notes: list[str] = []
    assert (
        read("date,title\n2022,Café – “x”\n".encode("cp1252"), notes=notes)
        .events[0]
        .title
        == "Café – “x”"
    )
    assert notes == ["file is not UTF-8; read as Windows-1252"]


def test_columns_that_are_not_ours_are_told() -> None:
    notes: list[str] = []
    read("When,What,Budget\n2022,x,3\n", notes=notes)
    assert notes == ["columns of file:\n  date   When\n  title  What\n  extra  Budget"]


def test_columns_of_ours_need_no_telling() -> None:
    notes: list[str] = []
    read("date,title,actors,extra.best\n2022,x,A,3\n", notes=notes)
    assert notes == []


def test_a_header_that_stands_twice_is_two_columns() -> None:
    assert read("date,title,x,x,\n2022,a,1,2,3\n").events[0].extra == {
        "x": 1,
        "x 2": 2,
        "column 5": 3,
    }


def test_the_apostrophe_before_a_formula_is_taken_off() -> None:
    events = read(
        "date,title\n2022,'=1+1\n2022,''=1+1\n2022,'tis\n2022,-5\n2022,'@x\n"
    ).events
    assert [e.title for e in events] == ["=1+1", "'=1+1", "'tis", "-5", "@x"]


def test_html_is_text() -> None:
    assert (
        read("date,title\n2022,<b>[sic]</b> &amp;\n").events[0].title
        == "<b>[sic]</b> &amp;"
    )


def test_short_rows_are_filled_and_empty_ones_passed_over() -> None:
    assert [
        e.title for e in read("\n\ndate,title,note\n2022,a\n,,\n\n2023,b,c\n").events
    ] == ["a", "b"]


def test_the_order_of_dates_is_that_of_the_whole_file() -> None:
    assert dates("date,title\n10.01.2022,a\n01.02.2022,b\n13.01.2022,c\n") == [
        "2022-01-10",
        "2022-02-01",
        "2022-01-13",
    ]
    assert dates("date,end,title\n1/2/2022,1/13/2022,a\n") == ["2022-01-02/2022-01-13"]


def test_the_order_that_is_said_wins_over_what_the_dates_show() -> None:
    assert dates("date,title\n10/01/2022,a\n", date_order="mdy") == ["2022-10-01"]


def test_columns_can_be_named() -> None:
    text = "Datum,Was,Wer\n2022,x,A/B\n"
    event = read(
        text, columns={"date": "Datum", "title": "Was", "by": "Wer"}, split="/"
    ).events[0]
    assert (event.title, event.actors) == ("x", ("a", "b"))


def test_a_field_that_is_not_there_cannot_be_named() -> None:
    with pytest.raises(
        UsageError, match="columns: unknown field 'Datte'; did you mean 'date'"
    ):
        read("Datte,title\n2022,x\n", columns={"Datte": "title"})


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("", {}, "file is empty; a table needs a line with the names of its columns"),
        (
            "Stempel,Titel\n2022,x\n",
            {},
            "file: line 1: none of the columns 'Stempel', 'Titel' is known as the date; "
            "name the one that is",
        ),
        (
            "date,Zeile\n",
            {},
            "file: line 1: none of the columns 'date', 'Zeile' is known as the title; "
            "name the one that is",
        ),
        (
            "2022-01-10,Talks\n",
            {},
            "file: line 1 holds an event; a line above it must name the columns: date,title,…",
        ),
        (
            "date,title\n2022,x\n",
            {"columns": {"title": "Titel"}},
            "file: no column 'Titel' for title; did you mean 'title'?",
        ),
        (
            b"date,title\n2022,caf\xe9 \x81\n",
            {},
            "file: the byte 0x81 is not UTF-8 or Windows-1252; save the file as UTF-8",
        ),
    ],
)
def test_a_file_that_cannot_be_read(
    text: str | bytes, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataError) as refused:
        read(text, **options)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "2022,a,b\n2023,c",
            "line 3: the file ends in the middle of this row, after 2 of 3 cells",
        ),
        (
            '2022,a,b\n2023,"c',
            "line 3: the cell that opens here with a quotation mark is never closed",
        ),
        (
            '2022,"He said "no".",b\n',
            'line 2: a quotation mark inside a quoted cell is written twice: ""',
        ),
        ("2022,a,b,c\n", "line 2: 4 cells, but the header names 3 columns"),
        (
            '2022,a,b\n2023,"c,d\n2024,a,b\n2025,a,b\n',
            "line 3: the cell that opens here with a quotation mark is never closed and includes 2 lines more",
        ),
        (
            "2022-01-00,a,b\n",
            "line 2: column date: '2022-01-00': January 2022 has 31 days. Write a day from 1 to 31.",
        ),
        (
            "1.0,a,b\n",
            "line 2: column date: '1.0' has no year; write the date with four digits for its year, "
            "such as 2022-01-10",
        ),
        (
            "yesterday,a,b\n",
            "line 2: column date: 'yesterday' depends on the day it is read; write the date itself, "
            "such as 2022-01-10",
        ),
        (
            "2022,,\n",
            "line 2: column title: is empty; every event needs a date and a title",
        ),
        (
            ",a,b\n",
            "line 2: column date: is empty; every event needs a date and a title",
        ),
    ],
)
def test_a_row_that_cannot_be_read(rows: str, message: str) -> None:
    assert refusal(read_csv, f"date,title,summary\n{rows}") == [
        "file: 1 fault; nothing was read",
        f"  {message}",
    ]


def test_after_a_cell_without_end_the_next_lines_are_rows_again() -> None:
    rows = f'2022,"{"x" * LONGEST_CELL}\nsoon,c,d\n'
    assert refusal(read_csv, f"date,title,summary\n{rows}")[1:] == [
        "  line 2: a cell of more than 10,000,000 characters; is a quotation mark left open?",
        "  line 3: column date: 'soon' isn't a known form of date; write it like 2022-01-10, "
        "2022-01, 10 January 2022 or about 1962",
    ]


@pytest.mark.parametrize(
    ("write", "read_back"), [(write_csv, read_csv), (write_tsv, read_tsv)]
)
def test_a_long_cell_that_we_wrote_is_read_again(write: Any, read_back: Any) -> None:
    long = Timeline(
        events=[{"id": "a", "date": "2022", "title": "A", "summary": "x" * 300_000}]
    )
    assert reading(read_back, written(write, long)).events == long.events


def test_all_faults_come_at_once_with_their_lines() -> None:
    assert refusal(read_csv, 'date,title\n2022,"a\nb"\nx,c\n2022-13,d\n')[1:] == [
        "  line 4: column date: 'x' isn't a known form of date; write it like 2022-01-10, "
        "2022-01, 10 January 2022 or about 1962",
        "  line 5: column date: '2022-13': there is no month 13. Write a month from 01 to 12.",
    ]


def test_bad_rows_can_be_skipped() -> None:
    notes: list[str] = []
    timeline = reading(
        read_csv, "date,title\nx,a\n2022,b\n", notes=notes, skip_bad=True
    )
    assert [e.title for e in timeline.events] == ["b"]
    assert notes[0].startswith(
        "file: left out invalid parts, 1 fault:\n  line 2: column date: 'x'"
    )


def test_ids_that_stand_twice_are_told_apart_and_said() -> None:
    notes: list[str] = []
    assert [
        e.id for e in read("id,date,title\na,2022,x\na,2023,y\n", notes=notes).events
    ] == ["a", "a-2"]
    assert notes == ["line 3: a duplicate id, kept in extra.id: 'a' is now 'a-2'"]


def test_a_part_of_a_table_loads_with_its_links_in_extra(
    small_timeline: Timeline,
) -> None:
    text = written(write_csv, small_timeline)
    linked = [event for event in small_timeline.events if event.responds_to]
    only = small_timeline.model_copy(update={"events": (linked[0],)})
    assert text.startswith(",".join(FULL_COLUMNS) + "\n")
    event = reading(read_csv, written(write_csv, only)).events[0]
    assert event.extra["responds_to"] == list(linked[0].responds_to)


def test_tabs_are_tried_first_in_tsv() -> None:
    assert (
        reading(read_tsv, "date\ttitle\n2022\ta, b; c\n").events[0].title == "a, b; c"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("date,title\n", "csv"),
        ("date\ttitle\n", "tsv"),
        ("date;title\n", "csv"),
        ("[]", "json"),
    ],
)
def test_without_an_ending_the_content_tells_the_format(text: str, name: str) -> None:
    assert (
        format_of_input(Input(None, "file", spooled=io.BytesIO(text.encode()))).name
        == name
    )


def test_the_template_of_timelinejs_is_no_table_of_ours() -> None:
    sample = Path(__file__).parents[4] / "shared" / "samples" / "timelinejs-sheet.csv"
    if not sample.is_file():
        pytest.skip("no samples here")
    assert format_of_input(Input.of(str(sample))).name == "timelinejs-sheet"


@settings(max_examples=60)
@given(timelines())
def test_what_we_write_as_csv_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read_csv, written(write_csv, timeline))) == told(timeline)


@settings(max_examples=25)
@given(timelines())
def test_what_we_write_as_tsv_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read_tsv, written(write_tsv, timeline))) == told(timeline)


def test_a_writer_gives_the_same_bytes_again(small_timeline: Timeline) -> None:
    assert written(write_csv, small_timeline) == written(write_csv, small_timeline)
