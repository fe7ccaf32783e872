"""Neighbours: events near another in time that share someone with it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.compare import neighbours
from crisistl.compare.likeness import Observer, days_between
from crisistl.compare.neighbours import Neighbours
from crisistl.model.timeline import Actor, Event

ACTORS = (
    Actor(id="a", name="A"),
    Actor(id="b", name="B", part_of="a"),
    Actor(id="c", name="C"),
)
OBSERVER = Observer(ACTORS)
DATES = (
    "2022-01-01",
    "2022-01-05",
    "2022-01-20",
    "2022-01",
    "2022",
    "202X",
    "2021-12-31/..",
    "../2022-01-05",
)

events = st.builds(
    lambda when, actors, title: OBSERVER.traits(
        Event(id="e", date=when, title=title, actors=actors)
    ),
    st.sampled_from(DATES),
    st.lists(st.sampled_from("abc"), max_size=2, unique=True).map(tuple),
    st.sampled_from(("Talks", "War", "Gas")),
)


def expected(one, other) -> bool:
    """Whether the two are to be found for each other, by comparing all with all."""
    above = {"a": "a", "b": "a", "c": "c"}
    tops, other_tops = ({above[i] for i in traits.acting} for traits in (one, other))
    return (
        bool(tops & other_tops)
        or not tops
        or not other_tops
        or one.words == other.words
    )


@given(events, st.lists(events, max_size=8), st.integers(0, 10))
@settings(max_examples=150)
def test_all_near_ones_are_found_and_no_others(one, others, window):
    found = Neighbours(others).of(one, window)
    assert found == [
        place
        for place, other in enumerate(others)
        if days_between(one, other) <= window and expected(one, other)
    ]


def test_starts_known_to_the_day_are_not_looked_for_among_those_of_two_months(
    monkeypatch,
):
    compared = []
    monkeypatch.setattr(
        neighbours,
        "days_between",
        lambda one, other: compared.append(other) or days_between(one, other),
    )
    told = [
        Event(id="e", date=str(date(2022, 1, 1) + timedelta(day)), title="T")
        for day in range(200)
    ]
    others = [OBSERVER.traits(event) for event in told]
    assert Neighbours(others).of(others[100], 2) == [98, 99, 100, 101, 102]
    assert len(compared) == 5
