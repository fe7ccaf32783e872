from datetime import date

import pytest

from prose.drafting import dates, draft, mentions, only

LATER = date(2003, 3, 1)


def days(text: str, published: date = LATER) -> list[str | None]:
    """The date of each proposal of a text."""
    return [proposal.event.date for proposal in draft(text, published).proposals]


def test_a_report_comes_back_to_its_own_year_in_another_paragraph() -> None:
    text = (
        "A court jailed the mayor on Friday.\n\nHe was arrested on 12 May 2001 and released on 2 June.\n\n"
        "The trial opened on 4 February. On 11 February his lawyer resigned. On Monday hundreds marched.\n"
    )
    assert days(text)[2:5] == ["2001-06-02", "2003-02-04", "2003-02-11"]


def test_what_somebody_said_on_a_weekday_is_of_the_report() -> None:
    text = (
        "A court jailed the mayor on Friday.\n\n"
        "The mayor resigned on 30 April 2001. His successor said on Friday that she would sue him.\n"
    )
    assert days(text)[-1] == "2003-02-28"


def test_a_flashback_in_a_narrative_does_not_move_it_on_by_a_year() -> None:
    text = (
        "On 26 May 1923 a court sentenced Dorn, who had blown up a bridge in the night of 15 March. "
        "In June the mark fell. On 12 August the cabinet resigned.\n"
    )
    assert dates(text, LATER)[1:] == ["1923-03-15", "1923-06", "1923-08-12"]


def test_by_the_end_of_a_year_sets_the_year_of_a_narrative() -> None:
    text = (
        "By the end of 1922 the mines were idle. On 26 December the owners gave in.\n"
    )
    assert dates(text, LATER) == ["1922-39", "1922-12-26"]


def test_a_month_before_another_one_is_counted_from_it() -> None:
    text = "Police charged Dorn in September 2001, five months after the dam burst.\n"
    assert dates(text, LATER) == ["2001-09", "2001-04"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met from 20 to 24 June 1999 and signed a pact on the last day.", "1999-06-24"),
        ("The trial opened on 4 June 1999. On the third day a clerk spoke.", "1999-06-06"),
        ("They met on 4 June 1999 and signed on the last day.", None),
    ],
)  # fmt: skip
def test_the_last_and_the_third_day_count_from_the_days_named_before(
    text: str, expected: str | None
) -> None:
    assert dates(text, LATER)[-1] == expected


def test_since_behind_the_first_time_dates_nothing() -> None:
    text = "Police used water cannon for the first time since Thursday.\n"
    found = only(text)
    assert (found.event.date, found.sure) == ("2022-04-07~", "low")


def test_a_quoted_deadline_is_not_when_it_was_said() -> None:
    text = '"We were promised an answer by last Wednesday," Ana Dorn said on Monday.\n'
    assert only(text).event.date == "2022-04-04"


def test_the_14th_is_of_the_month_counted_before_in_the_entry_of_a_year() -> None:
    text = (
        "1913\n\nThe tunnel was opened on 9 October. The following month the company sacked 400 men; "
        "they marched on the town hall on the 14th.\n"
    )
    last = mentions(text, LATER)[-1]
    assert (last.date, last.sure) == ("1913-11-14", "medium")


def test_an_entry_has_its_own_day_whatever_it_announces_or_names() -> None:
    text = (
        "Chronology of the fisheries dispute\n\nJuly 15, 1975 - Iceland announces that it will extend its limits "
        "on October 15.\n\nNovember 13 - The agreement of 1973 expires.\n\nNovember 15 - Trawlers return.\n"
    )
    found = draft(text, LATER).proposals
    assert found[0].event.date == "1975-07-15"
    assert [p.event.date for p in found if "1973" in p.event.title] == ["1975-11-13"]


def test_a_second_subject_within_a_dated_clause_has_not_the_day_of_the_first() -> None:
    text = "On 9 January 1923 it found a default, and on the 11th French and Belgian troops marched into Essen.\n"
    assert days(text) == ["1923-01-09", "1923-01-11"]


def test_an_answer_without_a_verb_is_no_statement() -> None:
    assert days("Q: And then came the bombing?\n\nA: Yes, on 2 May 1999.\n") == []


