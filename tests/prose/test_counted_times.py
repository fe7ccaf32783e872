"""Times that count from another one: weekdays of a narrative, offsets with a clause, months and seasons meant."""

from datetime import date
from pathlib import Path

import pytest

from crisistl.formats.core.input import Input
from crisistl.prose.documents import read_document
from prose.drafting import dates, draft, mentions, only

SUMMARY = date(1991, 8, 26)  # a Monday


def own(text: str, published: date | None = SUMMARY) -> list[tuple[str | None, str]]:
    """Date and title of each proposal that the text dates itself."""
    found = draft(text, published).proposals
    return [(p.event.date, p.event.title) for p in found if p.own_date]


def test_a_weekday_counts_from_the_dated_weekday_that_a_narrative_began_with() -> None:
    text = (
        "Four envoys flew to Yalta on Sunday 18 August. On Monday tanks entered the capital. "
        "The next day crowds gathered.\n\nOn Wednesday the army left."
    )
    assert dates(text, SUMMARY) == [
        "1991-08-18",
        "1991-08-19",
        "1991-08-20",
        "1991-08-21",
    ]


def test_a_weekday_with_two_readings_is_not_high_and_offers_both() -> None:
    text = "The council met on 12 August. Tanks entered the capital on Monday."
    monday = mentions(text, SUMMARY)[1]
    assert (monday.date, monday.sure) == ("1991-08-26", "medium")
    assert monday.options == ("1991-08-26", "1991-08-19")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left on 6 May. The army followed the Wednesday after.", "1991-05-08"),
        ("Rebels left on 6 May. The mayor fled the Friday before.", "1991-05-03"),
        ("Rebels left on 6 May. The mayor fled that Saturday.", "1991-05-11"),
        ("Rebels left in May. The mayor fled on the second Sunday of that month.", "1991-05-12"),
        ("June was worse. A strike closed the port on its last Friday.", "1991-06-28"),
        ("Rebels left on the first Monday in June.", "1991-06-03"),
        ("Rebels left on Tuesday last week.", "1991-08-20"),
        ("Rebels will leave on Tuesday of next week.", "1991-09-03"),
        ("Rebels left on Saturday the 27th.", "1991-07-27"),
        ("It has gone on since the night of 16 to 17 May. It had begun that Friday.", "1991-05-17"),
        ("Envoys will meet early next week.", "[1991-09-02..1991-09-03]"),
        ("Rebels left in the night from Friday to Saturday.", "1991-08-23/1991-08-24"),
    ],
)  # fmt: skip
def test_a_weekday_that_other_words_place(text: str, expected: str) -> None:
    assert dates(text, SUMMARY)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 2 July. Sixteen days later they signed.", "1991-07-18"),
        ("They met on 2 July. Two weeks and two days later they signed.", "1991-07-18"),
        ("They met on 2 July. Forty-eight hours later they signed.", "1991-07-04"),
        ("They met on 2 July. Two nights earlier guns had fired.", "1991-06-30"),
        ("They met on 2 July. France left two days after the vote.", "1991-07-04"),
        ("They met on 2 July and signed eleven days after that.", "1991-07-13"),
        ("They met on 2 July and, twenty days after, they signed.", "1991-07-22"),
        ("They met on 2 July, and a week on France signed.", "1991-07-09~"),
    ],
)
def test_a_number_of_days_in_other_words(text: str, expected: str) -> None:
    assert dates(text, SUMMARY)[-1] == expected


