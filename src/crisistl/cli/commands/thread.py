"""`crisistl thread`: what an event answers, and what answers it."""

from collections.abc import Sequence
from dataclasses import replace
from shlex import join
from typing import TYPE_CHECKING, Annotated

from crisistl.cli.completion import ids
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.form import Form
from crisistl.cli.naming import named
from crisistl.cli.options import shared
from crisistl.cli.question import Question
from crisistl.engine.answer import Answer
from crisistl.errors import UsageError

if TYPE_CHECKING:
    from crisistl.model.timeline import Event


@shared
def command(
    question: Question,
    form: Form,
    event: Annotated[
        str | None,
        Argument(
            metavar="ID",
            autocompletion=ids,
            help="An id or its beginning, words of a title, or a day on which one event began. "
            "Default: the longest chains.",
        ),
    ] = None,
    limit: Annotated[
        int,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            rich_help_panel="Output",
            help="Show only the N longest chains.",
        ),
    ] = 3,
) -> None:
    """Show the chain of responses that an event belongs to, with the days between them.

    Contradicting accounts are shown side by side. Filters limit the events among which links are followed.
    """  # fmt: skip
    from crisistl.cli.asking import ask

    answer = ask(question)
    if event is None:
        _show_chains(answer, limit, form, question.data)
    else:
        _show_tree(answer, _one(event, answer, question), form)


def _one(text: str, answer: Answer, question: Question) -> "Event":
    found = named(text, answer.engine, question.day(), question.data)
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} events began then: {', '.join(event.id for event in found)}; name one of them"
        )
    return found[0]


def _show_tree(answer: Answer, event: "Event", form: Form) -> None:
    from crisistl.views.threads.thread import tree
    from crisistl.views.threads.thread_picture import tree_picture
    from crisistl.views.threads.thread_table import thread_report

    steps = tree(answer, event)
    report = thread_report(answer, [steps])
    form.show(
        replace(report, picture=lambda width: tree_picture(answer, steps, event, width))
    )


def _show_chains(answer: Answer, limit: int, form: Form, data: Sequence[str]) -> None:
    from crisistl.views.threads.thread import chains
    from crisistl.views.threads.thread_picture import chains_picture
    from crisistl.views.threads.thread_table import thread_report

    def command(name: str) -> str:
        files = [word for file in data for word in ("--data", file)]
        return join(["crisistl", "thread", name, *files])

    found = chains(answer)
    report = thread_report(answer, [chain.steps for chain in found[:limit]])
    form.show(
        replace(
            report,
            picture=lambda width: chains_picture(answer, found, limit, command, width),
        )
    )
