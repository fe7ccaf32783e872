"""The floor: the least that a typer, pydantic and rich program does for a list of events; start-up is held against it.

It validates the bundled chronology against models with the fields of crisistl's own and prints one table. It has
one command and no option, reads no date, checks no reference, and can be asked nothing.
"""

from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Value):
    id: str
    title: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None


class Actor(Value):
    id: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    role: str | None = None
    iso: str | None = None
    wikidata: str | None = None


class Theme(Value):
    id: str
    name: str
    description: str | None = None
    part_of: str | None = None


class Quote(Value):
    text: str
    speaker: str | None = None


class Citation(Value):
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    locator: str | None = None


class Event(Value):
    id: str
    date: str
    title: str
    summary: str = ""
    type: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    place: str | None = None
    part_of_day: str | None = None
    date_text: str | None = None
    status: str = "reported"
    attributed_to: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    responds_to: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    sources: tuple[str | Citation, ...] = ()
    extra: dict[str, Any] = {}


class Omitted(Value):
    id: str
    date: str
    title: str


class Timeline(Value):
    title: str
    description: str | None = None
    language: str | None = None
    as_of: str | None = None
    license: str | None = None
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    themes: tuple[Theme, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    events: tuple[Event, ...] = ()


app = typer.Typer()


@app.command()
def events(file: Path) -> None:
    """Print the events of a chronology, one a row."""
    timeline = Timeline.model_validate_json(file.read_bytes())
    table = Table("date", "who", "title", "themes")
    for event in timeline.events:
        table.add_row(
            event.date, ", ".join(event.actors), event.title, ", ".join(event.themes)
        )
    Console().print(table)


if __name__ == "__main__":
    app()
