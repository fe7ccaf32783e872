"""Lines of a picture: texts broken between words, and headings."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from answers import asked, since
from crisistl.model.timeline import Timeline
from crisistl.output.picture import Piece
from crisistl.output.wrapping import broken
from crisistl.views.lines import heading, wrapped


def test_a_text_is_broken_between_words() -> None:
    assert broken("one two  three", 7) == ["one two", "three"]
    assert broken("", 7) == []


def test_a_word_too_long_is_broken_after_a_hyphen_where_it_has_one() -> None:
    assert broken("nato-russia-council x", 12) == ["nato-russia-", "council x"]
    assert broken("Bundeskanzleramt", 6) == ["Bundes", "kanzle", "ramt"]


def test_without_a_width_nothing_is_broken() -> None:
    assert wrapped("one two three", None, "dim") == [(Piece("one two three", "dim"),)]


def test_a_heading_says_what_was_asked(small_timeline: Timeline) -> None:
    assert heading(asked(small_timeline, since(2022, 1)), "3 threads", 80) == [
        (Piece("The Vell river dispute", "bold"),),
        (Piece("from 1 January 2022 · 3 threads", "italic"),),
    ]


@given(st.text(max_size=60), st.integers(2, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = broken(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
