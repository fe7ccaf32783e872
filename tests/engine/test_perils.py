"""Awkward events are kept as they are and found rightly by each engine, wherever an archive is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import perils
from archives import archived, served
from crisistl.engine.archive.duck import DuckStore
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.archive.servers import open_server
from crisistl.engine.memory import MemoryEngine
from crisistl.query.counted import counted_field
from crisistl.query.tree import EVERYTHING

EVENTS = len(perils.timeline().events)
REFUSED = {
    '{"id": "e", "date": "2022", "title": "nul \\u0000"}': "NUL",
    '{"id": "e", "date": "2022", "title": "half \\ud800"}': "half of a character",
    '{"id": "e", "date": "2022", "title": "t", "title": "u"}': "title",
    '{"id": "e", "date": "2022-02-30", "title": "t"}': "2022-02-30",
    '{"id": "a b", "date": "2022", "title": "t"}': "a b",
}
"""Lines that no archive takes, with a word of what is said about them."""


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> ArchiveEngine:
    """The events in an archive of each kind."""
    archive = archived(tmp_path / "perils.crisis", perils.timeline())
    if request.param == "duckdb":
        return ArchiveEngine(DuckStore(str(archive)))
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_server")
    else:
        url = request.getfixturevalue("spark_place")()
    assert served(url, archive) == EVENTS
    return ArchiveEngine(open_server(url, to_write=True))


def test_awkward_events_are_kept_ordered_and_found(kept: ArchiveEngine) -> None:
    timeline = perils.timeline()
    held = MemoryEngine(timeline)
    assert kept.timeline() == timeline
    extra = {event.id: [*event.extra.items()] for event in kept.timeline().events}
    for identity, entries in perils.EXTRA.items():
        assert str(extra[identity]) == str([*entries.items()])
    assert [*kept.hits(EVERYTHING)] == [*held.hits(EVERYTHING)]
    for query, answer in perils.QUESTIONS:
        found = [hit.event.id for hit in kept.hits(query)]
        assert {*found} == answer, query
        assert len(found) == len(answer)
    assert kept.events(perils.IDS) == held.events(perils.IDS)
    for name in ("actor", "weekday", "id"):
        by = [counted_field(name)]
        counts = [*held.numbers(EVERYTHING, by).items()]
        assert [*kept.numbers(EVERYTHING, by).items()] == counts


def test_what_no_two_engines_agree_on_is_refused_for_all(
    run: Any, tmp_path: Path, place: Callable[[], str]
) -> None:
    url = place()
    served(url, archived(tmp_path / "before.crisis", perils.timeline()))
    for line, said in REFUSED.items():
        (tmp_path / "bad.jsonl").write_text(
            f'{{"timeline": {{"title": "T"}}}}\n{line}\n'
        )
        done = run("archive", tmp_path / "bad.jsonl", "--into", url)
        assert done.exit_code == 3, line
        assert said in done.stderr
        assert ":2" in done.stderr or "line 2" in done.stderr
    assert run("list", "--count", "--data", url).stdout == f"{EVENTS}\n"
