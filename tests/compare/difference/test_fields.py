"""What two accounts of one event are compared by."""

import pytest

from crisistl.compare.difference.fields import COMPARED, differing, figures
from crisistl.model.timeline import Actor, Event, Quote, Source, Theme, Timeline

UNION = Timeline(
    actors=(Actor(id="norland", name="Norland"), Actor(id="osk", name="Ann Osk")),
    themes=(Theme(id="dam", name="The dam"),),
    sources=(Source(id="gazette", title="Gazette"),),
)
PLAIN = {"id": "e", "date": "2022-01-10", "title": "Norland sends 8,500 men"}


def names(one: dict, other: dict) -> list[str]:
    """The fields in which two accounts differ."""
    return [
        field.name
        for field in differing(Event(**PLAIN | one), Event(**PLAIN | other), UNION)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Norland sends 8,500 men"}, {"title": "norland  sends: 8,500 men!"}),
        ({"summary": "It’s so."}, {"summary": "It's so"}),
        ({"date": "2022-01-10T10:00Z"}, {"date": "2022-01-10T10:00+00:00"}),
        ({"date": "2021-33"}, {"date": "[2021-01-01..2021-03-31]"}),
        ({"actors": ["norland", "osk"]}, {"actors": ["osk", "norland"]}),
        (
            {"quotes": [Quote(text="Not one.", speaker="osk")]},
            {"quotes": [Quote(text="“not one”", speaker="osk")]},
        ),
        ({"id": "e"}, {"id": "f"}),
    ],
)
def test_what_means_the_same_does_not_differ(one, other):
    assert names(one, other) == []


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"date": "2022-01-11"}, "date"),
        ({"date": "2022-01-10~"}, "date"),
        ({"date": "2022-01-10/.."}, "date"),
        ({"part_of_day": "morning"}, "part_of_day"),
        ({"title": "Norland has 8,500 men"}, "title"),
        ({"summary": "More."}, "summary"),
        ({"actors": ["norland"]}, "actors"),
        ({"targets": ["norland"]}, "targets"),
        ({"attributed_to": ["norland"]}, "attributed_to"),
        ({"themes": ["dam"]}, "themes"),
        ({"type": "aid"}, "type"),
        ({"status": "claimed"}, "status"),
        ({"place": "Vell"}, "place"),
        ({"quotes": [Quote(text="No")]}, "quotes"),
        ({"sources": ["gazette"]}, "sources"),
        ({"responds_to": ["x"]}, "responds_to"),
        ({"contradicts": ["x"]}, "contradicts"),
        ({"date_text": "on Monday"}, "date_text"),
        ({"extra": {"troops": 1}}, "extra"),
    ],
)
def test_each_field_can_differ(other, field):
    assert names({}, other) == [field]


def test_every_field_of_an_event_is_compared():
    # the day on which an event entered a chronology says nothing about the event
    compared = {*Event.model_fields, "figures"} - {"id", "recorded"}
    assert {field.name for field in COMPARED} == compared


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8,500 soldiers", ("8500",)),
        (
            "8\u00a0500 and $200 million, 3.5 %, 2021 500 men",
            ("8500", "200 million", "3.5 %", "2021", "500"),
        ),
        ("8,500 of 8500", ("8500",)),
        ("no number", ()),
        ("1, 2 and 3", ("1", "2", "3")),
    ],
)
def test_figures_are_numbers_with_their_scale_however_they_are_divided(text, found):
    assert figures(Event(id="e", date="2022", title=text)) == found


def test_figures_are_told_apart_from_the_wording():
    assert names({}, {"title": "Norland sends 8,000 men"}) == ["title", "figures"]


def test_values_are_shown_as_a_reader_knows_them():
    told = Event(
        **PLAIN, actors=["osk"], quotes=[Quote(text="No", speaker="osk")],
        sources=[{"source": "gazette", "title": "News", "locator": "page 2"}], extra={"a": "b", "n": [1]},
    )  # fmt: skip
    shown = {field.name: field.shown(told, UNION) for field in COMPARED}
    assert (shown["actors"], shown["quotes"]) == (("Ann Osk",), ("“No” – Ann Osk",))
    assert (shown["sources"], shown["extra"]) == (
        ("News, Gazette, page 2",),
        ("a: b", "n: [1]"),
    )
