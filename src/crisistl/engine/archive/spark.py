"""The store of an archive in Spark, and how it is filled.

Spark has no transactions, so each time it is filled, new tables are made with a number behind their names. The table
`registers` is the last of them: an archive is there when its registers are, and the newest is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from crisistl.engine.archive.spark_session import Address, close, connected, reported
from crisistl.engine.archive.sql import FALSE, Sql
from crisistl.engine.archive.tables import (
    TABLES,
    ServerStore,
    incomplete,
    missing,
    registers,
)
from crisistl.errors import DataError, OutputError
from crisistl.formats.archive.layout import RESTORE, Manifest
from crisistl.text.wording import file_name, server_name

if TYPE_CHECKING:
    from pyarrow import Table
    from pyspark.sql.connect.session import SparkSession
    from pyspark.sql.types import StructType

_TYPES = {"VARCHAR": "string", "BIGINT": "bigint", "INTEGER": "int", "DOUBLE": "double"}
_KINDS = {kind: name for name, kind in _TYPES.items()}
_NUMBERED = re.compile(r"([a-z]+)_([1-9][0-9]{0,8})").fullmatch
_FEW = 50
_SEPARATOR = "\x1f"  # no id and no column that is compared has it
_FETCHED = 2_000  # rows at a time
_READ = 10_000  # rows of a file at a time
_SENT = 50_000_000  # bytes at a time


class SparkStore(ServerStore):
    """The tables of the newest archive in the schema that a URL names."""

    def __init__(self, url: str, *, to_write: bool = True) -> None:
        name = server_name(url)
        self._session = connected(url)
        finalize(self, close, self._session)
        self._numbered = _Numbered(self._session, Address.of(url))
        self.name = name
        with self._asking():
            self._number = self._newest(name)
        # the names in statements mean the tables with this number, even if there is a newer one meanwhile
        named = ", ".join(
            f"{table} AS (SELECT * FROM {self._numbered.name(table, self._number)})"
            for table in TABLES
        )
        self._before = f"WITH {named} "
        super().__init__(name, to_write=to_write)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            with reported(f"{self.name} can't answer"):
                yield
        except DataError:
            # else the client would look for the server once more at the end of the program
            close(self._session)
            raise

    def _newest(self, name: str) -> int:
        there = self._numbered.there()
        whole = [number for number, tables in there.items() if "registers" in tables]
        if whole:
            return max(whole)
        if there:
            raise incomplete(name)
        raise missing(name, "registers")

    def columns(self, table: str) -> Mapping[str, str]:
        """The columns that a table has."""
        if table not in self._numbered.there().get(self._number, ()):
            return {}
        with self._asking():
            return self._numbered.columns(table, self._number)

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, fetched some at a time."""
        with self._asking():
            asked = self._session.sql(self._before + sql.text, args=[*sql.values])
            found = asked.toLocalIterator()
        while True:
            with self._asking():
                some = [*islice(found, _FETCHED)]
            if not some:
                return
            yield from some

    def isin(self, column: str, values: Sequence[str] | Sequence[int]) -> Sql:
        """The column has one of these values."""
        if not values:
            return FALSE
        if len(values) <= _FEW:
            marks = ", ".join("?" * len(values))
            return Sql(f"{column} IN ({marks})", tuple(values))
        # a statement with thousands of parameters is read slowly, and a list in one is searched from its beginning
        value = "one"
        if isinstance(values[0], int):
            value = "CAST(one AS BIGINT)"
        select = (
            f"SELECT {value} FROM (SELECT explode(split(?, '{_SEPARATOR}')) AS one)"
        )
        return self.among(column, Sql(select, (_SEPARATOR.join(map(str, values)),)))

    def among(self, column: str, select: Sql) -> Sql:
        """The column has one of the values that a statement finds."""
        # with NOT before it, Spark would otherwise compare each row with each value, as one of them might be NULL
        return select.wrapped(f"({column} IN (", ")) <=> true")

    def contains(self, column: str, text: str) -> Sql:
        """The column has this text in it."""
        return Sql(f"contains({column}, ?)", (text,))


