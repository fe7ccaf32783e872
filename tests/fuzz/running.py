"""Running: the program run inside this one, with streams in memory in place of a terminal, a pipe and a keyboard."""

import gc
import io
import os
import signal
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from unittest.mock import patch

from crisistl.cli import app

_NOWHERE = os.open(os.devnull, os.O_WRONLY)
app.built = cache(
    app.built
)  # a command is the same each time, and half of a short run is making it


@dataclass(frozen=True)
class Surroundings:
    """Where a command runs: what is a terminal, what is typed or piped in, and how its environment differs."""

    screen: bool = False
    keyboard: bool = False
    given: bytes = b""
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ran:
    """What came of a command: its exit code and what it wrote."""

    code: int
    stdout: str
    stderr: str


class _Stream(io.TextIOWrapper):
    """A stream in memory, which may pass for a terminal."""

    def __init__(self, is_terminal: bool, given: bytes = b"") -> None:
        super().__init__(io.BytesIO(given), encoding="utf-8", newline="")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def fileno(self) -> int:
        return _NOWHERE

    def ended(self) -> str:
        """What was written; of bytes that are no text, such as a workbook's, a replacement."""
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return written.decode(errors="replace")


def run(words: list[str], where: Surroundings) -> Ran:
    """Run the program with these arguments in the working folder."""
    from crisistl.__main__ import main

    stdout, stderr, stdin = (
        _Stream(where.screen),
        _Stream(where.keyboard),
        _Stream(where.keyboard, where.given),
    )
    code: object = 0
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(stdout))
        stack.enter_context(redirect_stderr(stderr))
        stack.enter_context(patch.object(sys, "argv", ["crisistl", *words]))
        stack.enter_context(patch.object(sys, "stdin", stdin))
        stack.enter_context(patch.dict(os.environ, where.environment))
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        finally:
            _unset()
    return Ran(
        code if isinstance(code, int) else int(code is not None),
        stdout.ended(),
        stderr.ended(),
    )


def _unset() -> None:
    """What `main` set for a process that ends with it."""
    gc.unfreeze()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
