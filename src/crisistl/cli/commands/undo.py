"""`crisistl undo`: undo the last changes that crisistl made to a file, or redo them."""

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
        Option("--redo", help="Restore the change that was undone last."),
    ] = False,
) -> None:
    """Undo the last change that crisistl made to a file. Each further `undo` undoes the one before it.

    `undo --redo` restores a change that was undone. The last 20 changes are kept beside the file, in the
    folder .FILE.undo, as long as they take less than 100 MB. A file that another program or another user has changed
    since is left as it is.
    """
    name = file_name(chronology)
    if again:
        stepped = redo(chronology, console.note)
        console.note(
            f"restored {_change(stepped)} in {name}; `crisistl undo {name}` undoes it again"
        )
    else:
        stepped = undo(chronology, console.note)
        console.note(
            f"undid {_change(stepped)} in {name}; `crisistl undo {name} --redo` restores it"
        )
        if stepped.step.change.split()[0] == "review":
            console.note(
                f"the draft still marks it as accepted; `crisistl review DRAFT --into {name} --reopen` opens it again"
            )
    if stepped.left:
        console.note(
            f"{counted(stepped.left, 'more change')} can be {'restored' if again else 'undone'}"
        )


def _change(stepped: Stepped) -> str:
    step = stepped.step
    return f"`{step.change}` of {step.at:%Y-%m-%d %H:%M}"