class _Numbered:
    """The tables of archives in a schema, each with a number behind its name."""

    def __init__(self, session: SparkSession, address: Address) -> None:
        self._session = session
        self._address = address
        self._there: dict[int, set[str]] | None = None

    def name(self, table: str, number: int) -> str:
        """A table as SQL names it."""
        return self._address.named(f"{table}_{number}")

    def there(self) -> Mapping[int, set[str]]:
        """The tables that are there, by their number."""
        if self._there is None:
            self._there = {}
            for name in self._listed():
                known = _NUMBERED(name)
                if known and known[1] in TABLES:
                    self._there.setdefault(int(known[2]), set()).add(known[1])
        return self._there

    def _listed(self) -> list[str]:
        """The names of the tables that may be part of an archive; none where there is no such schema."""
        from pyspark.errors import AnalysisException

        names = "|".join(f"{table}_*" for table in TABLES)
        among = ""
        if self._address.schema:
            among = f"IN {self._address.place} "
        try:
            found = self._session.sql(f"SHOW TABLES {among}LIKE '{names}'").collect()
        except AnalysisException as error:
            if error.getCondition() == "SCHEMA_NOT_FOUND":
                return []
            raise
        return [row["tableName"] for row in found if not row["isTemporary"]]

    def columns(self, table: str, number: int) -> Mapping[str, str]:
        """The columns of a table, with their types in DuckDB."""
        schema = self._session.table(self.name(table, number)).schema
        types = {field.name: field.dataType.simpleString() for field in schema}
        return {name: _KINDS.get(kind, kind) for name, kind in types.items()}

    def drop(self, table: str, number: int) -> None:
        """Remove a table."""
        self._session.sql(f"DROP TABLE IF EXISTS {self.name(table, number)}")

    def drop_ours(self, number: int) -> None:
        """Remove the tables with a number, unless one of them has other columns than those of an archive."""
        tables = self.there()[number]
        if all(self.columns(table, number).keys() == TABLES[table].keys() for table in tables):  # fmt: skip
            # without its registers an archive isn't read
            for table in sorted(tables, key="registers".__ne__):
                self.drop(table, number)

    def make_schema(self) -> None:
        """Make the schema where it isn't there."""
        place = self._address.place
        if place and not self._session.catalog.databaseExists(place):
            self._session.sql(f"CREATE SCHEMA {place}")


def fill(
    url: str,
    manifest: Manifest,
    head: str,
    files: Mapping[str, Sequence[str]],
    progress: Callable[[int], object],
) -> None:
    """Put an archive into a schema in place of one that may be there, whole or not at all.

    `head` are the registers as JSON Lines, `files` the Parquet files of `events` and `tags`. `progress` is called with
    the number of events so far. DataError where the server can't be reached, OutputError where it can't be filled.
    """
    session, name = connected(url), server_name(url)
    try:
        with reported(f"{name} can't be filled", "nothing was changed", OutputError):
            numbered = _Numbered(session, Address.of(url))
            numbered.make_schema()
            older = [*numbered.there()]
            number = max(older, default=0) + 1
            _write(
                session, numbered, number, _contents(manifest, head, files, progress)
            )
        with suppress(Exception), reported(name):
            for other in older:
                numbered.drop_ours(other)
    finally:
        close(session)


def _write(
    session: SparkSession,
    numbered: _Numbered,
    number: int,
    contents: Iterator[tuple[str, Table]],
) -> None:
    """Write rows to the tables with a number; where one can't be written, none is left."""
    made: list[str] = []
    try:
        for table, rows in contents:
            frame = session.createDataFrame(rows, _schema(table))
            mode = "append" if table in made else "error"
            frame.write.mode(mode).saveAsTable(numbered.name(table, number))
            if table not in made:
                made.append(table)
    except BaseException:
        for table in made:
            with suppress(Exception):
                numbered.drop(table, number)
        raise


def _contents(
    manifest: Manifest,
    head: str,
    files: Mapping[str, Sequence[str]],
    progress: Callable[[int], object],
) -> Iterator[tuple[str, Table]]:
    """The rows of all tables in the order in which they are written, some at a time."""
    import pyarrow

    events = 0
    for table in ("events", "tags"):
        for path in files[table]:
            for rows in _rows_of(path, [*TABLES[table]]):
                yield table, rows
                events += len(rows) * (table == "events")
                progress(events)
    kinds, values = zip(*registers(manifest, head), strict=True)
    yield "registers", pyarrow.table({"kind": kinds, "value": values})


def _rows_of(path: str, columns: list[str]) -> Iterator[Table]:
    """The rows of a Parquet file, as many at a time as are sent at once. DataError where it can't be read."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    batches: list[Any] = []
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(_READ, columns=columns):
                batches.append(batch)
                if sum(one.nbytes for one in batches) >= _SENT:
                    yield pyarrow.Table.from_batches(batches).select(columns)
                    batches = []
            if batches:
                yield pyarrow.Table.from_batches(batches).select(columns)
    except (pyarrow.ArrowException, OSError):
        name = file_name(Path(path).name)
        raise DataError(f"{name} of the archive can't be read", RESTORE) from None


def _schema(table: str) -> StructType:
    """The columns of a table as Spark writes them."""
    from pyspark.sql.types import (
        DataType,
        DoubleType,
        IntegerType,
        LongType,
        StringType,
        StructType,
    )

    types: tuple[DataType, ...] = (StringType(), LongType(), IntegerType(), DoubleType())  # fmt: skip
    by_name = {known.simpleString(): known for known in types}
    schema = StructType()
    for column, kind in TABLES[table].items():
        schema.add(column, by_name[_TYPES[kind]])
    return schema
