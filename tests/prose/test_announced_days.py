from datetime import date

import pytest

from prose.drafting import dates, draft, mentions, only

LATE_DECEMBER = date(2021, 12, 28)
EARLY_JANUARY = date(2022, 1, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cabinet announced a vote on 3 January.", "2022-01-03"),
        ("The union called a strike on 10 January.", "2022-01-10"),
        ("The cabinet called elections for 3 January.", "2022-01-03"),
        ("The talks were postponed to 12 January.", "2022-01-12"),
        ("The cabinet called an election in January.", "2022-01"),
        ("The army attacked the docks on 3 January.", "2021-01-03"),
    ],
)
def test_a_day_that_is_announced_in_december_may_be_in_january(
    text: str, expected: str
) -> None:
    assert only(text, LATE_DECEMBER).event.date == expected


def test_an_announced_day_is_low_where_it_may_be_over() -> None:
    proposal = only("The cabinet announced a vote on 3 January.", LATE_DECEMBER)
    assert proposal.sure == "low"


def test_an_entry_that_calls_something_is_of_its_own_day() -> None:
    text = (
        "Crisis in brief\n\n27 October 2021: Parliament calls elections for 21 May.\n\n"
        "3 November 2021: The mayor resigns."
    )
    first = draft(text, LATE_DECEMBER).proposals[0]
    assert first.event.date == "2021-10-27"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned at the end of the year.", "2021-39"),
        ("At the end of the year the mayor resigned.", "2021-39"),
        ("The mayor will resign at the end of the year.", "2022-39"),
        ("The mayor resigned at the beginning of the year.", "2022-37"),
        ("The docks closed at the end of the month.", "[2021-12-21..2021-12-31]"),
    ],
)
def test_the_end_of_a_year_that_is_told_as_past_is_not_ahead(
    text: str, expected: str
) -> None:
    assert dates(text, EARLY_JANUARY) == [expected]


def test_a_month_or_a_weekday_says_when_in_last_year_or_last_week_it_was() -> None:
    assert dates("Last year in March rebels seized the docks.") == ["2021-03"]
    assert dates("Last week on Tuesday rebels seized the docks.") == ["2022-03-29"]


def test_the_morning_after_a_clause_is_the_next_day() -> None:
    text = "The morning after the truce began on Monday, shells hit the docks."
    first = mentions(text)[0]
    assert (first.date, first.part_of_day) == ("2022-04-05", "morning")
    assert draft(text).proposals[0].event.type == "assault"
    text = "The night before the truce began on Monday, shells hit the docks."
    first = mentions(text)[0]
    assert (first.date, first.part_of_day) == ("2022-04-03", "night")


def test_the_number_of_a_law_is_no_range_of_years() -> None:
    assert dates("Parliament passed law 2019-45.") == []
    assert dates("Under decree No. 2020-31 the docks were closed.") == []
    assert dates("The war of 1990-91 was short.") == ["1990/1991"]


def test_a_deadline_in_a_narrative_is_after_the_day_named_before() -> None:
    text = "The siege began on 3 May 2019. The town had been given until Monday."
    assert dates(text) == ["2019-05-03", "2019-05-06"]


def test_a_parade_that_somebody_attends_may_be_to_come() -> None:
    proposal = only("The president attends a parade on Saturday.")
    assert proposal.sure == "low"
    assert proposal.options == ("2022-04-09", "2022-04-02")


def test_what_was_moved_is_on_its_new_day() -> None:
    text = "The cabinet moved the vote from 12 March to 20 May."
    assert only(text).event.date == "2022-05-20"
