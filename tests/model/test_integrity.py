"""Integrity: each thing that can be broken between the parts of a timeline, in its own words."""

from typing import Any

import pytest
from hypothesis import given, settings

from crisistl.model.integrity import Breach, breaches
from crisistl.model.timeline import Actor, Event, Omitted, Source, Theme, Timeline
from strategies import timelines


def broken(**parts: Any) -> list[str]:
    """The sentences of all that is broken between these parts."""
    return [breach.sentence() for breach in breaches(Timeline.model_construct(**parts))]


def actor(identity: str, name: str = "", **fields: Any) -> Actor:
    return Actor.model_validate({"id": identity, "name": name or identity} | fields)


def event(identity: str, **fields: Any) -> Event:
    return Event.model_validate(
        {"id": identity, "date": "2022-01-10", "title": "Talks"} | fields
    )


def test_a_breach_says_where_which_and_why() -> None:
    breach = Breach("events", 12, "geneva-talks", "actors", "unknown actor 'natoo'")
    assert (
        breach.sentence() == "events[12] 'geneva-talks': actors: unknown actor 'natoo'"
    )


def test_nothing_is_broken_in_a_whole_timeline(small_timeline: Timeline) -> None:
    assert [*breaches(small_timeline)] == []


@pytest.mark.parametrize(
    ("register", "parts"),
    [
        (
            "sources",
            (
                Source(id="x", title="A"),
                Source(id="y", title="B"),
                Source(id="x", title="C"),
            ),
        ),
        ("actors", (actor("x"), actor("y"), actor("x", "other"))),
        (
            "themes",
            (Theme(id="x", name="A"), Theme(id="y", name="B"), Theme(id="x", name="C")),
        ),
        ("events", (event("x"), event("y"), event("x"))),
        (
            "omitted",
            tuple(
                Omitted.model_validate({"id": i, "date": "2022", "title": "T"})
                for i in ("x", "y", "x")
            ),
        ),
    ],
)
def test_an_id_stands_once_in_its_register(
    register: str, parts: tuple[object, ...]
) -> None:
    reason = "an earlier one has the id 'x' too; give one of them another"
    assert broken(**{register: parts}) == [f"{register}[2] 'x': id: {reason}"]


def test_a_name_belongs_to_one_actor_whatever_its_case_and_accents() -> None:
    parts = (
        actor("south", "Südmark", aliases=["Port"]),
        actor("north", aliases=["SUDMARK", "port"]),
    )
    assert broken(actors=parts) == [
        "actors[1] 'north': aliases: 'SUDMARK' already names 'south'; a name belongs to one of them",
        "actors[1] 'north': aliases: 'port' already names 'south'; a name belongs to one of them",
    ]


def test_an_id_is_a_name_too() -> None:
    assert broken(actors=(actor("lake"), actor("city", "Lake"))) == [
        "actors[1] 'city': name: 'Lake' already names 'lake'; a name belongs to one of them"
    ]


def test_an_actor_may_have_one_name_several_ways() -> None:
    assert broken(actors=(actor("nato", "NATO", aliases=["Nato", "nato"]),)) == []


def test_a_theme_and_an_actor_may_share_a_name() -> None:
    assert (
        broken(actors=(actor("energy"),), themes=(Theme(id="energy", name="energy"),))
        == []
    )


