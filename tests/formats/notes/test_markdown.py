"""Markdown as people keep chronologies: lists, tables and paragraphs under headings that are dates."""

from pathlib import Path
from textwrap import dedent

import pytest

from conftest import Run
from crisistl.dates.written import Settings
from crisistl.errors import DataError
from crisistl.formats.core.leading_dates import parted
from crisistl.formats.core.partial_dates import Under
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline


def read(tmp_path: Path, text: str, notes: list[str] | None = None) -> Timeline:
    """The chronology in a Markdown file with this text."""
    path = tmp_path / "timeline.md"
    path.write_text(dedent(text), encoding="utf-8")
    said: list[str] = [] if notes is None else notes
    return load(path, note=said.append)


def dated(timeline: Timeline) -> list[tuple[str, str]]:
    return [(event.date.text, event.title) for event in timeline.events]


def test_headings_complete_the_dates_of_lists(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        # The ferry strike

        ## 2031

        ### May

        - 2: Ferrymen stop work
        - **24 May** – The port refuses
          for the second time
        - early June: talks

        ### 3 July

        - 10:30: The envoy arrives
        - Nobody speaks

        ## 2032

        The strike is over. Work begins again.
        """,
    )
    assert found.title == "The ferry strike"
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-05-24", "The port refuses"),
        ("[2031-06-01..2031-06-10]", "talks"),
        ("2031-07-03T10:30", "The envoy arrives"),
        ("2031-07-03", "Nobody speaks"),
        ("2032", "The strike is over."),
    ]
    assert found.events[1].summary == "for the second time"
    assert found.events[-1].summary == "Work begins again."


def test_lists_inside_lists_are_headings_too(tmp_path: Path) -> None:
    notes: list[str] = []
    found = read(
        tmp_path,
        """\
        * 2031
            * 02/05: Ferrymen stop work
                * in two ports
            * 24/05: The port refuses
        """,
        notes,
    )
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-05-24", "The port refuses"),
    ]
    assert found.events[0].summary == "in two ports"
    assert (
        notes[0].endswith("all 3 columns understood; `crisistl check` lists them")
        or notes
    )


def test_tables_under_years_are_one_table(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        ## 2031
        | Day | Event | Who |
        |:----|-------|-----|
        | 2 May | Stop \\| work | Ferrymen |
        | 24 May | [The port](https://example.org/a;b) refuses | Port;  Union |

        ## 2032
        | Day | Event | Who |
        |:----|-------|-----|
        | 1 March | **Peace** | |

        - 4 April: Bread
        """,
    )
    assert dated(found) == [
        ("2031-05-02", "Stop | work"),
        ("2031-05-24", "The port refuses"),
        ("2032-03-01", "Peace"),
        ("2032-04-04", "Bread"),
    ]
    assert found.events[1].sources[0].url == "https://example.org/a;b"
    assert [actor.name for actor in found.actors] == ["Ferrymen", "Port", "Union"]


def test_a_table_without_dates_takes_that_of_its_heading(tmp_path: Path) -> None:
    text = "## 3 July 2031\n\n| Event | Where |\n|---|---|\n| A vote | Harbour |\n"
    found = read(tmp_path, text)
    assert dated(found) == [("2031-07-03", "A vote")]


