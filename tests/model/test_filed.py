"""Events that know from which files they are."""

from crisistl.model.filed import FiledEvent, filed, files_of
from crisistl.model.timeline import Event, Timeline
from crisistl.query.hit import Hit
from crisistl.query.lookup import field_of

EVENT = Event(id="a", date="2022", title="A", extra={"file": "its own"})


def test_an_event_is_of_no_file_until_it_is_filed():
    assert files_of(EVENT) == ()
    found = filed(EVENT, ("one", "two"), id="b")
    assert (files_of(found), found.id, found.title, found.extra) == (
        ("one", "two"),
        "b",
        "A",
        {"file": "its own"},
    )


def test_the_files_are_never_written():
    found = filed(EVENT, ("one",))
    assert isinstance(found, FiledEvent)
    assert found.model_dump() == EVENT.model_dump()
    assert (
        Timeline(events=(found,)).model_dump() == Timeline(events=(EVENT,)).model_dump()
    )


def test_a_copy_and_a_narrowed_timeline_keep_them():
    found = filed(EVENT, ("one",))
    assert files_of(found.model_copy(update={"title": "B"})) == ("one",)
    assert files_of(Timeline(events=(found,)).narrowed((found,)).events[0]) == ("one",)


def test_the_file_is_a_field_to_ask_for_and_to_show():
    field = field_of("file", asked=True, shown=True)
    assert field.cell
    assert field.values
    assert field.cell(Hit(filed(EVENT, ("one",))), Timeline()) == ("one",)
    assert field.values(EVENT) == ()
