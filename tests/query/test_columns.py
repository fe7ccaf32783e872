"""Columns: the cells of many events at once are those that each of them has by itself."""

from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from crisistl.model.timeline import Timeline
from crisistl.query.columns import rows_of
from crisistl.query.fields import FIELDS
from crisistl.query.hit import Hit, Match
from crisistl.query.lookup import field_of, shown_fields
from strategies import timelines

MATCHES: tuple[Match, ...] = ("yes", "maybe", "ongoing")
NAMES = [field.column for field in FIELDS if field.cell]
EXTRAS = {
    "texts": 'Ḥamā \x7f \u2028 "',
    "numbers": [1, 2**70, 1e22, 1e-7, -0.0, True, None],
    "empty": "",
    "half": "\ud800",
    "inner": {"a": {"b": []}},
}


@given(timelines(), st.data())
def test_columns_have_the_cells_of_each_event(
    timeline: Timeline, data: st.DataObject
) -> None:
    hits = [
        Hit(
            event,
            data.draw(st.sampled_from(MATCHES)),
            data.draw(st.none() | st.integers()),
        )
        for event in timeline.events
    ]
    for names in (NAMES, [name for name in NAMES if name != "until"]):
        fields = shown_fields(names)
        expected = [
            tuple(field.cell(hit, timeline) for field in fields if field.cell)
            for hit in hits
        ]
        cells = [field.cell for field in fields]
        for at_once in (1, 3, 500):
            with patch("crisistl.query.columns._ROWS", at_once):
                assert rows_of(cells, hits, timeline) == expected


def test_extra_is_written_alike_in_columns(small_timeline: Timeline) -> None:
    cell: Any = field_of("extra", shown=True).cell
    hits = [
        Hit(small_timeline.events[0].model_copy(update={"extra": extra}))
        for extra in ({}, EXTRAS, *({name: value} for name, value in EXTRAS.items()))
    ] * 80  # as many as are written by msgspec
    assert cell.column(hits, small_timeline) == [
        cell(hit, small_timeline) for hit in hits
    ]
    assert cell.column(hits, small_timeline)[4] == '{"empty":""}'


def test_many_events_have_their_own_rows(small_timeline: Timeline) -> None:
    events = [
        small_timeline.events[0].model_copy(update={"id": str(number)})
        for number in range(1_203)
    ]
    rows = rows_of(
        [field_of("id", shown=True).cell], [*map(Hit, events)], small_timeline
    )
    assert rows == [(str(number),) for number in range(1_203)]
