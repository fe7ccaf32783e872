"""Glyphs: one column each, and texts that need no more than a keyboard."""

from dataclasses import fields

import pytest
from rich.cells import cell_len

from crisistl.views.glyphs import ASCII, UNICODE, Glyphs, spoken


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_is_one_column_wide(glyphs: Glyphs) -> None:
    signs = {field.name: getattr(glyphs, field.name) for field in fields(glyphs)}
    assert len(signs.pop("cut")) == 2
    signs.pop("more")
    assert all(cell_len(sign) == 1 for text in signs.values() for sign in text)
    assert all(len(sign) == 1 for name, sign in signs.items() if name != "levels")


def test_signs_that_mean_different_things_differ() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = [
            getattr(glyphs, field.name)
            for field in fields(glyphs)
            if field.name not in ("levels", "more")
        ]
        assert len({*signs}) == len(signs)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Südmark’s “no” – Łódź → here…", 'Sudmark\'s "no" - Lodz -> here...'),
        ("中国", "??"),
        ("a\x1b[1m\u202e", "a\\x1b[1m\\u202e"),
    ],
)
def test_a_text_reads_in_ascii(text: str, plain: str) -> None:
    assert spoken(text, ASCII) == plain


def test_elsewhere_a_text_is_only_made_harmless() -> None:
    assert spoken("Südmark\x1b[1m", UNICODE) == "Südmark\\x1b[1m"