def test_notes_of_a_line_each_and_headings_with_titles(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        2 May 2031: Ferrymen stop work
        in two ports
        24 May 2031: The port refuses

        ## 1 June 2031: Talks

        They last a day.[^1]

        [^1]: The Post
        """,
    )
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-05-24", "The port refuses"),
        ("2031-06-01", "Talks"),
    ]
    assert [event.summary for event in found.events] == [
        "in two ports",
        "",
        "They last a day.",
    ]
    assert [source.title for source in found.sources] == ["The Post"]


def test_sections_are_kept_and_what_has_no_date_is_reported(tmp_path: Path) -> None:
    notes: list[str] = []
    found = read(
        tmp_path,
        """\
        ---
        title: "Two ports"
        ---
        Some words.

        ## North
        - 2 May 2031: Ferrymen stop work

        ## South
        - 3 May 2031: So do these
        """,
        notes,
    )
    assert found.title == "Two ports"
    assert [event.extra for event in found.events] == [
        {"section": "North"},
        {"section": "South"},
    ]
    assert notes[0].endswith("left out 1 part without a date: line 4 'Some words.'")


def test_a_date_that_does_not_exist_is_a_fault_on_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"line 3: .*2031-02-30|line 3: .*30 February"):
        read(tmp_path, "## 2031\n\n- 30 February: Nothing\n")


def test_a_text_without_dates_is_refused(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.md").write_text("# Words\n\n- and more\n", encoding="utf-8")
    result = run("list", "--data", tmp_path / "a.md")
    assert result.exit_code == 3
    assert (
        "a.md has no table with a row of headings and events below it, and no list with dates"
        in result.stderr
    )


@pytest.mark.parametrize(
    ("text", "under", "date"),
    [
        ("2nd: a", "May 2031", "2031-05-02"),
        ("24.: a", "May 2031", "2031-05-24"),
        ("24.12.: a", "2031", "24.12.2031"),
        ("15 March: a", "44 BC", "15 March 44 BC"),
        ("summer: a", "2031", "summer 2031"),
        ("12: a", "2031", None),
        ("5 people: a", "2031", None),
        ("2 May 1999: a", "2031", "2 May 1999"),
    ],
)
def test_a_date_is_completed_by_what_is_above_it(
    text: str, under: str, date: str | None
) -> None:
    settings = Settings()
    found = parted(text, Under.of(under, settings), settings)
    assert found == (None if date is None else (date, "a"))


def test_a_heading_completes_only_what_a_date_lacks(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        # 24 October 2031

        - 25 October: The next day

        # October 2031

        - 22 October, 7 p.m.: A speech
        - late: Talks go on
        - Mid: A letter
        - 16: Photographs
        - [x] 2032-08-05: A treaty
        - [2031-10-17] A briefing
        - 31 Oct 2030 Planes arrive
        - In April 2033 the mayor goes
        - 16/1/2034 A strike
        - 3 tanks are seen
        """,
    )
    assert {title: date for date, title in dated(found)} == {
        "The next day": "2031-10-25",
        "A speech": "2031-10-22T19:00",
        "Talks go on": "[2031-10-21..2031-10-31]",
        "A letter": "[2031-10-11..2031-10-20]",
        "Photographs": "2031-10-16",
        "A treaty": "2032-08-05",
        "A briefing": "2031-10-17",
        "Planes arrive": "2030-10-31",
        "the mayor goes": "2033-04",
        "A strike": "2034-01-16",
        "3 tanks are seen": "2031-10",
    }
    assert [event.extra for event in found.events if event.title == "A treaty"] == [
        {"task": "done"}
    ]


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        (
            "10-16: a",
            "line 3: '10-16': is ambiguous under 'October 2031': 2031-10-16 or 2031-10-10/2031-10-16",
        ),
        (
            "8 am: a",
            "line 3: '8 am': is a time without a day under 'October 2031'; write the day beside it",
        ),
    ],
)
def test_what_a_heading_completes_in_two_ways_or_not_is_refused(
    tmp_path: Path, item: str, problem: str
) -> None:
    with pytest.raises(DataError) as error:
        read(tmp_path, f"# October 2031\n\n- {item}\n- 2: b\n")
    assert problem in str(error.value)


def test_all_lines_that_are_left_out_are_named(tmp_path: Path) -> None:
    notes: list[str] = []
    words = "\n".join(f"- word{letter}" for letter in "abcdef")
    read(tmp_path, f"- 2 May 2031: a\n{words}\n", notes)
    assert notes[0].endswith(
        "left out 6 parts without a date: line 2 'worda', line 3 'wordb', line 4 'wordc', and lines 5, 6, 7"
    )


def test_a_date_in_a_line_of_its_own_is_a_heading_and_times_need_no_colon(
    tmp_path: Path,
) -> None:
    found = read(
        tmp_path,
        """\
        # 2031

        **12 March**

        - 14:30 – A recall
        - 9.15 am The border is shut
        - 3 people are hurt

        13 March

        - Talks

        # 2032

        1 May

        - A march
        """,
    )
    assert dated(found) == [
        ("2031-03-12T14:30", "A recall"),
        ("2031-03-12T09:15", "The border is shut"),
        ("2031-03-12", "3 people are hurt"),
        ("2031-03-13", "Talks"),
        ("2032-05-01", "A march"),
    ]


def test_a_date_in_a_line_of_its_own_is_that_of_the_lines_below(tmp_path: Path) -> None:
    text = (
        "14 October 1962: A flight\n16 October 1962\nA briefing.\nMaps are shown.\n\nA dinner.\n\n"
        "22 October 1962:\nA speech\n-----\n1963\n7 January: A letter\n"
    )
    path = tmp_path / "notes.md"
    path.write_text(text)
    found = load(path).events
    assert [(event.date.text, event.title, event.summary) for event in found] == [
        ("1962-10-14", "A flight", ""),
        ("1962-10-16", "A briefing.", "Maps are shown."),
        ("1962-10-16", "A dinner.", ""),
        ("1962-10-22", "A speech", ""),
        ("1963-01-07", "A letter", ""),
    ]


def test_a_part_of_the_day_is_on_the_day_of_the_line_above(tmp_path: Path) -> None:
    text = (
        "# 7 May 1921\n\n8 May 1921: Talks begin\nevening: Talks stop\n"
        "9 May 1921, 10:00: Talks go on\n14:00: Talks end\n"
    )
    timeline = read(tmp_path, text)
    days = {event.title: event.date.text for event in timeline.events}
    assert days == {
        "Talks begin": "1921-05-08",
        "Talks stop": "1921-05-08",
        "Talks go on": "1921-05-09T10:00",
        "Talks end": "1921-05-09T14:00",
    }


