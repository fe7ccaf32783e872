"""Which event of one chronology is which of another."""

from crisistl.compare.difference import paired
from crisistl.compare.likeness import Observer
from crisistl.model.timeline import Actor, Event

OBSERVER = Observer(
    [
        Actor(id=i, name=i.title())
        for i in ("norland", "sudmark", "league", "osk", "berg")
    ]
)


def pairs(left: list[Event], right: list[Event]) -> list[tuple[str, str]]:
    found = paired([*map(OBSERVER.traits, left)], [*map(OBSERVER.traits, right)])
    return [(left[pair.left].id, right[pair.right].id) for pair in found]


def event(
    identity: str,
    when: str,
    title: str,
    by: str = "norland",
    toward: str = "",
    **fields,
) -> Event:
    return Event(
        id=identity, date=when, title=title, actors=by.split(), targets=toward.split(), **fields
    )  # fmt: skip


def test_the_same_event_a_day_apart_in_like_words_is_one():
    assert pairs(
        [event("a", "2022-01-18", "Norland sends soldiers to the river")],
        [event("x", "2022-01-17", "Norlanders begin sending soldiers to the river")],
    ) == [("a", "x")]


def test_the_same_words_weeks_apart_are_two_events():
    assert (
        pairs(
            [event("a", "2022-01-01", "Talks in Lakeholm")],
            [event("x", "2022-01-20", "Talks in Lakeholm")],
        )
        == []
    )


def test_the_same_words_of_others_on_the_same_day_are_two_events():
    assert pairs(
        [event("a", "2022-01-01", "Ambassador called home")],
        [event("x", "2022-01-01", "Ambassador sent packing", "sudmark")],
    ) == []  # fmt: skip


def test_an_id_that_both_have_pairs_what_is_alike_however_far_apart():
    left = [
        event("talks", "2021-01-10", "Talks in Lakeholm"),
        event("war", "2022-01-10", "War breaks out"),
    ]
    right = [
        event("talks", "2022-01-10", "Talks in Lakeholm"),
        event("war", "2012-05-01", "Gas price falls", "berg"),
    ]
    assert pairs(left, right) == [("talks", "talks")]


def test_the_surest_pair_is_made_first():
    left = [
        event("a", "2022-01-10", "Talks on the dam begin"),
        event("b", "2022-01-11", "Talks on the dam begin"),
    ]
    right = [event("x", "2022-01-11", "Talks on the dam begin")]
    assert pairs(left, right) == [("b", "x")]


def test_equal_pairs_are_made_in_the_order_of_the_files():
    left = [event("a", "2022-01-10", "Talks"), event("b", "2022-01-10", "Talks")]
    right = [event("x", "2022-01-10", "Talks"), event("y", "2022-01-10", "Talks")]
    assert pairs(left, right) == [("a", "x"), ("b", "y")]


def test_the_only_ones_of_two_sides_are_one_event_whatever_their_words():
    left = [
        event(
            "a", "2022-01-18", "First convoys cross", toward="sudmark", type="mobilize"
        )
    ]
    assert pairs(
        left, [event("x", "2022-01-17", "A build-up is seen", toward="sudmark")]
    ) == [("a", "x")]
    joint = [event("b", "2022-01-18", "A summit by video", "osk berg")]
    assert pairs(joint, [event("x", "2022-01-18", "On the telephone", "berg osk")]) == [
        ("b", "x")
    ]


def test_two_of_a_kind_another_type_or_one_side_alone_are_not_paired_without_like_words():
    left = [
        event(
            "a", "2022-01-18", "First convoys cross", toward="sudmark", type="mobilize"
        )
    ]
    other_type = event(
        "x", "2022-01-17", "A build-up is seen", toward="sudmark", type="accuse"
    )
    assert pairs(left, [other_type]) == []
    two = [
        event(i, "2022-01-17", f"{i} is seen, and much else", toward="sudmark")
        for i in ("xx", "yy")
    ]
    assert pairs(left, two) == []
    alone = event("x", "2022-01-18", "A harvest festival")
    assert pairs([event("a", "2022-01-18", "First convoys cross")], [alone]) == []


def test_the_same_number_of_the_same_thing_is_one_event_and_another_number_is_not():
    left = [
        event("a", "2022-01-20", "Alert 3 is ordered"),
        event("b", "2022-01-22", "Alert 2 is ordered"),
    ]
    right = [event("x", "2022-01-22", "The army goes to alert 2", by="sudmark")]
    assert pairs(left, right) == [("b", "x")]


def test_the_same_actor_on_the_same_day_is_one_event_rather_than_like_words_of_others_the_day_before():
    left = [event("a", "2022-01-16", "Osk is shown the photographs", by="osk")]
    right = [
        event("x", "2022-01-15", "Experts find the photographs", by="berg"),
        event("y", "2022-01-16", "President Osk is told of the dams", by="osk"),
    ]
    assert pairs(left, right) == [("a", "y")]


def test_a_number_that_is_part_of_a_name_makes_no_pair():
    left = [
        event("a", "2022-01-18", "K-9 shot down over the bay", "sudmark", "norland")
    ]
    right = [event("x", "2022-01-18", "Another K-9 strays inland", "norland", "osk")]
    assert pairs(left, right) == []


def test_a_pair_of_little_likeness_is_not_sure():
    left = [
        event("a", "2022-01-18", "Osk is shown the photographs", by="osk"),
        event("b", "2022-01-20", "Talks on the dam begin", by="osk berg"),
        event("c", "2022-01-25", "Line is drawn; ships stop or turn", by="norland"),
    ]
    right = [
        event("x", "2022-01-18", "President Osk is told of the dams", by="osk"),
        event("y", "2022-01-20", "Talks on the dam open", by="osk berg"),
        event("z", "2022-01-25", "Ships stop short of the line", by="norland"),
    ]
    found = paired([*map(OBSERVER.traits, left)], [*map(OBSERVER.traits, right)])
    assert [(left[p.left].id, right[p.right].id) for p in found] == [
        ("a", "x"),
        ("b", "y"),
        ("c", "z"),
    ]
    assert [p.is_sure for p in found] == [False, True, True]
