"""`crisistl show`: everything about an event."""

from typing import Annotated

from crisistl.cli import console
from crisistl.cli.completion import ids as event_ids
from crisistl.cli.declaring import Argument
from crisistl.cli.form import Form
from crisistl.cli.naming import named
from crisistl.cli.options import shared
from crisistl.cli.reading import Reading
from crisistl.engine.answer import Answer, surroundings
from crisistl.engine.base import Engine
from crisistl.output.report import Report
from crisistl.query.fields import field_of
from crisistl.query.vocabulary import Vocabulary
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
            help="An id or its beginning, words of a title, the day on which the event began, or an actor's name.",
        ),
    ],
) -> None:
    """Show everything about an event, with the events it responds to and the responses to it.

    With the name of an actor, show its names, its first and last event, with whom it acts and about what.
    """
    engine = reading.engine()
    if cards := [card for text in events if (card := actor_card(text, engine))]:
        console.show_each(cards, output=form.output)
        events = [text for text in events if not actor_card(text, engine)]
        if not events:
            return
    found = {
        event.id: event
        for text in events
        for event in named(text, engine, reading.day())
    }
    if form.format is None:
        near = surroundings(engine, found.values())
        console.show_each(
            [event_report(event, near) for event in found.values()], output=form.output
        )
        return
    form.show(
        events_report(Answer.of(engine.head.with_parts(events=tuple(found.values()))))
    )


def actor_card(text: str, engine: Engine) -> Report | None:
    """The card of the actor with this id, name or alias; None where the text is an event's id or begins only one."""
    actor = field_of("actor")
    identity = Vocabulary.of(actor, engine.spellings(actor)).get(text)
    if identity is None or engine.events((text,)):
        return None
    ids = {
        event for event, _ in engine.spellings(field_of("id")) if event.startswith(text)
    }
    if len(ids) == 1:
        return None
    from crisistl.cli.conditions import as_options
    from crisistl.views.actor_card import actor_report

    return actor_report(
        engine.head.actors_by_id[identity],
        engine,
        lambda query: f"crisistl list {as_options(query)}",
    )
