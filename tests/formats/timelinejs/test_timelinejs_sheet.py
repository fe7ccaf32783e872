"""The TimelineJS spreadsheet: its rows are read as slides, and written so that a spreadsheet runs nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from crisistl.formats.core.choosing import format_of_input, format_of_output
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.loading import load
from crisistl.formats.timelinejs.sheet import read_sheet, remarks, write_sheet
from crisistl.model.timeline import Timeline
from exchange import reading, refusal, written
from strategies import timelines

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
)

DAM = Timeline.model_validate(
    {
        "title": "=Dam",
        "themes": [{"id": "water", "name": "Water"}],
        "events": [
            {
                "id": "works",
                "date": "2019~/..",
                "title": "+ A dam",
                "themes": ["water"],
            },
            {
                "id": "talks",
                "date": "2022-01-10/2022-01-12",
                "title": "Talks",
                "summary": "One,\n<two>",
            },
            {
                "id": "call",
                "date": "2022-01-13T09:30:00",
                "title": "A call",
                "sources": [{"url": "https://a.example"}],
            },
        ],
    }
)


def test_rows_as_written() -> None:
    assert written(write_sheet, DAM) == HEADER + (
        ",,,,,,,,,'=Dam,,,,,,title,,\n"
        "2019,,,,,,,,since about 2019,'+ A dam,,,,,,,Water,\n"
        '2022,1,10,,2022,1,12,,10 to 12 January 2022,Talks,"One,<br>&lt;two&gt;",,,,,,,\n'
        '2022,1,13,09:30:00,,,,,"13 January 2022, 09:30",A call,,https://a.example,,,,,,\n'
    )


def test_it_is_said_which_dates_lose_something() -> None:
    assert remarks(DAM) == ("2 dates are exact only in the words of Display Date",)
    assert remarks(Timeline()) == ()


@settings(max_examples=40)
@given(timelines())
def test_titles_texts_and_dates_in_words_come_back(timeline: Timeline) -> None:
    back = reading(read_sheet, written(write_sheet, timeline))
    assert back.title == timeline.title
    assert back.description == timeline.description
    for event, found in zip(timeline.events, back.events, strict=True):
        assert found.title == event.title
        assert found.summary == ("" if event.summary == event.title else event.summary)
        assert (found.date_text or found.date.describe()) == event.date.describe()


@pytest.mark.parametrize(
    ("row", "date", "extra"),
    [
        ("1815,12,10,,,,,,", "1815-12-10", {}),
        ("1815,12,,,1852,,,,", "1815-12/1852", {}),
        ("2022,1,5,9:05 PM,,,,,", "2022-01-05T21:05:00", {}),
        ("2022,1,5,12:30 a.m.,,,,,", "2022-01-05T00:30:00", {}),
        (
            "2022,1,5,23.59,2022,1,6,10:00,",
            "2022-01-05T23:59:00/2022-01-06T10:00:00",
            {},
        ),
        ("2022,1,5,noon,,,,,", "2022-01-05", {"start_date": {"time": "noon"}}),
        ("2022,1,5,9,,,,,", "2022-01-05T09:00:00", {}),
        ("2022,1,5,1030,,,,,", "2022-01-05T10:30:00", {}),
        ("2022,1,5,930,,,,,", "2022-01-05T09:30:00", {}),
        ("2022,1,5,10 pm,,,,,", "2022-01-05T22:00:00", {}),
        ("2022,1,5,19h30,,,,,", "2022-01-05T19:30:00", {}),
        ("2022,1,5,19 h,,,,,", "2022-01-05T19:00:00", {}),
    ],
)
def test_dates_and_times_of_rows(row: str, date: str, extra: dict[str, object]) -> None:
    (event,) = reading(read_sheet, f"{HEADER}{row},H\n").events
    assert (str(event.date), event.extra) == (date, extra)


SHEET = """\
Year;Month;Day;Headline;Text;Type;Tag;Background;Editor

