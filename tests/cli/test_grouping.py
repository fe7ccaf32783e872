"""Fields typed after an option of another program: the command line that is advised is the one that works."""

import shlex
from pathlib import Path

import pytest

from conftest import Run

MEANT = {
    "chart --by month": "count month",
    "chart --by day --actor NATO --width 90": "count day --actor NATO",
    "chart --per theme --width 90": "chart --width 90 --lanes theme",
    "chart --lanes month": "count month",
    "chart --unit=weeks": "count week",
    "count --by month": "count month",
    "count month --by actors --limit 3": "count month actor --limit 3",
    "count --group-by country -a NATO": "count actor -a NATO",
    "count month --by month": "count month",
    "count month actor --by theme": "count month theme",
    "count Putin --by theme": "count theme --text Putin",
    "chart --lanes theme --by day": "count day",
    "list --group actor --by month": "list --group month",
    "gaps --by month": "count month",
    "gaps --per month -n 3": "count month -n 3",
    "gaps --group themes": "gaps --per theme",
    "list Putin --per month": "list Putin --group month",
    "list --by day": "list --group day",
    "list --group-by topic --limit 2": "list --limit 2 --group theme",
    "actors --by month": "count month",
    "contradictions --group theme": "count theme",
}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_the_advised_line_works(run: Run, typed: str, meant: str) -> None:
    refused = run(*shlex.split(typed))
    assert refused.exit_code == 2
    assert refused.stderr.rstrip().endswith(f"write: crisistl {meant}")
    assert run(*shlex.split(meant)).exit_code == 0


def test_a_name_that_is_no_field_is_an_unknown_actor(run: Run) -> None:
    assert (
        "unknown actor 'Russsia'; did you mean 'Russia'?"
        in run("list", "--by", "Russsia").stderr
    )


def test_an_actor_that_is_called_as_a_field_is_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("date,title,actors\n2022,Strike,Source\n")
    assert (
        run(
            "count", "year", "--by", "Source", "-d", str(tmp_path / "own.csv")
        ).exit_code
        == 0
    )


@pytest.mark.parametrize(
    "typed",
    [
        "gaps --per actor --actor Rusia",
        "list --group actor --by Rusia",
        "chart --lanes actor --actor Rusia",
        "count actor --actor Rusia",
    ],
)
def test_an_unknown_name_beside_an_own_option_is_what_is_refused(
    run: Run, typed: str
) -> None:
    assert (
        run(*shlex.split(typed)).stderr
        == "error: unknown actor 'Rusia'; did you mean 'Russia'?\n"
    )