def test_a_number_above_31_is_no_day_of_the_month_before_it() -> None:
    assert dates("By November 61 people had died.", LATER) == ["2002-11"]


def test_the_french_act_and_the_french_soldiers_are_theirs() -> None:
    text = "On 20 January 1923 the French arrested the owner.\n"
    assert only(text, LATER).event.actors == ("france",)
    text = "On 20 January 1923 the French occupied zone was closed.\n"
    assert only(text, LATER).event.actors == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army stopped shelling the hills on 3 March.", "concede"),
        ("French troops marched into Essen on 3 March.", "assault"),
        ("Students marched through Essen on 3 March.", "protest"),
        ("The railwaymen joined the strike on 3 March.", "protest"),
        ("A court dismissed the complaint on 3 March.", "reject"),
        ("The station fired 14 journalists on 3 March.", "coerce"),
        ("Soldiers fired on workers on 3 March.", "assault"),
        ("Dorn pleaded guilty on 3 March.", "concede"),
    ],
)
def test_types_of_verbs_with_their_objects(text: str, expected: str) -> None:
    assert only(text).event.type == expected


def test_a_season_is_a_heading_of_an_entry() -> None:
    text = "2019\n\nSpring: Villagers close the gorge.\n\nFeb. 11: Ministers sign a pact.\n"
    assert days(text, date(2023, 1, 10)) == ["2019-21", "2019-02-11"]


def test_by_june_goes_on_from_march_though_it_had_happened_then() -> None:
    text = "On 6 March 1821 the rebels rose. By June their band had been destroyed.\n"
    assert dates(text, LATER) == ["1821-03-06", "1821-06"]


def test_a_short_sentence_sets_the_year_of_what_follows() -> None:
    text = (
        "In August 1822 an army was destroyed.\n\n"
        "The tide turned in 1825. In February Ibrahim landed at Methoni.\n"
    )
    assert dates(text, LATER) == ["1822-08", "1825", "1825-02"]


def test_a_second_verb_with_a_year_or_behind_but_is_a_proposal() -> None:
    text = "In 1951 Dorn entered parliament and in 1964 became minister.\n"
    assert days(text) == ["1951", "1964"]
    text = "A pact was signed on 3 May 2001 but collapsed in July.\n"
    assert days(text) == ["2001-05-03", "2001-07"]


def test_what_was_not_agreed_on_is_not_ahead() -> None:
    text = "The Council had not agreed on a statement on Tuesday.\n"
    assert dates(text) == ["2022-04-05"]


def test_the_day_of_what_was_done_before_is_low() -> None:
    found = only("The ferry sank after leaving the docks on Saturday evening.\n")
    assert (found.event.date, found.sure) == ("2022-04-02", "low")
    assert "'leaving'" in found.reasons["date"].why


def test_a_birth_is_not_the_day_of_what_somebody_did() -> None:
    text = (
        "Born in a village in 1924, Ana Dorn joined the rebels in the autumn of 1942.\n"
    )
    joined = [p for p in draft(text, LATER).proposals if "joined" in p.event.title]
    assert [p.event.date for p in joined] == ["1942-23"]


def test_a_history_goes_on_from_the_day_named_last_in_its_weekdays() -> None:
    text = (
        "The fort was cut off on Friday 4 November 1853. Hale had asked for men on 20 October.\n\n"
        "The first assault came on Sunday. On Christmas Day both sides stopped firing.\n"
    )
    assert dates(text, LATER) == [
        "1853-11-04",
        "1853-10-20",
        "1853-11-06",
        "1853-12-25",
    ]


def test_a_numbered_day_before_a_noun_is_a_day_and_a_parallel_is_not() -> None:
    text = "On 3 January 1854 snow fell. On the 16th forty men deserted."
    assert dates(text, LATER)[1:] == ["1854-01-16"]
    assert dates("Guns fired on the 38th parallel.", LATER) == []
    assert dates("They met on the 20th anniversary of the war.", LATER) == []


def test_back_to_a_year_and_the_end_of_the_following_year() -> None:
    assert dates("The dispute goes back to 1994, when Mali annexed it.", LATER) == [
        "1994"
    ]
    text = "In 1931 prices collapsed. By the end of the following year debts were paid."
    assert dates(text, LATER) == ["1931", "1932-39"]
