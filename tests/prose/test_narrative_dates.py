"""Dates of narratives and of entries: what a time counts from, and what it dates."""

from datetime import date

import pytest

from prose.drafting import dates, draft

LATER = date(2009, 4, 1)


def own(text: str, published: date) -> list[tuple[str | None, str]]:
    """Date and title of each proposal that the text dates itself."""
    found = draft(text, published).proposals
    return [(p.event.date, p.event.title) for p in found if p.own_date]


def test_a_narrative_goes_on_to_the_year_of_its_title() -> None:
    text = (
        "The fall of Karsk, March 1939\n\nThe curfew was lifted on 1 November 1938. "
        "On 12 March the mayor went to Oslo.\n\nFrance protested on 5 May."
    )
    assert dates(text, LATER)[1:] == ["1938-11-01", "1939-03-12", "1939-05-05"]


def test_a_year_written_last_holds_where_the_text_goes_on_in_it() -> None:
    text = (
        "The fall of Karsk in 1939\n\nThe curfew began on 1 February 1938. On 12 March the mayor went to Oslo.\n\n"
        "France protested on 5 May."
    )
    assert dates(text, LATER)[1:] == ["1938-02-01", "1938-03-12", "1938-05-05"]


def test_a_weekday_of_what_had_been_before_is_the_latest_up_to_the_day_named() -> None:
    text = "The fall of Karsk in 1939\n\nThe envoy signed on 23 March 1939. He had left Oslo on Wednesday."
    assert dates(text, LATER)[-1] == "1939-03-22"


def test_an_hour_in_words_beside_the_next_day_dates_a_clause_of_its_own() -> None:
    text = "On 22 March 1939 France sent envoys, and at one in the morning of the following day it signed."
    assert own(text, LATER)[1][0] == "1939-03-23"


def test_what_was_done_at_an_election_has_its_day() -> None:
    text = "France was silent, and at the elections of 11 December 1938 Jan Dorn won 26 seats."
    assert own(text, LATER)[0][0] == "1938-12-11"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Sunday, May 14: Jan Dorn warns of a war in Karsk, where hundreds have been killed since late April.",
         "2023-05-14"),
        ("Saturday, May 20: A truce comes into force on Monday; clashes are reported in Karsk.", "2023-05-22"),
        ("Saturday, May 20: France leaves. Britain follows on Sunday.", "2023-05-21"),
    ],
)  # fmt: skip
def test_an_entry_has_its_own_day_or_the_weekday_behind_it(
    entry: str, expected: str
) -> None:
    text = f"Friday, April 7, 2023: Rebels leave Oslo.\n\n{entry}\n\nThursday, May 25: The army leaves."
    found = {p.event.date: p for p in draft(text, date(2023, 5, 25)).proposals}
    assert found[expected].event.status == "reported"


def test_before_dawn_is_no_plan() -> None:
    (found,) = draft("Marines took the ferry before dawn on Thursday.").proposals
    assert (found.event.date, found.event.status) == ("2022-04-07", "reported")


def test_a_sentence_without_a_date_is_near_the_last_date_of_the_one_before() -> None:
    text = "Karsk had a French garrison until rebels seized it in January 1923. The Allies protested."
    assert draft(text, LATER).proposals[-1].event.date == "1923-01~"


def test_he_is_the_last_subject_of_one_name() -> None:
    text = (
        "Jan Dorn met Brakner on 3 May 1939. Brakner left on 5 May. He signed on 6 May."
    )
    assert draft(text, LATER).proposals[-1].event.actors == ("brakner",)


def test_a_relative_clause_does_not_decide_what_it_means() -> None:
    text = "The Skerry Front wants the isles, which Nordland annexed in 1921. It killed two men in June 2007."
    assert draft(text, LATER).proposals[-1].event.actors == ("skerry-front",)


