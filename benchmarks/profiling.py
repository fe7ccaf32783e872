"""Profiling: what of a command's time nobody could save who validates with pydantic, and where the rest goes."""

import pstats
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from measuring import HERE, PROGRAM, Command, interleaved, run

_MOST = 8


def bounds(file: Path, repeat: int) -> Iterator[str]:
    """Rows of a table: commands each of which does a little more than the one before, up to counting events."""
    python = sys.executable
    commands: dict[str, Command] = {
        "`python -c pass`": [python, "-c", "pass"],
        "`import typer, pydantic.main`": [python, "-c", "import typer, pydantic.main"],
        "`least.py`: each event validated by pydantic alone": [
            python,
            str(HERE / "least.py"),
            str(file),
        ],
        "`crisistl list --count`": [PROGRAM, "list", "--count", "--data", str(file)],
    }
    found = interleaved(
        {name: partial(run, command) for name, command in commands.items()}, repeat
    )
    whole = found["`crisistl list --count`"].seconds
    yield "| | s | of `list --count` |"
    yield "|---|---:|---:|"
    for name, median in found.items():
        yield f"| {name} | {median.seconds:.2f} | {median.seconds / whole:.2f} |"


def functions(words: Sequence[str]) -> Iterator[str]:
    """Rows of a table: the functions that take most of a command's time by themselves, as cProfile counts it."""
    with tempfile.TemporaryDirectory() as folder:
        told = str(Path(folder) / "profile")
        command = [
            sys.executable,
            "-m",
            "cProfile",
            "-o",
            told,
            "-m",
            "crisistl",
            *words,
        ]
        subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )
        profile = pstats.Stats(told).stats  # type: ignore[attr-defined]
    whole = sum(own for _, _, own, _, _ in profile.values())
    most = sorted(profile.items(), key=lambda item: -item[1][2])[:_MOST]
    yield "| function | calls | share |"
    yield "|---|---:|---:|"
    for (path, _, name), (_, calls, own, _, _) in most:
        yield f"| {_named(path, name)} | {calls:,} | {own / whole:.0%} |"


def _named(path: str, name: str) -> str:
    """`search.py own_text`; of what is not written in Python the name alone."""
    plain = (
        name.strip("<>{}")
        .removeprefix("built-in ")
        .removeprefix("method ")
        .partition(" of ")[0]
    )
    return (
        f"`{plain.strip(chr(39))}`" if path == "~" else f"`{Path(path).name} {plain}`"
    )
