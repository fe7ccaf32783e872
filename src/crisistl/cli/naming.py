"""Naming: the events that a text on the command line stands for."""

from datetime import date
from shlex import quote

from crisistl.dates import DateError, Period, parse_period
from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import did_you_mean


def named(text: str, timeline: Timeline, today: date) -> tuple[Event, ...]:
    """The events that a text names: by id, else by the day they began, else by how their id begins.

    UsageError where there is none or where several ids begin so.
    """
    if event := timeline.events_by_id.get(text):
        return (event,)
    day = _period(text, today)
    if day and (began := _began(day, timeline)):
        return began
    starting = [event for event in timeline.events if event.id.startswith(text)]
    if len(starting) == 1:
        return (starting[0],)
    if day and not starting:
        raise UsageError(f"no event began {_when(day)}; see `crisistl list --on {quote(text)}`")
    if starting:
        ids = ", ".join(event.id for event in starting[:8]) + (" ..." if len(starting) > 8 else "")
        raise UsageError(f"{len(starting)} ids begin with {text!r}: {ids}")
    near = did_you_mean(text, timeline.events_by_id)
    raise UsageError(f"no event {text!r}{near or '; see `crisistl list --columns id,title`'}")


def _began(day: Period, timeline: Timeline) -> tuple[Event, ...]:
    return tuple(e for e in timeline.events if day.lower <= e.date.s1 and e.date.s2 <= day.upper)


def _when(period: Period) -> str:
    return f"{'on' if period.lower == period.upper else 'in'} {period.describe()}"


def _period(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today, ranges=False)
    except DateError:
        return None
