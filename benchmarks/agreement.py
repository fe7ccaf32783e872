"""Compares an archive with memory: awkward questions about awkward events, both drawn from a seed.

    python agreement.py [--events 20000] [--questions 500] [--seed 1]

Prints how many answers differ in hits, marks, order or number; exits with 1 if any does.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "tests" / "generators"))

import awkward
from archives import archived
from crisistl.engine.archive.duck import DuckStore
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.memory import MemoryEngine
from crisistl.query.terms import Terms


def differing(
    folder: Path, events: int, questions: int, seed: int
) -> Iterator[tuple[int, object]]:
    """The questions that the two answer differently, with their numbers."""
    timeline = awkward.timeline(events, seed)
    archive = archived(folder / "awkward.crisis", timeline)
    kept, held = ArchiveEngine(DuckStore(str(archive))), MemoryEngine(timeline)
    terms = replace(Terms.of(timeline, date(2022, 1, 27)), zones=held.zones)
    asked = awkward.queries(questions, terms, seed)
    for number, (query, certain) in enumerate(asked):
        hits = [*held.hits(query, certain=certain)]
        count = held.number(query, certain=certain)
        if [*kept.hits(query, certain=certain)] != hits or kept.number(
            query, certain=certain
        ) != count:
            yield number, query


def main() -> None:
    """Compare, and report what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    def compared() -> list[tuple[int, object]]:
        with tempfile.TemporaryDirectory() as folder:
            return [*differing(Path(folder), given.events, given.questions, given.seed)]

    # a slow regular expression is refused, but not in a thread
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(compared).result()
    for number, query in found:
        sys.stdout.write(f"question {number}: {query}\n")
    sys.stdout.write(f"{len(found)} of {given.questions} answers differ\n")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
