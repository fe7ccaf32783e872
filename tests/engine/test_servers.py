"""An archive in a server gives the answers of memory; what is wrong with PostgreSQL is one line."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import awkward
from archives import archived, served
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.archive.servers import open_server
from crisistl.engine.base import Number
from crisistl.engine.memory import MemoryEngine
from crisistl.model.timeline import Revision
from crisistl.query.counted import counted_field
from crisistl.query.lookup import field_of
from crisistl.query.tree import EVERYTHING, Compare, Not
from queries import terms_of
from servers import PASSWORD

SMALL = Path(__file__).parents[1] / "small.json"
Place = Callable[[], str]


def test_a_server_answers_awkward_questions_as_memory_does(
    tmp_path: Path, place: Place
) -> None:
    timeline = awkward.timeline(150, 5, "Europe/Kyiv")
    archive = archived(tmp_path / "a.crisis", timeline)
    server = place()
    assert served(server, archive) == 150
    number = 40 if server.startswith("postgresql") else 12  # Spark takes its time
    kept = ArchiveEngine(open_server(server, to_write=True))
    held = MemoryEngine(timeline)
    terms = replace(terms_of(timeline), zones=held.zones)
    for query, certain in awkward.queries(number, terms, 5):
        hits = [*held.hits(query, certain=certain)]
        assert [*kept.hits(query, certain=certain)] == hits
        assert kept.number(query, certain=certain) == Number.of(hits)
    for name in ("actor", "pair", "place", "lat", "quad", "weekday", "extra.n"):
        by = [counted_field(name)]
        counts = kept.counts(EVERYTHING, by)
        assert [*counts.items()] == [*held.counts(EVERYTHING, by).items()]
    for name in ("id", "place", "actor", "extra"):
        field = field_of(name)
        assert {*kept.spellings(field)} == {*held.spellings(field)}
    assert kept.timeline() == timeline


def test_a_server_is_filled_and_asked(run: Any, place: Place) -> None:
    server = place()
    done = run("archive", SMALL, "--into", server)
    assert (done.exit_code, done.stdout) == (0, "")
    kind, _, address = server.partition("://")
    address = address.rpartition("@")[2].partition(";")[0]
    assert done.stderr == f"put 8 events into {kind}://{address}\n"
    for question in (("list",), ("count", "month"), ("show", "dam-works"), ("actors",)):
        expected = run(*question, "--data", SMALL)
        assert run(*question, "--data", server) == expected
    for command in (("check", server), ("convert", server, "-", "--to-format", "csv")):
        done = run(*command)
        assert done.exit_code == 3
        assert "isn't a file" in done.stderr
        assert "sesame" not in done.stderr


def test_what_is_wrong_with_a_server_is_one_line(
    run: Any, postgres_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    server = postgres_server

    assert run("archive", SMALL, "--into", server).exit_code == 0
    secret = PASSWORD.replace(" ", "%20")
    port = server.rpartition(":")[2].partition("/")[0]
    cases = {
        server.replace(
            secret, "wrong"
        ): ': password authentication failed for user "owner"\n',
        server.replace(
            port, "1"
        ): "can't reach postgresql://127.0.0.1:1/postgres: Connection refused\n",
        server + "x": 'database "postgresx" does not exist',
    }
    for url, message in cases.items():
        for command in (("list", "--data", url), ("archive", SMALL, "--into", url)):
            one_line(run(*command), message)
    one_line(run("archive", SMALL, "--into", "oracle://x"), "isn't the address of a")
    with psycopg.connect(server) as database:
        database.execute("ALTER TABLE tags DROP COLUMN value CASCADE")
    one_line(run("list", "--data", server), "the table tags isn't that of an archive")
    with psycopg.connect(server) as database:
        database.execute("DROP TABLE tags")
    one_line(
        run("list", "--data", server),
        "has no table tags; fill it from a file (crisistl archive FILE --into URL)",
    )
    one_line(run("archive", SMALL, "--into", server), "that isn't part of an archive")
    with psycopg.connect(server) as database:
        database.execute("DROP TABLE events, registers")
    assert run("archive", SMALL, "--into", server).exit_code == 0
    monkeypatch.setitem(sys.modules, "psycopg", None)
    one_line(run("list", "--data", server), "needs psycopg; install it with: pip")


def one_line(done: Any, message: str) -> None:
    """Check that a command ended with this in its one line of stderr, and no password."""
    assert done.exit_code in (2, 3)
    assert done.stdout == ""
    assert message in done.stderr
    assert "sesame" not in done.stderr
    assert done.stderr.strip().count("\n") == 0, done.stderr


def test_a_server_knows_when_events_became_known(place: Place) -> None:
    plain = awkward.timeline(30, 6)
    events = []
    for number, event in enumerate(plain.events):
        new: dict[str, Any] = {}
        if number % 2:
            new["known"] = event.date
        if number % 3:
            new["recorded"] = date(2022, 1, 27)
        if number % 5:
            new["revisions"] = (Revision(until=date(2022, 1, 27), title="T"),)
        events.append(event.model_copy(update=new))
    timeline = plain.with_parts(events=tuple(events))
    with TemporaryDirectory() as folder:
        archive = archived(Path(folder) / "a.crisis", timeline)
        server = place()
        served(server, archive)
    kept = ArchiveEngine(open_server(server, to_write=True))
    held = MemoryEngine(timeline)
    for name in ("known", "recorded", "revisions"):
        query = Compare(name, ">", 0)
        hits = [*held.hits(query)]
        assert 0 < len(hits) < len(events)
        assert [*kept.hits(query)] == hits
        assert [*kept.hits(Not(query))] == [*held.hits(Not(query))]
