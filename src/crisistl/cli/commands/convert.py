"""`crisistl convert`: a chronology from one format to another."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import IO, Annotated, Any

from crisistl.cli import console
from crisistl.cli.completion import written_formats
from crisistl.cli.data_options import AsKnown
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.overwrite import (
    OverwriteOption,
    agreement,
    held,
    refuse_loss,
    refuse_other_format,
    stdout_as_dash,
)
from crisistl.cli.progress import no_progress, progress
from crisistl.cli.titling import TitleOption, refuse_title, retitled
from crisistl.errors import Advice
from crisistl.formats.convert import Converted, convert
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.choosing import target_format
from crisistl.formats.core.format import Format
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, Note, ReadOptions, titled
from crisistl.formats.loading import readings
from crisistl.model.canonical import canonical
from crisistl.output.files import Agree
from crisistl.output.lock import Lock
from crisistl.text.wording import counted, file_name


@shared
def command(
    reading: AsKnown,
    source: Annotated[
        str, Argument(metavar="IN", help="The file to read, in any format; - is stdin.")
    ],
    target: Annotated[
        str,
        Argument(
            metavar="OUT",
            callback=stdout_as_dash,
            help="The file to write; its ending sets the format. - is stdout.",
        ),
    ],
    to_format: Annotated[
        str | None,
        Option(
            "--to-format",
            metavar="FORMAT",
            rich_help_panel="Output",
            autocompletion=written_formats,
            help="Override the format implied by the file name.",
        ),
    ] = None,
    title: TitleOption = None,
    dry_run: Annotated[
        bool,
        Option(
            "--dry-run",
            rich_help_panel="Output",
            help="Write nothing; report in full what was understood and what would be written.",
        ),
    ] = False,
    overwrite: OverwriteOption = False,
) -> None:
    """Convert a chronology to another format; `crisistl formats` lists the formats.

    JSON Lines, CSV and TSV are written event by event, so that a file of any size can be converted.
    """  # fmt: skip
    known = target_format(target, to_format, "--to-format")
    options = reading.read_options()
    if dry_run:
        options = replace(options, notes="full")
    refuse_title(title)
    refuse_other_format(
        target, [source], overwrite or dry_run, known, reading.from_format
    )
    refuse_loss(target, [source], overwrite or dry_run, reading)
    agree = agreement(overwrite, chronology=known.is_ours)
    with (
        held(target, [source]) as lock,
        Input.of(source) as file,
        _opened(target, known, dry_run, lock, agree) as out,
        _progress(target) as count,
    ):
        if reading.as_of is not None:
            done = _as_known(reading, source, known, out, title)
        else:
            done = convert(
                lambda: _records(file, reading, options, title),
                file.name,
                known,
                out,
                skip_bad=reading.skip_bad,
                note=partial(_note, target=target if known.is_ours else "-"),
                progress=count,
            )
    for remark in done.remarks:
        console.note(remark)
    written = f"{counted(done.events, 'event')} to {file_name(target)}"
    if dry_run:
        console.note(f"would write {written}")
    elif target != "-":
        console.note(f"wrote {written}")


def _note(text: str, target: str) -> None:
    """A note on the table that is converted; what it advises for a chronology is for the one that is written."""
    if isinstance(text, Note) and target != "-":
        advice = []
        for one in text.advice:
            if one.setting == "unite_table":
                one = Advice("unite", (target, *one.values[1:]))
            advice.append(one)
        text = Note(text, tuple(advice))
    console.note(text)


def _as_known(
    reading: AsKnown, source: str, known: Format, out: IO[Any], title: str | None
) -> Converted:
    """Write what was known on the day of `--as-of`; the whole chronology is held for it."""
    timeline = retitled(canonical(reading.load_known(source)), title)
    known.write(timeline, out, name=PurePath(source).name)
    return Converted(len(timeline.events), tuple(remarks(timeline, known)))


def _records(
    file: Input, reading: AsKnown, options: ReadOptions, title: str | None
) -> Iterator[Item]:
    """The records of the source, with the title where one is given."""
    found = readings(file, reading.from_format, options)
    if title:
        return titled(found, title)
    return found


@contextmanager
def _opened(
    target: str, known: Format, dry_run: bool, lock: Lock | None, agree: Agree
) -> Iterator[IO[Any]]:
    """The target, or for a dry run a file that nobody sees."""
    if not dry_run:
        with console.destination(
            target,
            binary=known.binary,
            lock=lock,
            change="convert" if lock or known.is_ours else "",
            agree=agree,
        ) as out:
            yield out
    elif known.binary:
        with tempfile.TemporaryFile() as out:
            yield out
    else:
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as out:
            yield out


def _progress(target: str) -> AbstractContextManager[Callable[[int], object]]:
    """How many events were read so far, unless the events are on the screen themselves."""
    if target == "-":
        return nullcontext(no_progress)
    return progress("events")
