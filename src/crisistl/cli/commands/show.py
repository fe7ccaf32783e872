"""`crisistl show`: everything about an event."""

from typing import Annotated

from typer import Argument

from crisistl.cli import console
from crisistl.cli.completion import ids as event_ids
from crisistl.cli.form import Form
from crisistl.cli.naming import named
from crisistl.cli.options import shared
from crisistl.cli.reading import Reading
from crisistl.engine.answer import Answer, surroundings
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
    engine = reading.engine()
    found = {event.id: event for text in events for event in named(text, engine, reading.day())}
    if form.format is None:
        near = surroundings(engine, found.values())
        console.show_each([event_report(event, near) for event in found.values()], output=form.output)
        return
    form.show(events_report(Answer.of(engine.head.with_parts(events=tuple(found.values())))))
