"""Opening a file: the engine that answers for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from crisistl.engine.base import Engine
from crisistl.formats.core.input import Input

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline


def open_engine(
    path: str,
    from_format: str | None,
    load: Callable[[], Timeline],
    zone: str | None = None,
) -> Engine:
    """The engine for a file ("-" is standard input) in its own or a named format; `zone` is shown.

    `load` reads the whole file; it is called where no other engine can answer. DataError where the file can't be
    read.
    """
    if from_format in (None, "archive") and os.path.isdir(path):
        from crisistl.formats.archive.layout import is_archive

        if is_archive(path):
            from crisistl.engine.archive.duck import DuckStore
            from crisistl.engine.archive.engine import ArchiveEngine

            return ArchiveEngine(DuckStore(path), zone)
    # a pipe can be read only once, so its events have to be held
    if from_format is None and os.path.isfile(path):
        from crisistl.engine.stream import StreamEngine
        from crisistl.formats.json.stream import Stream

        if stream := Stream.of(Input.of(path)):
            return StreamEngine(stream, load, zone)
    from crisistl.engine.memory import MemoryEngine

    return MemoryEngine(load(), zone)
