"""Saving: a timeline to a file, in the format of its ending."""

import io
from collections.abc import Callable
from pathlib import Path

from crisistl.formats.core.registry import format_of_output, remarks
from crisistl.model.timeline import Timeline


def save(timeline: Timeline, path: str | Path, *, note: Callable[[str], object] = lambda text: None) -> None:
    """Write a timeline to a file in the format of its ending; an existing file is replaced as a whole.

    `note` is called with each remark, such as the fields that the format can't store. Raises UsageError if no format
    has this ending, and OutputError if the file can't be written; an existing file is then unchanged.
    """
    from crisistl.output.files import replacing

    known = format_of_output(str(path))
    write = known.writer()
    with replacing(str(path), note) as raw:
        if known.binary:
            write(timeline, raw)
        else:
            text = io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=True)
            write(timeline, text)
            text.detach()
    for remark in remarks(timeline, known):
        note(remark)
