"""Files: written whole or not at all, with the mode, owner and attributes that the old file had."""

import errno
import filecmp
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO

from crisistl.errors import OutputError
from crisistl.output.lock import Lock, Note, locked, shortened
from crisistl.output.undo import Keep, keep, undo_folder
from crisistl.text.wording import file_name

Agree = Callable[[Path, str], None]
"""Raises an error where a file, if there is one, is not to be replaced by the finished file of the second name."""

_STANDARD = {"/dev/stdout": 1, "/dev/stderr": 2}


def descriptor(path: str) -> int | None:
    """The number of the open stream that a path names, as /dev/stdout and /dev/fd/3 do; None for files."""
    folder, _, number = path.rpartition("/")
    if (
        folder in ("/dev/fd", "/proc/self/fd")
        and number.isascii()
        and number.isdecimal()
    ):
        return int(number)
    return _STANDARD.get(path)


@contextmanager
def appending(number: int, name: str) -> Iterator[IO[bytes]]:
    """An open stream, to be written on where it is; nothing that was written there before is lost."""
    try:
        with os.fdopen(os.dup(number), "wb") as stream:
            yield stream
    except OSError as error:
        raise _unwritable(name, error) from None


@contextmanager
def _device(
    target: Path, path: str, beforehand: Callable[[], object] | None
) -> Iterator[IO[bytes]]:
    if beforehand:
        beforehand()
    with _reported(path), target.open("wb") as device:
        yield device


@contextmanager
def replacing(
    path: str,
    note: Note,
    *,
    new: bool = False,
    lock: Lock | None = None,
    change: str = "",
    keeping: Keep = keep,
    agree: Agree | None = None,
    beforehand: Callable[[], object] | None = None,
) -> Iterator[IO[bytes]]:
    """A file to write that replaces the one at a path when the block ends without an error.

    With `new`, a file that is there by then is left alone and OutputError raised. `lock` is that of the file where
    it is held already; OutputError where another program changed the file since. With `change`, the name of what is
    done, the old content is kept beside the file for `undo`, by `keeping`; without it, only where older contents are
    kept there. `agree` is called with the place of a
    file that isn't locked and the finished new one, and raises an error where the old one is to stay. `beforehand`
    does what must succeed before the finished file is put in its place; a device gets nothing before it either.
    `note` is called with what the new file can't keep of the old one. Raises OutputError with the reason; the old
    file is left as it was.
    """
    target = Path(path)
    if not new and _is_device(target):
        with _device(target, path, beforehand) as device:
            yield device
        return
    with _reported(path):
        place = _writable(path)
        with _temporary(place) as (file, name):
            yield file
            file.flush()
            os.fsync(file.fileno())
            if agree and not lock:
                agree(place, name)
            if beforehand:
                beforehand()
            if lock:
                lock.check()
                if change:
                    keeping(place, name, change)
                _put(name, place, note)
                return
            if new or place.exists():
                keep_old = partial(_keep_old, change=change, keeping=keeping)
                _put_locked(name, place, path, note, new, keep_old)
            else:
                _put(name, place, note)


def _put_locked(
    name: str,
    place: Path,
    path: str,
    note: Note,
    new: bool,
    keep_old: Callable[[Path, str], None],
) -> None:
    """Put a finished file in its place under the lock of that; refuse to replace one where it is to be `new`."""
    with locked(place, note) as held:
        if new and held.seen is not None:
            raise OutputError(f"{file_name(path)} already exists; nothing was changed")
        keep_old(place, name)
        _put(name, place, note)


def _keep_old(place: Path, name: str, *, change: str, keeping: Keep) -> None:
    """Keep the content of a file that is about to be replaced by another content."""
    if not place.is_file() or filecmp.cmp(place, name, shallow=False):
        return
    if change or undo_folder(place).is_dir():
        keeping(place, name, change or "replace")


@contextmanager
def updating(path: str, note: Note) -> Iterator[Lock]:
    """The lock of a file that is about to be read, changed and replaced. OutputError as above."""
    with _reported(path), locked(_writable(path), note) as lock:
        yield lock


def is_same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _is_device(target: Path) -> bool:
    with suppress(OSError):
        return target.exists() and not target.is_file() and not target.is_dir()
    return False


def _writable(path: str) -> Path:
    """The file to replace, where links lead; OutputError or OSError where it can't be."""
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"can't write {file_name(path)}: it is a folder")
    if path.endswith(("/", os.sep)):
        raise OutputError(
            f"can't write {file_name(path)}: there is no such folder; name a file without {path[-1]} at its end"
        )
    if target.is_symlink():
        target = Path(os.path.realpath(target))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"can't write {file_name(path)}: it is read-only")
    return target


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[IO[bytes], str]]:
    """An open file beside the target, with its name; removed at the end if it is still there."""
    import tempfile

    handle, name = tempfile.mkstemp(
        prefix=f".{shortened(target.name, 80)}.", dir=target.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, name
    finally:
        with suppress(OSError):
            os.unlink(name)


def _put(name: str, target: Path, note: Note) -> None:
    """Rename a finished file to its target, with what the old one had."""
    if target.exists():
        for lost in _kept(target, name):
            note(f"{file_name(target)}: {lost}")
    else:
        os.chmod(name, 0o666 & ~_umask())
    os.replace(name, target)
    with suppress(
        OSError
    ):  # so that the new name outlives a power cut; not every system can
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _kept(old: Path, new: str) -> Iterator[str]:
    """Give a new file the owner, mode and attributes of the old one; what is lost, in words."""
    was, now = old.stat(), os.stat(new)
    if hasattr(os, "chown") and (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        yield from _owned(was, new)
    os.chmod(new, stat.S_IMODE(was.st_mode))
    yield from _attributes(old, new)
    if was.st_nlink > 1:
        yield f"its other names ({was.st_nlink - 1}, hard links) keep the old content"


def _owned(was: os.stat_result, new: str) -> Iterator[str]:
    try:
        os.chown(new, was.st_uid, was.st_gid)
        return
    except OSError:
        pass
    try:
        os.chown(new, -1, was.st_gid)
    except OSError:
        yield f"its group is no longer {was.st_gid}, which you may not set"
    if os.stat(new).st_uid != was.st_uid:
        yield f"its owner is now you, no longer user {was.st_uid}"


def _attributes(old: Path, new: str) -> Iterator[str]:
    """Copy the extended attributes, where the system has them and lets it."""
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(old)
    except OSError:
        return
    for name in names:
        try:
            os.setxattr(new, name, os.getxattr(old, name))
        except OSError:
            if not name.startswith("security."):  # the system sets these itself
                yield f"lost its extended attribute {name}"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _reported(target: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(target, error) from None


def _unwritable(target: object, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    folder = Path(str(target)).parent
    # a new file is made there, which then replaces the old one
    if error.errno == errno.EACCES and not os.access(folder, os.W_OK):
        reason = f"{reason} in its folder"
    return OutputError(
        f"can't write {file_name(target)}: {reason}; nothing was changed"
    )
