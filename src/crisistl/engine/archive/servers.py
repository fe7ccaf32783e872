"""Servers: the addresses of databases that an archive may be in."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from crisistl.engine.archive.store import Store
from crisistl.errors import UsageError
from crisistl.text.wording import is_server, is_spark, server_name


def open_server(url: str, *, to_write: bool) -> Store:
    """The store that a URL names. UsageError for an unknown kind of server, DataError where it can't be reached."""
    _refuse_unknown(url)
    if is_spark(url):
        from crisistl.engine.archive.spark import SparkStore

        return SparkStore(url, to_write=to_write)
    from crisistl.engine.archive.postgres import PostgresStore

    return PostgresStore(url, to_write=to_write)


def _refuse_unknown(url: str) -> None:
    if not is_server(url):
        raise UsageError(
            f"{server_name(url)} isn't the address of a database",
            "write postgresql://HOST/DATABASE, or for Spark sc://HOST:PORT/SCHEMA",
        )


def fill_server(url: str, folder: str, progress: Callable[[int], object]) -> int:
    """Put an archive on disk into the server that a URL names; the number of its events.

    `progress` is called with the number of events so far. Errors as of `open_server`, and OutputError where the server
    can't be filled.
    """
    _refuse_unknown(url)
    if is_spark(url):
        return _fill_spark(url, folder, progress)
    return _fill_postgres(url, folder, progress)


def _fill_spark(url: str, folder: str, progress: Callable[[int], object]) -> int:
    from crisistl.engine.archive.spark import fill
    from crisistl.formats.archive.layout import Manifest, register_lines

    place = Path(folder)
    manifest = Manifest.of(place)
    files = {table: manifest.paths(place, table) for table in ("events", "tags")}
    fill(url, manifest, register_lines(place, manifest), files, progress)
    return manifest.events


def _fill_postgres(url: str, folder: str, progress: Callable[[int], object]) -> int:
    from crisistl.engine.archive.duck import DuckStore
    from crisistl.engine.archive.postgres import fill
    from crisistl.engine.archive.sql import Sql
    from crisistl.engine.archive.tables import TABLES

    store = DuckStore(folder)
    rows = {
        table: store.rows(Sql(f"SELECT {', '.join(TABLES[table])} FROM {table}"))
        for table in ("events", "tags")
    }
    rows["events"] = _followed(rows["events"], progress)
    fill(url, store.manifest, store.head_lines(), rows)
    return store.manifest.events


def _followed(
    rows: Iterable[tuple[Any, ...]], progress: Callable[[int], object]
) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(rows):
        if number % 1_000 == 0:
            progress(number)
        yield row
