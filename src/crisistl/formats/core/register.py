"""Register: the actors, themes and sources of a file, built from the names that its rows use."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from crisistl.formats.core.record import Kind, Record
from crisistl.formats.core.slug import Ids, slug
from crisistl.text.names import fold

_MEANT = {"Sc", "Sm", "So"}  # signs of money and mathematics, and other symbols


class Register:
    """The names of one kind, each with its id. Spellings that differ in case or accents are one name.

    A record waits in `fresh` for each new name, to be yielded before the event that uses it.
    """

    def __init__(self, kind: Kind, fresh: list[Record], field: str = "name") -> None:
        self._fresh = fresh
        self._kind: Kind = kind
        self._field = field
        self._by_spelling: dict[str, str] = {}
        self._by_fold: dict[str, str] = {}
        self._together: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._ids = Ids()
        self._size = 0

    def id_of(self, name: str) -> str:
        """The id of a name, which is added where it is new."""
        known = self._by_spelling.get(name)
        if known is None:
            line = name
            if "\n" in name or "\r" in name:
                line = " ".join(name.split())
            folded = fold(line)
            if folded in self._by_fold:
                known = self._by_fold[folded]
            else:
                known = self._added(line, folded)
            self._by_spelling[name] = known
        return known

    def ids_of(self, names: Iterable[str]) -> list[str]:
        """The ids of these names, each once. The same names come together again and again, and are remembered."""
        key = tuple(names)
        known = self._together.get(key)
        if known is None:
            if len(self._together) > 1 << 14:
                self._together.clear()
            known = self._together[key] = tuple(
                dict.fromkeys([self.id_of(name) for name in key])
            )
        return [*known]

    def know(self, part: Mapping[str, Any]) -> None:
        """Learn the id and the names of a record in the file itself."""
        aliases = part.get("aliases")
        names = [part.get(self._field), *(aliases if isinstance(aliases, list) else ())]
        given = part.get("id")
        if isinstance(given, str):
            for text in (given, *(name for name in names if isinstance(name, str))):
                self._by_fold.setdefault(fold(text), given)
                self._ids.reserve(fold(text))
            self._size += 1

    def _added(self, name: str, folded: str) -> str:
        given = self._ids.give(_wanted(name) or self._kind)
        # the model lets no one bear another's id as a name, so an id is found like a name
        for text in (folded, given):
            self._by_fold[text] = given
            self._ids.reserve(text)
        self._fresh.append(
            Record(self._kind, {"id": given, self._field: name}, self._size)
        )
        self._size += 1
        return given


def _wanted(name: str) -> str:
    """The id for a name: its words, with "-x" where a sign that means something is lost, as in "C++" beside "C"."""
    words = slug(name)
    if not words or "-" in words or name.isalnum():
        return words
    meant = any(char == "%" or unicodedata.category(char) in _MEANT for char in name)
    if meant:
        return f"{words}-x"
    return words


class Registers:
    """The three registers of a file, and the records of new names that wait to be yielded, in `waiting`."""

    def __init__(self) -> None:
        self.waiting: list[Record] = []
        self.sources = Register("source", self.waiting, field="title")
        self.actors = Register("actor", self.waiting)
        self.themes = Register("theme", self.waiting)

    def know(self, kind: Kind, part: Mapping[str, Any]) -> None:
        """Learn the id and the names of a record in the file itself."""
        register = {
            "source": self.sources,
            "actor": self.actors,
            "theme": self.themes,
        }.get(kind)
        if register:
            register.know(part)

    def fresh(self) -> list[Record]:
        """The records of the names that are new since the last call."""
        found = [*self.waiting]
        self.waiting.clear()
        return found
