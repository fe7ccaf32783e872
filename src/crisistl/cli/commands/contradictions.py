"""`crisistl contradictions`: the pairs of events that contradict each other."""

from crisistl.cli.asking import ask
from crisistl.cli.form import Form, Listed
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.views.contradictions import contradictions_report


@shared
def command(question: Question, listed: Listed, form: Form) -> None:
    """List pairs of events that contradict each other, side by side; at least one of the two matches."""
    form.show(contradictions_report(ask(question), listed.order(), listed.limit))
