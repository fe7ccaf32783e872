"""`crisistl actors`: the register of actors, with how often and when each is named."""

from crisistl.cli.form import Form, RowOrder
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.views.summary import register_report


@shared
def command(question: Question, order: RowOrder, form: Form) -> None:
    """List the actors of matching events, with the number of events and the first and last date of each."""
    from crisistl.cli.asking import ask

    form.show(order.arranged(register_report(ask(question), "actor")))
