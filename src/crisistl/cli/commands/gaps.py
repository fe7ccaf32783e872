"""`crisistl gaps`: the longest silences between events."""

from typing import Annotated

from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.cli.form import Form
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.views.gaps import ORDERS, gaps_report
from crisistl.views.silences import PER


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
            help="Find the silences of each actor, theme or pair separately.",
        ),
    ] = None,
    sort: Annotated[
        str,
        Option(
            "--sort",
            metavar="|".join(ORDERS),
            rich_help_panel="Output",
            autocompletion=values(*ORDERS),
            help="Show the longest silences first, or in order of time.",
        ),
    ] = ORDERS[0],
    limit: Annotated[
        int,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            rich_help_panel="Output",
            help="Show only the N longest silences.",
        ),
    ] = 10,
) -> None:
    """Find the longest silences: periods in which certainly nothing happened, with the events before and after.

    A vague event may have happened on any of its days, so it fills them all. Of an event without a known end, only
    the beginning breaks a silence.
    """
    from crisistl.cli.asking import ask

    form.show(gaps_report(ask(question), per, limit, sort))
