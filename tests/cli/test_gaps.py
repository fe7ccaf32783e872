"""`crisistl gaps`: the longest silences in every form."""

import json
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
        "547\t2020-01-01\t2021-06-30\tdam-works\t2019/..\tNorland builds the Vell dam"
        "\tdrought\t2021-07~\tDrought halves the Vell\n"
        "94\t2021-08-01\t2021-11-02\tdrought\t2021-07~\tDrought halves the Vell"
        "\tsluices-shut\t[2021-11-03..2021-11-20]\tNorland shuts the sluices by night\n"
    )
    assert result.stderr == (
        "The Vell river dispute · the longest silences in 8 events\n"
        "A vague date fills all its days; what goes on counts only where it begins.\n"
    )


def test_a_table_has_the_events_on_both_sides(gaps: Run) -> None:
    result = gaps("--limit", "1", "--per", "theme", "--format", "table", env={"COLUMNS": "80"})
    assert [line.rstrip() for line in result.lines] == [
        " theme    days  silent          after this               before this",
        "───────────────────────────────────────────────────────────────────────────────",
        " The dam   672  1 Jan 2020 to   Norland builds the Vell  Norland shuts the",
        "                2 Nov 2021      dam                      sluices by night",
        "                                since 2019               between 3 and 20 Nov",
        "                                                         2021",
    ]


def test_of_each_actor_as_data(gaps: Run) -> None:
    rows = json.loads(gaps("--per", "actor", "--format", "json").stdout)
    assert {row["actor"] for row in rows} == {"Norland", "Südmark"}
    assert [row["days"] for row in rows] == sorted((row["days"] for row in rows), reverse=True)


def test_an_unknown_kind_is_refused(gaps: Run) -> None:
    result = gaps("--per", "source")
    assert (result.exit_code, result.stderr) == (2, "error: --per 'source'; use actor, theme, pair\n")


def test_filters_narrow_the_events(gaps: Run) -> None:
    assert gaps("--theme", "diplomacy").stdout.startswith("19\t2022-01-13\t2022-01-31\tleague-talks")
