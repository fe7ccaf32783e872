"""Speed: what a hundred thousand events cost beside the least that any program would pay for them."""

import gc
import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from pydantic import BaseModel

from crisistl.formats.loading import load
from crisistl.model.timeline import EVENT_TYPES, Timeline
from crisistl.query.predicate import predicate
from crisistl.query.terms import Terms
from crisistl.query.where import parse_where

pytestmark = pytest.mark.slow

EVENTS = 100_000
RUNS = 2


class PlainQuote(BaseModel):
    text: str
    speaker: str | None = None


class PlainEvent(BaseModel):
    """The fields of an event as pydantic alone would check them."""

    id: str
    date: str
    title: str
    summary: str = ""
    type: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    place: str | None = None
    part_of_day: str | None = None
    date_text: str | None = None
    status: str = "reported"
    attributed_to: tuple[str, ...] = ()
    quotes: tuple[PlainQuote, ...] = ()
    responds_to: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    extra: dict[str, Any] = {}


class PlainTimeline(BaseModel):
    title: str
    sources: list[dict[str, str]]
    actors: list[dict[str, str]]
    themes: list[dict[str, str]]
    events: tuple[PlainEvent, ...]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of invented events over eight years, with every field that a chronology uses much."""
    chance = random.Random(1)
    actors = [{"id": f"actor-{n}", "name": f"Actor {n}"} for n in range(200)]
    themes = [{"id": f"theme-{n}", "name": f"Theme {n}"} for n in range(20)]
    first = date(2014, 1, 1)
    events = [
        {
            "id": f"event-{n}",
            "date": str(first + timedelta(days=chance.randrange(2900))),
            "title": f"Actor {n % 200} does something for the {n}th time",
            "summary": "Nobody had expected this, and nobody was surprised by it either.",
            "type": EVENT_TYPES[n % 16],
            "actors": [f"actor-{chance.randrange(200)}" for _ in range(chance.randint(1, 3))],
            "targets": [f"actor-{chance.randrange(200)}"],
            "themes": [f"theme-{chance.randrange(20)}"],
            "place": f"Place {n % 50}",
            "quotes": [{"text": "So be it.", "speaker": "actor-1"}] if n % 4 == 0 else [],
            "responds_to": [f"event-{n - 1}"] if n % 5 == 4 else [],
            "sources": ["wire"],
            "extra": {"fatalities": n % 7} if n % 3 == 0 else {},
        }
        for n in range(EVENTS)
    ]
    document = {
        "title": "Large", "sources": [{"id": "wire", "title": "Wire"}], "actors": actors, "themes": themes,
        "events": events,
    }  # fmt: skip
    path = tmp_path_factory.mktemp("speed") / "large.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def best(*works: Callable[[], object]) -> list[float]:
    """The least processor time of each work in seconds, the works taking turns."""
    times = [[_time(work) for work in works] for _ in range(RUNS)]
    return [min(column) for column in zip(*times, strict=True)]


def _time(work: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    kept = work()
    spent = process_time() - start
    del kept
    return spent


def test_loading_takes_under_twice_the_time_of_validating_plain_models(large: Path) -> None:
    ours, plain = best(lambda: load(large), lambda: PlainTimeline.model_validate_json(large.read_bytes()))
    assert ours < 2 * plain, f"{ours:.2f} s beside {plain:.2f} s"


def test_a_predicate_of_three_terms_adds_little_to_loading(large: Path) -> None:
    kept: list[Timeline] = []
    loading = _time(lambda: kept.append(load(large)))
    (timeline,) = kept
    query = parse_where(
        "actor:actor-7 and type:consult and date>=2018", Terms.of(timeline, date(2022, 1, 27))
    )

    def ask() -> int:
        test = predicate(query, timeline)
        return sum(1 for event in timeline.events if test(event))

    assert ask() > 0
    (asking,) = best(ask)
    assert asking < 0.05 * loading, f"{asking:.3f} s beside {loading:.2f} s"


def test_the_first_answer_comes_soon() -> None:
    """Beside the start of Python itself with the libraries that every command needs."""

    def start(line: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", line], check=True, capture_output=True)

    ours = "import sys; sys.argv = ['crisistl', 'list']\nfrom crisistl.__main__ import main\nmain()"
    least = "import typer, rich.console, pydantic, pydantic.main, rich.table, json, dateutil.relativedelta"
    from resource import RUSAGE_CHILDREN, getrusage

    def children(work: Callable[[], object]) -> float:
        before = getrusage(RUSAGE_CHILDREN).ru_utime
        work()
        return getrusage(RUSAGE_CHILDREN).ru_utime - before

    times = [[children(start(line)) for line in (ours, least)] for _ in range(3)]
    listing, libraries = (min(column) for column in zip(*times, strict=True))
    assert listing < 3 * libraries, f"{listing:.2f} s beside {libraries:.2f} s"
