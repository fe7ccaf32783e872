"""The entry point: `crisistl`, and `python -m crisistl`."""

import codecs
import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

_NO_SIZE = ("1", "2", "3", "4")
_ESCAPED = "crisistl.escaped"
_HELPS = {"--help", "-h"}
_DIGITS = 4  # in the size of a screen
_STOPS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]


class _Stop:
    """The first signal that asks the program to end; those that follow would only disturb it as it tidies up."""

    came = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if not self.came:
            self.came = True
            raise KeyboardInterrupt


def main() -> None:
    """Run the command line and end the program with its exit code."""
    # a command lives briefly and keeps most of what it makes: look for garbage seldom
    gc.set_threshold(2_000_000, 50, 50)
    # to find plugins, pydantic reads the metadata of every installed package; the command line uses none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    stop = _Stop()
    for each in _STOPS:
        if (
            signal.getsignal(each) != signal.SIG_IGN
        ):  # as a shell has it for what runs in the background
            signal.signal(each, stop)
    _open_streams()
    _forget_no_size()
    try:
        if sys.argv[1:] == ["--version"] and _said_version():
            raise SystemExit(0)
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception:
        if not stop.came:
            raise
        # pydantic gives out a KeyboardInterrupt of a function that it calls as an error of its own
        from crisistl.cli import console

        console.note("interrupted")
        raise SystemExit(130) from None
    finally:
        if stop.came:
            for (
                each
            ) in _STOPS:  # or Python would give them back to the system, which kills
                signal.signal(each, signal.SIG_IGN)
        _forget_full_stderr()
        gc.freeze()  # Python's last search for garbage takes an eighth of a short command and frees nothing


def _run(words: list[str]) -> None:
    """Run a command line: without typer where it is fully understood, else by typer."""
    if not _HELPS & {*words}:
        from crisistl.cli.ending import Ended
        from crisistl.cli.quick import run_quickly

        try:
            run_quickly(words)
        except Ended as ended:
            raise SystemExit(ended.code) from None
    from crisistl.cli.app import app

    app(prog_name="crisistl")


def _said_version() -> bool:
    """Print the version without importing what any other command line needs; False where that fails.

    The usual way then prints it again, and says why it can't.
    """
    from crisistl.version import __version__

    try:
        sys.stdout.write(f"crisistl {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _forget_full_stderr() -> None:
    """Where a note can't be written, it must not change the exit code when Python ends and tries again."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _open_streams() -> None:
    """Give every character a way out, and a stream in place of one that was closed from the start."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    codecs.register_error(_ESCAPED, _as_json_escapes)
    sys.stdout.reconfigure(errors=_ESCAPED)  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors=_ESCAPED)  # type: ignore[union-attr]


def _as_json_escapes(error: UnicodeError) -> tuple[str, int]:
    r"""What an encoding lacks as JSON escapes it, \u00fc, so that JSON stays JSON in any encoding."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    codes = (units[place : place + 2].hex() for place in range(0, len(units), 2))
    return "".join(f"\\u{code}" for code in codes), error.end


def _forget_no_size() -> None:
    """Ignore a size that no screen has: libraries fail on some, and a screen of a few columns would show nothing."""
    for name in ("COLUMNS", "LINES", "TERMINAL_WIDTH"):
        size = os.environ.get(name, "").lstrip("0")
        if (
            not (size.isascii() and size.isdigit() and len(size) <= _DIGITS)
            or size in _NO_SIZE
        ):
            os.environ.pop(name, None)


if __name__ == "__main__":
    main()
