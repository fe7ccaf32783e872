"""The protocol of a store: a database with the tables of an archive, and the SQL that it understands."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from crisistl.engine.archive.sql import Sql
from crisistl.formats.archive.layout import Manifest
from crisistl.model.timeline import Timeline


class Store(Protocol):
    """The tables `events` and `tags` of `crisistl.formats.archive.layout` in a database."""

    name: str
    manifest: Manifest

    @property
    def head(self) -> Timeline:
        """The registers, as a timeline without events."""

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, as they come. DataError where the database can't answer."""

    def isin(self, column: str, values: Sequence[str] | Sequence[int]) -> Sql:
        """A condition: the column has one of these values, of which there may be a hundred thousand."""

    def contains(self, column: str, text: str) -> Sql:
        """A condition: the text of the column has this text in it."""
