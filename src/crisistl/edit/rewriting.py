"""Rewriting: change a chronology of one's own under its lock, so that no update is lost."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crisistl.edit.formatted import Formatted
from crisistl.errors import DataError, UsageError
from crisistl.formats.core.input import Input
from crisistl.model.timeline import Timeline
from crisistl.output.files import replacing, updating
from crisistl.output.lock import Lock, Note
from crisistl.text.wording import file_name


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A file as it is now, which nobody else changes until the block that holds it ends."""

    path: str
    formatted: Formatted
    lock: Lock
    note: Note

    def write(self, timeline: Timeline, change: str) -> None:
        """Replace the file by this timeline, and keep the old one for `undo`; `change` names what was done.

        OutputError where that can't be done; the file is then as it was.
        """
        with replacing(self.path, self.note, lock=self.lock, change=change) as file:
            # the whole text at once takes several times the memory of the file
            out = io.TextIOWrapper(file, encoding="utf-8", newline="")
            self.formatted.write(timeline, out)
            out.detach()


@contextmanager
def rewriting(path: str, note: Note, *, to_change: bool = True) -> Iterator[Rewriting]:
    """A file of our own formats, read while its lock is held.

    Unless its events are `to_change`, they may be those of `crisistl.model.checked`, which can't be changed.
    `note` is called with what the system doesn't let the new file keep. Raises DataError where the file can't be
    read, UsageError where it isn't JSON or JSON Lines, OutputError where it can't be written.
    """
    current(path)
    with updating(path, note) as lock, Input.of(path) as file:
        read = Formatted.of(file, to_change=to_change)
        yield Rewriting(path, read, lock, note)


def canonical_now(path: str) -> Formatted:
    """A file of our own as it is now, without its lock; DataError where it isn't in canonical form."""
    current(path)
    with Input.of(path) as file:
        return _canonical(path, Formatted.of(file))


@contextmanager
def editing(path: str, note: Note, *, to_change: bool = True) -> Iterator[Rewriting]:
    """The same as `rewriting`, of a file in canonical form: an edit then shows in version control alone."""
    with rewriting(path, note, to_change=to_change) as file:
        _canonical(path, file.formatted)
        yield file


def current(path: str) -> None:
    """Raise DataError if the file doesn't exist, and UsageError if it is a stream, which can't be changed."""
    if path == "-":
        raise UsageError("standard input can't be changed; name a file")
    found = Path(path)
    if found.exists() and not (found.is_file() or found.is_dir()):
        raise UsageError(
            f"{file_name(path)} is not a file that can be changed; name a file"
        )
    Input.of(path)


def _canonical(path: str, formatted: Formatted) -> Formatted:
    if not formatted.is_canonical:
        raise DataError(
            f"{file_name(path)} is not in its canonical form; run `crisistl fmt {file_name(path)}` first"
        )
    return formatted
