"""Progress: how many events were read so far, for a person who waits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock, Timer

_PATIENCE = 2.0  # seconds in which nobody looks for a sign


@contextmanager
def progress(
    words: str, *, before: str = "reading events", shown: bool = True
) -> Iterator[Callable[[int], object]]:
    """Show a number of events, followed by `words`, on stderr if that is a terminal and the work lasts a while.

    Until there is a number, `before` is shown. Nothing is unless `shown`.
    """
    if not (shown and sys.stderr.isatty()):
        yield no_progress
        return
    line = _Line(words, before)
    timer = Timer(_PATIENCE, line.begin)
    timer.daemon = True
    timer.start()
    try:
        yield line.count
    finally:
        timer.cancel()
        line.end()


class _Line:
    """A line on stderr that says what is being done, from `begin` to `end`, which different threads may call."""

    def __init__(self, words: str, before: str) -> None:
        self._words = words
        self._before = before
        self._events = 0
        self._lock = Lock()
        self._stack = ExitStack()
        self._ended = False
        self._update: Callable[[str], object] | None = None

    def begin(self) -> None:
        """Show the line, unless the work has ended."""
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
        )
        with self._lock:
            if self._ended:
                return
            console = Console(stderr=True)
            bar = self._stack.enter_context(
                Progress(*columns, console=console, transient=True)
            )
            task = bar.add_task(self._text())
            self._update = lambda text: bar.update(task, description=text)

    def count(self, events: int) -> None:
        """Take in the number of events so far."""
        self._events = events
        if self._update:
            self._update(self._text())

    def end(self) -> None:
        """Take the line away."""
        with self._lock:
            self._ended = True
            self._stack.close()

    def _text(self) -> str:
        if self._events:
            return f"{self._events:,} {self._words}"
        return self._before


def no_progress(events: int) -> None:
    """Show nothing."""
