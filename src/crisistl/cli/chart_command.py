"""`crisistl chart`: the events that match as a picture, with time from left to right."""

import os
from typing import Annotated

from typer import Option

from crisistl.cli import console
from crisistl.cli.completion import values
from crisistl.cli.options import Question, shared


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
                "actor", "by", "toward", "theme", "type", "quad", "status", "place", "none"
            ),
            help="What has a lane of its own: actor, theme, type ...; none draws the density alone.",
        ),
    ] = "actor",
    limit: Annotated[
        int,
        Option(
            "--limit", "-n", metavar="N", min=1, rich_help_panel="Chart", help="How many lanes, the busiest."
        ),
    ] = 6,
    depth: Annotated[
        int,
        Option(
            "--depth",
            metavar="N",
            min=1,
            rich_help_panel="Chart",
            help="1: a lane holds all who are part of it; 2: what is one level below has its own.",
        ),
    ] = 1,
    ascii: Annotated[
        bool,
        Option("--ascii", rich_help_panel="Output", help="Draw with the signs of any keyboard."),
    ] = False,
    width: Annotated[
        int | None,
        Option(
            "--width",
            metavar="N",
            min=40,
            max=1000,
            rich_help_panel="Output",
            help="Columns; without it those of the terminal, or 80.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        Option(
            "--output", "-o", metavar="FILE", rich_help_panel="Output", help="Write to FILE.svg or FILE.txt."
        ),
    ] = None,
) -> None:
    """The events that match as a picture: when they came thick and fast, who acted, what went on.

    A long time in which nothing begins is cut out of the scale, and the legend says which.
    """  # fmt: skip
    from crisistl.output.picture import picture_writer, write_drawn
    from crisistl.views.chart import Drawing, chart
    from crisistl.views.glyphs import ASCII, UNICODE

    write = picture_writer(output or "-")
    drawing = Drawing(width or _width(output), lanes, limit, depth, ASCII if ascii else UNICODE)
    picture = chart(question.answer(), drawing)
    screen = console.screen()
    if output is None and screen.is_terminal:
        write_drawn(picture, screen)
        return
    with console.destination(output) as out:
        write(picture, out)
    if output not in (None, "-"):
        console.note(f"wrote {output}")


def _width(output: str | None) -> int:
    """The columns of the screen where one is drawn on; else what COLUMNS says, or 80."""
    if output is None and console.is_terminal():
        return console.screen().width
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) else 80
