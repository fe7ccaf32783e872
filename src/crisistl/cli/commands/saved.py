"""`crisistl saved`: the saved questions, and the file that keeps each."""

from crisistl.cli.form import Form, RowOrder
from crisistl.cli.options import shared
from crisistl.cli.settings import question_files
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Section, Table
from crisistl.text.wording import file_name

_NONE = "Save one with: crisistl save NAME -- list ..."
_HIDDEN = "Of two questions with one name, the first is asked."


@shared
def command(order: RowOrder, form: Form) -> None:
    """List the saved questions: those of this folder's crisistl.toml, then your own."""
    rows = [
        (name, question, file_name(settings.path))
        for settings in question_files()
        for name, question in settings.questions.items()
    ]
    columns = (Column("name", "title"), Column("question", "text"), Column("file"))
    table = Table(columns, (Section("", rows),))
    names = {name for name, *_ in rows}
    notes = () if rows else (_NONE,)
    if len(names) < len(rows):
        notes = (_HIDDEN,)
    heading = Heading("Saved questions", "", f"{len(rows):,}", notes)
    form.show(order.arranged(Report(heading, lambda: table)))
