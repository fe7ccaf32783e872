"""Names compared without case and accents, and told what they are near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.text.names import did_you_mean, fold, nearest

KNOWN = ("Norland", "Südmark", "River League", "the Palace", "Ida Berg")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO", "nato"),
        ("Südmark", "sudmark"),
        ("Su\u0308dmark", "SÜDMARK"),
        ("straße", "STRASSE"),
        ("ΠΑΛΑΤΙΟ", "παλάτιο"),
        ("ёлка", "Елка"),
        ("ﬁnal", "FINAL"),
        ("１２", "12"),
        ("Łódź", "lodz"),
        ("Wałęsa", "WALESA"),
        ("Đorđe", "dorde"),
        ("Søren", "Soren"),
        ("Æthelþryð", "aethelthryd"),
        ("Œuvre", "oeuvre"),
        ("Ħal", "hal"),
        ("Ilıca", "ilica"),
    ],
)
def test_two_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("がん", "かん"), ("हिन्दी", "हनद"), ("Nord", "Nort"), ("a b", "ab")],
)
def test_marks_that_change_the_letter_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_by_spelling_comes_first() -> None:
    assert nearest("Sudmarc", KNOWN) == ("Südmark",)


def test_a_name_that_has_the_word_is_near() -> None:
    assert nearest("league", KNOWN) == ("River League",)


def test_a_name_that_is_a_word_of_the_text_is_near() -> None:
    assert nearest("the norland army", KNOWN) == ("Norland",)


def test_nothing_is_near_what_is_far_from_all() -> None:
    assert nearest("xyzzy", KNOWN) == ()


def test_no_more_than_the_limit_is_near() -> None:
    assert len(nearest("talk", ("talk1", "talk2", "talk3", "talk4"), limit=2)) == 2


def test_two_spellings_that_fold_alike_are_one_suggestion() -> None:
    assert nearest("norlan", ("Norland", "NORLAND")) == ("Norland",)


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=6))
def test_only_known_names_are_near_each_once(text: str, known: list[str]) -> None:
    found = nearest(text, known)
    assert set(found) <= set(known)
    assert len(set(found)) == len(found) <= 3


def test_a_known_name_is_nearest_to_itself() -> None:
    for name in KNOWN:
        assert nearest(name, KNOWN)[0] == name


def test_of_very_many_names_the_same_are_nearest_as_of_few() -> None:
    few = ("Kremlin", "Kremlin party", "the Kremlin", "event-77")
    many = (*(f"event-{number}" for number in range(5000) if number != 77), *few)
    assert nearest("kremln", many) == nearest("kremln", few) == ("Kremlin",)
    assert nearest("evnt-77", many)[0] == "event-77"
    assert nearest("xyzzy", many) == ()


def test_the_clause_names_what_was_meant() -> None:
    assert did_you_mean("norlnd", KNOWN) == "; did you mean 'Norland'?"
    assert (
        did_you_mean("dam", ("the dam", "dams"))
        == "; did you mean 'dams' or 'the dam'?"
    )


def test_there_is_no_clause_where_nothing_is_near() -> None:
    assert did_you_mean("xyzzy", KNOWN) == ""


def test_beside_a_slip_of_the_pen_what_is_merely_similar_is_no_help() -> None:
    assert nearest("kremln", ("Kremlin", "Kremlin party", "the Kremlin")) == (
        "Kremlin",
    )
    assert nearest("krm prty", ("Kremlin", "Kremlin party")) == ("Kremlin party",)


def test_of_spellings_as_near_the_one_of_the_same_letters_comes_first() -> None:
    assert nearest("cvs", ("ics", "csv")) == ("csv", "ics")
