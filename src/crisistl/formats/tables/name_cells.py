"""Name cells: which cells of a table hold several names, by the evidence of all its rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from crisistl.errors import Advice
from crisistl.formats.core.record import Note
from crisistl.formats.tables.whole_names import is_like_office, is_territory
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
_MAY_BE_SEVERAL = re.compile(r"[,/]|\sand\s")
_MAY_HAVE_SIGN = re.compile(r"[,/&]|\sand\s")
_PERSON = re.compile(r"(?P<surname>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w.'’-]*)")
_MOST = 20_000  # distinct cells that are looked at
_SHOWN = 2
_LONG = 6
_PAIRS = 3


def separators(signs: str) -> re.Pattern[str]:
    """The pattern between names for one or several characters (",/") or a word ("and")."""
    if signs.strip().isalpha():
        return re.compile(rf"\s+{re.escape(signs.strip())}\s+")
    return re.compile(rf"\s*[{re.escape(''.join(signs.split()) or ' ')}\r\n]+\s*")


@dataclass
class NameCells:
    """Gathers the cells with names, and then splits those whose parts are all names elsewhere.

    `given` has the separators that the user named for a field, and `headers` the header of each field; `actors` are
    the names of actors in other files or in a register, besides those of the file.
    """

    given: Mapping[str, str]
    headers: Mapping[str, str]
    actors: Iterable[str] = ()
    _cells: dict[str, dict[str, None]] = field(default_factory=dict)
    _splits: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _doubtful: dict[str, list[str]] = field(default_factory=dict)
    _alike: list[tuple[str, str]] = field(default_factory=list)
    _registered: frozenset[str] = frozenset()

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
            if pool == "who":
                elsewhere = frozenset(map(fold, self.actors))
                known |= elsewhere
                self._registered = elsewhere
            for name in names:
                for cell in self._cells[name]:
                    self._settle(name, cell, known)
            if pool == "who":
                single = [atom for atom in atoms if _is_one_name(atom)]
                self._alike = [*_initials(atoms), *look_alikes(single)]

    def _settle(self, name: str, cell: str, known: frozenset[str]) -> None:
        if name in self.given:
            self._splits[name, cell] = [
                part for part in separators(self.given[name]).split(cell) if part
            ]
            return
        parts: list[str] = []
        for atom in filter(None, _SURE.split(cell)):
            found = None
            if fold(atom) not in self._registered:
                found = self._found(name, atom, known)
            parts += found or [atom]
        if len(parts) > 1:
            self._splits[name, cell] = parts

    def _found(self, name: str, atom: str, known: frozenset[str]) -> list[str] | None:
        """The names in a text, or None; one that may be several is noted as doubtful."""
        found = _parts(atom, known)
        if _POOLS[name] != "who":
            return found
        if is_territory(atom):
            if found:  # both may be meant: the file has each of the two as well
                self._doubtful.setdefault(name, []).append(atom)
            return None
        if found is None and _may_be_several(atom, known):
            self._doubtful.setdefault(name, []).append(atom)
        return found

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
            yield from self._doubts(name)
        if self._alike:
            found = [*dict.fromkeys(self._alike)]
            pairs = ", ".join(f"{one} and {other}" for one, other in found[:_PAIRS])
            more = len(found) - _PAIRS
            rest = f"; {more:,} more" if more > 0 else ""
            yield Note(f"may be the same under two names: {pairs}{rest}")

    def _doubts(self, name: str) -> Iterator[Note]:
        """What may be several names, with the separators that would split it, characters before the word."""
        header, doubtful = self.headers[name], self._doubtful.get(name, [])
        signed = [text for text in doubtful if re.search("[,/]", text)]
        joined = [text for text in doubtful if text not in signed]
        signs = "".join(sign for sign in ",/" if any(sign in text for text in signed))
        for cells, split_at in ((signed, f";{signs}"), (joined, "and")):
            if cells:
                shown = _listed(cells, _both_readings)
                yield Note(
                    f"column {header}: kept as one name, but may be several: {shown}; separators would split them",
                    (Advice("splits", (f"{header}={split_at}",)),),
                )


def _known_names(atoms: set[str], pool: str) -> frozenset[str]:
    """The folded names that are a whole cell, or in the list of who acts a part of two different ones."""
    whole = set()
    for atom in atoms:
        if not any(sign_pattern(sign).search(atom) for sign in _SIGNS):
            whole.add(fold(atom))
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


def _may_be_several(atom: str, known: frozenset[str]) -> bool:
    if not _MAY_BE_SEVERAL.search(atom):
        return False
    parts = re.split(r"\s+and\s+", atom)
    return not is_like_office(atom) or any(fold(part) in known for part in parts)


@lru_cache(maxsize=1 << 6)
def sign_pattern(sign: str) -> re.Pattern[str]:
    """The pattern of one separator; a word has blanks around it."""
    return re.compile(r"\s+and\s+" if sign == "and" else rf"\s*{re.escape(sign)}\s*")


def _parts(atom: str, known: frozenset[str]) -> list[str] | None:
    """The names in a text where all are known; of several separators one, or all of them together."""
    if not _MAY_HAVE_SIGN.search(atom):
        return None
    patterns = []
    for sign in _SIGNS:
        if sign_pattern(sign).search(atom):
            patterns.append(sign_pattern(sign))
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


def _is_one_name(text: str) -> bool:
    """Whether a text has nothing between several names, but for the comma of 'Smith, John'."""
    return bool(_PERSON.fullmatch(text)) or not re.search(r"[,/&]|\sand\s", text)


def look_alikes(atoms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ by vowels, by one letter or by the order of their words.

    Kiev and Kyiv; Khruschev and Khrushchev; John Smith and Smith, John.
    """
    for key in (_consonants, _words_in_order):
        first: dict[str, str] = {}
        for atom in sorted(atoms):
            if (found := key(atom)) and (
                other := first.setdefault(found, atom)
            ) != atom:
                yield other, atom
    yield from _one_letter_apart(sorted(atoms))


def _consonants(name: str) -> str:
    """The first letter, the consonants and the length; empty where these say too little."""
    word = fold(name)
    rest = re.sub("[aeiouy]", "", word[1:])
    if len(word) > 3 and rest:
        return f"{word[:1]}{rest} {len(word)}"
    return ""


def _words_in_order(name: str) -> str:
    words = re.findall(r"\w+", fold(name))
    if len(words) > 1:
        return " ".join(sorted(words))
    return ""


def _one_letter_apart(names: list[str]) -> Iterator[tuple[str, str]]:
    """Long names of which one has a letter that the other lacks."""
    folded = {fold(name): name for name in names if len(name) >= _LONG}
    for word, name in folded.items():
        # "Group 1" and "Group 10" are two
        letters = [place for place in range(1, len(word)) if word[place].isalpha()]
        shorter = {word[:place] + word[place + 1 :] for place in letters}
        for other in sorted(shorter & folded.keys()):
            if f"{other}s" != word:  # a plural is another group
                yield folded[other], name


def _both_readings(text: str) -> str:
    """A cell; 'Smith, John' with the one person that it may be."""
    person = _PERSON.fullmatch(text)
    if not person:
        return repr(text)
    return f"{text!r} (or one person, {person['first']} {person['surname']})"


def _listed(texts: list[str], shown: Callable[[str], str] = repr) -> str:
    more = ""
    if len(texts) > _SHOWN:
        more = f" and {len(texts) - _SHOWN:,} more"
    return ", ".join(shown(text) for text in texts[:_SHOWN]) + more
