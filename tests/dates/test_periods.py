"""Periods: the days of each, their numbers and labels, against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates.periods import CENTURY, DECADE, MILLENNIUM, UNITS, Unit

ALL = (*UNITS.values(), DECADE, CENTURY, MILLENNIUM)


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("year", "2022"),
        ("quarter", "2022-Q1"),
        ("month", "2022-01"),
        ("week", "2022-W03"),
        ("day", "2022-01-17"),
    ],
)
def test_a_period_is_written_as_people_type_it(unit: str, label: str) -> None:
    of = UNITS[unit]
    assert of.label(of.number(date(2022, 1, 17))) == label


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2021, 1, 3), "2020-W53"), (date(2021, 1, 4), "2021-W01"), (date(2018, 12, 31), "2019-W01")],
)
def test_weeks_are_those_of_iso_8601(day: date, week: str) -> None:
    unit = UNITS["week"]
    assert unit.label(unit.number(day)) == week


@pytest.mark.parametrize("unit", ALL, ids=lambda unit: unit.name)
@given(day=st.dates())
def test_a_day_lies_in_its_period_and_the_next_day_in_it_or_the_next(unit: Unit, day: date) -> None:
    number = unit.number(day)
    assert unit.first(number) <= day <= unit.last(number)
    assert number >= 0
    if day < date.max:
        following = unit.number(day + timedelta(1))
        assert following == number + (unit.last(number) == day)


@given(day=st.dates())
def test_labels_say_what_the_calendar_says(day: date) -> None:
    iso = day.isocalendar()
    said = {unit.name: unit.label(unit.number(day)) for unit in UNITS.values()}
    assert said == {
        "year": day.isoformat()[:4],
        "quarter": f"{day.isoformat()[:4]}-Q{1 + (day.month > 3) + (day.month > 6) + (day.month > 9)}",
        "month": day.isoformat()[:7],
        "week": f"{iso.year:04}-W{iso.week:02}",
        "day": day.isoformat(),
    }


@pytest.mark.parametrize("unit", ALL, ids=lambda unit: unit.name)
def test_the_calendar_begins_and_ends_where_dates_do(unit: Unit) -> None:
    assert unit.first(unit.number(date.min)) == date.min
    assert unit.last(unit.number(date.max)) == date.max
