"""Saving a timeline from Python: in the format of the ending, whole or not at all."""

from pathlib import Path

import pytest

import crisistl
from crisistl.errors import OutputError, UsageError
from crisistl.model.timeline import Timeline


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ics"])
def test_what_is_saved_loads_as_it_was(
    tmp_path: Path, small_timeline: Timeline, name: str
) -> None:
    crisistl.save(small_timeline, tmp_path / name)
    assert crisistl.load(tmp_path / name) == small_timeline


def test_a_format_can_be_named_and_says_what_it_drops(
    tmp_path: Path, small_timeline: Timeline
) -> None:
    notes: list[str] = []
    crisistl.save(
        small_timeline, tmp_path / "a.txt", to_format="markdown", note=notes.append
    )
    assert (
        (tmp_path / "a.txt").read_text("utf-8").startswith("# The Vell river dispute")
    )
    assert [note.partition(":")[0] for note in notes] == ["markdown"]


def test_an_unknown_ending_is_refused(tmp_path: Path, small_timeline: Timeline) -> None:
    with pytest.raises(UsageError, match="no format has this ending"):
        crisistl.save(small_timeline, tmp_path / "a.xyz")
    assert not [*tmp_path.iterdir()]


def test_a_file_that_cant_be_written_is_an_error(
    tmp_path: Path, small_timeline: Timeline
) -> None:
    with pytest.raises(OutputError):
        crisistl.save(small_timeline, tmp_path / "missing" / "a.json")


def test_the_public_names_are_there() -> None:
    assert {"load", "save", "select"} <= set(dir(crisistl))
    assert all(getattr(crisistl, name) for name in crisistl.__all__)
