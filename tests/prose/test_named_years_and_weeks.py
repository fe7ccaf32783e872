"""Days whose year or week the words beside them give, and numbers that are part of a larger one."""

from datetime import date

import pytest

from prose.drafting import dates, mentions, only

DECEMBER = date(2022, 12, 28)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The army attacked the city on 27 December a year ago.", "2021-12-27"),
        ("The army attacked the city on 27 December '19.", "2019-12-27"),
        ("The army attacked the city on 27 Dec 19.", "2019-12-27"),
        ("The army attacked the city on 27 December (2019).", "2019-12-27"),
        ("On 27 December in 2019 the army attacked the city.", "2019-12-27"),
        ("In 2019, on 27 December, the army attacked the city.", "2019-12-27"),
        ("Last year on 27 December the army attacked the city.", "2021-12-27"),
        ("The army attacked the city on Christmas Day last year.", "2021-12-25"),
    ],
)
def test_a_day_has_the_year_that_the_words_beside_it_name(words: str, day: str) -> None:
    assert day in dates(words, DECEMBER)
    assert "2022-12-27" not in dates(words, DECEMBER)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The army attacked the city in March '21.", "2021-03"),
        ("The army attacked the city in March (2019).", "2019-03"),
        ("The army attacked the city in March two years ago.", "2020-03"),
        ("The army attacked the city on 3 March two years ago.", "2020-03-03"),
        ("Last year in March, the army attacked the city.", "2021-03"),
        ("The army attacked the city in March.", "2022-03"),
    ],
)
def test_a_month_has_the_year_that_the_words_beside_it_name(
    words: str, expected: str
) -> None:
    found = dates(words, DECEMBER)
    assert expected in found
    assert expected == "2022-03" or "2022-03" not in found


def test_a_day_a_year_ago_is_that_of_the_year_before_around_new_year() -> None:
    text = "The army attacked the city on 27 December a year ago."
    assert dates(text, date(2023, 1, 2))[0] == "2021-12-27"


def test_figures_that_begin_a_quotation_are_no_year() -> None:
    text = "The minister said on 27 December '12 people died'."
    assert dates(text, DECEMBER)[0] == "2022-12-27"


def test_a_day_counted_just_before_keeps_its_year() -> None:
    text = "The army seized the port on 31 January 2021. Three days later, on 3 February, the president fled."
    assert dates(text) == ["2021-01-31", "2021-02-03"]


def test_a_day_without_its_year_beside_that_of_another_year_is_not_high() -> None:
    text = (
        "The army seized the port on 31 January 2021. On 3 February the president fled."
    )
    assert [m.sure for m in mentions(text)] == ["high", "medium"]
    assert [m.sure for m in mentions("The ministers met on 29 February.")] == ["medium"]


def test_a_part_of_last_year_without_a_preposition_dates_its_sentence() -> None:
    found = only("The president resigned late last year.", DECEMBER)
    assert (found.event.date, found.own_date) == ("2021-39", True)


def test_a_day_in_brackets_that_is_another_weekday_is_to_be_checked() -> None:
    (found,) = mentions("Rebels seized the port on Monday (2 April).")
    assert (found.date, found.sure) == ("2022-04-02", "low")
    assert found.problem == "2022-04-02 was a Saturday, not a Monday"
    (right,) = mentions("Rebels seized the port on Monday (4 April).")
    assert (right.date, right.sure) == ("2022-04-04", "high")


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


@pytest.mark.parametrize(
    "words", ["warned that the army could attack", "threatened to attack the city"]
)
def test_a_weekday_that_may_be_ahead_offers_the_next_one_too(words: str) -> None:
    (found,) = mentions(f"The minister {words} on Monday.")
    assert (found.date, found.sure) == ("2022-04-04", "low")
    assert found.options == ("2022-04-04", "2022-04-11")
