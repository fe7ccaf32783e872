"""The density of a chart: as high as what begins, and nothing lost."""

from collections import Counter
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates.axis import first_second, moment
from crisistl.output.picture import Line
from crisistl.views.chart.density import Density
from crisistl.views.chart.timescale import scale_of
from crisistl.views.glyphs import ASCII, UNICODE

JANUARY = [moment(2022, 1, 10), *[moment(2022, 1, 11)] * 3, *[moment(2022, 1, 13)] * 12]


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def exact(days: list[date]) -> list[tuple[date, date]]:
    return [(day, day) for day in days]


def density(days: list[date], room: int = 4) -> Density:
    return Density.of(exact(days), scale_of(Counter(days), room))


def test_a_column_is_as_high_as_its_share_of_the_highest() -> None:
    assert [text(line) for line in density(JANUARY).lines(3, UNICODE)] == [
        "   █",
        "   █",
        "▂▆ █",
    ]
    assert [text(line) for line in density(JANUARY).lines(2, ASCII)] == ["   #", ".: #"]


def test_a_single_event_is_no_tower() -> None:
    assert [
        text(line)
        for line in density([moment(2022, 1, 10), moment(2022, 1, 12)]).lines(
            8, UNICODE
        )
    ] == ["█ █ "]


def test_the_highest_count_stands_beside_the_top() -> None:
    assert density(JANUARY).labels(3, 10) == ["       12", "", "events"]
    assert density(JANUARY[:2]).labels(3, 10) == ["events  1"]


def test_what_begins_before_the_scale_is_not_in_it() -> None:
    scale = scale_of(Counter(JANUARY), 20)
    assert (
        Density.of(exact([moment(2014, 1, 1), *JANUARY]), scale).counts
        == Density.of(exact(JANUARY), scale).counts
    )


def test_a_vague_date_is_in_no_column_of_days() -> None:
    scale = scale_of(Counter([moment(2022, 1, 1), *JANUARY]), 40)
    year = moment(2022, 1, 1), moment(2022, 12, 31)
    found = Density.of([year, year, *exact(JANUARY)], scale)
    assert found.counts == Density.of(exact(JANUARY), scale).counts
    assert found.vague == 2


@given(
    st.lists(
        st.dates(date(2013, 1, 1), date(2022, 12, 31)).map(first_second),
        min_size=1,
        max_size=60,
    ),
    st.integers(30, 120),
)
def test_every_event_is_in_one_column(days: list[date], room: int) -> None:
    found = density(days, room)
    assert found.counts.total() == len(days)
    spans = sorted(found.counts)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= first < end <= found.scale.width for first, end in spans)
