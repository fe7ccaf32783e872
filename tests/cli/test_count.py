"""`crisistl count`: exact output on the small timeline in every form."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.query.counted import PERIODS
from crisistl.query.fields import FIELDS


@pytest.fixture
def counted(run: Run, small: Path) -> Run:
    """`count` on the small timeline."""
    return lambda *args, **settings: run("count", *args, "--data", small, **settings)


def test_a_pipe_gets_a_value_a_line_and_the_rest_on_stderr(counted: Run) -> None:
    result = counted("actor", "--depth", 1)
    assert result.exit_code == 0
    assert (
        result.stdout
        == "Norland\t7\nSüdmark\t6\nRiver League\t1\nnot given\t1\ntotal\t8\n"
    )
    assert result.stderr == (
        "The Vell river dispute · 8 events\nAn event counts under each actor on either side, initiator or recipient "
        "(by and toward count one side); the total counts it once.\n"
    )


def test_a_table_has_bars_and_says_how_long_a_quiet_was(counted: Run) -> None:
    since = ("--from", "2019-02", "--match", "start")
    result = counted("month", *since, "--format", "table", env={"COLUMNS": "60"})
    assert [line.rstrip() for line in result.lines] == [
        " month                events",
        "──────────────────────────────────────────────────────",
        " 2019, month unknown       1  ████████",
        " 2019-02..2021-06          0  none for 29 months",
        " 2021-07                   1  ████████",
        " 2021-08                   0",
        " 2021-09                   0",
        " 2021-10                   0",
        " 2021-11                   2  ████████████████",
        " 2021-12                   0",
        " 2022-01                   3  ████████████████████████",
        " 2022-02                   1  ████████",
        "──────────────────────────────────────────────────────",
        " total                     8",
    ]
    assert result.stderr == (
        "The Vell river dispute: beginning from 1 February 2019 · 8 events, 1 of them maybe\n"
    )


def test_other_forms_have_a_row_for_every_period(counted: Run) -> None:
    assert (
        len(counted("month").lines)
        == len(counted("month", "--format", "csv").lines) - 1
        == 10
    )
    assert (
        "| 2019, month unknown | 1 |" in counted("month", "--format", "markdown").lines
    )


def test_a_cross_table_for_a_spreadsheet(counted: Run) -> None:
    result = counted("quad", "month", "--from", "2021-11", "--format", "csv")
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["quad", "before", "2021-11", "2021-12", "2022-01", "2022-02", "total"],
        ["material conflict", "1", "1", "0", "1", "0", "3"],
        ["verbal conflict", "0", "1", "0", "1", "0", "2"],
        ["verbal cooperation", "0", "0", "0", "1", "1", "2"],
        ["total", "1", "2", "0", "3", "1", "7"],
    ]


def test_a_cross_table_as_json(counted: Run) -> None:
    result = counted("by", "type", "--by", "berg", "--format", "json")
    assert json.loads(result.stdout) == [
        {"by": "Ida Berg", "threaten": 1, "total": 1},
        {"by": "total", "threaten": 1, "total": 1},
    ]


def test_columns_without_room_are_named(counted: Run) -> None:
    result = counted("actor", "theme", "--format", "table", env={"COLUMNS": "40"})
    shown = [line.rstrip() for line in result.lines]
    assert shown[0].split() == ["actor", "The", "dam", "Water", "total"]
    assert shown[-1] == "No room here for: Diplomacy, Military."


def test_an_event_may_count_in_every_period_that_it_may_touch(counted: Run) -> None:
    result = counted("week", "--spread", "--during", "2022-01-03..2022-01-23")
    assert result.stdout == "2022-W01\t1\n2022-W02\t3\n2022-W03\t1\ntotal\t3\n"


def test_a_number_is_added_up(counted: Run) -> None:
    result = counted("by", "--sum", "extra.troops")
    assert result.stdout.startswith("Südmark\t1200\nNorland\t0\n")
    assert result.stderr.endswith("7 of the events have no number to add.\n")


def test_a_file_is_written_whole(counted: Run, tmp_path: Path) -> None:
    target = tmp_path / "count.csv"
    result = counted("status", "--output", target, "--format", "csv")
    assert (
        target.read_text()
        == "status,events\nreported,6\nclaimed,1\nplanned,1\ntotal,8\n"
    )
    assert result.stdout == ""


@pytest.mark.parametrize(
    "field", [field.name for field in (*FIELDS, *PERIODS) if field.values]
)
def test_every_field_counts_all_events(counted: Run, field: str) -> None:
    result = counted(field)
    assert (result.exit_code, result.lines[-1]) == (0, "total\t8")


def refusal(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("actr",), "error: unknown field 'actr'; did you mean 'actor'?\n"),
        (("month", "week"), "error: count by one kind of period at a time, such as `count month`\n"),
        (("status", "--depth", "1"), "error: --depth: only actors and themes have parts; count by one of them, "
         "such as `count actor`\n"),
        (
            ("actor", "--sum", "extra.troop"),
            "error: --sum 'extra.troop': no event has such a number; did you mean 'extra.troops'?\n",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_counted_is_refused(
    counted: Run, args: tuple[str, ...], message: str
) -> None:
    assert refusal(counted(*args)) == message


def test_nothing_found_says_why(counted: Run) -> None:
    result = counted("actor", "--during", "1990")
    assert (result.exit_code, result.stdout) == (0, "total\t0\n")
    assert "--during 1990 alone matches no event." in result.stderr


@pytest.mark.parametrize("ending", ["json", "jsonl"])
@pytest.mark.parametrize(
    "asked",
    [
        ("month",),
        ("actor",),
        ("actor", "--depth", "1"),
        ("pair",),
        ("pair", "year", "--depth", "1"),
        ("theme", "quarter", "--spread"),
        ("type", "--from", "2021-11", "--to", "2022-01-10"),
        ("extra.troops",),
        ("place", "--certain", "--on", "2021"),
        ("month", "--actor", "nobody there"),
        ("source", "--actor", "norland"),
    ],
    ids=" ".join,
)
def test_a_streamed_file_is_counted_as_a_whole_one(
    run: Run, tmp_path: Path, asked: tuple[str, ...], ending: str
) -> None:
    file = tmp_path / f"streamed.{ending}"
    run("export", str(file))
    whole = run(
        "count", *asked, "--format", "csv", "--data", "-", input=file.read_bytes()
    )
    streamed = run("count", *asked, "--format", "csv", "--data", str(file))
    # an unknown name ends with the command that lists the names of a file
    said = streamed.stderr.replace(
        f". `crisistl actors --data {file}` lists them all.", ""
    )
    assert replace(streamed, stderr=said.rstrip()) == replace(
        whole, stderr=whole.stderr.rstrip()
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("actors", "--sort", "title"), "name"),
        (("sources", "--columns", "name"), "title"),
        (("count", "actor", "--sort", "number"), "events"),
    ],
)
def test_columns_that_are_called_otherwise_are_answered_with_ours(
    run: Run, words: tuple[str, ...], meant: str
) -> None:
    assert run(*words).stderr.rstrip().endswith(f"did you mean {meant!r}?")
