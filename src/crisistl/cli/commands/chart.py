"""`crisistl chart`: the events that match as a picture, with time from left to right."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console
from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.cli.drawing import draw, plain_width
from crisistl.cli.options import shared
from crisistl.cli.overwrite import (
    OverwriteOption,
    agreement,
    refuse_source,
    stdout_as_dash,
)
from crisistl.cli.question import Question
from crisistl.errors import UsageError
from crisistl.output.picture import Picture
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from crisistl.engine.answer import Answer
    from crisistl.output.files import Agree
    from crisistl.views.chart.figure import Sketch

_NARROWEST, _WIDEST = 40, 1000  # columns, whatever a screen says of itself
_DRAWN = 720  # pixels
_LEAST_DRAWN, _MOST_DRAWN = 320, 4000


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
            min=_NARROWEST,
            max=_MOST_DRAWN,
            rich_help_panel="Output",
            help="Columns of text, or pixels of FILE.svg and FILE.png. Default: those of the terminal, or 720 pixels.",
        ),
    ] = None,
    height: Annotated[
        int | None,
        Option(
            "--height",
            metavar="N",
            min=1,
            max=_MOST_DRAWN,
            rich_help_panel="Output",
            help="Pixels of FILE.svg and FILE.png. Default: as many as the lanes need.",
        ),
    ] = None,
    title: Annotated[
        str | None,
        Option(
            "--title",
            metavar="TEXT",
            rich_help_panel="Output",
            help="The title of FILE.svg and FILE.png. Default: the chronology's.",
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
            help="Write to FILE.svg, FILE.png or FILE.txt.",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Draw matching events over time: how many began when, and a lane for each of the busiest actors.

    Long periods in which nothing begins are cut out of the scale; the legend lists them.
    """  # fmt: skip
    from crisistl.cli.asking import ask
    from crisistl.output.figure_writer import FIGURES
    from crisistl.views.chart.chart import Drawing, chart
    from crisistl.views.chart.figure import Sketch
    from crisistl.views.glyphs import ASCII, UNICODE

    refuse_source(output, question.paths(), overwrite, "would become a picture")
    if output and PurePath(output).suffix.lower() in FIGURES:
        pixels = _in_pixels(width)
        sketch = Sketch(pixels, height, title or "", lanes, limit, depth)
        _write_figure(ask(question), sketch, output, agreement(overwrite))
        return
    answer = ask(question)
    if height is not None:
        _refuse_low(answer, Sketch(_DRAWN, height, title or "", lanes, limit, depth))
    _refuse_for_text({"--height": height, "--title": title})

    def made(columns: int | None) -> Picture:
        glyphs = UNICODE
        if ascii:
            glyphs = ASCII
        wide = min(width or columns or plain_width(), _WIDEST)
        return chart(answer, Drawing(wide, lanes, limit, depth, glyphs))

    draw(made, output, agreement(overwrite), tuple(FIGURES))


def _refuse_for_text(given: Mapping[str, object]) -> None:
    """Raise UsageError where one of these options has a value: a chart of characters has no use for it."""
    for option, value in given.items():
        if value is not None:
            from crisistl.output.figure_writer import FIGURES

            endings = " or ".join(FIGURES)
            raise UsageError(
                f"{option} is for pictures",
                f"name one that ends with {endings}: --output chart.svg",
            )


def _in_pixels(width: int | None) -> int:
    """The width of a figure; UsageError for fewer pixels than it needs."""
    if width is not None and width < _LEAST_DRAWN:
        raise UsageError(
            f"--width {width}: a picture needs at least {_LEAST_DRAWN} pixels"
        )
    return width or _DRAWN


def _refuse_low(answer: "Answer", sketch: "Sketch") -> None:
    """Raise UsageError for a height that no picture could have, before a picture is advised for it."""
    from crisistl.views.chart.figure import figure

    figure(answer, sketch)


def _write_figure(
    answer: "Answer", sketch: "Sketch", output: str, agree: "Agree"
) -> None:
    from crisistl.output.figure_writer import FIGURES
    from crisistl.views.chart.figure import figure

    write = FIGURES[PurePath(output).suffix.lower()]
    drawn = figure(answer, sketch)
    with console.destination(output, binary=True, agree=agree) as out:
        write(drawn, out)
    console.note(f"wrote {file_name(output)}")
