"""Naming: the events that a text on the command line stands for."""

from datetime import date
from shlex import quote

from crisistl.dates import DateError, Period, parse_period
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.model.timeline import Event
from crisistl.query.fields import field_of
from crisistl.query.tree import During
from crisistl.text.names import did_you_mean


def named(text: str, engine: Engine, today: date) -> tuple[Event, ...]:
    """The events that a text names: by id, else by the day they began, else by how their id begins.

    UsageError where there is none or where several ids begin so.
    """
    if event := engine.events((text,)).get(text):
        return (event,)
    day = _period(text, today)
    if day and (began := _began(day, engine)):
        return began
    ids = [identity for identity, _ in engine.spellings(field_of("id"))]
    starting = [*engine.events(identity for identity in ids if identity.startswith(text)).values()]
    if len(starting) == 1:
        return (starting[0],)
    if day and not starting:
        raise UsageError(f"no event began {_when(day)}; see `crisistl list --on {quote(text)}`")
    if starting:
        shown = ", ".join(event.id for event in starting[:8]) + (" ..." if len(starting) > 8 else "")
        raise UsageError(f"{len(starting)} ids begin with {text!r}: {shown}")
    near = did_you_mean(text, ids)
    raise UsageError(f"no event {text!r}{near or '; see `crisistl list --columns id,title`'}")


def _began(day: Period, engine: Engine) -> tuple[Event, ...]:
    """The events that surely began in these days."""
    return tuple(hit.event for hit in engine.hits(During(day, "start"), certain=True))


def _when(period: Period) -> str:
    return f"{'on' if period.lower == period.upper else 'in'} {period.describe()}"


def _period(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today, ranges=False)
    except DateError:
        return None
