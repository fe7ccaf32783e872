"""`crisistl saved`: the saved questions, and the file that keeps them."""

from crisistl.cli.form import Form
from crisistl.cli.options import shared
from crisistl.cli.settings import nearest_settings
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Section, Table
from crisistl.text.wording import file_name


@shared
def command(form: Form) -> None:
    """List the saved questions."""
    settings = nearest_settings()
    rows = [*settings.questions.items()] if settings else []
    columns = (Column("name", "title"), Column("question", "text"))
    table = Table(columns, (Section("", rows),))
    heading = Heading(
        "Saved questions",
        f"in {file_name(settings.path)}" if settings else "",
        f"{len(rows):,}",
        () if rows else ("Save one with: crisistl save NAME -- list ...",),
    )
    form.show(Report(heading, lambda: table))
