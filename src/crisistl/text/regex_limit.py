"""A deadline for regular expressions: some patterns need longer than anyone lives for a line of text."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType
from typing import Any

from crisistl.errors import UsageError

SECONDS = 5.0
Sparing = Callable[[Iterable[Any]], Iterable[Any]]


@contextmanager
def bounded(wanted: bool, seconds: float = SECONDS) -> Iterator[Sparing]:
    """Let what is inside use at most this much processor time; UsageError when it is over.

    What it gives makes of an iterable one whose own work, such as reading a file, does not count. Python's
    regular expressions look for signals while they search. Where there are none (Windows, a thread) nothing is
    bounded.
    """
    if (
        not wanted
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield iter
        return
    end = process_time() + seconds

    def sparing(items: Iterable[Any]) -> Iterator[Any]:
        nonlocal end
        rest = iter(items)
        while True:
            began = process_time()
            try:
                item = next(rest)
            except StopIteration:
                return
            end += process_time() - began
            yield item

    def stop(number: int, frame: FrameType | None) -> None:
        # a timer that is stopped and set again for each item would forget what is less than a tick
        if (left := end - process_time()) > 0:
            signal.setitimer(signal.ITIMER_VIRTUAL, left)
            return
        raise UsageError(
            f"the regular expression took more than {SECONDS:g} seconds; make it simpler, above all nested + and *"
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield sparing
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
