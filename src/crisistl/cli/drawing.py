"""Drawing: where a picture goes, in colour to a screen, as text to a pipe, as SVG or text to a file."""

import os
from collections.abc import Callable, Sequence

from crisistl.cli import console
from crisistl.output.picture import Picture
from crisistl.text.wording import file_name


def draw(
    made: Callable[[int | None], Picture],
    output: str | None,
    others: Sequence[str] = (),
) -> None:
    """Draw what is made for the width of the screen, or for none where there is no screen.

    UsageError for a file whose ending no picture has; OutputError where it can't be written.
    """
    from crisistl.output.picture_writer import picture_writer, write_drawn

    write = picture_writer(output or "-", others)
    screen = console.screen()
    if output is None and screen.is_terminal:
        write_drawn(made(screen.width if console.is_terminal() else None), screen)
        return
    with console.destination(output) as out:
        write(made(None), out)
    if output not in (None, "-"):
        console.note(f"wrote {file_name(output)}")


def plain_width() -> int:
    """The columns where there is no screen: what COLUMNS says, or 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    return 80
