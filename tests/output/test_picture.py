"""Pictures as text, on a terminal and as SVG."""

import io
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from crisistl.output.picture import Picture, Piece
from crisistl.output.picture_writer import (
    picture_writer,
    write_drawn,
    write_plain,
    write_svg,
)

PICTURE = Picture(
    "A crisis",
    20,
    (
        (Piece("bold", "bold"), Piece("  ")),
        (),
        (Piece("● [sic]", "red"), Piece(" talks")),
    ),
)


def svg(picture: Picture) -> str:
    out = io.StringIO()
    write_svg(picture, out)
    return out.getvalue()


def test_as_text_a_picture_has_no_spaces_at_its_ends() -> None:
    out = io.StringIO()
    write_plain(PICTURE, out)
    assert out.getvalue() == "bold\n\n● [sic] talks\n"


def test_on_a_terminal_it_is_drawn_in_its_styles() -> None:
    out = io.StringIO()
    write_drawn(
        PICTURE,
        Console(file=out, force_terminal=True, color_system="standard", _environ={}),
    )
    assert out.getvalue() == "\x1b[1mbold\x1b[0m  \n\n\x1b[31m● [sic]\x1b[0m talks\n"


def test_a_line_wider_than_the_terminal_is_not_broken() -> None:
    out = io.StringIO()
    write_drawn(
        Picture("", 60, ((Piece("x" * 60),),)), Console(file=out, width=40, _environ={})
    )
    assert out.getvalue() == "x" * 60 + "\n"


def test_svg_is_the_same_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    once = svg(PICTURE)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("TERM", "dumb")
    assert svg(PICTURE) == once
    assert "#b02020" in once


def test_svg_needs_nothing_from_elsewhere() -> None:
    text = svg(PICTURE).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in text
    assert "@font-face" not in text


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
        ),
        max_size=20,
    )
)
def test_svg_is_well_formed_whatever_a_title_says(title: str) -> None:
    hostile = f"{title} </text><script>alert(1)</script> &amp; {{0}} {{x}}"
    tree = ElementTree.fromstring(
        svg(Picture(hostile, 100, ((Piece(hostile, "bold"),),)))
    )
    assert [
        element.tag.rpartition("}")[2]
        for element in tree.iter()
        if "script" in element.tag
    ] == []
    named = tree.find("{http://www.w3.org/2000/svg}title")
    assert named is not None
    assert named.text == hostile


@pytest.mark.parametrize("path", ["a.svg", "b/A.SVG", "c.txt", "d", "-"])
def test_the_ending_names_the_writer(path: str) -> None:
    assert picture_writer(path) is (
        write_svg if path.lower().endswith("svg") else write_plain
    )
