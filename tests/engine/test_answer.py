"""An answer: what it says of itself."""

from datetime import date

import pytest

from crisistl.dates import Period
from crisistl.engine.answer import Answer
from crisistl.model.timeline import Timeline
from crisistl.query.tree import EVERYTHING, During, Has, Query, Regex, negation

NOVEMBER = During(Period(date(2021, 11, 10), date(2021, 11, 30)), "start")


def answer(timeline: Timeline, query: Query, *, certain: bool = False) -> Answer:
    return Answer.of(timeline, query, certain=certain)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (EVERYTHING, "8 events"),
        (Has("actor", "league"), "1 of 8 events"),
        (Has("actor", "osk"), "0 of 8 events"),
        (NOVEMBER, "2 of 8 events, 1 of them maybe"),
    ],
)
def test_the_count_is_of_all_and_of_the_maybes(
    small_timeline: Timeline, query: Query, count: str
) -> None:
    assert answer(small_timeline, query).count == count


def test_one_event_is_one(small_timeline: Timeline) -> None:
    alone = small_timeline.narrowed(small_timeline.events[:1])
    assert answer(alone, EVERYTHING).count == "1 event"


def test_thousands_are_told_apart(small_timeline: Timeline) -> None:
    event = small_timeline.events[1]
    many = Timeline.model_construct(events=(event,) * 12345)
    assert Answer.of(many).count == "12,345 events"


def test_the_sentence_is_that_of_the_query(small_timeline: Timeline) -> None:
    assert answer(small_timeline, NOVEMBER, certain=True).sentence == (
        "beginning in 10 to 30 November 2021, certain matches only"
    )


def test_what_was_searched_for_can_be_found(small_timeline: Timeline) -> None:
    find = answer(small_timeline, Has("text", "dam")).find
    assert find
    assert find("The Vell dam") == [(9, 12)]
    assert answer(small_timeline, Has("text", Regex("dam"))).find
    assert answer(small_timeline, negation(Has("text", "dam"))).find is None


def test_the_events_are_without_their_marks(small_timeline: Timeline) -> None:
    assert [e.id for e in answer(small_timeline, NOVEMBER).events] == [
        "sluices-shut",
        "sluices-denied",
    ]
