"""The store of an archive on disk: DuckDB over its Parquet files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crisistl.engine.archive.parts import Parts
from crisistl.engine.archive.sql import FALSE, Sql
from crisistl.errors import DataError
from crisistl.formats.archive.layout import (
    RESTORE,
    SETS,
    Manifest,
    duckdb_module,
    register_lines,
)
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from crisistl.model.timeline import Event, Timeline

_FETCHED = 2_000  # rows at a time
_FEW = 50
_MEMORY = "250MB"


class DuckStore:
    """An archive's files, checked when it is opened and read by DuckDB from the first question on."""

    def __init__(self, path: str, *, to_write: bool = True) -> None:
        self.name = file_name(path)
        self._duckdb = duckdb_module()
        self._folder = Path(path)
        self.manifest = Manifest.of(self._folder)
        self._parts = Parts(self.manifest, self.name, to_write=to_write)

    @cached_property
    def head(self) -> Timeline:
        """The registers."""
        return self._parts.head(self.head_lines())

    def head_lines(self) -> str:
        """The registers as JSON Lines."""
        return register_lines(self._folder, self.manifest)

    @property
    def sets(self) -> Mapping[tuple[str, ...], str]:
        """What is counted in the table `sets`; older archives have none."""
        if "sets" not in self.manifest.tables:
            return {}
        return {columns: name for name, columns in SETS.items()}

    @property
    def event(self) -> Callable[[str], Event]:
        """What makes an event of its `body`."""
        return self._parts.event

    @cached_property
    def _database(self) -> DuckDBPyConnection:
        database = self._duckdb.connect()
        database.execute(f"SET memory_limit = '{_MEMORY}'")
        database.execute("SET enable_progress_bar = false")
        for table in ("events", "tags", "sets"):
            if table not in self.manifest.tables:
                continue
            files = ", ".join(
                "'" + path.replace("'", "''") + "'"
                for path in self.manifest.paths(self._folder, table)
            )
            database.execute(
                f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{files}])"
            )
        return database  # type: ignore[no-any-return]

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement."""
        try:
            found = self._database.cursor().execute(sql.text, sql.values)
            while some := found.fetchmany(_FETCHED):
                yield from some
        except self._duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise DataError(f"{self.name} can't be read ({reason})", RESTORE) from None

    def isin(self, column: str, values: Sequence[str] | Sequence[int]) -> Sql:
        """The column has one of these values."""
        if not values:
            return FALSE
        if len(values) <= _FEW:
            # by these, DuckDB leaves out what a file can't have, unlike by a list
            marks = ", ".join("?" * len(values))
            return Sql(f"{column} IN ({marks})", tuple(values))
        kind = "VARCHAR"
        if isinstance(values[0], int):
            kind = "BIGINT"
        return Sql(f"{column} IN (SELECT unnest(?::{kind}[]))", ([*values],))

    def among(self, column: str, select: Sql) -> Sql:
        """The column has one of the values that a statement finds."""
        return select.wrapped(f"{column} IN (", ")")

    def contains(self, column: str, text: str) -> Sql:
        """The column has this text in it."""
        return Sql(f"strpos({column}, ?) > 0", (text,))
