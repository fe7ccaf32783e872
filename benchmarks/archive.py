"""Measures an archive: building it, and asking it beside an earlier crisistl and beside DuckDB on the lines.

    python archive.py --events 1000000 --base CHECKOUT [--repeat 15] [--folder FOLDER]
    python archive.py --events 1000000 --engines postgres spark [--repeat 3] [--folder FOLDER]

Times are CPU seconds of whole processes, their rounds interleaved, and medians of the rounds. CHECKOUT has the
crisistl to compare with; its `list` of the bundled file is 1. The files are kept in FOLDER for the next run.
With --engines, the same questions of an archive and of the servers that it fills; the servers' CPU time is counted.
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


def server_report(
    folder: Path, events: int, repeat: int, engines: Sequence[str]
) -> Iterator[str]:
    """The questions of servers and of the archive that filled them, as Markdown; the servers' CPU time is counted."""
    for line in _prepared(folder, events):
        sys.stderr.write(f"{line}\n")
    archive = str(folder / f"{events}.crisis")
    found = {"archive": _asked(archive, repeat)}
    for engine in engines:
        if reason := _ABSENT[engine]():
            yield f"{engine}: {reason}."
            continue
        with _STARTED[engine]() as server:
            url = server.replace("/;", "/measured;")
            filled = _served(["archive", archive, "--into", url], url)
            yield f"{engine} was filled with {filled.cpu:.0f} s of CPU, {filled.server:.0f} s of it the server's."
            found[engine] = _asked(url, repeat)
    yield ""
    yield f"| {events:,} events, {repeat} rounds, CPU | " + " | ".join(found) + " |"
    yield "|---" + "|---:" * len(found) + "|"
    for name in QUESTIONS:
        costs = [f"{statistics.median(asked[name]):.2f} s" for asked in found.values()]
        yield f"| {name} | " + " | ".join(costs) + " |"


def _asked(data: str, repeat: int) -> dict[str, list[float]]:
    return {
        name: [_served([*words, "--data", data], data).cpu for _ in range(repeat)]
        for name, words in QUESTIONS.items()
    }


@dataclass(frozen=True, slots=True)
class Served:
    """CPU seconds of a command and of the server together, and of the server alone."""

    cpu: float
    server: float


def _served(words: Sequence[str], data: str) -> Served:
    before = _server_cpu(data)
    own = cost(crisistl(*words)).cpu
    server = _server_cpu(data) - before
    return Served(own + server, server)


def _server_cpu(url: str) -> float:
    """The CPU seconds of a server of ours and of its processes that have ended; 0 where a path isn't that of one."""
    if "://" not in url:
        return 0
    time.sleep(0.5)
    port = url.rpartition(":")[2].partition("/")[0]
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            figures = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if port in command and command.split("\0")[0].endswith(("/java", "/postgres")):
            ticks += sum(map(int, figures[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


_STARTED = {
    "postgres": servers.postgres,
    "spark": lambda: servers.spark("3g", compiled=True),
}
_ABSENT = {
    "postgres": lambda: "" if servers.has_postgres() else "it isn't here",
    "spark": servers.no_spark,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--engines", nargs="+", choices=tuple(_STARTED), default=())
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if not (given.base or given.engines):
        parser.error("--base or --engines is needed")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if given.engines:
            lines = server_report(folder, given.events, given.repeat, given.engines)
        else:
            lines = report(folder, given.events, given.base, given.repeat)
        for line in lines:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
