"""`crisistl actors`, `themes` and `sources`: exact output on the small timeline."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def asked(run: Run, small: Path) -> Run:
    """A command on the small timeline."""
    return lambda command, *args, **settings: run(
        command, "--data", small, *args, **settings
    )


def test_actors(asked: Run) -> None:
    result = asked("actors")
    assert result.exit_code == 0
    assert result.stdout == (
        "norland\tNorland\tstate\t\tLake City\t7\t6\t2019/..\t2022-02\n"
        "sudmark\tSüdmark\tstate\t\tPort Sud\t6\t5\t[2021-11-03..2021-11-20]\t2022-02\n"
        "palace\tthe Palace\tgovernment\tnorland\t\t1\t1\t2021-11-28\t2021-11-28\n"
        "berg\tIda Berg\tperson\tsudmark\t\t1\t1\t2022-01-24\t2022-01-24\n"
        "league\tRiver League\torganisation\t\tRL\t1\t1\t2022-01-10/2022-01-12\t2022-01-10/2022-01-12\n"
        "osk\tAnn Osk\tperson\tpalace\tMinister Osk\t0\t0\t\t\n"
    )
    assert result.stderr == "The Vell river dispute · 6 of 6 actors in 8 events\n"


def test_themes_of_a_question(asked: Run) -> None:
    result = asked("themes", "--by", "sudmark", "--from", "2022")
    assert result.stdout == (
        "military\tMilitary\t\tTroops and their movements.\t2\t2\t2022-01-12\t2022-01-24\n"
        "water\tWater\t\tWho has how much of the river.\t1\t1\t2022-01-24\t2022-01-24\n"
        "diplomacy\tDiplomacy\t\tTalks and mediation.\t1\t1\t2022-02\t2022-02\n"
    )
    assert result.stderr == (
        "The Vell river dispute: from 1 January 2022, by Südmark · 3 of 4 themes in 3 of 8 events\n"
    )


def test_sources(asked: Run) -> None:
    assert asked("sources").stdout == (
        "gazette\tThe Vell Gazette\tGazette Press\t\thttps://gazette.example/vell\t6\t6\t2019/..\t2022-02\n"
        "radio\tRadio Norland\t\t2022-01\t\t3\t3\t2021-11-28\t2022-01-24\n"
    )


@pytest.mark.parametrize("command", ["actors", "themes", "sources"])
def test_every_format(asked: Run, tmp_path: Path, command: str) -> None:
    rows = json.loads(asked(command, "--format", "json").stdout)
    assert [
        json.loads(line) for line in asked(command, "--format", "jsonl").lines
    ] == rows
    assert asked(command, "--format", "csv").lines[0] == ",".join(rows[0])
    assert asked(command, "--format", "tsv").lines[0] == "\t".join(rows[0])
    assert asked(command, "--format", "markdown").lines[0].startswith("| id | ")
    assert "─" in asked(command, "--format", "table").stdout
    asked(command, "--format", "csv", "--output", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == asked(
        command, "--format", "csv"
    ).stdout


@pytest.mark.parametrize("command", ["actors", "themes", "sources"])
def test_an_empty_answer_says_why(asked: Run, command: str) -> None:
    result = asked(command, "--actor", "osk")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[1:] == [
        "--actor osk alone matches no event.",
        "The timeline runs from 2019 to February 2022.",
    ]


@pytest.mark.parametrize("command", ["actors", "themes", "sources"])
def test_an_unknown_name_is_refused(asked: Run, command: str) -> None:
    result = asked(command, "--theme", "watr")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: unknown theme 'watr'; did you mean 'Water'?\n"


def test_the_names_of_a_table_of_actors_hold_in_any_order_of_the_files(
    run: Run, tmp_path: Path
) -> None:
    actors, events = tmp_path / "actors.csv", tmp_path / "events.csv"
    actors.write_text("name,other names\nThe Board,Board\n", "utf-8")
    events.write_text("date,title,actors\n2031-05-02,Talks,Board\n", "utf-8")
    one = run("list", "--data", actors, "--data", events, "--columns", "date,actors")
    other = run("list", "--data", events, "--data", actors, "--columns", "date,actors")
    assert one.stdout == other.stdout == "2031-05-02\tThe Board\n"
