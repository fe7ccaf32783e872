"""Undoing: put back the content that a file had before its last change, under the file's lock."""

import os
from pathlib import Path

from crisistl.edit.rewriting import current
from crisistl.errors import OutputError
from crisistl.output.files import replacing, updating
from crisistl.output.lock import Note
from crisistl.output.undo import (
    LastChange,
    copy_before,
    digest,
    last_change,
    this_user,
    undo_path,
)
from crisistl.text.wording import file_name

_UNDO = "undo of "


def undo(path: str, note: Note) -> LastChange:
    """Take back the last change of a file, and keep what it undoes; the change that was taken back.

    Raises OutputError where nothing is kept, where the change was another user's, or where the file is no longer
    as the change left it; DataError where there is no such file. The file is then as it was.
    """
    current(path)
    target = Path(os.path.realpath(path))
    with updating(path, note) as lock:
        last = last_change(target)
        if last is None:
            raise OutputError(
                f"{file_name(path)}: there is no change to undo; crisistl keeps the last one in "
                f"{file_name(undo_path(target).name)} beside the file"
            )
        _refuse_others(path, last)
        if digest(target) != last.after:
            raise OutputError(
                f"{file_name(path)} was changed by another program since `{last.change}` of "
                f"{last.at:%Y-%m-%d %H:%M}; nothing was undone. Its content before that is kept in "
                f"{file_name(last.path.name)}, after the first line"
            )
        with replacing(path, note, lock=lock, change=_back(last.change)) as file:
            copy_before(last, file)
    return last


def _back(change: str) -> str:
    """What taking back a change is called; taking back an undo makes the change again."""
    before = change.removeprefix(_UNDO)
    return before if before != change else f"{_UNDO}{change}"


def _refuse_others(path: str, last: LastChange) -> None:
    if last.user != this_user():
        raise OutputError(
            f"the last change of {file_name(path)}, `{last.change}` of {last.at:%Y-%m-%d %H:%M}, was made by "
            f"{last.user!r}; nothing was undone"
        )