def test_a_body_with_a_number_has_its_whole_name() -> None:
    found = draft(
        "Group 77 asked France to leave on Monday. Article 5 was invoked by France on Friday."
    )
    assert [actor.name for actor in found.actors] == ["Group 77", "France"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the week of 14 April", "[2022-04-11..2022-04-17]"),
        ("in the week beginning 11 April", "[2022-04-11..2022-04-17]"),
        ("in the week ending on 17 April", "[2022-04-11..2022-04-17]"),
    ],
)
def test_a_week_named_by_one_of_its_days(words: str, expected: str) -> None:
    (found,) = draft(f"The council is expected to meet {words}.").proposals
    assert (found.event.date, found.event.status) == (expected, "planned")


def test_time_that_somebody_has_to_do_something_is_a_plan() -> None:
    text = (
        "Yesterday a court banned the march; the unions have until Tuesday to appeal."
    )
    found = draft(text).proposals[1].event
    assert (found.date, found.title, found.status) == (
        "[2022-04-07..2022-04-12]",
        "The unions have until Tuesday to appeal",
        "planned",
    )


def test_the_hour_of_an_entry_is_not_that_of_another_day_in_it() -> None:
    text = (
        "17:20 The mayor says 61 people were detained on Monday.\n\n"
        "16:05 On Tuesday, at 09:30, Rebels left the port."
    )
    assert draft(text).proposals[0].event.date == "2022-04-04"


def test_a_plan_in_a_description_does_not_move_the_narrative() -> None:
    text = (
        "On 22 March rebels took the palace. President Jan Dorn, whose term was to end on 8 June, went into hiding. "
        "France suspended its aid the day after."
    )
    assert draft(text).proposals[-1].event.date == "2022-03-23"


def test_each_of_two_subjects_has_its_own_time_and_title() -> None:
    text = "By nightfall soldiers had taken the port, and in the small hours of the 22nd General Jan Dorn left Mali."
    found = [p.event for p in draft(text).proposals if p.own_date]
    assert [(e.date, e.actors, e.title) for e in found] == [
        ("2022-03-22", ("jan-dorn",), "General Jan Dorn left Mali")
    ]


def test_a_description_before_a_plan_does_not_date_the_sentence() -> None:
    text = "Jan Dorn accused France of fraud and said the subsidy, abolished on 1 March, will be restored from May."
    found = [(p.event.date, p.event.title) for p in draft(text).proposals]
    assert found == [
        ("2022-04-07~", "Jan Dorn accused France of fraud and said"),
        ("2022-03-01", "The subsidy abolished on 1 March"),
        ("2022-05", "The subsidy, abolished on 1 March, will be restored from May"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty years ago today Poles took the yard.", "1981-12-13"),
        ("France suspended its aid two days before Christmas.", "2000-12-23"),
        ("France suspended its aid a day after New Year.", "2001-01-02"),
        ("The envoy left on the last day of 1982.", "1982-12-31"),
        ("The envoy left in the first weeks of 1982.", "[1982-01-01..1982-01-21]"),
        ("The envoy left in the last months of 1982.", "[1982-10-01..1982-12-31]"),
        ("The envoy left in 1982 and returned the following July.", "1983-07"),
        ("The case will be heard a week from today.", "2001-12-20~"),
        ("The case will be heard a week from Friday.", "2001-12-21"),
        ("The case will be heard a week on Tuesday.", "2001-12-25"),
        ("On 16 October riot police left the yard.", "2001-10-16"),
    ],
)
def test_a_day_that_is_counted_from_another_or_named_by_a_feast(
    text: str, expected: str
) -> None:
    assert draft(text, date(2001, 12, 13)).proposals[-1].event.date == expected


def test_months_of_a_history_go_on_from_the_day_named_last() -> None:
    text = (
        "The yard\n\n13 December 2001\n\nThe yard opened in 1976. The strike began on 7 August 1980. "
        "Jan Dorn, who died in 1983, left on 6 September.\n\nSolidarity was registered in November."
    )
    found = draft(text, date(2001, 12, 13)).proposals
    assert found[-1].event.date == "1980-11"


