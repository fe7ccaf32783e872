"""`crisistl forget`: remove a saved question."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import saved_questions
from crisistl.cli.declaring import Argument
from crisistl.cli.saved import settings_with
from crisistl.text.wording import file_name


def command(
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            autocompletion=saved_questions,
            help="The name of a saved question.",
        ),
    ],
) -> None:
    """Remove a saved question, from your own settings if this folder's have none of this name."""
    from crisistl.cli.settings_file import forget_question

    path = settings_with(name).path
    forget_question(path, name)
    console.note(f"removed {name!r} from {file_name(path)}")