def test_a_time_that_gives_the_day_named_before_is_read_as_that_day() -> None:
    text = "They met on 2 July. Hours later, they signed."
    assert dates(text, SUMMARY) == ["1991-07-02", "1991-07-02"]
    text = "Rebels left on 6 May. The mayor fled on the Monday."
    assert dates(text, SUMMARY) == ["1991-05-06", "1991-05-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In February both sides had agreed. It was signed on the 20th.", "1991-02-20"),
        ("They were held in May. On the 9th they fled.", "1991-05-09"),
        ("It was signed on the 30th.", "1991-07-30"),
        ("Crowds held the square in June, from the 9th until the 13th.", "1991-06-09/1991-06-13"),
        ("France withdrew its envoy in June. At the end of that month it left.", "[1991-06-21..1991-06-30]"),
        ("France withdrew its envoy in June. It left in the second week of that month.",
         "[1991-06-08..1991-06-14]"),
        ("France withdrew its envoy in June. It left on the 17th of that month.", "1991-06-17"),
        ("France withdrew its envoy on the last day of May.", "1991-05-31"),
        ("France withdrew its envoy in the first week of the month.", "[1991-08-01..1991-08-07]"),
    ],
)  # fmt: skip
def test_days_of_the_month_that_the_text_named_last(text: str, expected: str) -> None:
    assert dates(text, SUMMARY)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Shah left on 16 January 1979. In the autumn he went to New York.", "1979-23"),
        ("The Shah left on 16 January 1979. That spring the army was purged.", "1979-21"),
        ("He fell on 3 May 1979. The following winter Russia invaded.", "1979-24"),
        ("He fell on 3 May 1979. The previous summer strikes had begun.", "1978-22"),
        ("He fell on 3 May 1979. He got a medal in 1989, and wore it the following spring.", "1990-21"),
        ("The army was purged in the spring.", "1991-21"),
        ("The army was purged last winter.", "1990-24"),
    ],
)  # fmt: skip
def test_a_season_without_its_year(text: str, expected: str) -> None:
    assert dates(text, SUMMARY)[-1] == expected


def test_in_an_offset_with_a_clause_each_of_the_two_has_its_date() -> None:
    assert own("Parliament voted two days after rebels seized the port on 1 May.") == [
        ("1991-05-03", "Parliament voted"),
        ("1991-05-01", "Rebels seized the port on 1 May"),
    ]
    assert own("Parliament voted on 3 May, two days after rebels seized the port.") == [
        ("1991-05-03", "Parliament voted on 3 May"),
        ("1991-05-01", "Rebels seized the port"),
    ]
    assert own("Two days after rebels seized the port, parliament voted on 3 May.") == [
        ("1991-05-03", "Parliament voted on 3 May"),
        ("1991-05-01", "Rebels seized the port"),
    ]


def test_a_day_beside_the_subject_dates_nothing_else() -> None:
    text = "The treaty, signed in Oslo on 3 May, was rejected by parliament on Friday."
    assert own(text)[0] == (
        "1991-08-23",
        "The treaty, signed in Oslo on 3 May, was rejected by parliament on Friday",
    )
    text = "Jan Dorn, elected on 3 May, called a vote on Friday. He left on Saturday."
    assert dates(text, SUMMARY) == ["1991-05-03", "1991-08-23", "1991-08-24"]


def test_an_entry_in_the_present_tense_goes_on_to_the_next_weekday() -> None:
    text = (
        "Saturday, July 20, 1974: The council demands a ceasefire. It takes effect on Monday.\n\n"
        "Tuesday, July 23, 1974: The junta falls, which had met on Monday."
    )
    found = [mention.date for mention in mentions(text, date(1974, 8, 20))]
    assert found == ["1974-07-20", "1974-07-22", "1974-07-23", "1974-07-22"]


@pytest.mark.parametrize(
    "line",
    [
        "HONG KONG (5 September 2019) - ",
        "NEW YORK, 5 September 2019 - ",
        "KARSK, Thursday, 5 September 2019 (Own) - ",
    ],
)
def test_a_dateline_gives_the_day_of_publication_and_is_no_actor(
    tmp_path: Path, line: str
) -> None:
    text = f"{line}Rebels left the port on Monday, and the mayor of the city went back to his office.\n"
    (tmp_path / "a.txt").write_text(text)
    document = read_document(Input.of(str(tmp_path / "a.txt")))
    assert document.published == date(2019, 9, 5)
    found = draft(text, document.published).proposals[0].event
    assert (found.date, found.actors) == ("2019-09-02", ("rebels",))


