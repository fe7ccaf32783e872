"""Plain lines: a date, a mark and what happened."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.tables.plain_lines import are_plain_lines, rows_of


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("16 October 1962: A strike", "16 October 1962"),
        ("- 16 October 1962: A strike", "16 October 1962"),
        ("3. 16 October 1962: A strike", "16 October 1962"),
        ("1. Mai 1962: A strike", "1. Mai 1962"),
        ("- 16 – 28 October 1962: A strike", "16 – 28 October 1962"),
        ("-   16 October – 3 May 1963: A strike", "16 October – 3 May 1963"),
        ("- 1962-10-16 – 1962-10-28 A strike", "1962-10-16 – 1962-10-28"),
        ("October 1962. A strike", "October 1962."),
    ],
)
def test_the_number_of_a_list_is_not_part_of_the_date_but_a_day_is(
    line: str, date: str
) -> None:
    *_, (number, cells) = rows_of([line])
    assert (number, cells) == (1, [date, "A strike", ""])


def test_a_line_whose_date_is_not_understood_is_refused_by_its_line(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(
        "Octember 1962: Photographs\n16 October 1962: Briefing\n   with maps\nKennedy: no\n"
        "22 Octember 1962: Speech\n24 October 1962: Quarantine\n28 October 1962: Deal\n"
    )
    result = run("list", "--data", file)
    assert result.exit_code == 3
    assert "2 faults" in result.stderr
    assert "line 1: column date: 'Octember 1962'" in result.stderr
    assert "line 5: column date: '22 Octember 1962'" in result.stderr


def test_indented_lines_and_lines_without_a_number_continue_the_one_above(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(
        "16 October 1962: Briefing\n   3 maps: all of them\nKennedy: no\n22 October 1962: Speech\n"
    )
    result = run("list", "--data", file, "--format", "csv", "--columns", "date,summary")
    assert result.stdout.splitlines()[1:4] == [
        '1962-10-16,"3 maps: all of them',
        'Kennedy: no"',
        "1962-10-22,",
    ]


def test_a_line_that_begins_with_a_day_is_an_event_without_a_colon_too(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(
        "24 June 1948: Roads are cut\n28/6/48 Pilots join\n12 May 1949 The roads are open\n"
        "May 15, 1949 A parade\n3 people speak\n1948 was hard\n"
    )
    result = run("list", "--data", file, "--columns", "date,title,summary")
    assert result.lines == [
        "1948-06-24\tRoads are cut\t",
        "1948-06-28\tPilots join\t",
        "1949-05-12\tThe roads are open\t",
        "1949-05-15\tA parade\t3 people speak 1948 was hard",
    ]


def test_a_day_in_a_sentence_that_goes_on_from_the_line_above_is_no_event() -> None:
    lines = [
        "24 June 1948: The roads and the rail links to the west are cut, and until",
        "12 May 1949 nothing but planes comes in.",
        "13 May 1949 Trains run.",
    ]
    _, *rows = rows_of(lines)
    assert [cells[0] for _, cells in rows] == ["24 June 1948", "13 May 1949"]


def test_a_time_after_the_colon_belongs_to_the_date(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(
        "12 March 2021: 14:30 Recall\n12 March 2021: evening: A speech\n12 March 2021: Kennedy: no\n"
        "13 March 2021: 7 pm – talks\n14 March 2021: 12 people march\n"
    )
    result = run("list", "--data", file, "--columns", "date,part_of_day,title")
    assert sorted(result.lines) == [
        "2021-03-12\t\tKennedy: no",
        "2021-03-12\tevening\tA speech",
        "2021-03-12T14:30\t\tRecall",
        "2021-03-13T19:00\t\ttalks",
        "2021-03-14\t\t12 people march",
    ]


def test_a_date_in_a_line_of_its_own_is_that_of_the_lines_below(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(
        "14 October 1962: A flight\n16 October 1962\nA briefing.\nMaps are shown.\n\nA dinner.\n"
        "22 October 1962:\n- A speech\n- A call\n-----\n1963\n7 January: A letter\nfrom the envoy\n- 20 June: A line\n"
    )
    result = run("list", "--data", file, "--columns", "date,title,summary")
    assert result.lines == [
        "1962-10-14\tA flight\t",
        "1962-10-16\tA briefing.\tMaps are shown.",
        "1962-10-16\tA dinner.\t",
        "1962-10-22\tA speech\t",
        "1962-10-22\tA call\t",
        "1963-01-07\tA letter\tfrom the envoy",
        "1963-06-20\tA line\t",
    ]


def test_a_day_without_a_text_below_it_is_a_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("16 October 1962\n22 October 1962\nA speech\n")
    result = run("list", "--data", file)
    assert result.exit_code == 3
    assert "line 1: column event: is empty" in result.stderr


def test_a_time_below_a_day_begins_an_event_without_a_colon_too() -> None:
    text = "3 May 2021\n\n09:00 The council meets\n   in the hall\n5 pm The vote\n17:30-18:15 A walk\n"
    assert are_plain_lines(text)
    rows = [*rows_of(text.splitlines())]
    assert [cells for _, cells in rows[1:]] == [
        ["2021-05-03, 09:00", "The council meets", "in the hall"],
        ["2021-05-03, 5 pm", "The vote", ""],
        ["2021-05-03, 17:30-18:15", "A walk", ""],
    ]


def test_a_calendar_of_days_without_years_is_named(run, tmp_path) -> None:
    path = tmp_path / "port.calendar"
    path.write_text("/* Port */\n03/04\tThe ferry stops\n\tand starts\nMay 7*\tTalks\n")
    refused = run("list", "--data", path)
    assert refused.exit_code == 3
    assert (
        "is a calendar of days without a year, which isn't read; write each line"
        in refused.stderr
    )


def test_dates_without_events_are_refused_as_that(run, tmp_path) -> None:
    path = tmp_path / "dates.txt"
    path.write_text("-0044-03-15\n-0043-03\n")
    refused = run("list", "--data", path)
    assert (
        "line 1 has a date and nothing else; write behind it what happened"
        in refused.stderr
    )


def test_a_part_of_the_day_below_a_day_begins_an_event() -> None:
    lines = [
        "7 May 1921",
        "morning: The ships sail",
        "Evening – They arrive",
        "Background: a long dispute",
        "8 May 1921: Talks begin",
        "Noon: A pause",
        "night: Talks end",
        "June 1921: Nothing happens",
        "evening: a word in a note",
    ]
    assert [*rows_of(lines)][1:] == [
        (2, ["1921-05-07, morning", "The ships sail", ""]),
        (3, ["1921-05-07, Evening", "They arrive", "Background: a long dispute"]),
        (5, ["8 May 1921", "Talks begin", ""]),
        (6, ["1921-05-08, Noon", "A pause", ""]),
        (7, ["1921-05-08, night", "Talks end", ""]),
        (8, ["June 1921", "Nothing happens", "evening: a word in a note"]),
    ]
