"""Orders that `--sort` names."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.engine.answer import Answer
from crisistl.engine.order import Order, arranged
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.query.fields import FIELDS
from strategies import timelines

COLUMNS = [field.column for field in FIELDS if field.cell]


def in_order(timeline: Timeline, sort: str | None, *, reverse: bool = False) -> Answer:
    return replace(Answer.of(timeline), order=Order.parse(sort, reverse=reverse))


def ids(timeline: Timeline, sort: str | None, *, reverse: bool = False) -> list[str]:
    return [e.id for e in in_order(timeline, sort, reverse=reverse).events]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("date", "dam-works", "second-talks"),
        ("-date", "second-talks", "dam-works"),
        ("title", "second-talks", "league-talks"),
        ("-title", "league-talks", "second-talks"),
        ("id", "berg-warning", "troops-moved"),
        ("place", "league-talks", "second-talks"),
        ("-place", "dam-works", "second-talks"),
        ("by", "berg-warning", "drought"),
        ("actors", "berg-warning", "drought"),
        ("extra.troops", "troops-moved", "second-talks"),
        ("-extra.troops", "troops-moved", "second-talks"),
        ("latest", "drought", "dam-works"),
    ],
)
def test_an_order_by_columns(
    small_timeline: Timeline, sort: str, first: str, last: str
) -> None:
    found = ids(small_timeline, sort)
    assert (found[0], found[-1]) == (first, last)


@pytest.mark.parametrize("sort", ["type,-date", " type , -date ,"])
def test_an_order_by_several(small_timeline: Timeline, sort: str) -> None:
    assert ids(small_timeline, sort) == [
        "sluices-shut", "dam-works", "second-talks", "league-talks", "troops-moved", "sluices-denied",
        "berg-warning", "drought",
    ]  # fmt: skip


def test_equal_ones_stay_in_order_of_time_either_way(small_timeline: Timeline) -> None:
    consult = ["league-talks", "second-talks"]
    assert [i for i in ids(small_timeline, "type") if i in consult] == consult
    assert [i for i in ids(small_timeline, "-type") if i in consult] == consult


def test_reversed_is_the_last_first(small_timeline: Timeline) -> None:
    assert ids(small_timeline, None, reverse=True) == ids(small_timeline, None)[::-1]
    assert (
        ids(small_timeline, "title", reverse=True) == ids(small_timeline, "title")[::-1]
    )


@pytest.mark.parametrize(
    ("sort", "message"),
    [
        ("titel", "unknown column 'titel'; did you mean 'title'"),
        ("date,xyzzy", "unknown column 'xyzzy'; there are id, date"),
        ("", "sort: name a column, such as date or -title"),
        (" , ", "sort: name a column, such as date or -title"),
        ("-", "unknown column ''"),
        ("pair", "unknown column 'pair'"),
    ],
)
def test_what_is_no_column_is_refused(
    small_timeline: Timeline, sort: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        ids(small_timeline, sort)
    assert str(refused.value).startswith(message)


@settings(max_examples=40)
@given(
    timelines(),
    st.lists(
        st.tuples(st.sampled_from(["", "-"]), st.sampled_from(COLUMNS)),
        min_size=1,
        max_size=3,
    ),
)
def test_any_columns_order_any_events(
    timeline: Timeline, columns: list[tuple[str, str]]
) -> None:
    sort = ",".join(sign + column for sign, column in columns)
    once = in_order(timeline, sort)
    assert {hit.event.id for hit in once.hits} == {
        event.id for event in timeline.events
    }
    assert arranged(once.hits, once.order, timeline) == [*once.hits]
    assert once.first(2) == once.hits[:2]
