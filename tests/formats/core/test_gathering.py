"""Events of another tool's file as they come: each after the names that are new in it, and with an id of its own."""

from typing import Any

from crisistl.formats.core.gathering import Gathering, recurring_note
from crisistl.formats.core.record import Fault, Record


def gathering() -> Gathering:
    return Gathering(
        lambda event, names: {"title": event.title, "date": event.date.text[:4]}, "uid"
    )


def told(found: Any) -> list[tuple[str, Any]]:
    return [(item.kind, item.value) for item in found]


def test_names_come_before_the_first_event_that_has_them_and_not_again() -> None:
    gathered = gathering()
    first = told(gathered.event({"title": "Talks", "actors": ["Norland"]}, None, 1))
    assert first == [
        ("actor", {"id": "norland", "name": "Norland"}),
        ("event", {"id": "talks", "title": "Talks", "actors": ["norland"]}),
    ]
    assert [
        kind
        for kind, _ in told(
            gathered.event({"title": "War", "actors": ["Norland"]}, None, 2)
        )
    ] == ["event"]
    assert gathered.names("actor", "norland") == "Norland"


def test_ids_are_made_of_titles_and_one_that_stood_before_is_kept_in_extra() -> None:
    gathered = gathering()
    events = [
        {"title": "Talks"},
        {"title": "Talks"},
        {"title": "!"},
        {"id": "talks", "title": "T", "extra": {"n": 1}},
    ]
    found = [
        value
        for event in events
        for _, value in told(gathered.event(event, None, None))
    ]
    assert [event["id"] for event in found] == ["talks", "talks-2", "event", "talks-3"]
    assert [event.get("extra") for event in found] == [
        None,
        None,
        None,
        {"n": 1, "uid": "talks"},
    ]


def test_an_id_that_is_no_text_is_left_for_the_model_to_refuse() -> None:
    assert told(gathering().event({"id": 5, "title": "T"}, None, None)) == [
        ("event", {"id": 5, "title": "T"})
    ]


def test_what_was_kept_of_an_event_comes_back() -> None:
    own = {"id": "a", "date": "2022~"}
    assert told(gathering().event({"title": "Talks", "date": "2022"}, own, 1)) == [
        ("event", {"id": "a", "title": "Talks", "date": "2022~"})
    ]


def test_the_header_and_the_registers_that_were_kept_come_first_and_what_is_no_part_is_a_fault() -> (
    None
):
    gathered = gathering()
    found = [
        *gathered.header(
            {"as_of": "2022", "actors": [{"id": "no", "name": "Norland"}, 5]}, 3
        )
    ]
    assert found[:2] == [
        Record("timeline", {"as_of": "2022"}, 0, 3),
        Record("actor", {"id": "no", "name": "Norland"}, 0, 3),
    ]
    assert found[2] == Fault(
        "actors[1]", "an object is needed: {...}", line=3, value="5"
    )
    (event,) = told(gathered.event({"title": "Talks", "actors": ["Norland"]}, None, 4))
    assert event[1]["actors"] == ["no"]


def test_what_recurs_is_said_once() -> None:
    assert [*recurring_note([], "read once")] == []
    assert list(recurring_note(["A", "B", "C"], "read once")) == [
        "'A' and 2 more: recurring, read once"
    ]
