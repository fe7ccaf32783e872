"""The quick way: the same values, output, messages and exit codes as through typer, or nothing at all."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.declaring import declaration
from crisistl.cli.ending import Ended
from crisistl.cli.options import NOTHING, Shared
from crisistl.cli.quick import run_quickly, understood
from crisistl.text.switch import SWITCH

QUICK = [
    known.name
    for known in COMMANDS
    if known.name not in ("add", "draft", "review", "ask", "save")
]


def command(name: str) -> Shared:
    """The command of this name, as the quick way sees it."""
    found = import_module(f"crisistl.cli.commands.{name}").command
    return found if isinstance(found, Shared) else Shared(found)


def by_typer(name: str, words: list[str]) -> dict[str, Any] | None:
    """The values that typer passes to a command; None where it doesn't run it."""
    from crisistl.cli.app import built

    seen: list[dict[str, Any]] = []
    with patch.object(Shared, "__call__", lambda self, **given: seen.append(given)):
        try:
            built(name).main(words, prog_name="crisistl", standalone_mode=False)
        except Exception:
            return None
    return seen[0] if seen else None


@pytest.mark.parametrize("name", QUICK)
def test_the_declarations_of_every_command_are_understood(name: str) -> None:
    """A new kind of declaration is either followed here or makes its command slow, which this shows."""
    needed = [p.name for p in command(name).own if p.default is NOTHING]
    assert understood(command(name), ["x"] * len(needed)) is not None


@pytest.mark.parametrize("name", QUICK)
def test_typer_gives_the_same_values(name: str) -> None:
    needed = [p.name for p in command(name).own if p.default is NOTHING]
    words = ["x"] * len(needed)
    assert understood(command(name), words) == by_typer(name, words)


WORDS = st.sampled_from(
    (
        "x", "geneva-talks", "month", "actor", "0", "3", "007", "-3", "1e3", "99999999999", "²", "nato", "a=b", "", "-",
        "--", "--help", "-h", "-n5", "-na", "-vh", "--limit", "--limit=2", "--limit=", "--lim", "-n=2", "--count",
        "--count=1", "/dev/stdout", "/dev/null", "/proc/self/fd/1", "--output", "-o", "ü", "two words", "-x",
        "--version", "\udcff", "*.json", "~",
    )
)  # fmt: skip


@st.composite
def command_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A command and words, of which most are options of the command with a value of the right kind."""
    name = draw(st.sampled_from(QUICK))
    line: list[str] = []
    parameters = [*command(name).options, *command(name).own]
    options = [
        (option, p)
        for p in parameters
        if (found := declaration(p.annotation))
        for option in found.names
    ]
    for _ in range(draw(st.integers(0, 5))):
        if options and draw(st.integers(0, 9)) < 7:
            option, parameter = draw(st.sampled_from(options))
            kind = parameter.annotation.__origin__
            if kind is bool:
                line.append(option)
            elif draw(st.booleans()):
                line.append(f"{option}={draw(WORDS)}")
            else:
                line += [option, draw(WORDS)]
        else:
            line.append(draw(WORDS))
    return name, line


@given(command_lines())
@settings(max_examples=400)
def test_what_is_understood_is_what_typer_understands(
    line: tuple[str, list[str]],
) -> None:
    name, words = line
    values = understood(command(name), words)
    if values is not None:
        assert values == by_typer(name, words)


LINES = (
    "list", "list --limit 3 --reverse", "list nato --count", "list -n 2 -f json",
    "list --fail-empty zzzzqqq", "list --actor nobody", "list --from 2022-13", "list --format nonsense",
    "list --match inside", "list --around x", "list --explain --actor nato", "list --group actor --limit 5",
    "list --columns help", "list --columns nope", "list --data missing.json", "list --data .",
    "list --limit -1", "list --limit x", "list --nothing", "list --limit 1 -n 2", "list --where actor:nato",
    "list --where (", "list --on 2022-01 --certain", "list -o out.csv", "list --sort nope",
    "list --any-year", "list --today soon", "list --date-order ymd", "list --zone Nowhere/Land", "list -h",
    "show geneva-talks", "show geneva", "show nobody-knows", "show", "show 2022-01-10", "show nato -f csv",
    "count month", "count actor theme", "count nonsense", "count", "count pair --limit 3",
    "count month --depth 0", "count month x y", "actors --limit 3", "themes", "sources -f csv", "gaps",
    "days geneva-talks 2022-01-01", "chart", "thread geneva-talks", "contradictions", "formats", "formats x",
    "check --only nope", "schema x", "fmt missing.json", "diff missing.json other.json", "new",
    "convert missing.csv -", "export -", "saved", "forget nothing", "--version", "", "help list",
    "search nato --count", "nonsense", "--limit 3",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_both_ways_print_the_same_and_end_alike(
    run: Run, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    quick = run(*line.split())
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        path.unlink()
    full = run(*line.split(), env={SWITCH: "0"})
    assert quick == full
    assert files == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_the_quick_way_is_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Ended) as ended:
        run_quickly(["list", "--count"])
    assert (ended.value.code, capsys.readouterr().out.strip().isdigit()) == (0, True)
    monkeypatch.setenv(SWITCH, "0")
    run_quickly(["list", "--count"])
    assert capsys.readouterr().out == ""


def test_a_shell_that_completes_is_left_to_typer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with patch.dict(os.environ, {"_CRISISTL_COMPLETE": "complete_bash"}):
        run_quickly(["list", "--count"])
    assert capsys.readouterr().out == ""
