"""Intervals: the days between two dates, at least and at most, and how they are said."""

import pytest
from hypothesis import given

from answers import near_dates
from crisistl.dates import BEGINNING, END, EventDate
from crisistl.dates.axis import DAY
from crisistl.views.threads.interval import Interval


def between(first: str, last: str) -> Interval:
    return Interval.to_answer(EventDate.parse(first), EventDate.parse(last))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-12-17", "2022-01-26", "+40 days"),
        ("2022-01-26", "2022-01-27", "+1 day"),
        ("2022-01-26", "2022-01-26", "the same day"),
        ("2022-01-26", "2022-01-27~", "about +1 day"),
        ("2022-01-26?", "2022-01-26", "about the same day"),
        ("2022-01", "2022-01-21", "0–20 days"),
        ("2022-01-21", "2022-01", "0–10 days"),
        ("2022-01-21", "[2022-01-24..2022-01-30]", "3–9 days"),
        ("2022-01-21", "[2022-01-24..]", "at least 3 days"),
        ("2022-01-21", "[2022-01-20..]", "some time later"),
        ("2022-01-21", "/2022-02", "0–38 days"),
        ("2014/..", "2022", "2,558–3,286 days"),
        ("2022-01-26", "2022-01-24", "2 days before"),
        ("2022-01-26", "2022-01-25", "1 day before"),
        ("2022-01-26", "[2022-01-20..2022-01-24]", "2–6 days before"),
        ("2022-01-10/2022-01-20", "2022-01-12", "+2 days"),
    ],
)
def test_an_interval_is_said_as_it_is_known(first: str, last: str, words: str) -> None:
    assert between(first, last).words() == words


@given(near_dates(), near_dates())
def test_the_bounds_are_those_of_all_days_that_the_dates_allow(
    first: EventDate, last: EventDate
) -> None:
    if BEGINNING in (first.earliest_start, last.earliest_start) or END in (
        first.latest_start,
        last.latest_start,
    ):
        return
    one, other = (
        range(d.earliest_start // DAY, d.latest_start // DAY + 1) for d in (first, last)
    )
    days = {b - a for a in one for b in (other.start, other.stop - 1)} | {
        b - one.start for b in other
    }
    possible = [n for n in days if n >= 0] or [*days]
    if max(days) >= 0 > min(days) and other.start <= one.stop - 1:
        possible.append(0)
    found = Interval.to_answer(first, last)
    assert (found.least, found.most) == (min(possible), max(days))
