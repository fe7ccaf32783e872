"""`crisistl chart`: the events that match as a picture, with time from left to right."""

from typing import Annotated

from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.cli.drawing import draw, plain_width
from crisistl.cli.options import shared
from crisistl.cli.overwrite import OverwriteOption, refuse_source, stdout_as_dash
from crisistl.cli.question import Question
from crisistl.output.picture import Picture

_WIDEST = 1000  # columns, whatever a screen says of itself


@shared
def command(
    question: Question,
    lanes: Annotated[
        str,
        Option(
            "--lanes",
            metavar="FIELD",
            rich_help_panel="Chart",
            autocompletion=values(
                "actor",
                "by",
                "toward",
                "theme",
                "type",
                "quad",
                "status",
                "place",
                "none",
            ),
            help="Draw a lane for each actor, theme, type ...; none draws only the density.",
        ),
    ] = "actor",
    limit: Annotated[
        int,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            rich_help_panel="Chart",
            help="Draw only the N busiest lanes.",
        ),
    ] = 6,
    depth: Annotated[
        int,
        Option(
            "--depth",
            metavar="N",
            min=1,
            rich_help_panel="Chart",
            help="1: draw each part in the lane of its whole; 2: separate lanes for the level below.",
        ),
    ] = 1,
    ascii: Annotated[
        bool,
        Option(
            "--ascii", rich_help_panel="Output", help="Draw with ASCII characters only."
        ),
    ] = False,
    width: Annotated[
        int | None,
        Option(
            "--width",
            metavar="N",
            min=40,
            max=_WIDEST,
            rich_help_panel="Output",
            help="Width in columns. Default: the width of the terminal, or 80.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            rich_help_panel="Output",
            callback=stdout_as_dash,
            help="Write to FILE.svg or FILE.txt.",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Draw matching events over time: how many began when, and a lane for each of the busiest actors.

    Long periods in which nothing begins are cut out of the scale; the legend lists them.
    """  # fmt: skip
    from crisistl.cli.asking import ask
    from crisistl.views.chart.chart import Drawing, chart
    from crisistl.views.glyphs import ASCII, UNICODE

    refuse_source(output, question.paths(), overwrite, "would become a picture")
    answer = ask(question)

    def made(columns: int | None) -> Picture:
        signs = ASCII if ascii else UNICODE
        wide = min(width or columns or plain_width(), _WIDEST)
        return chart(answer, Drawing(wide, lanes, limit, depth, signs))

    draw(made, output)
