"""`crisistl list`: the events that match, one a row."""

from typing import Annotated

from typer import Option

from crisistl.cli import console
from crisistl.cli.completion import columns as column_names
from crisistl.cli.options import Form, Question, shared
from crisistl.views.events import SHORT_COLUMNS, events_table, reading_table


@shared
def command(
    question: Question,
    form: Form,
    columns: Annotated[
        str | None,
        Option(
            metavar="NAME,NAME",
            autocompletion=column_names,
            rich_help_panel="Output",
            help="Which columns, in which order.",
        ),
    ] = None,
) -> None:
    """The events that match, one a row, in order of time.

    Options of one kind widen (--actor NATO --actor Kremlin: either), options of different kinds narrow.
    """
    answer = question.answer()
    console.show(
        reading_table(answer),
        format=form.format,
        output=form.output,
        lines=events_table(answer, SHORT_COLUMNS),
    )
