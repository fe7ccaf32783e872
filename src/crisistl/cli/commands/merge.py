"""`crisistl merge`: several chronologies written as one."""

from collections.abc import Sequence
from typing import Annotated

from typer import Argument, Option

from crisistl.cli import console
from crisistl.cli.completion import written_formats
from crisistl.cli.options import shared
from crisistl.cli.reading import Manner
from crisistl.compare.union import Clash, file_names, united
from crisistl.errors import UsageError
from crisistl.formats.core.registry import remarks, target_format
from crisistl.model.canonical import canonical
from crisistl.output.table import Column, Section, Table
from crisistl.text.wording import counted


@shared
def command(
    manner: Manner,
    files: Annotated[list[str], Argument(metavar="A B...", help="Two chronologies or more; - is stdin.")],
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            rich_help_panel="Output",
            help="Where to write; the ending names the format. - is stdout, as JSON.",
        ),
    ] = "-",
    to_format: Annotated[
        str | None,
        Option(
            "--to-format",
            metavar="FORMAT",
            rich_help_panel="Output",
            autocompletion=written_formats,
            help="Another format than the ending's.",
        ),
    ] = None,
) -> None:
    """Write several chronologies as one, and list what could not be united.

    Actors, themes and sources that are the same by name or alias become one, told as the first file tells it. An id
    that means two things gets the later file's name before it. Events are not united, but for those that are the
    same word for word; `crisistl diff` says which may be.
    """  # fmt: skip
    if len(files) < 2:
        raise UsageError("merge needs two files or more")
    known = target_format(output, to_format or ("json" if output == "-" else None), "--to-format")
    union = united([*zip(file_names(files), map(manner.load, files), strict=True)])
    timeline = canonical(union.timeline)
    write = known.writer()
    with console.destination(output, binary=known.binary) as out:
        write(timeline, out)
    for remark in remarks(timeline, known):
        console.note(remark)
    if output == "-":
        for clash in union.clashes:
            console.note(clash.sentence())
        return
    console.note(f"wrote {counted(len(timeline.events), 'event')} to {output}")
    if union.clashes:
        console.show(_clash_table(union.clashes))


def _clash_table(clashes: Sequence[Clash]) -> Table:
    columns = (
        Column("file", "id"),
        Column("register", "text"),
        Column("id", "id"),
        Column("reason", "title"),
    )
    rows = [(clash.file, clash.register, clash.id, clash.reason) for clash in clashes]
    return Table(columns, (Section("", rows),), title="What could not be united", count=f"{len(rows):,}")
