"""`crisistl new`: the beginning of a chronology."""

import json

import pytest

from crisistl.cli import questions


def test_a_chronology_begins_with_its_title(run, tmp_path):
    path = tmp_path / "mine.json"
    result = run(
        "new",
        path,
        "--title",
        "The strike",
        "--as-of",
        "2031-05-20",
        "--license",
        "MIT",
        "--language",
        "en",
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(path.read_text()) == {
        "title": "The strike", "language": "en", "as_of": "2031-05-20", "license": "MIT", "events": [],
    }  # fmt: skip
    assert f"crisistl add {path}" in result.stderr
    assert run("fmt", "--check", path).exit_code == 0


def test_it_may_be_json_lines(run, tmp_path):
    path = tmp_path / "mine.jsonl"
    run("new", path, "--title", "The strike")
    assert path.read_text() == '{"timeline":{"title":"The strike"}}\n'
    assert run("list", "--data", path, "--count").stdout == "0\n"


def test_a_file_that_is_there_is_not_overwritten(run, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text("mine")
    result = run("new", path, "--title", "T")
    assert (result.exit_code, path.read_text()) == (4, "mine")
    assert "already exists" in result.stderr


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("mine.csv", ["--title", "T"], "ends in .json or .jsonl"),
        ("mine.json", [], "give --title"),
        (
            "mine.json",
            ["--title", "T", "--as-of", "soon"],
            "as_of: 'soon' isn't a day; write YYYY-MM-DD",
        ),
    ],
)
def test_what_can_not_be_begun_is_refused(run, tmp_path, name, options, message):
    result = run("new", tmp_path / name, *options)
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert not (tmp_path / name).exists()


def test_a_person_at_a_terminal_is_asked(run, tmp_path, monkeypatch):
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    path = tmp_path / "mine.json"
    result = run("new", path, input="\nThe strike\nyesterday\n2031-05-20\n")
    assert result.exit_code == 0
    assert json.loads(path.read_text()) == {
        "title": "The strike",
        "as_of": "2031-05-20",
        "events": [],
    }
    assert "'yesterday' isn't a day; write YYYY-MM-DD" in result.stderr
    assert result.stdout.strip() == ""
