"""The program as a whole: its help, its version, and how it ends whatever happens."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from crisistl.cli.app import COMMANDS
from crisistl.version import __version__

NEVER_LOADED = (
    "crisistl.query.where",
    "jinja2",
    "icalendar",
    "openpyxl",
    "dateutil.parser",
)


def shell(line: str, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which $CRISISTL is the program."""
    return subprocess.run(
        ["bash", "-c", line],
        env=os.environ | {"CRISISTL": command[0]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# help


def test_the_help_lists_every_command_in_its_group_with_an_example(run: Run) -> None:
    shown = run("--help").stdout
    words = " ".join(shown.replace("│", " ").split())
    for command in COMMANDS:
        assert f"─ {command.group} ─" in shown
        assert f"{command.name} {command.help} {command.example}" in words
        assert command.example.startswith(f"crisistl {command.name}")


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_a_help_with_its_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    example = next(known.example for known in COMMANDS if known.name == command)
    assert f"Example: {example}" in " ".join(result.stdout.split())
    assert run(command, "-h") == result


def test_a_help_breaks_its_lines_only_where_there_is_no_room(run: Run) -> None:
    wide = run("merge", "--help", env={"COLUMNS": "400"}).stdout
    (paragraph,) = (
        line for line in wide.splitlines() if "Actors, themes and sources" in line
    )
    assert "If an id means two things" in paragraph
    assert "`crisistl diff` shows which ones may be the same" in paragraph


def test_a_default_in_brackets_is_shown(run: Run) -> None:
    shown = run("list", "--help", env={"COLUMNS": "200"}).stdout
    assert "1m. [default: 7d]" in shown


def test_an_option_without_a_value_shows_no_type(run: Run) -> None:
    assert "bool" not in run("--help").stdout
    assert "bool" not in run("list", "--help").stdout


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: crisistl [OPTIONS] COMMAND" in result.stdout


def test_the_version(run: Run, program: Run) -> None:
    assert run("--version").stdout == f"crisistl {__version__}\n"
    assert program("--version").stdout == f"crisistl {__version__}\n"


def test_the_package_is_a_program_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crisistl", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"crisistl {__version__}\n"


# a wrong command line


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("lst",), "there is no command 'lst'; did you mean 'list'?"),
        (("list", "--acto", "x"), "has no option --acto"),
        (("list", "--actor"), "--actor needs a value: --actor NAME"),
        (("list", "--limit", "x"), "--limit x: write a whole number"),
        (("list", "--limit", "-1"), "--limit -1: write a whole number"),
        (("show",), "needs ID"),
        (("export",), "needs FILE"),
    ],
)
def test_what_is_wrong_with_the_command_line_is_said(
    run: Run, args: tuple[str, ...], message: str
) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


# data that can't be read


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("nowhere.json", "can't read nowhere.json: no such file"),
        (".", ". is a folder; name a file in it"),
        ("a\0b", "can't read a\\x00b: embedded null byte"),
    ],
)
def test_data_that_is_not_there_ends_with_3(run: Run, data: str, message: str) -> None:
    result = run("list", "--data", data)
    assert (result.exit_code, result.stdout, result.stderr) == (
        3,
        "",
        f"error: {message}\n",
    )


# output that can't be written


@pytest.mark.parametrize(
    "args",
    [
        "list", "list --format csv", "list --format json", "list --format table", "list --count",
        "show drought", "actors", "export - --format csv", "export - --format json",
    ],
)  # fmt: skip
def test_a_full_disk_ends_with_4(command: list[str], small: Path, args: str) -> None:
    done = shell(f"$CRISISTL {args} --data {small} > /dev/full", command)
    assert done.returncode == 4
    assert "error: can't write: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("args", ["--help", "list --help", "--version"])
