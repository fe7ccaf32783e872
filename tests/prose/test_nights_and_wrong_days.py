"""Nights between two days, days that a month doesn't have, and years that can be read in two ways."""

from datetime import date

import pytest

from prose.drafting import draft, mentions, only

TUESDAY = date(2023, 5, 9)


@pytest.mark.parametrize(
    ("words", "expected", "options"),
    [
        ("overnight on 22 April", "2023-04-22",
         ("2023-04-22", "2023-04-21/2023-04-22", "2023-04-22/2023-04-23")),
        ("overnight Saturday", "2023-05-06",
         ("2023-05-06", "2023-05-05/2023-05-06", "2023-05-06/2023-05-07")),
        ("on Saturday overnight", "2023-05-06",
         ("2023-05-06", "2023-05-05/2023-05-06", "2023-05-06/2023-05-07")),
        ("overnight into Sunday", "2023-05-06/2023-05-07", ()),
        ("overnight to Sunday", "2023-05-06/2023-05-07", ()),
        ("overnight into 1 May", "2023-04-30/2023-05-01", ()),
        ("overnight from 3 to 4 May", "2023-05-03/2023-05-04", ()),
        ("overnight on Friday and into Saturday", "2023-05-05/2023-05-06", ()),
        ("on Saturday night and into Sunday", "2023-05-06/2023-05-07", ()),
        ("late on Saturday and into Sunday morning", "2023-05-06/2023-05-07", ()),
        ("on Friday evening to Saturday", "2023-05-05/2023-05-06", ()),
        ("on the night of 3 May and well into 4 May", "2023-05-03/2023-05-04", ()),
        ("overnight", "2023-05-09", ("2023-05-09", "2023-05-08/2023-05-09")),
    ],
)  # fmt: skip
def test_a_night_is_on_the_days_that_are_named_with_it(
    words: str, expected: str, options: tuple[str, ...]
) -> None:
    found = only(f"Rebels shelled the port {words}.", TUESDAY)
    assert (found.event.date, found.options) == (expected, options)
    assert found.sure != "high"
    assert found.own_date


def test_a_night_into_a_day_that_is_to_come_goes_on_from_the_first_day() -> None:
    found = only(
        "Fighting went on on Saturday night and into Sunday.", date(2023, 5, 6)
    )
    assert found.event.date == "2023-05-06/2023-05-07"


@pytest.mark.parametrize(
    ("words", "date_", "options", "problem"),
    [
        ("29 February 2023", "2023-02", ("2023-02", "2023-02-28", "2023-03-01"), "February 2023 has 28 days"),
        ("31 April", "2023-04", ("2023-04", "2023-04-30", "2023-05-01"), "April 2023 has 30 days"),
        ("June 31, 2022", "2022-06", ("2022-06", "2022-06-30", "2022-07-01"), "June 2022 has 30 days"),
        ("2022-02-30", "2022-02", ("2022-02", "2022-02-28", "2022-03-01"), "February 2022 has 28 days"),
        ("31/04/2022", "2022-04", ("2022-04", "2022-04-30", "2022-05-01"), "April 2022 has 30 days"),
        ("28-31 September 2022", "2022-09", ("2022-09", "2022-09-30", "2022-10-01"),
         "September 2022 has 30 days"),
        ("Monday 3 May 2022", "2022-05-03", ("2022-05-03", "2021-05-03"),
         "2022-05-03 was a Tuesday, not a Monday"),
    ],
)  # fmt: skip
def test_a_day_that_there_is_not_is_low_and_named_in_the_draft(
    words: str, date_: str, options: tuple[str, ...], problem: str
) -> None:
    found = draft(f"The mayor resigned on {words}.", TUESDAY)
    (proposal,) = found.proposals
    assert (proposal.event.date, proposal.options) == (date_, options)
    assert (proposal.sure, proposal.own_date) == ("low", True)
    assert found.remarks == (f"{words!r} (paragraph 1): {problem}; check the date",)


def test_a_range_that_ends_before_it_begins_offers_both_days() -> None:
    found = draft("Talks were held on 12 to 3 May 2022.", TUESDAY)
    assert found.proposals[0].options == ("2022-05-12", "2022-05-03")
    assert found.proposals[0].event.date is None
    assert "2022-05-12 is after 2022-05-03" in found.remarks[0]


def test_a_day_of_a_list_that_there_is_not_is_named_and_the_others_are_kept() -> None:
    found = draft("Courts sat on 3, 12 and 31 April 2022.", TUESDAY)
    assert [m.date for m in found.mentions] == ["2022-04-03", "2022-04-12", "2022-04"]
    assert len(found.remarks) == 1


def test_days_of_a_list_that_have_two_years_offer_both_and_are_low() -> None:
    found = mentions("Courts sat on 8 and 20 May.", TUESDAY)
    assert [(m.date, m.options, m.sure) for m in found] == [
        ("2022-05-08", ("2022-05-08", "2023-05-08"), "low"),
        ("2022-05-20", ("2022-05-20", "2023-05-20"), "low"),
    ]


@pytest.mark.parametrize(
    ("text", "date_", "options", "sure"),
    [
        ("It was closed in 2009-11.", "2009/2011", ("2009/2011", "2009-11"), "low"),
        ("It was closed in 2011-09.", "2011-09", (), "medium"),
        ("It was closed in 1999-02.", "1999/2002", ("1999/2002", "1999-02"), "low"),
        ("It was closed in 2009–11.", "2009/2011", (), "high"),
        ("It was closed in 2009-13.", "2009/2013", (), "high"),
        ("It was closed in 1998-2001.", "1998/2001", (), "high"),
        ("It was closed on 03/05/62.", None,
         ("1962-05-03", "1962-03-05"), "low"),
    ],
)  # fmt: skip
def test_years_and_months_in_figures_that_may_be_either(
    text: str, date_: str | None, options: tuple[str, ...], sure: str
) -> None:
    (found,) = mentions(text, TUESDAY)
    assert (found.date, found.options, found.sure) == (date_, options, sure)


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        ("By early May, 100,000 had fled.", "[2023-05-01..2023-05-10]", "reported"),
        ("By early May, some 100,000 people had fled.", "[2023-05-01..2023-05-10]", "reported"),
        ("More than 100,000 people had fled by early May.", "[2023-05-01..2023-05-10]", "reported"),
        ("By 20 April, 1,500 houses were destroyed.", "2023-04-20", "reported"),
        ("By Friday, 40 people had been killed.", "2023-05-05", "reported"),
        ("By 12 May, the rebels must leave the port.", "2023-05-12", "planned"),
        ("By early June, 100,000 will have fled.", "[2023-06-01..2023-06-10]", "planned"),
    ],
)  # fmt: skip
def test_what_had_happened_by_a_day_is_not_planned(
    text: str, expected: str, status: str
) -> None:
    event = draft(text, TUESDAY).proposals[0].event
    assert (event.date, event.status) == (expected, status)


def test_the_weekday_of_publication_ahead_is_that_day_or_a_week_later() -> None:
    (found,) = mentions("The assembly will vote on Thursday.")
    assert found.date == "2022-04-07"
    assert found.sure == "low"
    assert found.options == ("2022-04-07", "2022-04-14")
