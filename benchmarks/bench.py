"""Measures crisistl beside a floor program and beside other tools, and prints what it found as Markdown.

All numbers of a table come from one run, its rounds interleaved: medians of the rounds. Ratios can be compared
between machines; seconds can't.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests" / "generators"))

import against
import archive
import commands
from measuring import (
    HERE,
    PROGRAM,
    Command,
    Failed,
    Run,
    anew,
    drawn,
    interleaved,
    run,
    tool,
)
from profiling import bounds, functions
from tools import JOBS, Data, crisistl, installed, writes_itself

import generate

BUNDLED = HERE.parent / "data" / "events.json"
ROWS = 20_000
_FEWEST = 10_000  # events on which the other commands are measured
_SERVED = 100_000  # events on a server
_MANY = 1_000_000  # events of an archive
_PAIRS_OF_STARTS = 3  # for each round
STARTS = {
    "`list --format table`": ("list", "--format", "table"),
    "`list --format csv`": ("list", "--format", "csv"),
    "`--help`": ("--help",),
    "`list --help`": ("list", "--help"),
    "`--version`": ("--version",),
}
STREAMED = {
    "`list --count`": ("list", "--count", "--data", "{file}"),
    "`list --text`": ("list", "--text", "ceasefire", "--data", "{file}"),
    "`count month`": ("count", "month", "--data", "{file}"),
    "`convert` to .jsonl": ("convert", "{file}", "{out}.jsonl"),
    "`convert` to .csv": ("convert", "{file}", "{out}.csv"),
}


@dataclass(frozen=True)
class Bench:
    """Where the generated files lie, how large they are, and how often everything is run."""

    folder: Path
    sizes: Sequence[int]
    repeat: int
    against: Path | None = None

    def data(self, size: int, ending: str) -> Data:
        """A timeline of so many events, generated when it is first asked for."""
        lines = self.folder / f"{size}.jsonl"
        if not lines.exists():
            files = [str(self.folder / f"{size}.{form}") for form in ("json", "jsonl")]
            subprocess.run(
                [sys.executable, generate.__file__, str(size), *files],
                check=True,
            )
        return Data(self.folder / f"{size}.{ending}", _family(lines))


@cache
def _family(lines: Path) -> tuple[str, ...]:
    """The ids of the first state and of all who speak for it."""
    with lines.open(encoding="utf-8") as text:
        actors = [
            record["actor"]["id"]
            for record in map(json.loads, text)
            if "actor" in record
        ]
    return tuple(
        identity
        for identity in actors
        if identity == "state-0" or identity.startswith("state-0-")
    )


def main() -> None:
    """Run what the command line asks for and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    for name, (_, help) in _PARTS.items():
        parser.add_argument(f"--{name}", action="store_true", help=help)
    parser.add_argument(
        "--sizes", default="1000,10000,100000", help="numbers of events, with commas"
    )
    parser.add_argument(
        "--repeat", type=int, default=5, help="rounds; start-up has eight times as many"
    )
    parser.add_argument(
        "--against",
        type=Path,
        help="another checkout; start-up and work are measured beside it",
    )
    parser.add_argument(
        "--keep", type=Path, help="a folder for the generated files, to use them again"
    )
    given = parser.parse_args()
    wanted = [part for name, (part, _) in _PARTS.items() if getattr(given, name)] or [
        p for p, _ in _PARTS.values()
    ]
    with tempfile.TemporaryDirectory() as folder:
        kept = given.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        bench = Bench(
            kept,
            [int(size) for size in given.sizes.split(",")],
            given.repeat,
            given.against,
        )
        for line in _document(bench, wanted):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def _document(bench: Bench, parts: Sequence["Part"]) -> Iterator[str]:
    yield from _machine(bench)
    for part in parts:
        yield ""
        yield from part(bench)


def _machine(bench: Bench) -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield f"Machine: {os.cpu_count()} processors, {memory:.0f} GiB, {platform.system()}; {python}."
    packages = [
        f"{name} {version(name)}" for name in ("crisistl", "typer", "pydantic", "rich")
    ]
    packages += [
        f"{name} {version(name)}"
        for name in ("duckdb", "sqlite-utils")
        if _is_installed(name)
    ]
    if jq := tool("jq"):
        packages.append(
            subprocess.run(
                [jq, "--version"], capture_output=True, text=True, check=True
            ).stdout.strip()
        )
    yield f"Versions: {', '.join(packages)}."
    yield (
        f"Command: `benchmarks/run {' '.join(sys.argv[1:])}`".replace(
            " `", " `", 1
        ).rstrip()
        + "."
    )
    yield f"Rounds: {bench.repeat}."


