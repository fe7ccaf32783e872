"""Compares an archive with memory: awkward questions about awkward events, both drawn from a seed.

    python agreement.py [--events 20000] [--questions 500] [--seed 1] [--engine duckdb|postgres|spark] [--into URL]

The server of an engine is started for it; --into names one that runs, which is filled. Prints how many answers differ
in hits, marks, order or number; exits with 1 if any does.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "tests" / "generators"))

import awkward
import servers
from archives import archived
from crisistl.engine.archive.duck import DuckStore
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.archive.servers import fill_server, open_server
from crisistl.engine.archive.store import Store
from crisistl.engine.memory import MemoryEngine
from crisistl.query.terms import Terms

SERVERS = {"postgres": servers.postgres, "spark": servers.spark}


@contextmanager
def stored(engine: str, into: str | None, archive: Path) -> Iterator[Store]:
    """An archive in the store of an engine, or in the server of a URL."""
    if into is None and engine == "duckdb":
        yield DuckStore(str(archive))
        return
    with SERVERS[engine]() if into is None else nullcontext(into) as url:
        began = time.perf_counter()
        fill_server(url, str(archive), lambda events: None)
        _say(f"filled in {time.perf_counter() - began:.0f} s")
        yield open_server(url, to_write=True)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def differing(folder: Path, given: argparse.Namespace) -> Iterator[tuple[int, object]]:
    """The questions that the two answer differently, with their numbers."""
    timeline = awkward.timeline(given.events, given.seed)
    archive = archived(folder / "awkward.crisis", timeline)
    held = MemoryEngine(timeline)
    terms = replace(Terms.of(timeline, date(2022, 1, 27)), zones=held.zones)
    with stored(given.engine, given.into, archive) as store:
        kept, began = ArchiveEngine(store), time.perf_counter()
        asked = awkward.queries(given.questions, terms, given.seed)
        for number, (query, certain) in enumerate(asked, 1):
            hits = [*held.hits(query, certain=certain)]
            count = held.number(query, certain=certain)
            if [*kept.hits(query, certain=certain)] != hits or kept.number(
                query, certain=certain
            ) != count:
                _say(f"question {number} differs")
                yield number, query
            if number % 20 == 0:
                _say(f"{number} questions in {time.perf_counter() - began:.0f} s")


def main() -> None:
    """Compare, and report what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("duckdb", *SERVERS), default="duckdb")
    parser.add_argument("--into", metavar="URL")
    given = parser.parse_args()

    def compared() -> list[tuple[int, object]]:
        with tempfile.TemporaryDirectory() as folder:
            return [*differing(Path(folder), given)]

    # a slow regular expression is refused, but not in a thread
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(compared).result()
    for number, query in found:
        sys.stdout.write(f"question {number}: {query}\n")
    sys.stdout.write(f"{len(found)} of {given.questions} answers differ\n")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
