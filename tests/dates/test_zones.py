"""Times on the clock of one zone, and matching where the zone of a time isn't known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import Certainty, EventDate, Period, answer, parse_period
from crisistl.dates.axis import first_second
from crisistl.dates.zones import Zones
from crisistl.errors import UsageError

KYIV, LONDON = ZoneInfo("Europe/Kyiv"), ZoneInfo("Europe/London")
IN_KYIV = Zones(KYIV, None)


@pytest.mark.parametrize(
    ("text", "own", "shown", "expected"),
    [
        ("2022-02-24T03:00Z", KYIV, None, ("2022-02-24T03:00Z", "2022-02-24T05:00")),
        ("2022-02-24T05:00", KYIV, None, ("2022-02-24T05:00", "2022-02-24T05:00")),
        ("2022-02-24T05:00", KYIV, LONDON, ("2022-02-24T03:00Z", "2022-02-24T03:00")),
        ("2022-02-24T23:30Z", KYIV, None, ("2022-02-24T23:30Z", "2022-02-25T01:30")),
        ("2022-07-01T12:00Z", None, KYIV, ("2022-07-01T15:00+03:00", "2022-07-01T15:00")),
        ("2022-07-01T12:00", None, KYIV, ("2022-07-01T12:00", "2022-07-01T12:00")),
        ("2022-07-01T12:00:30Z/2022-07-01T13:00Z", None, KYIV,
         ("2022-07-01T15:00:30+03:00/2022-07-01T16:00+03:00", "2022-07-01T15:00:30")),
        ("2022-02-24", KYIV, LONDON, ("2022-02-24", "2022-02-24")),
        ("-0043-03-15T11:00", KYIV, LONDON, ("-0043-03-15T11:00", "-0043-03-15T11:00")),
    ],
)  # fmt: skip
def test_a_time_is_placed_on_one_clock(text, own, shown, expected) -> None:
    placed = Zones(own, shown).place(EventDate.parse(text))
    assert (placed.text, str(placed.earliest_start)) == expected


TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2037, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(
    TIMES,
    st.sampled_from(
        [KYIV, LONDON, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")]
    ),
)
def test_an_instant_keeps_its_place_in_every_zone(at: datetime, zone: ZoneInfo) -> None:
    shown = Zones(None, zone).place(
        EventDate.parse(f"{at.isoformat(timespec='minutes')}Z")
    )
    local = at.replace(tzinfo=UTC).astimezone(zone)
    assert shown.earliest_start == first_second(local)
    assert shown.clock
    if shown.clock.start_offset is not None:
        assert timedelta(seconds=shown.clock.start_offset) == local.utcoffset()


@given(TIMES, st.integers(-3000, 3000), st.integers(0, 3000))
def test_minutes_are_matched_as_brute_force_does(
    at: datetime, away: int, length: int
) -> None:
    event = EventDate.parse(at.isoformat(timespec="minutes"))
    lower = at + timedelta(minutes=away)
    upper = lower + timedelta(minutes=length)
    window = parse_period(
        f"{lower.isoformat()[:16]}..{upper.isoformat()[:16]}", date(2022, 1, 1)
    )
    assert answer(event, window) is (
        Certainty.YES if lower <= at <= upper else Certainty.NO
    )


@given(TIMES, st.integers(-3000, 3000), st.integers(0, 3000), st.integers(-12, 12))
def test_an_instant_and_a_window_in_utc_are_matched_as_brute_force_does(
    at, away, length, hours
) -> None:
    offset = f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"
    event = EventDate.parse(f"{at.isoformat(timespec='minutes')}{offset}")
    instant = at - timedelta(hours=hours)
    lower = instant + timedelta(minutes=away)
    upper = lower + timedelta(minutes=length)
    window = parse_period(
        f"{lower.isoformat()[:16]}Z..{upper.isoformat()[:16]}Z", date(2022, 1, 1)
    )
    assert answer(event, window) is (
        Certainty.YES if lower <= instant <= upper else Certainty.NO
    )


@given(TIMES, st.integers(-3000, 3000), st.integers(0, 3000))
def test_an_instant_and_a_clock_of_no_known_zone_are_compared_by_their_days(
    at, away, length
) -> None:
    event = EventDate.parse(f"{at.isoformat(timespec='minutes')}Z")
    lower = at + timedelta(minutes=away)
    upper = lower + timedelta(minutes=length)
    window = parse_period(
        f"{lower.isoformat()[:16]}..{upper.isoformat()[:16]}", date(2022, 1, 1)
    )
    of_day = {
        lower
        <= datetime.combine(at.date(), datetime.min.time()) + timedelta(minutes=minute)
        <= upper
        for minute in range(24 * 60)
    }
    expected = (
        Certainty.YES
        if of_day == {True}
        else Certainty.NO
        if of_day == {False}
        else Certainty.MAYBE
    )
    assert answer(event, window) is (
        Certainty.MAYBE if window.is_days and expected is Certainty.MAYBE else expected
    )


def test_a_day_of_no_known_zone_is_the_day_as_written() -> None:
    day = Period(date(2022, 2, 24), date(2022, 2, 24))
    assert answer(EventDate.parse("2022-02-24T23:30Z"), day) is Certainty.YES
    assert (
        answer(IN_KYIV.place(EventDate.parse("2022-02-24T23:30Z")), day) is Certainty.NO
    )


def test_a_typed_time_is_on_the_clock_of_the_zone() -> None:
    assert (
        str(IN_KYIV.window(parse_period("2022-02-24 03:00Z", date(2022, 1, 1))))
        == "2022-02-24T05:00"
    )
    typed = IN_KYIV.window(parse_period("2022-02-24 05:00", date(2022, 1, 1)))
    assert (str(typed), typed.clock) == ("2022-02-24T05:00", "zone")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Europe/Kiyv", "did you mean 'Europe/Kyiv'"),
        ("EST5EDT4", "time zone"),
        ("../x", "time zone"),
    ],
)
def test_an_unknown_zone_is_refused(name: str, rest: str) -> None:
    with pytest.raises(UsageError, match=rest):
        Zones.of(name, None)
