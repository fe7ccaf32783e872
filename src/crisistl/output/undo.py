"""Undo: the contents of a file before its last changes, kept in a folder beside it, and of changes taken back.

The folder `.NAME.undo` has a file for each step. `000007.undo` is the content before change 7; where change 7 was
taken back, `000007.redo` is the content after it. Before the content is one line of JSON: the change, its user and
time, and the SHA-256 of the content from which the step leads (`from`) and to which it leads (`to`). A process may be
killed between any two of its actions: a step of which the file is already at the end is dropped.
"""

import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from crisistl.errors import OutputError
from crisistl.output.lock import beside
from crisistl.text.wording import file_name

MOST_STEPS = 20
MOST_BYTES = 100_000_000
"""How much is kept of a file; the last change is kept whatever its size."""

Direction = Literal["undo", "redo"]
Keep = Callable[[Path, str, str], None]
"""Keeps the content of a file that is about to be replaced by a new file; the third value names the change."""

_ENDING = ".undo"
_LONGEST_HEADER = 100_000  # bytes
_STEP = re.compile(r"(\d{6,})\.(undo|redo)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back, or made again: what it was, by whom and when, and where the content is.

    `leaves` and `reaches` are the SHA-256 of the file before and after the step. `start` is the byte of `path` at
    which the content begins.
    """

    number: int
    change: str
    user: str
    leaves: str
    reaches: str
    at: datetime
    path: Path
    start: int


def undo_folder(target: Path) -> Path:
    """The folder with the steps of a file: `.NAME.undo` beside it."""
    return beside(target, _ENDING)


def keep(target: Path, new: str, change: str) -> None:
    """Keep the content of a file that is about to be replaced by the file `new`. OSError where that can't be done.

    It is written whole before the file is replaced. What was taken back before can't be made again from here on.
    """
    folder = _made(undo_folder(target))
    for _, path in _paths(folder, "redo"):
        path.unlink(missing_ok=True)
    numbers = [number for number, _ in _paths(folder, "undo")]
    number = max(numbers, default=0) + 1
    header = {"change": change, "user": this_user()}
    _write(folder / _name(number, "undo"), target, new, header)
    _trim(folder)


def keep_other_way(step: Step, way: Direction) -> Keep:
    """Keep the content before a step is made, as the step of the same change in the other direction."""

    def other_way(target: Path, new: str, change: str) -> None:
        at = step.at.isoformat(timespec="seconds")
        header = {"change": change, "user": this_user(), "at": at}
        back: Direction = "undo"
        if way == "undo":
            back = "redo"
        _write(undo_folder(target) / _name(step.number, back), target, new, header)

    return other_way


def next_step(target: Path, way: Direction) -> Step | None:
    """The step that comes next in a direction; None where there is none.

    A step that a killed process wrote but never made, or made but didn't take out, is taken out. Raises OutputError
    where what is kept can't be read. The lock of the file must be held.
    """
    now = digest(target)
    found = sorted(_paths(undo_folder(target), way), reverse=way == "undo")
    for number, path in found:
        step = _read(number, path)
        if step.reaches != now or step.leaves == now:
            return step
        done(step)
    return None


def steps_left(target: Path, way: Direction) -> int:
    """How many steps are kept in a direction."""
    return len(_paths(undo_folder(target), way))


def done(step: Step) -> None:
    """Take out a step that has been made."""
    step.path.unlink(missing_ok=True)


def copy_content(step: Step, out: IO[bytes]) -> None:
    """Write the content to which a step leads."""
    with step.path.open("rb") as kept:
        kept.seek(step.start)
        shutil.copyfileobj(kept, out)


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def this_user() -> str:
    """The name of the user who runs the program, or the number where the system has no name."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        if hasattr(os, "getuid"):
            return str(os.getuid())
        return ""


def _made(folder: Path) -> Path:
    """The folder, made where it isn't there, for all who may write beside the file."""
    if folder.is_file():  # of a version that kept one change, in a file
        folder.unlink()
    if not folder.is_dir():
        folder.mkdir()
        parent = folder.parent.stat()
        if hasattr(os, "chown"):
            with suppress(OSError):  # a group that the user isn't in
                os.chown(folder, -1, parent.st_gid)
        with suppress(OSError):
            folder.chmod(stat.S_IMODE(parent.st_mode))
    return folder


def _name(number: int, way: Direction) -> str:
    return f"{number:06}.{way}"


def _paths(folder: Path, way: Direction) -> list[tuple[int, Path]]:
    """The numbers and files of the steps in a direction, in their order."""
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = [match for name in names if (match := _STEP.fullmatch(name))]
    return sorted(
        (int(match[1]), folder / match[0]) for match in found if match[2] == way
    )


def _write(path: Path, target: Path, new: str, header: dict[str, str]) -> None:
    """Write a step that leads from the file `new` back to the target as it is now."""
    import tempfile

    ends = {"from": digest(Path(new)), "to": digest(target)}
    line = json.dumps(header | ends) + "\n"
    handle, name = tempfile.mkstemp(prefix=".step.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as kept, target.open("rb") as old:
            kept.write(line.encode())
            shutil.copyfileobj(old, kept)
            kept.flush()
            os.fsync(kept.fileno())
        os.chmod(name, stat.S_IMODE(target.stat().st_mode))
        os.replace(name, path)
    finally:
        with suppress(OSError):
            os.unlink(name)


def _trim(folder: Path) -> None:
    """Take out the oldest steps beyond the limits, and what a killed process left half written."""
    with suppress(OSError):  # another user's files in a folder that protects them
        for left in folder.glob(".step.*"):
            left.unlink()
        size = 0
        newest_first = reversed(_paths(folder, "undo"))
        for place, (_, path) in enumerate(newest_first):
            size += path.stat().st_size
            if place and (place >= MOST_STEPS or size > MOST_BYTES):
                path.unlink()


def _read(number: int, path: Path) -> Step:
    try:
        with path.open("rb") as kept:
            line = kept.readline(_LONGEST_HEADER)
            written = os.fstat(kept.fileno()).st_mtime
    except OSError as error:
        raise OutputError(
            f"can't read {file_name(path)}: {(error.strerror or str(error)).lower()}"
        ) from None
    try:
        header = json.loads(line)
        change, user, leaves, reaches = (
            str(header[name]) for name in ("change", "user", "from", "to")
        )
        at = None
        if "at" in header:
            at = datetime.fromisoformat(header["at"])
    except (ValueError, KeyError, TypeError):
        raise OutputError(
            f"{file_name(path)} was not written by crisistl; nothing was changed"
        ) from None
    when = at or datetime.fromtimestamp(written)
    return Step(number, change, user, leaves, reaches, when, path, len(line))
