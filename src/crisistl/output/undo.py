"""Undo: the content of a file before its last change, kept beside it so that the change can be taken back."""

import hashlib
import json
import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from crisistl.errors import OutputError
from crisistl.output.lock import beside
from crisistl.text.wording import file_name

_ENDING = ".undo"
_LONGEST_HEADER = 100_000  # bytes


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last change of a file: what it was, by whom, when, and where the content before it is kept.

    `after` is the SHA-256 of the file that the change left. `start` is the byte of `path` at which the content
    begins: before it is one line of JSON.
    """

    change: str
    user: str
    after: str
    at: datetime
    path: Path
    start: int


def undo_path(target: Path) -> Path:
    """Where the content of a file before its last change is kept: `.NAME.undo` beside it."""
    return beside(target, _ENDING)


def keep(target: Path, new: str, change: str) -> None:
    """Keep the content of a file that is about to be replaced by the file `new`. OSError where that can't be done.

    It is written whole before the file is replaced, and takes the place of what was kept before.
    """
    import tempfile

    header = {"change": change, "user": this_user(), "after": digest(Path(new))}
    line = json.dumps(header) + "\n"
    handle, name = tempfile.mkstemp(prefix=".undo.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as kept, target.open("rb") as old:
            kept.write(line.encode())
            shutil.copyfileobj(old, kept)
            kept.flush()
            os.fsync(kept.fileno())
        os.chmod(name, stat.S_IMODE(target.stat().st_mode))
        os.replace(name, undo_path(target))
    finally:
        with suppress(OSError):
            os.unlink(name)


def last_change(target: Path) -> LastChange | None:
    """The last change of a file that can be undone; None where nothing is kept.

    Raises OutputError where what is kept can't be read.
    """
    path = undo_path(target)
    try:
        with path.open("rb") as kept:
            line = kept.readline(_LONGEST_HEADER)
            written = os.fstat(kept.fileno()).st_mtime
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(
            f"can't read {file_name(path)}: {(error.strerror or str(error)).lower()}"
        ) from None
    try:
        header = json.loads(line)
        change, user, after = (
            str(header[name]) for name in ("change", "user", "after")
        )
    except (ValueError, KeyError, TypeError):
        raise OutputError(
            f"{file_name(path)} was not written by crisistl; nothing was changed"
        ) from None
    when = datetime.fromtimestamp(written)
    return LastChange(change, user, after, when, path, len(line))


def copy_before(last: LastChange, out: IO[bytes]) -> None:
    """Write the content before a change."""
    with last.path.open("rb") as kept:
        kept.seek(last.start)
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
        return str(os.getuid()) if hasattr(os, "getuid") else ""
