"""Likeness: how surely two events tell of the same."""

import pytest

from crisistl.compare.likeness import Observer, days_between, likeness, sides, wording
from crisistl.model.timeline import Actor, Event

ACTORS = (
    Actor(id="russia", name="Russia", aliases=("Moscow",)),
    Actor(id="kremlin", name="Kremlin", part_of="russia"),
    Actor(id="belarus", name="Belarus"),
    Actor(id="nato", name="NATO"),
)
OBSERVER = Observer(ACTORS)


def traits(
    when: str = "2022-01-10", title: str = "Talks", actors=("russia",), targets=()
):
    return OBSERVER.traits(
        Event(id="e", date=when, title=title, actors=actors, targets=targets)
    )


def test_the_names_of_those_in_the_event_and_words_made_of_them_are_taken_out_of_the_title():
    assert (
        traits(
            title="Russian troops leave Moscow for Belarus", targets=("belarus",)
        ).words
        == "troops leave for"
    )


def test_a_title_of_names_or_of_signs_alone_is_kept():
    assert traits(title="Moscow, Russia").words == "moscow russia"
    assert traits(title="???").words == "???"
    assert wording(traits(title="???"), traits(title="???")) == 1


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2022-01-10", "2022-01-10", 0),
        ("2022-01-10", "2022-01-17", 7),
        ("2022-01-17", "2022-01-10", 7),
        ("2022-01", "2022-01-17", 0),
        ("2022-01", "2022-02-02", 2),
        ("2014/..", "2022-01-10", 2567),
    ],
)
def test_days_lie_between_the_starts(one, other, days):
    assert days_between(traits(one), traits(other)) == days


def test_the_same_event_is_like_itself_and_like_nothing_of_another_time_place_and_actor():
    one, other = traits(), traits("2022-03-01", "Harvest festival", ("nato",))
    assert likeness(one, one, 7) == 1
    assert likeness(one, other, 7) < 0.1


def test_words_in_another_order_and_form_are_alike_and_others_not():
    one = traits(title="Soldiers sent to the northern border")
    assert wording(one, traits(title="Sends soldiers to northern borders")) > 0.6
    assert wording(one, traits(title="Gas price doubles overnight")) < 0.2


def test_who_speaks_for_the_same_is_nearly_the_same():
    assert sides(traits(), traits(actors=("kremlin",))) == pytest.approx(0.8)
    assert sides(traits(), traits(actors=("nato",))) == 0


def test_an_event_told_the_other_way_round_has_nearly_the_same_sides():
    one = traits(actors=("russia",), targets=("nato",))
    assert sides(one, traits(actors=("nato",), targets=("russia",))) == pytest.approx(
        0.8
    )
    assert sides(one, traits(actors=("russia", "nato"))) == pytest.approx(0.8)


def test_without_actors_words_and_dates_decide():
    one, other = traits(actors=()), traits("2022-01-18", actors=())
    assert likeness(one, one, 7) == 1
    assert likeness(one, other, 7) == pytest.approx(5 / 7)
