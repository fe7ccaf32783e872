"""Exchange: a timeline written to text and text read as a file would be, without a file."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.model.timeline import Timeline


def written(write: Callable[[Timeline, Any], None], timeline: Timeline) -> str:
    """What a writer makes of a timeline."""
    out = io.StringIO(newline="")
    write(timeline, out)
    return out.getvalue()


def reading(
    read: Callable[..., Any],
    text: str | bytes,
    *,
    options: ReadOptions | None = None,
    notes: list[str] | None = None,
    skip_bad: bool = False,
) -> Timeline:
    """What a reader makes of a text; `notes` takes up what it remarks."""
    data = text if isinstance(text, bytes) else text.encode()
    file = Input(None, "file", spooled=io.BytesIO(data))
    note = [].append if notes is None else notes.append
    return timeline_of(
        read(file, options or ReadOptions()), "file", skip_bad=skip_bad, note=note
    )


def refusal(read: Callable[..., Any], text: str | bytes) -> list[str]:
    """The lines of the error that a reader ends with."""
    with pytest.raises(DataError) as refused:
        reading(read, text)
    return str(refused.value).splitlines()
