"""The folder of files that were read before: the newest are kept, whatever other processes do."""

import os
import warnings
from pathlib import Path

import pytest

from crisistl.text.cache import tidy


def test_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"f{number}"
        path.touch()
        os.utime(path, (number, number))
    tidy(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f3", "f4"]


def test_a_file_that_another_process_removed_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).touch()
    unlink = os.unlink

    def removed_twice(path: str) -> None:
        unlink(path)
        unlink(path)

    monkeypatch.setattr(os, "unlink", removed_twice)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tidy(tmp_path, 1)
    assert len([*tmp_path.iterdir()]) == 1
