"""Sets and dates with X against brute force over their members, with and without a zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import EventDate, Period, Relation
from crisistl.dates.axis import first_second
from crisistl.dates.matching import answer
from crisistl.dates.zones import Zones

FIRST, LAST = date(2020, 1, 1), date(2022, 12, 31)
DAYS = st.dates(FIRST, LAST)
RELATIONS: Sequence[Relation] = get_args(Relation)
MASKS = {
    "2021-01-1X": lambda day: (day.year, day.month) == (2021, 1) and 10 <= day.day < 20,
    "2021-0X-15": lambda day: day.year == 2021 and day.month < 10 and day.day == 15,
    "202X-02-29": lambda day: (day.month, day.day) == (2, 29),
    "2021-XX-31": lambda day: day.year == 2021 and day.day == 31,
    "2021-1X": lambda day: day.year == 2021 and day.month >= 10,
}


def expected(inside: list[bool]) -> str:
    return "YES" if all(inside) else "MAYBE" if any(inside) else "NO"


def said(when: EventDate, window: Period) -> set[str]:
    return {answer(when, window, relation).name for relation in RELATIONS}


@given(st.lists(DAYS, min_size=2, max_size=5, unique=True), DAYS, st.integers(0, 400))
def test_a_set_of_days_is_in_a_window_as_its_members_are(
    members: list[date], start: date, length: int
) -> None:
    when = EventDate.parse(f"[{','.join(map(str, sorted(members)))}]")
    end = start + timedelta(length)
    inside = [start <= day <= end for day in members]
    assert said(when, Period(start, end)) == {expected(inside)}


@pytest.mark.parametrize("text", MASKS)
@given(start=DAYS, length=st.integers(0, 400))
def test_a_date_with_x_is_in_a_window_as_the_days_that_fit_it_are(
    text: str, start: date, length: int
) -> None:
    # those of the years 2020 to 2029, which a mask of a decade may be in
    all_days = (date(2020, 1, 1) + timedelta(n) for n in range(3653))
    members = [day for day in all_days if MASKS[text](day)]
    end = start + timedelta(length)
    inside = [start <= day <= end for day in members]
    assert said(EventDate.parse(text), Period(start, end)) == {expected(inside)}


@given(
    st.lists(
        st.datetimes(datetime(2022, 1, 1), datetime(2022, 1, 31)),
        min_size=2,
        max_size=4,
        unique_by=lambda at: at.replace(second=0, microsecond=0),
    ),
    st.datetimes(datetime(2022, 1, 1), datetime(2022, 1, 31)),
    st.integers(1, 20_000),
)
def test_a_set_of_times_is_compared_on_the_clock_of_the_zone(
    members: list[datetime], start: datetime, minutes: int
) -> None:
    whole = sorted(at.replace(second=0, microsecond=0) for at in members)
    texts = ",".join(f"{at:%Y-%m-%dT%H:%M}Z" for at in whole)
    zones = Zones.of(None, "Europe/Kyiv")
    assert zones
    first = start.replace(second=0, microsecond=0)
    last = first + timedelta(minutes=minutes)
    window = zones.window(Period(first_second(first), first_second(last) - 1))
    local = [at + timedelta(hours=2) for at in whole]  # Kyiv in January
    inside = [first <= at < last for at in local]
    assert said(zones.place(EventDate.parse(f"[{texts}]")), window) == {
        expected(inside)
    }
