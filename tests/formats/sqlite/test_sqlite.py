"""SQLite: what Datasette finds in our databases, and that reading one gives the same chronology."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run
from crisistl.errors import DataError
from crisistl.formats.loading import load
from crisistl.formats.saving import save
from crisistl.model.timeline import Timeline

DOCUMENT = {
    "title": "The dam",
    "as_of": "2022-03-01",
    "actors": [
        {"id": "n", "name": "Norland", "aliases": ["the north"], "kind": "state"},
        {"id": "e", "name": "The envoy", "part_of": "n",
         "roles": [{"role": "envoy", "from": "2021", "to": "2022"}]},
    ],
    "themes": [{"id": "w", "name": "Water"}, {"id": "d", "name": "Dams", "part_of": "w"}],
    "sources": [{"id": "p", "title": "The Post", "published": "2022-01"}],
    "omitted": [{"id": "before", "date": "2021", "title": "Before"}],
    "events": [
        {"id": "talks", "date": "2022-01-10T10:30", "title": "Talks", "actors": ["e", "n"], "targets": ["n"],
         "themes": ["d", "w"], "lat": 44.5, "lon": -12.25, "responds_to": ["before"],
         "sources": ["p", {"url": "https://example.org/a;b", "published": "2022-01-11"}],
         "quotes": [{"text": "No.", "speaker": "e"}], "extra": {"troops": 1200}},
        {"id": "claim", "date": "-0043~", "title": "A claim", "status": "claimed", "attributed_to": ["n"],
         "contradicts": ["talks"]},
    ],
}  # fmt: skip


@pytest.fixture
def dam() -> Timeline:
    return Timeline.model_validate(DOCUMENT)


@pytest.fixture
def database(dam: Timeline, tmp_path: Path) -> Path:
    save(dam, tmp_path / "dam.sqlite")
    return tmp_path / "dam.sqlite"


@pytest.fixture
def base(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as connection:
        yield connection


def test_a_database_gives_back_the_whole_chronology(
    dam: Timeline, database: Path
) -> None:
    assert load(database) == dam


def test_events_have_days_years_and_times_of_their_own(
    base: sqlite3.Connection,
) -> None:
    columns = (
        "date, earliest, latest, until, year, end_year, start_time, latitude, longitude"
    )
    assert base.execute(f"select {columns} from events").fetchall() == [
        ("2022-01-10T10:30", "2022-01-10", "2022-01-10", "2022-01-11", 2022, 2022, "10:30", 44.5, -12.25),
        ("-0043~", "-0043-01-01", "-0043-12-31", "-0042-01-01", -43, -43, None, None, None),
    ]  # fmt: skip


def test_joining_tables_name_roles_and_keep_the_order(base: sqlite3.Connection) -> None:
    assert base.execute("select event, actor, role from event_actors").fetchall() == [
        ("talks", "e", "initiator"),
        ("talks", "n", "initiator"),
        ("talks", "n", "recipient"),
        ("claim", "n", "claimant"),
    ]
    assert base.execute("select kind, linked from links").fetchall() == [
        ("responds_to", "before"),
        ("contradicts", "talks"),
    ]
    found = base.execute(
        "select initiators, recipients, themes, sources from chronology"
    )
    assert found.fetchall()[1] == (
        "The envoy; Norland",
        "Norland",
        "Dams; Water",
        "The Post",
    )


def test_foreign_keys_lead_to_the_registers(base: sqlite3.Connection) -> None:
    keys = base.execute("pragma foreign_key_list(event_actors)").fetchall()
    assert {(key[2], key[3]) for key in keys} == {
        ("actors", "actor"),
        ("events", "event"),
    }
    assert base.execute("pragma foreign_key_check").fetchall() == []


def test_an_added_column_is_kept_in_extra(database: Path) -> None:
    with closing(sqlite3.connect(database)) as base:
        base.execute("alter table events add column reviewed text")
        base.execute("update events set reviewed = 'yes' where id = 'talks'")
        base.commit()
    assert load(database).events[0].extra == {"troops": 1200, "reviewed": "yes"}


def test_a_column_that_is_not_json_any_more_is_a_fault(database: Path) -> None:
    with closing(sqlite3.connect(database)) as base:
        base.execute("update events set quotes = 'No.' where id = 'talks'")
        base.commit()
    with pytest.raises(
        DataError, match=r"events\[0\] 'talks': a column that holds JSON can't be read"
    ):
        load(database)


def test_a_table_of_our_database_can_be_named(database: Path, run: Run) -> None:
    result = run(
        "list", "--data", f"{database}#events", "-f", "csv", "--columns", "date,title"
    )
    assert result.stdout == "date,title\n'-0043~,A claim\n2022-01-10T10:30,Talks\n"
