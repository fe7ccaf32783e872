"""Saving: a timeline to a file, in the format of its ending."""

import io
from collections.abc import Callable
from pathlib import Path

from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.choosing import format_of_output
from crisistl.formats.core.registry import format_named
from crisistl.model.timeline import Timeline
from crisistl.output.files import replacing


def save(
    timeline: Timeline,
    path: str | Path,
    *,
    to_format: str | None = None,
    note: Callable[[str], object] = lambda text: None,
) -> None:
    """Write a timeline to a file, which replaces an old one when all is written.

    The ending of the path names the format, or `to_format` does. `note` is called with each remark on what the
    format can't carry. Raises UsageError where no format can be written under that name, and OutputError where the
    file can't be written; the old file is then left as it was.
    """
    if to_format:
        known = format_named(to_format)
    else:
        known = format_of_output(str(path))
    write = known.writer()
    with replacing(str(path), note) as raw:
        if known.binary:
            write(timeline, raw)
        else:
            text = io.TextIOWrapper(
                raw, encoding="utf-8", newline="", write_through=True
            )
            write(timeline, text)
            text.detach()
    for remark in remarks(timeline, known):
        note(remark)
