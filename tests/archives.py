"""Archives for tests: timelines put into an archive as `crisistl archive` does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crisistl.engine.archive.servers import fill_server
from crisistl.formats.archive.wishes import Source, Wish
from crisistl.formats.archive.writing import append, build
from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.core.record import Item, Record
from crisistl.formats.core.validation import REGISTERS
from crisistl.model.timeline import Timeline

QUIET = Wish(skip_bad=False, note=lambda text: None, progress=lambda events: None)


def source(timeline: Timeline, name: str = "file") -> Source:
    """A file with this timeline."""
    return Source(name, lambda: _readings(timeline))


def _readings(timeline: Timeline) -> Iterator[Item]:
    yield Record("timeline", header(timeline), 0)
    kinds: dict[Any, str] = REGISTERS
    for kind, register in kinds.items():
        for number, part in enumerate(getattr(timeline, register)):
            event = part if kind == "event" else None
            value = {} if event else plain(part)
            yield Record(kind, value, number, None, None, event)


def archived(path: Path, timeline: Timeline) -> Path:
    """The archive of a timeline."""
    build([source(timeline)], str(path), QUIET)
    return path


def appended(path: Path, timeline: Timeline) -> int:
    """Add a timeline to an archive; the number of its events."""
    return append([source(timeline)], str(path), QUIET)


def served(url: str, archive: Path) -> int:
    """Put an archive into a server; the number of its events."""
    return fill_server(url, str(archive), lambda events: None)
