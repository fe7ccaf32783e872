"""The canonical order of a timeline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.edit.formatted import canonical_text
from crisistl.formats.core.registry import format_named
from crisistl.model.canonical import canonical
from crisistl.model.integrity import breaches
from crisistl.model.order import order_key
from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline
from strategies import timelines


def test_a_part_follows_what_it_is_part_of_and_all_else_goes_by_id():
    told = Timeline(
        sources=(Source(id="b", title="B"), Source(id="a", title="A")),
        actors=(
            Actor(id="putin", name="Putin", part_of="kremlin"),
            Actor(id="us", name="US"),
            Actor(id="peskov", name="Peskov", part_of="kremlin"),
            Actor(id="lavrov", name="Lavrov", part_of="russia"),
            Actor(id="kremlin", name="Kremlin", part_of="russia"),
            Actor(id="russia", name="Russia"),
            Actor(id="nato", name="NATO"),
        ),
        themes=(
            Theme(id="b", name="B", part_of="c"),
            Theme(id="c", name="C"),
            Theme(id="a", name="A"),
        ),
    )
    found = canonical(told)
    assert [actor.id for actor in found.actors] == [
        "nato",
        "russia",
        "kremlin",
        "peskov",
        "putin",
        "lavrov",
        "us",
    ]
    assert [theme.id for theme in found.themes] == ["a", "c", "b"]
    assert [source.id for source in found.sources] == ["a", "b"]


def test_events_that_begin_alike_keep_their_order():
    events = tuple(Event(id=i, date="2022-01-10", title="T") for i in "cab")
    earlier = Event(id="z", date="2022-01", title="T")
    assert [
        event.id for event in canonical(Timeline(events=(*events, earlier))).events
    ] == [
        "z",
        "c",
        "a",
        "b",
    ]


@given(timelines(), st.sampled_from(["json", "jsonl"]))
@settings(max_examples=50)
def test_it_is_the_same_again_and_loses_nothing(timeline, name):
    found = canonical(timeline)
    for register in ("sources", "actors", "themes", "omitted", "events"):
        assert {part.id: part for part in getattr(found, register)} == {
            part.id: part for part in getattr(timeline, register)
        }
    assert [*breaches(found)] == []
    assert [*map(order_key, found.events)] == sorted(map(order_key, timeline.events))
    known = format_named(name)
    assert canonical_text(found, known) == canonical_text(timeline, known)
