"""The entry point: `crisistl`, and `python -m crisistl`."""

import gc
import os
import signal
import sys

_NO_SIZE = ("1", "2", "3", "4")


def main() -> None:
    """Run the command line and end the program with its exit code."""
    # a command lives briefly and keeps most of what it makes: look for garbage seldom
    gc.set_threshold(200_000, 50, 50)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _open_streams()
    _forget_no_size()
    try:
        from crisistl.cli.app import app

        app(prog_name="crisistl")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        gc.freeze()  # Python's last search for garbage takes an eighth of a short command and frees nothing


def _open_streams() -> None:
    """Give every character a way out, and a stream in place of one that was closed from the start."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _forget_no_size() -> None:
    """A screen of no columns, as some terminals tell before they are drawn, or of one or two, would show nothing."""
    for name in ("COLUMNS", "LINES"):
        size = os.environ.get(name, "").lstrip("0")
        if not (size.isascii() and size.isdigit()) or size in _NO_SIZE:
            os.environ.pop(name, None)


if __name__ == "__main__":
    main()
