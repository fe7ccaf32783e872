"""Results: files that crisistl wrote and that can be made again, known by their content.

An export replaces such a file without a question. What anybody else wrote, or has changed since, is not replaced
unless it is asked for; nor does an export replace a chronology that `convert` or `merge` wrote. For each file there is
an empty marker in the user's cache folder, named by a digest of the file's size, its beginning and its end, so that a
large file is known as quickly as a small one.
"""

import filecmp
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from crisistl.text.cache import cache_folder, digest, tidy

RESULTS, CHRONOLOGIES = "results", "chronologies"
"""The folders of the markers: what answers a question, and chronologies to work on."""
_MOST = 5000  # markers in the folder
_PART = 1 << 20  # bytes of the beginning and of the end


def remember_result(path: str, kind: str = RESULTS) -> None:
    """Note that crisistl wrote this file. Without a cache folder, nothing is noted."""
    with suppress(OSError, ValueError):
        marker = _marker(path, kind)
        os.makedirs(marker.parent, mode=0o700, exist_ok=True)
        marker.touch()
        tidy(marker.parent, _MOST)


def may_replace(old: Path, new: str, kind: str = RESULTS) -> bool:
    """Whether nothing that somebody wrote is lost where the file `new` replaces the file `old`.

    A chronology may replace another one and a result, a result only a result.
    """
    if old.stat().st_size == 0 or filecmp.cmp(old, new, shallow=False):
        return True
    return any(was_written(str(old), replaced) for replaced in (RESULTS, kind))


def was_written(path: str, kind: str) -> bool:
    """Whether crisistl wrote what is in a file, as a result or as a chronology."""
    try:
        return _marker(path, kind).is_file()
    except (OSError, ValueError):
        return False


def is_other_result(old: Path, new: str) -> bool:
    """Whether the file `old` has a content that the file `new` would replace by another one."""
    if not old.exists() or old.stat().st_size == 0:
        return False
    return not filecmp.cmp(old, new, shallow=False)


def _marker(path: str, kind: str) -> Path:
    """The marker of a file's content. OSError where it can't be read, ValueError without a cache folder."""
    folder = cache_folder(kind)
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        return folder / digest(f"{size}\n".encode() + _ends(file, size))


def _ends(file: IO[bytes], size: int) -> bytes:
    beginning = file.read(_PART)
    if size <= 2 * _PART:
        return beginning + file.read()
    file.seek(-_PART, os.SEEK_END)
    return beginning + file.read(_PART)
