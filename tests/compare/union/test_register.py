"""Registers of actors and themes united: who is the same, who stays apart, and what is said about it."""

import pytest

from crisistl.compare.union.register import UnitedRegister
from crisistl.model.timeline import Actor, Theme


def united(
    *files: list[Actor], noun: str = "actors"
) -> tuple[UnitedRegister, list[dict[str, str]]]:
    """The union of these files, called a, b, c ..., and what became of the ids of each."""
    register = UnitedRegister(noun)
    return register, [
        dict(register.take(name, parts))
        for name, parts in zip("abcdef", files, strict=False)
    ]


def said(register: UnitedRegister) -> list[str]:
    return [clash.sentence() for clash in register.clashes]


@pytest.mark.parametrize(
    "other",
    [
        Actor(id="x", name="RUSSIA"),
        Actor(id="x", name="Moscow"),
        Actor(id="x", name="Russian Federation", aliases=("Russia",)),
        Actor(id="x", name="Russian Federation", aliases=("Moscow",)),
        Actor(id="russia", name="Russian Federation", aliases=("Moscow",)),
        Actor(id="moscow", name="Russian Federation"),
    ],
    ids=lambda actor: f"{actor.id}-{actor.name}-{actor.aliases}",
)
def test_who_shares_a_name_or_an_alias_is_one(other):
    register, (_, renamed) = united(
        [Actor(id="russia", name="Russia", aliases=("Moscow",))], [other]
    )
    assert renamed == {other.id: "russia"}
    assert [*register.parts] == ["russia"]
    assert said(register) == []


def test_the_union_is_known_by_the_names_of_both():
    register, _ = united(
        [Actor(id="us", name="United States", aliases=("US",))],
        [Actor(id="usa", name="USA", aliases=("us", "Washington"))],
    )
    assert register.parts["us"].aliases == ("US", "USA", "Washington")


def test_an_id_alone_proves_nothing():
    register, (_, renamed) = united(
        [Actor(id="georgia", name="Georgia")], [Actor(id="georgia", name="Peach State")]
    )
    assert renamed == {
        "georgia": "georgia"
    }  # the name of the first is its id, so it is a name of the second, too

    register, (_, renamed) = united(
        [Actor(id="gov", name="Kyiv")], [Actor(id="gov", name="Moscow")]
    )
    assert renamed == {"gov": "b:gov"}
    assert said(register) == [
        "b: actors 'b:gov': id 'gov' already belongs to 'Kyiv'; 'Moscow' was renamed to 'b:gov'"
    ]


def test_what_a_file_tells_apart_stays_apart():
    first = [Actor(id="russia", name="Russia", aliases=("the Kremlin",))]
    second = [
        Actor(id="kremlin", name="The Kremlin", part_of="ru"),
        Actor(id="ru", name="Russia"),
    ]
    register, (_, renamed) = united(first, second)
    assert renamed == {"kremlin": "kremlin", "ru": "russia"}
    assert register.parts["russia"].aliases == ()
    assert register.parts["kremlin"].part_of == "russia"
    assert said(register) == [
        "b: actors 'kremlin': 'The Kremlin' is its name; it is no longer an alias of 'russia'"
    ]


def test_an_alias_of_two_stays_with_the_first():
    first = [Actor(id="russia", name="Russia", aliases=("Moscow",))]
    second = [
        Actor(id="r", name="Russia"),
        Actor(id="city", name="City of Moscow", aliases=("Moscow",)),
    ]
    register, (_, renamed) = united(first, second)
    assert renamed == {"r": "russia", "city": "city"}
    assert register.parts["city"].aliases == ()
    assert said(register) == [
        "b: actors 'city': its alias 'Moscow' is one of 'Russia' too, which keeps it"
    ]
    assert register.clashes[0].other == "russia"


def test_a_bare_name_of_an_earlier_file_is_the_part_with_this_alias():
    first = [Actor(id="jd", name="JD"), Actor(id="jane-doe", name="Jane Doe")]
    second = [Actor(id="jd", name="JD", aliases=("Jane Doe",))]
    register, (_, renamed) = united(first, second)
    assert renamed == {"jd": "jd"}
    assert list(register.parts) == ["jd"]
    assert register.replaced == {"jane-doe": "jd"}
    assert said(register) == [
        "b: actors 'jd': has 'Jane Doe' as an alias, so that 'jane-doe' of a file before is the same and has "
        "become 'jd'"
    ]


def test_a_part_that_is_more_than_a_name_stays_beside_the_one_with_this_alias():
    first = [
        Actor(id="jd", name="JD"),
        Actor(id="jane-doe", name="Jane Doe", kind="person"),
    ]
    second = [Actor(id="jd", name="JD", aliases=("Jane Doe",))]
    register, _ = united(first, second)
    assert list(register.parts) == ["jd", "jane-doe"]
    assert said(register) == [
        "b: actors 'jd': its alias 'Jane Doe' is the name of 'jane-doe', which keeps it"
    ]


def test_what_is_new_is_taken_over_and_what_differs_is_kept_and_said():
    register, _ = united(
        [Actor(id="osk", name="Ann Osk", role="minister")],
        [Actor(id="osk", name="Ann Osk", role="minister of water", wikidata="Q1")],
    )
    assert register.parts["osk"] == Actor(
        id="osk", name="Ann Osk", role="minister", wikidata="Q1"
    )
    assert said(register) == [
        "b: actors 'osk': role: 'minister of water' here, 'minister' before; kept the first"
    ]


def test_whose_part_somebody_is_can_be_new_differ_and_go_round():
    first = [
        Actor(id="a", name="A", part_of="b"),
        Actor(id="b", name="B"),
        Actor(id="c", name="C"),
    ]
    second = [Actor(id="b", name="B", part_of="a"), Actor(id="a", name="A")]
    third = [
        Actor(id="a", name="A", part_of="c"),
        Actor(id="c", name="C", part_of="b"),
        Actor(id="b", name="B"),
    ]
    register, _ = united(first, second, third)
    assert {part.id: part.part_of for part in register.parts.values()} == {
        "a": "b",
        "b": None,
        "c": "b",
    }
    assert said(register) == [
        "b: actors 'b': part_of: 'a' here, the reverse before; kept the first",
        "c: actors 'a': part_of: 'c' here, 'b' before; kept the first",
    ]


def test_themes_have_no_aliases_and_are_united_by_name():
    register, (_, renamed) = united(
        [Theme(id="troops", name="Troop movements")],
        [Theme(id="t", name="troop movements", description="Where soldiers go.")],
        noun="themes",
    )
    assert renamed == {"t": "troops"}
    assert register.parts["troops"].description == "Where soldiers go."


def test_bare_names_are_what_a_register_says_they_are() -> None:
    union = Actor(id="soviet-union", name="Soviet Union", aliases=("USSR", "Soviets"))
    events = [
        Actor(id="ussr", name="USSR"),
        Actor(id="soviets", name="SOVIETS"),
        Actor(id="soviet-union", name="Soviet Union"),
        Actor(id="cuba", name="Cuba"),
    ]
    register, (_, ids) = united([union], events)
    assert set(ids.values()) == {"soviet-union", "cuba"}
    assert register.parts["soviet-union"] == union
    assert said(register) == []


def test_parts_of_which_a_file_says_more_than_the_name_stay_two() -> None:
    union = Actor(id="soviet-union", name="Soviet Union", aliases=("USSR",))
    events = [
        Actor(id="ussr", name="USSR", kind="organisation"),
        Actor(id="soviet-union", name="Soviet Union"),
    ]
    _, (_, ids) = united([union], events)
    assert len(set(ids.values())) == 2
