"""`crisistl undo`: undo the last change of a file."""

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
    assert (result.exit_code, without_time(result.stderr)) == (
        0,
        f"undid `{change}` of NOW in {mine}; `crisistl undo {mine} --redo` restores it\n",
    )
    assert mine.read_bytes() == before
    result = run("undo", mine, "--redo")
    assert (result.exit_code, without_time(result.stderr)) == (
        0,
        f"restored `{change}` of NOW in {mine}; `crisistl undo {mine}` undoes it again\n",
    )
    assert mine.read_bytes() == after


def without_time(text: str) -> str:
    """What was printed, with NOW in place of the time of a change."""
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "NOW", text)


def places(run, mine, *names: str) -> list[bytes]:
    """The contents of the file after one edit for each name, and before them all."""
    contents = [mine.read_bytes()]
    for name in names:
        assert run("edit", mine, "drought", "--place", name).exit_code == 0
        contents.append(mine.read_bytes())
    return contents


def test_several_changes_are_taken_back_and_made_again_one_by_one(run, mine):
    contents = places(run, mine, "A", "B", "C")
    said = [run("undo", mine).stderr for _ in range(3)]
    assert mine.read_bytes() == contents[0]
    assert [line.splitlines()[1:] for line in said] == [
        ["2 more changes can be undone"],
        ["1 more change can be undone"],
        [],
    ]
    assert run("undo", mine).exit_code == 4
    for content in contents[1:]:
        assert run("undo", mine, "--redo").exit_code == 0
        assert mine.read_bytes() == content
    result = run("undo", mine, "--redo")
    assert result.exit_code == 4
    assert "there is no undone change to restore" in result.stderr


def test_contents_that_come_again_do_not_confuse_the_steps(run, mine):
    contents = places(run, mine, "A", "Vell valley", "A")
    assert contents[1] == contents[3]
    for content in reversed(contents[:3]):
        run("undo", mine)
        assert mine.read_bytes() == content
    assert run("undo", mine).exit_code == 4
    for content in contents[1:]:
        run("undo", mine, "--redo")
        assert mine.read_bytes() == content


def test_a_new_change_forgets_what_was_taken_back(run, mine):
    contents = places(run, mine, "A", "B")
    run("undo", mine)
    places(run, mine, "C")
    assert run("undo", mine, "--redo").exit_code == 4
    run("undo", mine)
    assert mine.read_bytes() == contents[1]
    run("undo", mine)
    assert mine.read_bytes() == contents[0]


def test_the_oldest_steps_go_first(run, mine, monkeypatch):
    monkeypatch.setattr(kept, "MOST_STEPS", 3)
    contents = places(run, mine, *"ABCDE")
    for content in (contents[4], contents[3], contents[2]):
        run("undo", mine)
        assert mine.read_bytes() == content
    assert run("undo", mine).exit_code == 4
    monkeypatch.setattr(kept, "MOST_BYTES", 1)
    places(run, mine, "X", "Y")
    assert [run("undo", mine).exit_code for _ in range(2)] == [0, 4]


@pytest.mark.parametrize("way", [[], ["--redo"]])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_step_that_was_killed_half_way_can_be_made(
    run, mine, monkeypatch, way, moment
):
    contents = places(run, mine, "A", "B")
    if way:
        run("undo", mine)
        run("undo", mine)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    place = "crisistl.output.files._put" if moment == "before" else "crisistl.edit.undoing.done"  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(place, killed)
        run("undo", mine, *way)
    order = contents[1:] if way else [contents[1], contents[0]]
    for content in order[moment == "after" :]:
        assert run("undo", mine, *way).exit_code == 0
        assert mine.read_bytes() == content
    assert run("undo", mine, *way).exit_code == 4


def test_a_change_that_was_killed_half_way_is_no_step(run, mine, monkeypatch):
    contents = places(run, mine, "A")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("crisistl.output.files._put", killed)
        run("edit", mine, "drought", "--place", "B")
    assert mine.read_bytes() == contents[1]
    run("undo", mine)
    assert mine.read_bytes() == contents[0]