def test_part_of_names_one_of_the_register() -> None:
    assert broken(actors=(actor("norland"), actor("osk", part_of="norlnd"))) == [
        "actors[1] 'osk': part_of: unknown actor 'norlnd'; did you mean 'norland'?"
    ]
    assert broken(themes=(Theme(id="dam", name="dam", part_of="x"),)) == [
        "themes[0] 'dam': part_of: unknown theme 'x'; the timeline has 1 theme"
    ]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("actors", ["norlnd"], "unknown actor 'norlnd'; did you mean 'norland'?"),
        ("targets", ["norlnd"], "unknown actor 'norlnd'; did you mean 'norland'?"),
        (
            "attributed_to",
            ["norlnd"],
            "unknown actor 'norlnd'; did you mean 'norland'?",
        ),
        (
            "quotes",
            [{"text": "No.", "speaker": "norlnd"}],
            "unknown actor 'norlnd'; did you mean 'norland'?",
        ),
        ("themes", ["watr"], "unknown theme 'watr'; did you mean 'water'?"),
        ("sources", ["gazete"], "unknown source 'gazete'; did you mean 'gazette'?"),
        (
            "sources",
            [{"source": "gazete", "locator": "1"}],
            "unknown source 'gazete'; did you mean 'gazette'?",
        ),
        ("responds_to", ["drougt"], "unknown event 'drougt'; did you mean 'drought'?"),
        ("contradicts", ["drougt"], "unknown event 'drougt'; did you mean 'drought'?"),
    ],
)
def test_an_event_names_what_the_timeline_has(
    small_timeline: Timeline, field: str, value: object, reason: str
) -> None:
    events = (*small_timeline.events, event("new", **{field: value}))
    parts = {name: getattr(small_timeline, name) for name in Timeline.model_fields}
    assert broken(**parts | {"events": events}) == [
        f"events[8] 'new': {field}: {reason}"
    ]


def test_a_breach_tells_what_is_missing() -> None:
    timeline = Timeline.model_construct(
        events=(event("e", actors=["x"], contradicts=["e"]),)
    )
    assert [breach.missing for breach in breaches(timeline)] == [("actor", "x"), None]


def test_of_very_many_unknown_names_all_are_told_and_the_first_with_what_they_are_near_to() -> (
    None
):
    events = tuple(
        event(f"e{number}", actors=[f"norland{number}"]) for number in range(5000)
    )
    told = broken(actors=(actor("norland"),), events=events)
    assert len(told) == 5000
    assert (
        told[7]
        == "events[7] 'e7': actors: unknown actor 'norland7'; did you mean 'norland'?"
    )
    assert (
        told[-1]
        == "events[4999] 'e4999': actors: unknown actor 'norland4999'; the timeline has 1 actor"
    )


def test_an_unknown_name_is_told_once_for_a_field() -> None:
    assert len(broken(events=(event("e", actors=["x", "x"]),))) == 1


def test_links_may_go_to_what_was_omitted() -> None:
    left_out = Omitted.model_validate({"id": "far", "date": "2014", "title": "Far"})
    assert (
        broken(
            omitted=(left_out,),
            events=(event("e", responds_to=["far"], contradicts=["far"]),),
        )
        == []
    )


def test_an_event_does_not_contradict_itself() -> None:
    assert broken(events=(event("e", contradicts=["e"]),)) == [
        "events[0] 'e': contradicts: an event can't contradict itself; take it out"
    ]


def test_two_events_may_contradict_each_other() -> None:
    assert (
        broken(events=(event("a", contradicts=["b"]), event("b", contradicts=["a"])))
        == []
    )


def test_part_of_does_not_go_round() -> None:
    parts = (actor("a", part_of="b"), actor("b", part_of="c"), actor("c", part_of="a"))
    assert broken(actors=parts) == [
        "actors[2] 'c': part_of: goes round in a circle: a → b → c → a"
    ]


def test_answers_do_not_go_round() -> None:
    events = (
        event("a", responds_to=["b", "c"]),
        event("b", responds_to=["c"]),
        event("c", responds_to=["b"]),
    )
    (sentence,) = broken(events=events)
    assert sentence.endswith("responds_to: goes round in a circle: c → b → c")


def test_an_event_does_not_answer_itself() -> None:
    assert broken(events=(event("a", responds_to=["a"]),)) == [
        "events[0] 'a': responds_to: goes round in a circle: a → a"
    ]


def test_two_ways_to_one_event_are_no_circle() -> None:
    events = (
        event("a", responds_to=["b", "c", "b"]),
        event("b", responds_to=["d"]),
        event("c", responds_to=["d"]),
        event("d"),
    )
    assert broken(events=events) == []


def test_a_long_chain_of_answers_is_no_trouble() -> None:
    chain = (
        event("e0"),
        *(event(f"e{n}", responds_to=[f"e{n - 1}"]) for n in range(1, 5000)),
    )
    assert broken(events=chain) == []


@settings(max_examples=50)
@given(timelines())
def test_generated_timelines_are_whole(timeline: Timeline) -> None:
    assert [*breaches(timeline)] == []
