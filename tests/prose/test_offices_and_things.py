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
