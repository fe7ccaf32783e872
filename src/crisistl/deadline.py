"""A deadline for regular expressions: some patterns need longer than anyone lives for a line of text."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from crisistl.errors import UsageError

SECONDS = 5.0


@contextmanager
def bounded(wanted: bool, seconds: float = SECONDS) -> Iterator[None]:
    """Let what is inside use at most this much processor time; UsageError when it is over.

    Python's regular expressions look for signals while they search. Where there are none (Windows, a thread)
    nothing is bounded.
    """
    if (
        not wanted
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise UsageError(
        f"the regular expression took more than {SECONDS:g} seconds; make it simpler, above all nested + and *"
    )
