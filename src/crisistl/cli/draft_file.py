"""Draft file: a draft that is changed under its lock, so that no decision is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crisistl.cli import console

if TYPE_CHECKING:
    from crisistl.formats.draft.file import Draft
    from crisistl.output.lock import Lock


class DraftFile:
    """A draft in a file, as it was read or written last."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.draft = _read(path)
        self._lock: Lock | None = None

    def save(self, draft: "Draft") -> None:
        """Write what has changed since the draft was read; what others have changed meanwhile is kept.

        OutputError where the proposal is gone or the file can't be written.
        """
        if self._lock is not None:
            self._write(draft, self._lock)
            return
        with draft_lock(self.path) as lock:
            self._write(draft, lock)

    def _write(self, draft: "Draft", lock: "Lock") -> None:
        from crisistl.prose.reopening import joined

        now = _read(self.path)
        new = draft if now == self.draft else joined(now, self.draft, draft)
        write_draft(new, self.path, lock)
        self.draft = draft

    @contextmanager
    def held(self) -> Iterator["Draft"]:
        """Hold the lock of the file while something is decided; the draft as others may have changed it."""
        with draft_lock(self.path) as lock:
            self._lock = lock
            try:
                yield _read(self.path)
            finally:
                self._lock = None

    @contextmanager
    def alone(self) -> Iterator["Lock"]:
        """Hold the lock of the file, and have the draft as it is now."""
        with draft_lock(self.path) as lock:
            self.draft = _read(self.path)
            yield lock


@contextmanager
def draft_lock(path: str) -> Iterator["Lock"]:
    """The lock of a draft, there or not."""
    from crisistl.output.files import updating

    with updating(path, console.note) as lock:
        yield lock


def write_draft(draft: "Draft", path: str, lock: "Lock") -> None:
    """Replace a draft of which the lock is held."""
    from crisistl.formats.draft.file import text_of_draft

    with console.destination(path, lock=lock) as out:
        out.write(text_of_draft(draft))


def _read(path: str) -> "Draft":
    from crisistl.formats.core.input import Input
    from crisistl.formats.draft.file import read_draft

    with Input.of(path) as file:
        return read_draft(file)
