import pytest

from prose.drafting import draft, only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody was hurt on 3 March.", "did not happen"),
        ("The fleet has not been seen since 3 March.", "did not happen"),
        ("Police have arrested no one since 3 March.", "did not happen"),
        ("The army would have attacked on 3 March.", "might have happened"),
        ("The army may have attacked on 3 March.", "might have happened"),
        ("Had it attacked on 3 March, the city would have fallen.", "might"),
        ("The anniversary of the 3 March 1991 raid was marked.", "remembered"),
        ("Before he was arrested on 3 March, Dorn met Kulov.", "begins with"),
        ("Rumours that the king died on 3 March were denied.", "only reported"),
        ("The army denies that it shot Dorn on 3 March.", "denied"),
        ("The vote was to be held on 3 March but was postponed.", "planned"),
        ("Dorn was born on 3 March 1960 and met Kulov.", "a birth"),
        ("A report released on 3 March accused the army.", "'report'"),
        ("Footage that emerged on 3 March showed soldiers firing.", "'Footage'"),
        ("The army said on 3 March it had shelled the docks.", "'said'"),
        (
            "The mayor said on 3 March that rebels were attacking the docks.",
            "'said'",
        ),
    ],
)
def test_a_day_that_may_be_of_something_else_is_low_with_the_reason(
    text: str, words: str
) -> None:
    proposal = only(text)
    assert proposal.sure == "low"
    assert words in proposal.reasons["date"].why


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the docks on 3 March.",
        "The mayor announced sanctions on 3 March against the firm that owned the docks.",
        "Police said 61 people were detained on 3 March.",
    ],
)
def test_the_day_of_what_was_done_is_high(text: str) -> None:
    assert only(text).sure == "high"


def test_what_is_told_without_that_has_its_own_day() -> None:
    text = "Police said on Friday they had arrested two men on Tuesday."
    (arrested,) = draft(text).proposals
    assert (arrested.event.date, arrested.event.actors) == ("2022-04-05", ("police",))


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March, Volna fell; and on 9 March, Karsk fell.",
        "On 5 March the rebels took Volna; and on 9 March the army left Karsk.",
        "On 5 March the rebels took Volna, and on 9 March they took Karsk.",
    ],
)
def test_each_dated_clause_of_a_sentence_is_a_proposal(text: str) -> None:
    days = [proposal.event.date for proposal in draft(text).proposals]
    assert days == ["2022-03-05", "2022-03-09"]


def test_the_proposals_of_a_sentence_are_in_its_order() -> None:
    text = "On 5 March rebels took Volna; on 9 March the army took Karsk, and on 11 March both agreed a truce."
    days = [proposal.event.date for proposal in draft(text).proposals]
    assert days == ["2022-03-05", "2022-03-09", "2022-03-11"]


def test_the_last_of_three_dated_clauses_has_not_the_day_of_the_first() -> None:
    text = "On 5 March, Volna fell; on 9 March Karsk fell; and on 12 March rebels took Tesk."
    found = [(p.event.date, p.event.actors) for p in draft(text).proposals]
    assert found == [
        ("2022-03-05", ("volna",)),
        ("2022-03-09", ("karsk",)),
        ("2022-03-12", ("rebels",)),
    ]
