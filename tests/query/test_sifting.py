"""Sifting leaves out no event that a search would find, and nearly all others."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from crisistl.model.timeline import Timeline
from crisistl.query.search import phrase_test
from crisistl.query.sifting import Sifter, sifter
from crisistl.query.tree import Has, Not, all_of
from crisistl.text.names import fold

LETTERS = "aAeEéÉsSſßffﬁıİIiøØæÆK\u212a𝐚ａ’'-– 0²①\u0301\u0327\u00adшй東\n\"\\/x"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=12) | st.text(max_size=8)
PHRASES = st.text(st.sampled_from("aesif0' -okth"), min_size=1, max_size=4)


def written(texts: list[str], *, plain: bool, between: str) -> bytes:
    """Texts as JSON, with the characters themselves or with escapes."""
    return between.join(json.dumps(t, ensure_ascii=not plain) for t in texts).encode()


@given(
    st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=3),
    PHRASES,
    st.booleans(),
    st.sampled_from(["\n", "\n    },\n    {"]),
)
@example([["Leïla"], ["LEILA"], ["le\u0301ila"]], "leila", True, "\n")
@example([["oﬃce"]], "fic", True, "\n")
@example([["x" * 3, "ÇA IRA"]], "ca", False, "\n")
def test_no_text_that_has_the_phrase_is_left_out(
    batches: list[list[str]], phrase: str, plain: bool, between: str
) -> None:
    found = Sifter(fold(phrase))
    test = phrase_test(phrase, exact=False)
    for texts in batches:
        kept = found.places(
            written(texts, plain=plain, between=between), between.encode()
        )
        assert {n for n, text in enumerate(texts) if test(text)} <= {*kept}
        assert [*kept] == sorted({*kept})
        assert {*kept} <= {*range(len(texts))}


def places(phrase: str, *texts: str) -> list[int]:
    sift = Sifter(phrase)
    return [*sift.places(written([*texts], plain=True, between="\n"), b"\n")]


def test_the_others_are_left_out() -> None:
    assert places(
        "truce", "A truce", "Truces", "Trucé", "True", "“Trup” – déjà", "перемир’я"
    ) == [0, 1, 2]
    assert places("ca ira", "Ça ira", "ca  ira", "CA IRA CA IRA") == [0, 2]


def test_what_is_sure_of_no_character_is_kept() -> None:
    # a mark may be inside the phrase, æ is two of its characters, and an escape is any character
    assert places("aero", "a\u0301ero", "ærodrome", "none") == [0, 1]
    assert [*Sifter("aero").places(rb'"\u0061ero"' + b"\n" + rb'"aer"', b"\n")] == [0]


def test_two_characters_with_the_same_last_byte_may_be_anything() -> None:
    # in UTF-8, á is C3 A1 and š is C5 A1
    assert places("sa", "Šárka", "šat", "sála", "Áš", "sč") == [0, 1, 2, 3]
    assert places("sč".replace("č", "c"), "sč", "sá") == [0]


def test_only_a_phrase_that_every_event_must_have_is_sifted() -> None:
    timeline = Timeline.model_validate(
        {"title": "x", "actors": [{"id": "a", "name": "Norland"}], "events": []}
    )
    one, other = Has("text", "truce"), Has("type", "consult")
    assert sifter(one, timeline)
    assert sifter(all_of([other, one]), timeline)
    assert sifter(Not(one), timeline) is None
    assert sifter(other, timeline) is None
    assert sifter(Has("text", "nor"), timeline) is None  # the name of an actor
    assert sifter(Has("text", 'a "b'), timeline) is None  # which JSON writes otherwise
    assert sifter(Has("text", "шум"), timeline) is None
