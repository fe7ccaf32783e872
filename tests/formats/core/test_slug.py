"""Slugs and ids: letters of any script, no two alike, and always what the model takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.model.timeline import Theme
from strategies import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("United States", "united-states"),
        ("Médecins Sans Frontières (MSF)", "medecins-sans-frontieres-msf"),
        ("Россия", "россия"),
        ("中国", "中国"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("  U.S. – E.U.  ", "u-s-e-u"),
        ("H₂O", "h2o"),
        ("?!", ""),
        ("a " * 40, "a-" * 29 + "a"),
        ("x" * 70, "x" * 60),
    ],
)
def test_a_slug_is_the_words_in_lower_case(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(lines())
def test_a_slug_is_empty_or_an_id(text: str) -> None:
    made = slug(text)
    assert made == "" or (is_id(made) and Theme(id=made, name="x"))


@given(lines() | st.from_regex(r"\A\w[\w.:@+-]{0,5}\Z"))
def test_what_is_an_id_is_one_for_the_model(text: str) -> None:
    if is_id(text):
        assert Theme(id=text, name="x").id == text


@pytest.mark.parametrize(
    "text", ["a", "2021-1", "x.y:z@w+v", "_a", "Россия", "हिन्दी", "1"]
)
def test_ids_stay(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "a b", "-a", "a/b", "а б", "x" * 201, "é\u2028"])
def test_other_texts_are_no_ids(text: str) -> None:
    assert not is_id(text)


def test_an_id_that_is_taken_gets_the_next_number() -> None:
    ids = Ids()
    assert [ids.give(wanted) for wanted in ("a", "a", "a-2", "a", "b")] == [
        "a",
        "a-2",
        "a-2-2",
        "a-3",
        "b",
    ]


def test_a_reserved_text_is_not_given() -> None:
    ids = Ids()
    ids.reserve("a")
    assert ids.give("a") == "a-2"
    assert "a" in ids
