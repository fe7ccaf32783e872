"""What is kept beside another tool's file: as much as it doesn't tell, and only as long as nobody edits it."""

from typing import Any

from crisistl.formats.core.kept import (
    NameOf,
    kept,
    kept_header,
    registers_of,
    restored,
    with_ids,
)
from crisistl.model.timeline import Event, Timeline

TALKS = Timeline.model_validate(
    {
        "title": "Dam",
        "as_of": "2022-01-27",
        "sources": [{"id": "gazette", "title": "The Gazette"}],
        "actors": [{"id": "no", "name": "Norland"}],
        "events": [
            {
                "id": "a",
                "date": "2022~",
                "title": "Talks",
                "type": "consult",
                "actors": ["no"],
            }
        ],
    }
)
EVENT = TALKS.events[0]


def tell(event: Event) -> dict[str, Any]:
    """What the file of a tool that knows titles, years and a place tells."""
    return {"title": event.title, "date": event.date.text[:4], "place": "?"}


def test_what_the_file_tells_otherwise_or_not_at_all_is_kept_and_what_it_makes_up_is_taken_back() -> (
    None
):
    own = kept(EVENT, tell(EVENT))
    assert own == {
        "id": "a",
        "date": "2022~",
        "type": "consult",
        "actors": ["no"],
        "place": None,
    }
    assert restored(tell(EVENT), own, registers_of(TALKS), tell) == {
        "id": "a", "date": "2022~", "title": "Talks", "type": "consult", "actors": ["no"],
    }  # fmt: skip


def test_a_field_that_was_edited_counts_as_the_file_has_it() -> None:
    own = kept(EVENT, tell(EVENT))
    edited = tell(EVENT) | {"date": "2023", "title": "More talks"}
    back = restored(edited, own, registers_of(TALKS), tell)
    assert (back["date"], back["title"], back["type"]) == (
        "2023",
        "More talks",
        "consult",
    )


def test_what_was_kept_and_is_no_event_any_more_is_left_for_the_model_to_refuse() -> (
    None
):
    back = restored(
        tell(EVENT), {"id": "a", "date": "2022", "type": 5}, registers_of(TALKS), tell
    )
    assert back["type"] == 5


def test_names_become_the_ids_that_the_timeline_has_for_them() -> None:
    told = {
        "actors": ["norland"],
        "sources": [{"source": "The Gazette"}, {"url": "https://a.example"}],
    }
    found = with_ids(told, registers_of(TALKS))
    assert found == {
        "actors": ["no"],
        "sources": [{"source": "gazette"}, {"url": "https://a.example"}],
    }


def test_a_part_is_called_by_its_name_or_else_by_its_id() -> None:
    names = NameOf.of(TALKS)
    names.take("theme", {"id": "water", "name": "Water"})
    names.take("theme", {"id": "dam", "name": 5})
    shown = [
        names("actor", "no"),
        names("source", "gazette"),
        names("theme", "water"),
        names("theme", "dam"),
    ]
    assert shown == ["Norland", "The Gazette", "Water", "dam"]


def test_the_header_is_kept_without_what_every_tool_shows_and_without_events() -> None:
    assert kept_header(TALKS) == {
        "as_of": "2022-01-27",
        "sources": [{"id": "gazette", "title": "The Gazette"}],
        "actors": [{"id": "no", "name": "Norland"}],
    }
