import pytest

from crisistl.model.timeline import Actor
from prose.drafting import draft, only


def test_the_president_is_the_only_one_with_that_title() -> None:
    text = "President Dorn met the envoys on 3 March. On 5 March the President ordered a blockade."
    second = draft(text).proposals[1]
    assert second.event.actors == ("dorn",)
    assert second.reasons["actors"].sure == "low"
    text = text.replace("the envoys", "President Kulov")
    assert draft(text).proposals[1].event.actors == ("president",)


def test_the_president_may_be_that_of_the_chronology() -> None:
    register = (Actor(id="kulov", name="Ana Kulov", kind="person", role="President"),)
    (found,) = draft(
        "The President closed the docks on 3 March.", register=register
    ).proposals
    assert found.event.actors == ("kulov",)


def test_an_office_without_a_name_is_in_doubt() -> None:
    found = only("The President closed the docks on 3 March.")
    assert (found.event.actors, found.reasons["actors"].sure) == (("president",), "low")


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("U Thant met Castro on 3 March.", ("u-thant",), ("castro",)),
        ("The army deployed Jupiter missiles on 3 March.", ("army",), ()),
        ("Cuba shot down a U-2 on 3 March.", ("cuba",), ()),
        ("A U-2 was shot down on 3 March by Cuba.", ("cuba",), ()),
        ("The G-77 condemned Cuba on 3 March.", ("g-77",), ("cuba",)),
    ],
)  # fmt: skip
def test_a_thing_is_nobody_and_a_title_stays_in_the_name(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    event = only(text).event
    assert (event.actors, event.targets) == (actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March the army built launching sites.",
        "Parliament will vote on Monday.",
        "A chord struck by Kulov was printed on 3 March.",
    ],
)
def test_what_only_looks_like_an_act_has_no_type(text: str) -> None:
    assert only(text).event.type is None


def test_a_verb_that_is_in_no_table_has_its_subject() -> None:
    found = only("The navy hoisted flags on Monday, the ministry said.")
    assert (found.event.actors, found.event.status) == (("navy",), "claimed")


def test_who_reports_is_not_who_acted() -> None:
    found = only(
        "Mines in the harbour of Karsk since Monday, according to the ministry."
    )
    assert found.event.actors == ()


def test_where_somebody_goes_is_a_place() -> None:
    found = only("Ana Dorn cut short a visit to Ostrava on Monday.")
    assert "ostrava" not in (*found.event.actors, *found.event.targets)


def test_only_the_first_dates_without_a_proposal_are_listed() -> None:
    text = " ".join(f"(see the note of {n % 28 + 1} March 2021)" for n in range(30))
    remarks = draft(f"Dorn wrote a book {text}.").remarks
    assert [remark.count("2021") for remark in remarks if "no proposal" in remark] == [
        20
    ]


def test_a_text_without_an_end_is_not_cut_within_a_date() -> None:
    text = (
        "the rebels seized the town of Karsk and the army sent troops on 3 May and then "
        * 200
    )
    assert "may" not in {actor.id for actor in draft(text).actors}


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The Soviet ship Grozny stopped on 3 March.", ("soviet-union",), ()),
        (
            "Ana Dorn met the President of Mexico on 3 March.",
            ("ana-dorn",),
            ("mexico",),
        ),
        ("The Sunday Times named Kulov on 3 March.", ("times",), ("kulov",)),
    ],
)
def test_a_ship_an_office_and_a_paper(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    found = only(text)
    assert (found.event.date, found.event.actors) == ("2022-03-03", actors)
    assert set(found.event.targets) <= set(targets)


def test_workers_who_strike_hit_nobody() -> None:
    assert only("Dock workers struck in Karsk on 3 March.").event.type == "protest"
