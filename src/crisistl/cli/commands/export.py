"""`crisistl export`: write the events that match to a file, in a format that its ending names."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from shlex import quote
from typing import IO, TYPE_CHECKING, Annotated, Any

from crisistl.cli import console
from crisistl.cli.completion import written_formats
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.form import Arrangement
from crisistl.cli.leaving_out import export_remarks
from crisistl.cli.options import shared
from crisistl.cli.overwrite import (
    LATER,
    OverwriteOption,
    agreement,
    held,
    refuse_other_format,
    refuse_source,
    stdout_as_dash,
)
from crisistl.cli.progress import progress
from crisistl.cli.question import Question
from crisistl.cli.titling import TitleOption, refuse_title, retitled
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.choosing import target_format
from crisistl.formats.core.format import Format
from crisistl.output.registry import output_named
from crisistl.output.table import Table
from crisistl.query.fields import FULL_COLUMNS
from crisistl.text.wording import counted, file_name
from crisistl.views.event_texts import EventTexts, event_texts
from crisistl.views.events import events_table
from crisistl.views.reasons import reasons

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

Target = AbstractContextManager[IO[Any]]

_TEXTS = ("csv", "tsv")
_TABLES = ("csv", "tsv", "xlsx")


@shared
def command(
    question: Question,
    arrangement: Arrangement,
    file: Annotated[
        str,
        Argument(
            metavar="FILE",
            callback=stdout_as_dash,
            help="The file to write; its ending sets the format. - is stdout.",
        ),
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
    actors: Annotated[
        str | None,
        Option(
            "--actors",
            metavar="FILE",
            rich_help_panel="Output",
            help="Also write the actors to a table of their own (CSV): names, other names, part of, kind, role.",
        ),
    ] = None,
    title: TitleOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Write matching events to a file.

    JSON includes the actors, themes and sources that the events need, so that --data can read the file.
    """
    from crisistl.cli.asking import ask

    known = target_format(file, format, "--format")
    _refuse_options_of_tables(known, arrangement, bom=bom)
    refuse_title(title, known)
    sources = question.paths()
    if actors is not None:
        _refuse_actors(actors, file, sources, overwrite=overwrite)
    refuse_other_format(file, sources, overwrite, known, question.from_format)
    with held(file, sources) as lock:
        engine = question.engine(to_write=not known.takes_plain)
        answer = arrangement.arranged(ask(question, engine))
        with progress("events read") as count:
            texts = None
            if actors is None:
                texts = _texts(answer, arrangement, known, count)
            loss = _loss(answer, arrangement, question, texts)
        if loss:
            refuse_source(file, sources, overwrite, loss)
        target = console.destination(
            file,
            binary=known.binary,
            lock=lock,
            # a result can be made again; what --overwrite replaces can't
            change="export" if lock or overwrite else "",
            agree=agreement(overwrite, _to_read(file, question.data)),
        )
        # on a screen, the events themselves are seen
        out = _waited_for(target, shown=file != "-")

        def write_events() -> None:
            if texts is not None:
                _write_texts(texts, bom, title, out)
            elif known.name in _TEXTS or arrangement.columns:
                _write_table(answer, arrangement, known, bom, out)
            else:
                _write_timeline(answer, arrangement, known, title, out)

        if actors is None:
            write_events()
        else:
            _write_actors(answer, arrangement, actors, overwrite, write_events)
    for remark in _remarks(answer, arrangement, known, actors, texts):
        console.note(remark)
    if file != "-":
        console.note(_wrote(answer, arrangement, known, file, texts))


def _texts(
    answer: Answer,
    arrangement: Arrangement,
    known: Format,
    count: Callable[[int], object],
) -> EventTexts | None:
    """The texts of the events, where these need not be held for them."""
    if arrangement.limit is not None:
        return None
    return event_texts(answer, known, arrangement.names() or FULL_COLUMNS, count)


@contextmanager
def _waited_for(target: Target, *, shown: bool) -> Iterator[IO[Any]]:
    """An open target; a terminal says that events are written to it, if that may be `shown`."""
    with (
        target as out,
        progress("events written", before="writing events", shown=shown),
    ):
        yield out


def _write_texts(
    texts: EventTexts, bom: bool, title: str | None, target: Target
) -> None:
    with target as out:
        if bom:
            out.write("\ufeff")
        texts.write(out, title)


def _remarks(
    answer: Answer,
    arrangement: Arrangement,
    known: Format,
    actors: str | None,
    texts: EventTexts | None,
) -> Iterator[str]:
    """What to know of the file that was written."""
    if texts is not None:
        yield from texts.remarks(known)
    elif known.name in _TEXTS or arrangement.columns:
        yield from export_remarks(
            answer, known, arrangement.limit, actors_apart=actors is not None
        )
    yield from reasons(answer)


