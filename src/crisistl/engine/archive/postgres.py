"""The store of an archive in PostgreSQL, and how it is filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any
from weakref import finalize

from crisistl.engine.archive.parts import Parts
from crisistl.engine.archive.sql import FALSE, Sql
from crisistl.errors import Advice, DataError
from crisistl.formats.archive.layout import (
    EVENT_COLUMNS,
    TAG_COLUMNS,
    VERSION,
    Manifest,
)
from crisistl.text.wording import server_name

if TYPE_CHECKING:
    from psycopg import Connection

    from crisistl.model.timeline import Event, Timeline

_TYPES = {"VARCHAR": 'TEXT COLLATE "C"', "DOUBLE": "DOUBLE PRECISION"}
_TABLES: Mapping[str, Mapping[str, str]] = {
    "events": EVENT_COLUMNS,
    "tags": TAG_COLUMNS,
    "registers": {"kind": "VARCHAR", "value": "VARCHAR"},
}
_INDEXES = (
    "events (pos)",
    "events (s1, e2 DESC)",
    "tags (kind, value, pos)",
)
_BEFORE_REASON = re.compile(
    r"^(?:connection failed: )?(?:connection to server .{0,200}? failed: )?(?:FATAL: +)?"
)
_PATIENCE = 20  # seconds to wait for those who ask meanwhile
_FETCHED = 2_000  # rows at a time
_FILL = "fill it from a file"
_BY_ARCHIVE = (Advice("archive", ("URL",)),)


class PostgresStore:
    """The tables of an archive in the database that a URL names."""

    def __init__(self, url: str, *, to_write: bool = True) -> None:
        self.name = server_name(url)
        self._psycopg = _psycopg()
        self._database = _connected(url, self.name, autocommit=True)
        finalize(self, self._database.close)
        self.manifest = self._manifest()
        self._parts = Parts(self.manifest, self.name, to_write=to_write)

    @property
    def sets(self) -> Mapping[tuple[str, ...], str]:
        """None: the server counts for itself."""
        return {}

    def _manifest(self) -> Manifest:
        for table, columns in _TABLES.items():
            found = self._rows(
                Sql(
                    "SELECT column_name FROM information_schema.columns "
                    "WHERE table_name = ? AND table_schema = ANY (current_schemas(false))",
                    (table,),
                )
            )
            names = {name for (name,) in found}
            if not names:
                raise DataError(f"{self.name} has no table {table}", _FILL, _BY_ARCHIVE)
            if not names >= columns.keys():
                raise DataError(
                    f"{self.name}: the table {table} isn't that of an archive of version {VERSION}",
                    "name another database, or fill it again",
                    _BY_ARCHIVE,
                )
        return Manifest.of_text(self._register("manifest"), self.name)

    def _register(self, kind: str) -> str:
        rows = self._rows(Sql("SELECT value FROM registers WHERE kind = ?", (kind,)))
        found = [value for (value,) in rows]
        if len(found) != 1:
            raise DataError(
                f"{self.name} doesn't contain a complete archive", _FILL, _BY_ARCHIVE
            )
        return str(found[0])

    @cached_property
    def head(self) -> Timeline:
        """The registers."""
        return self._parts.head(self._register("head"))

    @property
    def event(self) -> Callable[[str], Event]:
        """What makes an event of its `body`."""
        return self._parts.event

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, fetched some at a time."""
        yield from self._rows(sql, name="crisistl")

    def _rows(self, sql: Sql, name: str = "") -> Iterator[tuple[Any, ...]]:
        try:
            # a transaction that stayed open would keep others from filling the tables
            with self._database.transaction(), self._database.cursor(name) as cursor:
                cursor.execute(sql.text.replace("?", "%s"), sql.values)
                while some := cursor.fetchmany(_FETCHED):
                    yield from some
        except self._psycopg.Error as error:
            raise DataError(f"{self.name} can't answer: {_reason(error)}") from None

    def isin(self, column: str, values: Sequence[str] | Sequence[int]) -> Sql:
        """The column has one of these values."""
        if not values:
            return FALSE
        kind = "text"
        if isinstance(values[0], int):
            kind = "bigint"
        return Sql(f"{column} = ANY (?::{kind}[])", ([*values],))

    def contains(self, column: str, text: str) -> Sql:
        """The column has this text in it."""
        return Sql(f"strpos({column}, ?) > 0", (text,))


def fill(
    url: str,
    manifest: Manifest,
    head: str,
    rows: Mapping[str, Iterable[tuple[Any, ...]]],
) -> None:
    """Put an archive into a database in place of one that may be there, whole or not at all.

    `head` are the registers as JSON Lines, `rows` those of `events` and `tags`, in the order of their columns.
    DataError where the server can't be reached or refuses.
    """
    name = server_name(url)
    registers = [("manifest", manifest.written()), ("head", head)]
    with _filling(url, name) as database:
        database.execute(f"SET lock_timeout = '{_PATIENCE}s'")
        _refuse_other_tables(database, name)
        for table, columns in _TABLES.items():
            declared = ", ".join(
                f"{column} {_TYPES.get(kind, kind)} NOT NULL"
                for column, kind in columns.items()
            )
            database.execute(f"DROP TABLE IF EXISTS {table}")
            database.execute(f"CREATE TABLE {table} ({declared})")
            copied = rows.get(table, registers)
            with (
                database.cursor() as cursor,
                cursor.copy(f"COPY {table} FROM STDIN") as copy,
            ):
                for row in copied:
                    copy.write_row(row)
        for index in _INDEXES:
            database.execute(f"CREATE INDEX ON {index}")
    with _connected(url, name, autocommit=True) as database:
        database.execute("ANALYZE events, tags")


@contextmanager
def _filling(url: str, name: str) -> Iterator[Connection[Any]]:
    psycopg = _psycopg()
    try:
        with _connected(url, name) as database:
            yield database
    except psycopg.Error as error:
        raise DataError(
            f"{name} can't be filled: {_reason(error)}; nothing was changed"
        ) from None


def _refuse_other_tables(database: Connection[Any], name: str) -> None:
    """Raise DataError where a table of this name is there that isn't part of an archive."""
    found = database.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_name = ANY (%s) "
        "AND table_schema = ANY (current_schemas(false))",
        ([*_TABLES],),
    ).fetchall()
    if found and len(found) < len(_TABLES):
        raise DataError(
            f"{name} has a table {found[0][0]} that isn't part of an archive",
            "name another database",
        )


def _connected(url: str, name: str, *, autocommit: bool = False) -> Connection[Any]:
    psycopg = _psycopg()
    try:
        return psycopg.connect(  # type: ignore[no-any-return]
            url, connect_timeout=10, autocommit=autocommit
        )
    except psycopg.Error as error:
        raise DataError(f"can't reach {name}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """What the server says, on one line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    # a question of the client, behind the reason
    said = [line for line in lines if not line.startswith("Is the server running")]
    if said:
        return _BEFORE_REASON.sub("", said[-1])
    return "no reason given"


def _psycopg() -> ModuleType:
    try:
        import psycopg
    except ImportError:
        raise DataError(
            "an archive in PostgreSQL needs psycopg",
            "install it with: pip install 'crisistl[postgres]'",
        ) from None
    return psycopg
