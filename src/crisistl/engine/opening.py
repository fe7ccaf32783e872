"""Opening a file: the engine that answers for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from crisistl.engine.base import Engine
from crisistl.formats.core.input import Input
from crisistl.formats.seen import ENDINGS, is_small, recalled, remember
from crisistl.text.switch import is_quick
from crisistl.text.wording import is_server

if TYPE_CHECKING:
    from crisistl.formats.json.stream import Stream
    from crisistl.model.timeline import Timeline


def open_engine(
    path: str,
    from_format: str | None,
    load: Callable[[], Timeline],
    zone: str | None = None,
    *,
    to_write: bool = False,
) -> Engine:
    """The engine for a file ("-" is standard input) in its own or a named format; `zone` is shown.

    `load` reads the whole file; it is called where no other engine can answer. With `to_write`, events can be
    written in any format; without, they may be plain values with the fields of the model. DataError where the
    file can't be read.
    """
    if is_server(path):
        from crisistl.engine.archive.engine import ArchiveEngine
        from crisistl.engine.archive.servers import open_server

        return ArchiveEngine(open_server(path, to_write=to_write), zone)
    if from_format in (None, "archive") and os.path.isdir(path):
        from crisistl.formats.archive.layout import is_archive

        if is_archive(path):
            from crisistl.engine.archive.duck import DuckStore
            from crisistl.engine.archive.engine import ArchiveEngine

            return ArchiveEngine(DuckStore(path, to_write=to_write), zone)
    # a pipe can be read only once, so its events have to be held
    if from_format is None and os.path.isfile(path):
        return _of_file(Input.of(path), load, zone, to_write)
    from crisistl.engine.memory import MemoryEngine

    return MemoryEngine(load(), zone)


def _of_file(
    file: Input, load: Callable[[], Timeline], zone: str | None, to_write: bool
) -> Engine:
    """The engine for a file: it is held if it is small or can't be streamed."""
    timeline = None
    if is_quick() and is_small(file):
        timeline = _small(file, to_write)
    if timeline is None:
        if engine := _streaming(file, load, zone, is_quick() and not to_write):
            return engine
        timeline = load()
    from crisistl.engine.memory import MemoryEngine

    return MemoryEngine(timeline, zone)


def _streaming(
    file: Input, load: Callable[[], Timeline], zone: str | None, is_quick: bool
) -> Engine | None:
    """The engine of a file that can be streamed; if `is_quick`, without checking again what was valid before."""
    from crisistl.engine.stream import StreamEngine

    def checking() -> Stream | None:
        from crisistl.formats.json.stream import Stream

        return Stream.of(file, to_write=not is_quick, remembers=is_quick)

    if is_quick and file.ending.endswith(ENDINGS):
        from crisistl.formats.json.known import Known

        if known := Known.of(file):
            return StreamEngine(known, load, zone, checking)
    if stream := checking():
        return StreamEngine(stream, load, zone)
    return None


def _small(file: Input, to_write: bool) -> Timeline | None:
    """The timeline of a small file; None where it isn't valid, which reading it the usual way then explains."""
    if not to_write and (timeline := recalled(file)):
        return timeline
    from crisistl.formats.loading import valid_timeline

    data = file.data()
    timeline = valid_timeline(file)
    # the file may have been written meanwhile
    if timeline and file.data() == data:
        remember(file, data, timeline)
    return timeline
