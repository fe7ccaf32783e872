"""Selecting events by an expression, as a Python program does."""

from datetime import date

import pytest

from crisistl.engine.select import select
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.query.where import ExpressionError


def ids(timeline: Timeline, *given: str, **more: object) -> list[tuple[str, str]]:
    return [(hit.event.id, hit.match) for hit in select(timeline, *given, **more)]  # type: ignore[arg-type]


def test_an_expression_selects_events_in_order_of_time(
    small_timeline: Timeline,
) -> None:
    chosen = [
        event for event, _ in ids(small_timeline, "actor:sudmark and date>=2022-01-12")
    ]
    assert chosen == ["league-talks", "troops-moved", "berg-warning", "second-talks"]
    assert len(ids(small_timeline)) == len(ids(small_timeline, "  ")) == 8


def test_last_week_is_counted_from_the_day_given_or_else_from_as_of(
    small_timeline: Timeline,
) -> None:
    assert ids(small_timeline, 'date.start:"last week"') == []
    found = ids(small_timeline, 'date.start:"last week"', today=date(2022, 2, 1))
    assert found == [("berg-warning", "yes")]


def test_each_event_has_its_match(small_timeline: Timeline) -> None:
    november = "date.start:2021-11-10/2021-11-30"
    assert ids(small_timeline, november) == [
        ("sluices-shut", "maybe"),
        ("sluices-denied", "yes"),
    ]
    assert ids(small_timeline, november, certain=True) == [("sluices-denied", "yes")]
    assert ("dam-works", "ongoing") in ids(small_timeline, "date:2022-01")


def test_the_order_of_day_and_month_can_be_given(small_timeline: Timeline) -> None:
    assert ids(small_timeline, "date.start:12/01/2022", date_order="dmy") == [
        ("troops-moved", "yes")
    ]
    with pytest.raises(ExpressionError):
        select(small_timeline, "date.start:12/01/2022")


@pytest.mark.parametrize(
    ("where", "message", "place"),
    [
        ("actor:nobody", "unknown actor 'nobody'", 6),
        (
            "date:sudmark",
            "'sudmark' is an actor, not a date; ask for it with actor:sudmark",
            5,
        ),
        ("theme:water or", "expected a condition", 14),
        ("colour:red", "unknown field 'colour'", 0),
    ],
)
def test_an_expression_that_makes_no_sense_is_an_error_with_its_place(
    small_timeline: Timeline, where: str, message: str, place: int
) -> None:
    with pytest.raises(UsageError) as refused:
        select(small_timeline, where)
    assert isinstance(refused.value, ExpressionError)
    assert message in refused.value.message
    assert (refused.value.source, refused.value.place) == (where, place)
    assert "--" not in str(refused.value)
