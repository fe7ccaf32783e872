"""`crisistl show`: everything about an event."""

from datetime import date
from typing import Annotated

from typer import Argument

from crisistl.cli import console
from crisistl.cli.completion import ids as event_ids
from crisistl.cli.options import Form, Reading, shared
from crisistl.dates import DateError, Period, parse_period
from crisistl.errors import UsageError
from crisistl.fields import Hit
from crisistl.model import Event, Timeline
from crisistl.names import did_you_mean
from crisistl.views.answer import Answer
from crisistl.views.detail import detail_table
from crisistl.views.events import events_table


@shared
def command(
    reading: Reading,
    form: Form,
    events: Annotated[
        list[str],
        Argument(
            metavar="ID...",
            autocompletion=event_ids,
            help="An id, a date (what began that day) or the beginning of an id.",
        ),
    ],
) -> None:
    """Everything about an event, with what it answers and what answers it."""
    timeline = reading.timeline()
    found = {event.id: event for text in events for event in named(text, timeline, reading.day())}
    if form.format is None:
        console.show_each([detail_table(event, timeline) for event in found.values()], output=form.output)
        return
    answer = Answer(timeline, tuple(map(Hit, found.values())))
    console.show(events_table(answer), format=form.format, output=form.output)


def named(text: str, timeline: Timeline, today: date) -> tuple[Event, ...]:
    """The events that a text names: by id, else by the day they began, else by how their id begins.

    UsageError where there is none or where several ids begin so.
    """
    if event := timeline.events_by_id.get(text):
        return (event,)
    if day := _period(text, today):
        if began := tuple(e for e in timeline.events if day.lower <= e.date.s1 and e.date.s2 <= day.upper):
            return began
        raise UsageError(f"no event began {day.describe()}; see `crisistl list --on {text}`")
    starting = [event for event in timeline.events if event.id.startswith(text)]
    if len(starting) == 1:
        return (starting[0],)
    if starting:
        ids = ", ".join(event.id for event in starting[:8]) + (" ..." if len(starting) > 8 else "")
        raise UsageError(f"{len(starting)} ids begin with {text!r}: {ids}")
    near = did_you_mean(text, timeline.events_by_id)
    raise UsageError(f"no event {text!r}{near or '; see `crisistl list --columns id,title`'}")


def _period(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today, ranges=False)
    except DateError:
        return None
