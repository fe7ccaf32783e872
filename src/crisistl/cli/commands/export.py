"""`crisistl export`: write the events that match to a file, in a format that its ending names."""

from typing import Annotated

from typer import Argument, Option

from crisistl.cli import console
from crisistl.cli.completion import written_formats
from crisistl.cli.form import Arrangement
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.formats.core.registry import Format, remarks, target_format
from crisistl.output.registry import output_named
from crisistl.query.fields import FULL_COLUMNS
from crisistl.views.events import events_table

_TABLES = ("csv", "tsv")


@shared
def command(
    question: Question,
    arrangement: Arrangement,
    file: Annotated[
        str, Argument(metavar="FILE", help="The file to write; its ending sets the format. - is stdout.")
    ],
    format: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            rich_help_panel="Output",
            autocompletion=written_formats,
            help="Override the format implied by the file name.",
        ),
    ] = None,
    bom: Annotated[
        bool,
        Option(
            "--bom",
            rich_help_panel="Output",
            help="Start CSV with a byte order mark, so that Excel shows accents and other scripts.",
        ),
    ] = False,
) -> None:
    """Write matching events to a file.

    JSON includes the actors, themes and sources that the events need, so that --data can read the file.
    """
    known = target_format(file, format, "--format")
    answer = arrangement.arranged(question.answer())
    if known.name in _TABLES:
        _write_table(answer, arrangement, known, file, bom)
    elif arrangement.columns or bom:
        raise UsageError("--columns and --bom are for csv and tsv; other formats have their own fields")
    else:
        _write_timeline(answer, arrangement, known, file)
    if file != "-":
        shown = (
            answer.count if arrangement.limit is None else f"the first {arrangement.limit} of {answer.count}"
        )
        console.note(f"wrote {shown} to {file}")


def _write_table(answer: Answer, arrangement: Arrangement, known: Format, file: str, bom: bool) -> None:
    table = events_table(answer, arrangement.names() or FULL_COLUMNS, arrangement.limit)
    write = output_named(known.name)
    with console.destination(file) as out:
        out.write("\ufeff" * bom)
        write(table, out)
    for remark in remarks(answer.timeline, known):
        console.note(remark)


def _write_timeline(answer: Answer, arrangement: Arrangement, known: Format, file: str) -> None:
    timeline = answer.timeline.narrowed(answer.events[: arrangement.limit])
    write = known.writer()
    told = {"asked": _asked(answer, arrangement.limit)} if known.told else {}
    with console.destination(file, binary=known.binary) as out:
        write(timeline, out, **told)
    for remark in remarks(timeline, known):
        console.note(remark)


def _asked(answer: Answer, limit: int | None) -> str:
    if limit is None or limit >= len(answer.hits):
        return answer.sentence
    return f"{answer.sentence or 'everything'}, the first {limit:,}"
