"""Measuring: a command run in a process of its own, its wall time and the most memory that it held."""

import os
import pty
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Command = Sequence[str]
HERE = Path(__file__).parent
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "crisistl")
_QUIET = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "100",
    "CRISISTL_TODAY": "2022-01-27",
}


class Failed(Exception):
    """A command that was to be measured ended with another exit code than 0."""


@dataclass(frozen=True, slots=True)
class Run:
    """Wall time in seconds, the peak of resident memory in bytes, and CPU time in seconds."""

    seconds: float
    peak: int
    cpu: float


def run(
    command: Command,
    out: Path | None = None,
    environment: Mapping[str, str] | None = None,
    answers: Sequence[int] = (),
) -> Run:
    """Run a command with its stdout in a file (or nowhere). Raises Failed with the end of its stderr.

    `answers` are exit codes other than 0 that are no failure.
    """
    reading, writing = os.pipe()
    launch = [
        sys.executable,
        "-I",
        "-S",
        str(HERE / "launch.py"),
        str(writing),
        *command,
    ]
    with open(out or os.devnull, "wb") as stdout:
        done = subprocess.run(
            launch, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
            env=os.environ | _QUIET | (environment or {}), pass_fds=[writing], check=False,
        )  # fmt: skip
    os.close(writing)
    with open(reading, encoding="ascii") as told:
        seconds, peak, cpu = told.read().split()
    if done.returncode and done.returncode not in answers:
        raise Failed(
            f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.decode()[-500:]}"
        )
    size = int(peak) * (1 if sys.platform == "darwin" else 1024)
    return Run(float(seconds), size, float(cpu))


def anew(made: Path, command: Command, out: Path | None = None, **given: Any) -> Run:
    """Run a command without the file that it makes, which crisistl doesn't replace where another program wrote it."""
    made.unlink(missing_ok=True)
    return run(command, out, **given)


def median(runs: Iterable[Run]) -> Run:
    """The median time and the median peak."""
    runs = [*runs]
    return Run(
        statistics.median(r.seconds for r in runs),
        int(statistics.median(r.peak for r in runs)),
        statistics.median(r.cpu for r in runs),
    )


def interleaved(
    measures: Mapping[str, Callable[[], Run]], repeat: int
) -> dict[str, Run]:
    """The medians of several measures, each made once in every round, so that a busy moment hits all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in measures}
    for _ in range(repeat):
        for name, measure in measures.items():
            runs[name].append(measure())
    return {name: median(found) for name, found in runs.items()}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table drawn on a terminal: seconds until its first row was there, and until all were."""

    first_row: float
    whole: float


def drawn(command: Command, row: bytes, columns: int = 100) -> Drawn:
    """Run a command on a terminal of its own; `row` stands in the first row."""
    started = time.perf_counter()
    process, terminal = pty.fork()
    if not process:
        os.environ |= {**_QUIET, "TERM": "xterm-256color", "COLUMNS": str(columns)}
        os.execvp(command[0], [*command])
    seen, first = b"", 0.0
    while block := _block(terminal):
        if not first:
            seen += block
            first = time.perf_counter() - started if row in seen else 0.0
    whole = time.perf_counter() - started
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    if os.waitstatus_to_exitcode(status) or not first:
        raise Failed(f"{' '.join(command)}: {seen[-500:].decode(errors='replace')}")
    return Drawn(first, whole)


def _block(terminal: int) -> bytes:
    """What the program has written; nothing once it has ended."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def tool(name: str) -> str | None:
    """Where a program of another project is: beside this Python or on the PATH."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else shutil.which(name)