def test_the_second_verb_of_a_subject_with_a_date_is_a_proposal_with_its_subject() -> (
    None
):
    assert own(
        "The cabinet met on Monday and resigned on Wednesday.", date(1999, 9, 16)
    ) == [
        ("1999-09-13", "The cabinet met on Monday"),
        ("1999-09-15", "The cabinet resigned on Wednesday"),
    ]
    text = "Jan Dorn, who fled on 6 May and reached Oslo the day after, met the Pope on 9 May."
    assert own(text) == [
        ("1991-05-09", "Jan Dorn, who fled on 6 May and reached Oslo the day after, met the Pope on 9 May"),
        ("1991-05-06", "Jan Dorn fled on 6 May"),
        ("1991-05-07", "Jan Dorn reached Oslo the day after"),
    ]  # fmt: skip


def test_a_long_title_is_cut_where_a_phrase_ends_and_keeps_no_lone_quotation_mark() -> (
    None
):
    text = (
        "France cut the rail links between the western zones and the eastern sector of the city on 3 May "
        "because the currency reform was a breach of the agreements that the four powers had signed."
    )
    assert only(text, SUMMARY).event.title == (
        "France cut the rail links between the western zones and the eastern sector of the city on 3 May…"
    )
    text = (
        '"We are here and will remain," General Jan Dorn told reporters in Lyon on 3 May, "until the last one '
        'of the people of this city whom we have promised to feed is safe."'
    )
    title = draft(text, SUMMARY).proposals[0].event.title
    assert title.count('"') % 2 == 0
    assert title.endswith("…")


def test_each_subject_behind_and_or_when_is_a_proposal_of_its_own() -> None:
    assert own("On 3 May 1991 the junta fell and France closed its border.") == [
        ("1991-05-03", "The junta fell"),
        ("1991-05-03", "France closed its border"),
    ]
    assert own("The march of 3 May turned violent the Sunday after, when police fired at strikers.")[-1] == (
        "1991-05-05", "Police fired at strikers",
    )  # fmt: skip
    text = "On 3 May 1991 Russia threatened London and Paris with rocket attacks."
    assert len(own(text)) == 1


def test_a_deadline_that_is_to_come_is_one_of_the_days_until_it() -> None:
    found = only("The assembly will elect a new premier by Saturday.", SUMMARY)
    assert (found.event.date, found.event.status) == (
        "[1991-08-26..1991-08-31]",
        "planned",
    )


def test_a_day_of_a_week_or_month_that_is_named_beside_it() -> None:
    assert dates("Envoys will meet next week, on Tuesday.", SUMMARY) == ["1991-09-03"]
    text = "He fell ill in July. At the end of that month, on the 27th, he died."
    assert dates(text, SUMMARY)[-1] == "1991-07-27"


def test_an_entry_may_begin_with_yesterday_or_from() -> None:
    text = (
        "Monday, July 15, 1991. The guard attacks the palace.\n\n"
        "From August 9. Talks bring the two communities to the table.\n\n"
        "Yesterday. A crowd besieges the embassy and Ambassador Jan Dorn is shot dead."
    )
    assert [date for date, _ in own(text)] == [
        "1991-07-15",
        "1991-08-09",
        "1991-08-25",
        "1991-08-25",
    ]


def test_an_entry_that_names_another_day_in_a_clause_is_not_high() -> None:
    text = "On 3 May 1991: The army left the port, where rebels of the Monday before were held.\n"
    for proposal in draft(text, SUMMARY).proposals:
        assert proposal.sure != "high"


def test_a_time_within_the_subject_does_not_date_the_sentence() -> None:
    text = "A ban that China announced over the weekend takes effect next Wednesday."
    assert "1991-08-28" in [date for date, _ in own(text)]
    text = "What began as a march on 3 May 1991 turned violent on 5 May 1991."
    assert [date for date, _ in own(text)] == ["1991-05-05", "1991-05-03"]


