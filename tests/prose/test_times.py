from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import EventDate
from prose.drafting import dates, mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The docks closed on 3 May 2021.", "2021-05-03"),
        ("The docks closed on Monday, May 3rd, 2021.", "2021-05-03"),
        ("The docks closed on the 3rd of May 2021.", "2021-05-03"),
        ("The docks closed on 2021-05-03.", "2021-05-03"),
        ("The docks closed on 13/05/2021.", "2021-05-13"),
        ("The docks closed in May 2021.", "2021-05"),
        ("The docks closed in late May 2021.", "[2021-05-21..2021-05-31]"),
        ("The docks closed at the end of 2021.", "2021-39"),
        ("The docks closed in 2019.", "2019"),
        ("The docks closed in the 1990s.", "199X"),
        ("The docks closed in the summer of 2021.", "2021-22"),
        ("The docks closed in the second quarter of 2021.", "2021-34"),
        ("The docks closed in the first half of 2021.", "2021-40"),
        ("Talks were held on Jan. 31-Feb. 2, 2022.", "2022-01-31/2022-02-02"),
        ("Talks were held on 3-5 May 2021.", "2021-05-03/2021-05-05"),
        ("Talks were held from 3 May to 7 June 2021.", "2021-05-03/2021-06-07"),
        ("The docks were closed in 1962-65.", "1962/1965"),
        ("The docks closed about 3 May 2021.", "2021-05-03~"),
        ("2021 May 3 - The docks close.", "2021-05-03"),
        ("2021, May: The docks close.", "2021-05"),
        ("2021 May-June - The docks close.", "2021-05/2021-06"),
    ],
)
def test_a_date_that_is_written_in_full(text: str, expected: str) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The docks closed on Thursday.", "2022-04-07"),
        ("The docks closed on Monday.", "2022-04-04"),
        ("The council will meet on Monday.", "2022-04-11"),
        ("The union has until Monday to answer.", "2022-04-11"),
        ("The docks closed yesterday.", "2022-04-06"),
        ("The docks closed last night.", "2022-04-06"),
        ("The docks closed last week.", "[2022-03-28..2022-04-03]"),
        ("The docks closed last month.", "2022-03"),
        ("The docks closed on 5 March.", "2022-03-05"),
        ("The docks closed on 5 June.", "2021-06-05"),
        ("The docks will open on 5 June.", "2022-06-05"),
        ("The docks closed in November.", "2021-11"),
        ("The docks closed three days ago.", "2022-04-04"),
        ("The docks have been closed since 2014.", "2014/.."),
        ("The envoys agreed on a new meeting in June.", "2022-06"),
        ("The army could move between now and mid-May.", "[2022-04-07..2022-05-20]"),
        ("The docks closed on Feb. 1 last year.", "2021-02-01"),
        ("The docks closed on New Year's Eve.", "2021-12-31"),
    ],
)
def test_a_date_that_counts_from_the_day_of_publication(
    text: str, expected: str
) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May spoke to the dockers.",
        "The Sept. 11 attacks were recalled.",
        "The shops were full on Black Friday.",
        "The October Revolution was recalled.",
        "The docks marked the 20th anniversary.",
        "The union has 2,014 members and 1962% more debts.",
    ],
)
def test_a_name_that_sounds_like_a_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_a_date_of_numbers_may_have_two_readings() -> None:
    (found,) = mentions("The docks closed on 10/01/2022.")
    assert (found.date, found.options, found.sure) == (
        None,
        ("2022-01-10", "2022-10-01"),
        "low",
    )
    (found,) = mentions("The docks closed on 10/01/2022.", date_order="dmy")
    assert found.date == "2022-01-10"


def test_a_weekday_that_does_not_fit_is_reported() -> None:
    (found,) = mentions("The docks closed on Saturday, 3 March 2022.")
    assert found.sure == "low"
    assert found.why == "2022-03-03 was a Thursday, not a Saturday: check the day"
    assert found.options[0] == "2022-03-03"


def test_several_days_of_a_month_are_a_mention_each() -> None:
    assert dates("Marches were held on March 8, 14, and 20, 2021.") == [
        "2021-03-08",
        "2021-03-14",
        "2021-03-20",
    ]


CHRONOLOGY = """\
Key dates

On November 10, 2021, the council meets. In April, the union had already asked for talks.

On the 28th, the docks close for an inspection.

On December 7, the union strikes.

On January 10, the docks open. Two days later, the ships leave.
"""


def test_a_chronology_goes_on_from_entry_to_entry() -> None:
    found = dates(CHRONOLOGY)
    assert found == [
        "2021-11-10",
        "2021-04",
        "2021-11-28",
        "2021-12-07",
        "2022-01-10",
        "2022-01-12",
    ]


def test_a_chronology_can_be_newest_first() -> None:
    text = "Jan. 5, 2022: The docks open.\n\nDec. 20: The union strikes.\n\nDec. 3: The council meets.\n"
    assert dates(text) == ["2022-01-05", "2021-12-20", "2021-12-03"]


def test_a_year_as_a_heading_holds_for_what_is_below() -> None:
    text = "- 2019 -\n\nMay 3: The docks close.\n\n- 2020 -\n\nMarch 1: They open.\n\nJuly 4: They close again.\n"
    assert dates(text) == ["2019", "2019-05-03", "2020", "2020-03-01", "2020-07-04"]


def test_a_day_after_dates_what_was_before() -> None:
    text = "July 1, 2021: The council meets, a day after the union asks for talks.\n\nJuly 9: The docks close.\n"
    assert dates(text)[:2] == ["2021-07-01", "2021-06-30"]


