"""`crisistl fmt`: a chronology in its canonical order and layout."""

from typing import Annotated

from typer import Argument, Exit, Option

from crisistl.cli import console
from crisistl.edit.formatted import Formatted
from crisistl.formats.core.input import Input


def command(
    files: Annotated[
        list[str], Argument(metavar="FILE...", help="JSON or JSON Lines; - is stdin, written to stdout.")
    ],
    check: Annotated[
        bool, Option("--check", help="Change nothing; exit with 1 if a file would change.")
    ] = False,
) -> None:
    """Put a chronology into its canonical order and layout, so that version control shows only real changes.

    Events are sorted by time, registers by id with each part after its whole, and fields in the order of `crisistl
    schema`. The content stays the same.
    """
    in_order = [_in_order(path, check) for path in files]
    if not all(in_order):
        raise Exit(1)


def _in_order(path: str, check: bool) -> bool:
    """Whether a file is as it should be, now that it was written, or before where it is only checked."""
    with Input.of(path) as file:
        formatted = Formatted.of(file)
    if check:
        if not formatted.is_canonical:
            console.note(f"{path} would change")
        return formatted.is_canonical
    if path == "-":
        console.say(formatted.text)
    elif not formatted.is_canonical:
        console.say(formatted.text, path)
        console.note(f"wrote {path}")
    return True
