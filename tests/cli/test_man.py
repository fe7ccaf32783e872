"""The manual: its pages are those of the declarations, and man(1) shows them without a complaint."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from conftest import Run
from crisistl.cli import console
from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.commands import man
from crisistl.cli.manual import Item, Page, Section, all_pages, roff_of, text_of
from documents import MANUAL, ROOT

PAGES = all_pages()
SMALL = Page(
    "crisistl-ask",
    "ask again",
    (
        Section("Synopsis", ("crisistl ask NAME",)),
        Section("Description", (".first's `line`", "second")),
        Section("Options", ()),
        Section("Dates", (Item("--on, -o DATE", "A day: it's one."),), is_part=True),
    ),
)


def test_a_page_in_roff() -> None:
    lines = roff_of(SMALL).splitlines()
    assert lines[0].startswith('.TH CRISISTL\\-ASK 1 "" "crisistl ')
    assert lines[3:] == [
        ".SH NAME",
        r"crisistl\-ask \- ask again",
        '.SH "SYNOPSIS"',
        r"\fBcrisistl ask NAME\fR",
        '.SH "DESCRIPTION"',
        r"\&.first\(aqs \(galine\(ga",
        ".PP",
        "second",
        '.SH "OPTIONS"',
        '.SS "Dates"',
        ".TP",
        r"\fB\-\-on, \-o DATE\fR",
        r"A day: it\(aqs one.",
    ]


def test_a_page_as_text() -> None:
    assert text_of(SMALL, 40).splitlines()[:6] == [
        "NAME",
        "    crisistl-ask - ask again",
        "",
        "SYNOPSIS",
        "    crisistl ask NAME",
        "",
    ]


def test_there_is_a_page_for_each_command_and_no_other() -> None:
    names = ["crisistl.1", *(f"crisistl-{known.name}.1" for known in COMMANDS)]
    assert sorted(path.name for path in MANUAL.iterdir()) == sorted(names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pages_are_those_of_the_declarations(page: Page) -> None:
    written = (MANUAL / page.file).read_text(encoding="utf-8")
    assert roff_of(page) == written, "run `python tests/documents.py`"


def test_an_installation_puts_them_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    target = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert target["shared-data"] == {"man": "share/man/man1"}


def test_every_option_of_the_help_is_in_the_page(run: Run) -> None:
    for known, page in zip(COMMANDS, PAGES[1:], strict=True):
        text = text_of(page, 10_000)
        help = run(known.name, "--help", env={"COLUMNS": "200"}).stdout
        options = {word.strip(",") for word in help.split() if word.startswith("--")}
        shown = {option.split(",")[0] for option in options} - {"--help", "--"}
        missing = {option for option in shown if option.rstrip(".:;)") not in text}
        assert not missing, known.name


@pytest.mark.skipif(not shutil.which("groff"), reason="there is no groff here")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_groff_has_no_warning(page: Page, tmp_path: Path) -> None:
    path = tmp_path / page.file
    path.write_text(roff_of(page), encoding="utf-8")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", path], capture_output=True, check=True
    )
    assert done.stderr == b""


def test_a_pipe_gets_the_source(run: Run) -> None:
    assert run("man", "list").stdout == roff_of(
        next(page for page in PAGES if page.name == "crisistl-list")
    )
    assert run("man").stdout == roff_of(PAGES[0])


def test_an_unknown_command_has_no_page(run: Run) -> None:
    result = run("man", "lsit")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no command 'lsit'; did you mean 'list'?\n",
    )


@pytest.mark.parametrize(("columns", "width"), [("10", "40"), ("80", "")])
def test_a_terminal_too_narrow_for_man_gets_lines_that_it_wraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str, width: str
) -> None:
    program = tmp_path / "man"
    program.write_text(f'#!/bin/sh\nprintf %s "$MANWIDTH" > {tmp_path}/width\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.delenv("MANWIDTH", raising=False)
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    man.command("list")
    assert (tmp_path / "width").read_text() == width
