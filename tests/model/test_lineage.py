"""What a part of a register is part of, up to the top."""

from crisistl.model.lineage import Lineage, reached, tops_of, upwards, wholes
from crisistl.model.timeline import Actor

ACTORS = (
    Actor(id="osk", name="Ann Osk", part_of="palace"),
    Actor(id="norland", name="Norland"),
    Actor(id="palace", name="The Palace", part_of="norland"),
)


def test_a_lineage_goes_up_to_the_top_in_any_order_of_the_register() -> None:
    lines = Lineage(ACTORS)
    assert {actor.id: lines[actor.id] for actor in ACTORS} == {
        "osk": ("osk", "palace", "norland"),
        "norland": ("norland",),
        "palace": ("palace", "norland"),
    }


def test_only_what_is_part_of_something_has_a_whole() -> None:
    assert wholes(ACTORS) == {"osk": "palace", "palace": "norland"}


def test_the_way_upwards_begins_with_the_part_itself_known_or_not() -> None:
    assert [*upwards("osk", wholes(ACTORS))] == ["osk", "palace", "norland"]
    assert [*upwards("nobody", wholes(ACTORS))] == ["nobody"]


def test_all_that_is_part_of_one_thing_has_the_same_top() -> None:
    assert tops_of(ACTORS) == {
        "osk": "norland",
        "norland": "norland",
        "palace": "norland",
    }


def test_what_several_are_part_of_is_reached_once() -> None:
    above = wholes(ACTORS)
    assert reached(["palace", "osk"], above) == {"osk", "palace", "norland"}
    assert reached(["nobody"], above) == {"nobody"}
