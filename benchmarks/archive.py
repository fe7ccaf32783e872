"""Measures an archive: building it, and asking it beside an earlier crisistl and beside DuckDB on the lines.

    python archive.py --events 1000000 --base CHECKOUT [--repeat 15] [--folder FOLDER]

Times are CPU seconds of whole processes, their rounds interleaved, and medians of the rounds. CHECKOUT has the
crisistl to compare with; its `list` of the bundled file is 1. The files are kept in FOLDER for the next run.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

import servers

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
QUESTIONS = {
    "`list --count`": ("list", "--count"),
    "`count month`": ("count", "month"),
    "`count actor`": ("count", "actor"),
    "`actors`": ("actors",),
    "`list`, an actor and a window, 20 rows": (
        "list", "--actor", "country-003", "--during", "2018-03", "--limit", "20",
    ),
    "`show ID`": ("show", "w4321"),
    "`list`, a rare word, 20 rows": ("list", "--text", "cholera", "--limit", "20"),
    "`count theme year`": ("count", "theme", "year"),
}  # fmt: skip
_LINES = (
    "SELECT count(*), max(title) FROM read_json('{file}', format = 'newline_delimited', columns = {{id: 'VARCHAR', "
    "date: 'VARCHAR', title: 'VARCHAR', summary: 'VARCHAR', actors: 'VARCHAR[]', targets: 'VARCHAR[]'}}) "
    "WHERE list_contains(actors, 'country-003') AND date >= '2018-03' AND date < '2018-04'"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds and the peak of resident memory in bytes."""

    cpu: float
    peak: int


def cost(command: Sequence[str], source: Path = SOURCE) -> Cost:
    """What a command costs. Raises CalledProcessError where it fails."""
    environment = os.environ | {"PYTHONPATH": str(source), "TZ": "UTC"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def crisistl(*words: str) -> list[str]:
    """A command line of crisistl."""
    return [sys.executable, "-m", "crisistl", *words]


def _prepared(folder: Path, events: int) -> Iterator[str]:
    lines, archive = folder / f"{events}.jsonl", folder / f"{events}.crisis"
    if not lines.exists():
        subprocess.run(
            [
                sys.executable,
                str(HERE.parent / "tests" / "generators" / "worldwide.py"),
                str(events),
                str(lines),
            ],
            check=True,
            env=os.environ | {"PYTHONPATH": str(SOURCE)},
        )
    if not archive.exists():
        built = cost(crisistl("archive", str(lines), "-o", str(archive)))
        yield f"Built with {built.cpu:.1f} s of CPU ({events / built.cpu:,.0f} events a second) and "
        yield f"{built.peak / 1e6:,.0f} MB of memory."
    size = sum(file.stat().st_size for file in archive.iterdir())
    yield f"{lines.stat().st_size / 1e6:,.0f} MB of JSON Lines are {size / 1e6:,.0f} MB as an archive."


def _measured(
    folder: Path, events: int, base: Path, repeat: int
) -> dict[str, list[Cost]]:
    archive = str(folder / f"{events}.crisis")
    commands = {
        name: (crisistl(*words, "--data", archive), SOURCE)
        for name, words in QUESTIONS.items()
    }
    query = _LINES.format(file=folder / f"{events}.jsonl")
    lines = f"import duckdb; duckdb.execute({query!r}).fetchall()"
    commands["DuckDB, the actor and the window of the lines"] = (
        [sys.executable, "-c", lines],
        SOURCE,
    )
    commands["base"] = (crisistl("list"), base / "src")
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, (command, source) in commands.items():
            found[name].append(cost(command, source))
    return found


def report(folder: Path, events: int, base: Path, repeat: int) -> Iterator[str]:
    """The table as Markdown."""
    yield from _prepared(folder, events)
    found = _measured(folder, events, base, repeat)
    yield ""
    yield f"| {events:,} events, {repeat} rounds | CPU × | CPU | peak memory |"
    yield "|---|---:|---:|---:|"
    start = statistics.median(one.cpu for one in found["base"])
    for name, costs in found.items():
        cpu = statistics.median(one.cpu for one in costs)
        peak = max(one.peak for one in costs)
        yield f"| {name} | {cpu / start:.2f} | {cpu:.2f} s | {peak / 1e6:.0f} MB |"


def server_report(folder: Path, events: int, repeat: int) -> Iterator[str]:
    """The questions of PostgreSQL and of the archive that filled it, as Markdown; seconds of the server don't count."""
    if not servers.has_postgres():
        yield "PostgreSQL isn't here."
        return
    for line in _prepared(folder, events):
        sys.stderr.write(f"{line}\n")
    archive = str(folder / f"{events}.crisis")
    with servers.postgres() as url:
        filled = cost(crisistl("archive", archive, "--into", url))
        yield f"Filled with {filled.cpu:.1f} s of CPU, without the server's."
        yield ""
        yield f"| {repeat} rounds | archive, wall | PostgreSQL, wall |"
        yield "|---|---:|---:|"
        for name, words in QUESTIONS.items():
            took = [
                statistics.median(_wall([*words, "--data", data], repeat))
                for data in (archive, url)
            ]
            yield f"| {name} | {took[0]:.2f} s | {took[1]:.2f} s |"


def _wall(words: Sequence[str], repeat: int) -> Iterator[float]:
    for _ in range(repeat):
        began = time.perf_counter()
        cost(crisistl(*words))
        yield time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        for line in report(folder, given.events, given.base, given.repeat):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
