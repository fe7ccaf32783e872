"""The query: its normal forms, so that two ways to ask the same are one value."""

from datetime import date

import pytest

from crisistl.dates import BEGINNING, END, Period
from crisistl.errors import UsageError
from crisistl.query.tree import (
    EVERYTHING,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    all_of,
    any_of,
    conditions,
    negation,
    phrases,
    window_of,
)

A, B, C = (Has("actor", name) for name in "abc")
JAN_10, JAN_20, JAN_27 = date(2022, 1, 10), date(2022, 1, 20), date(2022, 1, 27)
MID = During(Period(JAN_10, JAN_20))


def since(day: date, relation: str = "overlap") -> During:
    return During(Period(day, END), relation)  # type: ignore[arg-type]


def until(day: date, relation: str = "overlap") -> During:
    return During(Period(BEGINNING, day), relation)  # type: ignore[arg-type]


def test_one_condition_is_itself() -> None:
    assert all_of([A]) == A
    assert any_of([A]) == A


def test_no_condition_is_everything() -> None:
    assert all_of([]) == EVERYTHING == And(())


def test_conjunctions_are_flat_and_have_nothing_twice() -> None:
    assert all_of([all_of([A, B]), C, A]) == And((A, B, C))
    assert all_of([A, A]) == A


def test_disjunctions_are_flat_and_have_nothing_twice() -> None:
    assert any_of([any_of([A, B]), C, A]) == Or((A, B, C))
    assert any_of([A, A]) == A


def test_one_kind_inside_the_other_stays() -> None:
    assert all_of([any_of([A, B]), C]) == And((Or((A, B)), C))
    assert any_of([all_of([A, B]), C]) == Or((And((A, B)), C))


def test_everything_narrows_nothing_and_widens_to_itself() -> None:
    assert all_of([A, EVERYTHING]) == A
    assert any_of([A, EVERYTHING]) == EVERYTHING


def test_a_double_negation_is_none() -> None:
    assert negation(negation(A)) == A
    assert negation(A) == Not(A)


def test_from_and_until_are_one_window_in_the_place_of_the_first() -> None:
    window = During(Period(JAN_10, JAN_20))
    assert all_of([since(JAN_10), until(JAN_20)]) == window
    assert all_of([A, until(JAN_20), B, since(JAN_10), C]) == And((A, window, B, C))


def test_a_window_that_was_there_already_stays_one() -> None:
    assert all_of([MID, since(JAN_10), until(JAN_20)]) == MID


def test_windows_that_do_not_meet_or_relate_alike_stay_two() -> None:
    apart = [since(JAN_27), until(JAN_20)]
    assert all_of(apart) == And(tuple(apart))
    unlike = [since(JAN_10), until(JAN_20, "start")]
    assert all_of(unlike) == And(tuple(unlike))
    both_open = [since(JAN_10), since(JAN_20)]
    assert all_of(both_open) == And(tuple(both_open))


def test_within_and_start_join_too() -> None:
    assert all_of([since(JAN_10, "start"), until(JAN_20, "start")]) == During(
        Period(JAN_10, JAN_20), "start"
    )


@pytest.mark.parametrize(
    "loose",
    [
        lambda: Not(Not(A)),
        lambda: And((A,)),
        lambda: And((A, And((B, C)))),
        lambda: And((A, A)),
        lambda: Or(()),
        lambda: Or((A,)),
        lambda: Or((A, Or((B, C)))),
        lambda: Or((A, A)),
    ],
)
def test_a_tree_that_is_not_normal_is_refused(loose: object) -> None:
    with pytest.raises(ValueError, match="; build it with "):
        loose()  # type: ignore[operator]


def test_the_one_window_of_a_query() -> None:
    assert window_of(MID) == MID
    assert window_of(all_of([A, MID])) == MID
    assert window_of(A) is None
    assert window_of(all_of([MID, During(MID.period, "start")])) is None


def test_a_window_that_not_every_answer_meets_is_none() -> None:
    assert window_of(negation(MID)) is None
    assert window_of(any_of([MID, A])) is None
    assert window_of(all_of([MID, any_of([A, since(JAN_27)])])) is None


def test_the_conditions_that_all_must_hold() -> None:
    assert conditions(all_of([A, B])) == (A, B)
    assert conditions(any_of([A, B])) == (Or((A, B)),)
    assert conditions(EVERYTHING) == ()


def test_the_phrases_to_mark_are_those_outside_negations() -> None:
    words: Query = all_of(
        [
            A,
            Has("text", "dam"),
            any_of([Has("text", Regex("x+")), negation(Has("text", "no"))]),
        ]
    )
    assert [*phrases(words)] == ["dam", Regex("x+")]


def test_a_regex_finds_any_case() -> None:
    assert Regex("n.rd").compiled().search("NORD")


@pytest.mark.parametrize(
    "pattern", ["(", "[", "*", "a{99999999999999999999}", "(" * 5000 + ")" * 5000, "\\"]
)
def test_what_is_no_regex_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError, match="is not a regular expression"):
        Regex(pattern).compiled()


def test_a_regex_that_later_pythons_may_read_otherwise_is_taken_without_a_warning() -> (
    None
):
    assert Regex("[[x]").compiled().search("[")


def test_queries_are_values() -> None:
    assert (
        len(
            {
                A,
                Has("actor", "a"),
                Has("actor", "a", exact=True),
                Compare("extra.x", "<", 1.0),
            }
        )
        == 3
    )
    assert Pair("a", "b") != Pair("b", "a")