;;;My dam;<p>In short.</p>;title;;#fff;
2022;1;10;"Talks
and rain";"<a href=""https://a.example"">See</a>";;Water;https://a.example/x.png;Jo
1960;;;;The sixties;era;;grey;
"""


def test_other_separators_titles_eras_and_columns_of_their_own() -> None:
    notes: list[str] = []
    timeline = reading(read_sheet, SHEET, notes=notes)
    assert (timeline.title, timeline.description) == ("My dam", "In short.")
    talks, era = timeline.events
    assert (talks.title, talks.summary, talks.themes) == (
        "Talks and rain",
        "See",
        ("water",),
    )
    assert talks.extra == {
        "background": {"url": "https://a.example/x.png"},
        "Editor": "Jo",
    }
    assert (era.title, era.extra) == (
        "The sixties",
        {"slide": "era", "background": {"color": "grey"}},
    )
    assert notes == [
        "left out of the title slide: background; a timeline can't store it"
    ]


OLD = """\
Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag
3/14/1948,4/2/1948,Blockade,<p>Ten <b>days</b></p>,https://example.org/b.jpg,Post,A quay,,,Port
4/1948,,April,,,,,,,
1949,,A year,,,,,,,
1950-02-03 10:30,,A morning,,,,,,,
"""


def test_a_sheet_of_version_1_has_the_month_first() -> None:
    first, *others = reading(read_sheet, OLD).events
    assert (str(first.date), first.summary, first.themes) == (
        "1948-03-14/1948-04-02",
        "Ten days",
        ("port",),
    )
    assert (first.sources[0].url, first.sources[0].title) == (
        "https://example.org/b.jpg",
        "A quay",
    )
    assert [str(event.date)[:16] for event in others] == [
        "1948-04",
        "1949",
        "1950-02-03T10:30",
    ]
    day_first = OLD.replace("3/14", "14/3").replace("4/2", "2/4")
    told = reading(read_sheet, day_first, options=ReadOptions(date_order="dmy")).events[
        0
    ]
    assert str(told.date) == "1948-03-14/1948-04-02"


def test_a_date_of_version_1_needs_four_digits_for_its_year() -> None:
    assert refusal(read_sheet, OLD.replace("3/14/1948", "3/14/48"))[1:] == [
        "  line 2: events[0] 'Blockade': start_date.year: '3/14/48': is not a whole number"
    ]


def test_the_ending_says_what_it_is_also_with_few_columns(tmp_path: Path) -> None:
    file = tmp_path / "few.timelinejs.csv"
    file.write_text(
        "Year,Month,Day,Time,Headline,Text\n1948,3,14,9:30,Quay,<b>Shut</b> &amp; barred\n"
    )
    (event,) = load(file).events
    assert (str(event.date)[:16], event.summary) == (
        "1948-03-14T09:30",
        "Shut & barred",
    )


def test_every_faulty_row_has_its_line() -> None:
    text = (
        HEADER
        + ',,,,,,,,,"No\ndate"\n-350000,3,15,,,,,,,Ides\n'
        + ",".join("x" * 20)
        + "\n"
    )
    assert refusal(read_sheet, text) == [
        "file: 3 faults; nothing was read",
        "  line 2: events[0] 'No\\ndate': has no start_date; write {\"year\": ...}",
        "  line 4: events[1] 'Ides': start_date.year: '-350000': is outside the years -10000 to"
        " 9999, which is as far as dates of days go",
        "  line 5: 20 cells, but the header names 18 columns",
    ]


def test_it_is_told_from_other_tables(tmp_path: Path) -> None:
    theirs, other = tmp_path / "a.csv", tmp_path / "b.csv"
    theirs.write_text(HEADER)
    other.write_text("Year,Month,Day,Headline\n2022,1,1,A\n")
    assert format_of_input(Input.of(str(theirs))).name == "timelinejs-sheet"
    assert format_of_input(Input.of(str(other))).name == "csv"
    assert format_of_output("x.csv").name == "csv"
    assert format_of_output("x.timelinejs.csv").name == "timelinejs-sheet"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real files are not here")
def test_a_real_sheet() -> None:
    timeline = load(SAMPLES / "timelinejs-sheet.csv")
    assert timeline.title == "MY OWN CSV"
    assert [str(event.date) for event in timeline.events[:3]] == [
        "1815-12-10/1852-11-27", "1948-03-14", "1943-07/1946",
    ]  # fmt: skip