def test_what_is_promised_by_a_day_and_what_has_gone_on_since_a_year_are_proposals() -> (
    None
):
    text = "On Friday Oman said that Iran will attack its port by mid-September."
    assert own(text)[1][0] == "[1991-08-26..1991-09-20]"
    text = "The mayor gave the extent of Russian support for the rebels since 1987 as small on Friday."
    assert ("1987/..", "Russian support for the rebels since 1987") in own(text)


def test_a_weekday_beside_a_date_is_no_other_day() -> None:
    text = (
        "- Feb 20, 1991, a Wednesday: Rebels take the port.\n\n"
        "- The following day: Two pilots land in Malta.\n\n"
        "- March 9, 1991: Brega falls in the course of the weekend.\n"
    )
    found = draft(text, SUMMARY).proposals
    assert [p.event.date for p in found] == [
        "1991-02-20",
        "1991-02-21",
        "[1991-03-09..1991-03-10]",
    ]
    assert found[2].sure != "high"


def test_a_clause_with_a_pronoun_behind_an_offset_has_its_date() -> None:
    text = "Jan Dorn named eleven ministers on Friday, a day after she took office."
    assert own(text) == [
        ("1991-08-23", "Jan Dorn named eleven ministers on Friday"),
        ("1991-08-22", "She took office"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fought from December 30, 2021 to January 2.", "2021-12-30/2022-01-02"),
        ("They fought from 2019 December 30 - January 2.", "2019-12-30/2020-01-02"),
        ("It was dry in 2019 November-January.", "2019-11/2020-01"),
        ("They met on the first Monday of May.", "2022-05-02"),
        ("It fell in the opening half of May.", "[2022-05-01..2022-05-15]"),
    ],
)
def test_ranges_and_nth_days_have_the_year_of_their_own_day(
    text: str, expected: str
) -> None:
    assert dates(text, date(2022, 6, 20)) == [expected]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The army shelled Karsk the day after the truce began on 3 March.",
            ["1991-03-04", "1991-03-03"],
        ),
        (
            "The army shelled Karsk on 3 March, the day after the president fled.",
            ["1991-03-03", "1991-03-02"],
        ),
        (
            "The army shelled Karsk the day before the truce began on Friday.",
            ["1991-08-22", "1991-08-23"],
        ),
        (
            "The president fled on 3 March. The day after, the army shelled Karsk.",
            ["1991-03-03", "1991-03-04"],
        ),
    ],
)
def test_the_day_after_is_counted_from_the_day_of_the_clause_behind_it(
    text: str, found: list[str]
) -> None:
    assert dates(text, SUMMARY) == found
    assert [date for date, _ in own(text)] == found


def test_what_was_the_next_day_is_not_after_publication() -> None:
    (found,) = mentions("The following day the army shelled Karsk.", SUMMARY)
    assert (found.date, found.sure) == (None, "low")


def test_who_died_on_a_weekday_before_a_vote_is_not_in_a_timetable() -> None:
    text = "The president died in a crash on Sunday, three days before the vote."
    assert dates(text, SUMMARY)[0] == "1991-08-25"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The airlift will go on, General Dorn said on Friday.", "1991-08-23"),
        ("The bridge will reopen, Oslo said in a statement on Friday.", "1991-08-23"),
        ("The bridge will reopen, the ministry said on 3 May.", "1991-05-03"),
        ("The bridge will reopen, Dorn told reporters Thursday.", "1991-08-22"),
        ("The bridge will reopen, Dorn said, on Friday.", "1991-08-30"),
        ("The bridge will reopen on Friday, Dorn said.", "1991-08-30"),
    ],
)
def test_the_day_on_which_a_plan_was_told_is_past(text: str, day: str) -> None:
    assert dates(text, SUMMARY) == [day]
