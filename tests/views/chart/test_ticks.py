"""Ticks: what stands below a scale."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates.axis import DAY, Moment, first_second, from_iso, moment
from crisistl.dates.calendar import YEAR
from crisistl.views.chart.density import Density
from crisistl.views.chart.scale import Scale, Stretch
from crisistl.views.chart.ticks import ticks
from crisistl.views.chart.timescale import scale_of


def busy(days: Mapping[Moment, int], scale: Scale) -> dict[int, int]:
    """The first columns of the periods with events, and how many these are."""
    return {
        first: number
        for (first, _), number in Density.of(
            ((day, day) for day in Counter(days).elements()), scale
        ).counts.items()
    }


def written(days: Mapping[Moment, int], room: int, width: int) -> tuple[str, ...]:
    """The two lines, as they are read."""
    scale = scale_of(days, room)
    lines = []
    for labels in ticks(scale, busy(days, scale), width):
        line = ""
        for label in labels:
            line = f"{line:{label.column}}{label.text}"
        lines.append(line)
    return tuple(lines)


def every(first: str, last: str, step: int = 1) -> Counter[Moment]:
    start, end = from_iso(first), from_iso(last)
    return Counter(Moment(at) for at in range(start, end + 1, step * DAY))


@pytest.mark.parametrize(
    ("days", "room", "above", "below"),
    [
        (every("2022-01-10", "2022-01-28"), 30, "January 2022", "10   15   20   25 28"),
        (
            every("2021-12-28", "2022-01-06"),
            40,
            "December 2021   January 2022",
            "28  29  30  31  1   2   3   4   5   6",
        ),
        (
            every("2022-01-03", "2022-03-31"),
            40,
            "Jan 2022    Feb 2022    Mar 2022",
            "3  10 17 24 31 7  14 21 28 7  14 21 28",
        ),
        (
            every("2022-01-03", "2022-12-01"),
            60,
            "2022    Mar  Apr May Jun  Jul Aug Sep  Oct Nov Dec 2022",
            "Jan",
        ),
        (
            every("2019-01-01", "2022-06-01", 20),
            50,
            "2019        2020        2021        2022",
            "Jan   Jul   " * 3 + "Jan May",
        ),
        (
            every("2014-01-01", "2022-06-01", 20),
            50,
            "2014    2016    2018    2020    2022",
            "Q1  " * 8 + "Q1",
        ),
        (
            every("1900-01-01", "1950-06-01", 90),
            60,
            "1900 1905 1910 1915 1920 1925 1930 1935 1940 1945 1950",
            "",
        ),
        (
            every("1500-01-01", "1950-06-01", 900),
            60,
            "1500s     1600s     1700s     1800s     1900s",
            "",
        ),
    ],
)
def test_labels_are_as_many_as_there_is_room_for(
    days: Counter[Moment], room: int, above: str, below: str
) -> None:
    assert written(days, room, room) == (above, below)


def test_a_year_is_told_where_there_is_no_room_for_a_month_beside_it() -> None:
    days = Counter(
        {
            moment(2014, 1, 5): 1,
            moment(2021, 7, 1): 1,
            moment(2021, 11, 3): 1,
            moment(2022, 1, 10): 1,
        }
    )
    assert written(days, 27, 40) == (
        "2014   2021   Nov    Jan 2022",
        "Jan    Jul    3      10",
    )


def test_the_years_of_a_quiet_past_that_have_events_are_named_and_no_others() -> None:
    scale = Scale((Stretch(YEAR, 2002, 2021, 0, 1), Stretch(YEAR, 2022, 2030, 23, 5)))
    above, _ = ticks(scale, {0: 1, 8: 2, 12: 5, 19: 3, 23: 20}, 70)
    named = [(label.tick, label.text) for label in above if label.tick < 23]
    assert named == [(0, "2002"), (8, "2010"), (12, "2014"), (19, "2021")]


DAYS = st.dictionaries(
    st.dates().map(first_second)
    | st.dates(date(2013, 1, 1), date(2022, 12, 31)).map(first_second)
    | st.dates(date(2022, 1, 1), date(2022, 2, 1)).map(first_second),
    st.integers(1, 30),
    min_size=1,
    max_size=40,
)


@given(DAYS, st.integers(40, 140))
def test_no_label_touches_another_or_the_edge(days: dict[date, int], room: int) -> None:
    scale = scale_of(days, room)
    for labels in ticks(scale, busy(days, scale), room):
        assert labels == sorted(labels)
        for label, following in pairwise(labels):
            assert label.end < following.column
        assert all(label.column <= label.tick < label.end <= room for label in labels)


@given(DAYS, st.integers(40, 140))
def test_no_year_without_events_is_named_below_those_of_another(
    days: dict[date, int], room: int
) -> None:
    scale = scale_of(days, room)
    columns = busy(days, scale)
    for stretch in (stretch for stretch in scale.stretches if stretch.unit == YEAR):
        for label in ticks(scale, columns, room)[0]:
            if stretch.left <= label.tick < stretch.left + stretch.width:
                assert label.tick in columns or not columns.keys() & range(
                    label.column, label.end
                )
