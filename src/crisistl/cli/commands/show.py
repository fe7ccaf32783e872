"""`crisistl show`: everything about an event."""

from collections.abc import Sequence
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from crisistl.cli.completion import ids as event_ids
from crisistl.cli.conditions import as_options
from crisistl.cli.data_options import DataOptions
from crisistl.cli.declaring import Argument
from crisistl.cli.form import Form
from crisistl.cli.naming import event_named, named
from crisistl.cli.options import shared
from crisistl.engine.answer import Answer, surroundings
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.output.report import Heading, Report
from crisistl.output.table import Table
from crisistl.query.lookup import field_of
from crisistl.query.vocabulary import Vocabulary
from crisistl.views.actor_card import actors_report
from crisistl.views.detail import event_report
from crisistl.views.events import events_report

if TYPE_CHECKING:
    from crisistl.model.timeline import Actor, Event


@shared
def command(
    reading: DataOptions,
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
    actors = {text: actor for text in events if (actor := _actor(text, engine))}
    _refuse_unquoted(events, engine)
    found = {}
    for text in events:
        if text not in actors:
            for event in named(text, engine, reading.day(), reading.data):
                found[event.id] = event
    form.show(_report([*actors.values()], [*found.values()], engine))


def _refuse_unquoted(words: Sequence[str], engine: Engine) -> None:
    """Raise UsageError where all words together are the title or the id of one event: show Geneva talks."""
    if len(words) == 1 or len(engine.events(words)) == len(words):
        return
    title = " ".join(words)
    if event_named(title, engine, whole=True):
        raise UsageError(
            "a title of several words needs quotation marks",
            f"write: crisistl show {quote(title)}",
        )


def _report(actors: "list[Actor]", events: "list[Event]", engine: Engine) -> Report:
    """The cards of actors and everything about events; for programs a table of the one or the other."""
    cards = actors_report(
        actors, engine, lambda query: f"crisistl list {as_options(query)}"
    )
    if events:
        near = surroundings(engine, events)
        details = [event_report(event, near) for event in events]
        rows = events_report(Answer.of(engine.head.with_parts(events=tuple(events))))
    else:
        details = []
        rows = replace(cards, heading=Heading(engine.head.title))
    if actors and events:
        rows = Report(Heading(engine.head.title), _refuse_both)
    parts = (*cards.parts, *details)
    return replace(rows, reading=lambda: _joined(parts), drawing=None, parts=parts)


def _joined(parts: Sequence[Report]) -> Table:
    """The parts as one table for people, each below its own heading."""
    tables = [part.rows() for part in parts]
    sections = []
    for part, table in zip(parts, tables, strict=True):
        heading = f"{part.heading.title} ({part.heading.sentence})"
        sections += [replace(section, heading=heading) for section in table.sections]
    return Table(tables[0].columns, tuple(sections))


def _refuse_both() -> Table:
    raise UsageError("a table has either actors or events; name them one after another")


def _actor(text: str, engine: Engine) -> "Actor | None":
    """The actor with this id, name or alias, in any case; None for the id of an event."""
    field = field_of("actor")
    identity = Vocabulary.of(field, engine.spellings(field)).get(text)
    if identity is None or engine.events((text,)):
        return None
    return engine.head.actors_by_id[identity]
