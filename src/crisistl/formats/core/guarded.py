"""Guarded: run the parser of another library in a child process, under limits of time and memory.

Linux only: elsewhere a process can't be copied safely, or has no such limits, and the parser runs unguarded.
"""

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, NoReturn, TypeVar

from crisistl.errors import DataError

T = TypeVar("T")

_BATCH = 200  # items that are sent at once


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of processor time, and bytes of memory beyond those of its parent."""

    seconds: float
    memory: int

    @classmethod
    def of_table(cls, size: int) -> "Limits":
        """What reading a table may take: 10 seconds and 200 MB, and 20 seconds and 50 MB more for each MB of it."""
        return cls(10 + 20e-6 * size, 200_000_000 + 50 * size)


class _Stopped(Exception):
    """The child has ended without saying so; never leaves this module."""


def guarded(
    name: str,
    limits: Limits,
    items: Callable[[], Iterator[T]],
    remedy: str = "save it as CSV",
) -> Iterator[T]:
    """The items, made in a child process, which is gone when the iteration ends.

    Items are pickled. Raises DataError with `name`, the file's, and `remedy`, where the child uses more than the
    limits, and the CrisisError that making the items raises.
    """
    if sys.platform != "linux":
        yield from items()
        return
    receiving, sending = os.pipe()
    child = _forked()
    if child == 0:
        os.close(receiving)
        _work(limits, items, sending)
    os.close(sending)
    status = 0
    try:
        with os.fdopen(receiving, "rb") as stream:
            yield from _received(stream)
    except _Stopped:
        _, status = os.waitpid(child, 0)
        child = 0
        raise DataError(
            f"{name}: reading it took more than {_used_up(limits, status)}; {remedy}"
        ) from None
    finally:
        if child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _used_up(limits: Limits, status: int) -> str:
    """The limit that ended a child: a signal of its own for the time, else the memory, which a library aborts for."""
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return f"{limits.seconds:.0f} seconds"
    return f"{limits.memory // 1_000_000:,} MB of memory"


def _forked() -> int:
    """The id of a child process; 0 in the child."""
    with warnings.catch_warnings():
        # Python warns of other threads, such as that of a progress bar; the child waits for none of their locks
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _received(stream: IO[bytes]) -> Iterator[Any]:
    """The items that a child sends, until it says that it has ended; raises _Stopped where it doesn't."""
    while True:
        try:
            kind, value = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            raise _Stopped from None
        if kind == "end":
            return
        if kind == "error":
            raise value
        yield from value


def _work(limits: Limits, items: Callable[[], Iterator[Any]], sending: int) -> NoReturn:
    """Send the items, or what went wrong, and end the process without anything that belongs to its parent."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # a library that aborts for want of memory reports it there in words of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        with os.fdopen(sending, "wb") as stream:
            pickle.dump(_sent(limits, items, stream), stream)
    except (BrokenPipeError, MemoryError):
        pass  # the parent needs no more of them, or knows what this means
    finally:
        os._exit(0)


def _sent(
    limits: Limits, items: Callable[[], Iterator[Any]], stream: IO[bytes]
) -> tuple[str, Any]:
    """Send the items in batches; returns the last message, which says how it ended."""
    batch = []
    last: tuple[str, Any] = ("end", None)
    _limit(limits)
    try:
        for item in items():
            batch.append(item)
            if len(batch) == _BATCH:
                pickle.dump(("items", batch), stream)
                batch = []
    except (BrokenPipeError, MemoryError):
        raise  # without a last message
    except Exception as error:
        last = ("error", error)
    pickle.dump(("items", batch), stream)  # what was read before the error as well
    return last


def _limit(limits: Limits) -> None:
    """Set the limits of this process. Time ends it by a signal; memory raises MemoryError."""
    import resource

    seconds = max(1, round(limits.seconds) + 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    most = _memory() + limits.memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _memory() -> int:
    """The address space of this process, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
