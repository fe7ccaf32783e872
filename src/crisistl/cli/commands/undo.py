"""`crisistl undo`: take back the last changes that crisistl made to a file, or make them again."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Argument, Option
from crisistl.edit.undoing import Stepped, redo, undo
from crisistl.text.wording import counted, file_name


def command(
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology that crisistl has changed."),
    ],
    again: Annotated[
        bool,
        Option("--redo", help="Make the change again that was taken back last."),
    ] = False,
) -> None:
    """Take back the last change that crisistl made to a file. Each further `undo` takes back the one before.

    `undo --redo` makes a change again that was taken back. The last 20 changes are kept beside the file, in the
    folder .FILE.undo, as long as they take less than 100 MB. A file that another program or another user has changed
    since is left as it is.
    """
    name = file_name(chronology)
    if again:
        stepped = redo(chronology, console.note)
        console.note(
            f"made {_change(stepped)} again in {name}; `crisistl undo {name}` takes it back"
        )
    else:
        stepped = undo(chronology, console.note)
        console.note(
            f"took back {_change(stepped)} in {name}; `crisistl undo {name} --redo` makes it again"
        )
    if stepped.left:
        console.note(
            f"{counted(stepped.left, 'more change')} can be {'made again' if again else 'taken back'}"
        )


def _change(stepped: Stepped) -> str:
    step = stepped.step
    return f"`{step.change}` of {step.at:%Y-%m-%d %H:%M}"
