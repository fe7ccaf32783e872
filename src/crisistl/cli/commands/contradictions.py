"""`crisistl contradictions`: the events, and the accounts of one event, that contradict each other."""

from crisistl.cli.asking import ask
from crisistl.cli.form import Form, Listed
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.views.contradictions import contradictions_report


@shared
def command(question: Question, listed: Listed, form: Form) -> None:
    """List pairs of events that contradict each other, side by side; at least one of the two matches.

    Accounts of one event that differ in date, status, figures or who acts are listed in the same way.
    """
    form.show(contradictions_report(ask(question), listed.order(), listed.limit))
