"""The store of an archive in PostgreSQL, and how it is filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any
from weakref import finalize

from crisistl.engine.archive.sql import FALSE, Sql
from crisistl.engine.archive.tables import TABLES, ServerStore, registers
from crisistl.errors import DataError, OutputError
from crisistl.formats.archive.layout import Manifest
from crisistl.text.wording import server_name

if TYPE_CHECKING:
    from psycopg import Connection

_TYPES = {
    "VARCHAR": "text",
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "DOUBLE": "double precision",
}
_KINDS = {kind: name for name, kind in _TYPES.items()}
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


class PostgresStore(ServerStore):
    """The tables of an archive in the database that a URL names."""

    def __init__(self, url: str, *, to_write: bool = True) -> None:
        name = server_name(url)
        self._psycopg = _psycopg()
        self._database = _connected(url, name, autocommit=True)
        finalize(self, self._database.close)
        super().__init__(name, to_write=to_write)

    def columns(self, table: str) -> Mapping[str, str]:
        """The columns that a table has."""
        found = self.rows(
            Sql(
                "SELECT column_name::text, data_type::text FROM information_schema.columns "
                "WHERE table_name = ? AND table_schema = ANY (current_schemas(false))",
                (table,),
            )
        )
        return {name: _KINDS.get(kind, kind) for name, kind in found}

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, fetched some at a time."""
        try:
            # a transaction that stayed open would keep others from filling the tables
            with (
                self._database.transaction(),
                self._database.cursor("crisistl") as cursor,
            ):
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

    def among(self, column: str, select: Sql) -> Sql:
        """The column has one of the values that a statement finds."""
        return select.wrapped(f"{column} IN (", ")")

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
    DataError where the server can't be reached or has other tables, OutputError where it can't be filled.
    """
    name = server_name(url)
    with _filling(url, name) as database:
        database.execute(f"SET lock_timeout = '{_PATIENCE}s'")
        _refuse_other_tables(database, name)
        for table, columns in TABLES.items():
            declared = ", ".join(
                f"{column} {_declared(kind)} NOT NULL"
                for column, kind in columns.items()
            )
            database.execute(f"DROP TABLE IF EXISTS {table}")
            database.execute(f"CREATE TABLE {table} ({declared})")
            copied = rows.get(table, registers(manifest, head))
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


def _declared(kind: str) -> str:
    if kind == "VARCHAR":
        return 'text COLLATE "C"'
    return _TYPES[kind]


@contextmanager
def _filling(url: str, name: str) -> Iterator[Connection[Any]]:
    psycopg = _psycopg()
    try:
        with _connected(url, name) as database:
            yield database
    except psycopg.Error as error:
        raise OutputError(
            f"{name} can't be filled: {_reason(error)}; nothing was changed"
        ) from None


def _refuse_other_tables(database: Connection[Any], name: str) -> None:
    """Raise DataError where a table of this name is there that isn't part of an archive."""
    found = database.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_name = ANY (%s) "
        "AND table_schema = ANY (current_schemas(false))",
        ([*TABLES],),
    ).fetchall()
    if found and len(found) < len(TABLES):
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
