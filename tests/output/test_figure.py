"""Figures: how wide texts are, and figures as SVG."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from crisistl.output.figure import (
    Box,
    Dot,
    Figure,
    Paint,
    Stroke,
    Words,
    fitted,
    set_in_lines,
    text_width,
)
from crisistl.output.figure_writer import svg_of

SMALL = Figure(
    100,
    40.5,
    "A title",
    "what it shows",
    (("ink", Paint("#111111", "#eeeeee")),),
    (
        Box(1, 2.125, 3, 4, "ink", 0.5, 2, "a note"),
        Dot(5, 6, 3, "ink", hollow=True),
        Stroke(((0, 0), (10, 0)), "ink", 1, dashed=True),
        Words(7, 8, "a <b> & c", 11, bold=True, anchor="end"),
    ),
)

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40.5" width="100" height="40.5" \
role="img" aria-labelledby="title desc">
<title id="title">A title</title>
<desc id="desc">what it shows</desc>
<style>svg{max-width:100%;height:auto}\
text{font-family:"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif}\
.hollow{fill-opacity:0;stroke-width:1.5}.line{fill:none}\
.ink{fill:#111111}.ink-line{stroke:#111111}\
@media(prefers-color-scheme:dark){.ink{fill:#eeeeee}.ink-line{stroke:#eeeeee}}</style>
<rect class="paper" width="100" height="40.5"/>
<rect class="ink" x="1" y="2.12" width="3" height="4" rx="2" opacity="0.5"><title>a note</title></rect>
<circle class="ink-line hollow" cx="5" cy="6" r="3"/>
<polyline class="ink-line line" points="0,0 10,0" stroke-width="1" stroke-dasharray="2 3"/>
<text class="ink" x="7" y="8" font-size="11" font-weight="bold" text-anchor="end">a &lt;b&gt; &amp; c</text>
</svg>
"""


def test_a_figure_as_svg() -> None:
    assert svg_of(SMALL) == SVG


@given(st.text(max_size=30))
def test_svg_is_well_formed_whatever_a_text_says(text: str) -> None:
    shapes = (Words(0, 0, text, 11), Box(0, 0, 1, 1, "ink", 1, 0, text))
    figure = Figure(10, 10, text, text, SMALL.paints, shapes)
    root = ElementTree.fromstring(svg_of(figure))
    # nothing of the text is an element
    assert len([*root.iter()]) == 7 + bool(text)


@given(st.text(max_size=40), st.floats(0, 200))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, room: float) -> None:
    shown = fitted(text, room, 11)
    assert text_width(shown, 11) <= room or not shown


def test_a_text_is_cut_where_there_is_no_room() -> None:
    assert fitted("Ships turn to other harbours", 90, 11) == "Ships turn to ot…"
    assert fitted("Ships turn", 10, 11) == ""


def test_a_text_is_broken_between_words_and_its_last_line_cut() -> None:
    text = "Ships turn to other harbours of the bay"
    assert set_in_lines(text, 90, 11, 2) == ["Ships turn to", "other harbours…"]
    assert set_in_lines(text, 500, 11, 2) == [text]
    assert set_in_lines("", 500, 11, 2) == []
