"""`crisistl gaps`: the longest silences in every form."""

import json
import re
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def gaps(run: Run, small: Path) -> Run:
    """`gaps` on the small timeline."""
    return lambda *args, **settings: run("gaps", "--data", small, *args, **settings)


def test_a_pipe_gets_a_silence_a_line(gaps: Run) -> None:
    result = gaps("--limit", "2")
    assert result.stdout == (
        "42\t2021-11-29\t2022-01-09\tsluices-denied\t2021-11-28\tThe Palace denies it"
        "\tleague-talks\t2022-01-10/2022-01-12\tThe River League hosts talks\t\n"
        "11\t2022-01-13\t2022-01-23\tleague-talks\t2022-01-10/2022-01-12\tThe River League hosts talks"
        '\tberg-warning\t2022-01-24\tIda Berg warns of a "dry spring" [sic]\t\n'
    )
    assert result.stderr == (
        "The Vell river dispute · the longest silences in 8 events\n"
        "Silence between events known to the day. An event that continues breaks a silence only where it begins.\n"
    )


def test_a_table_has_the_events_on_both_sides(gaps: Run) -> None:
    result = gaps(
        "--limit", "1", "--per", "theme", "--format", "table", env={"COLUMNS": "80"}
    )
    assert [line.rstrip() for line in result.lines] == [
        " theme  days  silent                      after this       before this",
        "───────────────────────────────────────────────────────────────────────────────",
        " Water    56  29 Nov 2021 to 23 Jan 2022  The Palace       Ida Berg warns of a",
        '                                          denies it        "dry spring" [sic]',
        "                                          28 Nov 2021      24 Jan 2022",
    ]


def test_of_each_actor_as_data(gaps: Run) -> None:
    rows = json.loads(gaps("--per", "actor", "--format", "json").stdout)
    assert {row["actor"] for row in rows} == {"Norland", "Südmark"}
    assert [row["days"] for row in rows] == sorted(
        (row["days"] for row in rows), reverse=True
    )


def test_a_field_of_which_there_are_no_silences_is_refused(
    gaps: Run, small: Path
) -> None:
    result = gaps("--per", "source")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: --per source: `crisistl gaps` doesn't divide events by source, but `count` does; "
        f"write: crisistl count source --data {small}\n",
    )


def test_filters_narrow_the_events(gaps: Run) -> None:
    assert gaps("--theme", "military,dam").stdout.startswith(
        "44\t2021-11-29\t2022-01-11\tsluices-denied"
    )


def test_days_that_are_not_sure_are_explained(run, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("date,title\n2031-05-02,Dockers ask\n2031-05-07~,Talks fail\n")
    said = run("gaps", "--data", table).stderr
    assert "A day with “about” or “perhaps” counts as that day.\n" in said
    table.write_text("date,title\n2031-05-02,Dockers ask\n2031-05-07,Talks fail\n")
    assert "counts as" not in run("gaps", "--data", table).stderr


def test_the_longest_silences_can_be_shown_in_order_of_time(gaps: Run) -> None:
    found = gaps("--limit", "2", "--sort", "date", "--per", "theme")
    days = [line.split("\t")[2] for line in found.lines]
    assert days == sorted(days)
    refused = gaps("--sort", "lenght")
    assert refused.exit_code == 2
    assert "did you mean 'length'?" in refused.stderr


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_date_of_a_silence_or_of_an_event_beside_it_is_broken(
    gaps: Run, width: int
) -> None:
    shown = gaps("--format", "table", env={"COLUMNS": str(width)}).stdout
    assert not re.search(r"\d{1,2} *\n +(?:Nov|Jan)", shown)
    for cells in re.findall(r"\d\d? (?:Nov|Jan)(?! \d{4})", shown):
        assert cells == ""
