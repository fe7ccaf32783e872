"""`crisistl source`: add, change or unite sources of a chronology of one's own."""

from functools import partial
from typing import Annotated, Any

from crisistl.cli.clock import Clock, DateOrderOption, typed_order
from crisistl.cli.completion import sources
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.own_register import (
    AliasOptions,
    ChronologyArgument,
    UniteOption,
    change_register,
)
from crisistl.edit.event_draft import EventDraft
from crisistl.model.timeline import Timeline


@shared
def command(
    clock: Clock,
    names: AliasOptions,
    chronology: ChronologyArgument,
    source: Annotated[
        str | None,
        Argument(
            metavar="TITLE", help="Its title, id or alias.", autocompletion=sources
        ),
    ] = None,
    title: Annotated[
        str | None, Option("--title", metavar="TITLE", help="The title to show.")
    ] = None,
    publisher: Annotated[
        str | None, Option("--publisher", metavar="NAME", help="Who publishes it.")
    ] = None,
    published: Annotated[
        str | None,
        Option(
            "--published", metavar="DATE", help="When it appeared: 27 January 2022."
        ),
    ] = None,
    url: Annotated[
        str | None, Option("--url", metavar="URL", help="Where it can be read.")
    ] = None,
    author: Annotated[
        str | None, Option("--author", metavar="NAME", help="Who wrote it.")
    ] = None,
    date_order: DateOrderOption = None,
    unite: UniteOption = None,
) -> None:
    """Add a source to a chronology, or change one: its titles, its publisher, when and where it appeared.

    Without options it shows the source, or adds one of this title. "" empties a field. --unite A B makes one source
    of two, with the events of both. `crisistl undo FILE` undoes the change.
    """
    typed = {
        "title": title,
        "publisher": publisher,
        "published": published,
        "url": url,
        "author": author,
    }
    read = partial(_read, clock, date_order)
    change_register(chronology, "source", source, typed, names, unite, read)


def _read(
    clock: Clock, order: str | None, timeline: Timeline, field: str, text: str
) -> Any:
    if field == "published":
        return EventDraft(timeline, clock.day(), typed_order(order)).read(
            "date", [text]
        )
    return text.strip()
