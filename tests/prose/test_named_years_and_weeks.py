"""Days whose year or week the words beside them give, and numbers that are part of a larger one."""

import pytest

from prose.drafting import dates, mentions


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Friday two weeks ago", "2022-03-25"),
        ("on Monday a week ago", "2022-03-28"),
        ("on Tuesday before last", "2022-03-29"),
        ("on the Tuesday before last", "2022-03-29"),
    ],
)
def test_a_weekday_is_in_the_week_that_the_words_behind_it_name(
    words: str, day: str
) -> None:
    found = mentions(f"The army seized the port {words}.")[0]
    assert (found.date, found.sure) == (day, "low")


@pytest.mark.parametrize(
    "words", ["1,000 days ago", "1.5 years ago", "a hundred and twenty days ago"]
)
def test_the_rest_of_a_larger_number_is_no_number(words: str) -> None:
    assert dates(f"The army seized the port {words}.") == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("two or three days ago", "2022-04-04~"),
        ("10-15 days ago", "2022-03-23~"),
        ("between two and three weeks ago", "2022-03-17~"),
    ],
)
def test_one_of_two_numbers_gives_an_approximate_day_of_low_confidence(
    words: str, day: str
) -> None:
    (found,) = mentions(f"The army seized the port {words}.")
    assert (found.date, found.sure) == (day, "low")


@pytest.mark.parametrize(
    "words", ["on 2021-13-05", "after resolution 2021-15 of the council"]
)
def test_figures_that_no_range_of_years_can_have_are_none(words: str) -> None:
    assert dates(f"The army seized the port {words}.") == []
