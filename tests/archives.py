"""Archives for tests: timelines put into an archive as `crisistl archive` does."""

from pathlib import Path

from crisistl.formats.archive.writing import Source, Wish, append, build
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Reading, ReadOptions
from crisistl.formats.json.own import read_lines
from crisistl.formats.json.own_writer import write_lines
from crisistl.model.timeline import Timeline
from exchange import written

QUIET = Wish(skip_bad=False, note=lambda text: None, progress=lambda events: None)


def source(timeline: Timeline, name: str = "file") -> Source:
    """A file with this timeline."""
    import io

    text = written(write_lines, timeline).encode()

    def readings() -> list[Reading]:
        file = Input(None, name, spooled=io.BytesIO(text))
        return [*read_lines(file, ReadOptions())]

    return Source(name, readings)


def archived(path: Path, timeline: Timeline) -> Path:
    """The archive of a timeline."""
    build([source(timeline)], str(path), QUIET)
    return path


def appended(path: Path, timeline: Timeline) -> int:
    """Add a timeline to an archive; the number of its events."""
    return append([source(timeline)], str(path), QUIET)
