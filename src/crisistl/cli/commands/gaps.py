"""`crisistl gaps`: the longest silences between events."""

from typing import Annotated

from typer import Option

from crisistl.cli.completion import values
from crisistl.cli.form import Form
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.views.gaps import PER, gaps_table, reading_gaps


@shared
def command(
    question: Question,
    form: Form,
    per: Annotated[
        str | None,
        Option(
            "--per",
            metavar="|".join(PER),
            rich_help_panel="Gaps",
            autocompletion=values(*PER),
            help="The silences of each actor, theme or pair, not of all.",
        ),
    ] = None,
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=1, rich_help_panel="Output", help="How many silences.")
    ] = 10,
) -> None:
    """The longest silences: days on which surely nothing happened, and the events before and after.

    A vague event may have been on any of its days, so that it fills them all. What goes on without an end, or
    nobody knows until when, is background: only its beginning breaks a silence.
    """
    answer = question.answer()
    form.show(gaps_table(answer, per, limit), lambda: reading_gaps(answer, per, limit))