def _refuse_options_of_tables(
    known: Format, arrangement: Arrangement, *, bom: bool
) -> None:
    if bom and known.name not in _TEXTS:
        raise UsageError("--bom is for csv and tsv; leave it out")
    if arrangement.columns and known.name not in _TABLES:
        raise UsageError(
            "--columns is for csv, tsv and xlsx; other formats have their own fields"
        )


def _wrote(
    answer: Answer,
    arrangement: Arrangement,
    known: Format,
    file: str,
    texts: EventTexts | None,
) -> str:
    """How many events were written, and how many the format can't store."""
    from crisistl.formats.core.unheld import holds_all, reason_unheld, unheld_events

    shown = answer.count
    if arrangement.limit is not None:
        shown = f"the first {arrangement.limit} of {answer.count}"
    if texts is None and not holds_all(known.name):
        events = [hit.event for hit in answer.first(arrangement.limit)]
        unheld = sum(1 for _ in unheld_events(events, known.name))
        if unheld:
            stored = counted(len(events) - unheld, "event")
            left = f"{counted(unheld, 'event')} {reason_unheld(known.name)}"
            return f"wrote {stored} to {file_name(file)}; left out {left}"
    return f"wrote {shown} to {file_name(file)}"


def _refuse_actors(
    path: str, file: str, sources: tuple[str, ...], *, overwrite: bool
) -> None:
    """Raise UsageError where the table of actors would replace another file of the export."""
    if os.path.realpath(path) == os.path.realpath(file):
        raise UsageError(
            f"{file_name(path)} is named for the events and for the actors; name two files"
        )
    refuse_source(path, sources, overwrite, "would be replaced by a table of actors")


def _to_read(file: str, data: Sequence[str]) -> str:
    """What to write for reading a file, where `data` names none."""
    if data:
        return ""
    return f"to read it, write: crisistl list --data {quote(file)}"


def _write_actors(
    answer: Answer,
    arrangement: Arrangement,
    path: str,
    overwrite: bool,
    write_events: Callable[[], object],
) -> None:
    """Write the actors that the exported events need to a file of their own, and the events: both files or neither."""
    from crisistl.formats.tables.actors import write_actors

    timeline = answer.narrowed(arrangement.limit)
    with console.destination(
        path, agree=agreement(overwrite), beforehand=write_events
    ) as out:
        write_actors(timeline, out)
    console.note(f"wrote {counted(len(timeline.actors), 'actor')} to {file_name(path)}")


def _loss(
    answer: Answer,
    arrangement: Arrangement,
    question: Question,
    texts: EventTexts | None,
) -> str:
    """What of the files that are read would not be written, in words; empty if nothing."""
    if question.as_of is not None:
        return LATER
    events = len(answer.first(arrangement.limit) if texts is None else texts)
    if events < answer.engine.size:
        return f"would keep {events:,} of its {counted(answer.engine.size, 'event')}"
    if arrangement.columns:
        return "would keep only these columns"
    if question.skip_bad:
        return "would lose the events that can't be read"
    return ""


def _write_table(
    answer: Answer, arrangement: Arrangement, known: Format, bom: bool, target: Target
) -> None:
    table = events_table(answer, arrangement.names() or FULL_COLUMNS, arrangement.limit)
    write = _table_writer(known, answer.head)
    with target as out:
        if bom:
            out.write("\ufeff")
        write(table, out)


def _table_writer(
    known: Format, head: "Timeline"
) -> Callable[[Table, IO[Any]], object]:
    """What writes a table of events; a workbook has the actors of `head`, too."""
    if not known.binary:
        return output_named(known.name)
    from crisistl.formats.tables.workbook_writer import write_table

    return lambda table, out: write_table(table, head, out)


def _write_timeline(
    answer: Answer,
    arrangement: Arrangement,
    known: Format,
    title: str | None,
    target: Target,
) -> None:
    timeline = retitled(answer.narrowed(arrangement.limit), title)
    asked = ""
    if known.takes_query:
        asked = _asked(answer, arrangement.limit)
    with target as out:
        known.write(timeline, out, asked=asked, name=answer.name)
    for remark in remarks(timeline, known):
        console.note(remark)


def _asked(answer: Answer, limit: int | None) -> str:
    if limit is None or limit >= answer.number.events:
        return answer.sentence
    return f"{answer.sentence or 'everything'}, the first {limit:,}"