@pytest.mark.parametrize(
    ("text", "expected", "options", "sure"),
    [
        ("The president flies to Mali on Monday.", "2022-04-11", ("2022-04-11", "2022-04-04"), "low"),
        ("The president flies to Mali on Monday week.", "2022-04-18", (), "medium"),
        ("Jan Dorn won the vote on Sunday of last week.", "2022-04-03", ("2022-04-03", "2022-03-27"), "low"),
        ("Jan Dorn won the vote on Tuesday of last week.", "2022-03-29", (), "medium"),
        ("On 22 February Jan Dorn said he would leave office on 2 April.", "2022-02-22", (), "high"),
    ],
)  # fmt: skip
def test_a_weekday_that_may_be_either_is_low(
    text: str, expected: str, options: tuple[str, ...], sure: str
) -> None:
    found = draft(text).proposals[0]
    assert (found.event.date, found.options, found.sure) == (expected, options, sure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 22 February Jan Dorn said he would leave on 2 April.", "2022-04-02"),
        ("A panel proposed June 2.", "2022-06-02"),
        ("The president, Jan Dorn, called off the vote on 3 February, an hour before it began. "
         "Protesters took the square the next day.", "2022-02-04"),
        ("On 6 March France set the vote for 24 March. The same evening the mayor resigned.",
         "2022-03-06"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_plan_or_behind_a_name_keeps_its_year_and_day(
    text: str, expected: str
) -> None:
    assert dates(text)[-1] == expected


def test_a_sentence_after_an_introduction_in_the_past_perfect_is_no_flashback() -> None:
    text = "On 5 February, after they had been dragged out, deputies left the hall. Three people were killed."
    assert draft(text).proposals[-1].event.date == "2022-02-05~"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the weekend of 26 and 27 March men stormed the jail. The army left on Sunday.", "2022-03-27"),
        ("The council waited until 11 March to meet. The envoy left the next day.", "2022-03-12"),
        ("Rebels did not leave the port until 5 March.", "2022-03-05"),
        ("The army left; its report of 3 March found no proof.", "2022-03-03"),
        ("General Jan Dorn refused all through June to use it.", "2021-06"),
        ("Rebels left on 9 March 2022. Four men were wounded on 15 June.", "2021-06-15"),
    ],
)  # fmt: skip
def test_a_day_that_was_reached_or_named_dates_its_statement(
    text: str, expected: str
) -> None:
    assert draft(text).proposals[-1].event.date == expected


def test_what_was_so_by_a_day_in_a_second_clause_is_past() -> None:
    text = "The parties were given a day; by Wednesday evening only four had answered."
    assert dates(text)[-1] == "2022-04-06"


def test_two_days_after_a_noun_is_low() -> None:
    text = "The Marines landed on 15 March. The envoy left two days after the landing."
    found = draft(text).proposals[-1]
    assert (found.event.date, found.sure) == ("2022-03-17", "low")


def test_he_is_whom_parliament_elected() -> None:
    text = "Parliament elected Fuad Chehab president on 31 March. He took office on 1 April."
    assert draft(text).proposals[-1].event.actors == ("fuad-chehab",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The gunmen, some of them teenagers, left on Tuesday.", ("gunmen",)),
        ("Adolfo Macias, the head of the Choneros gang, left on Sunday.", ("adolfo-macias",)),
        ("Another gang leader, Fabricio Colon, left on Tuesday.", ("fabricio-colon",)),
        ("The General Act was signed on 7 March.", ()),
        ("Russia, the United States and China left on Tuesday.", ("russia", "united-states", "china")),
    ],
)  # fmt: skip
def test_what_only_describes_the_subject_is_no_actor(
    text: str, actors: tuple[str, ...]
) -> None:
    assert draft(text).proposals[0].event.actors == actors


def test_a_doctrine_is_nobody() -> None:
    found = draft(
        "France accepted the Eisenhower Doctrine on 3 May 1957. Eisenhower left on 5 May 1957."
    )
    assert "Eisenhower Doctrine" not in [actor.name for actor in found.actors]
