"""`crisistl undo`: the last change of a file taken back."""

import json
import os
import re

import pytest

from crisistl.output import undo as kept


@pytest.mark.parametrize(
    "words",
    [
        ("add", "--date", "2022", "--title", "T"),
        ("edit", "drought", "--place", "X"),
        ("rename", "drought", "dry"),
        ("remove", "drought"),
    ],
)
def test_each_change_is_taken_back_and_made_again(run, mine, words):
    before = mine.read_bytes()
    command, *rest = words
    assert run(command, mine, *rest).exit_code == 0
    after = mine.read_bytes()
    assert after != before
    result = run("undo", mine)
    change = " ".join(
        ["add", "t"]
        if command == "add"
        else [command, *rest[: 2 if command == "rename" else 1]]
    )
    shown = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "NOW", result.stderr)
    assert (result.exit_code, shown) == (
        0,
        f"{mine} is as it was before `{change}` of NOW; undo again to have it back\n",
    )
    assert mine.read_bytes() == before
    assert "before `undo of " in run("undo", mine).stderr
    assert mine.read_bytes() == after


def test_fmt_and_a_merge_into_one_of_its_files_are_taken_back(run, small, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(small.read_bytes())
    run("fmt", path)
    run("undo", path)
    assert path.read_bytes() == small.read_bytes()
    other = tmp_path / "b.json"
    other.write_text(
        '{"title": "B", "events": [{"id": "b", "date": "2023", "title": "B"}]}'
    )
    run("merge", path, other, "-o", path)
    assert path.read_bytes() != small.read_bytes()
    run("undo", path)
    assert path.read_bytes() == small.read_bytes()


def test_a_file_that_another_program_changed_is_left_alone(run, mine):
    run("edit", mine, "drought", "--place", "X")
    mine.write_text(mine.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was changed by another program since `edit drought`" in result.stderr
    assert "kept in .mine.json.undo" in result.stderr


def test_the_change_of_another_user_is_left_alone(run, mine, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(kept, "this_user", lambda: "ann")
        run("edit", mine, "drought", "--place", "X")
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was made by 'ann'; nothing was undone" in result.stderr


def test_where_nothing_is_kept_it_says_where_it_would_be(run, mine):
    result = run("undo", mine)
    assert result.exit_code == 4
    assert result.stderr == (
        f"error: {mine}: there is no change to undo; crisistl keeps the last one in .mine.json.undo beside the file\n"
    )


@pytest.mark.parametrize("text", ["", "x\n", "[]\n", '{"change": 1}\n'])
def test_what_crisistl_did_not_write_is_not_put_back(run, mine, text):
    mine.with_name(".mine.json.undo").write_text(text)
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was not written by crisistl" in result.stderr


def test_what_is_kept_is_as_private_as_the_file(run, mine):
    os.chmod(mine, 0o600)
    run("edit", mine, "drought", "--place", "X")
    assert mine.with_name(".mine.json.undo").stat().st_mode & 0o777 == 0o600


def test_what_is_kept_is_one_line_and_the_old_content(run, mine):
    before = mine.read_bytes()
    run("rename", mine, "drought", "dry")
    line, _, content = mine.with_name(".mine.json.undo").read_bytes().partition(b"\n")
    assert json.loads(line)["change"] == "rename drought dry"
    assert content == before


def test_the_lock_is_gone_and_a_missing_file_is_said(run, tmp_path):
    assert run("undo", tmp_path / "no.json").exit_code == 3
    assert run("undo", "-").exit_code == 2
    assert [*tmp_path.iterdir()] == []
