"""Tables: an archive as it is in every kind of server, and what is wrong with tables that aren't one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crisistl.engine.archive.parts import Parts
from crisistl.engine.archive.sql import Sql
from crisistl.errors import Advice, DataError
from crisistl.formats.archive.layout import (
    EVENT_COLUMNS,
    TAG_COLUMNS,
    VERSION,
    Manifest,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

TABLES: Mapping[str, Mapping[str, str]] = {
    "events": EVENT_COLUMNS,
    "tags": TAG_COLUMNS,
    "registers": {"kind": "VARCHAR", "value": "VARCHAR"},
}
"""The tables of an archive in a server, with their columns and the types of these in DuckDB.

`registers` has two rows: the manifest, and as "head" the registers as JSON Lines.
"""

_FILL = "fill it from a file"
_BY_ARCHIVE = (Advice("archive", ("URL",)),)


def registers(manifest: Manifest, head: str) -> list[tuple[str, str]]:
    """The rows of the table `registers`."""
    return [("manifest", manifest.written()), ("head", head)]


def incomplete(name: str) -> DataError:
    """The error for a server whose archive lacks something."""
    return DataError(f"{name} doesn't contain a complete archive", _FILL, _BY_ARCHIVE)


def missing(name: str, table: str) -> DataError:
    """The error for a server without a table."""
    return DataError(f"{name} has no table {table}", _FILL, _BY_ARCHIVE)


class ServerStore(ABC):
    """What the stores of servers have in common. `name` is that of the server in messages.

    DataError where the server has no archive that this version can read.
    """

    def __init__(self, name: str, *, to_write: bool) -> None:
        self.name = name
        for table, columns in TABLES.items():
            self._refuse_other(table, columns)
        self.manifest = Manifest.of_text(self._register("manifest"), name)
        self._parts = Parts(self.manifest, name, to_write=to_write)

    @abstractmethod
    def columns(self, table: str) -> Mapping[str, str]:
        """The columns that a table has, with their types in DuckDB; empty where there is no such table."""

    @abstractmethod
    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, as they come. DataError where the server can't answer."""

    def _refuse_other(self, table: str, columns: Mapping[str, str]) -> None:
        found = self.columns(table)
        if not found:
            raise missing(self.name, table)
        if not found.items() >= columns.items():
            raise DataError(
                f"{self.name}: the table {table} isn't that of an archive of version {VERSION}",
                "name another database, or fill it again",
                _BY_ARCHIVE,
            )

    def _register(self, kind: str) -> str:
        rows = self.rows(Sql("SELECT value FROM registers WHERE kind = ?", (kind,)))
        found = [value for (value,) in rows]
        if len(found) != 1:
            raise incomplete(self.name)
        return str(found[0])

    @property
    def sets(self) -> Mapping[tuple[str, ...], str]:
        """None: the server counts for itself."""
        return {}

    @cached_property
    def head(self) -> Timeline:
        """The registers."""
        return self._parts.head(self._register("head"))

    @property
    def event(self) -> Callable[[str], Event]:
        """What makes an event of its `body`."""
        return self._parts.event
