"""Dates of relative clauses and of nouns: events of their own, or named in the draft."""

import pytest

from prose.drafting import PUBLISHED, draft

Own = list[tuple[str | None, str]]


def own(text: str) -> Own:
    """Date and title of each proposal that the text dates itself."""
    found = draft(text, PUBLISHED).proposals
    return [(p.event.date, p.event.title) for p in found if p.own_date]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid followed a first attack on 4 December, in which two ships were sunk.",
         [("2021-12-04", "A first attack on 4 December, in which two ships were sunk")]),
        ("Police arrested two men over the riots on 4 March.",
         [("2022-03-04", "The riots on 4 March")]),
        ("The base, which Russia closed in 1994, houses 300 men.",
         [("1994", "Russia closed in 1994")]),
        ("The base, which was closed in 1994, was reopened on Monday.",
         [("2022-04-04", "The base, which was closed in 1994, was reopened on Monday"),
          ("1994", "The base was closed in 1994")]),
        ("Parliament met in the hall where the republic was declared on 3 May 1991.",
         [("1991-05-03", "The republic was declared on 3 May 1991")]),
        ("The army said on Sunday it had retaken the town, which fell to rebels on 3 March.",
         [("2022-04-03", "The army said on Sunday it had retaken the town"),
          ("2022-03-03", "The town fell to rebels on 3 March")]),
        ("Three rebels who had been captured in March were freed on Friday.",
         [("2022-04-01", "Three rebels who had been captured in March were freed on Friday"),
          ("2022-03", "Rebels had been captured in March")]),
        ("The accord, under which both sides withdrew on 4 March, was signed in Oslo.",
         [("2022-03-04", "Both sides withdrew on 4 March")]),
    ],
)  # fmt: skip
def test_what_has_a_date_within_a_sentence_is_an_event_of_its_own(
    text: str, expected: Own
) -> None:
    assert own(text) == expected


def test_a_date_within_a_sentence_does_not_date_the_sentence() -> None:
    text = "Parliament met in the hall where the republic was declared on 3 May 1991."
    main = draft(text).proposals[0]
    assert (main.event.title, main.sure) == ("Parliament met in the hall", "low")


def test_a_date_without_a_proposal_is_named_in_the_draft() -> None:
    text = (
        "A title with the year 1990\n\nIn the 1998 war, during which 70,000 died, the border was closed. "
        "France left Mali on Friday.\n\nIt was the worst violence since 2005, when 600 people were killed."
    )
    assert draft(text).remarks == (
        "no proposal was made of '1998' (paragraph 2), '2005' (paragraph 3), which are dated in the text",
    )


def test_a_day_that_a_sentence_names_twice_is_not_left_over() -> None:
    text = "The strike began on 12 May 2021, the union says, and 12 May 2021 is a day it remembers."
    assert draft(text).remarks == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow considers itself threatened by NATO for 20 years.", "2002~/.."),
        ("France suspends its aid to Mali for 20 years.", "2022-04-07~"),
    ],
)
def test_only_a_state_of_mind_has_lasted_for_so_many_years(
    text: str, expected: str
) -> None:
    assert draft(text).proposals[0].event.date == expected


def test_an_offset_with_a_clause_counts_from_the_heading_above() -> None:
    text = (
        "May 30 - Rebels leave:\n\nThe army takes the port, and Jan Dorn resigns.\n\n"
        "July 1 - New record:\n\nThe army publishes its data, a day after France asks Mali to leave.\n\n"
        "July 9 - The end:\n\nRebels seize the palace and the army leaves."
    )
    found = [(p.event.date, p.event.title) for p in draft(text).proposals]
    assert ("2021-06-30", "France asks Mali to leave") in found
    assert "2021-07-01" in [
        date for date, title in found if title.startswith("The army publ")
    ]


def test_who_is_the_group_before_a_place() -> None:
    text = "The coup leaders in Niger, who ousted Jan Dorn in March, closed the border on Sunday."
    assert draft(text).proposals[1].event.actors == ("coup-leaders",)
