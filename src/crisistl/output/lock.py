"""The lock of a file: one writer at a time, so that no update is lost."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crisistl.errors import OutputError
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from filelock import FileLock

Note = Callable[[str], object]

WAIT = 120.0
"""Seconds to wait for the next change by another writer; one of a large chronology takes two or three."""

_SOON = 3.0  # seconds after which a message says why nothing happens

_LONGEST = 255  # bytes in the name of a file, on nearly every file system
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}


@dataclass(frozen=True, slots=True)
class Lock:
    """A file that this process alone may replace, as it was when the lock was taken."""

    target: Path
    seen: tuple[int, ...] | None

    def check(self) -> None:
        """Raise OutputError where a program that doesn't know the lock has changed the file since."""
        if fingerprint(self.target) != self.seen:
            raise OutputError(
                f"can't write {file_name(self.target)}: another program changed it meanwhile; "
                "nothing was changed, try again"
            )


@contextmanager
def locked(target: Path, note: Note, wait: float = WAIT) -> Iterator[Lock]:
    """Hold the lock of a file, there or not; `note` is called where the folder has no locks.

    The lock is an empty file beside the target, removed at the end. The system frees it when its process dies,
    so one that is left over blocks nobody. Whoever may write the target may open it. Raises OutputError after `wait`
    seconds in which nobody has finished a change and where the lock can't be opened, and OSError where nothing can
    be written beside the target.
    """
    from filelock import FileLock, Timeout

    path = beside(target, ".lock")
    lock = FileLock(path, mode=_mode(target), fallback_to_soft=False)
    try:
        try:
            lock.acquire(timeout=min(_SOON, wait))
        except Timeout:
            note(f"waiting for another crisistl to finish with {file_name(target)}")
            _acquire(lock, target, max(wait - _SOON, 0))
    except Timeout:
        raise OutputError(
            f"can't write {file_name(target)}: another crisistl has been changing it for {wait:g} seconds; "
            "nothing was changed, try again later"
        ) from None
    except PermissionError:
        if path.exists():
            raise OutputError(
                f"can't write {file_name(target)}: its lock, {file_name(path)}, belongs to another user; "
                "nothing was changed; if nobody else is changing it, remove the lock"
            ) from None
        raise
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        note(
            f"{file_name(target)}: its folder has no locks; make sure that nobody else changes it at the same time"
        )
        yield Lock(target, fingerprint(target))
        return
    try:
        yield Lock(target, fingerprint(target))
    finally:
        # those who wait see that the file which they opened is gone, and open a new one
        with suppress(OSError):
            os.unlink(path)
        lock.release()


def _mode(target: Path) -> int:
    """The mode of a new lock: that of its file, which may belong to a group; -1, what is usual, without a file."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return -1
    return mode & 0o666 | 0o600


def _acquire(lock: "FileLock", target: Path, wait: float) -> None:
    """Acquire a lock; Timeout after so many seconds without any change. A queue of writers may take longer."""
    from filelock import Timeout

    while True:
        seen = fingerprint(target)
        try:
            lock.acquire(timeout=wait)
            return
        except Timeout:
            if fingerprint(target) == seen:
                raise


def fingerprint(path: Path) -> tuple[int, ...] | None:
    """What changes whenever a file is written or replaced; None if there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def beside(target: Path, ending: str) -> Path:
    """A hidden file beside a target: `.NAME` and the ending, with a digest where that would be too long."""
    name = f".{target.name}{ending}"
    if len(os.fsencode(name)) > _LONGEST:
        digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
        name = f".{shortened(target.name, 80)}-{digest}{ending}"
    return target.with_name(name)


def shortened(name: str, most: int) -> str:
    """The beginning of a file's name that takes at most so many bytes."""
    while len(os.fsencode(name)) > most:
        name = name[: max(len(name) - 1, 0)]
    return name