@given(st.dates(date(1000, 1, 1), date(2190, 1, 1)))
def test_a_day_written_in_words_is_that_day(day: date) -> None:
    assert dates(f"The docks closed on {day.day} {day:%B} {day.year:04}.") == [
        day.isoformat()
    ]


@given(
    st.text(alphabet="0123456789-/. ,JanMay TuesdaythofinsicerMarchuly\n", max_size=60)
)
def test_every_date_is_edtf_and_in_the_text(text: str) -> None:
    for mention in mentions(f"In {text}"):
        assert (
            f"In {text}"[mention.start : mention.end] == mention.text
            or mention.kind == "between"
        )
        if mention.date:
            EventDate.parse(mention.date)


def test_a_narrative_goes_on_from_the_day_named_last() -> None:
    text = (
        "On 12 December 2020 a crowd blocked the road.\n\n"
        "On 22 February 2021 a court ordered it opened.\n\n"
        "On 17 July the mayor began a strike. A convoy that had left on 26 July was stopped.\n\n"
        "The mayor resigned on 1 September."
    )
    assert dates(text) == [
        "2020-12-12",
        "2021-02-22",
        "2021-07-17",
        "2021-07-26",
        "2021-09-01",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 January, the union will meet.",
        "On 5 January the union, founded in 1920, is due to meet the owners.",
        "On 5 January, after weeks of talks, the ministers are expected to sign.",
        "On 5 January, Lavinia's president, Jan Dorn, plans to visit Rome.",
        "On January 5, the two leaders are to meet in Rome.",
        "On 5 January, the ministry said, the bridge will reopen.",
        "On 5 January, Mali, Niger and Chad will hold exercises.",
        "On 5 January the prisoners freed last week will leave.",
        "The court, which sits in Rome, is due to rule, after two delays, on 5 January.",
        "The president plans a visit to Rome on 5 January.",
        "Elections on 5 January are expected to end the crisis.",
        "An election is scheduled for 5 January.",
        "By 5 January, all troops are to have left.",
    ],
)
def test_a_verb_about_what_is_to_come_decides_the_year(text: str) -> None:
    assert dates(text, date(2022, 12, 20))[0] == "2023-01-05"


@pytest.mark.parametrize(
    "text",
    [
        "On 5 January, the union voted to strike.",
        "On 5 January, the government said it will close the port.",
        "On 5 January, the council met and decided that it would close the port.",
        "On 5 January the envoys met the president, who will travel to Rome.",
        "The union, which will vote next week, met the owners on 5 January.",
        "Talks resumed on 5 January.",
    ],
)
def test_another_verb_of_the_sentence_does_not_decide_the_year(text: str) -> None:
    assert "2022-01-05" in dates(text, date(2022, 12, 20))


def test_the_present_tense_of_a_timetable_leaves_the_year_open() -> None:
    (found,) = mentions("Talks resume on 5 January.", date(2022, 12, 20))
    assert found.sure == "low"
    assert found.options == ("2023-01-05", "2022-01-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on the 29th February 2020.", ["2020-02-29"]),
        ("It closed on 7 October 2023 and 8 October 2023.", ["2023-10-07/2023-10-08"]),
        ("It closed on 7, 8 and 9 October 2021.", ["2021-10-07/2021-10-09"]),
        ("It closed on the 7th and 8th of October 2021.", ["2021-10-07/2021-10-08"]),
        ("It closed on Monday and Tuesday.", ["2022-04-04/2022-04-05"]),
        ("It closed in May and June 2021.", ["2021-05/2021-06"]),
        ("It closed in 2018, 2019 and 2020.", ["2018/2020"]),
        ("It closed on 30 December and 2 January 2022.", ["2021-12-30", "2022-01-02"]),
        ("It closed on 7 May, 9 June and 3 July 2021.", ["2021-05-07", "2021-06-09", "2021-07-03"]),
        ("It closed on 24 and again on 26 March 2021.", ["2021-03-24", "2021-03-26"]),
        ("It closed in May and July 2021.", ["2021-05", "2021-07"]),
        ("It closed on 7 or 9 May 2021.", ["[2021-05-07,2021-05-09]"]),
        ("It closed on 7/8 May 2021.", ["2021-05-07/2021-05-08"]),
        ("Between the 7th and the 9th of May 2021 it closed.", ["[2021-05-07..2021-05-09]"]),
        ("It was closed from May to July 2021.", ["2021-05/2021-07"]),
        ("It was closed from November 2020 to mid-June 2021.", ["2020-11/2021-06-20~"]),
        ("From late November to mid-January, it was closed.", ["2021-11-21~/2022-01-20~"]),
    ],
)  # fmt: skip
def test_several_dates_are_one_stretch_or_a_list(
    text: str, expected: list[str]
) -> None:
    assert dates(text) == expected
    assert all(EventDate.parse(found) for found in expected)


def test_what_describes_a_thing_does_not_move_the_year_of_a_narrative() -> None:
    text = (
        "War in 1994\n\n"
        "Rebels took Lyon on 6 May 1994.\n\n"
        "The accords, signed in August 1993, were to end the war.\n\n"
        "France left on 12 June. He had been elected in June 1992, but the king refused.\n\n"
        "Rebels took Nice in July."
    )
    expected = ["1994", "1994-05-06", "1993-08", "1994-06-12", "1992-06", "1994-07"]
    assert dates(text, date(2014, 1, 1)) == expected
