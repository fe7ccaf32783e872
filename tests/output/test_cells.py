"""Cells as text, and what of a text must never reach a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.output.cells import harmless, text_of
from crisistl.output.table import Cell, Column, Kind


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ("text", "text", "text"),
        (None, "text", ""),
        (3, "number", "3"),
        (2.5, "number", "2.5"),
        (1200000.0, "number", "1200000"),
        (1234567.0, "number", "1234567"),
        (1e300, "number", "1e+300"),
        (("a", "b"), "names", "a, b"),
        ((), "names", ""),
        (("a", " → ", "b"), "sides", "a → b"),
        (("title", "snippet"), "title", "title — snippet"),
        ('[{"a":1}]', "json", '[{"a":1}]'),
    ],
)
def test_a_cell_reads_as_text(cell: Cell, kind: Kind, text: str) -> None:
    assert text_of(cell, Column("c", kind)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, naïve, 中国, 👩‍🚀, می‌خواهم", "plain, naïve, 中国, 👩‍🚀, می‌خواهم"),
        ("a\nb\tc\rd", "a b c d"),
        ("a\u2028b\u2029c", "a b c"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("\x1b]8;;https://x\x07", "\\x1b]8;;https://x\\x07"),
        ("a\x00b\x08c\x7f", "a\\x00b\\x08c\\x7f"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066a\u2069\u200e\u061c", "\\u2066a\\u2069\\u200e\\u061c"),
        ("\ufeffa\u200bb", "\\ufeffa\\u200bb"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_could_harm_a_screen_is_shown_as_what_it_is(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_what_is_to_be_kept_is_kept() -> None:
    assert harmless("a\nb\x1b", keep="\n") == "a\nb\\x1b"


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    shown = harmless(text)
    assert not [
        c
        for c in shown
        if ord(c) < 32 or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e"
    ]
    assert len(shown.splitlines()) <= 1


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_a_text_without_any_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
