"""`crisistl merge`: several chronologies written as one."""

from collections.abc import Sequence
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import written_formats
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.overwrite import (
    OverwriteOption,
    held,
    refuse_other_format,
    refuse_source,
    stdout_as_dash,
)
from crisistl.cli.reading import Manner
from crisistl.compare.union import Clash, file_names, united
from crisistl.errors import UsageError
from crisistl.formats.core.registry import remarks, target_format
from crisistl.model.canonical import canonical
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Section, Table
from crisistl.text.wording import counted, file_name


@shared
def command(
    manner: Manner,
    files: Annotated[
        list[str],
        Argument(metavar="FILE", help="Two or more chronologies; - is stdin."),
    ],
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            rich_help_panel="Output",
            callback=stdout_as_dash,
            help="The file to write; its ending sets the format. - is stdout, as JSON.",
        ),
    ] = "-",
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
    overwrite: OverwriteOption = False,
) -> None:
    """Merge several chronologies into one, and list the conflicts.

    Actors, themes and sources with the same name or alias become one, as the first file describes it. If an id means
    two things, the one of the later file gets that file's name as a prefix. Events are merged only if they are
    identical; `crisistl diff` shows which ones may be the same.
    """  # fmt: skip
    if len(files) < 2:
        raise UsageError("merge needs two files or more")
    known = target_format(
        output, to_format or ("json" if output == "-" else None), "--to-format"
    )
    refuse_other_format(output, files, overwrite, known, manner.from_format)
    if manner.skip_bad:
        refuse_source(
            output, files, overwrite, "would lose the events that can't be read"
        )
    write = known.writer()
    with held(output, files) as lock:
        union = united([*zip(file_names(files), map(manner.load, files), strict=True)])
        timeline = canonical(union.timeline)
        with console.destination(
            output, binary=known.binary, lock=lock, change="merge"
        ) as out:
            write(timeline, out)
    for remark in remarks(timeline, known):
        console.note(remark)
    if output == "-":
        for clash in union.clashes:
            console.note(clash.sentence())
        return
    console.note(
        f"wrote {counted(len(timeline.events), 'event')} to {file_name(output)}"
    )
    if union.clashes:
        console.show(_clashes(union.clashes))


def _clashes(clashes: Sequence[Clash]) -> Report:
    columns = (
        Column("file", "id"),
        Column("register", "text"),
        Column("id", "id"),
        Column("reason", "title"),
    )
    rows = [(clash.file, clash.register, clash.id, clash.reason) for clash in clashes]
    return Report(
        Heading("Conflicts", count=f"{len(rows):,}"),
        lambda: Table(columns, (Section("", rows),)),
    )
