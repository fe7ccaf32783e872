"""`crisistl archive`: a chronology of many events, kept so that it can be asked quickly."""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.progress import progress
from crisistl.cli.reading import ReadingOptions
from crisistl.errors import UsageError
from crisistl.text.wording import counted, file_name, server_name

if TYPE_CHECKING:
    from crisistl.formats.archive.wishes import Source


@shared
def command(
    reading: ReadingOptions,
    sources: Annotated[
        list[str],
        Argument(
            metavar="SOURCE", help="The files to read, in any format; - is stdin."
        ),
    ],
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FOLDER",
            rich_help_panel="Output",
            help="The archive to write: a folder with a name such as world.crisis.",
        ),
    ] = None,
    into: Annotated[
        str | None,
        Option(
            "--into",
            metavar="URL",
            rich_help_panel="Output",
            help="Put the archive into PostgreSQL (postgresql://HOST/DATABASE) or Spark "
            "(sc://HOST:PORT/SCHEMA) instead.",
        ),
    ] = None,
    append: Annotated[
        bool,
        Option(
            "--append",
            rich_help_panel="Output",
            help="Add the events to the archive instead of building it.",
        ),
    ] = False,
) -> None:
    """Build an archive of many events, which --data then reads in every command.

    Files of all formats are put together, and every event is checked. It needs DuckDB, which is
    installed with the extra `archive`.
    """
    from crisistl.formats.archive.wishes import Wish
    from crisistl.formats.archive.writing import append as append_to
    from crisistl.formats.archive.writing import build

    if into is not None:
        _into(into, output, append, sources, reading)
        return
    target = _target(output)
    with ExitStack() as stack, progress("events read") as count:
        read = _sources(sources, reading, stack)
        wish = Wish(reading.skip_bad, console.note, count)
        number = (append_to if append else build)(read, target, wish)
    what = counted(number, "event")
    if append:
        done = f"added {what} to"
    else:
        done = f"wrote {what} to"
    console.note(f"{done} {file_name(target)}")


def _into(
    url: str,
    output: str | None,
    append: bool,
    sources: list[str],
    reading: ReadingOptions,
) -> None:
    """Fill a server, from an archive or from files that are made one first."""
    from tempfile import TemporaryDirectory

    from crisistl.engine.archive.servers import fill_server
    from crisistl.formats.archive.layout import is_archive
    from crisistl.formats.archive.wishes import Wish
    from crisistl.formats.archive.writing import build

    if output is not None or append:
        raise UsageError(
            "--into builds a new archive on the server", "leave out -o and --append"
        )
    if len(sources) == 1 and is_archive(sources[0]):
        with progress("events put") as count:
            number = fill_server(url, sources[0], count)
    else:
        with TemporaryDirectory(prefix="crisistl-") as folder:
            target = f"{folder}/all.crisis"
            with ExitStack() as stack, progress("events read") as count:
                wish = Wish(reading.skip_bad, console.note, count)
                build(_sources(sources, reading, stack), target, wish)
            with progress("events put") as count:
                number = fill_server(url, target, count)
    console.note(f"put {counted(number, 'event')} into {server_name(url)}")


def _target(output: str | None) -> str:
    from crisistl.formats.archive.layout import ENDING

    if output is None:
        raise UsageError(
            "no archive is named",
            "write -o with a name for it, such as -o world.crisis",
        )
    target = output.rstrip("/")
    if not target.lower().endswith(ENDING):
        raise UsageError(
            f"{file_name(output)}: the name of an archive ends in {ENDING}"
        )
    return target


def _sources(
    paths: list[str], reading: ReadingOptions, stack: ExitStack
) -> list["Source"]:
    from crisistl.formats.archive.wishes import Source
    from crisistl.formats.core.input import Input
    from crisistl.formats.loading import readings
    from crisistl.text.switch import is_quick

    options = replace(reading.read_options(), plain=is_quick())
    found = []
    for path in paths:
        file = stack.enter_context(Input.of(path))
        found.append(
            Source(file.name, partial(readings, file, reading.from_format, options))
        )
    return found
