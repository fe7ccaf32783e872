"""The calendar: units with numbered parts, against Python's calendar and beyond its years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates.axis import Moment, first_second, moment
from crisistl.dates.calendar import (
    CENTURY,
    DECADE,
    HOUR,
    MILLENNIUM,
    MINUTE,
    QUARTER_HOUR,
    UNITS,
    Unit,
    containing,
    shift,
)

ALL = (*UNITS.values(), MILLENNIUM, QUARTER_HOUR, MINUTE)
MOMENTS = st.integers(int(moment(-20_000)), int(moment(12_000))).map(Moment)


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("century", "20xx"),
        ("decade", "2020s"),
        ("year", "2022"),
        ("quarter", "2022-Q1"),
        ("month", "2022-01"),
        ("week", "2022-W03"),
        ("day", "2022-01-17"),
        ("hour", "2022-01-17 14:00"),
    ],
)
def test_a_period_is_written_as_people_type_it(unit: str, label: str) -> None:
    of = UNITS[unit]
    assert of.label(of.number(moment(2022, 1, 17, 14, 30))) == label


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2018, 12, 31), "2019-W01"),
    ],
)
def test_weeks_are_those_of_iso_8601(day: date, week: str) -> None:
    unit = UNITS["week"]
    assert unit.label(unit.number(first_second(day))) == week


@pytest.mark.parametrize("unit", ALL, ids=lambda unit: unit.name)
@given(at=MOMENTS)
def test_a_moment_is_in_its_part_and_the_next_second_in_it_or_the_next(
    unit: Unit, at: Moment
) -> None:
    number = unit.number(at)
    assert unit.first(number) <= at <= unit.last(number)
    assert unit.number(Moment(at + 1)) == number + (unit.last(number) == at)


@given(day=st.dates(date(1000, 1, 1)))
def test_labels_say_what_the_calendar_says(day: date) -> None:
    iso = day.isocalendar()
    said = {
        unit.name: unit.label(unit.number(first_second(day))) for unit in UNITS.values()
    }
    assert said == {
        "century": f"{day.year // 100:02}xx",
        "decade": f"{day.year // 10:03}0s",
        "year": day.isoformat()[:4],
        "quarter": f"{day.isoformat()[:4]}-Q{1 + (day.month > 3) + (day.month > 6) + (day.month > 9)}",
        "month": day.isoformat()[:7],
        "week": f"{iso.year:04}-W{iso.week:02}",
        "day": day.isoformat(),
        "hour": f"{day} 00:00",
    }


@pytest.mark.parametrize(
    ("unit", "year", "label"),
    [
        (UNITS["year"], -43, "44 BC"),
        (UNITS["year"], 0, "1 BC"),
        (UNITS["year"], 1, "AD 1"),
        (DECADE, 0, "10–1 BC"),
        (DECADE, -10, "20–11 BC"),
        (DECADE, 9, "AD 1–9"),
        (DECADE, 79, "AD 70–79"),
        (CENTURY, 79, "AD 1–99"),
        (MILLENNIUM, 79, "AD 1–999"),
        (CENTURY, -430, "500–401 BC"),
        (CENTURY, -99, "100–1 BC"),
        (CENTURY, -100, "200–101 BC"),
        (MILLENNIUM, -430, "1,000–1 BC"),
    ],
)
def test_no_year_is_between_1_bc_and_ad_1(unit: Unit, year: int, label: str) -> None:
    assert unit.label(unit.number(moment(year, 7, 1))) == label


@given(
    at=MOMENTS,
    count=st.integers(-500, 500),
    unit=st.sampled_from(["month", "quarter", "year"]),
)
def test_a_shift_there_and_back_loses_no_more_than_the_last_days_of_a_month(
    at, count, unit
) -> None:
    back = shift(shift(at, count, unit), -count, unit)
    assert 0 <= at.day - back.day <= 3
    assert (back.year, back.month) == (at.year, at.month)


@given(at=MOMENTS, unit=st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_calendar_unit_contains_its_moment(at, unit) -> None:
    period = containing(at, unit)
    assert period.lower <= at <= period.upper


def test_hours_are_counted_from_midnight() -> None:
    assert (
        HOUR.number(moment(-43, 3, 15, 13, 59)) - HOUR.number(moment(-43, 3, 15)) == 13
    )
