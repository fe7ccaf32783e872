"""`crisistl undo`: take back the last change that crisistl made to a file."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Argument
from crisistl.edit.undoing import undo
from crisistl.text.wording import file_name


def command(
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology that crisistl has changed."),
    ],
) -> None:
    """Take back the last change that crisistl made to a file; a second `undo` makes the change again.

    The content before the change is kept beside the file, as .FILE.undo. A file that somebody else has changed
    since is left as it is.
    """
    last = undo(chronology, console.note)
    console.note(
        f"{file_name(chronology)} is as it was before `{last.change}` of {last.at:%Y-%m-%d %H:%M}; "
        "undo again to have it back"
    )
