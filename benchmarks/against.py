"""This checkout beside another one: the CPU time of the same commands, run in turn."""

import os
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import HERE, Command, Run, median, run
from tools import JOBS, Data, crisistl

OURS = HERE.parent
STARTS = {
    "`list` in a pipe": ("list",),
    "`list --format table`": ("list", "--format", "table"),
    "`list --format csv`": ("list", "--format", "csv"),
    "`show ID`": ("show", "{id}"),
    "`count month`": ("count", "month"),
    "`actors`": ("actors",),
    "`--version`": ("--version",),
    "`--help`": ("--help",),
    "`list --help`": ("list", "--help"),
}
_ON_NO_FILE = ("--version", "--help")


@dataclass(frozen=True, slots=True)
class Pair:
    """A command of this checkout and the same of the other one, each with the medians of its runs."""

    ours: Run
    other: Run
    ratio: float
    """The median of the ratios of CPU time, ours by the other's."""


def compared(
    words: Sequence[str], other: Path, pairs: int, made: Path = Path(os.devnull)
) -> Pair:
    """A command line run by each checkout in turn, after one run of each that isn't counted.

    `made` is the file that it writes.
    """
    command: Command = [sys.executable, "-m", "crisistl", *words]
    runs: list[tuple[Run, Run]] = []
    for _ in range(pairs + 1):
        pair: list[Run] = []
        for checkout in (OURS, other):
            if made.is_file():
                made.unlink()
            pair.append(run(command, None, {"PYTHONPATH": str(checkout / "src")}))
        ours, theirs = pair
        runs.append((ours, theirs))
    counted = runs[1:]
    return Pair(
        median(ours for ours, _ in counted),
        median(theirs for _, theirs in counted),
        statistics.median(ours.cpu / theirs.cpu for ours, theirs in counted),
    )


def startup_rows(
    other: Path, pairs: int, own: Mapping[str, Path], event: str
) -> Iterator[str]:
    """Start-up on the bundled chronology and on small files that have this event, as rows of a table."""
    yield from _heading("Start-up beside another checkout", pairs)
    for name, words in STARTS.items():
        known = [word.format(id="geneva-talks") for word in words]
        yield _row(name, "bundled", compared(known, other, pairs))
    for file, path in own.items():
        for name, words in STARTS.items():
            if not {*words} & {*_ON_NO_FILE}:
                known = [word.format(id=event) for word in words]
                line = [*known, "--data", str(path)]
                yield _row(name, file, compared(line, other, pairs))


def work_rows(
    other: Path, pairs: int, files: Mapping[str, Data], folder: Path
) -> Iterator[str]:
    """Each job on each of these files, as rows of a table."""
    yield from _heading("Work beside another checkout", pairs)
    for file, data in files.items():
        for job, name in JOBS.items():
            out = folder / f"out.{'csv' if job == 'csv' else 'json'}"
            words = crisistl(job, data, out)[1:]
            yield _row(name, file, compared(words, other, pairs, out))


def _heading(title: str, pairs: int) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield f"CPU time and peak memory, medians of {pairs} pairs; the ratio is the median of those of the pairs."
    yield ""
    yield "| | file | this | the other | ratio |"
    yield "|---|---|---:|---:|---:|"


def _row(name: str, file: str, pair: Pair) -> str:
    ours, other = (
        f"{found.cpu * 1000:,.0f} ms, {found.peak / 1e6:.0f} MB"
        for found in (pair.ours, pair.other)
    )
    return f"| {name} | {file} | {ours} | {other} | {pair.ratio:.2f} |"
