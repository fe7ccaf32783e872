"""Overwriting: an old file is not replaced where something would be lost, unless --overwrite is given."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Option
from crisistl.cli.options import OUTPUT
from crisistl.errors import OutputError, UsageError
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from crisistl.cli.data_options import AsKnown
    from crisistl.formats.core.format import Format
    from crisistl.formats.core.input import Input
    from crisistl.output.files import Agree
    from crisistl.output.lock import Lock

OverwriteOption = Annotated[
    bool,
    Option(
        "--overwrite",
        rich_help_panel=OUTPUT,
        help="Replace a file that crisistl didn't write or that is also an input, even if something is lost.",
    ),
]


LATER = "would lose what became known later"


def refuse_source(
    output: str | None, sources: Iterable[str], overwrite: bool, loss: str
) -> None:
    """Raise UsageError where the output is one of the files that are read; `loss` says what would be lost."""
    if not overwrite and is_source(output, sources):
        raise UsageError(
            f"{file_name(output)} is also read, and {loss}; name another file, or add --overwrite"
        )


def refuse_loss(
    output: str, sources: Iterable[str], overwrite: bool, reading: "AsKnown"
) -> None:
    """Raise UsageError where a file that is read would lose what is left out in reading it."""
    if reading.skip_bad:
        loss = "would lose the events that can't be read"
        refuse_source(output, sources, overwrite, loss)
    if reading.as_of is not None:
        refuse_source(output, sources, overwrite, LATER)


def refuse_other_format(
    output: str,
    sources: Iterable[str],
    overwrite: bool,
    known: "Format",
    from_format: str | None,
) -> None:
    """Raise UsageError where a file that is read would be replaced by one in another format."""
    if overwrite:
        return
    from crisistl.formats.core.input import Input

    for source in sources:
        if is_source(output, [source]):
            with Input.of(source) as file:
                read = _format_read(file, from_format)
            if read != known.title:
                refuse_source(
                    output,
                    [source],
                    overwrite,
                    f"would change from {read} to {known.title}",
                )


def _format_read(file: "Input", from_format: str | None) -> str:
    """The title of the format that a file is read in; JSON may be another program's."""
    from crisistl.formats.core.choosing import format_of_input
    from crisistl.formats.core.registry import format_named
    from crisistl.formats.objects.document import is_own

    if from_format:
        read = format_named(from_format)
    else:
        read = format_of_input(file)
    if read.name == "json" and not is_own(file):
        return "another program's JSON"
    return read.title


def agreement(
    overwrite: bool, remedy: str = "", *, chronology: bool = False
) -> "Agree":
    """What has to agree before a new file replaces an old one: nothing, or that crisistl wrote the old one.

    `remedy` is what else a person may have meant. A `chronology` is written to be worked on; only another one may
    replace it.
    """
    from crisistl.output.results import CHRONOLOGIES, RESULTS, remember_result

    kind = RESULTS
    if chronology:
        kind = CHRONOLOGIES

    def agree(old: Path, new: str) -> None:
        if not overwrite:
            _refuse_foreign(old, new, kind, remedy)
        # before the file is replaced: another process may look at it at once
        remember_result(new, kind)

    return agree


def _refuse_foreign(old: Path, new: str, kind: str, remedy: str) -> None:
    """Refuse to replace a file that somebody else wrote or changed, or ask on a terminal. Raises OutputError."""
    from crisistl.output.results import (
        CHRONOLOGIES,
        is_other_result,
        may_replace,
        was_written,
    )

    if old.exists() and not may_replace(old, new, kind):
        name = file_name(old)
        problem = f"{name} was not written by crisistl, or was changed since"
        if was_written(str(old), CHRONOLOGIES):
            problem = f"{name} is a chronology, which convert or merge wrote"
        _ask_to_replace(name, problem, remedy)
    elif is_other_result(old, new):
        before, now = old.stat().st_size, Path(new).stat().st_size
        console.note(
            f"replaced {file_name(old)}, which crisistl wrote before: {before:,} bytes, now {now:,}"
        )


def _ask_to_replace(name: str, problem: str, remedy: str) -> None:
    """Raise OutputError unless a person agrees."""
    from crisistl.cli import questions

    if not questions.can_ask():
        usual = "name another file, or add --overwrite"
        raise OutputError("; ".join(filter(None, (problem, remedy, usual))))
    if not questions.agree(f"{problem}. Replace it?"):
        raise OutputError(f"{name} was left as it is")


def is_source(output: str | None, sources: Iterable[str]) -> bool:
    """Whether an output is one of the files that are read, by whatever name."""
    if output in (None, "-"):
        return False
    from crisistl.output.files import is_same_file

    return any(is_same_file(str(output), _path(source)) for source in sources)


@contextmanager
def held(output: str, sources: Iterable[str]) -> Iterator["Lock | None"]:
    """The lock of an output that is also read, from before it is read until it is written; else None."""
    if not is_source(output, sources) or not Path(output).is_file():
        yield None
        return
    from crisistl.output.files import updating

    with updating(output, console.note) as lock:
        yield lock


def _path(source: str) -> str:
    """The path of a source without the name of a sheet after "#"."""
    if Path(source).exists():
        return source
    return source.partition("#")[0]


def stdout_as_dash(path: str | None) -> str | None:
    """The name of an output, "-" for stdout by any other name (/dev/stdout)."""
    if not (path or "").startswith(("/dev/", "/proc/")):
        return path
    from crisistl.output.files import descriptor

    if descriptor(str(path)) == 1:
        return "-"
    return path
