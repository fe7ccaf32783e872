"""Name cells: which cells of a table hold several names, by the evidence of all its rows."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crisistl.errors import Advice
from crisistl.formats.core.record import Note
from crisistl.text.names import fold

_POOLS = {
    "actors": "who",
    "targets": "who",
    "attributed_to": "who",
    "themes": "themes",
    "sources": "sources",
}
NAME_FIELDS = tuple(_POOLS)
_SIGNS = (",", "/", "&", "and")
_SURE = re.compile(r"\s*[;\r\n]+\s*")
_MOST = 20_000  # distinct cells that are looked at
_SHOWN = 2


def separators(signs: str) -> re.Pattern[str]:
    """The pattern between names for one or several characters (",/") or a word ("and")."""
    if signs.strip().isalpha():
        return re.compile(rf"\s+{re.escape(signs.strip())}\s+")
    return re.compile(rf"\s*[{re.escape(''.join(signs.split()) or ' ')}\r\n]+\s*")


@dataclass
class NameCells:
    """Gathers the cells with names, and then splits those whose parts are all names elsewhere in the file.

    `given` has the separators that the user named for a field, and `headers` the header of each field.
    """

    given: Mapping[str, str]
    headers: Mapping[str, str]
    _cells: dict[str, dict[str, None]] = field(default_factory=dict)
    _splits: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _doubtful: dict[str, list[str]] = field(default_factory=dict)
    _alike: list[tuple[str, str]] = field(default_factory=list)

    def look(self, name: str, text: str) -> None:
        """Take in a cell of a field."""
        cells = self._cells.setdefault(name, {})
        if len(cells) < _MOST:
            cells[text] = None

    def settle(self) -> None:
        """Decide about every cell that was taken in."""
        for pool in dict.fromkeys(_POOLS.values()):
            names = [name for name in self._cells if _POOLS[name] == pool]
            atoms = {
                atom
                for name in names
                for cell in self._cells[name]
                for atom in _SURE.split(cell)
                if atom
            }
            known = _known_names(atoms, pool)
            for name in names:
                for cell in self._cells[name]:
                    self._settle(name, cell, known)
            if pool == "who":
                self._alike = [*_initials(atoms)]

    def _settle(self, name: str, cell: str, known: frozenset[str]) -> None:
        if name in self.given:
            self._splits[name, cell] = [
                part for part in separators(self.given[name]).split(cell) if part
            ]
            return
        parts: list[str] = []
        for atom in filter(None, _SURE.split(cell)):
            found = _parts(atom, known)
            if found is None and _POOLS[name] == "who" and re.search(r"[,/]", atom):
                self._doubtful.setdefault(name, []).append(atom)
            parts += found or [atom]
        if len(parts) > 1:
            self._splits[name, cell] = parts

    def parts(self, name: str, cell: str) -> list[str] | None:
        """The names in a cell of a field, where they are several."""
        if name in self.given and (name, cell) not in self._splits:
            return [part for part in separators(self.given[name]).split(cell) if part]
        return self._splits.get((name, cell))

    def notes(self) -> Iterator[Note]:
        """One line for each column that was split, and one for what may be several names."""
        for name in self._cells:
            split = [
                cell
                for (field, cell), parts in self._splits.items()
                if field == name and len(parts) > 1 and not _SURE.search(cell)
            ]
            if split:
                yield Note(
                    f"column {self.headers[name]}: split into names: {_listed(split)}"
                )
            if doubtful := self._doubtful.get(name):
                sign = ";" + "".join(
                    sign for sign in ",/" if any(sign in text for text in doubtful)
                )
                yield Note(
                    f"column {self.headers[name]}: kept as one name, but may be several: {_listed(doubtful)}",
                    (Advice("splits", (f"{self.headers[name]}={sign}",)),),
                )
        if self._alike:
            pairs = ", ".join(f"{short} and {long}" for short, long in self._alike[:3])
            yield Note(f"may be the same under two names: {pairs}")


def _known_names(atoms: set[str], pool: str) -> frozenset[str]:
    """The folded names that are a whole cell, or in the list of who acts a part of two different ones."""
    whole = {
        fold(atom)
        for atom in atoms
        if not any(sign_pattern(sign).search(atom) for sign in _SIGNS)
    }
    if pool == "sources":
        return frozenset(fold(atom) for atom in atoms)
    counts = Counter(
        part
        for atom in atoms
        for part in {
            fold(part) for sign in _SIGNS for part in sign_pattern(sign).split(atom)
        }
        - {fold(atom)}
    )
    return frozenset(whole | {part for part, count in counts.items() if count > 1})


def sign_pattern(sign: str) -> re.Pattern[str]:
    """The pattern of one separator; a word has blanks around it."""
    return re.compile(r"\s+and\s+" if sign == "and" else rf"\s*{re.escape(sign)}\s*")


def _parts(atom: str, known: frozenset[str]) -> list[str] | None:
    """The names in a text where all are known; of several separators one, or all of them together."""
    patterns = [
        sign_pattern(sign) for sign in _SIGNS if sign_pattern(sign).search(atom)
    ]
    if len(patterns) > 1:
        patterns.append(re.compile("|".join(pattern.pattern for pattern in patterns)))
    for pattern in patterns:
        parts = [part for part in pattern.split(atom) if part]
        if len(parts) > 1 and all(fold(part) in known for part in parts):
            return parts
    return None


def _initials(atoms: set[str]) -> Iterator[tuple[str, str]]:
    """Names that are the initials of another: US and United States."""
    long = {
        "".join(word[0] for word in atom.split()): atom
        for atom in sorted(atoms)
        if " " in atom
    }
    for atom in sorted(atoms):
        if 1 < len(atom) < 6 and atom.isupper() and atom in long:
            yield atom, long[atom]


def _listed(texts: list[str]) -> str:
    more = f" and {len(texts) - _SHOWN:,} more" if len(texts) > _SHOWN else ""
    return ", ".join(repr(text) for text in texts[:_SHOWN]) + more
