"""A Picture on a terminal, as plain text, and as SVG."""

import io
from collections.abc import Callable, Mapping
from html import escape
from pathlib import PurePath
from typing import IO, Any

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from crisistl.output.palette import terminal_style
from crisistl.output.picture import Picture

# dark on white, as an article needs it
_PAPER = TerminalTheme(
    (255, 255, 255),
    (32, 32, 32),
    [
        (32, 32, 32), (176, 32, 32), (0, 120, 64), (150, 100, 0),
        (24, 84, 180), (150, 40, 140), (0, 112, 136), (110, 110, 110),
    ],
    [
        (90, 90, 90), (204, 64, 32), (64, 140, 0), (176, 124, 0),
        (64, 120, 220), (190, 60, 160), (0, 140, 150), (60, 60, 60),
    ],
)  # fmt: skip

# rich's own, without the window around it and without fonts from the network
_FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" role="img">
<title>{title}</title>
<style>
.{{unique_id}}-matrix {{{{
  font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {{char_height}}px;
  line-height: {{line_height}}px;
}}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}"/>
</clipPath>
{{lines}}
</defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<g transform="translate({{terminal_x}}, 24)" clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""


def write_drawn(picture: Picture, console: Console) -> None:
    """The picture in colour, so far as the console has any."""
    colours = console.color_system
    for line in picture.lines:
        pieces = [(piece.text, terminal_style(piece.style, colours)) for piece in line]
        text = Text.assemble(*pieces)
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def write_plain(picture: Picture, out: IO[Any]) -> None:
    """The picture as text."""
    out.write(picture.plain())


def write_svg(picture: Picture, out: IO[Any]) -> None:
    """The picture as a drawing for an article: the same bytes for the same picture, whatever the terminal."""
    console = Console(
        file=io.StringIO(), record=True, width=picture.width, force_terminal=True, color_system="truecolor",
        legacy_windows=False, _environ={},
    )  # fmt: skip
    write_drawn(picture, console)
    title = escape(picture.title).replace("{", "{{").replace("}", "}}")
    out.write(
        console.export_svg(
            theme=_PAPER, code_format=_FORMAT.format(title=title), unique_id="chart"
        )
    )


PICTURES: Mapping[str, Callable[[Picture, IO[Any]], None]] = {
    ".svg": write_svg,
    ".txt": write_plain,
}


def picture_writer(path: str) -> Callable[[Picture, IO[Any]], None]:
    """The writer that the ending of a file means: plain text where it means none."""
    return PICTURES.get(PurePath(path).suffix.lower(), write_plain)
