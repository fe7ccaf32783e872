"""`crisistl fmt`: a chronology in its canonical order and layout."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.ending import Ended
from crisistl.cli.messages import message
from crisistl.edit.formatted import Formatted
from crisistl.edit.rewriting import rewriting
from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.text.wording import file_name


def command(
    files: Annotated[
        list[str],
        Argument(
            metavar="FILE", help="JSON or JSON Lines; - is stdin, written to stdout."
        ),
    ],
    check: Annotated[
        bool,
        Option("--check", help="Change nothing; exit with 1 if a file would change."),
    ] = False,
) -> None:
    """Put a chronology into its canonical order and layout, so that version control shows only real changes.

    Events are sorted by time, registers by id with each part after its whole, and fields in the order of `crisistl
    schema`. The content stays the same.
    """
    if check:
        _check(files)
        return
    read = {}
    if len(files) > 1:
        read = _all_read(files)
    for path in files:
        if path == "-":
            console.say((read.get(path) or _read(path)).text)
        else:
            _rewrite(path)


def _check(files: list[str]) -> None:
    """Name the files that would change; Ended with 1 if there are any."""
    read = _all_read(files)
    changed = [path for path in files if not read[path].is_canonical]
    for path in changed:
        console.note(f"{file_name(path)} would change")
    if changed:
        raise Ended(1)


def _all_read(files: list[str]) -> dict[str, Formatted]:
    """Every file, before the first is written; DataError with what is wrong with all of them."""
    read: dict[str, Formatted] = {}
    problems = []
    for path in files:
        try:
            read[path] = _read(path)
        except DataError as error:
            problems.append(message(error))
    if problems:
        raise DataError("\n".join([*problems, "no file was changed"]))
    return read


def _read(path: str) -> Formatted:
    with Input.of(path) as file:
        return Formatted.of(file, to_change=False)


def _rewrite(path: str) -> None:
    with rewriting(path, console.note, to_change=False) as file:
        if not file.formatted.is_canonical:
            file.write(file.formatted.timeline, "fmt")
            console.note(f"wrote {file_name(path)}")
