"""-o FILE: its ending means the format, and what somebody else wrote is not replaced."""

import json
from pathlib import Path

import pytest

from conftest import Run

COMMANDS = (
    ("list",), ("count", "actor"), ("actors",), ("themes",), ("sources",), ("gaps",), ("contradictions",),
    ("show", "dam-works"), ("thread", "dam-works"), ("check",),
)  # fmt: skip
FORMS = {
    "a.csv": "csv", "a.TSV": "tsv", "a.tab": "tsv", "a.json": "json", "a.jsonl": "jsonl", "a.ndjson": "jsonl",
    "a.md": "markdown", "a.markdown": "markdown", "a.html": "html", "a.htm": "html",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which the small timeline is the data."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CRISISTL_DATA", str(small))
    return tmp_path


@pytest.mark.parametrize("name", FORMS)
def test_the_ending_means_the_format(run: Run, folder: Path, name: str) -> None:
    assert run("list", "-o", name).exit_code == 0
    printed = run("list", "-f", FORMS[name]).stdout
    assert (folder / name).read_bytes().decode() == printed


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_writes_the_format_of_the_ending(
    run: Run, folder: Path, words: tuple[str, ...]
) -> None:
    run(*words, "-o", "a.json")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8")) == json.loads(
        run(*words, "-f", "json").stdout
    )


@pytest.mark.parametrize("name", ["a.txt", "a", "a.notes"])
def test_another_ending_gets_the_text_of_a_terminal(
    run: Run, folder: Path, name: str
) -> None:
    run("list", "--status", "claimed", "-o", name)
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    assert lines[1].endswith("claimed · 1 of 8 events")
    assert lines[2].split()[:3] == ["date", "who", "title"]


def test_the_option_comes_before_the_ending_and_the_ending_before_the_settings(
    run: Run, folder: Path
) -> None:
    (folder / "crisistl.toml").write_text('format = "csv"\n', encoding="utf-8")
    run("list", "-o", "a.json")
    assert (folder / "a.json").read_text(encoding="utf-8").startswith("[")
    run("list", "-o", "a.txt")
    assert not (folder / "a.txt").read_text(encoding="utf-8").startswith("id,date")
    run("list", "-f", "tsv", "-o", "b.json")
    assert (folder / "b.json").read_text(encoding="utf-8").startswith("id\tdate")
    assert run("list").stdout.startswith("id,date")


def test_an_explanation_names_the_format_of_the_file(run: Run, folder: Path) -> None:
    said = run("list", "--explain", "-o", "a.md").stderr
    assert said.endswith("a.md: written as markdown, by the ending of its name\n")
    assert "written as" not in run("list", "--explain", "-f", "csv").stderr


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.xlsx", ", or write the events as Excel with: crisistl export a.xlsx"),
        ("a.timelinejs.json", ", or write the events as TimelineJS JSON with: crisistl export a.timelinejs.json"),
        ("a.pdf", ""),
        ("a.svg", ""),
        ("a.ods", ""),
    ],
)  # fmt: skip
def test_an_ending_of_another_format_is_refused(
    run: Run, folder: Path, name: str, remedy: str
) -> None:
    result = run("list", "-o", name)
    assert (result.exit_code, result.stderr) == (
        2,
        f"error: {name}: no table is written to a file with this ending; "
        f"use .csv, .tsv, .json, .jsonl, .md, .html or .txt{remedy}\n",
    )
    assert not (folder / name).exists()


def test_a_thread_is_drawn_in_an_svg(run: Run, folder: Path) -> None:
    run("thread", "dam-works", "-o", "a.svg")
    assert (folder / "a.svg").read_text(encoding="utf-8").startswith("<svg ")
    refused = run("thread", "dam-works", "-o", "a.png").stderr
    assert refused == "error: can't write a picture to 'a.png'; end it with .svg or .txt\n"  # fmt: skip


# files of somebody else

WRITES = (
    ("list", "-o", "{}"), ("list", "--count", "-o", "{}"), ("export", "{}", "-f", "csv"), ("chart", "-o", "{}"),
    ("thread", "-o", "{}"), ("show", "dam-works", "-o", "{}"), ("convert", "{data}", "{}", "--to-format", "csv"),
    ("merge", "{data}", "{data}", "-o", "{}", "--to-format", "markdown"),
)  # fmt: skip


def _words(words: tuple[str, ...], name: str, small: Path) -> list[str]:
    return [word.replace("{}", name).replace("{data}", str(small)) for word in words]


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_what_somebody_else_wrote_is_not_replaced(
    run: Run, folder: Path, small: Path, words: tuple[str, ...]
) -> None:
    notes = folder / "notes.txt"
    notes.write_text("my notes\n", encoding="utf-8")
    refused = run(*_words(words, "notes.txt", small))
    to_read = ""
    if words[0] == "export":  # somebody may have meant to read it
        to_read = "to read it, write: crisistl list --data notes.txt; "
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        4,
        f"error: notes.txt was not written by crisistl, or was changed since; {to_read}name another file, or add "
        "--overwrite",
    )
    assert notes.read_text(encoding="utf-8") == "my notes\n"
    assert run(*_words(words, "notes.txt", small), "--overwrite").exit_code == 0
    assert notes.read_text(encoding="utf-8") != "my notes\n"


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_result_is_replaced_by_the_next_until_somebody_changes_it(
    run: Run, folder: Path, small: Path, words: tuple[str, ...]
) -> None:
    result = folder / "a.txt"
    line = _words(words, "a.txt", small)
    assert run(*line).exit_code == 0
    assert run("list", "--limit", 1, "-f", "csv", "-o", "a.txt").exit_code == 0
    assert run(*line).exit_code == 0
    with result.open("a", encoding="utf-8") as file:
        file.write("my notes\n")
    assert run("list", "--limit", 1, "-f", "csv", "-o", "a.txt").exit_code == 4
    assert result.read_text(encoding="utf-8").endswith("my notes\n")


def test_an_empty_file_and_the_same_content_are_replaced_without_a_cache(
    run: Run, folder: Path
) -> None:
    env = {"XDG_CACHE_HOME": "/dev/null"}
    (folder / "a.csv").touch()
    for _ in range(2):
        assert run("export", "a.csv", env=env).exit_code == 0
    refused = run("export", "a.csv", "--limit", 1, env=env)
    assert refused.exit_code == 4


def test_a_chronology_of_the_user_is_not_replaced_by_another(
    run: Run, folder: Path, small: Path
) -> None:
    run("new", "mine.json", "--title", "Mine")
    before = (folder / "mine.json").read_bytes()
    assert run("export", "mine.json").exit_code == 4
    assert (folder / "mine.json").read_bytes() == before


@pytest.mark.parametrize("make", ["convert", "merge"])
def test_an_export_does_not_replace_a_chronology_that_was_converted_or_merged(
    run: Run, folder: Path, small: Path, make: str
) -> None:
    kept = folder / "kept.json"
    words = {"convert": [small, kept], "merge": [small, small, "-o", kept]}[make]
    assert run(make, *words).exit_code == 0
    before = kept.read_bytes()
    refused = run("export", "kept.json")
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        4,
        "error: kept.json is a chronology, which convert or merge wrote; to read it, write: "
        "crisistl list --data kept.json; name another file, or add --overwrite",
    )
    assert run("list", "-o", "kept.json").exit_code == 4
    assert kept.read_bytes() == before
    # it is made again from its source
    assert run("convert", "--title", "Another", small, kept).exit_code == 0
    assert run("export", "kept.json", "--overwrite").exit_code == 0