def _is_installed(package: str) -> bool:
    try:
        return bool(version(package))
    except ModuleNotFoundError:
        return False


def startup(bench: Bench) -> Iterator[str]:
    """Start-up against the floor program, on the bundled chronology, or beside another checkout."""
    if bench.against:
        own = {f"100 events, .{e}": bench.data(100, e).file for e in ("json", "jsonl")}
        *_, last = bench.data(100, "jsonl").file.read_text("utf-8").splitlines()
        pairs = bench.repeat * _PAIRS_OF_STARTS
        yield from against.startup_rows(
            bench.against, pairs, own, json.loads(last)["id"]
        )
        return
    floor = "floor program"
    commands: dict[str, Command] = {
        floor: [sys.executable, str(HERE / "floor.py"), str(BUNDLED)]
    }
    commands |= {name: [PROGRAM, *words] for name, words in STARTS.items()}
    measures = {name: partial(run, command) for name, command in commands.items()}
    interleaved(measures, 2)  # so that bytecode and the disk are warm for all
    found = interleaved(measures, bench.repeat * 8)
    whole = found["`list --format table`"].seconds
    yield "## Start-up"
    yield ""
    yield "| | ms | of the floor | of `list` |"
    yield "|---|---:|---:|---:|"
    for name, median in found.items():
        seconds = median.seconds
        yield f"| {name} | {seconds * 1000:.0f} | {seconds / found[floor].seconds:.2f} | {seconds / whole:.2f} |"


def work(bench: Bench) -> Iterator[str]:
    """Each job by each tool on each file, with the same answer, or beside another checkout."""
    if bench.against:
        files = {
            f"{size:,} events, .{ending}": bench.data(size, ending)
            for size in bench.sizes
            for ending in ("json", "jsonl")
        }
        yield from against.work_rows(bench.against, bench.repeat, files, bench.folder)
        return
    others = [name for name in installed() if name != "crisistl"]
    yield "## Work"
    yield ""
    yield "CPU time and peak memory. In the first run crisistl checks every event; later it has seen that the file is"
    yield "valid, and reads what is asked. × is the tool's time by crisistl's in each: above 1 crisistl is ahead."
    for size in bench.sizes:
        for ending in ("json", "jsonl"):
            data = bench.data(size, ending)
            yield ""
            yield f"### {size:,} events, .{ending}, {_mb(data.file.stat().st_size)}"
            yield ""
            heads = [f"{name} | × first | × seen" for name in others]
            yield f"| | crisistl, first | seen | {' | '.join(heads)} |"
            yield "|---" + "|---:" * (2 + 3 * len(others)) + "|"
            for job, name in JOBS.items():
                yield f"| {name} | {' | '.join(_cells(bench, job, data))} |"


def _cells(bench: Bench, job: str, data: Data) -> Iterator[str]:
    outs = {
        name: bench.folder / f"{name}.{'json' if job == 'json' else 'csv'}"
        for name in installed()
    }
    found = interleaved(
        _measures(bench.folder / "cache", job, data, outs), bench.repeat
    )
    answers = {name: _answer(job, out) for name, out in outs.items()}
    if len({*answers.values()}) > 1:
        raise Failed(f"{job} on {data.file.name}: not the same answers: {answers}")
    first, seen, *others = found.values()
    yield from (f"{run.cpu:.2f} s, {_mb(run.peak)}" for run in (first, seen))
    for median in others:
        yield f"{median.cpu:.2f} s, {_mb(median.peak)}"
        yield from (f"{median.cpu / ours.cpu:.2f}" for ours in (first, seen))


def _measures(
    cache: Path, job: str, data: Data, outs: Mapping[str, Path]
) -> Mapping[str, Callable[[], Run]]:
    """What measures each tool; crisistl first, with an empty cache, and once more with what that leaves there."""
    measures = {}
    for name, program in installed().items():
        made = outs[name]
        printed = None if writes_itself(name, job) else made
        command = program(job, data, made)
        variables = {"XDG_CACHE_HOME": str(cache)}
        measure = partial(anew, made, command, printed, environment=variables)
        if name == "crisistl":
            measures["first"] = partial(_without, cache, measure)
        measures[name] = measure
    return measures


def _without(cache: Path, measure: Callable[[], Run]) -> Run:
    shutil.rmtree(cache, ignore_errors=True)
    return measure()


