"""Register: the actors, themes and sources of a file, built from the names that its rows use."""

from typing import Any

from crisistl.formats.record import Kind, Record
from crisistl.formats.slug import Ids, slug
from crisistl.names import fold


class Register:
    """The names of one kind, each with its id. Spellings that differ in case or accents are one name.

    A record waits in `fresh` for each new name, to be yielded before the event that uses it.
    """

    def __init__(self, kind: Kind, named: str = "name") -> None:
        self.kind: Kind = kind
        self.named = named
        self.fresh: list[Record] = []
        self._by_spelling: dict[str, str] = {}
        self._by_fold: dict[str, str] = {}
        self._ids = Ids()
        self._size = 0

    def id_of(self, name: str, **more: Any) -> str:
        """The id of a name; a new one is added, with `more` fields of its record."""
        known = self._by_spelling.get(name)
        return known if known is not None else self._spelled(name, more)

    def ids_of(self, names: list[str]) -> list[str]:
        """The ids of these names, each once."""
        ids = [self.id_of(name) for name in names]
        return ids if len(ids) < 2 else list(dict.fromkeys(ids))

    def _spelled(self, name: str, more: dict[str, Any]) -> str:
        line = " ".join(name.split())
        folded = fold(line)
        found = self._by_fold.get(folded)
        if found is None:
            found = self._added(line, folded, more)
        self._by_spelling[name] = found
        return found

    def _added(self, name: str, folded: str, more: dict[str, Any]) -> str:
        given = self._ids.give(slug(name) or self.kind)
        # the model lets nobody bear another's id as a name, so an id is looked up like a name
        for text in (folded, given):
            self._by_fold[text] = given
            self._ids.reserve(text)
        self.fresh.append(Record(self.kind, {"id": given, self.named: name, **more}, self._size))
        self._size += 1
        return given


class Registers:
    """The three registers of a file."""

    def __init__(self) -> None:
        self.actors = Register("actor")
        self.themes = Register("theme")
        self.sources = Register("source", named="title")

    def fresh(self) -> list[Record]:
        """The records of the names that are new since the last call: sources, actors, themes."""
        if not (self.sources.fresh or self.actors.fresh or self.themes.fresh):
            return []
        found = [*self.sources.fresh, *self.actors.fresh, *self.themes.fresh]
        for register in (self.sources, self.actors, self.themes):
            register.fresh = []
        return found
