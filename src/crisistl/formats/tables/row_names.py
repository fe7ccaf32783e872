"""Row names: the ids of the names in a row, in the registers that its file builds."""

from collections.abc import Iterable
from typing import Any

from crisistl.formats.core.record import Record
from crisistl.formats.core.register import Register, Registers
from crisistl.formats.tables.cells import is_missing
from crisistl.formats.tables.row import Row


class RowNames:
    """Gives ids to the names of rows; `split` is the separator of names that the user gives."""

    def __init__(self, split: str | None) -> None:
        self._split = split
        self._registers = Registers()

    def know(self, actors: Iterable[Record]) -> None:
        """Learn the names of actors that the file has in a table of their own."""
        for record in actors:
            self._registers.know(record.kind, record.value)

    @property
    def waiting(self) -> list[Record]:
        """The names that are new; whoever yields them takes them out."""
        return self._registers.waiting

    def sides(self, row: Row) -> tuple[list[str], list[str]]:
        """The ids of who acts and towards whom."""
        acting, addressed = row.sides(self._split)
        actors = self._registers.actors
        return _ids(actors, acting), _ids(actors, addressed)

    def read(self, row: Row, field: str) -> Any:
        """The ids of the names in the cells of a field, its citations, or the place."""
        if field == "place":
            return row.place()
        if field == "sources":
            return self._citations(row)
        names = row.names(field, self._split)
        register = None
        if field == "themes":
            register = self._registers.themes
        return _ids(register or self._registers.actors, names)

    def quotes(self, row: Row) -> list[Any]:
        """The quotes of a row."""
        literal = row.columns.literal
        found = []
        for quote in row.quotes():
            found.append(_named(quote, "speaker", self._registers.actors, literal))
        return found

    def _citations(self, row: Row) -> list[Any]:
        sources, literal = self._registers.sources, row.columns.literal
        found = []
        for cited in row.citations(self._split):
            found.append(_named(cited, "source", sources, literal))
        return found

    def account(self, account: Any, *, literal: bool) -> Any:
        """An account with the ids in place of the names of its source and of who acts."""
        if not isinstance(account, dict):
            return account
        found = dict(account)
        source = found.get("source")
        if isinstance(source, str):
            source = {"source": source}
        if source:
            sources = self._registers.sources
            found["source"] = _named(source, "source", sources, literal)
        for side in ("actors", "targets", "attributed_to"):
            if isinstance(found.get(side), list):
                found[side] = _ids(self._registers.actors, found[side])
        return found


def _ids(register: Register, names: list[Any]) -> list[str]:
    return register.ids_of(
        [name if isinstance(name, str) else str(name) for name in names]
    )


def _named(part: Any, key: str, register: Register, literal: bool) -> Any:
    """A quote or citation with the id in place of the name of its speaker or source."""
    name = None
    if isinstance(part, dict):
        name = part.get(key)
    if not isinstance(name, str):
        return part
    others = {other: value for other, value in part.items() if other != key}
    if not literal and is_missing(name):
        return others
    identity = register.id_of(name)
    # the model knows a citation of a source alone by the id, which is quicker to read
    if others or key != "source":
        return {key: identity, **others}
    return identity
