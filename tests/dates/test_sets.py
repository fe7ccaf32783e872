"""Sets and dates with X against brute force over their members, with and without a zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import EventDate, Period, Relation, parse_period
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


MINUTES = st.datetimes(datetime(2022, 1, 1), datetime(2022, 1, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
OFFSETS = st.integers(-12, 14)


def at_offset(text: str, hours: int) -> str:
    return f"{text}{'-' if hours < 0 else '+'}{abs(hours):02}:00"


@given(
    st.lists(st.tuples(MINUTES, OFFSETS), min_size=2, max_size=4),
    MINUTES,
    st.integers(1, 20_000),
)
def test_a_set_of_instants_is_in_a_window_in_utc_as_its_members_are(
    members: list[tuple[datetime, int]], start: datetime, minutes: int
) -> None:
    texts = [at_offset(at.isoformat()[:16], hours) for at, hours in members]
    when = EventDate.parse(f"[{','.join(texts)}]")
    end = start + timedelta(minutes=minutes)
    window = parse_period(
        f"{start.isoformat()[:16]}Z..{end.isoformat()[:16]}Z", date(2022, 1, 1)
    )
    instants = [at - timedelta(hours=hours) for at, hours in members]
    assert said(when, window) == {expected([start <= at <= end for at in instants])}


@given(
    st.lists(st.tuples(MINUTES, OFFSETS), min_size=2, max_size=4),
    MINUTES,
    st.integers(1, 20_000),
)
def test_a_set_of_instants_is_in_a_window_of_the_chronology_s_zone(
    members: list[tuple[datetime, int]], start: datetime, minutes: int
) -> None:
    texts = [at_offset(at.isoformat()[:16], hours) for at, hours in members]
    zones = Zones.of("Europe/Kyiv", None)
    assert zones
    end = start + timedelta(minutes=minutes)
    window = zones.window(Period(first_second(start), first_second(end) + 59))
    local = [at - timedelta(hours=hours - 2) for at, hours in members]
    placed = zones.place(EventDate.parse(f"[{','.join(texts)}]"))
    assert placed.text == f"[{','.join(texts)}]"
    assert said(placed, window) == {expected([start <= at <= end for at in local])}


@given(
    st.lists(st.tuples(MINUTES, OFFSETS), min_size=2, max_size=4),
    MINUTES,
    st.integers(1, 20_000),
)
def test_a_set_of_instants_and_a_clock_of_no_known_zone_are_compared_by_their_days(
    members: list[tuple[datetime, int]], start: datetime, minutes: int
) -> None:
    texts = [at_offset(at.isoformat()[:16], hours) for at, hours in members]
    end = start + timedelta(minutes=minutes)
    window = parse_period(
        f"{start.isoformat()[:16]}..{end.isoformat()[:16]}", date(2022, 1, 1)
    )
    midnight = [datetime.combine(at.date(), datetime.min.time()) for at, _ in members]
    whole = [
        start <= day + timedelta(minutes=minute) <= end
        for day in midnight
        for minute in range(24 * 60)
    ]
    assert said(EventDate.parse(f"[{','.join(texts)}]"), window) == {expected(whole)}


@pytest.mark.parametrize("text", MASKS)
@given(start=MINUTES, minutes=st.integers(1, 700_000))
def test_a_date_with_x_has_whole_days_on_any_clock(
    text: str, start: datetime, minutes: int
) -> None:
    all_days = (date(2020, 1, 1) + timedelta(n) for n in range(3653))
    end = start + timedelta(minutes=minutes)
    zones = Zones.of("Europe/Kyiv", None)
    assert zones
    window = zones.window(Period(first_second(start), first_second(end) + 59))
    midnight = [
        datetime.combine(day, datetime.min.time())
        for day in all_days
        if MASKS[text](day)
    ]
    last_minute = timedelta(hours=23, minutes=59)
    touched = [day <= end and day + last_minute >= start for day in midnight]
    inside = [start <= day and day + last_minute <= end for day in midnight]
    found = answer(zones.place(EventDate.parse(text)), window).name
    assert (found == "NO") == (not any(touched))
    if all(inside):
        assert found == "YES"


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