def test_the_one_change_that_an_older_version_kept_does_no_harm(run, mine):
    mine.with_name(".mine.json.undo").write_text("{}\n")
    contents = places(run, mine, "A")
    run("undo", mine)
    assert mine.read_bytes() == contents[0]


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


def test_a_chronology_that_another_one_replaces_is_kept(run, mine, small, tmp_path):
    run("edit", mine, "drought", "--place", "Vell")
    before = mine.read_bytes()
    for words in (
        ("convert", small, mine),
        ("merge", small, small, "-o", mine),
        ("export", mine, "--data", small),
        ("list", "--data", small, "-f", "json", "-o", mine),
    ):
        assert run(*words, "--overwrite").exit_code == 0
        assert mine.read_bytes() != before
        assert run("undo", mine).exit_code == 0
        assert mine.read_bytes() == before, words
    fresh = tmp_path / "fresh.json"
    run("convert", mine, fresh)
    first = fresh.read_bytes()
    run("convert", mine, fresh)
    assert not (tmp_path / ".fresh.json.undo").exists()
    run("convert", small, fresh)
    run("undo", fresh)
    assert fresh.read_bytes() == first


def test_a_result_that_is_made_again_is_not_kept(run, mine, tmp_path):
    for question in ([], ["--limit", "1"]):
        assert run("export", tmp_path / "x.csv", "--data", mine, *question).exit_code == 0  # fmt: skip
        assert run("convert", mine, tmp_path / "y.csv").exit_code == 0
    assert not [*tmp_path.glob(".*.undo")]


def test_a_file_that_another_program_changed_is_left_alone(run, mine):
    run("edit", mine, "drought", "--place", "X")
    mine.write_text(mine.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was changed by another program since `edit drought`" in result.stderr
    assert "kept in .mine.json.undo/000001.undo, after the first line" in result.stderr


def test_the_change_of_another_user_is_left_alone(run, mine, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(kept, "this_user", lambda: "ann")
        run("edit", mine, "drought", "--place", "X")
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was made by 'ann'; nothing was changed" in result.stderr


def test_where_nothing_is_kept_it_says_where_it_would_be(run, mine):
    result = run("undo", mine)
    assert result.exit_code == 4
    assert result.stderr == (
        f"error: {mine}: there is no change to undo; crisistl keeps the last 20 in .mine.json.undo beside the file\n"
    )


@pytest.mark.parametrize("text", ["", "x\n", "[]\n", '{"change": 1}\n'])
def test_what_crisistl_did_not_write_is_not_put_back(run, mine, text):
    mine.with_name(".mine.json.undo").mkdir()
    (mine.with_name(".mine.json.undo") / "000001.undo").write_text(text)
    before = mine.read_bytes()
    result = run("undo", mine)
    assert (result.exit_code, mine.read_bytes()) == (4, before)
    assert "was not written by crisistl" in result.stderr


def test_what_is_kept_is_as_private_as_the_file(run, mine):
    os.chmod(mine, 0o600)
    run("edit", mine, "drought", "--place", "X")
    (step,) = mine.with_name(".mine.json.undo").iterdir()
    assert step.stat().st_mode & 0o777 == 0o600


def test_what_is_kept_is_one_line_and_the_old_content(run, mine):
    before = mine.read_bytes()
    run("rename", mine, "drought", "dry")
    (step,) = mine.with_name(".mine.json.undo").iterdir()
    line, _, content = step.read_bytes().partition(b"\n")
    assert json.loads(line)["change"] == "rename drought dry"
    assert content == before


def test_the_lock_is_gone_and_a_missing_file_is_said(run, tmp_path):
    assert run("undo", tmp_path / "no.json").exit_code == 3
    assert run("undo", "-").exit_code == 2
    assert [*tmp_path.iterdir()] == []
