"""The scale of a chart: what it draws finely, what it leaves out, and that every day has its column."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import Moment
from crisistl.dates.axis import DAY, first_second, moment
from crisistl.views.chart.scale import BREAK, Scale
from crisistl.views.chart.timescale import scale_of

QUIET_PAST = Counter(
    {
        moment(2014, 1, 1): 4,
        moment(2021, 4, 1): 1,
        moment(2022, 1, 10): 3,
        moment(2022, 1, 12): 2,
        moment(2022, 1, 21): 8,
        moment(2022, 1, 27): 20,
    }
)


def drawn(scale: Scale) -> list[tuple[str, str, str, int, int]]:
    """Each stretch: its unit, its first and last day, its column and its width."""
    return [
        (s.unit.name, str(s.lower), str(s.upper), s.left, s.width)
        for s in scale.stretches
    ]


def days_of(first: Moment, last: Moment) -> Counter[Moment]:
    return Counter({Moment(at): 1 for at in range(first, last + 1, DAY)})


# examples


def test_a_few_days_are_drawn_as_days_as_wide_as_there_is_room() -> None:
    scale = scale_of(days_of(moment(2022, 1, 10), moment(2022, 1, 19)), 60)
    assert drawn(scale) == [("day", "2022-01-10", "2022-01-19", 0, 60)]
    assert (scale.left_out, scale.seam) == ((), None)


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (moment(2022, 2, 28), "day"),
        (moment(2022, 12, 1), "week"),
        (moment(2025, 12, 1), "month"),
        (moment(2032, 1, 1), "quarter"),
        (moment(2072, 1, 1), "year"),
        (moment(2500, 1, 1), "decade"),
        (moment(6000, 1, 1), "century"),
    ],
)
def test_what_is_even_is_drawn_in_the_finest_unit_that_fits(
    last: Moment, unit: str
) -> None:
    first = moment(2022, 1, 1)
    days = Counter(Moment(at) for at in range(first, last + 1, 7 * DAY))
    scale = scale_of(days, 60)
    assert [stretch.unit.name for stretch in scale.stretches] == [unit]


def test_a_long_quiet_past_does_not_squeeze_the_crisis() -> None:
    scale = scale_of(QUIET_PAST, 60)
    assert drawn(scale) == [
        ("day", "2014-01-01", "2014-01-01", 0, 4),
        ("day", "2021-04-01", "2021-04-01", 6, 4),
        ("day", "2022-01-10", "2022-01-27", 12, 36),
    ]
    assert [period.describe() for period in scale.left_out] == [
        "2 January 2014 to 31 March 2021",
        "2 April 2021 to 9 January 2022",
    ]


def test_a_past_with_much_in_it_is_drawn_coarsely_left_of_a_seam() -> None:
    past = Counter(
        {moment(year, month, 1): 1 for year in range(2002, 2021) for month in (3, 9)}
    )
    crisis = Counter({moment(2022, 1, day): 5 for day in range(3, 28)})
    scale = scale_of(past + crisis, 60)
    assert drawn(scale) == [
        ("year", "2002-01-01", "2020-12-31", 0, 19),
        ("day", "2022-01-03", "2022-01-27", 22, 25),
    ]
    assert scale.seam == 21
    assert [period.describe() for period in scale.left_out] == [
        "1 January 2021 to 2 January 2022"
    ]


def test_a_day_left_out_stands_in_the_break() -> None:
    scale = scale_of(QUIET_PAST, 60)
    assert (
        scale.first_column(moment(2018, 1, 1))
        == scale.last_column(moment(2018, 1, 1))
        == 4
    )
    assert (
        scale.first_column(moment(2000, 1, 1)),
        scale.last_column(moment(2030, 1, 1)),
    ) == (0, 47)


def test_days_on_which_nothing_begins_still_have_a_place() -> None:
    scale = scale_of(Counter({moment(2022, 1, 1): 0, moment(2022, 1, 9): 0}), 40)
    assert drawn(scale) == [("day", "2022-01-01", "2022-01-09", 0, 36)]


# laws

ROOMS = st.integers(28, 140)
DAYS = st.dictionaries(
    st.dates().map(first_second)
    | st.dates(date(2013, 1, 1), date(2022, 12, 31)).map(first_second)
    | st.dates(date(2022, 1, 1), date(2022, 2, 1)).map(first_second),
    st.integers(1, 30),
    min_size=1,
    max_size=40,
)


@given(DAYS, ROOMS)
def test_a_scale_fits_and_its_stretches_follow_one_another(
    days: dict[Moment, int], room: int
) -> None:
    scale = scale_of(days, room)
    assert scale.width <= room
    for one, other in zip(scale.stretches, scale.stretches[1:], strict=False):
        assert one.lower <= other.lower
        gap = other.left - one.left - one.width
        assert gap in (1, BREAK, BREAK + 1)
        assert (gap >= BREAK) == (other.lower > one.upper + 1)


@given(DAYS, ROOMS)
def test_what_begins_is_never_left_out(days: dict[Moment, int], room: int) -> None:
    scale = scale_of(days, room)
    for period in scale.left_out:
        assert not any(period.lower <= day <= period.upper for day in days)
    for day in days:
        stretch = scale.stretch(day)
        assert stretch.lower <= day <= stretch.upper


@given(
    DAYS,
    ROOMS,
    st.lists(st.dates().map(first_second), min_size=2, max_size=6).map(sorted),
)
def test_later_days_never_stand_further_left(
    days: dict[Moment, int], room: int, some: list[date]
) -> None:
    scale = scale_of(days, room)
    columns = [(scale.first_column(day), scale.last_column(day)) for day in some]
    assert columns == sorted(columns)
    assert all(0 <= first <= last < scale.width for first, last in columns)


@given(DAYS, ROOMS)
def test_at_least_half_of_what_begins_is_in_the_finest_unit(
    days: dict[Moment, int], room: int
) -> None:
    scale = scale_of(days, room)
    finest = scale.stretches[-1].unit
    fine = sum(n for day, n in days.items() if scale.stretch(day).unit == finest)
    assert fine * 2 >= sum(days.values())
