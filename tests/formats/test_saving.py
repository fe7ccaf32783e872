"""Saving from Python: the format of the ending, the remarks, and an old file that stays when something fails."""

from pathlib import Path

import pytest

import crisistl
from crisistl.model.timeline import Timeline


@pytest.mark.parametrize("name", ["copy.json", "copy.jsonl"])
def test_what_is_saved_loads_again(small_timeline: Timeline, tmp_path: Path, name: str) -> None:
    crisistl.save(small_timeline, tmp_path / name)
    assert crisistl.load(tmp_path / name) == small_timeline


def test_what_a_format_leaves_out_is_reported(small_timeline: Timeline, tmp_path: Path) -> None:
    notes: list[str] = []
    crisistl.save(small_timeline, tmp_path / "report.md", note=notes.append)
    assert any(note.startswith("markdown: dropped ") for note in notes)


def test_a_binary_format_is_written(small_timeline: Timeline, tmp_path: Path) -> None:
    crisistl.save(small_timeline, tmp_path / "book.xlsx")
    loaded = crisistl.load(tmp_path / "book.xlsx")
    assert [event.id for event in loaded.events] == [event.id for event in small_timeline.events]


def test_an_unknown_ending_leaves_the_old_file(small_timeline: Timeline, tmp_path: Path) -> None:
    old = tmp_path / "notes.rtf"
    old.write_text("mine")
    with pytest.raises(crisistl.UsageError, match="no format has this ending"):
        crisistl.save(small_timeline, old)
    assert old.read_text() == "mine"


def test_a_folder_that_is_missing_is_named(small_timeline: Timeline, tmp_path: Path) -> None:
    with pytest.raises(crisistl.OutputError, match="missing"):
        crisistl.save(small_timeline, tmp_path / "missing" / "copy.json")
