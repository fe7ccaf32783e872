"""Completion: the names that a shell offers for an option, from the chosen chronology."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from crisistl.cli.settings import data_files
from crisistl.errors import CrisisError
from crisistl.text.names import fold

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

Completer = Callable[[Any, str], list[str]]


def values(*known: str) -> Completer:
    """A completer for a few fixed words."""

    def offered(ctx: Any, incomplete: str) -> list[str]:
        return _continued(incomplete, known)

    return offered


def choices(field: str) -> Completer:
    """A completer for the words of which an event has one in this field."""

    def offered(ctx: Any, incomplete: str) -> list[str]:
        from crisistl.query.lookup import field_of

        return _continued(incomplete, field_of(field).choices)

    return offered


def counted(ctx: Any, incomplete: str) -> list[str]:
    """What events can be counted by."""
    from crisistl.query.counted import PERIODS
    from crisistl.query.fields import FIELDS

    return _continued(
        incomplete, (field.name for field in (*FIELDS, *PERIODS) if field.values)
    )


def _names(field: str) -> Completer:
    def offered(ctx: Any, incomplete: str) -> list[str]:
        from crisistl.query.lookup import field_of
        from crisistl.query.vocabulary import spellings

        timeline = _timeline(ctx)
        if timeline is None:
            return []
        return _continued(
            incomplete, (name for name, _ in spellings(field_of(field), timeline))
        )

    return offered


def part_ids(ctx: Any, incomplete: str) -> list[str]:
    """The ids of all events, actors, themes and sources."""
    timeline = _timeline(ctx)
    if timeline is None:
        return []
    registers = (
        timeline.events,
        timeline.actors,
        timeline.themes,
        timeline.sources,
    )
    return _continued(incomplete, (part.id for parts in registers for part in parts))


def _timeline(ctx: Any) -> "Timeline | None":
    """The chronology that the command is about; None where it can't be read."""
    from crisistl.formats.loading import load

    try:
        data = (
            _own_file(ctx)
            or ctx.params.get("data")
            or [os.environ.get("CRISISTL_DATA")]
        )
        if not data[0]:
            data = [*data_files(), None]
        if data[0] != "-":
            return load(data[0])
        return load()
    except CrisisError:
        return None


def _own_file(ctx: Any) -> list[str]:
    """The file that `crisistl add` adds to; it is not sorted out yet where an option before has no value."""
    if "chronology" not in ctx.params:
        return []
    return [ctx.params["chronology"]] if ctx.params["chronology"] else ctx.args[:1]


def commands(ctx: Any, incomplete: str) -> list[str]:
    """The names of the commands."""
    from crisistl.cli.catalogue import COMMANDS

    return _continued(incomplete, (known.name for known in COMMANDS))


def saved_questions(ctx: Any, incomplete: str) -> list[str]:
    """The names of the saved questions."""
    from crisistl.cli.settings import question_files

    names: list[str] = []
    with suppress(CrisisError):
        for settings in question_files():
            names += settings.questions
    return _continued(incomplete, names)


actors, themes, sources, places = (
    _names("actor"),
    _names("theme"),
    _names("source"),
    _names("place"),
)
ids = _names("id")


def formats(ctx: Any, incomplete: str) -> list[str]:
    """The formats that a chronology can be read from."""
    from crisistl.formats.core.registry import FORMATS

    return _continued(incomplete, (known.name for known in FORMATS if known.reads))


def written_formats(ctx: Any, incomplete: str) -> list[str]:
    """The formats that a chronology can be written in."""
    from crisistl.formats.core.registry import FORMATS

    return _continued(incomplete, (known.name for known in FORMATS if known.writes))


def columns(ctx: Any, incomplete: str) -> list[str]:
    """The columns of a table, after the last comma and a minus."""
    from crisistl.query.fields import FIELDS

    before, comma, last = incomplete.rpartition(",")
    if last.startswith("-"):
        comma, last = f"{comma}-", last[1:]
    found = []
    for name in _continued(last, (f.column for f in FIELDS if f.cell)):
        found.append(before + comma + name)
    return found


def _continued(incomplete: str, known: Iterable[str]) -> list[str]:
    """What goes on from what is typed; no name that would give the terminal a command."""
    from crisistl.output.cells import harmless

    start = fold(incomplete)
    found = []
    for name in dict.fromkeys(known):
        if fold(name).startswith(start) and harmless(name) == name:
            found.append(name)
    return found
