"""Colours: parts have that of their whole, and busy names share none."""

from collections.abc import Sequence

import pytest

from crisistl import load
from crisistl.model.timeline import Actor, Event, Theme, Timeline
from crisistl.output.palette import ACTORS, DATE, THEMES, Tier, terminal_style
from crisistl.query.hit import Hit
from crisistl.views.colours import name_styles


def styles(timeline: Timeline) -> dict[str, str]:
    return dict(name_styles(timeline, map(Hit, timeline.events)))


def test_a_part_has_the_colour_of_its_whole(small_timeline: Timeline) -> None:
    found = styles(small_timeline)
    assert found["Norland"] == found["the Palace"]
    assert found["Norland"] != found["Südmark"]


def timeline_of(actors: int, themes: int) -> Timeline:
    """A timeline in which actor 0 has the most events, and each later one fewer."""
    events = []
    for number in range(actors):
        for again in range(actors - number):
            event = Event(
                id=f"e{number}-{again}",
                date="2022",
                title="T",
                actors=(f"a{number}",),
                themes=(f"t{number % themes}",),
            )
            events.append(event)
    return Timeline(
        actors=[Actor(id=f"a{n}", name=f"A{n}", kind="state") for n in range(actors)],
        themes=[Theme(id=f"t{n}", name=f"T{n}") for n in range(themes)],
        events=events,
    )


@pytest.mark.parametrize("colours", [None, "standard", "256", "truecolor", "windows"])
def test_as_many_names_as_colours_share_none_and_themes_have_their_own(
    colours: str | None,
) -> None:
    actors, themes = sum(map(len, ACTORS)), sum(map(len, THEMES))
    found = styles(timeline_of(actors, themes))
    assert len(found) == actors + themes
    shown = {terminal_style(style, colours) for style in found.values()}
    assert len(shown) == actors + themes


def test_the_busiest_have_the_colours_that_differ_most() -> None:
    first = ACTORS[0]
    found = styles(timeline_of(len(first) + 3, 1))
    assert {found[f"A{n}"] for n in range(len(first))} == set(first)
    hues = {terminal_style(style, "standard").split()[-1] for style in first}
    assert len(hues) == len(first)


def test_more_names_than_colours_leave_the_least_busy_without() -> None:
    most = sum(map(len, ACTORS))
    found = styles(timeline_of(most + 1, 1))
    assert f"A{most}" not in found
    assert f"A{most - 1}" in found


def test_a_date_has_the_colour_of_no_name() -> None:
    assert not set(DATE.split()) & _HUES
    for style in (*found_in(ACTORS), *found_in(THEMES)):
        assert terminal_style(style, "standard").split()[-1] in _HUES


def found_in(tiers: Sequence[Tier]) -> list[str]:
    return [style for tier in tiers for style in tier]


_HUES = {"bright_blue", "yellow", "green", "magenta", "cyan", "red"}


@pytest.mark.parametrize("colours", [None, "standard", "256"])
def test_no_two_names_of_the_bundled_data_share_a_colour(colours: str | None) -> None:
    timeline = load()
    found = styles(timeline)
    wholes = [
        actor.name
        for actor in timeline.actors
        if not actor.part_of and actor.name in found
    ]
    shown = {terminal_style(found[name], colours) for name in wholes}
    assert len(shown) == len(wholes)


def test_a_style_that_is_no_colour_of_a_name_is_the_same_everywhere() -> None:
    assert terminal_style("bold", "standard") == "bold"


def test_busy_actors_of_the_bundled_data_differ_with_sixteen_colours() -> None:
    found = styles(load())
    busy = ["Russia", "United States", "Ukraine", "NATO", "West"]
    busy.append("Separatists in eastern Ukraine")
    assert len({terminal_style(found[name], "standard") for name in busy}) == len(busy)
