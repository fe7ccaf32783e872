"""Loading: a timeline from a file, whatever its format, or the bundled chronology."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from crisistl.errors import DataError
from crisistl.formats.core.bundled import bundled
from crisistl.formats.core.choosing import detected, format_of_input
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, ReadOptions
from crisistl.formats.core.registry import format_named
from crisistl.formats.json.stream import Stream
from crisistl.model.timeline import Timeline

_OWN = ("json", "jsonl")
_WITH_NAMES_APART = (*_OWN, "actors", "archive", "ics", "markwhen", "timelinejs")


def readings(
    file: Input, from_format: str | None, options: ReadOptions
) -> Iterator[Item]:
    """The records of a file, by the format named or else by the one it looks like."""
    if from_format:
        return format_named(from_format).reader()(file, options)
    known, remark = detected(file)
    remarks = (remark,) if remark else ()
    return chain(remarks, known.reader()(file, options))


def load(
    path: str | Path | None = None,
    *,
    from_format: str | None = None,
    options: ReadOptions | None = None,
    skip_bad: bool = False,
    note: Callable[[str], object] = lambda text: None,
) -> Timeline:
    """The timeline of a file ("-" is standard input); without a path, the bundled chronology.

    Raises DataError with every fault of the file, one a line; with `skip_bad` what is at fault is left out.
    `note` is called with each remark on how the file was read. A JSON object with a key twice is refused.
    """
    with Input.of(str(path if path is not None else bundled())) as file, _uncollected():
        refuse_large_archive(file)
        # where the stream is not sound, the reader says what is at fault
        options = options or ReadOptions()
        if (
            from_format is None
            and (stream := Stream.of(file, to_write=not options.plain))
            and (timeline := stream.whole())
        ):
            return timeline
        found = readings(file, from_format, options)
        return timeline_of(
            found, file.name, skip_bad=skip_bad, note=note, plain=options.plain
        )


def has_names_apart(path: str) -> bool:
    """Whether a file's format has each name by itself, unlike the cells of a table. Standard input is not looked at."""
    if path == "-":
        return False
    with Input.of(path) as file:
        known, _ = detected(file)
    return known.name in _WITH_NAMES_APART


def refuse_large_archive(file: Input) -> None:
    """Raise DataError where a file is an archive of more events than can be held in memory."""
    if file.path and file.path.is_dir():
        from crisistl.formats.archive.layout import Manifest, refuse_large

        refuse_large(Manifest.of(file.path).events, file.name)


def valid_timeline(file: Input) -> "Timeline | None":
    """The timeline of a file of our own JSON; None where it is another format, or there is anything to say about it."""
    notes: list[str] = []
    with _uncollected():
        try:
            if (stream := Stream.of(file)) and (whole := stream.whole()):
                return whole
            known = format_of_input(file)
            if known.name not in _OWN:
                return None
            found = known.reader()(file, ReadOptions())
            timeline = timeline_of(found, file.name, note=notes.append)
        except DataError:
            return None
    if notes:
        return None
    return timeline


@contextmanager
def _uncollected() -> Iterator[None]:
    """All that loading makes is kept, so looking for garbage meanwhile doubles its time and finds none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
