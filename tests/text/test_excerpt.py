"""Excerpts: a place in a text with a caret under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from crisistl.text.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "at", "shown"),
    [
        ("actr:x", 0, "  actr:x\n  ^"),
        ("actor:x", 6, "  actor:x\n        ^"),
        ("actor", 5, "  actor\n       ^"),
        ("one\ntwo\nthree", 5, "  two\n   ^"),
        ("one\r\ntwo", 1, "  one\n   ^"),
        ("\ta\tb", 3, "   a b\n     ^"),
        ("", 0, "  \n  ^"),
        ("one", 99, "  one\n     ^"),
        ("北京:x", 2, "  北京:x\n      ^"),
        ("🚀 go", 2, "  🚀 go\n     ^"),
        ("a\x08\u202eb:x", 3, "  a\ufffd\ufffdb:x\n     ^"),
        ("e\u0301t:x", 3, "  e\u0301t:x\n    ^"),
    ],
)
def test_the_caret_stands_under_the_place(text: str, at: int, shown: str) -> None:
    assert excerpt(text, at) == shown


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "".join(f"{n:03} " for n in range(100))
    line, caret = excerpt(text, text.index("050"), width=20).split("\n")
    assert line == "  7 048 049 050 051 05"
    assert line[len(caret) - 1 :].startswith("050")


def test_wide_characters_fill_no_more_columns_than_there_are() -> None:
    assert excerpt("北" * 50 + "京" + "北" * 50, 50, width=9) == "  北北京北\n      ^"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(4, 80))
def test_it_is_two_lines_and_the_caret_is_under_the_character(
    text: str, at: int, width: int
) -> None:
    line, caret = excerpt(text, at, width).split("\n")
    assert cell_len(line) <= width + 2
    assert caret.endswith("^")
    assert caret.strip() == "^"
    assert line.isprintable()
    if at < len(text) and text[at] not in "\r\n":
        shown = (
            text[at]
            if text[at].isprintable()
            else " "
            if text[at].isspace()
            else "\ufffd"
        )
        assert shown in [
            sign for i, sign in enumerate(line) if cell_len(line[:i]) == len(caret) - 1
        ]
