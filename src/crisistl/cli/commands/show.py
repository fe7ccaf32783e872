"""`crisistl show`: everything about an event."""

from typing import Annotated

from typer import Argument

from crisistl.cli import console
from crisistl.cli.completion import ids as event_ids
from crisistl.cli.form import Form
from crisistl.cli.naming import named
from crisistl.cli.options import shared
from crisistl.cli.reading import Reading
from crisistl.engine.answer import Answer
from crisistl.query.fields import Hit
from crisistl.views.detail import event_report
from crisistl.views.events import events_report


@shared
def command(
    reading: Reading,
    form: Form,
    events: Annotated[
        list[str],
        Argument(
            metavar="ID",
            autocompletion=event_ids,
            help="An id, the beginning of an id, or the day on which the event began.",
        ),
    ],
) -> None:
    """Show everything about an event, with the events it responds to and the responses to it."""
    timeline = reading.timeline()
    found = {event.id: event for text in events for event in named(text, timeline, reading.day())}
    if form.format is None:
        console.show_each([event_report(event, timeline) for event in found.values()], output=form.output)
        return
    answer = Answer(timeline, tuple(map(Hit, found.values())))
    form.show(events_report(answer))
