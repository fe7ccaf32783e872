"""`crisistl count`: how many events there are under each value of a field, or of two."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import actors, counted
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.form import Form, RowOrder
from crisistl.cli.options import shared
from crisistl.cli.question import Question


@shared
def command(
    question: Question,
    order: RowOrder,
    form: Form,
    field: Annotated[
        str,
        Argument(
            metavar="FIELD",
            autocompletion=counted,
            help="actor, by, toward, pair, theme, type, quad (verbal or material, cooperation or conflict), "
            "status, source, place, extra.NAME ..., or year, quarter, month, week, day.",
        ),
    ],
    other: Annotated[
        str | None,
        Argument(
            metavar="FIELD2",
            autocompletion=counted,
            help="A second field, for a cross-table.",
        ),
    ] = None,
    depth: Annotated[
        int | None,
        Option(
            "--depth",
            metavar="N",
            min=1,
            rich_help_panel="Count",
            help="Count parts under their whole: 1 counts Lavrov under Russia, 2 keeps the level below.",
        ),
    ] = None,
    spread: Annotated[
        bool,
        Option(
            "--spread",
            rich_help_panel="Count",
            help="Count an event in every period that it may touch.",
        ),
    ] = False,
    total: Annotated[
        str | None,
        Option(
            "--sum",
            metavar="extra.NAME",
            rich_help_panel="Count",
            help="Add up this number instead of counting.",
        ),
    ] = None,
    both: Annotated[
        str | None,
        Option(
            "--both",
            metavar="NAME,NAME",
            rich_help_panel="Count",
            autocompletion=actors,
            help="Only the days, months ... in which each of these actors acts.",
        ),
    ] = None,
) -> None:
    """Count events by one field, or by two fields as a cross-table.

    An event counts in the first period in which it may have begun. Events that began before the period of the
    query count in a row of their own.
    """  # fmt: skip
    from crisistl.cli.asking import ask
    from crisistl.views.counts.both import both_report
    from crisistl.views.counts.count import Counting, count_report

    counting = Counting((field, other) if other else (field,), depth, spread, total)
    engine = None
    if "lag" in (field, other):
        engine = question.engine_with_known()
    answer = ask(question, engine)
    if both:
        report = both_report(answer, both, field)
    else:
        report = count_report(answer, counting)
    form.show(order.arranged(report))
    if field == "by" and other:
        console.note(
            f"'by' is who acts; to count by {other} alone, write: crisistl count {other}"
        )
