"""Measures the ways to read our own JSON beside one pydantic call for the whole: time and memory of each.

    python readers.py FILE.json        each way runs in a process of its own

`stream` lets go of each event, as `list` and `count` do; `pieces` keeps them, as `export` does; `walk` reads value
by value, as a file with a fault is read; `whole` is one `validate_json` of the file.
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Callable
from time import process_time

from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.json import own
from crisistl.formats.json.stream import Stream
from crisistl.model.timeline import Timeline


def _stream(file: Input) -> int:
    stream = Stream.of(file)
    assert stream
    return sum(map(len, stream.batches()))


def _pieces(file: Input) -> int:
    stream = Stream.of(file)
    timeline = stream and stream.whole()
    assert timeline
    return len(timeline.events)


def _walk(file: Input) -> int:
    own.head_of = lambda data: None  # type: ignore[attr-defined,assignment]
    return len(timeline_of(own.read_json(file, ReadOptions()), file.name).events)


def _whole(file: Input) -> int:
    return len(Timeline.model_validate_json(file.data()).events)


WAYS: dict[str, Callable[[Input], int]] = {
    "stream": _stream,
    "pieces": _pieces,
    "walk": _walk,
    "whole": _whole,
}


def _measure(way: str, path: str) -> None:
    Timeline.model_rebuild()  # its schema is built when it is first used
    gc.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = process_time()
    count = WAYS[way](Input.of(path))
    seconds = process_time() - started
    held = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    sys.stdout.write(f"| {way} | {count:,} | {seconds:.2f} s | {held:,.0f} MB |\n")


def main() -> None:
    """Print a table of all ways, or a row of it for a way that is named before the file."""
    if len(sys.argv) > 2:
        _measure(*sys.argv[1:])
        return
    sys.stdout.write(
        "| | events | CPU | memory beyond the start |\n|---|---:|---:|---:|\n"
    )
    sys.stdout.flush()
    for way in WAYS:
        subprocess.run([sys.executable, __file__, way, sys.argv[1]], check=True)


if __name__ == "__main__":
    main()
