"""Drawing: where a picture goes, in colour to a screen, as text to a pipe, as SVG or text to a file."""

import os
from collections.abc import Callable, Sequence

from crisistl.cli import console
from crisistl.output.files import Agree
from crisistl.output.picture import Picture
from crisistl.text.wording import file_name


def draw(
    made: Callable[[int | None], Picture],
    output: str | None,
    agree: Agree,
    others: Sequence[str] = (),
) -> None:
    """Draw what is made for the width of the screen, or for none where there is no screen.

    `agree` is asked before an old file is replaced, as in `console.destination`.

    `others` are endings that the caller writes in another way. UsageError for the ending of another format;
    OutputError where the file can't be written.
    """
    from crisistl.output.picture_writer import PICTURES, picture_writer, write_drawn

    if console.is_file(output):
        from crisistl.cli.file_form import refuse_for_picture

        refuse_for_picture(str(output), dict.fromkeys((*PICTURES, *others)))
    write = picture_writer(output or "-")
    screen = console.screen()
    if output is None and screen.is_terminal:
        write_drawn(made(screen.width if console.is_terminal() else None), screen)
        return
    with console.destination(output, agree=agree) as out:
        write(made(None), out)
    if output not in (None, "-"):
        console.note(f"wrote {file_name(output)}")


def plain_width() -> int:
    """The columns without a screen: the value of COLUMNS, or 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return 80
