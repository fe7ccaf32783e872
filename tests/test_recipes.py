"""The recipes that need nothing but SQL, in four time zones; tests/real runs the others."""

import json
from collections import Counter
from pathlib import Path

import pytest

from crisistl.model.timeline import Timeline
from recipes import PAGE, ZONES, days, ran_python, recipes, write_files

DUCKDB = """
import duckdb, json
rows = duckdb.sql(open("recipe.sql").read()).fetchall()
print(json.dumps([[str(cell) for cell in row] for row in rows]))
"""
SQLITE = """
import json, sqlite3
print(json.dumps(sqlite3.connect("events.sqlite").execute(open("recipe.sql").read()).fetchall()))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the recipes read."""
    return tmp_path_factory.mktemp("recipes")


@pytest.fixture(scope="module")
def timeline(folder: Path) -> Timeline:
    return write_files(folder)


def test_every_block_of_code_on_the_page_is_run() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = text.count("```") // 2 - text.count("```sh")
    assert len(recipes()) == shown
    assert {*recipes()} == {
        "pandas",
        "duckdb",
        "sqlite",
        "vega-lite",
        "plotly",
        "vis",
        "r",
    }


@pytest.mark.parametrize("zone", ZONES)
def test_duckdb_counts_the_events_of_each_actor(
    folder: Path, timeline: Timeline, zone: str
) -> None:
    (folder / "recipe.sql").write_text(recipes()["duckdb"], encoding="utf-8")
    rows = json.loads(ran_python(folder, zone, DUCKDB))
    names = {actor.id: actor.name for actor in timeline.actors}
    counts = Counter(names[i] for event in timeline.events for i in event.actors)
    assert {name: int(count) for name, count, _, _ in rows} == counts
    firsts: dict[str, list[str]] = {}
    known = days(timeline)
    for event in timeline.events:
        for actor in event.actors:
            if event.id in known:
                firsts.setdefault(names[actor], []).append(known[event.id].first)
    assert {name: first for name, _, first, _ in rows} == {
        name: min(days) for name, days in firsts.items()
    }


@pytest.mark.parametrize("zone", ZONES[:1])
def test_sqlite_counts_who_acts_towards_whom(
    folder: Path, timeline: Timeline, zone: str
) -> None:
    (folder / "recipe.sql").write_text(recipes()["sqlite"], encoding="utf-8")
    rows = json.loads(ran_python(folder, zone, SQLITE))
    names = {actor.id: actor.name for actor in timeline.actors}
    pairs = Counter(
        (names[one], names[other])
        for event in timeline.events
        for one in event.actors
        for other in event.targets
    )
    assert {(one, other): count for one, other, count in rows} == pairs
