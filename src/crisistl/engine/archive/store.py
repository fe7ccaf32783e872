"""The protocol of a store: a database with the tables of an archive, and the SQL that it understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from crisistl.engine.archive.sql import Sql
from crisistl.formats.archive.layout import Manifest

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline


class Store(Protocol):
    """The tables `events` and `tags` of `crisistl.formats.archive.layout` in a database."""

    name: str
    manifest: Manifest

    @property
    def sets(self) -> Mapping[tuple[str, ...], str]:
        """The columns whose different values are counted in the table `sets`, with the name of each count there."""

    @property
    def head(self) -> Timeline:
        """The registers, as a timeline without events."""

    @property
    def event(self) -> Callable[[str], Event]:
        """What makes an event of its `body`."""

    def rows(self, sql: Sql) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, as they come. DataError where the database can't answer."""

    def isin(self, column: str, values: Sequence[str] | Sequence[int]) -> Sql:
        """A condition: the column has one of these values, of which there may be a hundred thousand."""

    def among(self, column: str, select: Sql) -> Sql:
        """A condition: the column has one of the values that a statement finds."""

    def contains(self, column: str, text: str) -> Sql:
        """A condition: the text of the column has this text in it."""
