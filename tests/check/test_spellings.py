"""Names that are nearly the same: which are, and that all of them are found without comparing all with all."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.check import spellings
from crisistl.check.spellings import Spelling, is_near, near_identical
from crisistl.model.timeline import Actor

WORDS = (
    "lavrov",
    "lavrow",
    "sergei",
    "sergey",
    "group",
    "groups",
    "ii",
    "2",
    "3",
    "b",
    "le",
    "lepen",
    "r2d22",
)


def found(*names: str) -> list[tuple[str, str]]:
    """The pairs among actors of these names, as (later, earlier)."""
    actors = [Actor(id=f"a{place}", name=name) for place, name in enumerate(names)]
    return [(this.name, near.name) for this, near in near_identical(actors)]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Kuleba", "Kouleba"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Vladimir Putin", "Putin, Vladimir"),
        ("United Nations", "United Natoins"),
        ("12th Brigade", "12th Brigades"),
    ],
)
def test_names_that_differ_in_a_letter_or_in_order_are_nearly_the_same(name, near):
    assert found("Somebody else", name, near) == [(near, name)]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Iran", "Iraq"),
        ("Government of Iran", "Government of Iraq"),
        ("Government of Gambia", "Government of Zambia"),
        ("Austria", "Australia"),
        ("Gambia", "Zambia"),
        ("Group 1", "Group 2"),
        ("Vessel00012", "Vessel00013"),
        ("12th Brigade", "11th Brigade"),
        ("Brigade A", "Brigade B"),
        ("Working group I", "Working group II"),
        ("United States", "United Kingdom"),
    ],
)
def test_short_names_and_those_told_apart_by_a_number_a_letter_or_the_first_one_are_not(
    name, other
):
    assert found(name, other) == []


def test_codes_tell_similar_names_apart():
    apart = (
        Actor(id="a", name="Iceland", iso="IS"),
        Actor(id="b", name="Ireland", iso="IE"),
    )
    assert [*near_identical(apart)] == []
    assert (
        len(
            [*near_identical((apart[0], Actor(id="b", name="Ireland", wikidata="Q27")))]
        )
        == 1
    )


def test_aliases_are_compared_and_two_actors_are_named_once():
    one = Actor(id="a", name="President", aliases=("Zelensky", "Zelenskiy"))
    other = Actor(id="b", name="Zelenskyy", aliases=("Zelenski",))
    assert [(this.name, near.name) for this, near in near_identical((one, other))] == [
        ("Zelenskyy", "Zelensky")
    ]


@st.composite
def _names(draw: st.DrawFn) -> str:
    """A name of a few words that recur, with a letter added, taken or changed."""
    name = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    at = draw(st.integers(0, len(name)))
    return (
        name[:at]
        + draw(st.sampled_from(("", "a", "v", " ")))
        + name[at + draw(st.integers(0, 1)) :]
    )


@settings(max_examples=150)
@given(st.lists(_names().filter(lambda name: name.strip()), max_size=12))
def test_all_pairs_that_comparing_all_with_all_finds_are_found(names):
    told = [Spelling.of(place, name) for place, name in enumerate(names)]
    long_enough = [spelling for spelling in told if len(spelling.plain) >= 5]
    expected = {
        (b.name, a.name) for a, b in combinations(long_enough, 2) if is_near(b, a)
    }
    assert set(found(*names)) == expected


def test_a_change_beyond_the_beginning_by_which_long_names_are_looked_for_is_found():
    name = "Committee " + "for the reunification of all lands " * 5 + "and territories"
    assert found(name, name.replace("territories", "territoires")) == [
        (name.replace("territories", "territoires"), name)
    ]


def test_numbered_names_are_not_compared_with_each_other(monkeypatch):
    """A register of Division 1 to Division 2000 costs as many comparisons as it has misspellings."""
    compared = []
    monkeypatch.setattr(
        spellings,
        "is_near",
        lambda one, other: compared.append(one) or is_near(one, other),
    )
    assert found(*(f"Division {number}" for number in range(2000)), "Divisions 7") == [
        ("Divisions 7", "Division 7")
    ]
    assert len(compared) == 1
