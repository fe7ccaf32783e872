"""The options that commands share, and how data is read."""

from pathlib import Path
from typing import Annotated

import pytest
import typer

from conftest import Run
from crisistl.cli.app import COMMANDS
from crisistl.cli.data_options import DataOptions
from crisistl.cli.options import shared


def options(command: str) -> list[list[str]]:
    """The names of a command's options, in their order."""
    from crisistl.cli.app import built

    return [parameter.opts for parameter in built(command).params]


def test_commands_that_ask_share_their_options() -> None:
    asking = [
        set(map(tuple, options(name)))
        for name in ("list", "actors", "themes", "sources", "export")
    ]
    shared_by_all = set.intersection(*asking)
    names = {name for opts in shared_by_all for name in opts}
    assert {
        "--from", "--to", "--on", "--during", "--match", "--certain", "--around", "--window", "--date-order",
        "--actor", "--by", "--toward", "--pair", "--theme", "--type", "--status", "--source", "--place", "--text",
        "--where", "--data", "--today",
    } <= names  # fmt: skip


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_no_option_stands_twice(command: str) -> None:
    names = [name for opts in options(command) for name in opts]
    assert len(names) == len(set(names))


def test_a_group_of_options_becomes_one_value() -> None:
    seen: list[tuple[DataOptions, str]] = []

    @shared
    def command(reading: DataOptions, name: Annotated[str, typer.Argument()]) -> None:
        """Look."""
        seen.append((reading, name))

    app = typer.Typer()
    app.command()(command.for_typer())
    app(["--data", "a.json", "--data", "b.json", "x"], standalone_mode=False)
    ((reading, name),) = seen
    assert reading.data == ("a.json", "b.json")
    assert (reading.split, reading.skip_bad, name) == ((), False, "x")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of somebody's own."""
    path = tmp_path / "own.csv"
    path.write_text("Datum,Was,Wer\n10.01.2022,Gespräche,Genf/Bern\n", encoding="utf-8")
    return path


def test_a_table_is_read_as_the_user_says(run: Run, table: Path) -> None:
    result = run(
        "list", "--data", table, "--map", "date=Datum", "--map", "title=Was", "--map", "actors=Wer",
        "--split", "/", "--file-date-order", "dmy", "--columns", "date,actors,title",
    )  # fmt: skip
    assert result.stdout == "2022-01-10\tGenf, Bern\tGespräche\n"


def test_how_a_table_was_understood_is_a_line_for_a_question_and_a_list_for_a_check(
    run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("When,What,Budget\n2022-01-10,Talks,3\n", encoding="utf-8")
    brief = f"{table}: 2 of 3 columns understood, extra: Budget; `crisistl check` lists them\n"
    assert run("list", "--data", table).stderr.startswith(brief)
    assert run("check", table).stderr.startswith(
        f"columns of {table}:\n  date   When\n"
    )
    assert run("convert", table, "-", "--to-format", "jsonl").stderr.startswith(
        f"columns of {table}:\n"
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--map", "date"),
            "--map 'date': write a field and a column with = between: date=Datum",
        ),
        (
            ("--map", "=Datum"),
            "--map '=Datum': write a field and a column with = between: date=Datum",
        ),
        (("--file-date-order", "ymd"), "--file-date-order 'ymd': use dmy or mdy"),
        (("--from-format", "jsno"), "unknown format 'jsno'; did you mean 'json'"),
    ],
)
def test_what_can_not_be_understood_is_refused(
    run: Run, table: Path, args: tuple[str, ...], message: str
) -> None:
    result = run("list", "--data", table, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {message}")


def test_several_files_are_read_as_one(run: Run, small: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.json"
    more.write_text(
        '{"events": [{"id": "more", "date": "2022-03", "title": "More"}]}',
        encoding="utf-8",
    )
    result = run("list", "--data", small, "--data", more, "--columns", "id")
    assert len(result.lines) == 9
    assert result.lines[-1] == "more"
