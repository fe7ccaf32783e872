"""Colours: parts have that of their whole, and busy names share none."""

from crisistl.model.timeline import Actor, Event, Theme, Timeline
from crisistl.query.hit import Hit
from crisistl.views.colours import ACTORS, THEMES, name_styles


def styles(timeline: Timeline) -> dict[str, str]:
    return dict(name_styles(timeline, map(Hit, timeline.events)))


def test_a_part_has_the_colour_of_its_whole(small_timeline: Timeline) -> None:
    found = styles(small_timeline)
    assert found["Norland"] == found["the Palace"]
    assert found["Norland"] != found["Südmark"]


def test_as_many_names_as_colours_share_none_and_themes_have_their_own() -> None:
    numbers = range(len(ACTORS))
    actors = tuple(Actor(id=f"a{n}", name=f"A{n}", kind="state") for n in numbers)
    themes = tuple(Theme(id=f"t{n}", name=f"T{n}") for n in range(len(THEMES)))
    events = tuple(
        Event(
            id=f"e{n}",
            date="2022",
            title="T",
            actors=(f"a{n}",),
            themes=(f"t{n % len(THEMES)}",),
        )
        for n in numbers
    )
    found = styles(Timeline(actors=actors, themes=themes, events=events))
    assert sorted(found[a.name] for a in actors) == sorted(ACTORS)
    assert sorted(found[t.name] for t in themes) == sorted(THEMES)
