"""The entry point: `crisistl`, and `python -m crisistl`."""

import gc
import signal
import sys


def main() -> None:
    """Run the command line and end the program with its exit code."""
    # a command lives briefly and keeps most of what it makes: look for garbage seldom
    gc.set_threshold(200_000, 50, 50)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    from crisistl.cli.app import app

    app(prog_name="crisistl")


if __name__ == "__main__":
    main()