def test_a_help_for_which_there_is_no_room_ends_with_4(
    command: list[str], args: str
) -> None:
    done = shell(f"$CRISISTL {args} > /dev/full", command)
    assert (done.returncode, done.stderr) == (
        4,
        "error: can't write: no space left on device\n",
    )


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file whose list is larger than a pipe holds."""
    rows = "".join(
        f"2022-01-{n % 28 + 1:02},Event number {n} of a good many\n"
        for n in range(20_000)
    )
    path = tmp_path / "large.csv"
    path.write_text("date,title\n" + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "args",
    [
        "list",
        "list --format csv",
        "list --format json",
        "list --format table",
        "export - -f json",
    ],
)
def test_a_pipe_that_is_closed_ends_it_quietly(
    command: list[str], large: Path, args: str
) -> None:
    done = shell(
        f"$CRISISTL {args} --data {large} | head -1; echo ${{PIPESTATUS[0]}}", command
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr in ("", f"{large.name} · 20,000 events\n")


def test_a_help_in_a_closed_pipe_ends_quietly(command: list[str]) -> None:
    done = shell("$CRISISTL list --help | true; echo ${PIPESTATUS[0]}", command)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_without_a_place_for_notes_results_come_all_the_same(
    command: list[str], small: Path, closed: str
) -> None:
    done = shell(f"$CRISISTL list --data {small} {closed}", command)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 8


def test_streams_that_are_closed_from_the_start_are_no_trouble(
    command: list[str], small: Path
) -> None:
    done = shell(f"$CRISISTL list --data {small} >&-; echo $?", command)
    assert done.stdout == "0\n"
    done = shell("$CRISISTL list --data - <&-; echo $?", command)
    assert done.stdout == "3\n"
    assert "standard input is empty" in done.stderr


# interrupted


def interrupted(
    command: list[str], pipe: Path, number: int, *args: object
) -> tuple[int, str, str]:
    """The exit code and the output of the program when a signal reaches it while it reads a pipe."""
    os.mkfifo(pipe)
    arguments = [*command, *map(str, args), "--data", str(pipe)]
    # opening a pipe waits for its reader, so the program is reading when this goes on
    with (
        subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
        pipe.open("w"),
    ):
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=120)
    return process.returncode, stdout, stderr


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"]
)
def test_an_interrupted_program_says_so_and_ends_with_130(
    command: list[str], tmp_path: Path, number: int
) -> None:
    assert interrupted(command, tmp_path / "pipe", number, "list") == (
        130,
        "",
        "interrupted\n",
    )


def test_an_interrupted_export_leaves_the_old_file(
    command: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old", encoding="utf-8")
    assert (
        interrupted(command, tmp_path / "pipe", signal.SIGINT, "export", target)[0]
        == 130
    )
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "pipe"]


# colour


Terminal = Callable[..., str]


@pytest.fixture
def terminal(command: list[str]) -> Terminal:
    """Runs the program on a terminal of 80 columns and gives what it wrote."""
    import fcntl
    import pty
    import struct
    import termios

    def run_it(*args: object, env: dict[str, str] | None = None) -> str:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
        given = {
            name: value for name, value in os.environ.items() if name != "COLUMNS"
        } | (env or {})
        process = subprocess.Popen(
            [*command, *map(str, args)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=given,
        )
        os.close(theirs)
        pieces = []
        try:
            while piece := os.read(ours, 1 << 16):
                pieces.append(piece)
        except OSError:  # Linux says so when the last writer has closed the terminal
            pass
        process.wait()
        os.close(ours)
        return b"".join(pieces).decode().replace("\r\n", "\n")

    return run_it


def test_on_a_terminal_there_is_a_table_with_its_heading_in_colour(
    terminal: Terminal, small: Path
) -> None:
    shown = terminal("list", "--data", small, "--actor", "league")
    assert "\x1b[" in shown
    assert "The Vell river dispute" in shown
    assert "The River League hosts talks" in shown


def test_a_chronology_can_be_written_to_a_terminal(
    terminal: Terminal, small: Path
) -> None:
    shown = terminal("convert", small, "-", "--to-format", "csv")
    assert [line.split(",")[0] for line in shown.splitlines()][:3] == [
        "id",
        "dam-works",
        "drought",
    ]
    assert "\x1b" not in shown


def test_a_workbook_is_not_written_to_a_terminal(
    terminal: Terminal, small: Path
) -> None:
    for words in (
        ("export", "-", "--format", "xlsx", "--data", small),
        ("convert", small, "-", "--to-format", "xlsx"),
    ):
        assert terminal(*words).endswith(
            "can't print a workbook to a terminal; name a file\n"
        )


def test_no_color_is_plain(terminal: Terminal, small: Path) -> None:
    shown = terminal(
        "list", "--data", small, "--actor", "league", env={"NO_COLOR": "1"}
    )
    assert [line.rstrip() for line in shown.splitlines()] == [
        "The Vell river dispute",
        "involving River League · 1 of 8 events",
        " date               who                            title",
        "─" * 79,
        " 10 to 12 Jan 2022  River League → Norland,        The River League hosts talks",
        "                    Südmark",
    ]
    error = terminal(
        "list", "--data", small, "--actor", "norlnd", env={"NO_COLOR": "1"}
    )
    assert error == "error: unknown actor 'norlnd'; did you mean 'Norland'?\n"


def test_an_error_is_red_on_a_terminal(terminal: Terminal, small: Path) -> None:
    assert terminal("list", "--data", small, "--actor", "norlnd").startswith(
        "\x1b[31merror:\x1b[0m unknown"
    )


def test_a_pipe_is_plain_and_a_table_in_it_too_unless_colour_is_forced(
    program: Run, small: Path
) -> None:
    for form in ((), ("--format", "table"), ("--format", "markdown")):
        assert "\x1b" not in program("list", "--data", small, *form).stdout
    assert (
        "\x1b["
        in program(
            "list", "--data", small, "--format", "table", env={"FORCE_COLOR": "1"}
        ).stdout
    )
    assert (
        "\x1b" not in program("list", "--data", small, env={"FORCE_COLOR": "1"}).stdout
    )


def test_what_is_piped_is_the_same_at_any_width(program: Run, small: Path) -> None:
    narrow, wide = (
        program("list", "--data", small, env={"COLUMNS": width})
        for width in ("20", "200")
    )
    assert narrow.stdout == wide.stdout


@pytest.mark.parametrize("columns", ["0", "1", "3"])
def test_a_screen_of_hardly_any_columns_hides_no_message(
    run: Run, columns: str
) -> None:
    result = run("list", "--limit", "x", env={"COLUMNS": columns})
    assert (result.exit_code, "write a whole number" in result.stderr) == (
        2,
        True,
    )


# the clock


def test_today_is_the_option_then_the_environment(run: Run, small: Path) -> None:
    def found(*args: str) -> list[str]:
        asked = (
            "list",
            "--data",
            small,
            "--on",
            "yesterday",
            "--match",
            "start",
            *args,
        )
        return [
            line.split("\t")[0]
            for line in run(*asked, env={"CRISISTL_TODAY": "2022-01-25"}).lines
        ]

    assert found() == ["berg-warning"]
    assert found("--today", "2022-01-13") == ["troops-moved"]


@pytest.mark.parametrize("day", ["tomorrow", "2022-1-1", "x"])
def test_a_day_that_is_none_is_refused(run: Run, day: str) -> None:
    result = run("list", "--today", day)
    assert (result.exit_code, result.stderr) == (
        2,
        f"error: --today '{day}': write a day as YYYY-MM-DD\n",
    )


# what is loaded


def loaded(*args: str) -> set[str]:
    """The modules that are loaded when a command has run."""
    line = (
        "import sys; sys.argv = ['crisistl', *sys.argv[1:]]\n"
        "from crisistl.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", line, *args], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "args",
    [
        ("list", "--from", "2022-01-10", "--actor", "NATO"),
        ("actors",),
        ("list", "--format", "csv"),
        ("--help",),
    ],
    ids=lambda args: " ".join(args),
)
def test_a_command_loads_nothing_that_it_does_not_need(args: tuple[str, ...]) -> None:
    assert sorted(loaded(*args) & set(NEVER_LOADED)) == []


def test_an_expression_loads_its_reader() -> None:
    assert "crisistl.query.where" in loaded("list", "--where", "actor:nato")


def test_a_day_that_is_none_is_refused_by_every_command(run: Run) -> None:
    for args in (("list",), ("actors",), ("list", "--on", "last 2 hours")):
        result = run(*args, "--today", "not a day at all")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "write a day as YYYY-MM-DD" in result.stderr


def test_contradictions_of_no_event_are_none(run: Run, small: Path) -> None:
    result = run("contradictions", "--data", small, "--text", "xyzzy", "-f", "csv")
    assert result.exit_code == 0
    assert len(result.lines) == 1