def test_a_range_before_the_text_is_kept_whole(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        ## 2031

        - **2031-05-02 – 2031-06-09** Ferrymen stop work
        - **2 July 2031 -- 9 July 2031**: The port is closed
        - 3 August – 5 August Talks
        - 9 August – 22 boats leave
        """,
    )
    assert dated(found) == [
        ("2031-05-02/2031-06-09", "Ferrymen stop work"),
        ("2031-07-02/2031-07-09", "The port is closed"),
        ("2031-08-03/2031-08-05", "Talks"),
        ("2031-08-09", "22 boats leave"),
    ]


def test_definition_lists_have_the_date_as_their_term(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        2 May 2031

        :   Ferrymen stop work

        June 2031
        :   The port refuses
        """,
    )
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-06", "The port refuses"),
    ]


def test_links_and_block_names_of_obsidian_are_words(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        - 2031-05-02 :: [[Ferrymen]] stop work ^a1b2c3
        - [[2031-06-09]]: The [[Port of Xyzia|port]] refuses
        """,
    )
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-06-09", "The port refuses"),
    ]


def test_two_columns_of_one_heading_are_both_kept(tmp_path: Path) -> None:
    (event,) = read(
        tmp_path,
        """\
        | Date | What | Remark | Remark |
        |---|---|---|---|
        | 2 May 2031 | Ferrymen stop work | a | b |
        """,
    ).events
    kept = f"{event.summary} {event.extra}"
    assert "a" in kept
    assert "'Remark 2': 'b'" in kept


def test_a_row_with_more_cells_than_headings_is_a_fault_on_its_line(
    tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "notes.md"
    head = "| date | title | no |\n|---|---|---|\n"
    file.write_text(f"{head}| 2020-01-01 | A | B | 1 |\n", encoding="utf-8")
    found = run("list", "--data", file)
    assert found.exit_code == 3
    assert "line 3: '1': 4 cells, but the header names 3 columns" in found.stderr
    file.write_text(f"{head}| 2020-01-01 | A \\| B | 1 |  |\n", encoding="utf-8")
    found = run("list", "--data", file, "-f", "csv", "--columns", "title,extra.no")
    assert found.stdout.splitlines()[1:] == ["A | B,1"]


def test_times_below_a_day_are_of_that_day(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        # 5 March 2031

        - until 9 pm: Talks
        - after 9 in the evening: A vote
        - after 9 pm: A speech
        - since 9 pm: Shelling
        - before midnight: A strike
        - until 9 in the evening: A fire
        - 6 March, evening: A landing
        """,
    )
    assert {title: date for date, title in dated(found)} == {
        "Talks": "../2031-03-05T21:00",
        "A vote": "[2031-03-05T21:01..2031-03-05T23:59]",
        "A speech": "[2031-03-05T21:01..2031-03-05T23:59]",
        "Shelling": "2031-03-05T21:00/..",
        "A strike": "[2031-03-05T00:00..2031-03-05T23:59]",
        "until 9 in the evening: A fire": "2031-03-05",
        "A landing": "2031-03-06",
    }


def test_the_year_below_a_heading_of_months_is_the_one_that_fits(
    tmp_path: Path,
) -> None:
    found = read(
        tmp_path,
        """\
        # December 2031 to January 2032

        - 27 December: A
        - 3 January, 9 pm: B
        - 12 March: C

        # October to November 2032

        - 30 October: D
        - The war goes on
        """,
    )
    assert {title: date for date, title in dated(found)} == {
        "A": "2031-12-27",
        "B": "2032-01-03T21:00",
        "12 March: C": "2031-12/2032-01",
        "D": "2032-10-30",
        "The war goes on": "2032-10/2032-11",
    }


def test_two_bold_numbers_with_a_dash_between_them_are_a_range(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        ## October 1962

        - **24** – **28** Ships stop
        - **29** - **31 October**: Talks
        - **Ships** – **boats** stop
        """,
    )
    assert dated(found) == [
        ("1962-10-24/1962-10-28", "Ships stop"),
        ("1962-10-29/1962-10-31", "Talks"),
        ("1962-10", "Ships – boats stop"),
    ]


def test_the_end_of_the_month_is_that_of_the_heading(tmp_path: Path) -> None:
    found = read(tmp_path, "# April 2031\n\n- end of the month: Talks\n")
    assert dated(found) == [("[2031-04-21..2031-04-30]", "Talks")]


def test_lines_that_end_in_a_carriage_return_are_counted(tmp_path: Path) -> None:
    text = (
        "# Strike\r\r| date | title |\r|---|---|\r| 2031-05-02 | Ferrymen stop work |\r"
    )
    (tmp_path / "notes.md").write_text(text, encoding="utf-8", newline="")
    found = load(tmp_path / "notes.md")
    assert dated(found) == [("2031-05-02", "Ferrymen stop work")]
