"""Zones: times of a chronology on the clock of one time zone."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from crisistl.dates.axis import BEGINNING, DAY, END, Moment, first_second
from crisistl.dates.clock_changes import ChangedTime, changed_time
from crisistl.dates.edtf import EventDate
from crisistl.dates.grammar import periods
from crisistl.dates.period import Period
from crisistl.errors import UsageError

_TIME = re.compile(
    r"(?<![-\d])(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d(?P<second>:\d\d)?)(?P<zone>Z|[+-]\d\d(?::\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone in which a chronology gives its times, where it names one, and the one in which they are shown."""

    own: ZoneInfo | None
    shown: ZoneInfo | None

    @classmethod
    def of(cls, own: str | None, shown: str | None) -> "Zones | None":
        """The zones with these IANA names; None where there is neither. UsageError for an unknown name."""
        if own is None and shown is None:
            return None
        return cls(
            *(None if name is None else zone_named(name) for name in (own, shown))
        )

    @property
    def clock(self) -> ZoneInfo:
        """The zone whose clock counts."""
        zone = self.shown or self.own
        assert zone
        return zone

    def place(self, when: EventDate) -> EventDate:
        """The date with its bounds on this clock; its text as well where times are shown in a zone.

        Left as it is: a date without a time, and a time of which the zone isn't known.
        """
        if when.clock is None:
            return when
        return _placed(when, self)

    def window(self, period: Period) -> Period:
        """A typed period on this clock: one in UTC is moved to it."""
        if period.clock == "utc":
            lower, upper = (
                self._local(bound) for bound in (period.lower, period.upper)
            )
            return Period(lower, upper, "zone")
        if period.is_days:
            return period
        return Period(period.lower, period.upper, "zone")

    def changed(self, period: Period) -> ChangedTime | None:
        """A bound of a typed period that the clock doesn't have, or has twice, where its zone isn't typed."""
        if period.clock == "utc":
            return None
        times = []
        if period.lower % DAY:
            times.append(period.lower)
        if period.upper % DAY != DAY - 1:
            times.append(period.upper)
        for bound in times:
            try:
                found = changed_time(bound.datetime(), self.clock)
            except (ValueError, OverflowError):
                continue
            if found:
                return found
        return None

    def later(self, bound: Moment, seconds: int) -> Moment:
        """A time of this clock so many seconds later, or earlier, with the changes of clocks between."""
        try:
            start = bound.datetime().replace(tzinfo=self.clock)
            end = start.astimezone(UTC) + timedelta(seconds=seconds)
            return first_second(end.astimezone(self.clock))
        except (ValueError, OverflowError):
            return Moment(bound + seconds)

    def _local(self, bound: Moment) -> Moment:
        if bound in (BEGINNING, END):
            return bound
        try:
            local = bound.datetime().replace(tzinfo=UTC).astimezone(self.clock)
        except (ValueError, OverflowError):
            return bound
        return first_second(local)


@lru_cache(maxsize=1 << 14)
def _placed(when: EventDate, zones: Zones) -> EventDate:
    times = [*_TIME.finditer(when.text)]
    if not all(time["zone"] or zones.own for time in times):
        return when
    try:
        text = _TIME.sub(lambda time: _in_zone(time, zones), when.text)
        placed = EventDate.parse(text)
    except (ValueError, OverflowError):
        return when
    if not times or placed.clock is None:
        return when
    members: tuple[Period, ...] = ()
    if placed.precision == "set":
        members = tuple(periods(text) or ())
    clock = placed.clock._replace(placed=True, members=members)
    return replace(placed, text=text if zones.shown else when.text, clock=clock)


def _in_zone(time: re.Match[str], zones: Zones) -> str:
    """The same time on the clock of the zone, with what that differs from UTC."""
    at = datetime.fromisoformat(f"{time['day']}T{time['clock']}{_offset(time['zone'])}")
    if at.tzinfo is None:
        at = at.replace(tzinfo=zones.own)
    # by way of UTC: Python leaves a time that doesn't exist as it is in its own zone
    local = at.astimezone(UTC).astimezone(zones.clock)
    text = local.isoformat(timespec="seconds" if time["second"] else "minutes")
    offset = local.utcoffset()
    whole = offset is None or offset.seconds % 60 == 0
    # before standard time, zones differ from UTC by seconds, which EDTF can't write
    return (text if whole else text[: text.rindex(":")]).replace("+00:00", "Z")


def _offset(zone: str | None) -> str:
    return {None: "", "Z": "+00:00"}.get(zone, f"{zone}:00"[:6])


def zone_named(name: str) -> ZoneInfo:
    """The zone with this IANA name, such as Europe/Kyiv. UsageError where there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        known = _near(name)
    raise UsageError(f"unknown time zone {name!r}{known}")


def _near(name: str) -> str:
    from zoneinfo import available_timezones

    from crisistl.text.names import did_you_mean

    return (
        did_you_mean(name, sorted(available_timezones()))
        or "; write one such as Europe/Kyiv or UTC"
    )
