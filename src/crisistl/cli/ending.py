"""Ending: the one place where whatever ends a command early becomes a message and an exit code."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from crisistl.errors import CrisisError, OutputError

_PIPE_CLOSED_FOR_RICH = 1  # the code of the SystemExit that it raises then


class Ended(Exception):
    """A command has ended with this exit code; everything that is to be said has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def ending() -> Iterator[None]:
    """Turn what ends a command early into one message and Ended, after all output was written."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except CrisisError as error:
        from crisistl.cli.messages import message

        _say_error(message(error))
        raise Ended(error.exit_code) from None
    except (BrokenPipeError, SystemExit) as ended:
        if isinstance(ended, SystemExit) and ended.code != _PIPE_CLOSED_FOR_RICH:
            raise
        _forget_stdout()
        raise Ended(0) from None
    except KeyboardInterrupt:
        from crisistl.cli import console

        console.note("interrupted")
        raise Ended(130) from None
    except OSError as error:
        _forget_stdout()
        _say_error(f"can't write: {(error.strerror or str(error)).lower()}")
        raise Ended(OutputError.exit_code) from None


def _say_error(text: str) -> None:
    from crisistl.cli import console  # not needed where nothing goes wrong

    console.error(text)


def _forget_stdout() -> None:
    """Nothing more can be written there, not even what is buffered when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
