"""The axis of time against Python's calendar for the years 1 to 9999, and against worked days beyond."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates.axis import (
    DAY,
    Moment,
    civil,
    day_number,
    first_second,
    from_iso,
    last_second,
    moment,
)

ANY_MOMENT = st.integers(int(moment(-99_999)), int(moment(99_999))).map(Moment)


@given(st.datetimes())
def test_a_moment_is_pythons_in_its_years(at: datetime) -> None:
    at = at.replace(microsecond=0)
    found = moment(at.year, at.month, at.day, at.hour, at.minute, at.second)
    assert found == first_second(at)
    assert found == (at - datetime(1, 1, 1)) // timedelta(seconds=1) + DAY
    assert (found.datetime(), found.date(), found.weekday()) == (
        at,
        at.date(),
        at.weekday(),
    )
    assert found.civil == (at.year, at.month, at.day)


@given(st.dates())
def test_a_day_has_86400_seconds(day: date) -> None:
    assert last_second(day) - first_second(day) == DAY - 1
    assert str(first_second(day)) == str(last_second(day)) == day.isoformat()


@given(st.integers(-40_000_000, 40_000_000))
def test_days_follow_one_another_without_a_hole(number: int) -> None:
    year, month, day = civil(number)
    assert day_number(year, month, day) == number
    assert civil(number) < civil(number + 1)


@pytest.mark.parametrize(
    ("year", "month", "day", "number"),
    [
        (1, 1, 1, 1),
        (0, 12, 31, 0),  # 1 BC
        (0, 2, 29, -306),  # a leap year
        (0, 1, 1, -365),
        (-1, 12, 31, -366),
        (-4, 2, 29, -306 - 1461),
        (-100, 12, 31, -36_525),
        (-400, 1, 1, -365 - 146_097),
        (10_000, 1, 1, 3_652_060),
    ],
)
def test_days_outside_pythons_years(
    year: int, month: int, day: int, number: int
) -> None:
    assert day_number(year, month, day) == number
    assert civil(number) == (year, month, day)


@pytest.mark.parametrize(
    "day", [(-1, 2, 29), (-100, 2, 29), (0, 13, 1), (0, 0, 1), (12_001, 2, 29)]
)
def test_a_day_that_the_calendar_lacks_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_number(*day)


def test_the_ides_of_march_were_a_wednesday_in_the_proleptic_gregorian_calendar() -> (
    None
):
    # Julian day 1705426 (15 March 44 BC in the Julian calendar) is 13 March here; 0001-01-01 is 1721426
    at = Moment((1_705_426 - 1_721_425) * DAY)
    assert (str(at), at.weekday()) == ("-0043-03-13", 2)


@given(ANY_MOMENT)
def test_iso_text_reads_back(at: Moment) -> None:
    whole = Moment(at - at % 60)
    assert from_iso(f"{whole.iso_day}T{whole.iso_clock}") == whole
    assert from_iso(whole.iso_day) == whole - whole % DAY


@pytest.mark.parametrize(
    "text",
    ["", "2022", "2022-02-30", "2022-02-24T5:00", "2022-02-24 05:00", "-43-01-01"],
)
def test_other_texts_are_not_iso(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_iso(text)


def test_a_moment_outside_pythons_years_is_refused_at_the_edge() -> None:
    with pytest.raises(ValueError, match="-0043-03-15 is outside the years 1 to 9999"):
        moment(-43, 3, 15).date()


def test_a_zone_is_left_to_the_caller() -> None:
    assert first_second(datetime(2022, 2, 24, 5, tzinfo=UTC)) == moment(2022, 2, 24, 5)
