"""Undoing: take back the last changes of a file one by one, or make them again, under the file's lock."""

import os
from dataclasses import dataclass
from pathlib import Path

from crisistl.edit.rewriting import current
from crisistl.errors import OutputError
from crisistl.output.files import replacing, updating
from crisistl.output.lock import Note
from crisistl.output.undo import (
    MOST_STEPS,
    Direction,
    Step,
    copy_content,
    digest,
    done,
    keep_other_way,
    next_step,
    steps_left,
    this_user,
    undo_folder,
)
from crisistl.text.wording import file_name


@dataclass(frozen=True, slots=True)
class Stepped:
    """The change that was undone or redone, and how many more can be in the same direction."""

    step: Step
    left: int


def undo(path: str, note: Note) -> Stepped:
    """Undo the last change of a file that has not been undone.

    Raises OutputError where nothing is kept, where the change was another user's, or where the file is no longer
    as the change left it; DataError where there is no such file. The file is then as it was.
    """
    return _step(path, "undo", note)


def redo(path: str, note: Note) -> Stepped:
    """Redo the change that was undone last. Raises the same as `undo`."""
    return _step(path, "redo", note)


def _step(path: str, way: Direction, note: Note) -> Stepped:
    current(path)
    target = Path(os.path.realpath(path))
    with updating(path, note) as lock:
        step = next_step(target, way)
        if step is None:
            raise OutputError(_nothing(path, target, way))
        _refuse_others(path, step, way)
        if digest(target) != step.leaves:
            since = "since the undo of"
            if way == "undo":
                since = "since"
            raise OutputError(
                f"{file_name(path)} was changed by another program {since} `{step.change}` of "
                f"{step.at:%Y-%m-%d %H:%M}; nothing was changed. The content that {way} would bring back is kept in "
                f"{file_name(step.path.parent.name)}/{step.path.name}, after the first line"
            )
        keeping = keep_other_way(step, way)
        with replacing(
            path, note, lock=lock, change=step.change, keeping=keeping
        ) as file:
            copy_content(step, file)
        done(step)
        return Stepped(step, steps_left(target, way))


def _nothing(path: str, target: Path, way: Direction) -> str:
    if way == "redo":
        return (
            f"{file_name(path)}: there is no undone change to restore; "
            "a new change discards the ones that were undone before it"
        )
    return (
        f"{file_name(path)}: there is no change to undo; crisistl keeps the last {MOST_STEPS} in "
        f"{file_name(undo_folder(target).name)} beside the file"
    )


def _refuse_others(path: str, step: Step, way: Direction) -> None:
    if step.user == this_user():
        return
    made = "was undone"
    if way == "undo":
        made = "was made"
    raise OutputError(
        f"the last change of {file_name(path)}, `{step.change}` of {step.at:%Y-%m-%d %H:%M}, {made} by "
        f"{step.user!r}; nothing was changed"
    )
