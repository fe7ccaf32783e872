"""`crisistl list`: the events that match, one a row."""

from crisistl.cli import console
from crisistl.cli.options import Arrangement, Form, Question, shared
from crisistl.fields import FULL_COLUMNS
from crisistl.views.events import SHORT_COLUMNS, columns_table, events_table, reading_table

_FOR_READING = (None, "table", "markdown")


@shared
def command(question: Question, arrangement: Arrangement, form: Form) -> None:
    """The events that match, one a row, in order of time.

    Options of one kind widen (--actor NATO --actor Kremlin: either), options of different kinds narrow.
    """
    columns, limit = arrangement.names(), arrangement.limit
    if columns == ("help",):
        console.show(columns_table(), format=form.format, output=form.output)
        return
    answer = arrangement.arranged(question.answer())
    if form.format not in _FOR_READING:
        table = events_table(answer, columns or FULL_COLUMNS, limit)
        console.show(table, format=form.format, output=form.output)
        return
    parted = not arrangement.sort
    table = reading_table(answer, columns, limit, parted=parted)
    lines = reading_table(answer, columns or SHORT_COLUMNS, limit, parted=parted)
    console.show(table, format=form.format, output=form.output, lines=lines)