def _answer(job: str, out: Path) -> str:
    command = [sys.executable, str(HERE / "answers.py"), job, str(out)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def others(bench: Bench) -> Iterator[str]:
    """The other commands beside another checkout, and how they grow."""
    if not bench.against:
        yield "The other commands are measured with --against CHECKOUT."
        return
    sizes = [size for size in bench.sizes if size >= _FEWEST]
    files = {size: bench.data(size, "jsonl") for size in sizes}
    yield from commands.rows(bench.against, bench.repeat, files, bench.folder)


def archived(bench: Bench) -> Iterator[str]:
    """An archive of a million events beside another checkout, and beside DuckDB on the lines."""
    if not bench.against:
        yield "The archive is measured with --against CHECKOUT."
        return
    yield f"## An archive of {_MANY:,} events"
    yield ""
    yield from archive.report(bench.folder, _MANY, bench.against, bench.repeat)


def engines(bench: Bench) -> Iterator[str]:
    """The same questions of PostgreSQL and Spark, on servers that are started for it."""
    yield f"## The same questions of PostgreSQL and Spark, {_SERVED:,} events"
    yield ""
    yield from archive.server_report(
        bench.folder, _SERVED, bench.repeat, ("postgres", "spark")
    )


def growth(bench: Bench) -> Iterator[str]:
    """How time and memory grow with the file, for documents and for JSON Lines."""
    yield "## Growth"
    for title, ending, jobs in (
        ("Jobs, from .json", "json", _loaded()),
        ("Streams, from .jsonl", "jsonl", STREAMED),
    ):
        yield ""
        yield f"### {title}"
        yield ""
        yield (
            "| | "
            + " | ".join(f"{size:,} | by file" for size in bench.sizes)
            + " | time ×, of the last ten times |"
        )
        yield "|---" + "|---:" * (len(bench.sizes) * 2 + 1) + "|"
        for name, words in jobs.items():
            yield f"| {name} | {' | '.join(_growing(bench, ending, words))} |"


def _loaded() -> dict[str, Sequence[str]]:
    words = {
        name: crisistl(job, Data(Path("{file}"), ()), Path("{out}." + job))
        for job, name in JOBS.items()
    }
    return {name: command[1:] for name, command in words.items()}


def _growing(bench: Bench, ending: str, words: Sequence[str]) -> Iterator[str]:
    out = bench.folder / "grown"
    files = {str(size): bench.data(size, ending).file for size in bench.sizes}
    measures = {
        size: partial(
            run, [PROGRAM, *(word.format(file=file, out=out) for word in words)]
        )
        for size, file in files.items()
    }
    found = interleaved(measures, bench.repeat)
    for size, median in found.items():
        yield _shown(median)
        yield f"{median.peak / files[size].stat().st_size:.1f}"
    *_, before, last = [0.0, *(median.seconds for median in found.values())]
    yield f"{last / before:.1f}" if before else "–"


def table(bench: Bench) -> Iterator[str]:
    """A long table on a terminal: when its first row is there, and when all are."""
    yield "## A table of 20,000 rows on a terminal"
    yield ""
    yield "| | first row | whole | rows a second |"
    yield "|---|---:|---:|---:|"
    for ending in ("json", "jsonl"):
        command = [PROGRAM, "list", "--data", str(bench.data(ROWS, ending).file)]
        found = [drawn(command, b"2014-02") for _ in range(max(1, bench.repeat // 2))]
        first, whole = (
            sorted(times)[len(times) // 2]
            for times in zip(*((d.first_row, d.whole) for d in found), strict=True)
        )
        yield f"| .{ending} | {first:.2f} s | {whole:.2f} s | {ROWS / (whole - first):,.0f} |"


def profile(bench: Bench) -> Iterator[str]:
    """What no program could save that validates as this one does, and where the time of two commands goes."""
    size = max(bench.sizes)
    lines, document = (bench.data(size, ending).file for ending in ("jsonl", "json"))
    yield f"## Where the time goes, with {size:,} events"
    yield ""
    yield from bounds(lines, bench.repeat)
    for title, words in (
        ("`list --count` of .jsonl", ("list", "--count", "--data", str(lines))),
        (
            "`export x.csv` of .json",
            ("export", str(bench.folder / "x.csv"), "--data", str(document)),
        ),
    ):
        yield ""
        yield f"### {title}"
        yield ""
        yield from functions(words)


def _shown(median: Run) -> str:
    return f"{median.seconds:.2f} s, {_mb(median.peak)}"


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size < 1e7 else f"{size / 1e6:.0f} MB"


Part = type(startup)
_PARTS = {
    "startup": (startup, "start-up against the floor program"),
    "work": (work, "jobs beside jq, DuckDB and sqlite-utils"),
    "commands": (others, "the other commands, beside another checkout"),
    "archive": (archived, "an archive of a million events, beside another checkout"),
    "engines": (engines, "the same questions of PostgreSQL and Spark"),
    "growth": (growth, "how time and memory grow"),
    "table": (table, "a long table on a terminal"),
    "profile": (profile, "what can't be saved, and where the time goes"),
}

if __name__ == "__main__":
    main()
